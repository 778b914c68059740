package neo4j

import (
	"context"
	"strings"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
)

var _ store.BulkWriter = (*Store)(nil)

// bulkPatience is how long the indexes of a graph that was added in bulk are
// waited for: a million pieces of evidence take minutes.
const bulkPatience = time.Hour

// bulk is a bulk load by this process.
type bulk struct {
	id string // which the mark bears
	// members are the entities as they are stored, so that each is asked for once;
	// who adds uses it, one transaction after the other.
	members map[ontology.ID]*member
}

// mostMembers bounds how many entities a bulk load keeps in memory, at about 1 KB each.
const mostMembers = 200_000

// Bulk adds to an empty graph, or to one that such a load was cut short in. It
// writes articles with what they state, but neither edges nor what is counted on
// entities, which every batch would write anew, and it drops the indexes that
// additions do without. When the work is done the graph is settled: see settle.
// Meanwhile a mark stands in the graph: see mark. When the work fails the mark
// stays, for the next load to go on, or for whoever asks first to settle.
func (s *Store) Bulk(ctx context.Context, work func() error) error {
	id, err := s.beginBulk(ctx)
	if err != nil {
		return err
	}
	if id == "" {
		return work()
	}
	alive, stop := context.WithCancel(ctx)
	defer stop()
	go s.beat(alive, id)
	if err = s.dropIndexes(ctx); err == nil {
		err = work()
	}
	s.writing.Lock() // what others add waits
	defer s.writing.Unlock()
	s.bulk.Store(nil)
	if err == nil {
		err = s.settle(ctx, id, true)
	}
	if err != nil {
		s.unsettled.Store(&id)
		s.leave(context.WithoutCancel(ctx), id)
	}
	return err
}

// beginBulk claims the graph between two additions. The load's name is "" where the
// graph is not to be loaded in bulk.
func (s *Store) beginBulk(ctx context.Context) (id string, err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if id, err = s.claim(ctx); err == nil && id != "" {
		s.unsettled.Store(nil)
		s.bulk.Store(&bulk{id: id, members: map[ontology.ID]*member{}})
	}
	return id, err
}

// dropIndexes drops those that additions do without.
func (s *Store) dropIndexes(ctx context.Context) error {
	for _, i := range wantedIndexes() {
		if i.canWait() && i.isConstraint() {
			if err := s.change(ctx, "DROP CONSTRAINT "+i.name+" IF EXISTS", nil); err != nil {
				return err
			}
		}
	}
	return s.write(ctx, func(tx transaction) error {
		for _, i := range wantedIndexes() {
			if i.canWait() && !i.isConstraint() {
				if err := run(ctx, tx, "DROP INDEX "+i.name+" IF EXISTS", nil, nil); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// canWait reports whether additions do without the index. Evidence has its
// constraint only to be found: its ID holds its article's, which is unique.
func (i index) canWait() bool { return !i.isConstraint() || i.name == "evidence_id" }

func (i index) isConstraint() bool { return strings.HasPrefix(i.statement, "CREATE CONSTRAINT") }

// recall finds the entities that the fresh parcels name among those that are
// kept in memory, and makes or fetches the others.
func (w *writer) recall() error {
	w.gather()
	var others []ontology.ID
	for _, id := range w.ids {
		if known := w.bulk.members[id]; known != nil {
			w.entities[id].node, w.entities[id].stored = known.node, known.stored
		} else {
			others = append(others, id)
		}
	}
	return w.fetch(others)
}

// learn keeps what a transaction has found out about entities. After an error
// nobody knows which of them there are.
func (b *bulk) learn(w *writer, err error) {
	switch {
	case b == nil:
		return
	case err != nil || len(b.members) > mostMembers:
		clear(b.members)
		return
	}
	for id, m := range w.entities {
		e := m.Entity
		if e == nil {
			e = m.stored
		}
		b.members[id] = &member{node: m.node, stored: e}
	}
}
