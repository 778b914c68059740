package neo4j

import (
	"context"
	"errors"
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
	awaitEnd(t, s, "AS later RETURN")
	if _, err := s.Cypher(t.Context(), store.CypherQuery{Statement: "RETURN 1"}); err != nil {
		t.Errorf("after a deadline: %v", err)
	}
}

// TestTheEndOfAnAskersWaitStopsNeo4j: whoever hangs up while a question is asked
// has an answer at once, and Neo4j works on the question no more.
func TestTheEndOfAnAskersWaitStopsNeo4j(t *testing.T) {
	s := open(t)
	ctx, hangUp := context.WithCancel(t.Context())
	time.AfterFunc(200*time.Millisecond, hangUp)
	err := s.read(ctx, statement{"UNWIND range(1, 1000000) AS gone UNWIND range(1, 1000000) AS away RETURN count(*)", nil}, func() {}, func([]any) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("%v, want %v", err, context.Canceled)
	}
	awaitEnd(t, s, "AS away RETURN")
}

// awaitEnd waits until Neo4j runs no statement with the text in it. It looks from
// time to time whether a transaction has been ended.
func awaitEnd(t *testing.T, s *Store, part string) {
	t.Helper()
	const running = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $part AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*)"
	for tries := 0; ; tries++ {
		n := 0
		err := s.read(t.Context(), statement{running, params{"part": part}}, func() { n = 0 }, func(row []any) error { putInt(&n, row[0]); return nil })
		if err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			return
		}
		if tries == 200 {
			t.Fatal("ten seconds after its end Neo4j still works on the statement")
		}
		time.Sleep(50 * time.Millisecond)
	}
}
