package syntax

// state is how far the parse of a text has come.
type state struct {
	words []word
	stack []int32
	// returned are words that were put back from the stack, the next one last.
	// After them comes the rest of the text, from the word ahead.
	returned []int32
	ahead    int
	arcs     []arc
	reach    reach
}

// word is what is known of a word. Heads and arcs are indices; -1 is none.
type word struct {
	head                int32
	move                int32 // that drew the arc from head
	lastLeft, lastRight int32 // arcs to its children, the last drawn on either side
	starts              bool  // a sentence
	stuck               bool  // was put back and may not be shifted again
}

// arc leads to a child. Before is the arc that the same head had before on the
// same side.
type arc struct{ child, before int32 }

func (s *state) reset(n int) {
	s.stack, s.returned, s.arcs, s.ahead = s.stack[:0], s.returned[:0], s.arcs[:0], 0
	s.words = s.words[:0]
	for range n {
		s.words = append(s.words, word{head: -1, lastLeft: -1, lastRight: -1})
	}
}

// final reports whether no word is left to parse.
func (s *state) final() bool { return len(s.stack) == 0 && s.left() == 0 }

// left is the number of words that were not pushed or were put back.
func (s *state) left() int { return len(s.words) - s.ahead + len(s.returned) }

// top is the i-th word of the stack from the top, or -1.
func (s *state) top(i int) int {
	if i >= len(s.stack) {
		return -1
	}
	return int(s.stack[len(s.stack)-1-i])
}

// next is the i-th of the words left, or -1.
func (s *state) next(i int) int {
	if i < len(s.returned) {
		return int(s.returned[len(s.returned)-1-i])
	}
	if w := s.ahead + i - len(s.returned); w < len(s.words) {
		return w
	}
	return -1
}

func (s *state) push() {
	s.stack = append(s.stack, int32(s.next(0)))
	if n := len(s.returned); n > 0 {
		s.returned = s.returned[:n-1]
	} else {
		s.ahead++
	}
}

func (s *state) pop() { s.stack = s.stack[:len(s.stack)-1] }

// putBack undoes the shift of the top of the stack, once.
func (s *state) putBack() {
	top := s.top(0)
	s.words[top].stuck = true
	s.returned = append(s.returned, int32(top))
	s.pop()
}

// draw makes head the head of child, by a move, instead of the head that child
// may have had.
func (s *state) draw(head, child, move int) {
	if old := s.words[child].head; old >= 0 {
		if last := s.lastArc(int(old), child); *last >= 0 && s.arcs[*last].child == int32(child) {
			*last = s.arcs[*last].before
		}
	}
	last := s.lastArc(head, child)
	s.arcs = append(s.arcs, arc{int32(child), *last})
	*last = int32(len(s.arcs) - 1)
	s.words[child].head, s.words[child].move = int32(head), int32(move)
}

// lastArc is where head keeps its last arc to the side on which child is.
func (s *state) lastArc(head, child int) *int32 {
	if child < head {
		return &s.words[head].lastLeft
	}
	return &s.words[head].lastRight
}

// validity says which kinds of move a state allows.
type validity struct{ shift, reduce, arc, split bool }

func (s *state) valid() validity {
	left, depth := s.left(), len(s.stack)
	if left == 0 {
		return validity{reduce: true}
	}
	next := &s.words[s.next(0)]
	v := validity{
		shift:  depth == 0 || left >= 2 && !next.starts && !next.stuck,
		reduce: depth > 0,
		arc:    depth > 0 && !next.starts,
	}
	if left >= 2 {
		after := s.next(1)
		v.split = after == s.next(0)+1 && !s.words[after].starts
	}
	return v
}

// only is the move, if the state leaves no choice. (Arcs differ by label.)
func (v validity) only() (move int, only bool) {
	if v.arc || v.split || v.shift == v.reduce {
		return 0, false
	}
	if v.shift {
		return shift, true
	}
	return reduce, true
}

// slots is the number of words that describe a state to the scorer.
const slots = 8

// describe lists the next two words, the top three of the stack, the last left
// child drawn of the next word, and the last left and right child of the top.
func (s *state) describe() [slots]int {
	next, top := s.next(0), s.top(0)
	d := [slots]int{next, s.next(1), top, s.top(1), s.top(2), -1, -1, -1}
	if next >= 0 {
		d[5] = s.childOf(s.words[next].lastLeft)
	}
	if top >= 0 {
		d[6], d[7] = s.childOf(s.words[top].lastLeft), s.childOf(s.words[top].lastRight)
	}
	return d
}

func (s *state) childOf(arc int32) int {
	if arc < 0 {
		return -1
	}
	return int(s.arcs[arc].child)
}
