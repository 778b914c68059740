package graph

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

func TestTrustedDocuments(t *testing.T) {
	const text, other = "query Count { stats { articles } }", "{ stats { sources } }"
	documents := NewDocuments(map[string]string{"count": text})
	hash := documentHash(text)
	persisted := map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": strings.TrimPrefix(hash, "sha256:")}}
	for _, tt := range []struct {
		name         string
		request      map[string]any
		open, locked string // the code, "" where it is answered
	}{
		{"by its name", map[string]any{"documentId": "count"}, "", ""},
		{"by its hash", map[string]any{"documentId": hash}, "", ""},
		{"by an extension", map[string]any{"extensions": map[string]any{"documentId": "count"}}, "", ""},
		{"with its text", map[string]any{"documentId": "count", "query": text}, "", ""},
		{"with another text", map[string]any{"documentId": "count", "query": other}, "BAD_REQUEST", "BAD_REQUEST"},
		{"an unknown name", map[string]any{"documentId": "count2"}, "DOCUMENT_NOT_TRUSTED", "DOCUMENT_NOT_TRUSTED"},
		{"its text alone", map[string]any{"query": text}, "", ""},
		{"another text", map[string]any{"query": other}, "", "DOCUMENT_NOT_TRUSTED"},
		{"its text with a space more", map[string]any{"query": text + " "}, "", "DOCUMENT_NOT_TRUSTED"},
		{"by a persisted query's hash", map[string]any{"extensions": persisted}, "PERSISTED_QUERY_NOT_FOUND", ""},
		{"introspection", map[string]any{"query": "{ __schema { description } }"}, "", "DOCUMENT_NOT_TRUSTED"},
	} {
		body, err := json.Marshal(tt.request)
		if err != nil {
			t.Fatal(err)
		}
		for locked, want := range map[bool]string{false: tt.open, true: tt.locked} {
			h := NewHandler(openFixture(t), quiet(Options{Documents: documents, Locked: locked}))
			a := do(t, h, post(string(body), "Accept", graphqlType))
			if got := strings.Join(a.codes(), " "); got != want || (want == "") != (a.status == http.StatusOK) {
				t.Errorf("%s, locked %v: %d %q, want %q: %s", tt.name, locked, a.status, got, want, a.body)
			}
		}
	}
	h := NewHandler(openFixture(t), quiet(Options{Documents: documents, Locked: true}))
	if a := do(t, h, get("documentId", "count")); a.status != http.StatusOK || len(a.Errors) > 0 {
		t.Errorf("GET: %d %s", a.status, a.body)
	}
	if a := do(t, NewHandler(openFixture(t), quiet(Options{})), get("documentId", "count")); strings.Join(a.codes(), " ") != "DOCUMENT_NOT_TRUSTED" {
		t.Errorf("where none is registered: %s", a.body)
	}
}
