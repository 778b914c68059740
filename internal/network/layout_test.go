package network

import (
	"context"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func layout(t testing.TB, g *Graph) []Position {
	t.Helper()
	at, err := Layout(context.Background(), g)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// TestLayoutIsTheSameEverywhere holds positions to what they were: a picture that
// was cited must come out the same on another machine.
func TestLayoutIsTheSameEverywhere(t *testing.T) {
	at := layout(t, preferential(60, 2, 3))
	want := map[int]Position{
		0:  {-0.0967, 0.1331},
		7:  {-0.8997, 0.0465},
		59: {2.4029, 1.2582},
	}
	for node, p := range want {
		if at[node] != p {
			t.Errorf("node %d is at %v, want %v", node, at[node], p)
		}
	}
}

func TestLayoutHoldsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "nodes")
		g := New(n, anyEdges(t, n))
		at, err := Layout(context.Background(), g)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := Layout(context.Background(), g)
		for i, p := range at {
			if math.IsNaN(p.X) || math.IsNaN(p.Y) || math.Abs(p.X)+math.Abs(p.Y) > 1e4 {
				t.Fatalf("node %d is at %v", i, p)
			}
			if again[i] != p {
				t.Fatalf("node %d is at %v, then at %v", i, p, again[i])
			}
			for j := range i {
				if p.distance(at[j]) < 1e-3 {
					t.Errorf("nodes %d and %d are both at %v", i, j, p)
				}
			}
		}
		for _, nodes := range g.components() {
			checkMeanLength(t, g, at, nodes)
		}
		if b := boxOf(at); math.Abs(b.left+b.width/2) > 1e-4 || math.Abs(b.top+b.height/2) > 1e-4 {
			t.Errorf("the picture's middle is not the origin: %+v", b)
		}
	})
}

func checkMeanLength(t *rapid.T, g *Graph, at []Position, nodes []int) {
	sum, edges := 0.0, 0.0
	for _, n := range nodes {
		for _, to := range g.next(n) {
			sum += at[n].distance(at[to])
			edges++
		}
	}
	if edges > 0 && math.Abs(sum/edges-1) > 1e-3 {
		t.Errorf("the edges of %v are %v long on average, want 1", nodes, sum/edges)
	}
}

// TestLayoutShowsStructure: who belongs together stands together.
func TestLayoutShowsStructure(t *testing.T) {
	const groups, size = 6, 25
	at := layout(t, planted(groups, size, 5))
	within, across, nWithin, nAcross := 0.0, 0.0, 0.0, 0.0
	for i := range at {
		for j := range i {
			if d := at[i].distance(at[j]); i/size == j/size {
				within, nWithin = within+d, nWithin+1
			} else {
				across, nAcross = across+d, nAcross+1
			}
		}
	}
	if ratio := (across / nAcross) / (within / nWithin); ratio < 3 {
		t.Errorf("groups are %.2f times as far apart as their members, want 3", ratio)
	}
}

func TestPiecesDoNotOverlap(t *testing.T) {
	var edges []Edge
	for i := range 60 { // twenty triangles
		edges = append(edges, Edge{i, i/3*3 + (i+1)%3, 1})
	}
	g := New(70, edges) // and ten single nodes
	at := layout(t, g)
	boxes := []box{}
	for _, nodes := range g.components() {
		var own []Position
		for _, n := range nodes {
			own = append(own, at[n])
		}
		boxes = append(boxes, boxOf(own))
	}
	for i, a := range boxes {
		for _, b := range boxes[:i] {
			if a.left < b.left+b.width+1 && b.left < a.left+a.width+1 && a.top < b.top+b.height+1 && b.top < a.top+a.height+1 {
				t.Errorf("%+v and %+v are less than an edge's length apart", a, b)
			}
		}
	}
}
