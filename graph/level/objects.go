package level

import (
	"context"
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Objects answers a selection for all objects of one type on a level.
type Objects[C any] func(at *Place, objects []*C, set ast.SelectionSet) *Rows

// answer stops where there is nothing to answer for.
func answer[C any](objects Objects[C], at *Place, all []*C, set ast.SelectionSet) *Rows {
	if len(all) == 0 {
		return &Rows{}
	}
	return objects(at, all, set)
}

// One gives the i-th field: one object for each of the level's, nil where there is none.
func One[C any](r *Rows, i int, child func(n int) *C, objects Objects[C]) {
	present := make([]*C, 0, r.n)
	numbers := make([]int, 2*r.n)
	place, owner := numbers[:r.n], numbers[r.n:r.n] // of each in present, and of present
	for n := range place {
		c := child(n)
		if place[n] = -1; c != nil {
			place[n] = len(present)
			present, owner = append(present, c), append(owner, n)
		}
	}
	below := answer(objects, r.below(i, func(k int) (int, int) { return owner[k], -1 }), present, r.fields[i].Selections)
	isNull := func(n int) bool { return place[n] < 0 || below.Null(place[n]) }
	r.complainOfNulls(i, func(n int) bool { return place[n] < 0 })
	r.cols[i] = column{isNull: isNull, write: func(b []byte, n int) []byte {
		if isNull(n) {
			return append(b, "null"...)
		}
		return below.Append(b, place[n])
	}}
}

// Many gives the i-th field: a list of objects for each of the level's.
func Many[C any](r *Rows, i int, children func(n int) []*C, objects Objects[C]) {
	starts := make([]int, r.n+1) // the n-th list is all[starts[n]:starts[n+1]]
	var all []*C
	for n := range r.n {
		all = append(all, children(n)...)
		starts[n+1] = len(all)
	}
	l := list{run: r.run, starts: starts, below: answer(objects, r.below(i, origin(starts)), all, r.fields[i].Selections)}
	r.cols[i] = l.column(r.fields[i].Definition.Type.Elem.NonNull)
}

// origin finds the list, and the place in it, of an item of many lists laid end to end.
func origin(starts []int) func(k int) (int, int) {
	return func(k int) (int, int) {
		n, _ := slices.BinarySearch(starts, k+1)
		return n - 1, k - starts[n-1]
	}
}

// list is lists of objects laid end to end.
type list struct {
	run    *Run
	starts []int
	below  interface {
		Null(n int) bool
		Append(b []byte, n int) []byte
	}
}

// column writes the lists; one of which an item must not be null, but is, is null itself.
func (l list) column(strict bool) column {
	c := column{write: l.append}
	if strict {
		c.isNull = l.holdsNull
		c.write = func(b []byte, n int) []byte {
			if l.holdsNull(n) {
				return append(b, "null"...)
			}
			return l.append(b, n)
		}
	}
	return c
}

func (l list) holdsNull(n int) bool {
	for k := l.starts[n]; k < l.starts[n+1]; k++ {
		if l.below.Null(k) {
			return true
		}
	}
	return false
}

func (l list) append(b []byte, n int) []byte {
	b = append(b, '[')
	for k := l.starts[n]; k < l.starts[n+1]; k++ {
		if k > l.starts[n] {
			b = append(b, ',')
		}
		if b = l.below.Append(b, k); l.run.full(b) {
			break
		}
	}
	return append(b, ']')
}

// below is the place of a field's objects.
func (r *Rows) below(i int, origin func(k int) (int, int)) *Place {
	return &Place{above: r.at, key: r.fields[i].Alias, step: Step{r.object, i}, origin: origin}
}

// complainOfNulls tells of every object that lacks a field which must not be null.
func (r *Rows) complainOfNulls(i int, missing func(n int) bool) {
	if !r.fields[i].Definition.Type.NonNull {
		return
	}
	for n := range r.n {
		if missing(n) {
			f := r.fields[i]
			r.run.fail(f, r.at.field(n, f.Alias), errNull(f))
		}
	}
}

// Pointers are the addresses of a slice's elements.
func Pointers[C any](values []C) []*C {
	out := make([]*C, len(values))
	for i := range values {
		out[i] = &values[i]
	}
	return out
}

// Ask gives the i-th field by its resolver, which is called once for all objects
// of the level and gives a value for each. put puts the values into the field.
func Ask[V any](r *Rows, i int, args Arguments, resolve func(ctx context.Context, args map[string]any) ([]V, error), put func(values []V)) {
	r.cols[i] = nothing
	r.asked = append(r.asked, asked{i, func(ctx context.Context) {
		err := r.run.call(ctx, func() error {
			given, err := r.arguments(ctx, i, args)
			if err != nil {
				return err
			}
			values, err := resolve(ctx, given)
			if err != nil {
				return err
			}
			if len(values) != r.n {
				return fmt.Errorf("the resolver of %s.%s gave %d values for %d objects", r.fields[i].ObjectDefinition.Name, r.fields[i].Name, len(values), r.n)
			}
			put(values)
			return nil
		})
		if err != nil {
			r.cols[i] = nothing
			r.failAll(i, err)
		}
	}})
}

// nothing stands for a field of which the resolver failed.
var nothing = column{
	write:  func(b []byte, _ int) []byte { return append(b, "null"...) },
	isNull: func(int) bool { return true },
}

// Arguments reads a field's arguments; nil where it has none.
type Arguments func(ctx context.Context, raw map[string]any) (map[string]any, error)

func (r *Rows) arguments(ctx context.Context, i int, args Arguments) (map[string]any, error) {
	if args == nil {
		return nil, nil
	}
	given, err := args(ctx, r.fields[i].ArgumentMap(r.run.oc.Variables))
	if err != nil {
		return nil, r.run.limits.Unreadable(err)
	}
	graphql.GetFieldContext(ctx).Args = given
	return given, nil
}

func (r *Rows) failAll(i int, err error) {
	for n := range r.n {
		r.run.fail(r.fields[i], r.at.field(n, r.fields[i].Alias), err)
	}
}
