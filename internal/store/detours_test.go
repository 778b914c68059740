package store

import (
	"cmp"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"entente/internal/ontology"
)

// net is a graph of a few nodes: to which one can go on from each, in order.
type net [][]int

// allPaths are all paths that meet no node twice, in the order of Reader.Paths.
func (n net) allPaths(from, to, hops int) (found [][]int) {
	var try func(path []int)
	try = func(path []int) {
		at := path[len(path)-1]
		if at == to {
			found = append(found, slices.Clone(path))
			return
		}
		for _, next := range n[at] {
			if len(path) <= hops && !slices.Contains(path, next) {
				try(append(path, next))
			}
		}
	}
	try([]int{from})
	slices.SortFunc(found, func(a, b []int) int { return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b)) })
	return found
}

// TestDetoursFindWhatTryingAllPathsFinds, and ask for few: at most one for each node
// of the shortest paths and of those that are found.
func TestDetoursFindWhatTryingAllPathsFinds(t *testing.T) {
	longer := 0
	rapid.Check(t, func(rt *rapid.T) {
		n := make(net, rapid.IntRange(2, 7).Draw(rt, "nodes"))
		for i := range n {
			for j := range n {
				if i != j && rapid.IntRange(0, 2).Draw(rt, "joined") == 0 {
					n[i] = append(n[i], j)
				}
			}
		}
		hops, most := rapid.IntRange(1, 6).Draw(rt, "hops"), rapid.IntRange(1, 12).Draw(rt, "most")
		want := n.allPaths(0, len(n)-1, hops)
		if len(want) == 0 {
			return
		}
		shortest := slices.Clone(want)
		for len(shortest[len(shortest)-1]) > len(shortest[0]) {
			shortest = shortest[:len(shortest)-1]
		}
		want = want[len(shortest):]
		want = want[:min(len(want), most)]
		asked := 0
		d := Detours[int]{MaxHops: hops, Compare: slices.Compare[[]int], Together: rapid.IntRange(1, 5).Draw(rt, "together")}
		d.Find = func(detours []Detour[int]) ([][]int, error) {
			if len(detours) > d.Together {
				rt.Errorf("%d detours at a time", len(detours))
			}
			asked += len(detours)
			out := make([][]int, len(detours))
			for i, detour := range detours {
				out[i] = n.detour(detour, hops)
			}
			return out, nil
		}
		got, err := d.After(shortest, most)
		if err != nil || !slices.EqualFunc(got, want, slices.Equal[[]int]) {
			rt.Errorf("%v, %v; want %v", got, err, want)
		}
		if bound := (len(shortest) + 2*len(got) + 1) * len(n); asked > bound {
			rt.Errorf("%d detours asked for, for %d paths after %d", asked, len(got), len(shortest))
		}
		longer += len(got)
	})
	if longer == 0 {
		t.Error("no graph had longer paths")
	}
}

// detour looks through all paths.
func (n net) detour(d Detour[int], hops int) []int {
	for _, p := range n.allPaths(d.Prefix[0], len(n)-1, hops) {
		at := len(d.Prefix)
		if len(p) > at && slices.Equal(p[:at], d.Prefix) && !slices.Contains(d.Banned, p[at]) {
			return p
		}
	}
	return nil
}

func TestDetoursEndWithAnError(t *testing.T) {
	broken := errors.New("broken")
	d := Detours[int]{MaxHops: 3, Compare: slices.Compare[[]int], Together: 1, Find: func([]Detour[int]) ([][]int, error) { return nil, broken }}
	if _, err := d.After([][]int{{0, 1}}, 5); !errors.Is(err, broken) {
		t.Errorf("error %v; want %v", err, broken)
	}
	if got, err := d.After(nil, 5); len(got) > 0 || err != nil {
		t.Errorf("after no path: %v, %v; want nothing", got, err)
	}
}

func TestAPathIsAsStrongAsItsWeakestStep(t *testing.T) {
	edge := func(sources, reports int, confidence float64) *ontology.Relation {
		return &ontology.Relation{IndependentSources: sources, Reports: reports, Confidence: confidence}
	}
	p := &Path{Steps: []Step{
		{Relations: []*ontology.Relation{edge(1, 9, 1), edge(3, 3, 0.5)}},
		{Relations: []*ontology.Relation{edge(2, 4, 0.7), edge(2, 4, 0.6)}},
		{Relations: []*ontology.Relation{edge(2, 4, 0.7)}},
	}}
	if got := p.Weakest(); got != 1 {
		t.Errorf("the weakest step is %d; want the second, of which none is weaker", got)
	}
	if got, want := p.Strength(), (Strength{2, 4, 0.7}); got != want {
		t.Errorf("strength %+v; want %+v", got, want)
	}
	if got := (&Path{}).Weakest(); got != -1 {
		t.Errorf("without steps the weakest is %d; want -1", got)
	}
	for _, weaker := range []Strength{{1, 9, 1}, {2, 3, 1}, {2, 4, 0.6}} {
		if p.Strength().Compare(weaker) <= 0 {
			t.Errorf("%+v is not weaker than %+v", weaker, p.Strength())
		}
	}
}
