// Package graphtest writes queries for tests of whatever answers them.
package graphtest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// RandomQuery selects random fields of random depth, with arguments that fit; a
// few of them make no sense.
func RandomQuery(schema *ast.Schema, seed uint64) string {
	return write(schema, seed, 6, values)
}

// SensibleQuery is a smaller RandomQuery of which every argument makes sense.
func SensibleQuery(schema *ast.Schema, seed uint64) string {
	return write(schema, seed, 4, sensible)
}

func write(schema *ast.Schema, seed uint64, depth int, values map[string][]string) string {
	w := queryWriter{rand.New(rand.NewPCG(1, seed)), schema, values, &strings.Builder{}, 0}
	w.b.WriteString("query ")
	w.selection(schema.Query, depth)
	return w.b.String()
}

// values are arguments by name, some of them wrong.
var values = map[string][]string{
	"id":    {`"country:JP"`, `"article:00000000000000000002"`, `"nothing"`},
	"ids":   {`["country:JP", "organisation:european-union", "article:00000000000000000001", "x"]`},
	"by":    {`{name: "Japan"}`, `{iso2: "RU"}`, `{id: "organisation:european-union"}`, `{name: "nobody"}`},
	"from":  {`{name: "Japan"}`},
	"to":    {`{iso2: "UA"}`, `{name: "EU"}`, `{name: "nobody"}`},
	"a":     {`{name: "Japan"}`, `{name: "EU"}`},
	"b":     {`{iso2: "UA"}`, `{name: "EU"}`, `{name: "nobody"}`},
	"of":    {`[{name: "Japan"}, {name: "EU"}]`, `[{name: "Japan"}]`},
	"text":  {`"eu"`, `"japn"`},
	"first": {"1", "2", "30", "0"},
	"where": {"{}", "null"},
	"seeds": {`[{name: "EU"}]`},
	// of the field cypher
	"statement": {`"RETURN 1"`},
}

// sensible are arguments by name, all of them good. A field that needs another is left out.
var sensible = map[string][]string{
	"id":    {`"country:JP"`, `"organisation:european-union"`, `"country:XX"`},
	"ids":   {`["country:JP", "organisation:european-union", "article:00000000000000000001", "x"]`},
	"by":    {`{name: "Japan"}`, `{iso2: "RU"}`, `{id: "organisation:european-union"}`, `{name: "nobody"}`},
	"a":     {`{name: "Japan"}`},
	"b":     {`{iso2: "UA"}`, `{name: "EU"}`},
	"of":    {`[{name: "Japan"}, {name: "EU"}]`},
	"text":  {`"eu"`, `"japn"`},
	"first": {"1", "2", "30"},
	"where": {"{}", "null"},
	"seeds": {`[{name: "EU"}]`, `[{id: "country:JP"}, {name: "EU"}]`},
	"hops":  {"0", "1", "2"},
}

type queryWriter struct {
	*rand.Rand
	schema  *ast.Schema
	values  map[string][]string
	b       *strings.Builder
	aliases int
}

func (w *queryWriter) selection(def *ast.Definition, depth int) {
	w.aliases++ // a name of its own, since an operation may select the same key only so often
	fmt.Fprintf(w.b, "{ t%d: __typename ", w.aliases)
	for _, f := range def.Fields {
		if strings.HasPrefix(f.Name, "__") || w.IntN(3) > 0 {
			continue
		}
		below := w.schema.Types[f.Type.Name()]
		if !below.IsLeafType() && depth == 0 || !w.knows(f) {
			continue
		}
		w.aliases++
		fmt.Fprintf(w.b, "f%d: %s", w.aliases, f.Name)
		w.arguments(f)
		if !below.IsLeafType() {
			w.selection(below, depth-1)
		}
		w.b.WriteByte(' ')
	}
	for _, possible := range w.schema.GetPossibleTypes(def) {
		if def.IsAbstractType() && w.IntN(2) == 0 && depth > 0 {
			fmt.Fprintf(w.b, "... on %s ", possible.Name)
			w.selection(possible, depth-1)
		}
	}
	w.b.WriteString("} ")
}

// arguments gives a field those that it needs, and some of the others.
func (w *queryWriter) arguments(f *ast.FieldDefinition) {
	var given []string
	for _, a := range f.Arguments {
		choices, ok := w.values[a.Name]
		if def := w.schema.Types[a.Type.Name()]; def.Kind == ast.Enum {
			choices, ok = nil, true
			for _, v := range def.EnumValues {
				choices = append(choices, v.Name)
			}
		}
		if required := a.Type.NonNull && a.DefaultValue == nil; ok && (required || w.IntN(2) == 0) {
			given = append(given, a.Name+": "+choices[w.IntN(len(choices))])
		}
	}
	if len(given) > 0 {
		fmt.Fprintf(w.b, "(%s)", strings.Join(given, ", "))
	}
}

// knows reports whether there are values for all arguments that the field needs.
func (w *queryWriter) knows(f *ast.FieldDefinition) bool {
	for _, a := range f.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil && w.values[a.Name] == nil && w.schema.Types[a.Type.Name()].Kind != ast.Enum {
			return false
		}
	}
	return true
}
