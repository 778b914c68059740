package graph

import "sync"

// buffers keep the memory of answers for the next ones.
var buffers bufferPool

// maxKept is the greatest buffer, in bytes, that is worth keeping.
const maxKept = 1 << 20

// bufferPool hands out empty byte slices with room in them.
type bufferPool struct{ pool sync.Pool }

func (p *bufferPool) get() []byte {
	if b, ok := p.pool.Get().(*[]byte); ok {
		return (*b)[:0]
	}
	return make([]byte, 0, 8<<10)
}

func (p *bufferPool) put(b []byte) {
	if cap(b) > 0 && cap(b) <= maxKept {
		p.pool.Put(&b)
	}
}
