package sqlite

import (
	"cmp"
	"context"
	"math"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Paths finds the first paths, the shortest ones in one walk.
func (s *Store) Paths(ctx context.Context, from, to ontology.ID, q store.PathsQuery) (*store.Paths, error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if q, err = q.Checked(); err != nil {
		return nil, err
	}
	w, err := s.shortest(ctx, g, from, to, q.PathQuery)
	if err != nil {
		return nil, err
	}
	if w == nil {
		return &store.Paths{}, nil
	}
	defer w.free()
	var all [][]uint32
	w.each(func(nums []uint32) bool {
		all = append(all, nums)
		return len(all) <= q.Limit
	})
	if len(all) <= q.Limit && !q.ShortestOnly && from != to {
		longer, err := w.longer(ctx, all, q)
		if err != nil {
			return nil, err
		}
		all = append(all, longer...)
	}
	out := &store.Paths{More: len(all) > q.Limit}
	for _, nums := range all[:min(len(all), q.Limit)] {
		out.Items = append(out.Items, *w.edges.path(nums))
	}
	return out, w.edges.fault()
}

// longer are the paths that come after the shortest ones, one more than the limit leaves room for.
func (w *pathWalk) longer(ctx context.Context, shortest [][]uint32, q store.PathsQuery) ([][]uint32, error) {
	d := store.Detours[uint32]{MaxHops: q.MaxHops, Compare: w.compare, Together: 1}
	d.Find = func(detours []store.Detour[uint32]) ([][]uint32, error) {
		out := make([][]uint32, len(detours))
		for i, detour := range detours {
			var err error
			if out[i], err = w.detour(ctx, detour, q.MaxHops); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	return d.After(shortest, q.Limit+1-len(shortest))
}

func (w *pathWalk) compare(a, b []uint32) int {
	return slices.CompareFunc(a, b, func(x, y uint32) int { return cmp.Compare(w.g.id(x), w.g.id(y)) })
}

// shut is the mark of nodes that a walk may not reach: no number of hops.
const shut = math.MaxUint32

// detour walks from the end of the detour's prefix, the first hop to none that it
// bans, and never back to its prefix.
func (w *pathWalk) detour(ctx context.Context, d store.Detour[uint32], most int) ([]uint32, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	last := len(d.Prefix) - 1
	walk := newPathWalk(w.g, w.edges, d.Prefix[last], w.sides[backwards].end)
	defer walk.free()
	f, b := &walk.sides[forwards], &walk.sides[backwards]
	for _, num := range d.Prefix[:last] {
		f.hops.set(num, shut)
	}
	for _, num := range d.Prefix {
		b.hops.set(num, shut)
	}
	for _, num := range d.Banned {
		f.hops.set(num, shut)
	}
	if err := walk.advance(ctx, f, b); err != nil {
		return nil, err
	}
	for _, num := range d.Banned {
		f.hops.unset(num)
	}
	found, err := walk.meet(ctx, most-last)
	if err != nil || !found {
		return nil, err
	}
	var path []uint32
	walk.each(func(nums []uint32) bool {
		path = append(slices.Clone(d.Prefix[:last]), nums...)
		return false
	})
	return path, nil
}
