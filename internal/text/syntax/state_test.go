package syntax

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// The moves of testMoves.
const (
	leftNsubj = 2
	rightDobj = 4
	split     = 6
)

func testMoves(t *testing.T) moves {
	t.Helper()
	m, err := newMoves(strings.Fields("S D L-nsubj L-det R-dobj R-ROOT B-ROOT"))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// allows reports whether a state allows a move.
func (m *moves) allows(s *state, move int) bool {
	v := s.valid()
	switch {
	case move == shift:
		return v.shift
	case move == reduce:
		return v.reduce
	case move == m.split:
		return v.split
	}
	return v.arc
}

// play makes moves from the start of a text of n words.
func play(t *testing.T, n int, list ...int) *state {
	t.Helper()
	m := testMoves(t)
	s := new(state)
	s.reset(n)
	for i, move := range list {
		if !m.allows(s, move) {
			t.Fatalf("move %d of %v is not allowed in %+v", i, list, s)
		}
		m.apply(s, move)
	}
	return s
}

func heads(s *state) []int32 {
	out := []int32{}
	for _, w := range s.words {
		out = append(out, w.head)
	}
	return out
}

// Japan signed it She left
// 0     1      2  3   4
func TestTwoSentences(t *testing.T) {
	s := play(t, 5, shift, leftNsubj, shift, split, rightDobj)
	if v := s.valid(); v != (validity{reduce: true, split: true}) {
		t.Errorf("before the start of a sentence, %+v is allowed, want no shift and no arc", v)
	}
	if got, want := s.describe(), [slots]int{3, 4, 2, 1, -1, -1, -1, -1}; got != want {
		t.Errorf("the state is described by %v, want %v", got, want)
	}
	s = play(t, 5, shift, leftNsubj, shift, split, rightDobj, reduce, reduce, shift, leftNsubj, shift, reduce)
	if want := []int32{1, -1, 1, 4, -1}; !s.final() || !slices.Equal(heads(s), want) {
		t.Errorf("heads are %v, want %v; final is %v", heads(s), want, s.final())
	}
}

func TestLastChildren(t *testing.T) {
	// 1 → 0, then 1 → 2 and 1 → 3; 2 is popped before.
	s := play(t, 5, shift, leftNsubj, shift, rightDobj, reduce, rightDobj, reduce)
	if got, want := s.describe(), [slots]int{4, -1, 1, -1, -1, -1, 0, 3}; got != want {
		t.Errorf("the state is described by %v, want %v", got, want)
	}
}

func TestOnly(t *testing.T) {
	for _, tt := range []struct {
		valid validity
		move  int
		only  bool
	}{
		{validity{shift: true}, shift, true},
		{validity{reduce: true}, reduce, true},
		{validity{shift: true, reduce: true}, 0, false},
		{validity{reduce: true, split: true}, 0, false},
		{validity{arc: true}, 0, false},
	} {
		if move, only := tt.valid.only(); move != tt.move || only != tt.only {
			t.Errorf("%+v leaves only %d, %v, want %d, %v", tt.valid, move, only, tt.move, tt.only)
		}
	}
}

// A word that was shifted too early is put back, once.
func TestPutBack(t *testing.T) {
	s := play(t, 4, shift, shift, reduce)
	if s.top(0) != 0 || s.next(0) != 1 || s.next(1) != 2 || s.left() != 3 {
		t.Fatalf("after putting back word 1: %+v", s)
	}
	if s.valid().shift {
		t.Error("word 1 may be shifted again")
	}
	s = play(t, 4, shift, shift, reduce, leftNsubj)
	if v := s.valid(); !v.shift || s.next(0) != 1 || s.words[0].head != 1 {
		t.Errorf("after the arc from word 1 to word 0: %+v in %+v", v, s)
	}
}

// A word that gets another head is no longer a child of the first.
func TestSecondHead(t *testing.T) {
	s := play(t, 3, shift, rightDobj, leftNsubj)
	if want := []int32{-1, 2, -1}; !slices.Equal(heads(s), want) {
		t.Errorf("heads are %v, want %v", heads(s), want)
	}
	if got, want := s.describe(), [slots]int{2, -1, 0, -1, -1, 1, -1, -1}; got != want {
		t.Errorf("the state is described by %v, want %v", got, want)
	}
}

// Whatever moves are made, the parse ends, and heads lead to a root.
func TestAnyMoves(t *testing.T) {
	m := testMoves(t)
	r := rand.New(rand.NewPCG(1, 2))
	s := new(state)
	for n := range 200 {
		n %= 40
		s.reset(n)
		for made := 0; !s.final(); made++ {
			if made > 8*n {
				t.Fatalf("%d words take more than %d moves", n, made)
			}
			move := r.IntN(len(m.labels))
			if only, is := s.valid().only(); is {
				move = only
			}
			if m.allows(s, move) {
				m.apply(s, move)
			} else {
				made--
			}
		}
		for i := range s.words {
			steps := 0
			for w := int32(i); w >= 0; w = s.words[w].head {
				if steps++; steps > n {
					t.Fatalf("heads %v lead in a circle", heads(s))
				}
			}
		}
	}
}

func TestBest(t *testing.T) {
	m := testMoves(t)
	scores := []float32{1, 2, 3, 9, 4, 9, 8}
	for _, tt := range []struct {
		valid validity
		want  int
	}{
		{validity{true, true, true, true}, 3}, // the first of equals
		{validity{true, true, false, true}, 6},
		{validity{true, true, false, false}, 1},
		{validity{shift: true}, 0},
		{validity{arc: true}, 3},
		{validity{split: true}, 6},
	} {
		if got := m.best(scores, tt.valid); got != tt.want {
			t.Errorf("best of %+v is %d, want %d", tt.valid, got, tt.want)
		}
	}
}

func TestNewMoves(t *testing.T) {
	m := testMoves(t)
	if m.firstRight != 4 || m.split != split || m.labels[leftNsubj] != "nsubj" || m.labels[5] != "ROOT" || m.labels[split] != "" {
		t.Errorf("moves are %+v", m)
	}
	for _, names := range []string{"", "S", "D S L-a R-a B-ROOT", "S D R-a L-a B-ROOT", "S D L-a R-a", "S D L-a R-a B-ROOT U-x", "S D L-a R-a B-ROOT B-ROOT"} {
		if _, err := newMoves(strings.Fields(names)); err == nil {
			t.Errorf("took moves %q", names)
		}
	}
}
