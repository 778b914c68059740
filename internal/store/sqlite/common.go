package sqlite

import (
	"cmp"
	"context"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// CommonNeighbours pages through the entities one edge away from each of the given ones.
func (s *Store) CommonNeighbours(ctx context.Context, ids []ontology.ID, f store.RelationFilter, p store.Page) (*store.Slice[store.CommonNeighbour], error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if err := f.Check(); err != nil {
		return nil, err
	}
	w, err := p.Window(store.CommonNeighbourList)
	if err != nil {
		return nil, err
	}
	if ids, err = store.CheckCompared(ids); err != nil {
		return nil, err
	}
	edges := s.edgeFilter(ctx, g, f)
	sides := make([][]link, len(ids))
	for i, id := range ids {
		if num, ok := s.names.entity(g, id); ok {
			sides[i] = edges.from(num)
		}
	}
	return edges.common(ids, sides, w), edges.fault()
}

// common is a page of the other ends that all sides have. The links of a side are
// in the order of these.
func (t *edgeFilter) common(ids []ontology.ID, sides [][]link, w store.Window) *store.Slice[store.CommonNeighbour] {
	page := newSelection[[][]link](w)
	for links := sides[0]; len(links) > 0; {
		num := links[0].other
		all := make([][]link, 0, len(sides))
		for _, side := range sides {
			if between := linksTo(side, num); len(between) > 0 {
				all = append(all, between)
			}
		}
		if len(all) == len(sides) {
			page.offer(store.Place{Rank: -t.leastReports(all), ID: string(t.g.id(num))}, all)
		}
		links = links[len(linksTo(links, num)):]
	}
	chosen := page.slice()
	items := make([]store.CommonNeighbour, len(chosen.Items))
	for i, all := range chosen.Items {
		items[i] = store.CommonNeighbour{Entity: t.g.nodes.at(all[0][0].other).entity}
		for side, between := range all {
			items[i].Sides = append(items[i].Sides, store.Side{From: ids[side], Relations: t.relations(between)})
		}
	}
	return &store.Slice[store.CommonNeighbour]{
		Items: items, Cursors: chosen.Cursors, Total: chosen.Total, HasNext: chosen.HasNext, HasPrev: chosen.HasPrev,
	}
}

// linksTo are the links of a side that lead to the node.
func linksTo(side []link, num uint32) []link {
	from, found := slices.BinarySearchFunc(side, num, func(k link, num uint32) int { return cmp.Compare(k.other, num) })
	if !found {
		return nil
	}
	to := from
	for to < len(side) && side[to].other == num {
		to++
	}
	return side[from:to]
}

// leastReports are those on the least reported of the sides.
func (t *edgeFilter) leastReports(sides [][]link) int64 {
	least := t.reportsOn(sides[0])
	for _, between := range sides[1:] {
		least = min(least, t.reportsOn(between))
	}
	return least
}
