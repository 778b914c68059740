package graphiql_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"entente/graph"
	"entente/internal/explorer/graphiql"
	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// newsroom is a small graph in which every example has an answer.
func newsroom(t *testing.T) store.Reader {
	t.Helper()
	japan := storetest.Entity(ontology.Country, "Japan", "JP")
	korea := storetest.Entity(ontology.Country, "North Korea", "KP")
	russia := storetest.Entity(ontology.Country, "Russia", "RU")
	ukraine := storetest.Entity(ontology.Country, "Ukraine", "UA")
	union := storetest.Entity(ontology.Organisation, "European Union", "EU")
	m := storetest.NewMemory()
	for _, b := range []*store.Bundle{
		storetest.Write("00000000000000000001", "Kyodo", "2024-11-01").State(japan, ontology.PartnersWith, union).Bundle(),
		storetest.Write("00000000000000000002", "Reuters", "2024-11-02").
			State(union, ontology.Sanctions, russia).State(russia, ontology.Attacks, ukraine).
			State(ukraine, ontology.Accuses, korea).State(korea, ontology.Supports, russia, storetest.SaidBy(ukraine)).
			State(korea, ontology.Supports, russia, storetest.Denied, storetest.SaidBy(korea)).Bundle(),
	} {
		if _, err := m.AddArticle(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func serve(t *testing.T) http.Handler {
	t.Helper()
	return graph.NewHandler(newsroom(t), graph.Options{Graphiql: graphiql.Handler("/graphql")})
}

func fetch(h http.Handler, path string, headers ...string) *http.Response {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r io.Reader) []byte {
	t.Helper()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestPageNamesOnlyItsOwnFiles(t *testing.T) {
	h := serve(t)
	if r := fetch(h, "/graphiql"); r.StatusCode != http.StatusMovedPermanently || r.Header.Get("Location") != "/graphiql/" {
		t.Errorf("/graphiql is %d to %q", r.StatusCode, r.Header.Get("Location"))
	}
	page := fetch(h, "/graphiql/")
	text := string(body(t, page.Body))
	if page.StatusCode != http.StatusOK || !strings.Contains(page.Header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("%d with policy %q", page.StatusCode, page.Header.Get("Content-Security-Policy"))
	}
	named := regexp.MustCompile(`(?:src|href)="([^"]+)"`).FindAllStringSubmatch(text, -1)
	if len(named) < 6 {
		t.Fatalf("the page names %d files: %s", len(named), text)
	}
	for _, m := range named {
		plain, packed := fetch(h, "/graphiql/"+m[1]), fetch(h, "/graphiql/"+m[1], "Accept-Encoding", "br, gzip")
		if plain.StatusCode != http.StatusOK || !strings.Contains(plain.Header.Get("Cache-Control"), "immutable") || plain.Header.Get("Content-Type") == "" {
			t.Errorf("%s is %d, %v", m[1], plain.StatusCode, plain.Header)
		}
		z, err := gzip.NewReader(packed.Body)
		if err != nil || packed.Header.Get("Content-Encoding") != "gzip" {
			t.Fatalf("%s is not compressed: %v", m[1], err)
		}
		if !bytes.Equal(body(t, z), body(t, plain.Body)) {
			t.Errorf("%s is not the same compressed", m[1])
		}
	}
}

func TestOtherPathsAreNotFound(t *testing.T) {
	h := serve(t)
	for _, path := range []string{"/graphiql/graphiql.min.js", "/graphiql/files-0/graphiql.min.js", "/graphiql/page/index.html", "/graphiql/x"} {
		if r := fetch(h, path); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s is %d", path, r.StatusCode)
		}
	}
}

// TestExamplesHaveAnswers runs every query of the page's tabs.
func TestExamplesHaveAnswers(t *testing.T) {
	h := serve(t)
	for _, query := range graphiql.Examples() {
		request, err := json.Marshal(map[string]string{"query": query})
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(request))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		answer := w.Body.String()
		if strings.Contains(answer, `"errors"`) || !strings.Contains(answer, `"sentence"`) && !strings.Contains(answer, `"reports"`) {
			t.Errorf("%s\nis answered %s", query, answer)
		}
	}
}
