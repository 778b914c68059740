package neo4j

import (
	"context"
	"reflect"

	"entente/internal/ontology"
	"entente/internal/store"
)

// pathAhead answers Resolve where a path between those whom it finds is asked for
// next: one statement finds both and the path, which is kept. ok is false where
// this is not so.
func (r reads) pathAhead(ctx context.Context, folded string) (found []*ontology.Entity, ok bool, err error) {
	plan := store.PlanOf(ctx)
	if plan == nil {
		return nil, false, nil
	}
	q := plan.Now(ctx)
	if q == nil || q.Asked != store.AskPath {
		return nil, false, nil
	}
	k := keptOf(plan)
	if found, ok := keptAnswer[[]*ontology.Entity](k, q, nameOf(folded)); ok {
		return found, true, nil
	}
	path, err := q.Path.Checked()
	if err != nil { // ShortestPath will tell
		return nil, false, nil
	}
	if err := r.findPathAhead(ctx, k, q, path); err != nil {
		return nil, false, err
	}
	found, ok = keptAnswer[[]*ontology.Entity](k, q, nameOf(folded))
	return found, ok, nil
}

// The keys of what is kept: whom a name finds, and the path between two.
func nameOf(folded string) string           { return "name " + folded }
func betweenOf(from, to ontology.ID) string { return string(from) + " to " + string(to) }

func (r reads) findPathAhead(ctx context.Context, k *kept, q *store.Question, path store.PathQuery) error {
	b, _ := r.begin(ctx, "a", "b", "path", "stops", "x", "y", "r", "i", "e")
	from, to := b.ref("froms", q.From), b.ref("tos", q.To)
	p := b.paths(path, q, 1)
	text := from + to + " WITH froms, tos, froms[0] AS a, tos[0] AS b" + p.calls + " RETURN [n IN froms | n.id], [n IN tos | n.id], " + p.value
	k.cover(q)
	return r.ask(ctx, statement{text[1:], b.params}, func() {}, func(row []any) error {
		froms, err := readList(row[0], readStub)
		if err != nil {
			return err
		}
		tos, err := readList(row[1], readStub)
		if err != nil {
			return err
		}
		paths, err := p.read(row[2])
		if err != nil {
			return err
		}
		for ref, found := range map[store.Ref][]*ontology.Entity{q.From: froms, q.To: tos} {
			if folded := ontology.Fold(ref.Name); folded != "" {
				k.putAnswer(q, nameOf(folded), found)
			}
		}
		if len(froms) > 0 && len(tos) > 0 && froms[0].ID != tos[0].ID {
			k.putAnswer(q, betweenOf(froms[0].ID, tos[0].ID), paths)
		}
		return nil
	})
}

// ref finds all whom a reference can mean, the first one first.
func (b *builder) ref(list string, ref store.Ref) string {
	if ref.Name == "" {
		return " CALL () { MATCH (e:Entity {id: " + b.param("id", string(ref.ID)) + "}) RETURN collect(e) AS " + list + " }"
	}
	folded := ontology.Fold(ref.Name)
	name, key := b.param("name", nameKey(folded)), b.param("nameKey", folded)
	return " CALL () { MATCH (:Name {key: " + name + "})-[:NAMES]->(e:Entity) WITH e ORDER BY e.nameKey <> " + key + ", e.mentions DESC, e.id RETURN collect(e) AS " + list + " }"
}

// readStub makes an entity of which nothing but the ID is looked at.
func readStub(v any) (*ontology.Entity, error) {
	id, _ := v.(string)
	return &ontology.Entity{ID: ontology.ID(id), Kind: ontology.ID(id).Kind()}, nil
}

// keptPath is the shortest path that was found together with its ends.
func keptPath(ctx context.Context, from, to ontology.ID, path store.PathQuery) (found []*store.Path, ok bool) {
	plan := store.PlanOf(ctx)
	if plan == nil {
		return nil, false
	}
	q := plan.Now(ctx)
	if q == nil || q.Asked != store.AskPath {
		return nil, false
	}
	if foreseen, err := q.Path.Checked(); err != nil || !reflect.DeepEqual(foreseen, path) {
		return nil, false
	}
	return keptAnswer[[]*store.Path](keptOf(plan), q, betweenOf(from, to))
}
