package storetest

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Neighbours groups the edges of each entity by their other ends.
func (m *Memory) Neighbours(ctx context.Context, ids []ontology.ID, f store.RelationFilter, p store.Page) ([]*store.Slice[store.Neighbour], error) {
	w, err := window(p, store.NeighbourList, f.Check())
	if err != nil {
		return nil, err
	}
	return lookUp(m, ctx, ids, func(s *sum, id ontology.ID) *store.Slice[store.Neighbour] {
		return page(s.at(f).neighbours(id, f), func(store.Neighbour) bool { return true }, store.NeighbourPlace, w)
	})
}

// neighbours are by ID, and their edges too.
func (s *sum) neighbours(id ontology.ID, f store.RelationFilter) []store.Neighbour {
	edges := map[ontology.ID][]*ontology.Relation{}
	for _, r := range s.relations {
		if f.PassFrom(r, id) {
			other := store.OtherEnd(r, id)
			edges[other] = append(edges[other], r)
		}
	}
	var out []store.Neighbour
	for other, between := range edges {
		out = append(out, store.Neighbour{Entity: s.entity(other), Relations: between})
	}
	slices.SortFunc(out, func(a, b store.Neighbour) int { return cmp.Compare(a.Entity.ID, b.Entity.ID) })
	return out
}

// ShortestPath keeps, hop by hop, the first path to every entity reached.
func (m *Memory) ShortestPath(ctx context.Context, from, to ontology.ID, q store.PathQuery) (*store.Path, error) {
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
	s = s.at(q.Filter)
	seen := map[ontology.ID]bool{from: true}
	paths := []*store.Path{{Entities: []*ontology.Entity{s.entity(from)}}}
	for hop := 0; ; hop++ {
		for _, p := range paths {
			if last(p) == to {
				return p, nil
			}
		}
		if hop == q.MaxHops {
			return nil, nil
		}
		paths = s.longer(paths, seen, to, q.Filter)
	}
}

func last(p *store.Path) ontology.ID { return p.Entities[len(p.Entities)-1].ID }

// longer are the first paths, one step longer than the given ones, to each
// entity that was not seen before. Both are in ascending order.
func (s *sum) longer(paths []*store.Path, seen map[ontology.ID]bool, to ontology.ID, f store.RelationFilter) []*store.Path {
	edges := f
	edges.Others, edges.OtherKinds = nil, nil
	var out []*store.Path
	for _, p := range paths {
		for _, n := range s.neighbours(last(p), edges) {
			id := n.Entity.ID
			if seen[id] || id != to && !mayPass(f, n.Entity) {
				continue
			}
			seen[id] = true
			out = append(out, &store.Path{
				Entities: append(slices.Clone(p.Entities), n.Entity),
				Steps:    append(slices.Clone(p.Steps), store.Step{Relations: n.Relations}),
			})
		}
	}
	return out
}

func mayPass(f store.RelationFilter, e *ontology.Entity) bool {
	return (len(f.Others) == 0 || slices.Contains(f.Others, e.ID)) &&
		(len(f.OtherKinds) == 0 || slices.Contains(f.OtherKinds, e.Kind))
}

// Network gathers nodes hop by hop and then the links among them.
func (m *Memory) Network(ctx context.Context, q store.NetworkQuery) (*store.Network, error) {
	s, err := m.look(ctx)
	if err != nil {
		return nil, err
	}
	if q, err = q.Checked(); err != nil {
		return nil, err
	}
	q.Filter.Others = nil
	for _, id := range q.Seeds {
		if s.entity(id) == nil {
			return nil, fmt.Errorf("network around %.80q: %w", string(id), store.ErrNotFound)
		}
	}
	s = s.at(q.Filter)
	n := &store.Network{}
	if len(q.Seeds) == 0 {
		s.gatherAll(n, q)
	} else {
		s.gather(n, q)
	}
	s.link(n, q)
	slices.SortFunc(n.Nodes, func(a, b store.Node) int {
		return cmp.Or(cmp.Compare(a.Hops, b.Hops), cmp.Compare(a.Entity.ID, b.Entity.ID))
	})
	return n, nil
}

func (s *sum) gather(n *store.Network, q store.NetworkQuery) {
	reports := map[ontology.ID]int{} // of who stands on the next hop
	for _, id := range q.Seeds {
		reports[id] = 0
	}
	seen := map[ontology.ID]bool{}
	for hop := 0; ; hop++ {
		added := s.admit(n, reports, hop, q.MaxNodes)
		for id := range reports {
			seen[id] = true
		}
		if hop == q.Hops {
			return
		}
		reports = map[ontology.ID]int{}
		for _, id := range added {
			for _, next := range s.neighbours(id, q.Filter) {
				if !seen[next.Entity.ID] {
					reports[next.Entity.ID] -= int(store.NeighbourPlace(next).Rank)
				}
			}
		}
	}
}

func (s *sum) gatherAll(n *store.Network, q store.NetworkQuery) {
	reports := map[ontology.ID]int{}
	for _, e := range s.entities {
		if len(q.Filter.OtherKinds) > 0 && !slices.Contains(q.Filter.OtherKinds, e.Kind) {
			continue
		}
		f := q.Filter
		f.Direction = store.Both
		for _, next := range s.neighbours(e.ID, f) {
			reports[e.ID] -= int(store.NeighbourPlace(next).Rank)
		}
	}
	s.admit(n, reports, 0, q.MaxNodes)
}

// admit takes the nodes with the most reports into the network while there is room.
func (s *sum) admit(n *store.Network, reports map[ontology.ID]int, hop, most int) []ontology.ID {
	var ids []ontology.ID
	for id := range reports {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b ontology.ID) int {
		return cmp.Or(cmp.Compare(reports[b], reports[a]), cmp.Compare(a, b))
	})
	if room := most - len(n.Nodes); len(ids) > room {
		n.NodesCut = true
		ids = ids[:room]
	}
	for _, id := range ids {
		n.Nodes = append(n.Nodes, store.Node{Entity: s.entity(id), Hops: hop})
	}
	return ids
}

func (s *sum) link(n *store.Network, q store.NetworkQuery) {
	degree := map[ontology.ID]*int{}
	for i := range n.Nodes {
		degree[n.Nodes[i].Entity.ID] = &n.Nodes[i].Degree
	}
	for _, r := range s.relations {
		if degree[r.Subject] != nil && degree[r.Object] != nil && q.Filter.Pass(r) {
			n.Links = append(n.Links, r)
		}
	}
	sortByPlace(n.Links, store.ByReports.Place)
	if len(n.Links) > q.MaxLinks {
		n.LinksCut = true
		n.Links = n.Links[:q.MaxLinks]
	}
	sortByPlace(n.Links, store.ByRelationID.Place)
	for _, r := range n.Links {
		*degree[r.Subject]++
		*degree[r.Object]++
	}
}
