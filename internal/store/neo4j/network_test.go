package neo4j

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
)

// A large graph: the hub leads to everybody, and everybody to the next four.
const (
	largeNodes = 6000
	largeHops  = 4
)

func largeID(n int) ontology.ID { return ontology.ID(fmt.Sprintf("organisation:n%04d", n%largeNodes)) }

// largeReports are those of the edge from one to another, which few edges have many of.
func largeReports(from, to int) int { return (from*7+to*13)%5*((from+to)%40/39) + 1 }

type largeEdge struct {
	key     ontology.RelationKey
	reports int
}

func largeEdges() (edges []largeEdge) {
	add := func(from int, t ontology.RelationType, to int) {
		edges = append(edges, largeEdge{ontology.RelationKey{Subject: largeID(from), Type: t, Object: largeID(to)}, largeReports(from, to%largeNodes)})
	}
	for n := 1; n < largeNodes; n++ {
		add(0, ontology.Aids, n)
	}
	for n := range largeNodes {
		for hop := range largeHops {
			add(n, ontology.Supports, n+hop+1)
		}
	}
	return edges
}

// openLarge writes the graph by Cypher of its own, without articles, which would take minutes.
func openLarge(t *testing.T) (*Store, []largeEdge) {
	t.Helper()
	s := open(t)
	ids := make([]string, largeNodes)
	for i := range ids {
		ids[i] = string(largeID(i))
	}
	write := func(text string, p params) {
		t.Helper()
		if err := s.change(t.Context(), text, p); err != nil {
			t.Fatal(err)
		}
	}
	write("UNWIND $ids AS id CREATE (:Entity:Organisation {id: id, name: id, nameKey: id, words: id, aliases: [], mentions: 1, articles: 1, relations: 1})", params{"ids": ids})
	edges := largeEdges()
	for _, of := range []ontology.RelationType{ontology.Aids, ontology.Supports} {
		var rows []params
		for _, e := range edges {
			if e.key.Type == of {
				rows = append(rows, params{"from": string(e.key.Subject), "to": string(e.key.Object), "id": string(e.key.ID()), "reports": int64(e.reports)})
			}
		}
		write("UNWIND $rows AS row MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to}) CREATE (a)-[:"+string(of)+
			" {id: row.id, reports: row.reports, independentSources: 1, status: 'ASSERTED', confidence: 0.5, attributed: false}]->(b)", params{"rows": rows})
	}
	return s, edges
}

