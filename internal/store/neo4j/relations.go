package neo4j

import (
	"context"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Relations looks IDs up, over the evidence that makes them.
func (r reads) Relations(ctx context.Context, ids []ontology.RelationID) ([]*ontology.Relation, error) {
	if out, ok := keptThings(ctx, func(k *kept) map[ontology.RelationID]*ontology.Relation { return k.relations }, ids); ok {
		return out, nil
	}
	b, q := r.begin(ctx, "v", "s", "r", "o")
	b.param("ids", plain(ids))
	clause := "CALL (id) { MATCH (v:Evidence {relationId: id}) RETURN v LIMIT 1 }" +
		" MATCH (v)-[:SUBJECT]->(s:Entity) MATCH (v)-[:OBJECT]->(o:Entity) MATCH (s)-[r]-(o) WHERE r.id = id WITH r"
	return lookUp(ctx, r, b, ids, clause, b.relation("r", ends{}, q), func(r *ontology.Relation) ontology.RelationID { return r.ID })
}

// ListRelations pages through edges.
func (r reads) ListRelations(ctx context.Context, f store.RelationFilter, o store.RelationOrder, p store.Page) (*store.Slice[*ontology.Relation], error) {
	w, err := window(p, o.List(), o.Check(), f.Check())
	if err != nil {
		return nil, err
	}
	types, ok := known(f.Types)
	if !ok {
		return empty[*ontology.Relation](w), ctx.Err()
	}
	b, q := r.begin(ctx, "s", "r", "o")
	var ofKinds conditions
	if kind := kindCondition("s", f.OtherKinds); kind != "" {
		ofKinds.add("(" + kind + " OR " + kindCondition("o", f.OtherKinds) + ")")
	}
	match, where, as := b.seen(everyEdge("s:Entity", "r", "o:Entity", types), "r", f, ofKinds)
	l := list{match: match, where: where, item: as.variables() + ", s, o", order: relationOrder(o, as.at)}
	item := b.relationAs(as, ends{subject: "s", object: "o"}, q, placed(w, relationPlaced(o))...)
	return wholePage(ctx, r, b, page(b, l, w, item, o.Place))
}

// RelationsOf pages through the edges of each entity.
func (r reads) RelationsOf(ctx context.Context, ids []ontology.ID, f store.RelationFilter, o store.RelationOrder, p store.Page) ([]*store.Slice[*ontology.Relation], error) {
	asked := store.Question{Asked: store.AskRelations, Relations: f, Order: o, Page: p}
	if out, ok := keptAnswers[ontology.ID, *store.Slice[*ontology.Relation]](ctx, ids, asked); ok {
		return out, nil
	}
	w, err := window(p, o.ListOf(), o.Check(), f.Check())
	if err != nil {
		return nil, err
	}
	b, q := r.begin(ctx, "e")
	b.param("ids", plain(ids))
	pages, err := b.relationsOf("e", q, f, o, p)
	if err != nil {
		return nil, err
	}
	return pagesOf(ctx, r, b, ids, "MATCH (e:Entity {id: id})", w, pages)
}

// relationsOf is a page of the edges of the entity that a variable is bound to.
func (b *builder) relationsOf(e string, q *store.Question, f store.RelationFilter, o store.RelationOrder, p store.Page) (_ part[*store.Slice[*ontology.Relation]], err error) {
	w, err := window(p, o.ListOf(), o.Check(), f.Check())
	if err != nil {
		return part[*store.Slice[*ontology.Relation]]{}, err
	}
	r, other := b.name("r"), b.name("o")
	match, where, as := b.edges(e, r, other, f)
	l := list{scope: e, match: match, where: where, item: as.variables() + ", " + other, order: relationOrder(o, as.at)}
	return page(b, l, w, b.relationAs(as, ends{other: other}, q, placed(w, relationPlaced(o))...), o.Place), nil
}

// edges is the MATCH of an entity's edges that pass the filter.
func (b *builder) edges(e, r, other string, f store.RelationFilter) (match string, where conditions, as edgeAs) {
	types, ok := known(f.Types)
	pattern, condition := walkOf(types, f.Direction).step(e, r, other+":Entity")
	var first conditions
	first.add(condition)
	if !ok {
		first.add("false")
	}
	first.add(b.otherConditions(f, other)...)
	return b.seen(pattern, r, f, first)
}
