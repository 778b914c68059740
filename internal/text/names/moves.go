package names

import (
	"fmt"
	"slices"
	"strings"

	"entente/internal/text"
	"entente/internal/text/model"
)

// kind is what a move says of the word at hand.
type kind int

// The kinds in the order of their moves: one move for each label, but for the
// last two, of which there is one each.
const (
	begin   kind = iota // first of a name of several words
	inside              // neither first nor last
	last                // last of several
	unit                // a name by itself
	blocked             // known not to be in a name; never chosen
	outside             // not in a name
)

// closed stands for the move that began the open name when none is open.
const closed = -1

// moves is a recogniser's inventory.
type moves struct{ labels []string }

// newMoves checks that names are in the order that this package counts on:
// B-X for all labels X, then I-X, L-X and U-X, then "U-" and "O".
func newMoves(names []string) (moves, error) {
	var m moves
	for _, name := range names {
		if label, is := strings.CutPrefix(name, "B-"); is {
			m.labels = append(m.labels, label)
		}
	}
	var want []string
	for _, letter := range []string{"B-", "I-", "L-", "U-"} {
		for _, label := range m.labels {
			want = append(want, letter+label)
		}
	}
	if want = append(want, "U-", "O"); !slices.Equal(names, want) || len(m.labels) == 0 {
		return m, fmt.Errorf("moves are in the order %v; this program reads %v", names, want)
	}
	return m, nil
}

// first is the first move of a kind.
func (m moves) first(k kind) int {
	if k == outside {
		return m.first(blocked) + 1
	}
	return int(k) * len(m.labels)
}

func (m moves) kind(move int) kind {
	if move == m.first(outside) {
		return outside
	}
	return kind(move / len(m.labels))
}

// name is the name from token start to end that a move completes.
func (m moves) name(move, start, end int) text.Name {
	return text.Name{Span: text.Span{Start: start, End: end}, Label: m.labels[move%len(m.labels)]}
}

// best is the allowed move with the greatest score, the first of equals. Open
// is the move that began the open name, or closed; ends says that the word is
// the last of its sentence, where no name may go on, and blank that it is only
// white space, where none may begin.
func (m moves) best(scores []float32, open int, ends, blank bool) int {
	best := -1
	if open != closed {
		if !ends {
			best = m.first(inside) + open
		}
		end := m.first(last) + open
		return model.Best(scores, end, end+1, best)
	}
	if !blank {
		if !ends {
			best = model.Best(scores, m.first(begin), m.first(inside), best)
		}
		best = model.Best(scores, m.first(unit), m.first(blocked), best)
	}
	return model.Best(scores, m.first(outside), m.first(outside)+1, best)
}
