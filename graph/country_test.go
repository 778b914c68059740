package graph

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"entente/internal/network"
	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// TestStatesAreReachedAsTheirActsLead holds a network of states to what lifting all
// edges of the graph at once, and walking the lifted ones, gives.
func TestStatesAreReachedAsTheirActsLead(t *testing.T) {
	reached := 0
	rapid.Check(t, func(rt *rapid.T) {
		s := filled(t, storetest.Bundles(12).Draw(rt, "graph"))
		r := NewResolver(s, &Live{})
		all, err := s.Network(t.Context(), store.NetworkQuery{MaxNodes: store.MaxNodes, MaxLinks: store.MaxLinks, Filter: store.RelationFilter{Statuses: []ontology.Modality{ontology.Asserted}}})
		if err != nil {
			rt.Fatal(err)
		}
		acts := network.NewStandings(all.Links).Lift(all.Links)
		hops := map[ontology.ID]int{}
		seeds := []ontology.ID(nil)
		most := rapid.IntRange(0, 3).Draw(rt, "hops")
		if len(acts) > 0 && rapid.Bool().Draw(rt, "from a seed") {
			seeds = []ontology.ID{rapid.SampledFrom(acts).Draw(rt, "act").Subject}
			hops[seeds[0]] = 0
			for hop := range most {
				for _, a := range acts {
					spreadHops(hops, a.Subject, a.Object, hop)
					spreadHops(hops, a.Object, a.Subject, hop)
				}
			}
		} else {
			for _, a := range acts {
				hops[a.Subject], hops[a.Object] = 0, 0
			}
		}
		q := store.NetworkQuery{Seeds: seeds, Hops: most, MaxNodes: 300, MaxLinks: store.MaxLinks, Filter: store.RelationFilter{Statuses: []ontology.Modality{ontology.Asserted}}}
		got, err := r.networkAt(t.Context(), LevelCountry, q)
		if err != nil {
			rt.Fatal(err)
		}
		for _, n := range got.Nodes {
			if want, ok := hops[n.Entity.ID]; !ok || want != n.Hops {
				rt.Errorf("%s is %d hops away, want %d, %v", n.Entity.ID, n.Hops, want, ok)
			}
		}
		if len(got.Nodes) != len(hops) {
			rt.Errorf("%d states, want %d", len(got.Nodes), len(hops))
		}
		reached += len(hops)
		want := slices.DeleteFunc(acts, func(a network.Act) bool {
			_, ok := hops[a.Subject]
			_, ok2 := hops[a.Object]
			return !ok || !ok2
		})
		describe := func(a network.Act) string { return fmt.Sprint(a.Subject, a.Type, a.Object, a.Events(), len(a.From)) }
		if !slices.Equal(each(got.Acts(), describe), each(want, describe)) {
			rt.Errorf("acts %v, want %v", each(got.Acts(), describe), each(want, describe))
		}
	})
	if reached == 0 {
		t.Error("no graph had a state that acts")
	}
}

// spreadHops goes on from where the walk was one hop before.
func spreadHops(hops map[ontology.ID]int, from, to ontology.ID, hop int) {
	if at, ok := hops[from]; ok && at == hop {
		if _, met := hops[to]; !met {
			hops[to] = hop + 1
		}
	}
}
