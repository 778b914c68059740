package network

import (
	"context"
	"testing"

	gonum "gonum.org/v1/gonum/graph/network"
	"pgregory.net/rapid"
)

// TestCentralitiesAgreeWithGonum compares every node of random graphs, directed
// ones for PageRank.
func TestCentralitiesAgreeWithGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 25).Draw(t, "nodes")
		edges := anyEdges(t, n)
		for i := range edges {
			edges[i].Weight = 1
		}
		directed := NewDirected(n, edges)
		for i := range directed.weights {
			directed.weights[i] = 1 // gonum's walker does not weigh edges
		}
		ranks, want := PageRank(directed), gonum.PageRank(theirs(directed), damping, settled)
		for i, got := range ranks {
			if d := got - want[int64(i)]; d > 1e-6 || d < -1e-6 {
				t.Errorf("PageRank of %d is %v, want %v", i, got, want[int64(i)])
			}
		}
		g := New(n, edges)
		through, err := Betweenness(context.Background(), g)
		if err != nil {
			t.Fatal(err)
		}
		ways := gonum.Betweenness(theirs(g)) // over ordered pairs
		for i, got := range through {
			want := 0.0
			if n > 2 {
				want = ways[int64(i)] / float64((n-1)*(n-2))
			}
			if !near(got, want) {
				t.Errorf("betweenness of %d is %v, want %v", i, got, want)
			}
		}
	})
}

// TestCentralitiesOfKnownGraphs has values that can be worked out by hand.
func TestCentralitiesOfKnownGraphs(t *testing.T) {
	star := New(5, []Edge{{0, 1, 1}, {0, 2, 1}, {0, 3, 1}, {0, 4, 1}})
	path := New(4, []Edge{{0, 1, 1}, {1, 2, 1}})
	for _, tt := range []struct {
		name                           string
		g                              *Graph
		node                           int
		degree, closeness, betweenness float64
	}{
		{"the middle of a star", star, 0, 1, 1, 1},
		{"a tip of a star", star, 4, 0.25, 4.0 / 7, 0},
		{"the middle of a path of three beside a single node", path, 1, 2.0 / 3, 2.0 / 3, 1.0 / 3},
		{"the end of that path", path, 2, 1.0 / 3, 2.0 / 3 * 2 / 3, 0},
		{"the single node", path, 3, 0, 0, 0},
	} {
		closeness, err := Closeness(context.Background(), tt.g)
		if err != nil {
			t.Fatal(err)
		}
		betweenness, err := Betweenness(context.Background(), tt.g)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			what      string
			got, want float64
		}{
			{"degree", Degree(tt.g)[tt.node], tt.degree},
			{"closeness", closeness[tt.node], tt.closeness},
			{"betweenness", betweenness[tt.node], tt.betweenness},
		} {
			if !near(c.got, c.want) {
				t.Errorf("%s: %s is %v, want %v", tt.name, c.what, c.got, c.want)
			}
		}
	}
	sum := 0.0
	for _, r := range PageRank(path) {
		sum += r
	}
	if !near(sum, 1) {
		t.Errorf("PageRanks add up to %v", sum)
	}
	if two := PageRank(NewDirected(3, []Edge{{0, 1, 3}, {0, 2, 1}})); two[1] <= two[2] {
		t.Errorf("the heavier edge leads to rank %v, the lighter to %v", two[1], two[2])
	}
}

func TestCentralitiesStopWithTheirContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Betweenness(ctx, preferential(50, 2, 1)); err == nil {
		t.Error("Betweenness went on")
	}
	if _, err := Closeness(ctx, preferential(50, 2, 1)); err == nil {
		t.Error("Closeness went on")
	}
	if _, err := Layout(ctx, preferential(50, 2, 1)); err == nil {
		t.Error("Layout went on")
	}
}
