package neo4j

import (
	"log/slog"
	"testing"
	"time"

	"entente/graph"
	"entente/internal/store"
)

// TestTheServersDeadlineStopsNeo4j: an operation that takes too long is answered
// with TIMEOUT, and Neo4j works on it no more.
func TestTheServersDeadlineStopsNeo4j(t *testing.T) {
	s := open(t)
	h := graph.NewHandler(s, graph.Options{AllowCypher: true, Log: slog.New(slog.DiscardHandler), Deadline: 300 * time.Millisecond})
	const long = "UNWIND range(1, 1000000) AS late UNWIND range(1, 1000000) AS later RETURN count(*)"
	a := request(t, h, map[string]any{"query": "query Q($s: String!) { cypher(statement: $s) { rows } }", "variables": map[string]any{"s": long}})
	if len(a.Errors) != 1 || a.Errors[0].Extensions.Code != "TIMEOUT" {
		t.Fatalf("answered %s, %v; want TIMEOUT", a.Data, a.Errors)
	}
	// Neo4j looks from time to time whether a transaction has been ended.
	for tries := 0; ; tries++ {
		n := 0
		err := s.read(t.Context(), statement{"SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'AS later RETURN' AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*)", nil},
			func() { n = 0 }, func(row []any) error { putInt(&n, row[0]); return nil })
		if err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			break
		}
		if tries == 200 {
			t.Fatal("ten seconds after its deadline Neo4j still works on the statement")
		}
		time.Sleep(50 * time.Millisecond)
	}
	if _, err := s.Cypher(t.Context(), store.CypherQuery{Statement: "RETURN 1"}); err != nil {
		t.Errorf("after a deadline: %v", err)
	}
}
