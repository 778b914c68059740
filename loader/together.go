package loader

import (
	"context"
	"errors"
	"slices"
	"sync"

	"entente/internal/article"
	"entente/internal/store"
)

// mostTogether is how many articles are stored at a time at most: stores put
// additions that wait together into one transaction.
const mostTogether = 64

// write stores the jobs, those that are extracted by the time together, and tells
// of them in order.
func (l *Loader) write(ctx context.Context, ordered <-chan *job) (*Report, error) {
	report := &Report{}
	queue := &jobQueue{ordered: ordered}
	for {
		some, err := queue.next(ctx)
		if err != nil || len(some) == 0 {
			return report, err
		}
		if err := l.writeSome(ctx, some, report); err != nil {
			return report, err
		}
	}
}

// jobQueue takes jobs that may be stored at the same time.
type jobQueue struct {
	ordered <-chan *job
	left    *job // taken, but not to be stored with those before it
}

// next waits for one job and takes those after it that are done by then. An
// article that is near one of them comes later, when the store can find that.
// There are none at the end.
func (q *jobQueue) next(ctx context.Context) (some []*job, err error) {
	first := q.left
	if q.left = nil; first == nil {
		var ok bool
		select {
		case first, ok = <-q.ordered:
		case <-ctx.Done():
		}
		if !ok {
			return nil, ctx.Err()
		}
	}
	select {
	case <-first.done:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	for some = append(some, first); len(some) < mostTogether; {
		j := q.ready()
		if j == nil {
			break
		}
		if slices.ContainsFunc(some, j.near) {
			q.left = j
			break
		}
		some = append(some, j)
	}
	return some, nil
}

// ready is the next job if it is done, else nil.
func (q *jobQueue) ready() *job {
	select {
	case j, ok := <-q.ordered:
		if !ok {
			return nil
		}
		select {
		case <-j.done:
			return j
		default:
			q.left = j
		}
	default:
	}
	return nil
}

// near reports whether one of two articles may be a print of the other.
func (j *job) near(other *job) bool {
	return j.article != nil && other.article != nil && article.Distance(j.article.Fingerprint, other.article.Fingerprint) <= article.NearDuplicate
}

// writeSome stores jobs at the same time. The error means that the load cannot go on.
func (l *Loader) writeSome(ctx context.Context, some []*job, report *Report) error {
	unbundled := l.bundle(ctx, some)
	events, errs := make([]Event, len(some)), make([]error, len(some))
	var writing sync.WaitGroup
	for i, j := range some {
		if errors.Is(j.err, ErrPassedOver) {
			continue
		}
		if errs[i] = unbundled; unbundled != nil && j.result != nil {
			continue
		}
		writing.Go(func() { events[i], errs[i] = l.writeOne(ctx, j) })
	}
	writing.Wait()
	var first error
	for i, j := range some {
		switch {
		case errors.Is(j.err, ErrPassedOver):
			report.PassedOver++
		case errs[i] == nil:
			l.tell(events[i], j, report)
		case first == nil: // one tells enough of a store that is out of reach
			first = errs[i]
		}
	}
	return first
}

// tell tells whoever wants to know of an article.
func (l *Loader) tell(e Event, j *job, report *Report) {
	if e.Outcome == store.Added && l.Options.Publisher != nil {
		l.Options.Publisher.ArticleLoaded(j.bundle)
	}
	report.note(e)
	if l.Options.Progress != nil {
		l.Options.Progress(e)
	}
}
