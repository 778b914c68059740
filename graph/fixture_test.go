package graph

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// The graph that most tests ask:
//
//	Japan ═ PARTNERS_WITH ═ EU ── SANCTIONS ─→ Russia ── ATTACKS ─→ Ukraine
//	  ║                      │                  ↑  ↑
//	PARTNERS_WITH          PARTY_TO           SUPPORTS (said by Ukraine; denied by North Korea)
//	  ║                      ↓                  │
//	United States       Security pact       North Korea
var (
	japan   = storetest.Entity(ontology.Country, "Japan", "JP", "Nippon")
	russia  = storetest.Entity(ontology.Country, "Russia", "RU")
	ukraine = storetest.Entity(ontology.Country, "Ukraine", "UA")
	america = storetest.Entity(ontology.Country, "United States", "US", "America")
	korea   = storetest.Entity(ontology.Country, "North Korea", "KP")
	union   = storetest.Entity(ontology.Organisation, "European Union", "EU")
	borrell = storetest.Entity(ontology.Person, "Josep Borrell", "Borrell")
	pact    = agreement("Japan–European Union security partnership")
)

func agreement(name string) ontology.Entity {
	e := storetest.Entity(ontology.Agreement, name)
	e.Pact = &ontology.Pact{Form: "partnership", Signed: storetest.Day("2024-11-01"), Status: ontology.PactSigned}
	return e
}

// articles are what the graph is made from, the repeat being a near-duplicate of the first.
func articles() []*store.Bundle {
	return []*store.Bundle{
		storetest.Write("00000000000000000001", "Kyodo", "2024-11-01").
			State(japan, ontology.PartnersWith, union, storetest.On("2024-11-01")).
			State(japan, ontology.PartyTo, pact).State(union, ontology.PartyTo, pact).
			State(borrell, ontology.Represents, union, storetest.InPost("foreign policy chief")).
			Bundle(),
		storetest.Write("00000000000000000002", "Reuters", "2024-11-02").
			State(union, ontology.Sanctions, russia).
			State(russia, ontology.Attacks, ukraine).
			State(korea, ontology.Supports, russia, storetest.SaidBy(ukraine)).
			State(korea, ontology.Supports, russia, storetest.Denied, storetest.SaidBy(korea)).
			Bundle(),
		storetest.Write("00000000000000000003", "Reprints", "2024-11-03").
			Article(func(a *ontology.Article) { a.Cluster = "article:00000000000000000001" }).
			State(japan, ontology.PartnersWith, union).
			State(japan, ontology.PartnersWith, america, storetest.As(ontology.Planned)).
			Bundle(),
		storetest.Write("00000000000000000004", "Undated", "").
			State(america, ontology.Threatens, korea, storetest.As(ontology.Possible)).
			Bundle(),
	}
}

func openFixture(t testing.TB) store.Store {
	t.Helper()
	return filled(t, articles())
}

func filled(t testing.TB, bundles []*store.Bundle) store.Store {
	t.Helper()
	m := storetest.NewMemory()
	for _, b := range bundles {
		if _, err := m.AddArticle(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func quiet(o Options) Options {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// answer is a response as a client reads it.
type answer struct {
	status int
	header http.Header
	body   string
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Path       []any
		Extensions map[string]any
	}
	Extensions map[string]any
}

func (a answer) codes() (codes []string) {
	for _, e := range a.Errors {
		code, _ := e.Extensions["code"].(string)
		codes = append(codes, code)
	}
	return codes
}

func (a answer) message() string {
	if len(a.Errors) == 0 {
		return ""
	}
	return a.Errors[0].Message
}

// ask posts a query with variables given as alternating names and values.
func ask(t testing.TB, h http.Handler, query string, variables ...any) answer {
	t.Helper()
	set := map[string]any{}
	for i := 0; i < len(variables); i += 2 {
		set[variables[i].(string)] = variables[i+1]
	}
	body, err := json.Marshal(map[string]any{"query": query, "variables": set})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/graphql-response+json")
	return do(t, h, r)
}

func do(t testing.TB, h http.Handler, r *http.Request) answer {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	res := w.Result()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	a := answer{status: res.StatusCode, header: res.Header, body: string(body)}
	if strings.Contains(res.Header.Get("Content-Type"), "json") {
		if err := json.Unmarshal(body, &a); err != nil {
			t.Fatalf("%v in %s", err, body)
		}
	}
	return a
}
