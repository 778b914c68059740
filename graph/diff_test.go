package graph

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// TestANetworkAndItsDifferenceMakeTheOther: network(asOf: a) and networkDiff(a, b)
// make network(asOf: b), cut or not.
func TestANetworkAndItsDifferenceMakeTheOther(t *testing.T) {
	differences := 0
	rapid.Check(t, func(rt *rapid.T) {
		bundles := storetest.Bundles(10).Draw(rt, "graph")
		r := NewResolver(filled(t, bundles), &Live{})
		day := rapid.Custom(func(rt *rapid.T) ontology.Date {
			return storetest.Day("2024-10-01").AddDays(rapid.IntRange(-500, 120).Draw(rt, "day"))
		})
		from, to := day.Draw(rt, "from"), day.Draw(rt, "to")
		q := store.NetworkQuery{MaxNodes: rapid.IntRange(1, 12).Draw(rt, "nodes"), MaxLinks: rapid.IntRange(1, 20).Draw(rt, "links"), Hops: rapid.IntRange(0, 3).Draw(rt, "hops")}
		if len(bundles) > 0 && len(bundles[0].Entities) > 0 && rapid.Bool().Draw(rt, "seeded") {
			q.Seeds = []ontology.ID{bundles[0].Entities[0].ID}
		}
		d, err := r.diff(t.Context(), q, from, to)
		if err != nil {
			rt.Fatal(err)
		}
		q.Filter.AsOf = from
		before, err := r.network(t.Context(), q)
		if err != nil {
			rt.Fatal(err)
		}
		q.Filter.AsOf = to
		after, err := r.network(t.Context(), q)
		if err != nil {
			rt.Fatal(err)
		}
		if got, want := applied(before, d), picture(after.Nodes, after.Links); !slices.Equal(got, want) {
			rt.Errorf("from %s to %s: %q, want %q", from, to, got, want)
		}
		differences += len(d.Opened) + len(d.Closed)
	})
	if differences == 0 {
		t.Error("no graph differed between two days")
	}
}

// picture is the nodes and links in words, sorted.
func picture(nodes []*NetworkNode, links []*ontology.Relation) []string {
	var out []string
	for _, n := range nodes {
		out = append(out, fmt.Sprint(n.Entity.ID, " ", n.Hops, " ", n.Degree))
	}
	for _, r := range links {
		out = append(out, fmt.Sprintf("%+v", *r))
	}
	slices.Sort(out)
	return out
}

// applied is the network with the differences.
func applied(n *Network, d *NetworkDiff) []string {
	gone := map[string]bool{}
	for _, c := range d.Closed {
		gone[string(c.Relation.ID)] = true
	}
	for _, node := range slices.Concat(d.NodesRemoved, d.NodesChanged) {
		gone[string(node.Entity.ID)] = true
	}
	links := slices.DeleteFunc(slices.Clone(n.Links), func(r *ontology.Relation) bool { return gone[string(r.ID)] })
	for _, c := range d.Opened {
		links = append(links, c.Relation)
	}
	nodes := slices.DeleteFunc(slices.Clone(n.Nodes), func(n *NetworkNode) bool { return gone[string(n.Entity.ID)] })
	return picture(slices.Concat(nodes, d.NodesAdded, d.NodesChanged), links)
}
