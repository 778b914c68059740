package neo4j

import (
	"context"
	"fmt"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// CommonNeighbours groups the edges of all the entities by their other ends, and
// keeps those that each of them leads to.
func (r reads) CommonNeighbours(ctx context.Context, ids []ontology.ID, f store.RelationFilter, p store.Page) (*store.Slice[store.CommonNeighbour], error) {
	if _, err := window(p, store.CommonNeighbourList, f.Check()); err != nil {
		return nil, err
	}
	distinct, err := store.CheckCompared(ids)
	if err != nil {
		return nil, err
	}
	out, ok := aheadAnswer[*store.Slice[store.CommonNeighbour]](ctx, ids, store.CommonQuery{Filter: f, Page: p})
	if !ok {
		b, next := r.begin(ctx, "id", "e", "o", "r", "side", "sides", "pair", "of", "reports", "least", "found")
		compared := compared{match: "UNWIND " + b.param("ids", plain(distinct)) + " AS id MATCH (e:Entity {id: id})", count: len(distinct)}
		part, err := b.commonNeighbours(compared, f, p, next)
		if err != nil {
			return nil, err
		}
		if out, err = wholePage(ctx, r, b, part); err != nil || out == nil {
			return nil, err
		}
	}
	for _, n := range out.Items {
		slices.SortFunc(n.Sides, func(s, t store.Side) int { return slices.Index(distinct, s.From) - slices.Index(distinct, t.From) })
	}
	return out, nil
}

// compared are the entities of which neighbours are compared.
type compared struct {
	scope string // the variable that the match builds on, if there is one
	match string // binds each as e, and its identifier as id
	count int
}

// comparedNamed are so many in the list of nodes compared.
func comparedNamed(count int) compared {
	return compared{"compared", "UNWIND compared AS e WITH e, e.id AS id", count}
}

// commonNeighbours is a page of what entities have in common, the sides in any order.
func (b *builder) commonNeighbours(of compared, f store.RelationFilter, p store.Page, next *store.Question) (out part[*store.Slice[store.CommonNeighbour]], err error) {
	w, err := window(p, store.CommonNeighbourList, f.Check())
	if err != nil {
		return out, err
	}
	match, where, as := b.edges("e", "r", "o", f)
	entity, edge := b.entity("o", next), b.relationAs(as, ends{other: "o"}, next, "Reports")
	l := list{
		scope: of.scope, match: of.match + " " + match, where: where, item: "o, sides, least", order: order{rankKey("least"), idKey("o.id")},
		group: " WITH o, id, collect(" + as.packed() + ") AS side, sum(" + as.at + ".reports) AS reports WITH o, collect([id, side]) AS sides, min(reports) AS least" +
			" WHERE size(sides) = " + b.param("compared", int64(of.count)) + " WITH o, sides, least",
	}
	calls := entity.calls + " CALL (sides, o) { UNWIND sides AS pair WITH o, pair[0] AS of, pair[1] AS side " + as.unpack(b, "side", "of, o") +
		" WITH of, " + as.variables() + ", o ORDER BY of, r.id" + edge.calls +
		" WITH of, collect(" + edge.value + ") AS side RETURN collect([of, side]) AS found }"
	item := part[store.CommonNeighbour]{calls, "[" + entity.value + ", found]", func(v any) (n store.CommonNeighbour, err error) {
		pair, err := asList(v)
		if err != nil || len(pair) != 2 {
			return n, fmt.Errorf("a common neighbour is %v: %w", v, err)
		}
		if n.Entity, err = entity.read(pair[0]); err == nil {
			n.Sides, err = readList(pair[1], func(v any) (store.Side, error) { return readSide(v, edge) })
		}
		return n, err
	}}
	return page(b, l, w, item, store.CommonNeighbourPlace), nil
}

func readSide(v any, edge part[*ontology.Relation]) (s store.Side, err error) {
	row, err := asList(v)
	if err != nil || len(row) != 2 {
		return s, fmt.Errorf("a side of a common neighbour is %v: %w", v, err)
	}
	id, _ := row[0].(string)
	s.From = ontology.ID(id)
	s.Relations, err = readList(row[1], edge.read)
	return s, err
}
