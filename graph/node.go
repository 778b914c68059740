package graph

import (
	"context"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Node is any of the objects that have an identifier: *ontology.Entity,
// *ontology.Relation, *ontology.Evidence or *ontology.Article.
type Node any

// nodes looks up objects of any type, with one trip to the store for each type;
// nil stands where there is none.
func (r *Resolver) nodes(ctx context.Context, ids []string) ([]Node, error) {
	if len(ids) > store.MaxPage {
		return nil, badInput("%d ids are given: there may be %d", len(ids), store.MaxPage)
	}
	out := make([]Node, len(ids))
	places := map[string][]int{} // type → where its ids stand
	for i, id := range ids {
		places[typeOf(id)] = append(places[typeOf(id)], i)
	}
	for _, load := range []func() error{
		func() error { return fill(ctx, out, ids, places["entity"], r.Store.Entities) },
		func() error { return fill(ctx, out, ids, places["relation"], r.Store.Relations) },
		func() error { return fill(ctx, out, ids, places["evidence"], r.Store.Evidence) },
		func() error { return fill(ctx, out, ids, places["article"], r.Store.Articles) },
	} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// typeOf is "entity" for an entity's identifier and the prefix of any other.
func typeOf(id string) string {
	if ontology.ID(id).Kind() != "" {
		return "entity"
	}
	prefix, _, _ := strings.Cut(id, ":")
	return prefix
}

// fill puts the objects found for some of the ids where these ids stand.
func fill[K ~string, V any](ctx context.Context, out []Node, ids []string, places []int, find func(context.Context, []K) ([]*V, error)) error {
	if len(places) == 0 {
		return nil
	}
	found, err := find(ctx, each(places, func(i int) K { return K(ids[i]) }))
	if err != nil {
		return err
	}
	for n, v := range found {
		if v != nil {
			out[places[n]] = v
		}
	}
	return nil
}
