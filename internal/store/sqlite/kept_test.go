package sqlite_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"entente/graph"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// TestNothingKeptIsOld asks the same questions about the whole graph after each
// article: once of a server that keeps networks and once of one that cannot, since
// it does not see that the store can be pinned.
func TestNothingKeptIsOld(t *testing.T) {
	questions := []string{
		`{ network { nodes { entity { name counts { mentions } } degree community } links { id events } modularity } }`,
		`{ network(level: COUNTRY) { nodes { entity { name } } acts { type events } } }`,
		`{ coalitions { modularity items { members { name lastSeen } } } triads(kind: UNBALANCED) { balanced } brokers { items { bridges } } }`,
		`{ coalitions(knownAt: "2024-02-29") { items { friendly hostile members { name } } } }`,
	}
	rapid.Check(t, func(r *rapid.T) {
		s := inMemory(t)
		o := graph.Options{Log: slog.New(slog.DiscardHandler)}
		keeping, plain := graph.NewHandler(s, o), graph.NewHandler(struct{ store.Reader }{s}, o)
		for _, b := range storetest.Bundles(5).Draw(r, "bundles") {
			if _, err := s.AddArticle(t.Context(), b); err != nil {
				r.Fatal(err)
			}
			for _, q := range questions {
				if got, want := answerTo(keeping, q), answerTo(plain, q); got != want || strings.HasPrefix(want, `{"errors"`) {
					r.Fatalf("%s: %s; want %s", q, got, want)
				}
			}
		}
	})
}

func answerTo(h http.Handler, query string) string {
	body := strings.NewReader(`{"query": "` + strings.ReplaceAll(query, `"`, `\"`) + `"}`)
	r := httptest.NewRequest(http.MethodPost, "/graphql", body)
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Body.String()
}
