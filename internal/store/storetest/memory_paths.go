package storetest

import (
	"context"
	"fmt"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Paths tries all paths of one hop, then all of two, and so on.
func (m *Memory) Paths(ctx context.Context, from, to ontology.ID, q store.PathsQuery) (*store.Paths, error) {
	s, err := m.look(ctx)
	if err != nil {
		return nil, err
	}
	if q, err = q.Checked(); err != nil {
		return nil, err
	}
	for _, id := range []ontology.ID{from, to} {
		if s.entity(id) == nil {
			return nil, fmt.Errorf("path from %.80q to %.80q: entity %.80q: %w", string(from), string(to), string(id), store.ErrNotFound)
		}
	}
	w := s.at(q.Filter).allPaths(to, q)
	for hops := 0; hops <= q.MaxHops && len(w.found) <= q.Limit; hops++ {
		if q.ShortestOnly && len(w.found) > 0 || from == to && hops > 0 {
			break
		}
		w.goOn(&store.Path{Entities: []*ontology.Entity{s.entity(from)}}, hops)
	}
	out := &store.Paths{Items: w.found, More: len(w.found) > q.Limit}
	out.Items = out.Items[:min(len(out.Items), q.Limit)]
	return out, nil
}

// allPaths tries all paths to an entity.
type allPaths struct {
	to    ontology.ID
	next  map[ontology.ID][]store.Neighbour // to which one can go on
	near  []map[ontology.ID]bool            // from whom the end can be reached in so many hops
	most  int
	found []store.Path
}

func (s *sum) allPaths(to ontology.ID, q store.PathsQuery) *allPaths {
	w := &allPaths{to: to, next: map[ontology.ID][]store.Neighbour{}, near: []map[ontology.ID]bool{{to: true}}, most: q.Limit + 1}
	edges := q.Filter
	edges.Others, edges.OtherKinds = nil, nil
	for _, e := range s.entities {
		for _, n := range s.neighbours(e.ID, edges) {
			if n.Entity.ID == to || mayPass(q.Filter, n.Entity) {
				w.next[e.ID] = append(w.next[e.ID], n)
			}
		}
	}
	for range q.MaxHops {
		before, level := w.near[len(w.near)-1], map[ontology.ID]bool{}
		for id, next := range w.next {
			level[id] = slices.ContainsFunc(next, func(n store.Neighbour) bool { return before[n.Entity.ID] })
		}
		w.near = append(w.near, level)
	}
	return w
}

// goOn adds the paths that go on from this one by so many hops, until there are enough.
func (w *allPaths) goOn(p *store.Path, hops int) {
	at := last(p)
	if len(w.found) == w.most || !w.near[hops][at] {
		return
	}
	if hops == 0 {
		w.found = append(w.found, *p)
		return
	}
	if at == w.to {
		return
	}
	for _, n := range w.next[at] {
		if slices.Contains(p.Entities, n.Entity) {
			continue
		}
		w.goOn(&store.Path{
			Entities: append(slices.Clone(p.Entities), n.Entity),
			Steps:    append(slices.Clone(p.Steps), store.Step{Relations: n.Relations}),
		}, hops-1)
	}
}
