package neo4j

import (
	"context"
	"slices"
	"strings"
	"sync"
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
	id    string // which the mark bears
	clock *clock

	mu      sync.Mutex              // guards what follows
	members map[ontology.ID]*member // entities as they are stored, so that each is asked for once
	all     bool                    // the graph has no other entities, nor articles that the load has not added
	taken   map[ontology.ID]bool    // entities that transactions under way make or change
	given   *sync.Cond              // some are not taken any more
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
		foreseen := s.foresee(alive)
		err = work()
		foreseen()
	}
	s.writing.Lock() // what others add waits
	defer s.writing.Unlock()
	c := s.bulk.Swap(nil).clock
	if err == nil {
		c.written()
		err = s.settle(ctx, id, true, c)
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
	id, empty, err := s.claim(ctx)
	if err == nil && id != "" {
		s.unsettled.Store(nil)
		s.bulk.Store(newBulk(id, empty, s.options.Phases))
	}
	return id, err
}

func newBulk(id string, empty bool, told func(Phase)) *bulk {
	b := &bulk{id: id, clock: newClock(told), members: map[ontology.ID]*member{}, all: empty, taken: map[ontology.ID]bool{}}
	b.given = sync.NewCond(&b.mu)
	return b
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

// foresee runs the statements of a bulk load with nothing to write, side by side,
// while the first articles are still being read: planning them takes a server that
// has just started seconds, one after the other.
func (s *Store) foresee(ctx context.Context) (wait func()) {
	var asking sync.WaitGroup
	none := []any{}
	in := asOne(params{"nodes": none, "articles": none, "mentions": none, "rows": none})
	for _, text := range []string{entitiesText, articlesText, evidenceText} {
		asking.Go(func() { _ = s.change(ctx, text, in) }) // the load will meet whatever is wrong
	}
	return asking.Wait
}

// canWait reports whether additions do without the index. Evidence has its
// constraint only to be found: its ID holds its article's, which is unique.
func (i index) canWait() bool { return !i.isConstraint() || i.name == "evidence_id" }

func (i index) isConstraint() bool { return strings.HasPrefix(i.statement, "CREATE CONSTRAINT") }

// recall finds the entities that the fresh parcels name among those that are
// kept in memory, and makes or fetches the others.
func (w *writer) recall() error {
	w.gather()
	others := w.bulk.remember(w)
	if w.sure {
		return nil
	}
	return w.fetch(others)
}

// remember gives a transaction's entities what is known of them, and tells of
// which nothing is.
func (b *bulk) remember(w *writer) (others []ontology.ID) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, id := range w.ids {
		if known := b.members[id]; known != nil {
			w.entities[id].node, w.entities[id].stored = known.node, known.stored
		} else {
			others = append(others, id)
		}
	}
	return others
}

// sure reports whether the load knows all that the graph has.
func (b *bulk) sure() bool {
	if b == nil {
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.all
}

// among are the entities that additions name without bringing them, as far as
// they are there.
func (b *bulk) among(additions []*addition) map[string]bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	there := map[string]bool{}
	for _, a := range additions {
		for _, id := range a.parcel.outside {
			if b.members[id] != nil {
				there[string(id)] = true
			}
		}
	}
	return there
}

// take waits until no other transaction makes or changes an entity that this one
// will, and keeps others from it until what it gives is called. The entities that
// a transaction only joins to others are anybody's.
func (b *bulk) take(additions []*addition) (give func()) {
	if b == nil {
		return func() {}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	ids := b.written(additions)
	for slices.ContainsFunc(ids, func(id ontology.ID) bool { return b.taken[id] }) {
		b.given.Wait()
		ids = b.written(additions)
	}
	for _, id := range ids {
		b.taken[id] = true
	}
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, id := range ids {
			delete(b.taken, id)
		}
		b.given.Broadcast()
	}
}

// written are the entities of which additions bring what is not known to be stored.
func (b *bulk) written(additions []*addition) (ids []ontology.ID) {
	for _, a := range additions {
		for _, e := range a.parcel.bundle.Entities {
			if known := b.members[e.ID]; known != nil {
				if merged := ontology.Merge(*known.stored, e); sameEntity(&merged, known.stored) {
					continue
				}
			}
			ids = append(ids, e.ID)
		}
		for _, id := range a.parcel.outside {
			if b.members[id] == nil {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// learn keeps what a transaction has found out about entities. After an error
// nobody knows which of them there are.
func (b *bulk) learn(w *writer, err error) {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case err != nil || len(b.members) > mostMembers:
		clear(b.members)
		b.all = false
		return
	}
	for id, m := range w.entities {
		e := m.Entity
		if e == nil {
			e = m.stored
		}
		b.members[id] = &member{node: m.node, stored: e}
	}
	b.clock.count(w)
}
