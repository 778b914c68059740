package graph

import (
	"context"
	"encoding/json"

	"entente/internal/store"
)

// CypherTable is what a Cypher statement found.
type CypherTable struct {
	Columns   []string
	Rows      []any // each a list
	Truncated bool
}

// toNeo4j says how a graph moves to where Cypher is spoken.
const toNeo4j = "only a graph in Neo4j speaks Cypher: start one with entente neo4j, move the graph there " +
	"with entente copy --from sqlite:PATH --to bolt://HOST:PORT, and serve it from there"

func (r *Resolver) cypher(ctx context.Context, statement string, parameters any, first int) (*CypherTable, error) {
	if !r.AllowCypher {
		return nil, coded(ErrorCodeForbidden, "this server runs no Cypher: whoever runs it can start it with --allow-cypher")
	}
	if err := checkFirst(first, store.MaxCypherRows); err != nil {
		return nil, err
	}
	runner, ok := r.Store.(store.CypherRunner)
	if !ok {
		return nil, coded(ErrorCodeNotSupported, "%s", toNeo4j)
	}
	given, ok := plainNumbers(parameters).(map[string]any)
	if !ok && parameters != nil {
		return nil, badInput("parameters is not an object: write {name: \"Japan\"}")
	}
	t, err := runner.Cypher(ctx, store.CypherQuery{Statement: statement, Parameters: given, MaxRows: first})
	if err != nil {
		return nil, err
	}
	return &CypherTable{t.Columns, each(t.Rows, func(row []any) any { return row }), t.Truncated}, nil
}

// plainNumbers makes whole numbers and numbers of those that a client sent as
// JSON, which are kept as texts until here.
func plainNumbers(v any) any {
	switch v := v.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n
		}
		f, err := v.Float64()
		if err != nil {
			return v.String() // greater than any number: the statement may say what it makes of it
		}
		return f
	case []any:
		return each(v, plainNumbers)
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, value := range v {
			out[name] = plainNumbers(value)
		}
		return out
	}
	return v
}
