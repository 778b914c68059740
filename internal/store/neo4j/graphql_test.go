package neo4j

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"entente/graph"
	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// ask puts a GraphQL query to a store, and gives the answer with the statements
// that it took.
func ask(t testing.TB, s store.Reader, query string) (answer string, statements []store.Statement) {
	t.Helper()
	return askBy(t, graph.NewHandler(s, graph.Options{Log: slog.New(slog.DiscardHandler), MaxCost: 1e9}), query)
}

func askBy(t testing.TB, h http.Handler, query string) (answer string, statements []store.Statement) {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	ctx, noted := store.WithStatements(t.Context())
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Body.String(), noted.List()
}

// TestAnOperationIsOneStatement: what an operation asks one after the other is
// fetched along with the first answer.
func TestAnOperationIsOneStatement(t *testing.T) {
	s := open(t)
	m := storetest.NewMemory()
	for _, b := range diplomacy() {
		for _, to := range []store.Store{s, m} {
			if _, err := to.AddArticle(t.Context(), b); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, tt := range []struct{ name, query string }{
		{"an entity by name", `{ entity(by: {name: "Japan"}) { id name description counts { mentions } firstSeen } }`},
		{"its edges with the other end", `{ entity(by: {name: "Japan"}) { name relations(types: [PARTNERS_WITH], first: 25) { edges { node { id since reports confidence } other { id name } } } } }`},
		{"with evidence and articles", `{ entity(by: {name: "Japan"}) { name relations(first: 25) { totalCount edges { cursor node { since evidence(first: 3) { nodes { date sentence article { title } } } } other { name } } } } }`},
		{"two levels of edges", `{ entity(by: {iso2: "JP"}) { relations { edges { other { name relations(first: 2, direction: OUT) { nodes { type } } } } } } }`},
		{"neighbours of neighbours", `{ entity(by: {id: "country:JP"}) { neighbours(first: 5) { edges { relations { reports } node { name neighbours(first: 3) { totalCount nodes { name aliases } } } } } } }`},
		{"a list of entities", `{ entities(first: 5, orderBy: NAME) { totalCount nodes { name evidence(first: 2) { nodes { sentence attributedTo { name } } } articles(first: 2) { nodes { title mentions { count entity { name } } } } } } }`},
		{"a list of relations", `{ relations(orderBy: SINCE) { nodes { type subject { name } object { name } } } }`},
		{"a list of evidence", `{ evidence(first: 10) { nodes { sentence subject { name } relation { reports object { name } } article { source duplicateOf { title } } } } }`},
		{"articles with what they state", `{ articles { nodes { title evidence { nodes { type trigger } } } } }`},
		{"any object", `{ node(id: "country:JP") { ... on Entity { name relations { nodes { reports } } } } }`},
		{"a search", `{ search(text: "jap") { score entity { name counts { relations } } } }`},
		{"a path between identifiers", `{ shortestPath(from: {id: "country:JP"}, to: {id: "country:RU"}) { hops entities { name } steps { relations { type evidence(first: 1) { nodes { sentence } } } } } }`},
		{"all shortest paths", `{ paths(from: {id: "country:JP"}, to: {id: "country:RU"}, kind: ALL_SHORTEST) { items { hops steps { from { name } relations { type evidence(first: 1) { nodes { sentence } } } to { name } } } truncated { at } } }`},
		{"an explanation", `{ explain(a: {id: "country:JP"}, b: {id: "country:UA"}) { direct { type evidence { nodes { sentence } } } paths { hops strength { independentSources reports confidence } weakest { from { name } } steps { relations { type } } } } }`},
		{"common neighbours", `{ commonNeighbours(of: [{id: "country:JP"}, {id: "country:UA"}]) { totalCount edges { node { name } cursor sides { relations { type evidence(first: 1) { nodes { sentence } } } } } } }`},
		{"a network around an identifier", `{ network(seeds: [{id: "country:JP"}], hops: 2) { nodes { hops degree entity { name } } links { type reports subject { name } } truncated { at } } }`},
		{"the whole network with positions", `{ network { nodes { entity { name } position { x } community } links { type } modularity } }`},
	} {
		want, _ := ask(t, m, tt.query)
		got, statements := ask(t, s, tt.query)
		if got != want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, want)
		}
		if len(statements) != 1 {
			t.Errorf("%s takes %d statements, want 1", tt.name, len(statements))
		}
		for _, st := range statements {
			if strings.Contains(st.Text, ".text") {
				t.Errorf("%s fetches the articles' text: %s", tt.name, st.Text)
			}
			if testing.Verbose() {
				t.Log(tt.name, st.Text)
			}
		}
	}
}

// diplomacy is a graph in which every field has something to show.
func diplomacy() []*store.Bundle {
	japan, eu := storetest.Entity(ontology.Country, "Japan", "JP", "Nippon"), storetest.Entity(ontology.Organisation, "European Union", "EU")
	russia, ukraine := storetest.Entity(ontology.Country, "Russia", "RU"), storetest.Entity(ontology.Country, "Ukraine", "UA")
	chief, pact := storetest.Entity(ontology.Person, "Josep Borrell", "Borrell"), storetest.Entity(ontology.Agreement, "Security partnership")
	japan.Description = "island country"
	pact.Pact = &ontology.Pact{Form: "partnership", Signed: storetest.Day("2024-11-01"), Status: ontology.PactSigned}
	return []*store.Bundle{
		storetest.Write("tokyo", "Kyodo", "2024-11-01").
			State(japan, ontology.PartnersWith, eu, storetest.On("2024-11-01")).State(japan, ontology.PartyTo, pact).
			State(eu, ontology.PartyTo, pact).State(chief, ontology.Represents, eu, storetest.InPost("High Representative")).Bundle(),
		storetest.Write("reprint", "Herald", "2024-11-02").
			Article(func(a *ontology.Article) { a.Cluster = storetest.ArticleID("tokyo") }).
			State(japan, ontology.PartnersWith, eu).Bundle(),
		storetest.Write("brussels", "Reuters", "2024-11-03").
			State(eu, ontology.Sanctions, russia, storetest.SaidBy(chief)).State(russia, ontology.Attacks, ukraine, storetest.Sure(0.9)).
			State(eu, ontology.Aids, ukraine).State(japan, ontology.Aids, ukraine, storetest.As(ontology.Planned)).Bundle(),
		storetest.Write("rumour", "Blog", "").
			State(russia, ontology.Threatens, japan, storetest.As(ontology.Possible)).State(russia, ontology.Opposes, eu, storetest.Denied).Bundle(),
	}
}
