package graph

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/vektah/gqlparser/v2/gqlerror"
	"pgregory.net/rapid"

	"entente/graph/level"
	"entente/internal/network"
	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// TestANetworkAndItsDifferenceMakeTheOther: network(asOf: a) and networkDiff(a, b)
// make network(asOf: b), cut or not, of entities and of states; and so do they when
// each network is as it was known on its day.
func TestANetworkAndItsDifferenceMakeTheOther(t *testing.T) {
	differences := map[Level]int{}
	changed := 0
	rapid.Check(t, func(rt *rapid.T) {
		bundles := storetest.Bundles(10).Draw(rt, "graph")
		told := rapid.Bool().Draw(rt, "told twice")
		if told {
			bundles = append(bundles,
				storetest.Write("told once", "Kyodo", "2024-02-29").State(japan, ontology.Supports, ukraine).Bundle(),
				storetest.Write("told again", "Reuters", "2024-11-01").State(japan, ontology.Supports, ukraine).Bundle())
		}
		r := NewResolver(filled(t, bundles), &Live{})
		day := rapid.Custom(func(rt *rapid.T) ontology.Date {
			if rapid.Bool().Draw(rt, "about when articles came") {
				return storetest.Day(rapid.SampledFrom([]string{"2023-02-28", "2024-02-29", "2024-11-01", "2024-11-02", "2025-01-02"}).Draw(rt, "the day"))
			}
			return storetest.Day("2024-10-01").AddDays(rapid.IntRange(-500, 120).Draw(rt, "day"))
		})
		from, to := day.Draw(rt, "from"), day.Draw(rt, "to")
		q := store.NetworkQuery{MaxNodes: rapid.IntRange(1, 12).Draw(rt, "nodes"), MaxLinks: rapid.IntRange(1, 20).Draw(rt, "links"), Hops: rapid.IntRange(0, 3).Draw(rt, "hops")}
		if len(bundles) > 0 && len(bundles[0].Entities) > 0 && rapid.Bool().Draw(rt, "seeded") {
			q.Seeds = []ontology.ID{bundles[0].Entities[0].ID}
		}
		if told && rapid.Bool().Draw(rt, "looked at before and after") { // so that something differs in some of all graphs
			from, to = storetest.Day(rapid.SampledFrom([]string{"2024-02-28", "2024-03-01"}).Draw(rt, "before")), storetest.Day("2024-11-02")
			q = store.NetworkQuery{MaxNodes: 1000, MaxLinks: 1000}
		}
		dq := diffQuery{q, rapid.SampledFrom(AllLevel).Draw(rt, "level"), from, to, rapid.Bool().Draw(rt, "known then")}
		d, err := r.diff(t.Context(), dq)
		if statesAlone(err) {
			return
		}
		if err != nil {
			rt.Fatal(err)
		}
		before, err := r.networkAt(t.Context(), dq.level, dq.on(from))
		if err != nil {
			rt.Fatal(err)
		}
		after, err := r.networkAt(t.Context(), dq.level, dq.on(to))
		if err != nil {
			rt.Fatal(err)
		}
		checkEvidenceOf(rt, r, d.Changed)
		changed += len(d.Changed)
		if got, want := applied(before, d), picture(after.Nodes, after.Links, after.Acts()); !slices.Equal(got, want) {
			rt.Errorf("from %s to %s: %q, want %q", from, to, got, want)
		}
		differences[dq.level] += len(d.Opened) + len(d.Closed) + len(d.ActsChanged)
	})
	if changed == 0 {
		t.Error("of no relation another thing was known on two days")
	}
	for _, level := range AllLevel {
		if differences[level] == 0 {
			t.Errorf("no graph differed between two days at level %s", level)
		}
	}
}

// checkEvidenceOf wants a sentence for every change.
func checkEvidenceOf(rt *rapid.T, r *Resolver, changes []RelationChange) {
	pages, err := r.evidenceBetween(rt.Context(), level.Pointers(changes), store.Page{})
	if err != nil {
		rt.Fatal(err)
	}
	for i, p := range pages {
		if len(p.Nodes()) == 0 {
			rt.Errorf("nothing says why %+v became %+v", *changes[i].Before, *changes[i].After)
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
		out = append(out, linkPicture(r))
	}
	for _, a := range acts {
		out = append(out, actPicture(a))
	}
	slices.Sort(out)
	return out
}

// linkPicture leaves out of what day the relation is known.
func linkPicture(r *ontology.Relation) string {
	plain := *r
	plain.KnownAt = ontology.Date{}
	return fmt.Sprintf("%+v", plain)
}

func actPicture(a network.Act) string {
	text := fmt.Sprint(a.Subject, a.Type, a.Object)
	for _, s := range a.From {
		for _, r := range slices.Concat([]*ontology.Relation{s.Relation}, s.SubjectVia, s.ObjectVia) {
			text += " " + linkPicture(r)
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
	for _, c := range d.Changed {
		gone[string(c.Before.ID)] = true
	}
	for _, node := range slices.Concat(d.NodesRemoved, d.NodesChanged) {
		gone[string(node.Entity.ID)] = true
	}
	links := slices.DeleteFunc(slices.Clone(n.Links), func(r *ontology.Relation) bool { return gone[string(r.ID)] })
	for _, c := range d.Opened {
		links = append(links, c.Relation)
	}
	for _, c := range d.Changed {
		links = append(links, c.After)
	}
	nodes := slices.DeleteFunc(slices.Clone(n.Nodes), func(n *NetworkNode) bool { return gone[string(n.Entity.ID)] })
	acts := slices.DeleteFunc(slices.Clone(n.Acts()), func(a network.Act) bool {
		same := func(b network.Act) bool { return actPicture(a) == actPicture(b) }
		return slices.ContainsFunc(d.ActsClosed, same) || slices.ContainsFunc(d.ActsChanged, func(c network.ActChange) bool { return same(c.Before) })
	})
	acts = slices.Concat(acts, d.ActsOpened, each(d.ActsChanged, func(c network.ActChange) network.Act { return c.After }))
	return picture(slices.Concat(nodes, d.NodesAdded, d.NodesChanged), links, acts)
}
