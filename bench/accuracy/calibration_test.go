package main

import (
	"math"
	"testing"

	"entente/internal/extract"
)

// edges of which a share is right: 9 of 10 with the trait, 3 of 10 without.
func halves(n int) (out []judged) {
	for i := range n {
		with, without := judged{article: i, right: i%10 > 0}, judged{article: i, right: i%10 < 3}
		with.traits = []extract.Trait{{Name: "any", Amount: 1}, {Name: "strength", Amount: 0}, {Name: "trait", Amount: 1}}
		without.traits = with.traits[:2]
		out = append(out, with, without)
	}
	return out
}

func TestFitFindsTheShares(t *testing.T) {
	edges := halves(5000)
	w := fit(edges)
	if got := w.confidence(edges[0]); math.Abs(got-0.9) > 0.01 {
		t.Errorf("with the trait %.3f, want 0.9", got)
	}
	if got := w.confidence(edges[1]); math.Abs(got-0.3) > 0.01 {
		t.Errorf("without it %.3f, want 0.3", got)
	}
}

func TestLevelMovesTheMean(t *testing.T) {
	edges := halves(200)
	w := fit(edges)
	w.level(edges, 0.5)
	mean := 0.0
	for _, e := range edges {
		mean += w.confidence(e) / float64(len(edges))
	}
	if math.Abs(mean-0.5) > 0.001 {
		t.Errorf("mean %.4f, want 0.5", mean)
	}
}

func TestFault(t *testing.T) {
	edges := []judged{{right: true}, {right: true}, {right: false}, {right: false}}
	ece, brier := fault(edges, []float64{0.95, 0.95, 0.5, 0.5})
	if math.Abs(ece-0.275) > 1e-9 || math.Abs(brier-0.12625) > 1e-9 {
		t.Errorf("ECE %.4f, Brier %.5f, want 0.275 and 0.12625", ece, brier)
	}
}
