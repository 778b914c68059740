package syntax

import (
	"fmt"
	"strings"

	"entente/internal/text/model"
)

// The moves, in the order of their scores: shift, reduce, an arc to the left
// for each label, an arc to the right for each label, and the break.
const (
	shift     = iota // push the next word
	reduce           // pop the top of the stack, or put it back before the next word
	firstLeft        // arc from the next word to the top of the stack; pop
)

// moves is a parser's inventory.
type moves struct {
	labels     []string // of each move; "" for those that draw no arc
	firstRight int      // arc from the top of the stack to the next word; push
	split      int      // the word after the next begins a sentence
}

// newMoves checks that names are in the order that this package counts on.
func newMoves(names []string) (moves, error) {
	m := moves{labels: make([]string, len(names))}
	kinds := make([]byte, len(names))
	for i, name := range names {
		kind, label, _ := strings.Cut(name, "-")
		if len(kind) != 1 || !strings.Contains("SDLRB", kind) {
			return m, fmt.Errorf("move %d is called %q; this program knows S, D, L-, R- and B-", i, name)
		}
		kinds[i] = kind[0]
		if kind == "L" || kind == "R" {
			m.labels[i] = label
		}
	}
	left, right := strings.Count(string(kinds), "L"), strings.Count(string(kinds), "R")
	if string(kinds) != "SD"+strings.Repeat("L", left)+strings.Repeat("R", right)+"B" {
		return m, fmt.Errorf("moves are in the order %s; this program reads S, D, L…, R…, B", kinds)
	}
	m.firstRight = firstLeft + left
	m.split = m.firstRight + right
	return m, nil
}

// best is the valid move with the greatest score, the first of equals.
func (m *moves) best(scores []float32, v validity) int {
	best := -1
	if v.shift {
		best = model.Best(scores, shift, reduce, best)
	}
	if v.reduce {
		best = model.Best(scores, reduce, firstLeft, best)
	}
	if v.arc {
		best = model.Best(scores, firstLeft, m.split, best)
	}
	if v.split {
		best = model.Best(scores, m.split, m.split+1, best)
	}
	return best
}

// apply makes a valid move.
func (m *moves) apply(s *state, move int) {
	switch {
	case move == shift:
		s.push()
	case move == reduce:
		if top := s.top(0); s.words[top].head >= 0 || len(s.stack) == 1 {
			s.pop()
		} else {
			s.putBack()
		}
	case move < m.firstRight:
		s.draw(s.next(0), s.top(0), move)
		s.words[s.next(0)].stuck = false
		s.pop()
	case move < m.split:
		s.draw(s.top(0), s.next(0), move)
		s.push()
	default:
		s.words[s.next(1)].starts = true
	}
}
