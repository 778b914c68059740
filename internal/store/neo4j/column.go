package neo4j

import (
	"fmt"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/ontology"
	"entente/internal/store"
)

// column is a value that a field of an ontology's type is read from. Values come
// as lists without names, which cost the server and the driver half of what maps do.
type column[T any] struct {
	field string // of the ontology's type; "" for one that is always needed
	of    func(variable string) string
	// set puts a value that is not null into the thing; false where it has the wrong type.
	set func(thing *T, value any) bool
}

// columns are a type's, in the order in which they are fetched.
type columns[T any] []column[T]

// pick keeps the columns of the fields, and of some more.
func (c columns[T]) pick(fields store.Fields, more ...string) columns[T] {
	if fields == nil {
		return c
	}
	out := make(columns[T], 0, len(c))
	for _, col := range c {
		if col.field == "" || fields.Has(col.field) || store.Fields(append([]string{}, more...)).Has(col.field) {
			out = append(out, col)
		}
	}
	return out
}

// values are the expressions of a variable's columns.
func (c columns[T]) values(variable string) []string {
	out := make([]string, len(c))
	for i, col := range c {
		out[i] = col.of(variable)
	}
	return out
}

// read makes a thing of the values. What follows them is left alone.
func (c columns[T]) read(values []any) (*T, error) {
	if len(values) < len(c) {
		return nil, fmt.Errorf("an answer has %d values, %d were asked for", len(values), len(c))
	}
	thing := new(T)
	for i, col := range c {
		if v := values[i]; v != nil && !col.set(thing, v) {
			return nil, fmt.Errorf("%s is a %T: the graph was changed from outside; docs/model.md tells its model", col.of("x"), v)
		}
	}
	return thing, nil
}

func property(name string) func(string) string {
	return func(variable string) string { return variable + "." + name }
}

// put sets a field to a value of its own type.
func put[V any](at *V, value any) bool {
	v, ok := value.(V)
	if ok {
		*at = v
	}
	return ok
}

func textColumn[T any, S ~string](field, name string, at func(*T) *S) column[T] {
	return column[T]{field, property(name), func(t *T, value any) bool {
		s, ok := value.(string)
		*at(t) = S(s)
		return ok
	}}
}

// wholeColumn is a text of which an indexed property may have the beginning only.
func wholeColumn[T any](field, name, whole string, at func(*T) *string) column[T] {
	c := textColumn(field, name, at)
	c.of = func(variable string) string {
		return "coalesce(" + variable + "." + whole + ", " + variable + "." + name + ")"
	}
	return c
}

func numberColumn[T any](field, name string, at func(*T) *int) column[T] {
	return column[T]{field, property(name), func(t *T, value any) bool { return putInt(at(t), value) }}
}

func putInt(at *int, value any) bool {
	n, ok := value.(int64)
	*at = int(n)
	return ok
}

func dayColumn[T any](field, name string, at func(*T) *ontology.Date) column[T] {
	return column[T]{field, property(name), func(t *T, value any) bool { return putDay(at(t), value) }}
}

func putDay(at *ontology.Date, value any) bool {
	d, ok := value.(driver.Date)
	*at = ontology.DateOf(d.Time())
	return ok
}

func spanColumn[T any](field, name string, at func(*T) *ontology.Span) column[T] {
	return column[T]{field, property(name), func(t *T, value any) bool {
		ends, ok := value.([]any)
		return ok && len(ends) == 2 && putInt(&at(t).Start, ends[0]) && putInt(&at(t).End, ends[1])
	}}
}

func putTexts(at *[]string, value any) bool {
	list, ok := value.([]any)
	if len(list) > 0 {
		*at = make([]string, len(list))
	}
	for i, v := range list {
		if !put(&(*at)[i], v) {
			return false
		}
	}
	return ok
}

func putMoment(at *time.Time, value any) bool {
	t, ok := value.(time.Time)
	*at = t.UTC()
	return ok
}

// listOf is a Cypher list.
func listOf(values []string) string { return "[" + strings.Join(values, ", ") + "]" }

// asList is a value as the list that it should be.
func asList(v any) ([]any, error) {
	list, ok := v.([]any)
	if !ok && v != nil {
		return nil, fmt.Errorf("an answer is a %T, not a list", v)
	}
	return list, nil
}

// readList reads each value of a list.
func readList[T any](v any, each func(any) (T, error)) ([]T, error) {
	values, err := asList(v)
	if err != nil || len(values) == 0 {
		return nil, err
	}
	out := make([]T, len(values))
	for i, x := range values {
		if out[i], err = each(x); err != nil {
			return nil, err
		}
	}
	return out, nil
}
