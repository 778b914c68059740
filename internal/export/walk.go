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
		first, err := fetch(store.Page{Limit: store.MaxPage, SkipTotal: true})
		if err != nil {
			var none T
			yield(none, err)
			return
		}
		rest(first, fetch)(yield)
	}
}

// rest yields the items of a list of which the first page is there.
func rest[T any](s *store.Slice[T], fetch func(store.Page) (*store.Slice[T], error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for {
			for _, item := range s.Items {
				if !yield(item, nil) {
					return
				}
			}
			if !s.HasNext || len(s.Cursors) == 0 {
				return
			}
			var err error
			if s, err = fetch(store.Page{Limit: store.MaxPage, SkipTotal: true, After: s.Cursors[len(s.Cursors)-1]}); err != nil {
				var none T
				yield(none, err)
				return
			}
		}
	}
}
