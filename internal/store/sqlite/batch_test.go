package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"testing"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// TestAnErrorInABatchHurtsNobodyElse writes a batch of which one article's
// evidence has the ID of another's, which the file refuses.
func TestAnErrorInABatchHurtsNobodyElse(t *testing.T) {
	s := openWith(t, memoryPath, Options{})
	w, err := newWriter(t.Context(), s, maxSummed) // the store's own writer is idle
	if err != nil {
		t.Fatal(err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	japan, chile := storetest.Entity(ontology.Country, "Japan", "JP"), storetest.Entity(ontology.Country, "Chile", "CL")
	newcomer := storetest.Entity(ontology.Person, "Newcomer")
	adding := func(ctx context.Context, name string, e ontology.Entity) *addition {
		b := storetest.Write(name, "Source of "+name, "2024-01-01").State(e, ontology.Visits, chile).Bundle()
		return &addition{ctx: ctx, parcel: pack(b), done: make(chan struct{})}
	}
	good, bad, again := adding(t.Context(), "good", japan), adding(t.Context(), "bad", newcomer), adding(t.Context(), "good", japan)
	late, last := adding(ended, "late", newcomer), adding(t.Context(), "last", japan)
	bad.parcel.evidence[0].id = good.parcel.evidence[0].id
	w.serve([]*addition{good, bad, again, late, last})
	for name, tt := range map[string]struct {
		*addition
		outcome store.Outcome
		failed  bool
	}{
		"good": {good, store.Added, false}, "bad": {bad, "", true}, "again": {again, store.Unchanged, false},
		"late": {late, "", true}, "last": {last, store.Added, false},
	} {
		<-tt.done
		if (tt.err != nil) != tt.failed || !tt.failed && tt.addition.outcome != tt.outcome {
			t.Errorf("%s: %q, %v; want %q, an error: %t", name, tt.addition.outcome, tt.err, tt.outcome, tt.failed)
		}
	}
	if !errors.Is(late.err, context.Canceled) {
		t.Errorf("late: %v; want the context's error", late.err)
	}
	want := storetest.NewMemory()
	for _, a := range []*addition{good, last} {
		if _, err := want.AddArticle(t.Context(), a.parcel.Bundle); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := sumOf(t, s), sumOf(t, want); got != want {
		t.Errorf("the store holds\n%s\nwant\n%s", got, want)
	}
	if found, err := s.Search(t.Context(), store.SearchQuery{Text: "newcomer"}); err != nil || len(found) != 0 {
		t.Errorf("Search for who came with the bad article: %v, %v; want nobody", found, err)
	}
	// The numbers that the bad batch had given away are free again.
	if err := addOne(t.Context(), s, "after"); err != nil {
		t.Fatal(err)
	}
}

func TestWaitingCallsAreCommittedTogether(t *testing.T) {
	queue := make(chan *addition, 200)
	for i := range 100 {
		queue <- &addition{parcel: &parcel{size: 10 + i}}
	}
	large := &addition{parcel: &parcel{size: maxBatchBytes}}
	queue <- large
	close(queue)
	var sizes []int
	for first := range queue {
		sizes = append(sizes, len(store.Gather(first, queue, maxBatch, maxBatchBytes, (*addition).size)))
	}
	if fmt.Sprint(sizes) != fmt.Sprint([]int{maxBatch, 100 - maxBatch + 1}) {
		t.Errorf("batches of %v; want %d and the rest", sizes, maxBatch)
	}
}

// TestAnEndedContextStopsSQLite asks a question without an end.
func TestAnEndedContextStopsSQLite(t *testing.T) {
	const endless = `WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n`
	for _, path := range []string{memoryPath, filled(t, 1)} {
		s := openWith(t, path, Options{})
		if err := addOne(t.Context(), s, "before"); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		err := s.fault(ctx, "count", s.read.query(ctx, endless, nil, nil))
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v; want the context's error", path, err)
		}
		if page, err := s.ListArticles(t.Context(), store.ArticleFilter{}, store.Page{}); err != nil || len(page.Items) == 0 {
			t.Errorf("%s, afterwards: %v, %v; want the articles", path, page, err)
		}
		if err := addOne(t.Context(), s, "after"); err != nil {
			t.Errorf("%s, afterwards: %v", path, err)
		}
	}
}

func TestCloseWaitsForRunningCalls(t *testing.T) {
	s := openWith(t, memoryPath, Options{})
	_, leave, err := s.enter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	soon, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := s.Close(soon); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Close while a call runs: %v; want the context's error", err)
	}
	if _, err := s.Stats(t.Context()); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("a call after that: %v; want ErrUnavailable", err)
	}
	closed := make(chan error)
	go func() { closed <- s.Close(t.Context()) }()
	leave()
	if err := <-closed; err != nil {
		t.Errorf("Close after the call: %v", err)
	}
}

func TestStatementsAreKeptUpToALimit(t *testing.T) {
	s := openWith(t, memoryPath, Options{})
	for i := range 2 * maxStatements {
		for range 2 {
			n := 0
			err := s.read.query(t.Context(), fmt.Sprintf("SELECT %d", i), nil, func(rows *sql.Rows) error { return rows.Scan(&n) })
			if err != nil || n != i {
				t.Fatalf("SELECT %d: %d, %v", i, n, err)
			}
		}
	}
	if n := len(s.read.by); n != maxStatements {
		t.Errorf("%d statements are kept; want %d", n, maxStatements)
	}
}
