package dataset

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// Evaluate scores a reader on a set with some workers, one per core if 0. The
// outcome does not depend on their number.
func Evaluate(ctx context.Context, s *Set, r *Reader, workers int) (*Outcome, error) {
	score := map[Kind]func(context.Context, *Set, *Reader, int) ([]Part, error){
		EventPairs: scoreEventPairs, SpanRelations: scoreSpanRelations, Documents: scoreDocuments,
		Classes: scoreClasses, Names: scoreNames,
	}[s.Kind]
	parts, err := score(ctx, s, r, workers)
	if err != nil {
		return nil, err
	}
	return &Outcome{Name: s.Name, Kind: s.Kind, Rows: s.Rows(), Parts: parts}, ctx.Err()
}

// forEach calls f with every index below n, on several workers, until ctx is done.
func forEach(ctx context.Context, n, workers int, f func(i int)) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(workers, n) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	wg.Wait()
}
