package neo4j

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// ahead answers whom a reference can mean, the first one first, where a traversal
// is asked for next: one statement finds all whom it starts from and walks, and
// what it found is kept. ok is false where this is not so.
func (r reads) ahead(ctx context.Context, ref store.Ref) (found []*ontology.Entity, ok bool, err error) {
	q := traversalNow(ctx)
	if q == nil || !slices.ContainsFunc(q.Refs, func(other store.Ref) bool { return refKey(other) == refKey(ref) }) {
		return nil, false, nil
	}
	k := keptOf(store.PlanOf(ctx))
	if found, ok := keptAnswer[[]*ontology.Entity](k, q, refKey(ref)); ok {
		return found, true, nil
	}
	w, err := r.walkAhead(ctx, q)
	if w == nil || err != nil { // the traversal's own method will tell what is wrong
		return nil, false, nil
	}
	k.cover(q)
	if err := r.ask(ctx, w.statement, func() {}, func(row []any) error { return w.keep(k, q, row) }); err != nil {
		return nil, false, err
	}
	found, ok = keptAnswer[[]*ontology.Entity](k, q, refKey(ref))
	return found, ok, nil
}

// traversalNow is the context's question, where it is a traversal.
func traversalNow(ctx context.Context) *store.Question {
	plan := store.PlanOf(ctx)
	if plan == nil {
		return nil
	}
	if q := plan.Now(ctx); q != nil && q.Asked == store.AskTraversal {
		return q
	}
	return nil
}

// The keys of what is kept: whom a reference finds, and the traversal from some.
func refKey(ref store.Ref) string {
	if ref.Name != "" {
		return "name " + ontology.Fold(ref.Name)
	}
	return "id " + string(ref.ID)
}

func fromKey(ids []ontology.ID) string { return "from " + strings.Join(plain(ids), " ") }

// aheadAnswer is the answer to a traversal that was found together with those whom
// it starts from.
func aheadAnswer[T any](ctx context.Context, ids []ontology.ID, query any) (answer T, ok bool) {
	q := traversalNow(ctx)
	if q == nil || !reflect.DeepEqual(q.Traversal, query) {
		return answer, false
	}
	return keptAnswer[T](keptOf(store.PlanOf(ctx)), q, fromKey(ids))
}

// aheadWalk is a statement of which a row holds, for each reference, the list of
// those whom it can mean, and what the traversal from the first ones finds.
type aheadWalk struct {
	statement statement
	read      func(any) (any, error)
	// distinct says that the answer holds only if no two of the first ones are the same.
	distinct bool
}

func (w *aheadWalk) keep(k *kept, q *store.Question, row []any) error {
	named, err := readList(row[0], func(v any) ([]*ontology.Entity, error) { return readList(v, readStub) })
	if err != nil {
		return err
	}
	var first []ontology.ID
	for i, found := range named {
		k.putAnswer(q, refKey(q.Refs[i]), found)
		if len(found) > 0 && !(w.distinct && slices.Contains(first, found[0].ID)) {
			first = append(first, found[0].ID)
		}
	}
	if len(first) < len(q.Refs) {
		return nil
	}
	answer, err := w.read(row[1])
	k.putAnswer(q, fromKey(first), answer)
	return err
}

// walkAhead is the statement of a traversal from those who are yet to be found;
// nil where there is none.
func (r reads) walkAhead(ctx context.Context, q *store.Question) (*aheadWalk, error) {
	b, next := r.begin(ctx, "named", "ref", "es", "e", "froms", "tos", "a", "b", "id", "o", "x", "y", "p", "q", "r", "s", "i",
		"path", "stops", "between", "weakest", "side", "sides", "pair", "of", "reports", "least", "found", "compared")
	switch t := q.Traversal.(type) {
	case store.PathQuery:
		t, err := t.Checked()
		return fromTwo(b, q.Refs, b.paths(t, next, 1)), err
	case store.PathsQuery:
		t, err := t.Checked()
		return fromTwo(b, q.Refs, b.paths(t.PathQuery, next, t.Limit+1)), err
	case store.ExplainQuery:
		t, err := t.Checked()
		return fromTwo(b, q.Refs, b.explanation(t, next)), err
	case store.NetworkQuery:
		if len(q.Refs) == 0 {
			return nil, nil
		}
		t, err := t.Checked()
		if inSteps(t) {
			return nil, nil
		}
		p := b.network(t, b.named(q.Refs)+firstNamed("found")+" WITH "+identifiersNamed+" AS seen, found", next)
		return fromAll(p, "seen", b.params, false), err
	case store.CommonQuery:
		if len(q.Refs) < 2 || len(q.Refs) > store.MostCompared {
			return nil, nil
		}
		p, err := b.commonNeighbours(comparedNamed(len(q.Refs)), t.Filter, t.Page, next)
		p.calls = b.named(q.Refs) + firstNamed("compared") + p.calls
		return fromAll(p, identifiersNamed, b.params, true), err
	}
	return nil, nil
}

