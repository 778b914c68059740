package level

import "github.com/vektah/gqlparser/v2/ast"

// Place is where in the answer the objects of a level stand. It is followed only
// to tell where an error happened.
type Place struct {
	above *Place
	key   string
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
