package sqlite

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"entente/internal/store"
)

// TestASelectionIsACut compares the page that is picked out of items in any
// order with the page cut out of the sorted list.
func TestASelectionIsACut(t *testing.T) {
	place := func(i int) store.Place { return store.Place{Rank: int64(i % 5), ID: fmt.Sprintf("%03d", i)} }
	rapid.Check(t, func(r *rapid.T) {
		items := rapid.SliceOfNDistinct(rapid.IntRange(0, 40), 0, 30, rapid.ID).Draw(r, "items")
		bound := func(label string) *store.Place {
			if rapid.Bool().Draw(r, label+"?") {
				return nil
			}
			p := place(rapid.IntRange(0, 40).Draw(r, label))
			return &p
		}
		w := store.Window{
			List: "numbers", Limit: rapid.IntRange(1, 8).Draw(r, "limit"), After: bound("after"), Before: bound("before"),
			Backward: rapid.Bool().Draw(r, "backward"), SkipTotal: rapid.Bool().Draw(r, "skip total"),
		}
		picked := newSelection[int](w)
		for _, i := range items {
			if !picked.settled(place(i).Rank) {
				picked.offer(place(i), i)
			}
		}
		sorted := slices.Clone(items)
		slices.SortFunc(sorted, func(a, b int) int { return place(a).Compare(place(b)) })
		got, want := picked.slice(), store.Cut(sorted, place, w)
		if !slices.Equal(got.Items, want.Items) || !slices.Equal(got.Cursors, want.Cursors) ||
			got.Total != want.Total || got.HasNext != want.HasNext || got.HasPrev != want.HasPrev {
			r.Fatalf("%+v; want %+v", got, want)
		}
	})
}
