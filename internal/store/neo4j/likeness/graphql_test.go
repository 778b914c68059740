package likeness

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/internal/store"
	"entente/internal/store/neo4j/neo4jtest"
	"entente/internal/store/storetest"
)

// ask puts a GraphQL query to a store, and gives the answer with the statements
// that it took.
func ask(t testing.TB, s store.Reader, query string) (answer string, statements []store.Statement) {
	t.Helper()
	return askBy(t, graph.NewHandler(s, graph.Options{Log: slog.New(slog.DiscardHandler), MaxCost: 1e9, Deadline: time.Minute}), query)
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
	s := neo4jtest.Open(t)
	m := storetest.NewMemory()
	for _, b := range storetest.Diplomacy() {
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
		{"as it was known then, with what said so", `{ entity(by: {name: "Japan"}) { relations(where: {knownAt: "2024-11-02"}) { nodes { reports events knownAt evidence { totalCount nodes { sentence } } } } } }`},
		{"paths as they were known then", `{ shortestPath(from: {id: "country:JP"}, to: {id: "country:RU"}, where: {knownAt: "2024-11-03"}) { steps { relations { type evidence(first: 1) { nodes { sentence } } } } } }`},
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
		{"a path between names", `{ shortestPath(from: {name: "Nippon"}, to: {name: "Russia"}) { hops entities { name } steps { relations { type } } } }`},
		{"a path from a code to a name", `{ shortestPath(from: {iso2: "JP"}, to: {name: "Russia"}) { hops entities { name } } }`},
		{"paths between names", `{ paths(from: {name: "Nippon"}, to: {name: "Russia"}, kind: ALL_SHORTEST) { items { hops steps { from { name } relations { type evidence(first: 1) { nodes { sentence } } } to { name } } } truncated { at } } }`},
		{"the first path between names", `{ paths(from: {name: "Nippon"}, to: {iso2: "RU"}, kind: SHORTEST) { items { hops entities { name } } } }`},
		{"an explanation of names", `{ explain(a: {name: "Japan"}, b: {iso2: "UA"}) { direct { type evidence { nodes { sentence } } } paths { hops strength { reports } steps { relations { type } } } } }`},
		{"an explanation as it was known then", `{ explain(a: {name: "EU"}, b: {name: "Ukraine"}, where: {knownAt: "2024-11-03"}) { direct { type reports } paths { hops } } }`},
		{"common neighbours of names", `{ commonNeighbours(of: [{name: "Ukraine"}, {name: "Nippon"}]) { totalCount pageInfo { hasNextPage } edges { node { name } cursor sides { relations { type evidence(first: 1) { nodes { sentence } } } } } } }`},
		{"a page of common neighbours of names", `{ commonNeighbours(of: [{iso2: "UA"}, {name: "Nippon"}], first: 1) { totalCount pageInfo { hasNextPage } edges { node { name } } } }`},
		{"a network around names", `{ network(seeds: [{name: "Ukraine"}, {name: "Nippon"}, {iso2: "JP"}, {id: "country:RU"}], hops: 2, maxNodes: 5) { nodes { hops degree entity { name aliases } } links { type reports subject { name } evidence(first: 1) { nodes { sentence } } } truncated { at } } }`},
		{"a network of all states", `{ network(types: [PARTNERS_WITH, SANCTIONS, AIDS], where: {otherKind: {in: [COUNTRY, ORGANISATION]}}) { nodes { degree entity { name } } links { type since reports subject { id name } object { name aliases } } truncated { at } } }`},
		{"a network of all, and more about the ends", `{ network(where: {knownAt: "2024-11-03"}) { links { type reports subject { name relations(first: 1) { nodes { type } } } object { name } evidence(first: 1) { nodes { sentence } } } } }`},
		{"a path from a name to an identifier", `{ shortestPath(from: {name: "Japan"}, to: {id: "country:RU"}, maxHops: 1) { hops } }`},
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

// TestAnswersToRandomQueriesAreThoseOfTheNaiveStore puts random queries, and those
// of docs/api.md, to Neo4j with a plan and without one, and to the naive store.
func TestAnswersToRandomQueriesAreThoseOfTheNaiveStore(t *testing.T) {
	s, m := neo4jtest.Open(t), storetest.NewMemory()
	for _, b := range storetest.Diplomacy() {
		for _, to := range []store.Store{s, m} {
			if _, err := to.AddArticle(t.Context(), b); err != nil {
				t.Fatal(err)
			}
		}
	}
	handler := func(s store.Reader) http.Handler {
		return graph.NewHandler(s, graph.Options{Log: slog.New(slog.DiscardHandler), MaxCost: 1e9, MaxAliases: 1e6, MaxTokens: 1e6, MaxDepth: 99, Deadline: time.Minute})
	}
	naive, planned, unplanned := handler(m), handler(s), handler(struct{ store.Reader }{s})
	queries := documented(t)
	schema := graph.NewExecutableSchema(graph.Config{}).Schema()
	for seed := range 12 { // Neo4j takes some tenths of a second to plan what it has not met before
		queries = append(queries, graphtest.SensibleQuery(schema, uint64(seed)))
	}
	statements, saved := 0, 0
	for _, q := range queries {
		want, _ := askBy(t, naive, q)
		got, few := askBy(t, planned, q)
		plain, many := askBy(t, unplanned, q)
		if likeAll(t, got) != likeAll(t, want) {
			t.Errorf("%s\nwith a plan:\n%s\nwithout:\n%s\nthe naive store:\n%s", q, got, plain, want)
		}
		if likeAll(t, plain) != likeAll(t, want) {
			t.Errorf("%s\nwithout a plan:\n%s\nthe naive store:\n%s", q, plain, want)
		}
		if len(few) > len(many) {
			t.Errorf("%s takes %d statements with a plan, %d without", q, len(few), len(many))
		}
		statements, saved = statements+len(few), saved+len(many)-len(few)
	}
	t.Logf("%d queries take %d statements; plans save %d", len(queries), statements, saved)
	if saved == 0 {
		t.Error("plans save nothing")
	}
}

// documented are the queries of docs/api.md.
func documented(t *testing.T) (queries []string) {
	t.Helper()
	text, err := os.ReadFile("../../../../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile("(?s)```graphql\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		queries = append(queries, m[1])
	}
	if len(queries) < 30 {
		t.Fatalf("docs/api.md has %d queries, want 30", len(queries))
	}
	return queries
}

// likeAll is an answer without what names the store, its errors in one order.
func likeAll(t *testing.T, answer string) string {
	t.Helper()
	var parts struct {
		Data   json.RawMessage
		Errors []json.RawMessage
	}
	if err := json.Unmarshal([]byte(answer), &parts); err != nil {
		t.Fatalf("%v: %s", err, answer)
	}
	slices.SortFunc(parts.Errors, func(a, b json.RawMessage) int { return bytes.Compare(a, b) })
	return regexp.MustCompile(`"(neo4j|memory|sqlite)[^"]*"`).ReplaceAllString(fmt.Sprintf("%s %s", parts.Data, parts.Errors), `"a store"`)
}
