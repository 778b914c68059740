package graph

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"entente/internal/network"
	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// TestPathsOfStatesAreThoseOfTheLiftedGraph holds paths of states to all paths over
// the acts that lifting all edges of the graph at once gives.
func TestPathsOfStatesAreThoseOfTheLiftedGraph(t *testing.T) {
	compared := 0
	rapid.Check(t, func(rt *rapid.T) {
		s := filled(t, storetest.Bundles(14).Draw(rt, "graph"))
		f := store.RelationFilter{Statuses: []ontology.Modality{ontology.Asserted}}
		all, err := s.Network(t.Context(), store.NetworkQuery{MaxNodes: store.MaxNodes, MaxLinks: store.MaxLinks, Filter: f})
		if err != nil {
			rt.Fatal(err)
		}
		acts := network.NewStandings(all.Links).Lift(all.Links)
		if len(acts) == 0 {
			return
		}
		var states []ontology.ID
		for _, a := range acts {
			states = append(states, a.Subject, a.Object)
		}
		from, to := rapid.SampledFrom(states).Draw(rt, "from"), rapid.SampledFrom(states).Draw(rt, "to")
		direction := rapid.SampledFrom([]store.Direction{store.Both, store.Outgoing, store.Incoming}).Draw(rt, "direction")
		q := store.PathsQuery{ShortestOnly: rapid.Bool().Draw(rt, "shortest"), Limit: rapid.IntRange(1, 4).Draw(rt, "limit")}
		q.Filter, q.MaxHops = f, rapid.IntRange(1, 5).Draw(rt, "hops")
		q.Filter.Direction = direction
		want := allStatePaths(acts, direction, from, to, q)
		got, err := NewResolver(s, &Live{}).statePaths(t.Context(), from, to, q)
		if err != nil {
			rt.Fatal(err)
		}
		if more := len(want) > q.Limit; more != (len(got.Truncated) > 0) {
			rt.Errorf("truncated %v with %d paths of at most %d", got.Truncated, len(want), q.Limit)
		}
		want = want[:min(len(want), q.Limit)]
		if !slices.EqualFunc(got.Items, want, func(p Path, ids []ontology.ID) bool { return slices.Equal(each(p.Entities, entityID), ids) }) {
			rt.Errorf("from %s to %s, %+v: %v, want %v", from, to, q, got.Items, want)
		}
		for _, p := range got.Items {
			for _, step := range p.Steps() {
				holdsTogether(rt, step, direction)
				compared++
			}
		}
	})
	if compared == 0 {
		t.Error("no graph had a path between states")
	}
}

// holdsTogether wants the step's acts to join its ends, and its relations to be theirs.
func holdsTogether(rt *rapid.T, step PathStep, d store.Direction) {
	relations := 0
	for _, a := range step.Acts() {
		onward, back := a.Subject == step.From.ID && a.Object == step.To.ID, a.Object == step.From.ID && a.Subject == step.To.ID
		if !onward && !back || !a.Type.Symmetric() && (d == store.Outgoing && !onward || d == store.Incoming && !back) {
			rt.Errorf("from %s to %s %s: %+v", step.From.ID, step.To.ID, d, a)
		}
		relations += len(a.From)
	}
	if relations == 0 || relations != len(step.Relations) {
		rt.Errorf("%d relations for acts that rest on %d", len(step.Relations), relations)
	}
}

// allStatePaths tries every path.
func allStatePaths(acts []network.Act, d store.Direction, from, to ontology.ID, q store.PathsQuery) (found [][]ontology.ID) {
	next := map[ontology.ID]map[ontology.ID]bool{}
	lead := func(a, b ontology.ID) {
		if next[a] == nil {
			next[a] = map[ontology.ID]bool{}
		}
		next[a][b] = true
	}
	for _, a := range acts {
		if d != store.Incoming || a.Type.Symmetric() {
			lead(a.Subject, a.Object)
		}
		if d != store.Outgoing || a.Type.Symmetric() {
			lead(a.Object, a.Subject)
		}
	}
	var try func(path []ontology.ID)
	try = func(path []ontology.ID) {
		at := path[len(path)-1]
		if at == to {
			found = append(found, slices.Clone(path))
			return
		}
		for id := range next[at] {
			if len(path) <= q.MaxHops && !slices.Contains(path, id) {
				try(append(path, id))
			}
		}
	}
	try([]ontology.ID{from})
	slices.SortFunc(found, func(a, b []ontology.ID) int { return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b)) })
	if q.ShortestOnly {
		found = slices.DeleteFunc(found, func(p []ontology.ID) bool { return len(p) > len(found[0]) })
	}
	return found
}
