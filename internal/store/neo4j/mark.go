package neo4j

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"entente/internal/store"
)

// A mark is what the node (:EntenteSchema) says of a bulk load besides the version:
//
//   - load: the load under way, by a random name; loadSeen: when it last said so.
//     While there is one, others may not write. One that has not said so for
//     bulkLease was cut short, and whoever opens the graph next settles it.
//   - edgesTo: edges with IDs up to this one may have been written, others not.
//     Without a load it tells that one was cut short and then settled: the next
//     one may go on in bulk.
//   - settled: edges up to this one are as the evidence says.
//
// Each transaction that writes locks the node, first of all or, in a bulk load,
// before it ends, so that none that began before the mark was set ends after it.

// bulkLease is for how long a mark holds that nobody renews. It is renewed by
// every transaction of the load, and five times as often besides.
const bulkLease = 30 * time.Second

// allEdges is an edgesTo after every ID.
const allEdges = "~"

// claim marks the graph, if it is empty or a load of it was cut short; the
// load's name is "" where it is neither. A load by somebody else is an error,
// unless it does not renew its mark.
func (s *Store) claim(ctx context.Context) (id string, empty bool, err error) {
	name, first := rand.Text(), ""
	for {
		m, err := s.tryClaim(ctx, name)
		switch {
		case err != nil || m.free && !m.fit:
			return "", false, err
		case m.free:
			return name, m.empty, nil
		case first == "":
			first = m.seen
		case first != m.seen:
			return "", false, s.errLoading()
		}
		select {
		case <-time.After(bulkLease / 30):
		case <-ctx.Done():
			return "", false, fmt.Errorf("%w (%w)", s.errLoading(), ctx.Err())
		}
	}
}

// marked is what claim finds.
type marked struct {
	free  bool   // no load that lives has the graph
	fit   bool   // it may be loaded in bulk
	empty bool   // it has no articles and no entities
	seen  string // when the load that has it said so
}

func (s *Store) tryClaim(ctx context.Context, name string) (m marked, err error) {
	ours := []string{name}
	if left := s.unsettled.Load(); left != nil {
		ours = append(ours, *left)
	}
	err = s.write(ctx, func(tx transaction) error {
		m = marked{}
		text := "MATCH (v:EntenteSchema) SET v.version = v.version" +
			" RETURN coalesce(v.load IN $ours OR v.loadSeen < datetime() - duration({seconds: $lease}), true)," +
			" v.load IS NOT NULL OR v.edgesTo IS NOT NULL OR NOT EXISTS { MATCH (:Article) }," +
			" NOT EXISTS { MATCH (:Article) } AND NOT EXISTS { MATCH (:Entity) }, toString(v.loadSeen)"
		err := run(ctx, tx, text, params{"ours": ours, "lease": int64(bulkLease / time.Second)}, func(row []any) error {
			put(&m.free, row[0])
			put(&m.fit, row[1])
			put(&m.empty, row[2])
			put(&m.seen, row[3])
			return nil
		})
		if err != nil || !m.free || !m.fit {
			return err
		}
		return run(ctx, tx, "MATCH (v:EntenteSchema) SET v.load = $load, v.loadSeen = datetime()", params{"load": name}, nil)
	})
	return m, err
}

func (s *Store) errLoading() error {
	return fmt.Errorf("neo4j at %s: a whole graph is being copied into it: wait until that has ended, then try again: %w", s.address, store.ErrUnavailable)
}

// beat renews the mark while the load lives.
func (s *Store) beat(ctx context.Context, id string) {
	every := time.NewTicker(bulkLease / 5)
	defer every.Stop()
	for {
		select {
		case <-every.C:
			_ = s.change(ctx, "MATCH (v:EntenteSchema {load: $load}) SET v.loadSeen = datetime()", params{"load": id})
		case <-ctx.Done():
			return
		}
	}
}

// admit locks the mark for a transaction that adds, and refuses it where the
// mark is another's. After it, no edge is known to be as the evidence says.
func (w *writer) admit() error {
	ours, load := "", ""
	text := "MATCH (v:EntenteSchema) SET v.version = v.version RETURN v.load"
	if w.bulk != nil {
		ours = w.bulk.id
		text = "MATCH (v:EntenteSchema {load: $in.load}) SET v.loadSeen = datetime(), v.settled = null RETURN v.load"
	}
	err := w.run(text, params{"load": ours}, func(row []any) error {
		put(&load, row[0])
		return nil
	})
	switch {
	case err != nil || load == ours:
		return err
	case load == "":
		return w.s.errOvertaken()
	}
	return w.s.errLoading()
}

// hold locks the mark for a transaction that settles.
func (s *Store) hold(ctx context.Context, tx transaction, id string) error {
	held := false
	err := run(ctx, tx, "MATCH (v:EntenteSchema {load: $load}) SET v.loadSeen = datetime() RETURN true", params{"load": id}, func([]any) error {
		held = true
		return nil
	})
	if err == nil && !held {
		return s.errOvertaken()
	}
	return err
}

// errOvertaken is for a load that was held to be dead.
func (s *Store) errOvertaken() error {
	return fmt.Errorf("neo4j at %s: it did not hear of this copy for %s, so that another Entente has finished what was there: run the same command again to go on: %w", s.address, bulkLease, store.ErrUnusable)
}

// release takes the mark away; a load that did not end well may be gone on with.
func (s *Store) release(ctx context.Context, id string, well bool) error {
	var edgesTo any
	if !well {
		edgesTo = allEdges
	}
	return s.change(ctx, "MATCH (v:EntenteSchema {load: $load}) SET v.load = null, v.loadSeen = null, v.settled = null, v.edgesTo = $edgesTo",
		params{"load": id, "edgesTo": edgesTo})
}

// mend settles the graph if a load was cut short.
func (s *Store) mend(ctx context.Context) error {
	there, err := s.isMarked(ctx)
	if err != nil || !there {
		return err
	}
	id, _, err := s.claim(ctx)
	if err == nil && id != "" { // otherwise another one has just mended it
		alive, stop := context.WithCancel(ctx)
		defer stop()
		go s.beat(alive, id)
		err = s.settle(ctx, id, false, nil)
	}
	if errors.Is(err, store.ErrUnusable) {
		return fmt.Errorf("a copy into this graph was cut short, and whoever opens it next has to finish that, with the right to write: %w", err)
	}
	return err
}

func (s *Store) isMarked(ctx context.Context) (is bool, err error) {
	err = s.look(ctx, statement{"MATCH (v:EntenteSchema) RETURN v.load IS NOT NULL", nil}, func() { is = false }, func(row []any) error {
		put(&is, row[0])
		return nil
	})
	return is, err
}

// whole settles the graph where a load by this process was cut short, or one
// that Open has left.
func (s *Store) whole(ctx context.Context) error {
	if s.unsettled.Load() == nil {
		return nil
	}
	s.mending.Lock()
	defer s.mending.Unlock()
	if s.unsettled.Load() == nil {
		return nil
	}
	err := s.mend(ctx)
	if err == nil {
		err = s.readyIndexes(ctx, s.options.Indexes)
	}
	if err == nil {
		s.unsettled.Store(nil)
	}
	return s.wrap(ctx, err)
}

// leave lets others know that they need not wait until the mark is old.
func (s *Store) leave(ctx context.Context, id string) {
	ctx, cancel := context.WithTimeout(ctx, bulkLease)
	defer cancel()
	_ = s.change(ctx, "MATCH (v:EntenteSchema {load: $load}) SET v.loadSeen = datetime({epochSeconds: 0})", params{"load": id})
}
