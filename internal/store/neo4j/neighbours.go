package neo4j

import (
	"context"
	"fmt"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Neighbours pages through the entities one edge away.
func (r reads) Neighbours(ctx context.Context, ids []ontology.ID, f store.RelationFilter, p store.Page) ([]*store.Slice[store.Neighbour], error) {
	asked := store.Question{Asked: store.AskNeighbours, Relations: f, Page: p}
	if out, ok := keptAnswers[ontology.ID, *store.Slice[store.Neighbour]](ctx, ids, asked); ok {
		return out, nil
	}
	w, err := window(p, store.NeighbourList, f.Check())
	if err != nil {
		return nil, err
	}
	b, q := r.begin(ctx, "e")
	b.param("ids", plain(ids))
	page, err := b.neighboursOf("e", q, f, p)
	if err != nil {
		return nil, err
	}
	return pagesOf(ctx, r, b, ids, "MATCH (e:Entity {id: id})", w, page)
}

// neighboursOf is a page of the neighbours of the entity that a variable is
// bound to. Edges are grouped by their other end; only those of the page are fetched.
func (b *builder) neighboursOf(e string, q *store.Question, f store.RelationFilter, p store.Page) (out part[*store.Slice[store.Neighbour]], err error) {
	w, err := window(p, store.NeighbourList, f.Check())
	if err != nil {
		return out, err
	}
	r, o, between, reports := b.name("r"), b.name("o"), b.name("between"), b.name("reports")
	match, where, as := b.edges(e, r, o, f)
	l := list{
		scope: e, match: match, where: where, item: o + ", " + between + ", " + reports, order: order{rankKey(reports), idKey(o + ".id")},
		group: " WITH " + o + ", collect(" + as.packed() + ") AS " + between + ", sum(" + as.at + ".reports) AS " + reports,
	}
	entity := b.entity(o, q)
	edges := b.edgesOf(between, as, ends{other: o}, q, placed(w, "Reports")...)
	item := part[store.Neighbour]{entity.calls + edges.calls, listOf([]string{entity.value, edges.value}), func(v any) (n store.Neighbour, err error) {
		pair, err := asList(v)
		if err != nil || len(pair) != 2 {
			return n, fmt.Errorf("a neighbour is %v: %w", v, err)
		}
		if n.Entity, err = entity.read(pair[0]); err == nil {
			n.Relations, err = edges.read(pair[1])
		}
		return n, err
	}}
	return page(b, l, w, item, store.NeighbourPlace), nil
}

// edgesOf takes the edges of a list of what packed gives, by ID.
func (b *builder) edgesOf(list string, packed edgeAs, at ends, q *store.Question, placed ...string) part[[]*ontology.Relation] {
	as, name := packed.renamed(b), b.name("edges")
	scope, with := list, as.variables()
	if at.other != "" {
		scope += ", " + at.other
		with += ", " + at.other
	}
	edge := b.relationAs(as, at, q, placed...)
	return part[[]*ontology.Relation]{
		" CALL (" + scope + ") { " + as.unpack(b, list, at.other) + " WITH " + with + " ORDER BY " + as.r + ".id" + edge.calls + " RETURN collect(" + edge.value + ") AS " + name + " }",
		name,
		func(v any) ([]*ontology.Relation, error) { return readList(v, edge.read) },
	}
}
