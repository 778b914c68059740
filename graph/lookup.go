package graph

import (
	"context"

	"entente/internal/ontology"
	"entente/internal/store"
)

// entitiesOf looks up one entity for each object, all in one trip; "" names none.
// Where the operation asks for nothing but what an identifier tells, there is no trip.
func entitiesOf[T any](ctx context.Context, r *Resolver, objs []T, id func(T) ontology.ID) ([]*ontology.Entity, error) {
	if asksOnly(ctx, stubFields...) {
		return each(objs, func(o T) *ontology.Entity { return stub(id(o)) }), nil
	}
	return lookUp(objs, id, func(ids []ontology.ID) ([]*ontology.Entity, error) { return r.Store.Entities(ctx, ids) })
}

// entityListsOf looks up the entities of all objects in one trip.
func entityListsOf[T any](ctx context.Context, r *Resolver, objs []T, ids func(T) []ontology.ID) ([][]ontology.Entity, error) {
	var all []ontology.ID
	for _, o := range objs {
		all = append(all, ids(o)...)
	}
	found, err := entitiesOf(ctx, r, all, func(id ontology.ID) ontology.ID { return id })
	if err != nil {
		return nil, err
	}
	out := make([][]ontology.Entity, len(objs))
	for i, o := range objs {
		for range ids(o) {
			if found[0] != nil {
				out[i] = append(out[i], *found[0])
			}
			found = found[1:]
		}
	}
	return out, nil
}

// stubFields are what an identifier tells.
var stubFields = []string{"__typename", "id", "kind"}

func stub(id ontology.ID) *ontology.Entity {
	if id == "" {
		return nil
	}
	return &ontology.Entity{ID: id, Kind: id.Kind()}
}

// articlesOf looks up one article for each object, all in one trip; "" names none.
// Where the operation does not ask for the texts, they need not be read.
func articlesOf[T any](ctx context.Context, r *Resolver, objs []T, id func(T) ontology.ArticleID) ([]*ontology.Article, error) {
	if heads, ok := r.Store.(store.HeadReader); ok && !asksFor(ctx, "text") {
		return lookUp(objs, id, func(ids []ontology.ArticleID) ([]*ontology.Article, error) { return heads.ArticleHeads(ctx, ids) })
	}
	return lookUp(objs, id, func(ids []ontology.ArticleID) ([]*ontology.Article, error) { return r.Store.Articles(ctx, ids) })
}

// relationsOf looks up one relation for each object, all in one trip; "" names none.
func relationsOf[T any](ctx context.Context, r *Resolver, objs []T, id func(T) ontology.RelationID) ([]*ontology.Relation, error) {
	return lookUp(objs, id, func(ids []ontology.RelationID) ([]*ontology.Relation, error) { return r.Store.Relations(ctx, ids) })
}

// lookUp finds a value for each object by the object's key, asking for each key once.
func lookUp[T any, K ~string, V any](objs []T, key func(T) K, find func([]K) ([]*V, error)) ([]*V, error) {
	place := make(map[K]int, len(objs))
	var keys []K
	for _, o := range objs {
		k := key(o)
		if _, known := place[k]; !known && k != "" {
			place[k] = len(keys)
			keys = append(keys, k)
		}
	}
	if len(keys) == 0 {
		return make([]*V, len(objs)), nil
	}
	found, err := find(keys)
	if err != nil {
		return nil, err
	}
	return each(objs, func(o T) *V {
		if i, ok := place[key(o)]; ok {
			return found[i]
		}
		return nil
	}), nil
}

// one is the only value of a look-up of one identifier, or nil.
func one[V any](found []*V, err error) (*V, error) {
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[0], nil
}

// each maps a slice.
func each[T, U any](in []T, f func(T) U) []U {
	out := make([]U, len(in))
	for i, v := range in {
		out[i] = f(v)
	}
	return out
}

// tryEach maps a slice, up to the first error.
func tryEach[T, U any](in []T, f func(T) (U, error)) ([]U, error) {
	out := make([]U, len(in))
	for i, v := range in {
		var err error
		if out[i], err = f(v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func entityID(e *ontology.Entity) ontology.ID          { return e.ID }
func articleID(a *ontology.Article) ontology.ArticleID { return a.ID }
func mentioned(m *ontology.Mentions) ontology.ID       { return m.Entity }

// duplicateOf is the article that this one repeats, or "".
func duplicateOf(a *ontology.Article) ontology.ArticleID {
	if a.Cluster == a.ID {
		return ""
	}
	return a.Cluster
}
