package neo4j

import (
	"os"
	"strings"
	"testing"

	"entente/internal/store"
)

// TestTheModelsQueriesAnswer runs the queries of docs/model.md on one article
// that says that Japan partners with the European Union.
func TestTheModelsQueriesAnswer(t *testing.T) {
	text, err := os.ReadFile("../../../docs/model.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(text), "```cypher\n")
	block, _, _ = strings.Cut(block, "```")
	want := []string{"Japan", "European Union", "Japan partners_with European Union.", "On one", "Japan partners_with European Union."}
	queries := strings.Split(strings.TrimSpace(block), "\n")
	if len(queries) != len(want) {
		t.Fatalf("%d queries, want %d", len(queries), len(want))
	}
	s := open(t)
	add(t, s)
	for i, q := range queries {
		table, err := s.Cypher(t.Context(), store.CypherQuery{Statement: q})
		if err != nil || len(table.Rows) != 1 {
			t.Errorf("%s: %+v, %v; want one row", q, table, err)
			continue
		}
		found := false
		for _, v := range table.Rows[0] {
			found = found || v == want[i]
		}
		if !found {
			t.Errorf("%s: %v, want %q in it", q, table.Rows[0], want[i])
		}
	}
}
