package storetest

import (
	"fmt"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

func (a asking) network(q store.NetworkQuery) (nodes, links []string, n *store.Network) {
	a.Helper()
	n, err := a.s.Network(a.ctx, q)
	a.ok("Network", err)
	for _, node := range n.Nodes {
		nodes = append(nodes, fmt.Sprintf("%s %d/%d", shortName(node.Entity.ID), node.Hops, node.Degree))
	}
	if !slices.IsSortedFunc(n.Links, func(a, b *ontology.Relation) int {
		return store.ByRelationID.Place(a).Compare(store.ByRelationID.Place(b))
	}) {
		a.Errorf("links are not by ID: %v", relationNames(n.Links))
	}
	return nodes, sorted(relationNames(n.Links)), n
}

func oneHopFrom(seeds ...ontology.Entity) store.NetworkQuery {
	q := store.NetworkQuery{Hops: 1}
	for _, s := range seeds {
		q.Seeds = append(q.Seeds, s.ID)
	}
	return q
}

// networkCase is a question and the nodes, as name, hops/degree, and links of its answer.
type networkCase struct {
	name         string
	q            store.NetworkQuery
	nodes, links []string
	cut          [2]bool // nodes, links
}

func (c networkCase) check(a asking) {
	a.Helper()
	nodes, links, n := a.network(c.q)
	same(a, c.name+", nodes", nodes, c.nodes)
	same(a, c.name+", links", links, c.links)
	if got := [2]bool{n.NodesCut, n.LinksCut}; got != c.cut {
		a.Errorf("%s: cut %v; want %v", c.name, got, c.cut)
	}
}

var networkPromises = []promise{
	{"Network goes so many hops from the seeds and joins all nodes it holds", func(a asking) {
		a.load(fixture()...)
		for _, c := range []networkCase{
			{
				name:  "among the seeds",
				q:     store.NetworkQuery{Seeds: []ontology.ID{ukraine.ID, eu.ID, chile.ID, eu.ID}},
				nodes: []string{"Chile 0/0", "Ukraine 0/1", "EU 0/1"}, links: []string{"EU AIDS Ukraine"},
			},
			{
				name:  "one hop from START",
				q:     oneHopFrom(start),
				nodes: []string{"START 0/1", "Russia 1/1"}, links: []string{"Russia PARTY_TO START"},
			},
			{
				name:  "one hop from NATO, with the edges between its neighbours",
				q:     oneHopFrom(nato),
				nodes: []string{"NATO 0/3", "Japan 1/1", "Ukraine 1/2"}, links: []string{"Japan PARTNERS_WITH NATO", "NATO AIDS Ukraine", "Ukraine MEMBER_OF NATO"},
			},
			{
				name:  "two hops from IAEA",
				q:     store.NetworkQuery{Seeds: []ontology.ID{iaea.ID}, Hops: 2},
				nodes: []string{"IAEA 0/1", "Iran 1/1"}, links: []string{"IAEA ACCUSES Iran"},
			},
			{
				name:  "two hops from START and one from Korea",
				q:     store.NetworkQuery{Seeds: []ontology.ID{start.ID, korea.ID}, Hops: 2, Filter: store.RelationFilter{Types: []ontology.RelationType{ontology.PartyTo, ontology.MeetsWith, ontology.Attacks}}},
				nodes: []string{"START 0/1", "Korea 0/1", "Russia 1/3", "Ukraine 2/1"}, links: []string{"Korea MEETS_WITH Russia", "Russia ATTACKS Ukraine", "Russia PARTY_TO START"},
			},
		} {
			c.check(a)
		}
	}},
	{"Network walks from the seeds in the direction asked for, and links nodes either way", func(a asking) {
		a.load(fixture()...)
		q := oneHopFrom(ukraine)
		q.Filter.Direction = store.Outgoing
		networkCase{name: "out of Ukraine", q: q, nodes: []string{"Ukraine 0/2", "NATO 1/2"}, links: []string{"NATO AIDS Ukraine", "Ukraine MEMBER_OF NATO"}}.check(a)
		q.Filter.Direction = store.Incoming
		networkCase{
			name: "into Ukraine", q: q, nodes: []string{"Ukraine 0/4", "Russia 1/2", "EU 1/2", "NATO 1/2"},
			links: []string{"EU AIDS Ukraine", "EU SANCTIONS Russia", "NATO AIDS Ukraine", "Russia ATTACKS Ukraine", "Ukraine MEMBER_OF NATO"},
		}.check(a)
	}},
	{"Network keeps other kinds out, but for the seeds", func(a asking) {
		a.load(fixture()...)
		q := oneHopFrom(lavrov, pact)
		q.Hops, q.Filter.OtherKinds, q.Filter.Others = 2, []ontology.Kind{ontology.Country}, []ontology.ID{chile.ID}
		networkCase{
			name: "countries around", q: q, nodes: []string{"pact 0/1", "Lavrov 0/2", "China 1/2", "Japan 1/1", "Russia 1/4", "Korea 2/1", "Ukraine 2/1"},
			links: []string{"China SUPPORTS Russia", "Japan PARTY_TO pact", "Korea MEETS_WITH Russia", "Lavrov REPRESENTS Russia", "Lavrov VISITS China", "Russia ATTACKS Ukraine"},
		}.check(a)
	}},
	{"Network without seeds is the whole graph, as far as edges count", func(a asking) {
		a.load(fixture()...)
		nodes, links, _ := a.network(store.NetworkQuery{})
		if len(nodes) != 13 || len(links) != 17 { // all but Chile
			a.Errorf("the whole graph: %d nodes and %d links; want 13 and 17", len(nodes), len(links))
		}
		networkCase{
			name: "whose edges are planned", q: store.NetworkQuery{Filter: store.RelationFilter{Statuses: []ontology.Modality{ontology.Planned}, Direction: store.Incoming}, Hops: 3},
			nodes: []string{"China 0/1", "Ukraine 0/1", "NATO 0/1", "Lavrov 0/1"}, links: []string{"Lavrov VISITS China", "Ukraine MEMBER_OF NATO"},
		}.check(a)
		networkCase{
			name: "between organisations and countries of two reports", q: store.NetworkQuery{Filter: store.RelationFilter{OtherKinds: []ontology.Kind{ontology.Country, ontology.Organisation}, MinReports: 2}},
			nodes: []string{"Japan 0/1", "EU 0/1"}, links: []string{"Japan PARTNERS_WITH EU"},
		}.check(a)
	}},
	{"Network keeps the nearest nodes, then those with the most reports, then by ID", func(a asking) {
		a.load(fixture()...)
		q := oneHopFrom(eu)
		q.MaxNodes = 3 // Japan by 4 reports, Borrell by 2; the others by 1
		networkCase{name: "three nodes", q: q, nodes: []string{"EU 0/3", "Japan 1/2", "Borrell 1/1"}, links: []string{"Borrell REPRESENTS EU", "Japan AGREES_WITH EU", "Japan PARTNERS_WITH EU"}, cut: [2]bool{true, false}}.check(a)
		q.MaxNodes = 4
		networkCase{name: "four nodes", q: q, nodes: []string{"EU 0/4", "pact 1/2", "Japan 1/3", "Borrell 1/1"}, links: []string{"Borrell REPRESENTS EU", "EU PARTY_TO pact", "Japan AGREES_WITH EU", "Japan PARTNERS_WITH EU", "Japan PARTY_TO pact"}, cut: [2]bool{true, false}}.check(a)
		q.MaxNodes, q.Seeds = 2, []ontology.ID{ukraine.ID, russia.ID, eu.ID}
		networkCase{name: "more seeds than nodes", q: q, nodes: []string{"Russia 0/1", "Ukraine 0/1"}, links: []string{"Russia ATTACKS Ukraine"}, cut: [2]bool{true, false}}.check(a)
		q.Seeds = []ontology.ID{start.ID}
		networkCase{name: "just enough", q: q, nodes: []string{"START 0/1", "Russia 1/1"}, links: []string{"Russia PARTY_TO START"}}.check(a)
		q.Hops = 2
		networkCase{name: "full before the last hop", q: q, nodes: []string{"START 0/1", "Russia 1/1"}, links: []string{"Russia PARTY_TO START"}, cut: [2]bool{true, false}}.check(a)
		networkCase{name: "two of the whole graph", q: store.NetworkQuery{MaxNodes: 2}, nodes: []string{"Japan 0/2", "EU 0/2"}, links: []string{"Japan AGREES_WITH EU", "Japan PARTNERS_WITH EU"}, cut: [2]bool{true, false}}.check(a)
	}},
	{"Network keeps the links with the most reports, then by ID, and counts degrees by them", func(a asking) {
		a.load(fixture()...)
		q := store.NetworkQuery{Seeds: []ontology.ID{eu.ID, japan.ID, borrell.ID}, MaxLinks: 2}
		networkCase{name: "two links", q: q, nodes: []string{"Japan 0/1", "EU 0/2", "Borrell 0/1"}, links: []string{"Borrell REPRESENTS EU", "Japan PARTNERS_WITH EU"}, cut: [2]bool{false, true}}.check(a)
		q.MaxLinks = 3
		networkCase{name: "all three", q: q, nodes: []string{"Japan 0/2", "EU 0/3", "Borrell 0/1"}, links: []string{"Borrell REPRESENTS EU", "Japan AGREES_WITH EU", "Japan PARTNERS_WITH EU"}}.check(a)
		first, second := edge(russia, ontology.Attacks, ukraine), edge(eu, ontology.Aids, ukraine)
		want := "Russia ATTACKS Ukraine"
		if second < first {
			want = "EU AIDS Ukraine"
		}
		_, links, _ := a.network(store.NetworkQuery{Seeds: []ontology.ID{russia.ID, eu.ID, ukraine.ID}, MaxLinks: 1, Filter: store.RelationFilter{Types: []ontology.RelationType{ontology.Attacks, ontology.Aids}}})
		same(a, "the first of equal links", links, []string{want})
	}},
	{"Network refuses unknown seeds and bounds out of range", func(a asking) {
		a.load(fixture()...)
		_, err := a.s.Network(a.ctx, store.NetworkQuery{Seeds: []ontology.ID{eu.ID, "country:ZZ"}})
		a.refused("an unknown seed", err, store.ErrNotFound)
		for _, q := range []store.NetworkQuery{
			{Hops: -1}, {Hops: 6}, {MaxNodes: -1}, {MaxNodes: 5001}, {MaxLinks: -1}, {MaxLinks: 20001},
			{Filter: store.RelationFilter{Direction: "UP"}}, {Filter: store.RelationFilter{MinConfidence: 2}},
		} {
			_, err := a.s.Network(a.ctx, q)
			a.refused(fmt.Sprintf("%+v", q), err, store.ErrInvalid)
		}
	}},
}
