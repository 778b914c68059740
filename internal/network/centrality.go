package network

import "math"

// Degree is, for each node, the share of the other nodes that it leads to, 0 to 1.
func Degree(g *Graph) []float64 {
	out := make([]float64, g.Len())
	for i := range out {
		if others := g.Len() - 1; others > 0 {
			out[i] = float64(len(g.next(i))) / float64(others)
		}
	}
	return out
}

// The constants of PageRank.
const (
	// damping is the chance that a walker follows an edge rather than beginning
	// anew. Source: Brin and Page, The Anatomy of a Large-Scale Hypertextual Web
	// Search Engine, 1998.
	damping = 0.85
	// pageRankRounds is far more than the 110 in which 0.85^n falls below settled.
	pageRankRounds = 200
	// settled is the change of all ranks together at which they are done.
	settled = 1e-8
)

// PageRank is, for each node, how likely it is that a walker is there who follows
// edges by their weight and now and then begins anew anywhere. The ranks add up to 1.
func PageRank(g *Graph) []float64 {
	n := g.Len()
	rank, next := make([]float64, n), make([]float64, n)
	strength := make([]float64, n)
	for i := range n {
		rank[i] = 1 / float64(n)
		strength[i] = g.strength(i)
	}
	for range pageRankRounds {
		if walk(g, strength, rank, next) < settled {
			return next
		}
		rank, next = next, rank
	}
	return rank
}

// walk works out where walkers are one step later, and by how much that differs.
func walk(g *Graph, strength, rank, next []float64) (change float64) {
	n := float64(g.Len())
	stuck := 0.0 // who is where no edge leads on begins anew
	for i, s := range strength {
		if s == 0 {
			stuck += rank[i]
		}
	}
	anew := (1 - damping + float64(damping*stuck)) / n
	for i := range next {
		next[i] = anew
	}
	for i, r := range rank {
		for k, to := range g.next(i) {
			next[to] += float64(damping * r * g.weightsOf(i)[k] / strength[i])
		}
	}
	for i := range next {
		change += math.Abs(next[i] - rank[i])
	}
	return change
}
