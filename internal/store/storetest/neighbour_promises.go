package storetest

import (
	"fmt"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// neighbourNames tell the entity and the types of the edges that lead there.
func neighbourNames(list []store.Neighbour) (names []string) {
	for _, n := range list {
		var types []string
		for _, r := range n.Relations {
			types = append(types, string(r.Type))
		}
		names = append(names, shortName(n.Entity.ID)+" by "+strings.Join(sorted(types), ", "))
	}
	return names
}

var neighbourPromises = []promise{
	{"Neighbours are by the reports on the edges that lead to them, then by ID", func(a asking) {
		a.load(fixture()...)
		same(a, "of the EU", neighbourNames(a.neighbours(eu, store.RelationFilter{})), []string{
			"Japan by AGREES_WITH, PARTNERS_WITH", "Borrell by REPRESENTS", "pact by PARTY_TO", "Russia by SANCTIONS", "Ukraine by AIDS",
		})
		same(a, "of Ukraine", neighbourNames(a.neighbours(ukraine, store.RelationFilter{})), []string{
			"NATO by AIDS, MEMBER_OF", "Russia by ATTACKS", "EU by AIDS",
		})
		same(a, "of Chile", neighbourNames(a.neighbours(chile, store.RelationFilter{})), nil)
	}},
	{"a neighbour's edges are by ID", func(a asking) {
		w := Write("a", "Tass", "")
		for _, relation := range []ontology.RelationType{ontology.Accuses, ontology.Aids, ontology.Attacks, ontology.MeetsWith, ontology.Opposes, ontology.Threatens} {
			w.State(russia, relation, ukraine)
		}
		a.load(w.Bundle())
		for _, of := range []ontology.Entity{russia, ukraine} {
			n := a.neighbours(of, store.RelationFilter{})
			if len(n) != 1 || len(n[0].Relations) != 6 {
				a.Fatalf("neighbours of %s: %v", of.Name, neighbourNames(n))
			}
			for i := 1; i < 6; i++ {
				if n[0].Relations[i-1].ID >= n[0].Relations[i].ID {
					a.Errorf("of %s: %s comes before %s", of.Name, n[0].Relations[i-1].ID, n[0].Relations[i].ID)
				}
			}
		}
	}},
	{"Neighbours pass the filter by edge, direction and other end", func(a asking) {
		a.load(fixture()...)
		for _, tt := range []struct {
			of   ontology.Entity
			f    store.RelationFilter
			want []string
		}{
			{russia, store.RelationFilter{Direction: store.Outgoing}, []string{"START by PARTY_TO", "Korea by MEETS_WITH", "Ukraine by ATTACKS"}},
			{russia, store.RelationFilter{Direction: store.Incoming}, []string{"China by SUPPORTS", "Korea by MEETS_WITH", "EU by SANCTIONS", "Lavrov by REPRESENTS"}},
			{russia, store.RelationFilter{OtherKinds: []ontology.Kind{ontology.Organisation, ontology.Agreement}}, []string{"START by PARTY_TO", "EU by SANCTIONS"}},
			{russia, store.RelationFilter{Others: []ontology.ID{ukraine.ID, japan.ID}}, []string{"Ukraine by ATTACKS"}},
			{eu, store.RelationFilter{Types: []ontology.RelationType{ontology.AgreesWith, ontology.Aids}}, []string{"Japan by AGREES_WITH", "Ukraine by AIDS"}},
			{ukraine, store.RelationFilter{Statuses: []ontology.Modality{ontology.Planned}}, []string{"NATO by MEMBER_OF"}},
			{lavrov, store.RelationFilter{AsOf: Day("2024-01-01")}, []string{"Russia by REPRESENTS"}},
		} {
			same(a, fmt.Sprintf("of %s, %+v", tt.of.Name, tt.f), neighbourNames(a.neighbours(tt.of, tt.f)), tt.want)
		}
		_, err := a.s.Neighbours(a.ctx, []ontology.ID{eu.ID}, store.RelationFilter{Direction: "UP"}, store.Page{})
		a.refused("Neighbours upwards", err, store.ErrInvalid)
	}},
	{"Neighbours answers for each entity in the order asked", func(a asking) {
		a.load(fixture()...)
		pages, err := a.s.Neighbours(a.ctx, []ontology.ID{iran.ID, "country:ZZ", start.ID, chile.ID, iran.ID}, store.RelationFilter{}, store.Page{})
		a.ok("Neighbours", err)
		for i, want := range [][]string{{"IAEA by ACCUSES"}, nil, {"Russia by PARTY_TO"}, nil, {"IAEA by ACCUSES"}} {
			same(a, "Neighbours", neighbourNames(pages[i].Items), want)
			if pages[i].Total != len(want) {
				a.Errorf("page %d: a total of %d; want %d", i, pages[i].Total, len(want))
			}
		}
	}},
}
