package neo4j

import (
	"context"
	"fmt"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/store"
)

var _ store.CypherRunner = (*Store)(nil)

// cypherTimeout bounds a statement whose context has no deadline.
const cypherTimeout = 30 * time.Second

// Cypher runs a statement that only reads. Four guards stand one behind the
// other, each enough for most: the text is searched for what is never allowed
// (guard_text.go); the plan that the server makes of it must be read-only and
// call nothing off the list (guard_plan.go); it runs in a read transaction,
// in which the server refuses writes; and it ends at its deadline and row limit.
func (s *Store) Cypher(ctx context.Context, q store.CypherQuery) (*store.CypherTable, error) {
	q, err := q.Checked()
	if err != nil {
		return nil, err
	}
	if err := checkText(q.Statement); err != nil {
		return nil, err
	}
	if !s.gate.enter() {
		return nil, errClosed()
	}
	defer s.gate.leave()
	store.NoteStatement(ctx, q.Statement, q.Parameters)
	if _, ok := ctx.Deadline(); !ok {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, cypherTimeout)
		defer cancel()
	}
	config := s.session(driver.AccessModeRead)
	config.FetchSize = min(q.MaxRows+1, 100) // rows can be large, and are held until they are looked at
	session := s.driver.NewSession(ctx, config)
	defer session.Close(context.WithoutCancel(ctx))
	if err := s.checkPlan(ctx, session, q); err != nil {
		return nil, s.wrapCypher(ctx, err)
	}
	var table *store.CypherTable
	_, err = session.ExecuteRead(ctx, func(tx driver.ManagedTransaction) (_ any, err error) {
		table, err = fill(ctx, tx, q)
		return nil, err
	}, s.limits(ctx)...)
	return table, s.wrapCypher(ctx, err)
}

// fill reads rows up to the limit and then asks for no more.
func fill(ctx context.Context, tx driver.ManagedTransaction, q store.CypherQuery) (*store.CypherTable, error) {
	result, err := tx.Run(ctx, q.Statement, q.Parameters)
	if err != nil {
		return nil, err
	}
	t := &store.CypherTable{Rows: [][]any{}}
	if t.Columns, err = result.Keys(); err != nil {
		return nil, err
	}
	var record *driver.Record
	size := 0
	for result.NextRecord(ctx, &record) {
		if len(t.Rows) == q.MaxRows || size > store.MaxCypherBytes {
			t.Truncated = true
			return t, nil
		}
		row := make([]any, len(record.Values))
		for i, v := range record.Values {
			row[i] = plainValue(v)
			size += bytesOf(row[i])
		}
		t.Rows = append(t.Rows, row)
	}
	return t, result.Err()
}

// wrapCypher makes the statement's own faults the asker's.
func (s *Store) wrapCypher(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	var server *driver.Neo4jError
	if asNeo4j(err, &server) && (strings.HasPrefix(server.Code, "Neo.ClientError.Statement.") || strings.HasPrefix(server.Code, "Neo.ClientError.Procedure.")) {
		return fmt.Errorf("cypher: %s: %w", server.Msg, store.ErrInvalid)
	}
	return s.wrap(ctx, err)
}
