package loader

import (
	"context"
	"sync"

	"golang.org/x/sync/errgroup"

	"entente/internal/ontology"
	"entente/internal/store"
)

// A copy asks for so many articles at a time whether they are there, and adds so
// many at the same time: stores put additions that wait together into one
// transaction, and the next ones are read meanwhile.
const (
	copyChunk = 1024
	inFlight  = 4 * copyChunk
)

// Copy adds every article of one store to another. Articles that are there
// already are left alone; told is called after each with how many are
// there by then, by one goroutine at a time. A store to write that is out of reach is waited for, one minute at
// most. After an error what is reported as added is stored.
func Copy(ctx context.Context, from store.Reader, to store.Store, told func(articles int)) (*Report, error) {
	c := copying{to: to, report: &Report{}, told: told}
	work := func() error { return c.all(ctx, from) }
	if bulk, ok := to.(store.BulkWriter); ok {
		return c.report, bulk.Bulk(ctx, work)
	}
	return c.report, work()
}

// copying is a copy under way.
type copying struct {
	to     store.Store
	mu     sync.Mutex
	report *Report
	told   func(articles int)
}

// all ends when all that was begun has ended.
func (c *copying) all(ctx context.Context, from store.Reader) error {
	adding, ctx := errgroup.WithContext(ctx)
	adding.SetLimit(inFlight)
	reading := c.read(ctx, from, adding)
	if err := adding.Wait(); err != nil {
		return err // it is what ended the reading
	}
	return reading
}

func (c *copying) read(ctx context.Context, from store.Reader, adding *errgroup.Group) error {
	chunk := make([]*store.Bundle, 0, copyChunk)
	flush := func() error {
		err := c.add(ctx, chunk, adding)
		chunk = chunk[:0]
		return err
	}
	for b, err := range from.Bundles(ctx) {
		if err != nil {
			return err
		}
		if chunk = append(chunk, b); len(chunk) == copyChunk {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

// add asks first which articles are there, so that a copy that is resumed is
// quick, and begins to add the others.
func (c *copying) add(ctx context.Context, chunk []*store.Bundle, adding *errgroup.Group) error {
	known, err := c.known(ctx, chunk)
	if err != nil {
		return err
	}
	for i, b := range chunk {
		if known[i] != nil {
			c.note(store.Unchanged, b)
			continue
		}
		adding.Go(func() error {
			return patiently(ctx, 0, func() error {
				outcome, err := c.to.AddArticle(ctx, b)
				if err == nil {
					c.note(outcome, b)
				}
				return err
			})
		})
	}
	return nil
}

func (c *copying) known(ctx context.Context, chunk []*store.Bundle) (known []*ontology.Article, err error) {
	ids := make([]ontology.ArticleID, len(chunk))
	for i, b := range chunk {
		ids[i] = b.Article.ID
	}
	err = patiently(ctx, 0, func() (err error) {
		known, err = c.to.Articles(ctx, ids)
		return err
	})
	return known, err
}

func (c *copying) note(o store.Outcome, b *store.Bundle) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.report.note(Event{Outcome: o, Statements: len(b.Evidence)})
	c.told(c.report.Added + c.report.Unchanged)
}
