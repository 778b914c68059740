package level

import "github.com/vektah/gqlparser/v2/ast"

// Kinds are objects of an interface's types: for each object the rows of its
// type and its number there.
type Kinds struct {
	rows []*Rows // nil where the object is nil
	nth  []int
}

// Null reports whether the n-th object is null.
func (k *Kinds) Null(n int) bool { return k.rows[n] == nil || k.rows[n].Null(k.nth[n]) }

// Append writes the n-th object.
func (k *Kinds) Append(b []byte, n int) []byte {
	if k.Null(n) {
		return append(b, "null"...)
	}
	return k.rows[n].Append(b, k.nth[n])
}

// NewKinds begins the objects of an interface.
func NewKinds(n int) *Kinds { return &Kinds{make([]*Rows, n), make([]int, n)} }

// Kind answers the selection for those of the objects that are of type C.
func Kind[C, I any](k *Kinds, at *Place, all []I, set ast.SelectionSet, objects Objects[C]) {
	var mine []*C
	var owner []int
	for n, v := range all {
		if c, ok := any(v).(*C); ok && c != nil {
			k.nth[n] = len(mine)
			mine, owner = append(mine, c), append(owner, n)
		}
	}
	if len(mine) == 0 {
		return
	}
	there := &Place{above: at.above, key: at.key, step: at.step, origin: func(i int) (int, int) { return at.origin(owner[i]) }}
	rows := objects(there, mine, set)
	for _, n := range owner {
		k.rows[n] = rows
	}
}

// OneOfKinds gives the i-th field: one object of an interface for each of the level's.
func OneOfKinds[I any](r *Rows, i int, values []I, kinds func(at *Place, all []I, set ast.SelectionSet) *Kinds) {
	below := kinds(r.below(i, func(n int) (int, int) { return n, -1 }), values, r.fields[i].Selections)
	r.complainOfNulls(i, func(n int) bool { return below.rows[n] == nil })
	r.cols[i] = column{write: below.Append, isNull: below.Null}
}

// ManyOfKinds gives the i-th field: a list of objects of an interface for each of the level's.
func ManyOfKinds[I any](r *Rows, i int, values [][]I, kinds func(at *Place, all []I, set ast.SelectionSet) *Kinds) {
	starts := make([]int, len(values)+1)
	var all []I
	for n, v := range values {
		all = append(all, v...)
		starts[n+1] = len(all)
	}
	l := list{run: r.run, starts: starts, below: kinds(r.below(i, origin(starts)), all, r.fields[i].Selections)}
	r.cols[i] = l.column(r.fields[i].Definition.Type.Elem.NonNull)
}
