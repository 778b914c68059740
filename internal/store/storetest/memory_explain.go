package storetest

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Explain tries all paths and sorts them.
func (m *Memory) Explain(ctx context.Context, a, b ontology.ID, q store.ExplainQuery) (*store.Explanation, error) {
	s, err := m.look(ctx)
	if err != nil {
		return nil, err
	}
	if q, err = q.Checked(); err != nil {
		return nil, err
	}
	for _, id := range []ontology.ID{a, b} {
		if s.entity(id) == nil {
			return nil, fmt.Errorf("what joins %.80q and %.80q: entity %.80q: %w", string(a), string(b), string(id), store.ErrNotFound)
		}
	}
	if a == b {
		return nil, fmt.Errorf("what joins %.80q and itself: %w: name two different ones", string(a), store.ErrInvalid)
	}
	w := s.at(q.Filter).allPaths(b, store.PathsQuery{PathQuery: store.PathQuery{Filter: q.Filter, MaxHops: q.MaxHops}, Limit: 1_000_000})
	out := &store.Explanation{}
	for hops := 1; hops <= q.MaxHops; hops++ {
		w.goOn(&store.Path{Entities: []*ontology.Entity{s.entity(a)}}, hops)
		if hops == 1 && len(w.found) == 1 {
			out.Direct = slices.SortedFunc(slices.Values(w.found[0].Steps[0].Relations), store.Strongest)
			w.found = nil
		}
	}
	slices.SortStableFunc(w.found, func(p, q store.Path) int { // equal ones are by their IDs already
		return cmp.Or(q.Strength().Compare(p.Strength()), cmp.Compare(p.Hops(), q.Hops()))
	})
	out.Paths, out.More = w.found[:min(len(w.found), q.Limit)], len(w.found) > q.Limit
	return out, nil
}

// CommonNeighbours looks at every entity.
func (m *Memory) CommonNeighbours(ctx context.Context, ids []ontology.ID, f store.RelationFilter, p store.Page) (*store.Slice[store.CommonNeighbour], error) {
	s, err := m.look(ctx)
	if err != nil {
		return nil, err
	}
	w, err := window(p, store.CommonNeighbourList, f.Check())
	if err != nil {
		return nil, err
	}
	if ids, err = store.CheckCompared(ids); err != nil {
		return nil, err
	}
	s = s.at(f)
	near := make([][]store.Neighbour, len(ids))
	for i, id := range ids {
		near[i] = s.neighbours(id, f)
	}
	var all []store.CommonNeighbour
	for _, e := range s.entities {
		c := store.CommonNeighbour{Entity: e}
		for i, neighbours := range near {
			for _, n := range neighbours {
				if n.Entity == e {
					c.Sides = append(c.Sides, store.Side{From: ids[i], Relations: n.Relations})
				}
			}
		}
		if len(c.Sides) == len(ids) {
			all = append(all, c)
		}
	}
	return page(all, func(store.CommonNeighbour) bool { return true }, store.CommonNeighbourPlace, w), nil
}

// Alike compares each entity with all.
func (m *Memory) Alike(ctx context.Context, ids []ontology.ID, q store.AlikeQuery) ([][]store.Alike, error) {
	q, err := q.Checked()
	if err != nil {
		return nil, err
	}
	return lookUp(m, ctx, ids, func(s *sum, id ontology.ID) []store.Alike { return s.at(q.Filter).alike(id, q) })
}

func (s *sum) alike(id ontology.ID, q store.AlikeQuery) (all []store.Alike) {
	own := s.traits(id, q.Filter)
	for _, e := range s.entities {
		if e.ID == id || len(q.Kinds) > 0 && !slices.Contains(q.Kinds, e.Kind) {
			continue
		}
		if a := compared(own, s.traits(e.ID, q.Filter)); a.Count > 0 {
			a.Entity, a.Shared = e, a.Shared[:min(len(a.Shared), q.Shared)]
			all = append(all, a)
		}
	}
	slices.SortStableFunc(all, func(a, b store.Alike) int { return cmp.Compare(b.Score, a.Score) })
	return all[:min(len(all), q.Limit)]
}

// trait is in what two edges of different entities can be alike.
type trait struct {
	relation ontology.RelationType
	outwards bool // or without a direction
	other    ontology.ID
}

func (s *sum) traits(id ontology.ID, f store.RelationFilter) map[trait]*ontology.Relation {
	out := map[trait]*ontology.Relation{}
	for _, n := range s.neighbours(id, f) {
		for _, r := range n.Relations {
			out[trait{r.Type, r.Subject == id || r.Symmetric(), n.Entity.ID}] = r
		}
	}
	return out
}

func compared(own, theirs map[trait]*ontology.Relation) (a store.Alike) {
	both, either := 0, 0
	for t, r := range own {
		o := theirs[t]
		if o == nil {
			either += r.IndependentSources
			continue
		}
		a.Shared = append(a.Shared, store.Pair{Own: r, Theirs: o})
		both += min(r.IndependentSources, o.IndependentSources)
		either += max(r.IndependentSources, o.IndependentSources)
	}
	for t, o := range theirs {
		if own[t] == nil {
			either += o.IndependentSources
		}
	}
	a.Count = len(a.Shared)
	a.Score = float64(both) / float64(max(either, 1))
	slices.SortFunc(a.Shared, store.ComparePairs)
	return a
}
