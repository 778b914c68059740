package graph

import (
	"context"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// defaultListSize is reckoned with for a list that says nothing of its length.
const defaultListSize = 10

// costLimit reckons what an operation can cost by the schema's @cost and
// @listSize, and refuses those that cost too much.
type costLimit struct{ max int }

// ExtensionName names the extension to gqlgen.
func (costLimit) ExtensionName() string { return "CostLimit" }

// Validate takes any schema.
func (costLimit) Validate(graphql.ExecutableSchema) error { return nil }

// Cost is what "extensions.cost" of an answer tells.
type Cost struct {
	Requested int `json:"requested"` // the most that the operation can cost
	Limit     int `json:"limit"`     // the most that one may cost
}

// MutateOperationContext notes the operation's cost.
func (c costLimit) MutateOperationContext(_ context.Context, oc *graphql.OperationContext) *gqlerror.Error {
	r := reckoner{oc.Variables, map[string]int{}}
	cost := Cost{r.selection(oc.Operation.SelectionSet, nil, 0), c.max}
	oc.Stats.SetExtension(c.ExtensionName(), cost)
	if cost.Requested > c.max {
		return coded(ErrorCodeComplexityLimitExceeded, "the operation can cost %d: at most %d is allowed; ask for fewer items or levels", cost.Requested, c.max)
	}
	return nil
}

func costOf(oc *graphql.OperationContext) (Cost, bool) {
	cost, ok := oc.Stats.GetExtension(costLimit{}.ExtensionName()).(Cost)
	return cost, ok
}

// reckoner reckons each fragment once for each list that it stands in.
type reckoner struct {
	variables map[string]any
	fragments map[string]int
}

// selection is the cost of one object. Lists among its sized fields have size items.
func (r *reckoner) selection(set ast.SelectionSet, sized []string, size int) (total int) {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			total = add(total, r.field(sel, sized, size))
		case *ast.InlineFragment:
			total = add(total, r.selection(sel.SelectionSet, sized, size))
		case *ast.FragmentSpread:
			total = add(total, r.fragment(sel, sized, size))
		}
	}
	return total
}

func (r *reckoner) fragment(s *ast.FragmentSpread, sized []string, size int) int {
	key := s.Name + "*" + strconv.Itoa(size)
	if _, done := r.fragments[key]; !done {
		r.fragments[key] = r.selection(s.Definition.SelectionSet, sized, size)
	}
	return r.fragments[key]
}

func (r *reckoner) field(f *ast.Field, sized []string, size int) int {
	if f.Definition == nil || f.Definition.Name == "__schema" || f.Definition.Name == "__type" {
		return 1 // introspection is bounded by the validator
	}
	own, below, length := r.listSize(f)
	times := 1
	if f.Definition.Type.Elem != nil && len(f.SelectionSet) > 0 {
		times = length
		for _, name := range sized {
			if name == f.Name {
				times = size
			}
		}
	}
	return add(own, multiply(times, add(1, r.selection(f.SelectionSet, below, length))))
}

// listSize reads a field's directives: what it costs itself, which of its
// object's fields are lists of the length, and the length.
func (r *reckoner) listSize(f *ast.Field) (own int, sized []string, length int) {
	if d := f.Definition.Directives.ForName("cost"); d != nil {
		own, _ = strconv.Atoi(d.Arguments.ForName("weight").Value.Raw)
	}
	d := f.Definition.Directives.ForName("listSize")
	if d == nil {
		return own, nil, defaultListSize
	}
	sized = texts(d, "sizedFields")
	for _, name := range texts(d, "slicingArguments") {
		length = max(length, r.argument(f, name))
	}
	if a := d.Arguments.ForName("assumedSize"); a != nil && length == 0 {
		length, _ = strconv.Atoi(a.Value.Raw)
	}
	return own, sized, length
}

// argument is the number that the argument gives, or the length of its list.
func (r *reckoner) argument(f *ast.Field, name string) int {
	var value any
	if a := f.Arguments.ForName(name); a != nil {
		value, _ = a.Value.Value(r.variables)
	} else if def := f.Definition.Arguments.ForName(name); def != nil && def.DefaultValue != nil {
		value, _ = def.DefaultValue.Value(nil)
	}
	if list, ok := value.([]any); ok {
		return len(list)
	}
	n, err := graphql.UnmarshalInt(value)
	if err != nil {
		return 1 // the field will refuse it
	}
	return n
}

func texts(d *ast.Directive, argument string) []string {
	a := d.Arguments.ForName(argument)
	if a == nil {
		return nil
	}
	out := make([]string, len(a.Value.Children))
	for i, c := range a.Value.Children {
		out[i] = c.Value.Raw
	}
	return out
}

func add(a, b int) int { return min(a+b, saturated) }

func multiply(a, b int) int {
	if a <= 0 || b <= 0 {
		return 0
	}
	if a > saturated/b {
		return saturated
	}
	return a * b
}