// fromTwo walks from one to another, as a and b.
func fromTwo[T any](b *builder, refs []store.Ref, p part[T]) *aheadWalk {
	text := b.ref("froms", refs[0]) + b.ref("tos", refs[1]) + " WITH froms, tos, froms[0] AS a, tos[0] AS b" + p.calls +
		" RETURN [[n IN froms | n.id], [n IN tos | n.id]], " + p.value
	return &aheadWalk{statement: statement{text[1:], b.params}, read: func(v any) (any, error) { return p.read(v) }}
}

// fromAll walks from all; the part begins with finding them, and the expression
// gives their identifiers.
func fromAll[T any](p part[T], identifiers string, given params, distinct bool) *aheadWalk {
	return &aheadWalk{statement{p.calls + " RETURN " + identifiers + ", " + p.value, given}, func(v any) (any, error) { return p.read(v) }, distinct}
}

// byName is the order in which entities of one name are found, which Resolve tells.
func byName(key string) string { return "e.nameKey <> " + key + ", e.mentions DESC, e.id" }

// ref finds all whom a reference can mean, the first one first.
func (b *builder) ref(list string, ref store.Ref) string {
	if ref.Name == "" {
		return " CALL () { MATCH (e:Entity {id: " + b.param("id", string(ref.ID)) + "}) RETURN collect(e) AS " + list + " }"
	}
	folded := ontology.Fold(ref.Name)
	name, key := b.param("name", nameKey(folded)), b.param("nameKey", folded)
	return " CALL () { MATCH (:Name {key: " + name + "})-[:NAMES]->(e:Entity) WITH e ORDER BY " + byName(key) + " RETURN collect(e) AS " + list + " }"
}

// named finds for each reference all whom it can mean, the first one first, and
// binds the list of these lists to the variable named.
func (b *builder) named(refs []store.Ref) string {
	rows := make([]params, len(refs))
	for i, ref := range refs {
		if rows[i] = (params{"id": string(ref.ID)}); ref.Name != "" {
			folded := ontology.Fold(ref.Name)
			rows[i] = params{"name": nameKey(folded), "nameKey": folded}
		}
	}
	return "CALL () { UNWIND " + b.param("refs", rows) + " AS ref" +
		" CALL (ref) { CALL (ref) { MATCH (:Name {key: ref.name})-[:NAMES]->(e:Entity) RETURN e UNION MATCH (e:Entity {id: ref.id}) RETURN e }" +
		" WITH ref, e ORDER BY " + byName("ref.nameKey") + " RETURN collect(e) AS es } RETURN collect(es) AS named }"
}

// identifiersNamed are those of the nodes in the lists of named.
const identifiersNamed = "[es IN named | [n IN es | n.id]]"

// firstNamed binds a list of the first of each of the lists, each once, by ID; an
// empty one where somebody is not there, so that nobody walks in vain.
func firstNamed(list string) string {
	return " CALL (named) { UNWIND CASE WHEN [] IN named THEN [] ELSE named END AS es WITH DISTINCT es[0] AS e ORDER BY e.id RETURN collect(e) AS " + list + " }"
}

// readStub makes an entity of which nothing but the ID is looked at.
func readStub(v any) (*ontology.Entity, error) {
	id, _ := v.(string)
	return &ontology.Entity{ID: ontology.ID(id), Kind: ontology.ID(id).Kind()}, nil
}
