package graph

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"entente/internal/store"
)

// cypherKey is the extension of a request that asks how it is answered, as
// {"extensions": {"cypher": true}}, and that of the answer which tells it.
const cypherKey = "cypher"

// shownCypher is what the extension of an answer tells.
type shownCypher struct {
	Statements []shownStatement `json:"statements"`
	Note       string           `json:"note,omitempty"` // why there are none
}

// shownStatement is a Cypher statement that was run.
type shownStatement struct {
	Statement  string         `json:"statement"`
	Parameters map[string]any `json:"parameters"`
	// Browser is both as Neo4j's Browser and cypher-shell take them.
	Browser string `json:"browser"`
}

// showing begins to note the statements of an operation that asks for them; done
// puts them into the answer.
func (s *byLevel) showing(ctx context.Context, oc *graphql.OperationContext) (_ context.Context, done func()) {
	if oc.Extensions[cypherKey] != true {
		return ctx, func() {}
	}
	if _, ok := s.resolver.Store.(store.CypherRunner); !ok {
		return ctx, func() {
			graphql.RegisterExtension(ctx, cypherKey, shownCypher{[]shownStatement{}, "the embedded store is not asked in Cypher: " + toNeo4j})
		}
	}
	ctx, noted := store.WithStatements(ctx)
	return ctx, func() {
		graphql.RegisterExtension(ctx, cypherKey, shownCypher{Statements: each(noted.List(), show)})
	}
}

func show(s store.Statement) shownStatement {
	if s.Parameters == nil {
		s.Parameters = map[string]any{}
	}
	var browser strings.Builder
	for _, name := range slices.Sorted(maps.Keys(s.Parameters)) {
		browser.WriteString(":param " + quotedName(name) + " => " + literal(s.Parameters[name]) + "\n")
	}
	return shownStatement{s.Text, s.Parameters, browser.String() + s.Text}
}

// literal is a parameter's value as Cypher writes it: JSON, but for the keys of maps.
func literal(v any) string {
	switch v := v.(type) {
	case map[string]any:
		var parts []string
		for _, name := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, quotedName(name)+": "+literal(v[name]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		return "[" + strings.Join(each(v, literal), ", ") + "]"
	case []map[string]any:
		return "[" + strings.Join(each(v, func(m map[string]any) string { return literal(m) }), ", ") + "]"
	}
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // parameters are texts, numbers and lists of texts, or came as JSON
	}
	return string(text)
}

// quotedName is a name as it is, or quoted where it is no plain word.
func quotedName(name string) string {
	for i, r := range name {
		if r != '_' && (r < 'a' || 'z' < r) && (r < 'A' || 'Z' < r) && (i == 0 || r < '0' || '9' < r) {
			return "`" + strings.ReplaceAll(name, "`", "``") + "`"
		}
	}
	return name
}
