package graph

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/vektah/gqlparser/v2/gqlerror"
	"pgregory.net/rapid"

	"entente/internal/network"
	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// TestANetworkAndItsDifferenceMakeTheOther: network(asOf: a) and networkDiff(a, b)
// make network(asOf: b), cut or not, of entities and of states.
func TestANetworkAndItsDifferenceMakeTheOther(t *testing.T) {
	differences := map[Level]int{}
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
		level := rapid.SampledFrom(AllLevel).Draw(rt, "level")
		d, err := r.diff(t.Context(), level, q, from, to)
		if statesAlone(err) {
			return
		}
		if err != nil {
			rt.Fatal(err)
		}
		q.Filter.AsOf = from
		before, err := r.networkAt(t.Context(), level, q)
		if err != nil {
			rt.Fatal(err)
		}
		q.Filter.AsOf = to
		after, err := r.networkAt(t.Context(), level, q)
		if err != nil {
			rt.Fatal(err)
		}
		if got, want := applied(before, d), picture(after.Nodes, after.Links, after.Acts()); !slices.Equal(got, want) {
			rt.Errorf("from %s to %s: %q, want %q", from, to, got, want)
		}
		differences[level] += len(d.Opened) + len(d.Closed) + len(d.ActsChanged)
	})
	for _, level := range AllLevel {
		if differences[level] == 0 {
			t.Errorf("no graph differed between two days at level %s", level)
		}
	}
}

// statesAlone reports whether a question was refused since its seed acts for no state.
func statesAlone(err error) bool {
	var told *gqlerror.Error
	return errors.As(err, &told) && codeOf(told) == ErrorCodeNotFound
}

// picture is the nodes, links and acts in words, sorted.
func picture(nodes []*NetworkNode, links []*ontology.Relation, acts []network.Act) []string {
	var out []string
	for _, n := range nodes {
		out = append(out, fmt.Sprint(n.Entity.ID, " ", n.Hops, " ", n.Degree))
	}
	for _, r := range links {
		out = append(out, fmt.Sprintf("%+v", *r))
	}
	for _, a := range acts {
		out = append(out, actPicture(a))
	}
	slices.Sort(out)
	return out
}

func actPicture(a network.Act) string {
	text := fmt.Sprint(a.Subject, a.Type, a.Object)
	for _, s := range a.From {
		for _, r := range slices.Concat([]*ontology.Relation{s.Relation}, s.SubjectVia, s.ObjectVia) {
			text += fmt.Sprintf(" %+v", *r)
		}
	}
	return text
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
	acts := slices.DeleteFunc(slices.Clone(n.Acts()), func(a network.Act) bool {
		same := func(b network.Act) bool { return actPicture(a) == actPicture(b) }
		return slices.ContainsFunc(d.ActsClosed, same) || slices.ContainsFunc(d.ActsChanged, func(c network.ActChange) bool { return same(c.Before) })
	})
	acts = slices.Concat(acts, d.ActsOpened, each(d.ActsChanged, func(c network.ActChange) network.Act { return c.After }))
	return picture(slices.Concat(nodes, d.NodesAdded, d.NodesChanged), links, acts)
}
