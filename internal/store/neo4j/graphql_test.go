package neo4j

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

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
	for _, b := range storetest.Diplomacy() {
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
