package level

import (
	"context"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// Place is where in the answer the objects of a level stand. It is followed only
// to tell where an error happened, and which field asks.
type Place struct {
	above *Place
	key   string
	step  Step // the field that gives the objects
	// origin tells the n-th object's parent among the objects above and its index
	// in the list there, -1 where it is no list.
	origin func(n int) (parent, index int)
}

// Root is the place of the operation's root object.
func Root() *Place { return &Place{} }

// path is where the n-th object stands.
func (p *Place) path(n int) ast.Path {
	if p.above == nil {
		return nil
	}
	parent, index := p.origin(n)
	path := append(p.above.path(parent), ast.PathName(p.key))
	if index >= 0 {
		path = append(path, ast.PathIndex(index))
	}
	return path
}

// field is where a field of the n-th object stands.
func (p *Place) field(n int, key string) ast.Path { return append(p.path(n), ast.PathName(key)) }

// Step is a field of an operation: the type of the object that has it, and its
// number among the fields collected for that type.
type Step struct {
	Object string
	Number int
}

type wayKey struct{}

// way is a field of a level.
type way struct {
	at   *Place
	step Step
}

// Way is the fields that lead from the operation's root to the field whose
// resolver was called with the context, and that field; nil unless the run's
// Limits ask for ways.
func Way(ctx context.Context) []Step {
	w, ok := ctx.Value(wayKey{}).(*way)
	if !ok {
		return nil
	}
	steps := []Step{w.step}
	for p := w.at; p.above != nil; p = p.above {
		steps = append(steps, p.step)
	}
	slices.Reverse(steps)
	return steps
}
