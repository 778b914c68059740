package storetest

import (
	"fmt"

	"entente/internal/ontology"
	"entente/internal/store"
)

func (a asking) paths(from, to ontology.Entity, q store.PathsQuery) (names []string, more bool) {
	a.Helper()
	found, err := a.s.Paths(a.ctx, from.ID, to.ID, q)
	a.ok("Paths", err)
	for _, p := range found.Items {
		if len(p.Entities) != len(p.Steps)+1 {
			a.Fatalf("a path from %s to %s has %d entities and %d steps", from.Name, to.Name, len(p.Entities), len(p.Steps))
		}
		names = append(names, pathName(&p))
	}
	return names, found.More
}

// pathsCase is a question and its answer.
type pathsCase struct {
	from, to ontology.Entity
	q        store.PathsQuery
	want     []string
	more     bool
}

func (c pathsCase) check(a asking) {
	a.Helper()
	got, more := a.paths(c.from, c.to, c.q)
	same(a, fmt.Sprintf("from %s to %s, %+v", c.from.Name, c.to.Name, c.q), got, c.want)
	if more != c.more {
		a.Errorf("from %s to %s, %+v: more is %t; want %t", c.from.Name, c.to.Name, c.q, more, c.more)
	}
}

// within asks for paths of so many hops.
func within(hops int) store.PathsQuery {
	return store.PathsQuery{PathQuery: store.PathQuery{MaxHops: hops}}
}

