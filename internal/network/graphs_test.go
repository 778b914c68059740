package network

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/graph/simple"
	"pgregory.net/rapid"
)

// preferential is a graph that grows as citations do: each new node is joined to
// so many others, to those with many edges more often.
func preferential(nodes, each int, seed uint64) *Graph {
	r := rand.New(rand.NewPCG(seed, 1))
	var edges []Edge
	ends := []int{0}
	for i := 1; i < nodes; i++ {
		for range min(each, i) {
			to := ends[r.IntN(len(ends))]
			edges = append(edges, Edge{i, to, float64(1 + r.IntN(20))})
			ends = append(ends, to, i)
		}
	}
	return New(nodes, edges)
}

// planted is groups of nodes with many edges within and few between them: node i
// is in group i/size.
func planted(groups, size int, seed uint64) *Graph {
	r := rand.New(rand.NewPCG(seed, 1))
	var edges []Edge
	for i := range groups * size {
		for j := range i {
			chance := 0.01
			if i/size == j/size {
				chance = 0.4
			}
			if r.Float64() < chance {
				edges = append(edges, Edge{i, j, 1})
			}
		}
	}
	return New(groups*size, edges)
}

// anyEdges draws edges among so many nodes, some of them double and some from a
// node to itself.
func anyEdges(t *rapid.T, nodes int) []Edge {
	node := rapid.IntRange(0, nodes-1)
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Edge {
		return Edge{node.Draw(t, "from"), node.Draw(t, "to"), float64(rapid.IntRange(1, 5).Draw(t, "weight"))}
	}), 0, 3*nodes).Draw(t, "edges")
}

// theirs is the graph as gonum has it.
func theirs(g *Graph) *simple.WeightedDirectedGraph {
	out := simple.NewWeightedDirectedGraph(0, math.Inf(1))
	for i := range g.Len() {
		out.AddNode(simple.Node(i))
	}
	for i := range g.Len() {
		for k, to := range g.next(i) {
			out.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(i), T: simple.Node(to), W: g.weightsOf(i)[k]})
		}
	}
	return out
}

func undirected(g *Graph) *simple.WeightedUndirectedGraph {
	out := simple.NewWeightedUndirectedGraph(0, math.Inf(1))
	for i := range g.Len() {
		out.AddNode(simple.Node(i))
	}
	for i := range g.Len() {
		for k, to := range g.next(i) {
			if i < to {
				out.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(i), T: simple.Node(to), W: g.weightsOf(i)[k]})
			}
		}
	}
	return out
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-7*max(1, math.Abs(a), math.Abs(b)) }

func TestEdgesBetweenTheSameNodesAreOne(t *testing.T) {
	g := New(4, []Edge{{2, 1, 1}, {1, 2, 2}, {3, 3, 5}, {0, 1, 4}})
	want := map[[2]int]float64{{0, 1}: 4, {1, 0}: 4, {1, 2}: 3, {2, 1}: 3}
	for i := range g.Len() {
		for k, to := range g.next(i) {
			if got := g.weightsOf(i)[k]; got != want[[2]int{i, to}] {
				t.Errorf("from %d to %d weighs %v, want %v", i, to, got, want[[2]int{i, to}])
			}
			delete(want, [2]int{i, to})
		}
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
}

func TestComponents(t *testing.T) {
	g := New(7, []Edge{{5, 3, 1}, {1, 4, 1}, {4, 6, 1}})
	got := g.components()
	want := [][]int{{1, 4, 6}, {3, 5}, {0}, {2}}
	if len(got) != len(want) {
		t.Fatalf("components %v, want %v", got, want)
	}
	for i := range want {
		for k := range want[i] {
			if got[i][k] != want[i][k] {
				t.Fatalf("components %v, want %v", got, want)
			}
		}
	}
}
