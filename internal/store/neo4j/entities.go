package neo4j

import (
	"context"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Entities looks IDs up.
func (r reads) Entities(ctx context.Context, ids []ontology.ID) ([]*ontology.Entity, error) {
	if len(ids) == 1 {
		if found, ok, err := r.ahead(ctx, store.Ref{ID: ids[0]}); ok || err != nil {
			return append(found, nil)[:1], err
		}
	}
	return r.entities(ctx, ids)
}

func (r reads) entities(ctx context.Context, ids []ontology.ID) ([]*ontology.Entity, error) {
	if out, ok := keptThings(ctx, func(k *kept) map[ontology.ID]*ontology.Entity { return k.entities }, ids); ok {
		return out, nil
	}
	b, q := r.begin(ctx, "e")
	b.param("ids", plain(ids))
	return lookUp(ctx, r, b, ids, "MATCH (e:Entity {id: id})", b.entity("e", q), func(e *ontology.Entity) ontology.ID { return e.ID })
}

// Resolve finds entities by the folded name, which is a node of its own.
func (r reads) Resolve(ctx context.Context, name string, kinds []ontology.Kind) ([]*ontology.Entity, error) {
	folded := ontology.Fold(name)
	if folded == "" {
		return nil, ctx.Err()
	}
	if len(kinds) == 0 {
		if found, ok, err := r.ahead(ctx, store.Ref{Name: name}); ok || err != nil {
			return found, err
		}
	}
	b, q := r.begin(ctx, "e")
	b.param("name", nameKey(folded))
	b.param("nameKey", folded)
	p := b.entity("e", q)
	return one(ctx, r, b, "MATCH (:Name {key: $name})-[:NAMES]->(e:Entity)"+conditions{}.with(kindCondition("e", kinds)).where()+p.calls+
		" RETURN "+p.value+" ORDER BY "+byName("$nameKey"), p.read)
}

// ListEntities pages through entities.
func (r reads) ListEntities(ctx context.Context, f store.EntityFilter, o store.EntityOrder, p store.Page) (*store.Slice[*ontology.Entity], error) {
	w, err := window(p, o.List(), o.Check())
	if err != nil {
		return nil, err
	}
	b, q := r.begin(ctx, "e")
	l := list{match: "MATCH (e:Entity)", where: b.entityConditions(f, "e"), item: "e", order: entityOrder(o, "e")}
	return wholePage(ctx, r, b, page(b, l, w, b.entity("e", q, placed(w, entityPlaced(o))...), o.Place))
}