var pathsPromises = []promise{
	{"Paths come by hops, then by the IDs of their entities, and meet no entity twice", func(a asking) {
		a.load(fixture()...)
		for _, c := range []pathsCase{
			{from: japan, to: ukraine, q: within(3), want: []string{
				"Japan [AGREES_WITH PARTNERS_WITH] EU [AIDS] Ukraine",
				"Japan [PARTNERS_WITH] NATO [AIDS MEMBER_OF] Ukraine",
				"Japan [PARTY_TO] pact [PARTY_TO] EU [AIDS] Ukraine",
				"Japan [AGREES_WITH PARTNERS_WITH] EU [SANCTIONS] Russia [ATTACKS] Ukraine",
			}},
			{from: china, to: lavrov, want: []string{"China [VISITS] Lavrov", "China [SUPPORTS] Russia [REPRESENTS] Lavrov"}},
			{from: pact, to: nato, q: within(4), want: []string{
				"pact [PARTY_TO] Japan [PARTNERS_WITH] NATO",
				"pact [PARTY_TO] EU [AGREES_WITH PARTNERS_WITH] Japan [PARTNERS_WITH] NATO",
				"pact [PARTY_TO] EU [AIDS] Ukraine [AIDS MEMBER_OF] NATO",
				"pact [PARTY_TO] Japan [AGREES_WITH PARTNERS_WITH] EU [AIDS] Ukraine [AIDS MEMBER_OF] NATO",
				"pact [PARTY_TO] EU [SANCTIONS] Russia [ATTACKS] Ukraine [AIDS MEMBER_OF] NATO",
			}},
			{from: start, to: start, want: []string{"START"}},
			{from: chile, to: japan},
			{from: iran, to: eu, q: within(10)},
			{from: iran, to: iaea, q: within(10), want: []string{"Iran [ACCUSES] IAEA"}},
		} {
			c.check(a)
		}
	}},
	{"Paths can be held to the fewest hops, and to a number, and say when there are more", func(a asking) {
		a.load(fixture()...)
		short := []string{"Japan [AGREES_WITH PARTNERS_WITH] EU [AIDS] Ukraine", "Japan [PARTNERS_WITH] NATO [AIDS MEMBER_OF] Ukraine"}
		third := "Japan [PARTY_TO] pact [PARTY_TO] EU [AIDS] Ukraine"
		for _, c := range []pathsCase{
			{from: japan, to: ukraine, q: store.PathsQuery{ShortestOnly: true}, want: short},
			{from: japan, to: ukraine, q: store.PathsQuery{ShortestOnly: true, Limit: 2}, want: short},
			{from: japan, to: ukraine, q: store.PathsQuery{ShortestOnly: true, Limit: 1}, want: short[:1], more: true},
			{from: japan, to: ukraine, q: store.PathsQuery{Limit: 1}, want: short[:1], more: true},
			{from: japan, to: ukraine, q: store.PathsQuery{Limit: 2}, want: short, more: true},
			{from: japan, to: ukraine, q: store.PathsQuery{Limit: 3}, want: append(short[:2:2], third), more: true},
			{from: japan, to: ukraine, q: store.PathsQuery{PathQuery: within(2).PathQuery, Limit: 2}, want: short},
			{from: start, to: start, q: store.PathsQuery{Limit: 1}, want: []string{"START"}},
		} {
			c.check(a)
		}
	}},
	{"Paths walk in the direction asked for, over edges that pass, through entities that pass", func(a asking) {
		a.load(fixture()...)
		for _, tt := range []struct {
			from, to ontology.Entity
			f        store.RelationFilter
			want     []string
		}{
			{lavrov, ukraine, store.RelationFilter{Direction: store.Outgoing}, []string{
				"Lavrov [REPRESENTS] Russia [ATTACKS] Ukraine", "Lavrov [VISITS] China [SUPPORTS] Russia [ATTACKS] Ukraine",
			}},
			{ukraine, lavrov, store.RelationFilter{Direction: store.Incoming}, []string{
				"Ukraine [ATTACKS] Russia [REPRESENTS] Lavrov", "Ukraine [ATTACKS] Russia [SUPPORTS] China [VISITS] Lavrov",
			}},
			{ukraine, lavrov, store.RelationFilter{Direction: store.Outgoing}, nil},
			{japan, ukraine, store.RelationFilter{OtherKinds: []ontology.Kind{ontology.Organisation}}, []string{
				"Japan [AGREES_WITH PARTNERS_WITH] EU [AIDS] Ukraine", "Japan [PARTNERS_WITH] NATO [AIDS MEMBER_OF] Ukraine",
			}},
			{japan, ukraine, store.RelationFilter{Others: []ontology.ID{nato.ID}}, []string{"Japan [PARTNERS_WITH] NATO [AIDS MEMBER_OF] Ukraine"}},
			{japan, ukraine, store.RelationFilter{MinConfidence: 0.7, Statuses: []ontology.Modality{ontology.Asserted}, OtherKinds: []ontology.Kind{ontology.Organisation, ontology.Agreement}}, []string{
				"Japan [AGREES_WITH PARTNERS_WITH] EU [AIDS] Ukraine", "Japan [PARTY_TO] pact [PARTY_TO] EU [AIDS] Ukraine",
			}},
			{japan, ukraine, store.RelationFilter{MinSources: 2}, nil},
		} {
			pathsCase{from: tt.from, to: tt.to, q: store.PathsQuery{PathQuery: store.PathQuery{Filter: tt.f}}, want: tt.want}.check(a)
		}
	}},
	{"all paths through a hub are found, and none that turns back at it", func(a asking) {
		// Two hubs with thirty spokes in common; behind the second a gate to the end.
		w := Write("a", "Tass", "")
		one, two := Entity(ontology.Country, "One", "AA"), Entity(ontology.Country, "Two", "BB")
		gate, end := Entity(ontology.Person, "Gate"), Entity(ontology.Person, "End")
		var spokes []ontology.Entity
		for i := range 30 {
			spoke := Entity(ontology.Organisation, fmt.Sprintf("Body %02d", i))
			w.State(one, ontology.MeetsWith, spoke).State(spoke, ontology.MeetsWith, two)
			spokes = append(spokes, spoke)
		}
		a.load(w.State(two, ontology.MeetsWith, gate).State(gate, ontology.MeetsWith, end).Bundle())
		got, more := a.paths(one, two, store.PathsQuery{Limit: 29})
		if len(got) != 29 || !more {
			a.Errorf("between the hubs: %d paths, more %t; want 29 and more", len(got), more)
		}
		got, more = a.paths(one, two, within(10))
		if len(got) != 10 || !more {
			a.Errorf("between the hubs, by default: %d paths, more %t; want 10 and more", len(got), more)
		}
		got, more = a.paths(spokes[0], end, store.PathsQuery{Limit: 100})
		want := []string{"organisation:body-00 [MEETS_WITH] country:BB [MEETS_WITH] person:gate [MEETS_WITH] person:end"}
		for _, s := range spokes[1:] {
			want = append(want, "organisation:body-00 [MEETS_WITH] country:AA [MEETS_WITH] "+string(s.ID)+" [MEETS_WITH] country:BB [MEETS_WITH] person:gate [MEETS_WITH] person:end")
		}
		same(a, "from a spoke", got, want)
		if more {
			a.Error("from a spoke: there are no more")
		}
	}},
	{"Paths refuses unknown ends and bounds out of range", func(a asking) {
		a.load(fixture()...)
		for _, ends := range [][2]ontology.ID{{"country:ZZ", eu.ID}, {eu.ID, "country:ZZ"}, {"country:ZZ", "country:ZZ"}, {"", eu.ID}} {
			_, err := a.s.Paths(a.ctx, ends[0], ends[1], store.PathsQuery{})
			a.refused(fmt.Sprintf("paths between %q", ends), err, store.ErrNotFound)
		}
		for _, q := range []store.PathsQuery{within(-1), within(11), {Limit: -1}, {Limit: 101}, {PathQuery: store.PathQuery{Filter: store.RelationFilter{Direction: "UP"}}}} {
			_, err := a.s.Paths(a.ctx, eu.ID, japan.ID, q)
			a.refused(fmt.Sprintf("%+v", q), err, store.ErrInvalid)
		}
	}},
}
