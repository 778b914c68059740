package loader

import (
	"context"

	"golang.org/x/sync/errgroup"

	"entente/internal/ontology"
	"entente/internal/store"
)

// inFlight is how many articles are being added at the same time: stores put
// additions that wait together into one transaction.
const inFlight = 1024

// Copy adds every article of one store to another. Articles that are there
// already are left alone; told is called now and then with how many were
// looked at. After an error what is reported as added is stored.
func Copy(ctx context.Context, from store.Reader, to store.Store, told func(articles int)) (*Report, error) {
	report := &Report{}
	seen := 0
	batch := make([]*store.Bundle, 0, inFlight)
	flush := func() error {
		err := addBatch(ctx, to, batch, report)
		seen += len(batch)
		batch = batch[:0]
		told(seen)
		return err
	}
	for b, err := range from.Bundles(ctx) {
		if err != nil {
			return report, err
		}
		if batch = append(batch, b); len(batch) == inFlight {
			if err := flush(); err != nil {
				return report, err
			}
		}
	}
	return report, flush()
}

// addBatch asks first which articles are there, so that a copy that is resumed
// is quick, and adds the others at the same time.
func addBatch(ctx context.Context, to store.Store, batch []*store.Bundle, report *Report) error {
	ids := make([]ontology.ArticleID, len(batch))
	for i, b := range batch {
		ids[i] = b.Article.ID
	}
	var known []*ontology.Article
	err := patiently(ctx, 0, func() (err error) {
		known, err = to.Articles(ctx, ids)
		return err
	})
	if err != nil {
		return err
	}
	outcomes := make([]store.Outcome, len(batch))
	adding, ctx := errgroup.WithContext(ctx)
	for i, b := range batch {
		if known[i] != nil {
			outcomes[i] = store.Unchanged
			continue
		}
		adding.Go(func() error {
			return patiently(ctx, 0, func() (err error) {
				outcomes[i], err = to.AddArticle(ctx, b)
				return err
			})
		})
	}
	err = adding.Wait()
	for i, o := range outcomes {
		if o != "" {
			report.note(Event{Outcome: o, Statements: len(batch[i].Evidence)})
		}
	}
	return err
}
