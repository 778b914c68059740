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
	w, err := window(p, store.CommonNeighbourList, f.Check())
	if err != nil {
		return nil, err
	}
	if ids, err = store.CheckCompared(ids); err != nil {
		return nil, err
	}
	b, q := r.begin(ctx, "id", "e", "r", "o", "side", "sides", "pair", "of", "reports", "least", "found")
	match, where, as := b.edges("e", "r", "o", f)
	entity, edge := b.entity("o", q), b.relationAs(as, ends{other: "o"}, q, "Reports")
	l := list{
		item: "o, sides, least", order: order{rankKey("least"), idKey("o.id")},
		group: " WITH o, id, collect(" + as.packed() + ") AS side, sum(" + as.at + ".reports) AS reports WITH o, collect([id, side]) AS sides, min(reports) AS least" +
			" WHERE size(sides) = " + b.param("compared", int64(len(ids))) + " WITH o, sides, least",
	}
	l.where = where
	l.match = "UNWIND " + b.param("ids", plain(ids)) + " AS id MATCH (e:Entity {id: id}) " + match
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
		slices.SortFunc(n.Sides, func(s, t store.Side) int { return slices.Index(ids, s.From) - slices.Index(ids, t.From) })
		return n, err
	}}
	return wholePage(ctx, r, b, page(b, l, w, item, store.CommonNeighbourPlace))
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
