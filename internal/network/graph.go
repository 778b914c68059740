package network

import "slices"

// Edge joins two nodes.
type Edge struct {
	From, To int
	Weight   float64 // above 0
}

// Graph is nodes, numbered from 0, and what each leads to. It is never changed.
type Graph struct {
	starts  []int // of each node's part of to and weights; one more than there are nodes
	to      []int // ascending within a node's part
	weights []float64
}

// New is the graph of so many nodes in which every edge leads both ways. Edges
// between the same two nodes become one of their summed weight; an edge from a
// node to itself is left out.
func New(nodes int, edges []Edge) *Graph {
	arcs := make([]Edge, 0, 2*len(edges))
	for _, e := range edges {
		arcs = append(arcs, e, Edge{e.To, e.From, e.Weight})
	}
	return NewDirected(nodes, arcs)
}

// NewDirected is the graph of so many nodes in which an edge leads from From to
// To. Edges between the same two nodes in the same direction become one of their
// summed weight; an edge from a node to itself is left out.
func NewDirected(nodes int, edges []Edge) *Graph {
	arcs := slices.DeleteFunc(slices.Clone(edges), func(e Edge) bool { return e.From == e.To })
	slices.SortStableFunc(arcs, func(a, b Edge) int {
		if a.From != b.From {
			return a.From - b.From
		}
		return a.To - b.To
	})
	g := &Graph{starts: make([]int, nodes+1), to: make([]int, 0, len(arcs)), weights: make([]float64, 0, len(arcs))}
	for i, a := range arcs {
		if i > 0 && a.From == arcs[i-1].From && a.To == arcs[i-1].To {
			g.weights[len(g.weights)-1] += a.Weight
			continue
		}
		g.to = append(g.to, a.To)
		g.weights = append(g.weights, a.Weight)
		g.starts[a.From+1]++
	}
	for i := range nodes {
		g.starts[i+1] += g.starts[i]
	}
	return g
}

// Len is the number of nodes.
func (g *Graph) Len() int { return len(g.starts) - 1 }

// next are the nodes that the node leads to, ascending.
func (g *Graph) next(node int) []int { return g.to[g.starts[node]:g.starts[node+1]] }

// weightsOf are the weights of the edges to next.
func (g *Graph) weightsOf(node int) []float64 { return g.weights[g.starts[node]:g.starts[node+1]] }

// strength is the sum of the weights of the node's edges.
func (g *Graph) strength(node int) (sum float64) {
	for _, w := range g.weightsOf(node) {
		sum += w
	}
	return sum
}

// components are the sets of nodes that edges which lead both ways join, the
// largest first, then the one with the smallest node; the nodes of each ascend.
func (g *Graph) components() [][]int {
	seen := make([]bool, g.Len())
	var all [][]int
	for start := range g.Len() {
		if seen[start] {
			continue
		}
		seen[start] = true
		part := []int{start}
		for i := 0; i < len(part); i++ {
			for _, n := range g.next(part[i]) {
				if !seen[n] {
					seen[n] = true
					part = append(part, n)
				}
			}
		}
		slices.Sort(part)
		all = append(all, part)
	}
	slices.SortStableFunc(all, func(a, b []int) int { return len(b) - len(a) })
	return all
}

// part is the graph of some of the nodes alone, which ascend: the i-th of them is node i of it.
func (g *Graph) part(nodes []int) *Graph {
	index := make(map[int]int, len(nodes))
	for i, n := range nodes {
		index[n] = i
	}
	p := &Graph{starts: make([]int, 1, len(nodes)+1)}
	for _, n := range nodes {
		for k, to := range g.next(n) {
			if i, ok := index[to]; ok {
				p.to = append(p.to, i)
				p.weights = append(p.weights, g.weightsOf(n)[k])
			}
		}
		p.starts = append(p.starts, len(p.to))
	}
	return p
}
