package loader

import (
	"context"
	"iter"

	"entente/internal/article"
	"entente/internal/extract"
)

// Extracted is an article with what it states.
type Extracted struct {
	Article *article.Article
	Result  *extract.Result
	Warning error // what the second opinion could not say
}

// Extracted reads and extracts the sources without a store, in order, several
// workers at a time.
func (l *Loader) Extracted(ctx context.Context, sources []string) iter.Seq2[Extracted, error] {
	return func(yield func(Extracted, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		ordered, wait := l.start(ctx, sources)
		defer wait()
		defer cancel()
		for j := range ordered {
			select {
			case <-j.done:
			case <-ctx.Done():
				return
			}
			if j.err == nil && j.result == nil {
				continue // being stopped
			}
			if !yield(Extracted{j.article, j.result, j.warning}, j.err) {
				return
			}
		}
	}
}
