package graph

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// oneOf holds variables to @oneOf, which the validator does for literals alone.
type oneOf struct{ schema *ast.Schema }

// ExtensionName names the extension to gqlgen.
func (*oneOf) ExtensionName() string { return "OneOf" }

// Validate takes the schema.
func (o *oneOf) Validate(es graphql.ExecutableSchema) error {
	o.schema = es.Schema()
	return nil
}

// MutateOperationContext refuses the operation where a variable breaks @oneOf.
func (o *oneOf) MutateOperationContext(_ context.Context, oc *graphql.OperationContext) *gqlerror.Error {
	for _, v := range oc.Operation.VariableDefinitions {
		if err := o.check(v.Type, oc.Variables[v.Variable], "$"+v.Variable); err != nil {
			return coded(ErrorCodeGraphqlValidationFailed, "%v", err)
		}
	}
	return nil
}

func (o *oneOf) check(t *ast.Type, value any, path string) error {
	if t.Elem != nil {
		list, _ := value.([]any)
		for i, item := range list {
			if err := o.check(t.Elem, item, fmt.Sprintf("%s[%d]", path, i)); err != nil {
				return err
			}
		}
		if single, ok := value.(map[string]any); ok { // a list of one may be given as the one
			return o.check(t.Elem, single, path)
		}
		return nil
	}
	object, ok := value.(map[string]any)
	def := o.schema.Types[t.NamedType]
	if !ok || def == nil || def.Kind != ast.InputObject {
		return nil
	}
	if def.Directives.ForName("oneOf") != nil {
		if err := exactlyOne(object, def.Name, path); err != nil {
			return err
		}
	}
	for _, f := range def.Fields {
		if err := o.check(f.Type, object[f.Name], path+"."+f.Name); err != nil {
			return err
		}
	}
	return nil
}

func exactlyOne(object map[string]any, typeName, path string) error {
	if len(object) != 1 {
		return fmt.Errorf("%s has %d fields: %s takes exactly one", path, len(object), typeName)
	}
	for name, value := range object {
		if value == nil {
			return fmt.Errorf("%s.%s is null: %s takes exactly one field, with a value", path, name, typeName)
		}
	}
	return nil
}
