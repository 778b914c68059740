package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// introspectable lets clients read the schema.
type introspectable struct{}

// ExtensionName names the extension to gqlgen.
func (introspectable) ExtensionName() string { return "Introspection" }

// Validate takes any schema.
func (introspectable) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext turns on what gqlgen keeps off.
func (introspectable) MutateOperationContext(_ context.Context, oc *graphql.OperationContext) *gqlerror.Error {
	oc.DisableIntrospection = false
	return nil
}
