package export

import (
	"context"
	"iter"

	"entente/internal/ontology"
	"entente/internal/store"
)

// entities yields every entity by ascending ID.
func entities(ctx context.Context, r store.Reader) iter.Seq2[*ontology.Entity, error] {
	return pages(func(p store.Page) (*store.Slice[*ontology.Entity], error) {
		return r.ListEntities(ctx, store.EntityFilter{}, store.ByEntityID, p)
	})
}

// relations yields every edge by ascending ID.
func relations(ctx context.Context, r store.Reader) iter.Seq2[*ontology.Relation, error] {
	return pages(func(p store.Page) (*store.Slice[*ontology.Relation], error) {
		return r.ListRelations(ctx, store.RelationFilter{}, store.ByRelationID, p)
	})
}

// pages yields the items of a list, fetching page after page.
func pages[T any](fetch func(store.Page) (*store.Slice[T], error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		p := store.Page{Limit: store.MaxPage, SkipTotal: true}
		for {
			s, err := fetch(p)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, item := range s.Items {
				if !yield(item, nil) {
					return
				}
			}
			if !s.HasNext || len(s.Cursors) == 0 {
				return
			}
			p.After = s.Cursors[len(s.Cursors)-1]
		}
	}
}
