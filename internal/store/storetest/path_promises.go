package storetest

import (
	"fmt"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// pathName tells the entities and, in brackets, the types of the edges between them.
func pathName(p *store.Path) string {
	if p == nil {
		return "none"
	}
	var b strings.Builder
	for i, e := range p.Entities {
		if i > 0 {
			var types []string
			for _, r := range p.Steps[i-1].Relations {
				types = append(types, string(r.Type))
			}
			fmt.Fprintf(&b, " [%s] ", strings.Join(sorted(types), " "))
		}
		b.WriteString(shortName(e.ID))
	}
	return b.String()
}

func (a asking) path(from, to ontology.Entity, q store.PathQuery) string {
	a.Helper()
	p, err := a.s.ShortestPath(a.ctx, from.ID, to.ID, q)
	a.ok("ShortestPath", err)
	if p != nil && len(p.Entities) != len(p.Steps)+1 {
		a.Fatalf("path from %s to %s: %d entities and %d steps", from.Name, to.Name, len(p.Entities), len(p.Steps))
	}
	return pathName(p)
}

var pathPromises = []promise{
	{"ShortestPath has the fewest hops, and all edges of each step", func(a asking) {
		a.load(fixture()...)
		for _, tt := range []struct {
			from, to ontology.Entity
			q        store.PathQuery
			want     string
		}{
			{eu, japan, store.PathQuery{}, "EU [AGREES_WITH PARTNERS_WITH] Japan"},
			{japan, eu, store.PathQuery{}, "Japan [AGREES_WITH PARTNERS_WITH] EU"},
			{borrell, korea, store.PathQuery{}, "Borrell [REPRESENTS] EU [SANCTIONS] Russia [MEETS_WITH] Korea"},
			{start, start, store.PathQuery{}, "START"},
			{chile, japan, store.PathQuery{}, "none"},
			{iran, eu, store.PathQuery{}, "none"},
			{chile, chile, store.PathQuery{Filter: store.RelationFilter{Types: []ontology.RelationType{ontology.Aids}}, MaxHops: 1}, "Chile"},
		} {
			if got := a.path(tt.from, tt.to, tt.q); got != tt.want {
				a.Errorf("from %s to %s: %s; want %s", tt.from.Name, tt.to.Name, got, tt.want)
			}
		}
	}},
	{"of several shortest paths that one is given whose IDs come first from the start", func(a asking) {
		a.load(fixture()...)
		for _, tt := range []struct {
			from, to ontology.Entity
			want     string
		}{
			{japan, ukraine, "Japan [AGREES_WITH PARTNERS_WITH] EU [AIDS] Ukraine"}, // not by NATO
			{ukraine, japan, "Ukraine [AIDS] EU [AGREES_WITH PARTNERS_WITH] Japan"},
			{nato, russia, "NATO [AIDS MEMBER_OF] Ukraine [ATTACKS] Russia"},
			{pact, nato, "pact [PARTY_TO] Japan [PARTNERS_WITH] NATO"},
		} {
			if got := a.path(tt.from, tt.to, store.PathQuery{}); got != tt.want {
				a.Errorf("from %s to %s: %s; want %s", tt.from.Name, tt.to.Name, got, tt.want)
			}
		}
	}},
	{"the first path through a lattice is first at every step", func(a asking) {
		// Four layers of four, all joined to the next: 4^4 shortest paths. A
		// walk from the end would choose differently if it broke ties itself.
		layer := func(i int) (l []ontology.Entity) {
			for j := range 4 {
				l = append(l, Entity(ontology.Organisation, fmt.Sprintf("Body %d %d", j, i)))
			}
			return l
		}
		w := Write("a", "Tass", "")
		from, to := Entity(ontology.Person, "From"), Entity(ontology.Person, "To")
		before := []ontology.Entity{from}
		for i := range 4 {
			for _, x := range before {
				for _, y := range layer(i) {
					if i != 2 || x.Name != "Body 0 1" { // the first way ends here
						w.State(x, ontology.MeetsWith, y)
					}
				}
			}
			before = layer(i)
		}
		for _, x := range before {
			w.State(x, ontology.MeetsWith, to)
		}
		a.load(w.Bundle())
		p, err := a.s.ShortestPath(a.ctx, from.ID, to.ID, store.PathQuery{})
		a.ok("ShortestPath", err)
		want := []string{"person:from", "organisation:body-0-0", "organisation:body-1-1", "organisation:body-0-2", "organisation:body-0-3", "person:to"}
		same(a, "path", entityNames(p.Entities), want)
	}},
	{"edges are walked in the direction asked for, as seen from the start", func(a asking) {
		a.load(fixture()...)
		for _, tt := range []struct {
			from, to  ontology.Entity
			direction store.Direction
			want      string
		}{
			{lavrov, ukraine, store.Outgoing, "Lavrov [REPRESENTS] Russia [ATTACKS] Ukraine"},
			{lavrov, ukraine, store.Incoming, "none"},
			{ukraine, lavrov, store.Incoming, "Ukraine [ATTACKS] Russia [REPRESENTS] Lavrov"},
			{ukraine, lavrov, store.Outgoing, "none"},
			{korea, start, store.Outgoing, "Korea [MEETS_WITH] Russia [PARTY_TO] START"},
			{start, korea, store.Incoming, "START [PARTY_TO] Russia [MEETS_WITH] Korea"},
			{ukraine, nato, store.Outgoing, "Ukraine [MEMBER_OF] NATO"},
			{ukraine, nato, store.Incoming, "Ukraine [AIDS] NATO"},
			{pact, ukraine, store.Outgoing, "none"},
		} {
			q := store.PathQuery{Filter: store.RelationFilter{Direction: tt.direction}}
			if got := a.path(tt.from, tt.to, q); got != tt.want {
				a.Errorf("%s from %s to %s: %s; want %s", tt.direction, tt.from.Name, tt.to.Name, got, tt.want)
			}
		}
	}},
	{"a path's edges pass the filter; its Others and OtherKinds say what lies between the ends", func(a asking) {
		a.load(fixture()...)
		for _, tt := range []struct {
			from, to ontology.Entity
			f        store.RelationFilter
			want     string
		}{
			{japan, ukraine, store.RelationFilter{Others: []ontology.ID{nato.ID}}, "Japan [PARTNERS_WITH] NATO [AIDS MEMBER_OF] Ukraine"},
			{japan, ukraine, store.RelationFilter{Others: []ontology.ID{chile.ID}}, "none"},
			{japan, eu, store.RelationFilter{Others: []ontology.ID{chile.ID}}, "Japan [AGREES_WITH PARTNERS_WITH] EU"},
			{china, eu, store.RelationFilter{OtherKinds: []ontology.Kind{ontology.Country}}, "China [SUPPORTS] Russia [SANCTIONS] EU"},
			{china, eu, store.RelationFilter{OtherKinds: []ontology.Kind{ontology.Person, ontology.Organisation}}, "none"},
			{borrell, start, store.RelationFilter{OtherKinds: []ontology.Kind{ontology.Country, ontology.Organisation}}, "Borrell [REPRESENTS] EU [SANCTIONS] Russia [PARTY_TO] START"},
			{japan, ukraine, store.RelationFilter{Types: []ontology.RelationType{ontology.PartnersWith, ontology.MemberOf}}, "Japan [PARTNERS_WITH] NATO [MEMBER_OF] Ukraine"},
			{japan, ukraine, store.RelationFilter{Statuses: []ontology.Modality{ontology.Asserted}, MinConfidence: 0.7}, "Japan [AGREES_WITH PARTNERS_WITH] EU [AIDS] Ukraine"},
			{japan, ukraine, store.RelationFilter{MinReports: 2}, "none"},
			{china, korea, store.RelationFilter{HideAttributed: true}, "China [VISITS] Lavrov [REPRESENTS] Russia [MEETS_WITH] Korea"},
		} {
			if got := a.path(tt.from, tt.to, store.PathQuery{Filter: tt.f}); got != tt.want {
				a.Errorf("from %s to %s, %+v: %s; want %s", tt.from.Name, tt.to.Name, tt.f, got, tt.want)
			}
		}
	}},
	{"a path has six hops at most unless another number is asked for, and never more than ten", func(a asking) {
		w := Write("a", "Tass", "")
		chain := make([]ontology.Entity, 13)
		for i := range chain {
			chain[i] = Entity(ontology.Person, fmt.Sprintf("P%d", i))
			if i > 0 {
				w.State(chain[i-1], ontology.Supports, chain[i])
			}
		}
		a.load(w.Bundle())
		for _, tt := range []struct{ hops, max int }{{6, 0}, {1, 1}, {2, 2}, {3, 3}, {7, 7}, {9, 10}, {10, 10}} {
			for _, direction := range []store.Direction{store.Outgoing, store.Both} {
				q := store.PathQuery{MaxHops: tt.max, Filter: store.RelationFilter{Direction: direction}}
				if p := a.path(chain[0], chain[tt.hops], q); strings.Count(p, "[") != tt.hops {
					a.Errorf("%d hops with at most %d, %s: %s", tt.hops, tt.max, direction, p)
				}
			}
		}
		for _, tt := range []struct{ hops, max int }{{7, 0}, {2, 1}, {11, 10}, {12, 10}} {
			if p := a.path(chain[0], chain[tt.hops], store.PathQuery{MaxHops: tt.max}); p != "none" {
				a.Errorf("%d hops with at most %d: %s; want none", tt.hops, tt.max, p)
			}
		}
		for _, most := range []int{-1, 11} {
			_, err := a.s.ShortestPath(a.ctx, chain[0].ID, chain[1].ID, store.PathQuery{MaxHops: most})
			a.refused(fmt.Sprintf("ShortestPath of %d hops", most), err, store.ErrInvalid)
		}
	}},
	{"a path from or to nobody is ErrNotFound", func(a asking) {
		a.load(fixture()...)
		for _, ends := range [][2]ontology.ID{{"country:ZZ", eu.ID}, {eu.ID, "country:ZZ"}, {"country:ZZ", "country:ZZ"}, {"", eu.ID}} {
			_, err := a.s.ShortestPath(a.ctx, ends[0], ends[1], store.PathQuery{})
			a.refused(fmt.Sprintf("path between %q", ends), err, store.ErrNotFound)
		}
	}},
}
