package neo4j

import (
	"context"
	"errors"
	"strings"
	"time"

	"entente/internal/store"
)

var _ store.BulkWriter = (*Store)(nil)

// bulkPatience is how long the indexes of a graph that was added in bulk are
// waited for: a million pieces of evidence take minutes.
const bulkPatience = time.Hour

// Bulk lets an empty graph grow without the indexes that only questions need:
// Neo4j builds them at the end in a fraction of the time that it takes to keep
// them up to date. Every transaction is whole as ever. Whoever opens the graph
// after a crash, or meanwhile, makes the indexes; see readyIndexes.
func (s *Store) Bulk(ctx context.Context, work func() error) error {
	empty, err := s.isEmpty(ctx)
	if err != nil {
		return err
	}
	if !empty {
		return work()
	}
	for _, i := range wantedIndexes() {
		if i.canWait() && err == nil {
			err = s.change(ctx, "DROP INDEX "+i.name+" IF EXISTS", nil)
		}
	}
	if err == nil {
		err = work()
	}
	if err != nil { // they are built while nobody waits
		return errors.Join(err, s.makeIndexes(context.WithoutCancel(ctx)))
	}
	return s.readyIndexes(ctx, bulkPatience)
}

// canWait reports whether additions do without the index: it is neither a
// constraint's nor that by which the evidence of an edge is found.
func (i index) canWait() bool {
	return !strings.HasPrefix(i.statement, "CREATE CONSTRAINT") && i.name != "evidence_edge"
}

func (s *Store) isEmpty(ctx context.Context) (empty bool, err error) {
	text := "OPTIONAL MATCH (n:Article) WITH n LIMIT 1 RETURN n IS NULL"
	err = s.read(ctx, statement{text, nil}, func() { empty = false }, func(row []any) error {
		put(&empty, row[0])
		return nil
	})
	return empty, err
}
