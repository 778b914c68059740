package neo4j

import (
	"context"

	"entente/internal/store"
)

// uncut is the network of the whole graph, if there is room for all of it; nil if
// not. It then looks at each edge once and sorts nothing: who has most reports is of no
// interest where nobody is left out. Where there is more, it stops at the first
// edge too many.
func (r reads) uncut(ctx context.Context, q store.NetworkQuery) (n *store.Network, err error) {
	b, next := r.begin(ctx, "a", "r", "b", "e")
	p := b.uncut(q, next)
	err = r.ask(ctx, statement{p.calls + " RETURN " + p.value, b.params}, func() { n = nil }, func(row []any) (err error) {
		n, err = p.read(row[0])
		return err
	})
	return n, err
}

// uncut has a row only where there is room for all.
func (b *builder) uncut(q store.NetworkQuery, next *store.Question) part[*store.Network] {
	mostLinks, mostNodes := b.param("maxLinks", int64(q.MaxLinks)), b.param("maxNodes", int64(q.MaxNodes))
	match, where, as := b.edgesThatCount(q)
	return b.shown(as, match+where.where()+" WITH a, b, "+as.variables()+" LIMIT "+mostLinks+" + 1"+
		" WITH collect("+as.packed()+") AS chosen, collect(DISTINCT a) + collect(DISTINCT b) AS ends"+
		" CALL (ends) { UNWIND ends AS e RETURN collect(DISTINCT e) AS taken }"+
		" WITH chosen, taken, [size(taken)] AS bounds, false AS cut WHERE size(chosen) <= "+mostLinks+" AND size(taken) <= "+mostNodes, next)
}

// edgesThatCount finds each edge of the whole graph that counts once, from a to b.
// Both are entities, since nothing else bears edges of these types; to say so would
// keep Neo4j from going through the types' edges instead of everybody's.
func (b *builder) edgesThatCount(q store.NetworkQuery) (match string, where conditions, as edgeAs) {
	types, ok := known(q.Filter.Types)
	first := conditions{}.with(kindCondition("a", q.Filter.OtherKinds), kindCondition("b", q.Filter.OtherKinds))
	if !ok {
		first.add("false")
	}
	return b.seen(everyEdge("a", "r", "b", types), "r", q.Filter, first)
}

// wholeGraph takes the entities with the most reports on edges that count.
func (b *builder) wholeGraph(q store.NetworkQuery, most string) string {
	match, where, as := b.edgesThatCount(q)
	return "CALL () { " + match + where.where() + " UNWIND [a, b] AS e WITH e, sum(" + as.at + ".reports) AS reports ORDER BY reports DESC, e.id LIMIT " + most + " + 1 RETURN collect(e) AS found }" +
		" WITH [] AS seen, found[.." + most + "] AS taken, size(found) > " + most + " AS cut WITH seen, taken, [size(taken)] AS bounds, cut"
}
