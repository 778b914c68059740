package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Explain finds the edges between two entities and the strongest paths by one statement.
func (r reads) Explain(ctx context.Context, a, b ontology.ID, q store.ExplainQuery) (*store.Explanation, error) {
	asked := q
	q, err := q.Checked()
	if err != nil {
		return nil, err
	}
	out, ok := aheadAnswer[*store.Explanation](ctx, []ontology.ID{a, b}, asked)
	if !ok {
		out, err = r.explanation(ctx, a, b, q)
	}
	switch {
	case err != nil || out == nil:
		return nil, err
	case a == b:
		return nil, fmt.Errorf("what joins %.80q and itself: %w: name two different ones", string(a), store.ErrInvalid)
	}
	if out.More = len(out.Paths) > q.Limit; out.More {
		out.Paths = out.Paths[:q.Limit]
	}
	return out, nil
}

// explanation has one path too many where there are more.
func (r reads) explanation(ctx context.Context, a, b ontology.ID, q store.ExplainQuery) (out *store.Explanation, err error) {
	build, next := r.begin(ctx, "a", "b", "x", "y", "p", "q", "r", "i", "stops", "between", "weakest")
	p := build.explanation(q, next)
	text := "OPTIONAL MATCH (a:Entity {id: " + build.param("a", string(a)) + "}) OPTIONAL MATCH (b:Entity {id: " + build.param("b", string(b)) + "})" +
		p.calls + " RETURN a IS NULL, b IS NULL, " + p.value
	err = r.ask(ctx, statement{text, build.params}, func() { out = nil }, func(row []any) (err error) {
		for i, id := range []ontology.ID{a, b} {
			if row[i] == true {
				return fmt.Errorf("what joins %.80q and %.80q: entity %.80q: %w", string(a), string(b), string(id), store.ErrNotFound)
			}
		}
		out, err = p.read(row[2])
		return err
	})
	return out, err
}

// strengthFields are those that store.StrengthOf looks at.
var strengthFields = []string{"IndependentSources", "Reports", "Confidence"}

// explanation explains what joins the nodes a and b, by one path more than asked for.
func (b *builder) explanation(q store.ExplainQuery, next *store.Question) part[*store.Explanation] {
	types, ok := known(q.Filter.Types)
	w := walkOf(types, q.Filter.Direction)
	step := func(from, r, to string, more ...string) (string, edgeAs) {
		pattern, condition := w.step(from, r, to)
		first := conditions{}.with(condition).with(more...)
		if !ok {
			first.add("false")
		}
		match, where, as := b.seen(pattern, r, q.Filter, first)
		return match + where.where(), as
	}
	direct, as := step("a", "r", "b")
	edge, along := b.relationAs(as, ends{}, next, strengthFields...), b.alongPath(w, q.Filter, next, strengthFields...)
	calls := " CALL (a, b) { " + direct + " WITH " + as.variables() + edge.calls + " RETURN collect(" + edge.value + ") AS direct }"
	paths := "[]"
	if q.MaxHops > 1 {
		paths = "found"
		calls += " CALL (a, b) { CALL (a, b) { " + b.strongest(q, step) + " } WITH [a] + between + [b] AS stops, weakest" +
			" ORDER BY weakest DESC, size(stops), [n IN stops | n.id] LIMIT " + b.param("paths", int64(q.Limit+1)) +
			along.calls + " RETURN collect(" + along.value + ") AS found }"
	}
	return part[*store.Explanation]{calls, "[direct, " + paths + "]", func(v any) (*store.Explanation, error) { return readExplanation(v, edge, along) }}
}

// strongest finds the nodes between a and b on paths of two and of three hops,
// with the strength of the weakest step. Strengths are lists, which compare as
// store.Strength does.
func (b *builder) strongest(q store.ExplainQuery, step func(from, r, to string, more ...string) (string, edgeAs)) string {
	strength := func(e edgeAs) string {
		return "max([" + e.at + ".independentSources, " + e.at + ".reports, " + e.at + ".confidence])"
	}
	weaker := func(s, t string) string { return "CASE WHEN " + s + " < " + t + " THEN " + s + " ELSE " + t + " END" }
	first := func() string {
		clauses, r := step("a", "r", "x:Entity", b.otherConditions(q.Filter, "x").with("x <> b")...)
		return clauses + " WITH a, b, x, " + strength(r) + " AS one"
	}
	last, r := step("x", "q", "b")
	two := first() + " " + last + " WITH x, one, " + strength(r) + " AS two RETURN [x] AS between, " + weaker("one", "two") + " AS weakest"
	if q.MaxHops < 3 {
		return two
	}
	second, s := step("x", "p", "y:Entity", b.otherConditions(q.Filter, "y").with("y <> a", "y <> b")...)
	third, t := step("y", "q", "b")
	return two + " UNION ALL " + first() + " " + second + " WITH b, x, y, one, " + strength(s) + " AS two " +
		third + " WITH x, y, " + weaker("one", "two") + " AS two, " + strength(t) + " AS three" +
		" RETURN [x, y] AS between, " + weaker("two", "three") + " AS weakest"
}

func readExplanation(v any, edge part[*ontology.Relation], path part[*store.Path]) (*store.Explanation, error) {
	row, err := asList(v)
	if err != nil || len(row) != 2 {
		return nil, fmt.Errorf("an explanation is %v: %w", v, err)
	}
	out := &store.Explanation{}
	if out.Direct, err = readList(row[0], edge.read); err != nil {
		return nil, err
	}
	slices.SortFunc(out.Direct, store.Strongest)
	paths, err := readList(row[1], path.read)
	out.Paths = inOrder(paths)
	slices.SortStableFunc(out.Paths, func(p, q store.Path) int {
		return cmp.Or(q.Strength().Compare(p.Strength()), cmp.Compare(p.Hops(), q.Hops()))
	})
	return out, err
}
