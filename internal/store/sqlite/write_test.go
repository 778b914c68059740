package sqlite

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// TestTheFileHoldsWhatTheMemoryHolds opens the store anew after every article of
// some random graphs, and compares what it then holds with a naive store.
func TestTheFileHoldsWhatTheMemoryHolds(t *testing.T) {
	for seed := range 8 {
		path, naive := filepath.Join(t.TempDir(), "graph.db"), storetest.NewMemory()
		for _, b := range storetest.Bundles(6).Example(seed) {
			s := openWith(t, path, Options{})
			for _, to := range []store.Store{s, naive} {
				if _, err := to.AddArticle(t.Context(), b); err != nil {
					t.Fatal(err)
				}
			}
			live, want := sumOf(t, s), sumOf(t, naive)
			if err := s.Close(t.Context()); err != nil {
				t.Fatal(err)
			}
			s = openWith(t, path, Options{})
			if again := sumOf(t, s); live != want || again != want {
				t.Fatalf("graph %d: before closing\n%s\nopened again\n%s\nwant\n%s", seed, live, again, want)
			}
			if err := s.Close(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestAFullDiskRefusesTheArticle bounds the pages that the file may have.
func TestAFullDiskRefusesTheArticle(t *testing.T) {
	s := openWith(t, filepath.Join(t.TempDir(), "graph.db"), Options{})
	if err := addOne(t.Context(), s, "first"); err != nil {
		t.Fatal(err)
	}
	before := sumOf(t, s)
	large := longBundle(3000)
	bound := func(text string) {
		if _, err := s.db.write.Exec(text); err != nil {
			t.Fatal(err)
		}
	}
	bound("PRAGMA max_page_count = 60")
	if _, err := s.AddArticle(t.Context(), large); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("with no room: %v; want ErrUnavailable", err)
	}
	if after := sumOf(t, s); after != before {
		t.Errorf("the graph has changed:\n%s\nwant\n%s", after, before)
	}
	bound("PRAGMA max_page_count = 1000000")
	if outcome, err := s.AddArticle(t.Context(), large); err != nil || outcome != store.Added {
		t.Errorf("with room again: %q, %v", outcome, err)
	}
}

// TestAnEndedContextStopsTheWriter ends the context of a large article while it
// is being written.
func TestAnEndedContextStopsTheWriter(t *testing.T) {
	for _, path := range []string{memoryPath, filepath.Join(t.TempDir(), "graph.db")} {
		s := openWith(t, path, Options{})
		if err := addOne(t.Context(), s, "first"); err != nil {
			t.Fatal(err)
		}
		before := sumOf(t, s)
		large := longBundle(10_000)
		ctx, cancel := context.WithCancel(t.Context())
		a := &addition{ctx: ctx, parcel: pack(large), done: make(chan struct{})}
		s.queue <- a
		time.Sleep(30 * time.Millisecond) // writing takes ten times as long, at least
		cancel()
		<-a.done
		if !errors.Is(s.fault(ctx, "add", a.err), context.Canceled) {
			t.Errorf("%s: %v; want the context's error", path, a.err)
		}
		if after := sumOf(t, s); after != before {
			t.Errorf("%s: the graph has changed:\n%s\nwant\n%s", path, after, before)
		}
		if err := addOne(t.Context(), s, "after"); err != nil {
			t.Errorf("%s, afterwards: %v", path, err)
		}
	}
}

// longBundle is an article with so many statements.
func longBundle(statements int) *store.Bundle {
	japan, chile := storetest.Entity(ontology.Country, "Japan", "JP"), storetest.Entity(ontology.Country, "Chile", "CL")
	w := storetest.Write("long", "Kyodo", "2024-01-01")
	for range statements {
		w.State(japan, ontology.Visits, chile)
	}
	return w.Bundle()
}
