package sqlite

import (
	"context"
	"fmt"

	"entente/internal/ontology"
	"entente/internal/store"
)

// A batch takes in what waits until it holds so many articles, or so many bytes
// of text. It ends the wait of all its callers at once, so it has to be short.
const (
	maxBatch      = 64
	maxBatchBytes = 1 << 20
)

// addition is a call of AddArticle.
type addition struct {
	ctx     context.Context
	parcel  *parcel
	outcome store.Outcome
	err     error
	done    chan struct{} // closed when outcome and err are set
}

// AddArticle stores one article and all that it states.
func (s *Store) AddArticle(ctx context.Context, b *store.Bundle) (store.Outcome, error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	if s.queue == nil {
		return "", fmt.Errorf("add to store %s: it was opened to be read only: %w", s.path, store.ErrInvalid)
	}
	stored := func(id ontology.ID) bool {
		_, ok := s.names.entity(g, id)
		return ok
	}
	if err := b.Validate(stored); err != nil {
		return "", fmt.Errorf("add %w", err)
	}
	a := &addition{ctx: ctx, parcel: pack(b), done: make(chan struct{})}
	select {
	case s.queue <- a:
	case <-ctx.Done():
		return "", ctx.Err()
	}
	<-a.done // not ctx.Done(): whether the article was stored must be known
	if a.err != nil {
		return "", s.fault(ctx, fmt.Sprintf("add article %q", string(b.Article.ID)), a.err)
	}
	return a.outcome, nil
}

// run stores what comes down the queue until it is closed.
func (w *writer) run(queue <-chan *addition) {
	for first := range queue {
		w.serve(store.Gather(first, queue, maxBatch, maxBatchBytes, (*addition).size))
	}
}

func (a *addition) size() int { return a.parcel.size }

// serve stores the additions together, or one by one where that fails, so that
// nobody's error hurts the others.
func (w *writer) serve(additions []*addition) {
	var live []*addition
	for _, a := range additions {
		if a.err = a.ctx.Err(); a.err == nil {
			live = append(live, a)
		}
	}
	if len(live) > 1 && w.store(context.Background(), live) != nil || len(live) == 1 {
		for _, a := range live {
			a.err = w.store(a.ctx, []*addition{a})
		}
	}
	for _, a := range additions {
		close(a.done)
	}
}
