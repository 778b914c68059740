package neo4j

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/internal/ontology"
	"entente/internal/store"
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
	s, m := open(t), storetest.NewMemory()
	for _, b := range diplomacy() {
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
	text, err := os.ReadFile("../../../docs/api.md")
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

// request puts any GraphQL request to a handler.
func request(t testing.TB, h http.Handler, what map[string]any) (answer struct {
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Extensions struct{ Code string }
	}
	Extensions struct {
		Cypher struct {
			Statements []struct {
				Statement, Browser string
				Parameters         map[string]any
			}
		}
	}
}) {
	t.Helper()
	body, err := json.Marshal(what)
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	d := json.NewDecoder(w.Body)
	d.UseNumber()
	if err := d.Decode(&answer); err != nil {
		t.Fatalf("%v: %v", what, err)
	}
	return answer
}

// TestTheShownCypherGivesTheSameAnswer takes the statements that an answer shows,
// as a client reads them, runs them by the driver alone, and makes the answer
// anew of the rows.
func TestTheShownCypherGivesTheSameAnswer(t *testing.T) {
	s := open(t)
	for _, b := range diplomacy() {
		if _, err := s.AddArticle(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	quiet := graph.Options{Log: slog.New(slog.DiscardHandler), Deadline: time.Minute}
	for _, query := range []string{
		`{ entity(by: {name: "Japan"}) { name firstSeen relations(first: 3, where: {confidence: {gte: 0.5}, asOf: "2024-12-01"}) { nodes { type evidence { nodes { sentence article { title } } } } } } }`,
		`{ entities(where: {kind: {in: [COUNTRY, ORGANISATION]}, mentions: {gte: 1}}, first: 2) { totalCount nodes { name } } stats { articles } }`,
		`{ shortestPath(from: {name: "Japan"}, to: {name: "Ukraine"}) { entities { name } steps { relations { type } } } }`,
		`{ network(seeds: [{name: "Japan"}], hops: 1) { nodes { entity { name } } links { type } } search(text: "euro") { entity { name } } }`,
		`{ evidence(where: {text: "sanctions"}) { nodes { sentence } } }`,
	} {
		shown := request(t, graph.NewHandler(s, quiet), map[string]any{"query": query, "extensions": map[string]any{"cypher": true}})
		list := shown.Extensions.Cypher.Statements
		if len(list) == 0 || len(shown.Errors) > 0 {
			t.Errorf("%s: %d statements are shown, errors %v", query, len(list), shown.Errors)
			continue
		}
		given := map[string]map[string]any{}
		for _, st := range list {
			given[st.Statement+asJSON(t, st.Parameters)] = st.Parameters
			checkBrowser(t, s, st.Browser, st.Statement, st.Parameters)
		}
		replay := reads{ask: func(ctx context.Context, st statement, begin func(), each func([]any) error) error {
			parameters, ok := given[st.text+asJSON(t, st.params)]
			if !ok {
				t.Errorf("%s: not shown: %s", query, st.text)
			}
			begin()
			return rawRows(ctx, s, st.text, wholeNumbers(parameters), each)
		}}
		again := request(t, graph.NewHandler(&Store{reads: replay, backend: s.backend}, quiet), map[string]any{"query": query})
		if string(again.Data) != string(shown.Data) {
			t.Errorf("%s: the shown statements give\n%s\nwant\n%s", query, again.Data, shown.Data)
		}
	}
}

func asJSON(t *testing.T, v map[string]any) string {
	t.Helper()
	if v == nil {
		v = map[string]any{}
	}
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// rawRows runs a statement by the driver.
func rawRows(ctx context.Context, s *Store, text string, given map[string]any, each func([]any) error) error {
	result, err := driver.ExecuteQuery(ctx, s.driver, text, given, driver.EagerResultTransformer)
	if err != nil {
		return err
	}
	for _, r := range result.Records {
		if err := each(r.Values); err != nil {
			return err
		}
	}
	return nil
}

// wholeNumbers are a client's parameters as the driver wants them.
func wholeNumbers(given map[string]any) map[string]any {
	out := map[string]any{}
	for name, v := range given {
		if n, ok := v.(json.Number); ok {
			if whole, err := n.Int64(); err == nil {
				v = whole
			} else {
				v, _ = n.Float64()
			}
		}
		out[name] = v
	}
	return out
}

// checkBrowser looks at the lines for Neo4j's Browser: each sets a parameter to its value.
func checkBrowser(t *testing.T, s *Store, browser, text string, given map[string]any) {
	t.Helper()
	lines, ok := strings.CutSuffix(browser, text)
	if !ok {
		t.Errorf("the Browser's text does not end in the statement: %s", browser)
	}
	got := map[string]any{}
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		name, value, _ := strings.Cut(strings.TrimPrefix(line, ":param "), " => ")
		err := rawRows(t.Context(), s, "RETURN "+value, nil, func(row []any) error { got[name] = row[0]; return nil })
		if err != nil && line != "" {
			t.Errorf("%s: %v", line, err)
		}
	}
	delete(got, "")
	if want := wholeNumbers(given); !reflect.DeepEqual(got, want) {
		t.Errorf("the Browser's parameters are %v, want %v", got, want)
	}
}

func TestGraphQLRefusesHostileCypher(t *testing.T) {
	s := open(t)
	add(t, s)
	before := count(t, s)
	h := graph.NewHandler(s, graph.Options{AllowCypher: true, Log: slog.New(slog.DiscardHandler), Deadline: time.Minute})
	const query = `query C($s: String!, $p: JSON) { cypher(statement: $s, parameters: $p) { columns rows truncated } }`
	refused := 0
	for _, statement := range append(slices.Clone(hostile), broken...) {
		a := request(t, h, map[string]any{"query": query, "variables": map[string]any{"s": statement, "p": map[string]any{"file": "file:///etc/passwd"}}})
		if len(a.Errors) != 1 || string(a.Data) != "null" {
			t.Errorf("cypher(%q) = %s, %v; want it refused", statement, a.Data, a.Errors)
			continue
		}
		switch code := a.Errors[0].Extensions.Code; code {
		case "CYPHER_REFUSED":
			refused++
		case "BAD_USER_INPUT":
		default:
			t.Errorf("cypher(%q): %s %s", statement, code, a.Errors[0].Message)
		}
	}
	if refused < 50 {
		t.Errorf("%d statements are CYPHER_REFUSED, want 50 or more", refused)
	}
	if after := count(t, s); after != before {
		t.Errorf("after the hostile statements the database has %d nodes, before %d", after, before)
	}
}

func TestGraphQLAnswersCypher(t *testing.T) {
	s := open(t)
	add(t, s)
	h := graph.NewHandler(s, graph.Options{AllowCypher: true, Log: slog.New(slog.DiscardHandler), Deadline: time.Minute})
	for _, tt := range []struct{ arguments, want string }{
		{`statement: "MATCH (c:Country {name: $name}) RETURN c.id AS id, c.mentions + $more, [1.5, true, null]", parameters: {name: "Japan", more: 2}`,
			`{"columns":["id","c.mentions + $more","[1.5, true, null]"],"rows":[["country:JP",3,[1.5,true,null]]],"truncated":false}`},
		{`statement: "UNWIND $list AS x RETURN x", parameters: {list: [1, "a", {b: 2.5}]}, first: 2`, `{"columns":["x"],"rows":[[1],["a"]],"truncated":true}`},
		{`statement: "RETURN 0.0/0.0, 1.0/0.0, -1.0/0.0, date('2024-11-01')"`, `{"columns":["0.0/0.0","1.0/0.0","-1.0/0.0","date('2024-11-01')"],"rows":[["NaN","Infinity","-Infinity","2024-11-01"]],"truncated":false}`},
		{`statement: "MATCH (c:Country)-[r:PARTNERS_WITH]-(o) RETURN r"`, ``},
		{`statement: "MATCH (n:Nobody) RETURN n"`, `{"columns":["n"],"rows":[],"truncated":false}`},
	} {
		a := request(t, h, map[string]any{"query": "{ cypher(" + tt.arguments + ") { columns rows truncated } }"})
		got := strings.TrimSuffix(strings.TrimPrefix(string(a.Data), `{"cypher":`), "}")
		if len(a.Errors) > 0 || tt.want != "" && got != tt.want {
			t.Errorf("%s: %s %v, want %s", tt.arguments, got, a.Errors, tt.want)
		}
	}
	for arguments, code := range map[string]string{
		`statement: "RETURN 1", first: 0`:            "BAD_USER_INPUT",
		`statement: "RETURN 1", first: 10001`:        "BAD_USER_INPUT",
		`statement: "RETURN 1", parameters: [1]`:     "BAD_USER_INPUT",
		`statement: "RETURN $x", parameters: {y: 1}`: "BAD_USER_INPUT",
		`statement: "MATCH (n) DETACH DELETE n"`:     "CYPHER_REFUSED",
	} {
		a := request(t, h, map[string]any{"query": "{ cypher(" + arguments + ") { rows } }"})
		if len(a.Errors) != 1 || a.Errors[0].Extensions.Code != code {
			t.Errorf("%s: %v, want %s", arguments, a.Errors, code)
		}
	}
	off := request(t, graph.NewHandler(s, graph.Options{}), map[string]any{"query": `{ cypher(statement: "RETURN 1") { rows } }`})
	if len(off.Errors) != 1 || off.Errors[0].Extensions.Code != "FORBIDDEN" {
		t.Errorf("where it is not allowed: %v", off.Errors)
	}
}

// TestCypherIsCutWhereItIsLarge: rows stop coming when there are too many bytes.
func TestCypherIsCutWhereItIsLarge(t *testing.T) {
	s := open(t)
	table, err := s.Cypher(t.Context(), store.CypherQuery{Statement: "UNWIND range(1, 1000) AS i RETURN range(1, 20000)"})
	if err != nil || !table.Truncated || len(table.Rows) == 0 || len(table.Rows) > 200 {
		t.Errorf("%d rows of 20,000 numbers, %v; want some, and truncated", len(table.Rows), err)
	}
}
