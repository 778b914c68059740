package sqlite

import (
	"cmp"
	"context"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Neighbours pages through the entities one edge away from each entity.
func (s *Store) Neighbours(ctx context.Context, ids []ontology.ID, f store.RelationFilter, p store.Page) ([]*store.Slice[store.Neighbour], error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if err := f.Check(); err != nil {
		return nil, err
	}
	w, err := p.Window(store.NeighbourList)
	if err != nil {
		return nil, err
	}
	edges := s.edgeFilter(g, f)
	pages := make([]*store.Slice[store.Neighbour], len(ids))
	for i, id := range ids {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var links []link
		if num, ok := s.names.entity(g, id); ok {
			links = edges.from(num)
		}
		pages[i] = g.neighbours(links, w)
	}
	return pages, nil
}

// from are the links of the entity that pass, those to the same entity together.
func (t *edgeFilter) from(num uint32) []link {
	all := t.g.nodes.at(num).links
	passed := make([]link, 0, len(all))
	for _, k := range all {
		if t.leads(k) && t.admits(k.other) {
			passed = append(passed, k)
		}
	}
	slices.SortFunc(passed, func(a, b link) int { return cmp.Compare(a.other, b.other) })
	return passed
}

// neighbours is a page of the other ends of the links.
func (g *graph) neighbours(links []link, w store.Window) *store.Slice[store.Neighbour] {
	page := newSelection[[]link](w)
	for len(links) > 0 {
		n := 1
		for n < len(links) && links[n].other == links[0].other {
			n++
		}
		page.offer(store.Place{Rank: -g.reports(links[:n]), ID: string(g.id(links[0].other))}, links[:n:n])
		links = links[n:]
	}
	chosen := page.slice()
	items := make([]store.Neighbour, len(chosen.Items))
	for i, between := range chosen.Items {
		items[i] = store.Neighbour{Entity: g.nodes.at(between[0].other).entity, Relations: g.relations(between)}
	}
	return &store.Slice[store.Neighbour]{
		Items: items, Cursors: chosen.Cursors, Total: chosen.Total, HasNext: chosen.HasNext, HasPrev: chosen.HasPrev,
	}
}

func (g *graph) reports(links []link) (sum int64) {
	for _, k := range links {
		sum += int64(g.edges.ref(k.edge).reports)
	}
	return sum
}

// relations are the edges of the links by ID.
func (g *graph) relations(links []link) []*ontology.Relation {
	edges := make([]*ontology.Relation, len(links))
	for i, k := range links {
		edges[i] = g.edges.ref(k.edge).relation
	}
	slices.SortFunc(edges, func(a, b *ontology.Relation) int { return cmp.Compare(a.ID, b.ID) })
	return edges
}
