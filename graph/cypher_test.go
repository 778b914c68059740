package graph

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
)

func TestCypherOnTheEmbeddedStore(t *testing.T) {
	s := openFixture(t)
	const query = `{ cypher(statement: "MATCH (n) RETURN n") { rows } }`
	for name, tt := range map[string]struct {
		options Options
		code    string
	}{
		"not allowed":  {Options{}, "FORBIDDEN"},
		"not in Neo4j": {Options{AllowCypher: true}, "NOT_SUPPORTED"},
	} {
		a := ask(t, NewHandler(s, quiet(tt.options)), query)
		if codes := a.codes(); len(codes) != 1 || codes[0] != tt.code {
			t.Errorf("%s: %v, want %s", name, codes, tt.code)
		}
	}
	if m := ask(t, NewHandler(s, quiet(Options{AllowCypher: true})), query).message(); !strings.Contains(m, "entente copy") {
		t.Errorf("%q does not say how to move", m)
	}
}

func TestCypherIsShownOnRequestAlone(t *testing.T) {
	const query = `{"query": "{ entity(by: {name: \"Japan\"}) { name } }"`
	for _, tt := range []struct {
		name, extensions string
		s                store.Reader
		statements       int // -1: no extension
		note             bool
	}{
		{"not asked for", `}`, spoken{openFixture(t)}, -1, false},
		{"not true", `, "extensions": {"cypher": "yes"}}`, spoken{openFixture(t)}, -1, false},
		{"asked for", `, "extensions": {"cypher": true}}`, spoken{openFixture(t)}, 1, false},
		{"embedded", `, "extensions": {"cypher": true}}`, openFixture(t), 0, true},
	} {
		a := do(t, NewHandler(tt.s, quiet(Options{})), post(query+tt.extensions))
		shown, ok := a.Extensions["cypher"].(map[string]any)
		if !ok {
			if tt.statements >= 0 {
				t.Errorf("%s: nothing is shown: %s", tt.name, a.body)
			}
			continue
		}
		list, _ := shown["statements"].([]any)
		note, _ := shown["note"].(string)
		if len(list) != tt.statements || strings.Contains(note, "entente copy") != tt.note {
			t.Errorf("%s: %d statements and the note %q, want %d", tt.name, len(list), note, tt.statements)
		}
		if a.Extensions["cost"] == nil {
			t.Errorf("%s: the cost is gone", tt.name)
		}
	}
	a := do(t, NewHandler(spoken{openFixture(t)}, quiet(Options{})), get("query", "{ entity(by: {name: \"Japan\"}) { name } }", "extensions", `{"cypher": true}`))
	if a.Extensions["cypher"] == nil {
		t.Errorf("asked for by GET, nothing is shown: %s", a.body)
	}
}

// spoken is a store that says what it would ask a database.
type spoken struct{ store.Reader }

func (s spoken) Cypher(context.Context, store.CypherQuery) (*store.CypherTable, error) {
	return &store.CypherTable{}, nil
}

func (s spoken) Resolve(ctx context.Context, name string, kinds []ontology.Kind) ([]*ontology.Entity, error) {
	store.NoteStatement(ctx, "MATCH (e {name: $name}) RETURN e", map[string]any{"name": name})
	return s.Reader.Resolve(ctx, name, kinds)
}

func TestLiterals(t *testing.T) {
	for _, tt := range []struct {
		value any
		want  string
	}{
		{"it's \"so\"\n\\", `"it's \"so\"\n\\"`},
		{int64(25), "25"},
		{0.5, "0.5"},
		{[]string{"a", "b"}, `["a","b"]`},
		{[]any{int64(1), nil, true}, "[1, null, true]"},
		{[]map[string]any{{"id": "x"}}, `[{id: "x"}]`},
		{map[string]any{"b": json.Number("2"), "a b": "x", "a`": []any{}}, "{`a b`: \"x\", `a```: [], b: 2}"},
	} {
		if got := literal(tt.value); got != tt.want {
			t.Errorf("literal(%v) = %s, want %s", tt.value, got, tt.want)
		}
	}
}
