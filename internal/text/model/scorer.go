package model

import (
	"fmt"
	"sync"
)

const (
	hiddenWidth = 64              // of the hidden layer of a scorer
	slotWidth   = 2 * hiddenWidth // what a word adds to the hidden layer's two pieces
	maxMoves    = 112             // moves that kernels score at a time
)

// Scorer scores the moves of a transition system. A state is described by a
// few words in fixed slots: the first word of the buffer, the top of the stack
// and so on. Because the hidden layer is linear in them, what each word adds in
// each slot is computed once, and a state costs a sum. It is safe for
// concurrent use.
type Scorer struct {
	kernel  kernel
	slots   int
	moves   int
	reduce  matrix    // Width to hiddenWidth
	spread  matrix    // hiddenWidth to slots*slotWidth
	missing []float32 // what an empty slot adds, slots*slotWidth
	bias    []float32 // of the hidden layer, slotWidth
	output  []float32 // hiddenWidth rows of maxMoves
	offset  []float32 // of the moves, maxMoves
	scratch sync.Pool // *Scoring
}

// NewScorer reads a scorer from the sections that begin with name.
func NewScorer(f *File, name string) (*Scorer, error) {
	t := &tensors{file: f}
	reduce, reduceBias := t.get(name+".lin.W", hiddenWidth, Width), t.get(name+".lin.b", hiddenWidth)
	spread := t.get(name+".lower.W", 0, hiddenWidth, 2, hiddenWidth)
	slots := len(spread) / (slotWidth * hiddenWidth)
	missing, bias := t.get(name+".lower.pad", 1, slots, hiddenWidth, 2), t.get(name+".lower.b", hiddenWidth, 2)
	output := t.get(name+".upper.W", 0, hiddenWidth)
	moves := len(output) / hiddenWidth
	offset := t.get(name+".upper.b", moves)
	if err := t.err(); err != nil {
		return nil, err
	}
	if moves > maxMoves || slots > maxSlots {
		return nil, fmt.Errorf("model: scorer %q has %d moves and %d slots; this program reads at most %d and %d",
			name, moves, slots, maxMoves, maxSlots)
	}
	s := &Scorer{
		kernel:  f.kernel,
		slots:   slots,
		moves:   moves,
		reduce:  packRows(f.kernel, reduce, reduceBias, Width, hiddenWidth, func(o int) int { return o }),
		spread:  packRows(f.kernel, spread, nil, hiddenWidth, slots*slotWidth, pieceFirst),
		missing: piecesFirst(missing),
		bias:    piecesFirst(bias),
		output:  byInput(output, moves),
		offset:  make([]float32, maxMoves),
	}
	copy(s.offset, offset)
	s.scratch.New = func() any { return newScoring(s) }
	return s, nil
}

// piecesFirst is an array of slots of pairs with each slot's first pieces
// before its second.
func piecesFirst(pairs []float32) []float32 {
	out := make([]float32, len(pairs))
	for i := range out {
		out[i] = pairs[pieceFirst(i)]
	}
	return out
}

// byInput is a matrix of a row for each move as one of a row for each input, of
// maxMoves numbers.
func byInput(w []float32, moves int) []float32 {
	out := make([]float32, hiddenWidth*maxMoves)
	for m := range moves {
		for k := range hiddenWidth {
			out[k*maxMoves+m] = w[m*hiddenWidth+k]
		}
	}
	return out
}

// pieceFirst is where, in an array of slots of hiddenWidth pairs, the i-th
// number of an array lies that has each slot's first pieces before its second.
func pieceFirst(i int) int {
	slot, piece, output := i/slotWidth, i%slotWidth/hiddenWidth, i%hiddenWidth
	return slot*slotWidth + 2*output + piece
}

// Slots is the number of words that describe a state.
func (s *Scorer) Slots() int { return s.slots }

// Moves is the number of moves that are scored.
func (s *Scorer) Moves() int { return s.moves }
