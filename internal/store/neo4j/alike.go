package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Alike compares entities by their edges, in one statement.
func (r reads) Alike(ctx context.Context, ids []ontology.ID, q store.AlikeQuery) ([][]store.Alike, error) {
	q, err := q.Checked()
	if err != nil {
		return nil, err
	}
	out := make([][]store.Alike, len(ids))
	if len(ids) == 0 {
		return out, ctx.Err()
	}
	b, next := r.begin(ctx, "id", "e", "o", "x", "r", "s", "t", "own", "theirs", "both", "n", "score", "weight")
	p := b.alike(q, next)
	found := map[ontology.ID][]store.Alike{}
	text := "UNWIND " + b.param("ids", plain(ids)) + " AS id MATCH (e:Entity {id: id})" + p.calls + " RETURN id, " + p.value
	err = r.ask(ctx, statement{text, b.params}, func() { clear(found) }, func(row []any) error {
		id, _ := row[0].(string)
		all, err := p.read(row[1])
		found[ontology.ID(id)] = all
		return err
	})
	for i, id := range ids {
		out[i] = found[id]
	}
	return out, err
}

// alike finds those with much the same edges as the node e. Edges are alike that
// lead the same way between their ends, or have no direction.
func (b *builder) alike(q store.AlikeQuery, next *store.Question) part[[]store.Alike] {
	edges := func(e, r string) (string, edgeAs) {
		match, where, as := b.edges(e, r, "o", q.Filter)
		return match + where.where(), as
	}
	types, _ := known(q.Filter.Types)
	pattern, _ := walkOf(types, store.Both).step("o", "s", "x:Entity")
	likeR := conditions{"type(s) = type(r)", "x <> e", "(type(r) IN " + symmetricTypes + " OR (startNode(r) = e) = (startNode(s) = x))"}
	pairs := func(kinds ...string) (clauses string, r, s edgeAs, lesser string) {
		clauses, r = edges("e", "r")
		match, where, s := b.seen(pattern, "s", q.Filter, likeR.with(kinds...))
		x, y := r.at+".independentSources", s.at+".independentSources"
		return clauses + " " + match + where.where(), r, s, "CASE WHEN " + x + " < " + y + " THEN " + x + " ELSE " + y + " END"
	}
	entity := b.entity("x", next)
	own, ownAs := edges("e", "r")
	theirs, theirsAs := edges("x", "t")
	all, _, _, lesserOfAll := pairs(kindCondition("x", q.Kinds))
	both, r, s, lesser := pairs()
	mine, others := b.relationAs(r, ends{}, next, "IndependentSources"), b.relationAs(s, ends{}, next, "IndependentSources")
	calls := " CALL (e) { " + own + " RETURN sum(" + ownAs.at + ".independentSources) AS own }" +
		" CALL (e, own) { " + all + " WITH e, own, x, sum(" + lesserOfAll + ") AS both, count(*) AS n" +
		" CALL (x) { " + theirs + " RETURN sum(" + theirsAs.at + ".independentSources) AS theirs }" +
		" WITH e, x, n, toFloat(both) / (own + theirs - both) AS score ORDER BY score DESC, x.id LIMIT " + b.param("alike", int64(q.Limit)) + entity.calls +
		" CALL (e, x) { " + both + " WITH " + r.variables() + ", " + s.variables() + ", " + lesser + " AS weight ORDER BY weight DESC, r.id LIMIT " + b.param("shared", int64(q.Shared)) +
		mine.calls + others.calls + " RETURN collect([" + mine.value + ", " + others.value + "]) AS shared }" +
		" RETURN collect([" + entity.value + ", score, n, shared]) AS alike }"
	return part[[]store.Alike]{calls, "alike", func(v any) ([]store.Alike, error) {
		all, err := readList(v, func(v any) (store.Alike, error) { return readAlike(v, entity, mine, others) })
		slices.SortFunc(all, func(a, b store.Alike) int {
			return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Entity.ID, b.Entity.ID))
		})
		return all, err
	}}
}

func readAlike(v any, entity part[*ontology.Entity], mine, others part[*ontology.Relation]) (a store.Alike, err error) {
	row, err := asList(v)
	if err != nil || len(row) != 4 || !put(&a.Score, row[1]) || !putInt(&a.Count, row[2]) {
		return a, fmt.Errorf("an entity alike is %v: %w", v, err)
	}
	if a.Entity, err = entity.read(row[0]); err != nil {
		return a, err
	}
	a.Shared, err = readList(row[3], func(v any) (p store.Pair, err error) {
		pair, err := asList(v)
		if err != nil || len(pair) != 2 {
			return p, fmt.Errorf("two edges alike are %v: %w", v, err)
		}
		if p.Own, err = mine.read(pair[0]); err == nil {
			p.Theirs, err = others.read(pair[1])
		}
		return p, err
	})
	slices.SortFunc(a.Shared, store.ComparePairs)
	return a, err
}
