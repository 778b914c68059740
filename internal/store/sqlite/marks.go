package sqlite

import "sync"

// marks put a number on some of the nodes of a walk. Clearing them costs
// nothing, so that a walk through a few nodes of a large graph stays cheap.
type marks struct {
	round uint32
	cells []cell
}

type cell struct {
	round uint32 // the mark is set if this is the round of the marks
	value uint32
}

var markPool = sync.Pool{New: func() any { return new(marks) }}

// newMarks are marks for so many nodes. Give them back with free.
func newMarks(nodes int) *marks {
	m := markPool.Get().(*marks)
	if len(m.cells) < nodes {
		m.cells = make([]cell, nodes+nodes/4)
		m.round = 0
	}
	m.round++
	if m.round == 0 { // after 2^32 walks
		clear(m.cells)
		m.round = 1
	}
	return m
}

func (m *marks) free() { markPool.Put(m) }

func (m *marks) set(num, value uint32) { m.cells[num] = cell{m.round, value} }

func (m *marks) unset(num uint32) { m.cells[num] = cell{} }

func (m *marks) get(num uint32) (value uint32, ok bool) {
	c := m.cells[num]
	return c.value, c.round == m.round
}

func (m *marks) has(num uint32) bool { return m.cells[num].round == m.round }

// is reports whether the node has that mark.
func (m *marks) is(num, value uint32) bool { return m.cells[num] == cell{m.round, value} }

// bitset is a set of nodes that takes little memory.
type bitset []uint64

func newBitset(nodes int) bitset { return make(bitset, nodes/64+1) }

func (b bitset) add(num uint32) { b[num/64] |= 1 << (num % 64) }

func (b bitset) has(num uint32) bool { return b[num/64]&(1<<(num%64)) != 0 }
