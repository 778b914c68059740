package graph

import (
	"context"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// maxSeeds is how many entities a network may be asked to start from.
const maxSeeds = 100

// find looks up the entity that is meant; nil where the graph has none such.
func (r *Resolver) find(ctx context.Context, ref EntityRef) (*ontology.Entity, error) {
	switch {
	case ref.Name != nil:
		return one(r.Store.Resolve(ctx, *ref.Name, nil))
	case ref.Iso2 != nil:
		return one(r.Store.Entities(ctx, []ontology.ID{ontology.CountryID(*ref.Iso2)}))
	case ref.ID != nil:
		return one(r.Store.Entities(ctx, []ontology.ID{ontology.ID(*ref.ID)}))
	}
	return nil, badInput("no entity is named: give one of id, name, iso2")
}

// idOf is the identifier of the entity that is meant. A name that the graph does
// not know is an error that tells the nearest ones.
func (r *Resolver) idOf(ctx context.Context, ref EntityRef) (ontology.ID, error) {
	if ref.ID != nil {
		return ontology.ID(*ref.ID), nil
	}
	e, err := r.find(identifiers(ctx), ref)
	if err != nil {
		return "", err
	}
	if e == nil && ref.Iso2 != nil {
		return "", notFound("no country with the code %q is in the graph", *ref.Iso2)
	}
	if e == nil {
		return "", r.unknownName(ctx, *ref.Name)
	}
	return e.ID, nil
}

// identifiers is a context for finding out who is meant: nothing else of the
// entity is looked at, unless the plan knows what comes of it.
func identifiers(ctx context.Context) context.Context {
	p := store.PlanOf(ctx)
	if p == nil {
		return ctx
	}
	if q := p.Now(ctx); q != nil && q.Asked == store.AskTraversal {
		return ctx
	}
	return store.WithPlan(ctx, func() *store.Plan {
		return &store.Plan{Now: func(context.Context) *store.Question { return nil }, Entity: store.Fields{}}
	})
}

func (r *Resolver) unknownName(ctx context.Context, name string) error {
	hits, err := r.Store.Search(ctx, store.SearchQuery{Text: name, Limit: 3})
	if err != nil {
		return err
	}
	if len(hits) == 0 {
		return notFound("nothing in the graph is called %q", name)
	}
	nearest := each(hits, func(h store.Hit) string { return h.Entity.Name })
	return notFound("nothing in the graph is called %q: did you mean %s?", name, strings.Join(nearest, ", "))
}

func (r *Resolver) idsOf(ctx context.Context, refs []EntityRef) ([]ontology.ID, error) {
	if len(refs) > maxSeeds {
		return nil, badInput("%d seeds are given: there may be %d", len(refs), maxSeeds)
	}
	var ids []ontology.ID
	for _, ref := range refs {
		id, err := r.idOf(ctx, ref)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}
