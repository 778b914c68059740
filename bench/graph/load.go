package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"golang.org/x/sync/errgroup"

	"entente/internal/store"
)

// callers is how many articles are added at a time; a store puts them into
// common transactions.
const callers = 64

// fill puts the graph into a store, unless it is there already. A store with
// another graph is refused.
func fill(ctx context.Context, log io.Writer, name string, s store.Store, w *world) error {
	have, err := s.Stats(ctx)
	if err != nil {
		return err
	}
	switch {
	case have.Relations == w.size.Edges && have.Evidence == w.size.Evidence && have.Articles == w.size.Articles:
		fmt.Fprintf(log, "%s: the graph is there\n", name)
		return nil
	case have.Entities > w.size.Entities || have.Articles > w.size.Articles:
		return fmt.Errorf("%s holds another graph, of %d articles: name another place", name, have.Articles)
	}
	begun := time.Now()
	added, ctx := errgroup.WithContext(ctx)
	added.SetLimit(callers)
	n := 0
	for b := range w.articles() {
		if ctx.Err() != nil {
			break
		}
		if n++; n%10_000 == 0 {
			fmt.Fprintf(log, "%s: %d of %d articles after %s\n", name, n, w.size.Articles, time.Since(begun).Round(time.Second))
		}
		added.Go(func() error {
			_, err := s.AddArticle(ctx, b)
			return err
		})
	}
	if err := added.Wait(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	took := time.Since(begun).Seconds()
	fmt.Fprintf(log, "%s: loaded in %.0f s: %.0f articles/s, %.0f pieces of evidence/s\n", name, took, float64(w.size.Articles)/took, float64(w.size.Evidence)/took)
	return nil
}
