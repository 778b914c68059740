package sqlite_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"entente/internal/store"
	"entente/internal/store/sqlite"
	"entente/internal/store/storetest"
)

// TestCountsAndThePastOfAFile holds a store that was closed and opened half-way, and
// so has read some evidence from the file and taken in the rest, against one that
// had all of it in memory from the beginning.
func TestCountsAndThePastOfAFile(t *testing.T) {
	folder, n := t.TempDir(), 0
	rapid.Check(t, func(r *rapid.T) {
		n++
		bundles := storetest.Bundles(6).Draw(r, "bundles")
		ctx, path := context.Background(), filepath.Join(folder, fmt.Sprintf("%d.db", n))
		open := func() *sqlite.Store {
			s, err := sqlite.Open(ctx, path, sqlite.Options{})
			if err != nil {
				r.Fatal(err)
			}
			return s
		}
		add := func(s store.Store, bundles []*store.Bundle) {
			for _, b := range bundles {
				if _, err := s.AddArticle(ctx, b); err != nil {
					r.Fatal(err)
				}
			}
		}
		half := rapid.IntRange(0, len(bundles)).Draw(r, "half")
		first := open()
		add(first, bundles[:half])
		if err := first.Close(ctx); err != nil {
			r.Fatal(err)
		}
		second, whole := open(), storetest.NewMemory()
		defer func() { _ = second.Close(ctx) }()
		add(second, bundles[half:])
		add(whole, bundles)
		for _, by := range store.Groupings() {
			q := store.CountQuery{By: []store.Grouping{by}}
			if by != store.GroupType {
				q.By = append(q.By, store.GroupType)
			}
			got, err := second.CountEvidence(ctx, q)
			want, err2 := whole.CountEvidence(ctx, q)
			if err != nil || err2 != nil || fmt.Sprint(*got) != fmt.Sprint(*want) {
				r.Fatalf("counts by %s: %+v, %v; want %+v, %v", by, got, err, want, err2)
			}
		}
		for _, day := range []string{"2023-02-28", "2024-02-29", "2024-11-01"} {
			f := store.RelationFilter{KnownAt: storetest.Day(day)}
			for range 2 { // added up, and as it was kept
				if got, want := relationsOf(r, second, f), relationsOf(r, whole, f); got != want {
					r.Fatalf("known at %s: %s; want %s", day, got, want)
				}
			}
		}
	})
}

func relationsOf(r *rapid.T, s store.Store, f store.RelationFilter) (all string) {
	page, err := s.ListRelations(context.Background(), f, store.ByRelationID, store.Page{Limit: 1000})
	if err != nil {
		r.Fatal(err)
	}
	for _, x := range page.Items {
		all += fmt.Sprintf("%+v\n", *x)
	}
	return all
}
