package model

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A state's scores are those of the definition, whichever words describe it
// and whatever was scored before.
func TestScores(t *testing.T) {
	weightsWith(t, func(t *testing.T, f *File) {
		for _, name := range []string{"parser", "ner"} {
			s, err := NewScorer(f, name)
			if err != nil {
				t.Fatal(err)
			}
			for _, words := range []int{1, blockWords, blockWords + 1, 3 * blocksKept * blockWords} {
				testScores(t, f, s, name, words)
			}
		}
	})
}

func testScores(t *testing.T, f *File, s *Scorer, name string, words int) {
	t.Helper()
	r := rand.New(rand.NewPCG(2, uint64(words)))
	vectors := random(r, words*Width)
	scoring := s.Start(vectors)
	defer scoring.End()
	want := newReferenceScorer(t, f, name)
	for range 60 {
		state := make([]int, s.Slots())
		for i := range state {
			state[i] = r.IntN(words+1) - 1
		}
		scores := scoring.Scores(state)
		if len(scores) != s.Moves() {
			t.Fatalf("%s: %d scores, want %d", name, len(scores), s.Moves())
		}
		for m, v := range want.scores(vectors, state) {
			if math.Abs(float64(scores[m])-v) > 1e-4 {
				t.Fatalf("%s: %d words, state %v: move %d scores %v, want %v", name, words, state, m, scores[m], v)
			}
		}
	}
}

// referenceScorer scores slowly, straight from the sections.
type referenceScorer struct {
	lin, linBias, lower, lowerBias, pad, upper, upperBias []float32
}

func newReferenceScorer(t *testing.T, f *File, name string) *referenceScorer {
	r := reference{t, f, name}
	get := func(part string) []float32 { return r.tensor(part).Data }
	return &referenceScorer{
		get(".lin.W"), get(".lin.b"), get(".lower.W"), get(".lower.b"), get(".lower.pad"), get(".upper.W"), get(".upper.b"),
	}
}

func (r *referenceScorer) scores(vectors []float32, state []int) []float64 {
	sum := make([]float64, slotWidth) // pairs of pieces
	for i, v := range r.lowerBias {
		sum[i] = float64(v)
	}
	for slot, word := range state {
		var x []float64
		if word >= 0 {
			x = r.reduced(vectors[word*Width:])
		}
		for i := range sum {
			at := slot*slotWidth + i
			if word < 0 {
				sum[i] += float64(r.pad[at])
			}
			for k, v := range x {
				sum[i] += float64(r.lower[at*hiddenWidth+k]) * v
			}
		}
	}
	out := make([]float64, len(r.upperBias))
	for m := range out {
		out[m] = float64(r.upperBias[m])
		for k := range hiddenWidth {
			out[m] += float64(r.upper[m*hiddenWidth+k]) * max(sum[2*k], sum[2*k+1])
		}
	}
	return out
}

// reduced is what the hidden layer sees of a word.
func (r *referenceScorer) reduced(vector []float32) []float64 {
	x := make([]float64, hiddenWidth)
	for k := range x {
		x[k] = dot(vector, r.lin[k*Width:(k+1)*Width], r.linBias[k])
	}
	return x
}

func TestBest(t *testing.T) {
	scores := []float32{3, 5, 5, 1, 7}
	for _, tt := range []struct{ first, end, best, want int }{
		{0, 5, -1, 4}, {0, 4, -1, 1}, {2, 4, -1, 2}, {2, 4, 1, 1}, {3, 4, 0, 0}, {4, 5, 1, 4}, {3, 4, -1, 3},
	} {
		if got := Best(scores, tt.first, tt.end, tt.best); got != tt.want {
			t.Errorf("Best(%v, %d, %d, %d) = %d, want %d", scores, tt.first, tt.end, tt.best, got, tt.want)
		}
	}
}
