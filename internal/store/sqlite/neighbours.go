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
	edges := s.edgeFilter(ctx, g, f)
	pages := make([]*store.Slice[store.Neighbour], len(ids))
	for i, id := range ids {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var links []link
		if num, ok := s.names.entity(g, id); ok {
			links = edges.from(num)
		}
		pages[i] = edges.neighbours(links, w)
	}
	return pages, edges.fault()
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
func (t *edgeFilter) neighbours(links []link, w store.Window) *store.Slice[store.Neighbour] {
	g := t.g
	page := newSelection[[]link](w)
	for len(links) > 0 {
		n := 1
		for n < len(links) && links[n].other == links[0].other {
			n++
		}
		page.offer(store.Place{Rank: -t.reportsOn(links[:n]), ID: string(g.id(links[0].other))}, links[:n:n])
		links = links[n:]
	}
	chosen := page.slice()
	items := make([]store.Neighbour, len(chosen.Items))
	for i, between := range chosen.Items {
		items[i] = store.Neighbour{Entity: g.nodes.at(between[0].other).entity, Relations: t.relations(between)}
	}
	return &store.Slice[store.Neighbour]{
		Items: items, Cursors: chosen.Cursors, Total: chosen.Total, HasNext: chosen.HasNext, HasPrev: chosen.HasPrev,
	}
}

func (t *edgeFilter) reportsOn(links []link) (sum int64) {
	for _, k := range links {
		sum += t.reportsOf(k)
	}
	return sum
}

// reportsOf counts the reports on an edge that counts.
func (t *edgeFilter) reportsOf(k link) int64 {
	if t.then == nil {
		if n := t.g.reports.at(k.edge); n < manyReports {
			return int64(n)
		}
	}
	if e := t.edge(k.edge); e != nil {
		return int64(e.reports)
	}
	return 0 // after a fault
}

// relations are the edges of the links by ID.
func (t *edgeFilter) relations(links []link) []*ontology.Relation {
	edges := make([]*ontology.Relation, 0, len(links))
	for _, k := range links {
		if e := t.edge(k.edge); e != nil {
			edges = append(edges, t.relation(e))
		}
	}
	slices.SortFunc(edges, func(a, b *ontology.Relation) int { return cmp.Compare(a.ID, b.ID) })
	return edges
}
