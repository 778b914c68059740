package network

import (
	"slices"
	"testing"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/simple"
	"pgregory.net/rapid"
)

func TestPlantedCommunitiesAreFound(t *testing.T) {
	const groups, size = 8, 30
	got := Communities(planted(groups, size, 7))
	for i, c := range got {
		if c != got[i/size*size] {
			t.Fatalf("node %d is in community %d, its group in %d", i, c, got[i/size*size])
		}
	}
	if most := slices.Max(got); most != groups-1 {
		t.Errorf("%d communities, want %d", most+1, groups)
	}
}

// TestCommunitiesAreAsGoodAsGonums holds modularity to gonum's, and the partition
// to what gonum's way of the same method finds.
func TestCommunitiesAreAsGoodAsGonums(t *testing.T) {
	sumOurs, sumTheirs := 0.0, 0.0
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 30).Draw(t, "nodes")
		g := New(n, anyEdges(t, n))
		got := Communities(g)
		sets := make([][]graph.Node, n)
		for i, c := range got {
			sets[c] = append(sets[c], simple.Node(i))
		}
		theirGraph := undirected(g)
		ours := Modularity(g, got)
		if len(g.to) == 0 {
			if ours != 0 {
				t.Errorf("modularity without edges is %v", ours)
			}
			return
		}
		if q := community.Q(theirGraph, sets, 1); !near(ours, q) {
			t.Errorf("modularity %v, gonum says %v", ours, q)
		}
		sumOurs += ours
		sumTheirs += community.Q(theirGraph, community.Modularize(theirGraph, 1, nil).Communities(), 1)
		checkNumbering(t, got)
	})
	if sumOurs < 0.97*sumTheirs {
		t.Errorf("communities of all graphs together have modularity %v, gonum's %v", sumOurs, sumTheirs)
	}
}

// checkNumbering wants 0 to be the largest, and of equal ones that with the smallest node.
func checkNumbering(t *rapid.T, at []int) {
	sizes, first := map[int]int{}, map[int]int{}
	for i, c := range at {
		if sizes[c] == 0 {
			first[c] = i
		}
		sizes[c]++
	}
	for c := range len(sizes) - 1 {
		if sizes[c] < sizes[c+1] || sizes[c] == sizes[c+1] && first[c] > first[c+1] {
			t.Errorf("community %d of %d nodes from %d comes before %d of %d from %d", c, sizes[c], first[c], c+1, sizes[c+1], first[c+1])
		}
	}
}

// naiveSigned is the definition, term by term.
func naiveSigned(friendly, hostile *Graph, at []int) float64 {
	term := func(g *Graph) (sum, twice float64) {
		for i := range g.Len() {
			twice += g.strength(i)
		}
		if twice == 0 {
			return 0, 0
		}
		for i := range g.Len() {
			for j := range g.Len() {
				if at[i] != at[j] {
					continue
				}
				if k, ok := slices.BinarySearch(g.next(i), j); ok {
					sum += g.weightsOf(i)[k]
				}
				sum -= g.strength(i) * g.strength(j) / twice
			}
		}
		return sum, twice
	}
	f, twiceF := term(friendly)
	h, twiceH := term(hostile)
	if twiceF+twiceH == 0 {
		return 0
	}
	return (f - h) / (twiceF + twiceH)
}

// TestCoalitionsComeNearTheBest tries every partition of small graphs into parts
// that friendly edges hold together.
func TestCoalitionsComeNearTheBest(t *testing.T) {
	sum, sumBest := 0.0, 0.0
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 7).Draw(t, "nodes")
		friendly, hostile := New(n, anyEdges(t, n)), New(n, anyEdges(t, n))
		at := Coalitions(friendly, hostile)
		got := SignedModularity(friendly, hostile, at)
		if want := naiveSigned(friendly, hostile, at); !near(got, want) {
			t.Fatalf("signed modularity %v, by its definition %v", got, want)
		}
		best := -1.0
		eachPartition(make([]int, n), 1, 1, func(p []int) {
			if holdTogether(friendly, p) {
				best = max(best, naiveSigned(friendly, hostile, p))
			}
		})
		sum += got
		sumBest += best
	})
	t.Logf("all graphs together: signed modularity %v, the best %v", sum, sumBest)
	if sum < 0.9*sumBest {
		t.Errorf("coalitions of all graphs together have signed modularity %v, the best %v", sum, sumBest)
	}
}

// holdTogether reports whether the nodes of each part are joined within it.
func holdTogether(g *Graph, p []int) bool {
	parts := map[int][]int{}
	for i, c := range p {
		parts[c] = append(parts[c], i)
	}
	for _, nodes := range parts {
		if len(g.part(nodes).components()) > 1 {
			return false
		}
	}
	return true
}

// eachPartition gives every partition of the nodes; node 0 is in part 0.
func eachPartition(p []int, node, parts int, f func([]int)) {
	if node == len(p) {
		f(p)
		return
	}
	for c := range parts + 1 {
		p[node] = c
		eachPartition(p, node+1, max(parts, c+1), f)
	}
}

func TestTwoCampsAreTwoCoalitions(t *testing.T) {
	// 0, 1, 2 are friends; 3, 4 are friends; they are enemies across; 5 has no edge;
	// 6 is only an enemy of 0.
	friendly := New(7, []Edge{{0, 1, 2}, {1, 2, 2}, {3, 4, 2}})
	hostile := New(7, []Edge{{0, 3, 1}, {1, 4, 1}, {2, 3, 1}, {0, 6, 1}})
	got := Coalitions(friendly, hostile)
	if got[0] != got[1] || got[1] != got[2] || got[3] != got[4] || got[0] == got[3] || got[6] == got[0] || got[5] == got[0] || got[5] == got[3] {
		t.Errorf("coalitions %v", got)
	}
}