// TestTheLargestNetwork asks for as much as may be asked for, of which there is
// more, by one hop and by two.
func TestTheLargestNetwork(t *testing.T) {
	s, edges := openLarge(t)
	for hops := 1; hops <= 2; hops++ {
		q := store.NetworkQuery{Seeds: []ontology.ID{largeID(0)}, Hops: hops, MaxNodes: store.MaxNodes, MaxLinks: store.MaxLinks}
		before := allocated()
		got, err := s.Network(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if took := allocated() - before; took > 200<<20 {
			t.Errorf("%d hops: %d MiB were allocated, want 200 at most", hops, took>>20)
		}
		if len(got.Nodes) != store.MaxNodes || len(got.Links) != store.MaxLinks || !got.NodesCut || !got.LinksCut {
			t.Errorf("%d hops: %d nodes, %d links, cut %t and %t; want as many as may be, cut", hops, len(got.Nodes), len(got.Links), got.NodesCut, got.LinksCut)
		}
		nodes := strongestAround(edges, store.MaxNodes)
		for _, n := range got.Nodes {
			if !nodes[n.Entity.ID] || n.Hops != hopOf(n.Entity.ID) {
				t.Fatalf("%d hops: %s is a node, at hop %d", hops, n.Entity.ID, n.Hops)
			}
		}
		if want := strongestAmong(edges, nodes, store.MaxLinks); !slices.EqualFunc(got.Links, want, func(r *ontology.Relation, id ontology.RelationID) bool { return r.ID == id }) {
			t.Errorf("%d hops: the links are others than those with the most reports", hops)
		}
	}
	for _, q := range []store.NetworkQuery{{MaxNodes: store.MaxNodes + 1}, {MaxLinks: store.MaxLinks + 1}, {Hops: store.MaxNetworkHops + 1}} {
		if _, err := s.Network(t.Context(), q); !errors.Is(err, store.ErrInvalid) {
			t.Errorf("%+v: %v, want ErrInvalid", q, err)
		}
	}
	checkSteps(t, s)
	checkUncut(t, s)
}

// checkSteps compares the ways in steps and in one statement, at sizes that both bear.
func checkSteps(t *testing.T, s *Store) {
	t.Helper()
	for _, q := range []store.NetworkQuery{
		{Seeds: []ontology.ID{largeID(7)}, Hops: 2, MaxNodes: 60, MaxLinks: 100},
		{Seeds: []ontology.ID{largeID(7), largeID(0), largeID(7)}, Hops: 3, MaxNodes: 90, MaxLinks: 90},
		{Seeds: []ontology.ID{largeID(9), largeID(5)}, Hops: 5, MaxNodes: 30, MaxLinks: 20000, Filter: store.RelationFilter{Types: []ontology.RelationType{ontology.Supports}, Direction: store.Incoming}},
		{Seeds: []ontology.ID{largeID(9), largeID(5)}, Hops: 2, MaxNodes: 1, MaxLinks: 10},
		{Seeds: []ontology.ID{largeID(3)}, Hops: 2, MaxNodes: 40, MaxLinks: 40, Filter: store.RelationFilter{OtherKinds: []ontology.Kind{ontology.Country}}},
		{Seeds: []ontology.ID{largeID(3)}, Hops: 2, MaxNodes: 40, MaxLinks: 40, Filter: store.RelationFilter{Types: []ontology.RelationType{"NOTHING"}}},
		{Seeds: []ontology.ID{largeID(3), "country:XX"}, Hops: 2, MaxNodes: 40, MaxLinks: 40},
	} {
		if got, want := finished(t, s.networkInSteps, q), finished(t, s.network, q); got != want {
			t.Errorf("%+v: in steps\n%s\nwant\n%s", q, got, want)
		}
	}
}

// checkUncut compares the ways with and without room for all, where there is
// just room enough; with less there is no answer without cutting.
func checkUncut(t *testing.T, s *Store) {
	t.Helper()
	strong := store.RelationFilter{MinReports: 5, OtherKinds: []ontology.Kind{ontology.Organisation}}
	all, err := s.uncut(t.Context(), store.NetworkQuery{MaxNodes: store.MaxNodes, MaxLinks: store.MaxLinks, Filter: strong})
	if err != nil || all == nil || len(all.Links) == 0 {
		t.Fatalf("the edges with 5 reports: %v, %v; want some", all, err)
	}
	for _, tt := range []struct {
		filter               store.RelationFilter
		nodes, links         int // of the limits
		wantNodes, wantLinks int // -1 where there is no room
	}{
		{strong, len(all.Nodes), len(all.Links), len(all.Nodes), len(all.Links)},
		{strong, len(all.Nodes) - 1, len(all.Links), -1, -1},
		{strong, len(all.Nodes), len(all.Links) - 1, -1, -1},
		{store.RelationFilter{}, store.MaxNodes, store.MaxLinks, -1, -1},
		{store.RelationFilter{OtherKinds: []ontology.Kind{ontology.Country}}, 1, 1, 0, 0},
		{store.RelationFilter{Types: []ontology.RelationType{"NOTHING"}}, 1, 1, 0, 0},
	} {
		q := store.NetworkQuery{MaxNodes: tt.nodes, MaxLinks: tt.links, Filter: tt.filter}
		got, err := s.uncut(t.Context(), q)
		switch {
		case err != nil:
			t.Errorf("%+v: %v", q, err)
		case tt.wantNodes < 0 && got != nil:
			t.Errorf("%+v: %d nodes and %d links, want none, since there are more", q, len(got.Nodes), len(got.Links))
		case tt.wantNodes < 0:
		case got == nil || len(got.Nodes) != tt.wantNodes || len(got.Links) != tt.wantLinks:
			t.Errorf("%+v: %v, want %d nodes and %d links", q, got, tt.wantNodes, tt.wantLinks)
		default:
			if got, want := finished(t, s.uncut, q), finished(t, s.strongest, q); got != want {
				t.Errorf("%+v: uncut\n%s\nwant\n%s", q, got, want)
			}
		}
	}
}

// finished tells a network that is as it comes from the database.
func finished(t *testing.T, of func(context.Context, store.NetworkQuery) (*store.Network, error), q store.NetworkQuery) string {
	t.Helper()
	n, err := of(t.Context(), q)
	if err != nil {
		return err.Error()
	}
	finish(n)
	told := fmt.Sprint(n.NodesCut, len(n.Links) > q.MaxLinks)
	for _, node := range n.Nodes {
		told += fmt.Sprint(" ", node.Entity.ID, node.Hops)
	}
	for _, r := range n.Links[:min(len(n.Links), q.MaxLinks)] {
		told += fmt.Sprint(" ", r.ID)
	}
	return told
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// hopOf is how far somebody is from the hub.
func hopOf(id ontology.ID) int {
	if id == largeID(0) {
		return 0
	}
	return 1
}

// strongestAround are the hub and those to whom its most reported edges lead.
func strongestAround(edges []largeEdge, most int) map[ontology.ID]bool {
	reports := map[ontology.ID]int{}
	for _, e := range edges {
		switch largeID(0) {
		case e.key.Subject:
			reports[e.key.Object] += e.reports
		case e.key.Object:
			reports[e.key.Subject] += e.reports
		}
	}
	var ids []ontology.ID
	for id := range reports {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b ontology.ID) int { return cmp.Or(cmp.Compare(reports[b], reports[a]), cmp.Compare(a, b)) })
	nodes := map[ontology.ID]bool{largeID(0): true}
	for _, id := range ids[:most-1] {
		nodes[id] = true
	}
	return nodes
}

// strongestAmong are the most reported edges among nodes, by ID.
func strongestAmong(edges []largeEdge, nodes map[ontology.ID]bool, most int) (ids []ontology.RelationID) {
	var among []largeEdge
	for _, e := range edges {
		if nodes[e.key.Subject] && nodes[e.key.Object] {
			among = append(among, e)
		}
	}
	slices.SortFunc(among, func(a, b largeEdge) int {
		return cmp.Or(cmp.Compare(b.reports, a.reports), cmp.Compare(a.key.ID(), b.key.ID()))
	})
	for _, e := range among[:most] {
		ids = append(ids, e.key.ID())
	}
	slices.Sort(ids)
	return ids
}
