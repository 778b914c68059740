package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// maxFields bounds how many fields a document has when its fragments are written
// out: a few lines of fragments that spread one another twice make millions, over
// which validation would never end.
const maxFields = 10_000

// maxSameKey bounds how often a document may select one key: validation compares
// each two fields of one key with one another.
const maxSameKey = 150

// shapeLimit refuses documents that are too deep, too wide or too often aliased,
// before they are validated.
type shapeLimit struct {
	options   Options
	documents *documentCache
}

// ExtensionName names the extension to gqlgen.
func (*shapeLimit) ExtensionName() string { return "ShapeLimit" }

// Validate takes any schema.
func (*shapeLimit) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters looks at the document's text; one that was run before is known to be good.
func (s *shapeLimit) MutateOperationParameters(ctx context.Context, p *graphql.RawParams) *gqlerror.Error {
	if _, known := s.documents.Get(ctx, p.Query); known {
		return nil
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: p.Query}, s.options.MaxTokens)
	if err != nil {
		return nil // the executor meets the same error and reports it
	}
	return s.check(doc)
}

func (s *shapeLimit) check(doc *ast.QueryDocument) *gqlerror.Error {
	m := measurer{doc: doc, fragments: map[string]shape{}, keys: map[string]int{}}
	total := shape{}
	for _, op := range doc.Operations {
		total = total.beside(m.measure(op.SelectionSet))
	}
	for _, f := range doc.Fragments { // those that nothing spreads are validated too
		total = total.beside(m.fragment(f.Name))
	}
	switch {
	case total.depth > s.options.MaxDepth:
		return coded(ErrorCodeDepthLimitExceeded, "fields are nested %d deep: at most %d are allowed", total.depth, s.options.MaxDepth)
	case total.aliases > s.options.MaxAliases:
		return coded(ErrorCodeAliasLimitExceeded, "%d aliases are used: at most %d are allowed", total.aliases, s.options.MaxAliases)
	case total.fields > maxFields:
		return coded(ErrorCodeComplexityLimitExceeded, "the document has %d fields with its fragments written out: at most %d are allowed", total.fields, maxFields)
	}
	for key, n := range m.keys {
		if n > maxSameKey {
			return coded(ErrorCodeComplexityLimitExceeded, "%q is selected %d times: at most %d are allowed", key, n, maxSameKey)
		}
	}
	return nil
}

// shape is the size of a selection with its fragments written out; numbers stop at saturated.
type shape struct{ depth, aliases, fields int }

const saturated = 1 << 30

func (a shape) beside(b shape) shape {
	return shape{max(a.depth, b.depth), min(a.aliases+b.aliases, saturated), min(a.fields+b.fields, saturated)}
}

// measurer measures each fragment once, however often it is spread.
type measurer struct {
	doc       *ast.QueryDocument
	fragments map[string]shape
	keys      map[string]int // how often each key is written
}

func (m *measurer) measure(set ast.SelectionSet) (total shape) {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			total = total.beside(m.field(sel))
		case *ast.InlineFragment:
			total = total.beside(m.measure(sel.SelectionSet))
		case *ast.FragmentSpread:
			total = total.beside(m.fragment(sel.Name))
		}
	}
	return total
}

// field measures a field and what is below it. The depth of introspection is
// bounded by the validator.
func (m *measurer) field(f *ast.Field) shape {
	s := m.measure(f.SelectionSet)
	if s.depth++; f.Name == "__schema" || f.Name == "__type" {
		s.depth = 1
	}
	if f.Alias != f.Name {
		s.aliases++
	}
	s.fields++
	m.keys[f.Alias]++
	return s
}

// fragment measures a fragment; one that spreads itself counts as empty there,
// and the validator refuses it.
func (m *measurer) fragment(name string) shape {
	if s, done := m.fragments[name]; done {
		return s
	}
	m.fragments[name] = shape{}
	if f := m.doc.Fragments.ForName(name); f != nil {
		m.fragments[name] = m.measure(f.SelectionSet)
	}
	return m.fragments[name]
}
