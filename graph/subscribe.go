package graph

import (
	"context"

	"entente/internal/ontology"
	"entente/internal/store"
)

// stream is what a subscription gives.
type stream[T any] struct {
	events chan *T
	err    error // why it ended; read it once events is closed
}

// subscribe listens until ctx ends, and gives what pick takes out of each article.
func subscribe[T any](ctx context.Context, l *Live, pick func(*store.Bundle) []*T) *stream[T] {
	s := &stream[T]{events: make(chan *T)}
	from := l.listen()
	go func() {
		defer close(s.events)
		defer l.leave(from)
		for {
			select {
			case b, ok := <-from.bundles:
				if !ok {
					if from.lost {
						s.err = coded(ErrorCodeOverloaded, "more than %d articles waited for this subscription: subscribe again, and ask what was missed", backlog)
					}
					return
				}
				if !s.send(ctx, pick(b)) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	return s
}

// channel is the stream's events, as gqlgen wants them.
func channel[T any](s *stream[T], err error) (<-chan *T, error) {
	if err != nil {
		return nil, err
	}
	return s.events, nil
}

func (s *stream[T]) send(ctx context.Context, events []*T) bool {
	for _, e := range events {
		select {
		case s.events <- e:
		case <-ctx.Done():
			return false
		}
	}
	return true
}

// loadedArticles are the articles that pass the filter.
func (r *Resolver) loadedArticles(ctx context.Context, where *store.ArticleFilter) (*stream[ontology.Article], error) {
	f := orAll(where)
	if err := f.Check(); err != nil {
		return nil, err
	}
	return subscribe(ctx, r.Live, func(b *store.Bundle) []*ontology.Article {
		if !f.Pass(b.Article, b.Mentions) {
			return nil
		}
		return []*ontology.Article{b.Article}
	}), nil
}

// observedRelations are the pieces of evidence that pass the filter.
func (r *Resolver) observedRelations(ctx context.Context, where *store.EvidenceFilter) (*stream[ontology.Evidence], error) {
	f := orAll(where)
	if err := f.Check(); err != nil {
		return nil, err
	}
	return subscribe(ctx, r.Live, func(b *store.Bundle) (passed []*ontology.Evidence) {
		for i := range b.Evidence {
			if e := &b.Evidence[i]; f.Pass(e, b.Article) {
				passed = append(passed, e)
			}
		}
		return passed
	}), nil
}
