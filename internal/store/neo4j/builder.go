package neo4j

import (
	"strconv"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// params are a statement's parameters: texts, whole numbers, numbers, lists of
// texts, so that they can be written as JSON and pasted into the Browser.
type params = map[string]any

// builder puts one statement together. Values are always parameters; only
// labels, types and property names, which are the model's own words, stand in
// the text.
type builder struct {
	params params
	names  map[string]int // how often each name of a variable or parameter was given out
	plan   *store.Plan    // what will be asked next; nil where nobody knows
	kept   *kept          // where answers fetched along are put; nil without a plan
	room   int            // how many more things may be fetched along
}

// mostAlong bounds what one statement fetches beside its own answer, in things.
const mostAlong = 20_000

func newBuilder(plan *store.Plan) *builder {
	b := &builder{params: params{}, names: map[string]int{}, plan: plan, room: mostAlong}
	if plan != nil {
		b.kept = keptOf(plan)
	}
	return b
}

// name is a name that the statement does not use yet: the hint, or the hint and a number.
func (b *builder) name(hint string) string {
	b.names[hint]++
	if n := b.names[hint]; n > 1 {
		return hint + strconv.Itoa(n)
	}
	return hint
}

// param adds a parameter and gives the expression of its value.
func (b *builder) param(hint string, value any) string {
	name := b.name(hint)
	b.params[name] = value
	return "$" + name
}

// day is the expression of a day.
func (b *builder) day(hint string, d ontology.Date) string {
	return "date(" + b.param(hint, d.String()) + ")"
}

// oneOf is the condition that an expression is one of the values; "" when there are none to be one of.
func oneOf[T ~string](b *builder, expression, hint string, values []T) string {
	switch len(values) {
	case 0:
		return ""
	case 1:
		return expression + " = " + b.param(hint, string(values[0]))
	}
	return expression + " IN " + b.param(hint, plain(values))
}

// conditions are those of a WHERE; "" stands for none.
type conditions []string

func (c *conditions) add(more ...string) {
	for _, m := range more {
		if m != "" {
			*c = append(*c, m)
		}
	}
}

// with are the conditions and some more, in a list of their own.
func (c conditions) with(more ...string) conditions {
	out := append(conditions{}, c...)
	out.add(more...)
	return out
}

// where is the conditions as a WHERE, or nothing.
func (c conditions) where() string {
	if len(c) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c, " AND ")
}

// part is how things are taken from a variable that a statement has bound: what
// has to be done first, the expression of the value, and how that is read.
type part[T any] struct {
	calls string // MATCH and CALL clauses that the expression builds on
	value string
	read  func(any) (T, error)
}

func plain[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
