package level

import (
	"context"
	"slices"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Rows are the objects of a level, each to be written once all its fields are known.
type Rows struct {
	run    *Run
	at     *Place
	object string // the objects' type
	fields []graphql.CollectedField
	cols   []column
	asked  []asked
	null   []bool // which objects are null after all; nil where none is
	n      int
}

// column is a field of all objects of a level.
type column struct {
	write  func(b []byte, n int) []byte
	isNull func(n int) bool // nil where it never is
}

// asked is a field whose resolver is yet to be called.
type asked struct {
	field int
	call  func(context.Context)
}

// Rows begins a level of n objects of the type that is named first and satisfies
// all that are named.
func (r *Run) Rows(at *Place, n int, set ast.SelectionSet, satisfies []string) *Rows {
	fields := graphql.CollectFields(r.oc, set, satisfies)
	return &Rows{run: r, at: at, object: satisfies[0], fields: fields, cols: make([]column, len(fields)), n: n}
}

// Fields are the level's fields, in the order of the answer.
func (r *Rows) Fields() []graphql.CollectedField { return r.fields }

// Leaf gives the i-th field: write appends the n-th object's value as JSON.
func (r *Rows) Leaf(i int, write func(b []byte, n int) []byte) { r.cols[i] = column{write: write} }

// Name gives the i-th field as __typename.
func (r *Rows) Name(i int, typeName string) {
	r.Leaf(i, func(b []byte, _ int) []byte { return Text(b, typeName) })
}

// Done calls the resolvers that the level needs, side by side, and settles which
// objects are null because a field that must not be null is.
func (r *Rows) Done() *Rows {
	r.callAsked()
	for i, c := range r.cols {
		if c.isNull == nil || !r.fields[i].Definition.Type.NonNull {
			continue
		}
		for n := range r.n {
			if c.isNull(n) {
				r.setNull(n)
			}
		}
	}
	return r
}

func (r *Rows) callAsked() {
	if len(r.asked) == 0 {
		return
	}
	var others sync.WaitGroup
	for _, a := range r.asked[1:] {
		others.Go(func() { a.call(r.context(a.field)) })
	}
	r.asked[0].call(r.context(r.asked[0].field))
	others.Wait()
}

// context is one in which a resolver finds its field, as gqlgen would give it, and
// the way to it where that is wanted.
func (r *Rows) context(i int) context.Context {
	f, ctx := r.fields[i], r.run.ctx
	if r.run.limits.Ways {
		ctx = context.WithValue(ctx, wayKey{}, &way{r.at, Step{r.object, i}})
	}
	return graphql.WithFieldContext(ctx, &graphql.FieldContext{Object: f.ObjectDefinition.Name, Field: f, IsResolver: true})
}

func (r *Rows) setNull(n int) {
	if r.null == nil {
		r.null = make([]bool, r.n)
	}
	r.null[n] = true
}

// Null reports whether the n-th object is null.
func (r *Rows) Null(n int) bool { return r.null != nil && r.null[n] }

// Append writes the n-th object.
func (r *Rows) Append(b []byte, n int) []byte {
	if r.Null(n) {
		return append(b, "null"...)
	}
	b = append(b, '{')
	for i := range r.fields {
		key := r.fields[i].Alias
		if i > 0 && r.written(i, key) {
			continue
		}
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '"')
		b = append(b, key...) // a GraphQL name needs no escapes
		b = append(b, '"', ':')
		b = r.cols[i].write(b, n)
	}
	return append(b, '}')
}

// written reports whether an earlier field has the same key: on an interface one
// field can be collected twice.
func (r *Rows) written(i int, key string) bool {
	return slices.ContainsFunc(r.fields[:i], func(f graphql.CollectedField) bool { return f.Alias == key })
}
