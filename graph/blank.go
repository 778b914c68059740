package graph

import (
	"context"
	"reflect"

	"github.com/99designs/gqlgen/graphql"
)

// blankIsNull makes null of an empty text where the schema allows null: the
// ontology writes "" for what is not known.
func blankIsNull(ctx context.Context, next graphql.Resolver) (any, error) {
	value, err := next(ctx)
	if graphql.GetFieldContext(ctx).Field.Definition.Type.NonNull {
		return value, err
	}
	if v := reflect.ValueOf(value); v.Kind() == reflect.String && v.Len() == 0 {
		return nil, err
	}
	return value, err
}
