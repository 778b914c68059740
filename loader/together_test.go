package loader

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"entente/internal/article"
	"entente/internal/ontology"
)

// TestWhatIsStoredTogether takes jobs from a queue: those that are done by then,
// but for an article that is near one before it.
func TestWhatIsStoredTogether(t *testing.T) {
	const near, far = 0b111, 1<<(article.NearDuplicate+1) - 1 // bits by which fingerprints differ
	for _, tt := range []struct {
		name string
		jobs []*job
		want [][]int
	}{
		{"articles that differ", []*job{done(0), done(far << 16), done(far << 40)}, [][]int{{0, 1, 2}}},
		{"a reprint", []*job{done(0), done(far << 16), done(near), done(far << 40)}, [][]int{{0, 1}, {2, 3}}},
		{"reprints only", []*job{done(0), done(0), done(0)}, [][]int{{0}, {1}, {2}}},
		{"what could not be read", []*job{done(0), refused(), refused(), done(far << 16)}, [][]int{{0, 1, 2, 3}}},
		{"none", nil, nil},
	} {
		if got := taken(t, tt.jobs); fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%s: stored together are %v, want %v", tt.name, got, tt.want)
		}
	}
	many := make([]*job, mostTogether+1)
	for i := range many {
		many[i] = refused()
	}
	if got := taken(t, many); len(got) != 2 || len(got[0]) != mostTogether {
		t.Errorf("of %d at most %d are to be stored together: %v", len(many), mostTogether, got)
	}
}

// TestNobodyWaitsForTheNextToBeExtracted has a job that is not done behind one that is.
func TestNobodyWaitsForTheNextToBeExtracted(t *testing.T) {
	slow := &job{article: &article.Article{Article: ontology.Article{Fingerprint: 1<<30 - 1}}, done: make(chan struct{})}
	jobs := make(chan *job, 2)
	jobs <- done(0)
	jobs <- slow
	q := &jobQueue{ordered: jobs}
	if some, err := q.next(t.Context()); err != nil || len(some) != 1 {
		t.Errorf("%d jobs, %v; want the one that is done", len(some), err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := q.next(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("waiting in vain gives %v, want %v", err, context.Canceled)
	}
	close(slow.done)
	q.left = slow
	if some, err := q.next(t.Context()); err != nil || !slices.Equal(some, []*job{slow}) {
		t.Errorf("%v, %v; want the slow one", some, err)
	}
}

// taken are the jobs that a queue gives together, by number.
func taken(t *testing.T, jobs []*job) (out [][]int) {
	t.Helper()
	ordered := make(chan *job, len(jobs))
	for _, j := range jobs {
		ordered <- j
	}
	close(ordered)
	for q := (&jobQueue{ordered: ordered}); ; {
		some, err := q.next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if len(some) == 0 {
			return out
		}
		var numbers []int
		for _, j := range some {
			numbers = append(numbers, slices.Index(jobs, j))
		}
		out = append(out, numbers)
	}
}

// done is a job whose article has this fingerprint.
func done(fingerprint uint64) *job {
	j := &job{article: &article.Article{Article: ontology.Article{Fingerprint: fingerprint}}, done: make(chan struct{})}
	close(j.done)
	return j
}

// refused is a job of what could not be read.
func refused() *job {
	j := &job{err: errors.New("it cannot be read"), done: make(chan struct{})}
	close(j.done)
	return j
}
