package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// introspecting lets clients read the schema, or not.
type introspecting struct{ allowed bool }

// ExtensionName names the extension to gqlgen.
func (introspecting) ExtensionName() string { return "Introspection" }

// Validate takes any schema.
func (introspecting) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext turns on what gqlgen keeps off, or refuses the operation.
func (i introspecting) MutateOperationContext(_ context.Context, oc *graphql.OperationContext) *gqlerror.Error {
	oc.DisableIntrospection = !i.allowed
	if i.allowed {
		return nil
	}
	for _, f := range graphql.CollectFields(oc, oc.Operation.SelectionSet, nil) {
		if f.Name == "__schema" || f.Name == "__type" {
			return coded(ErrorCodeGraphqlValidationFailed, "%s is asked for, but this server keeps its schema to itself", f.Name)
		}
	}
	return nil
}
