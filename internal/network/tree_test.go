package network

import (
	"testing"

	"pgregory.net/rapid"
)

// TestTreePushesAsAllPointsDo compares what the tree reckons with the sum over all
// points, none of which stand on one another, and again after the picture was
// moved, stretched and tilted.
func TestTreePushesAsAllPointsDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 200).Draw(t, "points")
		at, mass := make([]Position, n), make([]float64, n)
		for i := range at {
			at[i] = Position{float64(i%16*12) + rapid.Float64Range(0, 11).Draw(t, "x"), float64(i/16*12) + rapid.Float64Range(0, 11).Draw(t, "y")}
			mass[i] = float64(rapid.IntRange(1, 50).Draw(t, "mass"))
		}
		var tree tree
		tree.build(at, mass)
		checkPush(t, &tree, at, mass)
		for i := range at {
			at[i] = Position{50 + float64(1.1*at[i].X) + float64(0.2*at[i].Y), at[i].Y - 10}
		}
		tree.follow(at)
		checkPush(t, &tree, at, mass)
	})
}

// checkPush allows for an error of a fifth of the pushes that add up at a point.
func checkPush(t *rapid.T, tree *tree, at []Position, mass []float64) {
	got := make([]Position, len(at))
	tree.push(at, got)
	for i, p := range at {
		var want Position
		sum := 0.0
		for j, q := range at {
			one := pushOf([]body{{q.X, q.Y, mass[j]}}, p)
			want.X, want.Y = want.X+one.X, want.Y+one.Y
			sum += one.distance(Position{})
		}
		if off := got[i].distance(want); off > 0.2*sum+1e-6 {
			t.Fatalf("point %d of %d is pushed by %v, want %v: off by %.3f of %.3f", i, len(at), got[i], want, off, sum)
		}
	}
}
