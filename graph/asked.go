package graph

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
)

// asksFor reports whether the operation selects the field of that name below the
// field that is being resolved.
func asksFor(ctx context.Context, name string) bool {
	for _, f := range askedBelow(ctx) {
		if f.Name == name {
			return true
		}
	}
	return false
}

// asksOnly reports whether the operation selects nothing but fields of these names
// below the field that is being resolved.
func asksOnly(ctx context.Context, names ...string) bool {
	for _, f := range askedBelow(ctx) {
		if !slices.Contains(names, f.Name) {
			return false
		}
	}
	return true
}

func askedBelow(ctx context.Context) []graphql.CollectedField {
	field := graphql.GetFieldContext(ctx).Field
	return graphql.CollectFields(graphql.GetOperationContext(ctx), field.Selections, nil)
}
