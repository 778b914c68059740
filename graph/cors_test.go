package graph

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestCORS(t *testing.T) {
	for _, tt := range []struct {
		name            string
		allowed         []string
		origin          string
		want, preflight string // Access-Control-Allow-Origin, and the status of a preflight request
	}{
		{"off", nil, "https://a.example", "", "405 Method Not Allowed"},
		{"allowed", []string{"https://a.example"}, "https://a.example", "https://a.example", "204 No Content"},
		{"another", []string{"https://a.example"}, "https://b.example", "", "405 Method Not Allowed"},
		{"a part of one", []string{"https://a.example"}, "https://a.example.evil", "", "405 Method Not Allowed"},
		{"all", []string{"*"}, "https://b.example", "https://b.example", "204 No Content"},
		{"no page", []string{"https://a.example"}, "", "", "405 Method Not Allowed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := NewHandler(openFixture(t), quiet(Options{AllowOrigins: tt.allowed}))
			r := post(`{"query": "{ stats { articles } }"}`, "Origin", tt.origin)
			a := do(t, h, r)
			if got := a.header.Get("Access-Control-Allow-Origin"); got != tt.want || a.status != http.StatusOK {
				t.Errorf("%d with %q, want %q", a.status, got, tt.want)
			}
			if a.header.Get("Access-Control-Allow-Credentials") != "" {
				t.Error("cookies are let through")
			}
			if varies := a.header.Get("Vary") == "Origin"; varies != (tt.allowed != nil) {
				t.Errorf("Vary is %q", a.header.Get("Vary"))
			}
			preflight := httptest.NewRequest(http.MethodOptions, "/graphql", nil)
			preflight.Header.Set("Origin", tt.origin)
			preflight.Header.Set("Access-Control-Request-Method", "POST")
			w := httptest.NewRecorder()
			h.ServeHTTP(w, preflight)
			if got := w.Result().Status; got != tt.preflight {
				t.Errorf("preflight: %s, want %s", got, tt.preflight)
			}
		})
	}
}
