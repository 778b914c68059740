package sqlite

// chunkSize is how many elements a vector copies to change one of them.
const chunkSize = 128

// vector is a list that is never changed: edit makes a new one that shares all
// chunks in which nothing differs.
type vector[T any] struct {
	chunks []*[chunkSize]T
	n      int
}

func (v *vector[T]) len() int { return v.n }

func (v *vector[T]) at(i uint32) T { return v.chunks[i/chunkSize][i%chunkSize] }

// ref points at an element, which must not be changed.
func (v *vector[T]) ref(i uint32) *T { return &v.chunks[i/chunkSize][i%chunkSize] }

// each calls f with every element and its index until f returns false. The
// element must not be changed.
func (v *vector[T]) each(f func(i uint32, x *T) bool) {
	for i := 0; i < v.n; i++ {
		if !f(uint32(i), &v.chunks[i/chunkSize][i%chunkSize]) {
			return
		}
	}
}

// editor makes a new vector out of an old one. There is one editor at a time:
// elements are appended in place, behind the end that the old vector sees.
type editor[T any] struct {
	vector[T]
	old  int          // length of the vector that others may be reading
	mine map[int]bool // chunks that nobody else reads
}

func (v vector[T]) edit() *editor[T] {
	e := &editor[T]{vector: v, old: v.n, mine: map[int]bool{}}
	e.chunks = append(make([]*[chunkSize]T, 0, len(v.chunks)+1), v.chunks...)
	return e
}

func (e *editor[T]) append(x T) uint32 {
	i := e.n
	if i%chunkSize == 0 {
		e.mine[len(e.chunks)] = true
		e.chunks = append(e.chunks, new([chunkSize]T))
	}
	e.chunks[i/chunkSize][i%chunkSize] = x
	e.n++
	return uint32(i)
}

func (e *editor[T]) set(i uint32, x T) {
	c := int(i / chunkSize)
	if int(i) < e.old && !e.mine[c] {
		own := *e.chunks[c]
		e.chunks[c] = &own
		e.mine[c] = true
	}
	e.chunks[c][i%chunkSize] = x
}

// done is the new vector. The editor must not be used after it.
func (e *editor[T]) done() vector[T] { return e.vector }
