package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"entente/internal/ontology"
)

// The functions below put into a store's filter what a condition of the schema
// keeps. A condition that is null keeps all.

// unmeetable refuses a condition that nothing can meet, named by its place in the question.
func unmeetable(ctx context.Context, format string, args ...any) error {
	return graphql.ErrorOnPath(ctx, badInput(format, args...))
}

// valueFilter is what the schema's conditions by value have in common, whatever the
// values are: all of them are of this shape.
type valueFilter[T any] struct {
	Eq *T
	In []T
}

// anyOf takes a condition by value apart.
func anyOf[T any](ctx context.Context, values *[]T, f *valueFilter[T]) error {
	switch {
	case f == nil:
	case f.Eq != nil:
		*values = []T{*f.Eq}
	case len(f.In) == 0:
		return unmeetable(ctx, "in: [] keeps nothing: give at least one value, or leave the condition out")
	default:
		*values = f.In
	}
	return nil
}

func entitiesIn(ctx context.Context, ids *[]ontology.ID, f *IDFilter) error {
	return parsed(ctx, ids, f, UnmarshalEntityID)
}

func articlesIn(ctx context.Context, ids *[]ontology.ArticleID, f *IDFilter) error {
	return parsed(ctx, ids, f, UnmarshalArticleID)
}

func parsed[T any](ctx context.Context, ids *[]T, f *IDFilter, parse func(any) (T, error)) error {
	var texts []string
	if err := anyOf(ctx, &texts, (*valueFilter[string])(f)); err != nil {
		return err
	}
	for _, s := range texts {
		id, err := parse(s)
		if err != nil {
			return graphql.ErrorOnPath(ctx, err)
		}
		*ids = append(*ids, id)
	}
	return nil
}

func daysIn(ctx context.Context, from, to *ontology.Date, f *DateFilter) error {
	switch {
	case f == nil:
	case f.Eq != nil:
		*from, *to = *f.Eq, *f.Eq
	case f.Gte != nil:
		*from = *f.Gte
	case f.Lte != nil:
		*to = *f.Lte
	case f.Between.Lte.Before(f.Between.Gte):
		return unmeetable(ctx, "between %s and %s is no day: gte comes after lte", f.Between.Gte, f.Between.Lte)
	default:
		*from, *to = f.Between.Gte, f.Between.Lte
	}
	return nil
}

func countsIn(ctx context.Context, least, most *int, f *CountFilter) error {
	switch {
	case f == nil:
		return nil
	case f.Gte != nil:
		*least = max(*f.Gte, 0)
		return nil
	case f.Eq != nil:
		*least, *most = *f.Eq, *f.Eq
	case f.Lte != nil:
		*most = *f.Lte
	default:
		*least, *most = f.Between.Gte, f.Between.Lte
	}
	if *most < max(*least, 1) {
		return unmeetable(ctx, "no count is that: give at least 1, and an lte not below gte")
	}
	return nil
}

func confidencesIn(ctx context.Context, least, most *float64, f *ConfidenceFilter) error {
	switch {
	case f == nil:
		return nil
	case f.Gte != nil:
		*least, *most = *f.Gte, 1
	case f.Lte != nil:
		*most = *f.Lte
	default:
		*least, *most = f.Between.Gte, f.Between.Lte
	}
	if !(*least >= 0 && *most > 0 && *most <= 1 && *most >= *least) {
		return unmeetable(ctx, "no confidence is that: give 0 to 1, an lte above 0 and not below gte")
	}
	return nil
}
