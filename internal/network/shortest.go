package network

import "context"

// search is a breadth-first search from one node; its memory is used again for the next.
type search struct {
	g     *Graph
	hops  []int // from the start, -1 where it does not reach
	order []int // the nodes reached, the nearest first
}

func newSearch(g *Graph) *search {
	return &search{g: g, hops: make([]int, g.Len()), order: make([]int, 0, g.Len())}
}

func (s *search) from(start int) {
	for i := range s.hops {
		s.hops[i] = -1
	}
	s.hops[start] = 0
	s.order = append(s.order[:0], start)
	for i := 0; i < len(s.order); i++ {
		at := s.order[i]
		for _, n := range s.g.next(at) {
			if s.hops[n] < 0 {
				s.hops[n] = s.hops[at] + 1
				s.order = append(s.order, n)
			}
		}
	}
}

// Closeness is, for each node, how near the others are: the share of the other
// nodes that it reaches, divided by their mean distance in hops; 0 to 1. So a node
// of a small piece of the graph is not close to all for being close to a few.
// Source: Wasserman and Faust, Social Network Analysis, 1994, page 201.
func Closeness(ctx context.Context, g *Graph) ([]float64, error) {
	out := make([]float64, g.Len())
	s := newSearch(g)
	for i := range out {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s.from(i)
		sum := 0
		for _, n := range s.order {
			sum += s.hops[n]
		}
		if reached := float64(len(s.order) - 1); reached > 0 {
			out[i] = reached / float64(g.Len()-1) * (reached / float64(sum))
		}
	}
	return out, nil
}

// Betweenness is, for each node, the share of the shortest ways between two other
// nodes that lead through it, 0 to 1. Every edge is one hop and leads both ways.
// Source: Brandes, A Faster Algorithm for Betweenness Centrality, 2001.
func Betweenness(ctx context.Context, g *Graph) ([]float64, error) {
	n := g.Len()
	out := make([]float64, n)
	s := newSearch(g)
	ways, credit := make([]float64, n), make([]float64, n)
	for start := range n {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s.from(start)
		s.countWays(start, ways)
		s.passCredit(start, ways, credit, out)
	}
	if pairs := float64(n-1) * float64(n-2); n > 2 {
		for i := range out {
			out[i] /= pairs
		}
	}
	return out, nil
}

// countWays counts the shortest ways from the start to each node reached.
func (s *search) countWays(start int, ways []float64) {
	for _, n := range s.order {
		ways[n] = 0
	}
	ways[start] = 1
	for _, at := range s.order {
		for _, n := range s.g.next(at) {
			if s.hops[n] == s.hops[at]+1 {
				ways[n] += ways[at]
			}
		}
	}
}

// passCredit hands each node's share of ways back towards the start, the furthest first.
func (s *search) passCredit(start int, ways, credit, out []float64) {
	for _, n := range s.order {
		credit[n] = 0
	}
	for i := len(s.order) - 1; i > 0; i-- {
		at := s.order[i]
		for _, before := range s.g.next(at) {
			if s.hops[before] == s.hops[at]-1 {
				credit[before] += float64(ways[before] / ways[at] * (1 + credit[at]))
			}
		}
		if at != start {
			out[at] += credit[at]
		}
	}
}
