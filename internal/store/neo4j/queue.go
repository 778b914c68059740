package neo4j

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
)

// A transaction takes in what waits until it holds so many articles, or so many
// bytes: large enough to be quick, since what articles have in common is written
// once, and small enough for a server with half a GiB of memory, which takes some
// twenty times as much for what is not committed yet.
const (
	maxBatch      = 2048
	maxBatchBytes = 6 << 20
	batchTimeout  = 2 * time.Minute
)

// maxBulkBytes is for a bulk load: there nothing is written again, and less memory
// is the quicker. Tests have smaller ones.
var maxBulkBytes = 1 << 20

// addition is a call of AddArticle.
type addition struct {
	ctx     context.Context
	parcel  *parcel
	outcome store.Outcome
	err     error
	done    chan struct{} // closed when outcome and err are set
}

// AddArticle stores one article and all that it states. Calls that wait at the
// same time are stored by one transaction; each succeeds or fails by itself.
func (s *Store) AddArticle(ctx context.Context, b *store.Bundle) (store.Outcome, error) {
	if !s.gate.enter() {
		return "", errClosed()
	}
	defer s.gate.leave()
	if err := ctx.Err(); err != nil {
		return "", err
	}
	outside := map[ontology.ID]bool{}
	if err := b.Validate(func(id ontology.ID) bool { outside[id] = true; return true }); err != nil {
		return "", fmt.Errorf("add %w", err)
	}
	a := &addition{ctx: ctx, parcel: pack(b, outside), done: make(chan struct{})}
	select {
	case s.queue <- a:
	case <-ctx.Done():
		return "", ctx.Err()
	}
	<-a.done // not ctx.Done(): whether the article was stored must be known
	return a.outcome, a.err
}

// bulkLanes is how many transactions of a bulk load run side by side: while one
// commits, which is more than half of the work and which they do by turns, the
// statements of the next one run.
const bulkLanes = 2

// run stores what comes down the queue until it is closed.
func (s *Store) run() {
	defer close(s.stopped)
	var beside sync.WaitGroup
	defer beside.Wait()
	free := make(chan struct{}, bulkLanes)
	for first := range s.queue {
		if s.bulk.Load() == nil {
			s.await()
			s.serve(store.Gather(first, s.queue, maxBatch, maxBatchBytes, (*addition).size))
			continue
		}
		free <- struct{}{}
		some := store.Gather(first, s.queue, maxBatch, maxBulkBytes, (*addition).size)
		beside.Go(func() {
			s.serve(some)
			<-free
		})
	}
}

// await waits for those who add at the same time as the first: as long as more of
// them come within a millisecond, which is little beside a transaction.
func (s *Store) await() {
	for waiting := -1; waiting < len(s.queue) && len(s.queue) < cap(s.queue); {
		waiting = len(s.queue)
		time.Sleep(time.Millisecond)
	}
}

func (a *addition) size() int { return a.parcel.size }

// serve stores the additions whose callers still wait.
func (s *Store) serve(additions []*addition) {
	var live []*addition
	for _, a := range additions {
		if a.err = a.ctx.Err(); a.err == nil {
			live = append(live, a)
		}
	}
	s.storeSome(live)
	for _, a := range additions {
		close(a.done)
	}
}

// storeSome stores the additions together: in two halves where the server lacks
// the memory for all, and one by one where that fails for a fault of one of them,
// so that nobody's error hurts the others.
func (s *Store) storeSome(additions []*addition) {
	if half := len(additions) / 2; half > 0 {
		err := s.storeAll(additions)
		if err == nil {
			return
		}
		if isTooLarge(err) {
			s.storeSome(additions[:half])
			s.storeSome(additions[half:])
			return
		}
	}
	for _, a := range additions {
		if err := s.store(a.ctx, []*addition{a}); err != nil {
			a.err = err
		}
	}
}

// storeAll stores all of several additions, or gives an error that is to be
// blamed on their number or on one of them. When the database is out of reach all of them fail.
func (s *Store) storeAll(additions []*addition) error {
	ctx, cancel := context.WithTimeout(context.Background(), batchTimeout)
	defer cancel()
	err := s.store(ctx, additions)
	if isTooLarge(err) || !errors.Is(err, store.ErrUnavailable) && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	for _, a := range additions {
		a.err = err
	}
	return nil
}
