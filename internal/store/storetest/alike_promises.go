package storetest

import (
	"fmt"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// alikeNames tell the entity, its score and what both have.
func alikeNames(all []store.Alike) (names []string) {
	for _, x := range all {
		var shared []string
		for _, p := range x.Shared {
			shared = append(shared, relationName(p.Own)+" as "+relationName(p.Theirs))
		}
		names = append(names, fmt.Sprintf("%s %.3f, %d: %s", shortName(x.Entity.ID), x.Score, x.Count, strings.Join(sorted(shared), "; ")))
	}
	return names
}

func (a asking) alike(e ontology.Entity, q store.AlikeQuery) []string {
	a.Helper()
	found, err := a.s.Alike(a.ctx, []ontology.ID{e.ID}, q)
	a.ok("Alike", err)
	return alikeNames(found[0])
}

var alikePromises = []promise{
	{"Alike ranks those with the same relations by weighted Jaccard similarity", func(a asking) {
		a.load(fixture()...)
		// The EU has edges of 8 sources, NATO of 3, Japan of 5; a reprint is no source.
		same(a, "to the EU", a.alike(eu, store.AlikeQuery{}), []string{
			"NATO 0.222, 2: EU AIDS Ukraine as NATO AIDS Ukraine; Japan PARTNERS_WITH EU as Japan PARTNERS_WITH NATO",
			"Japan 0.083, 1: EU PARTY_TO pact as Japan PARTY_TO pact",
		})
		same(a, "to Japan", a.alike(japan, store.AlikeQuery{}), []string{"EU 0.083, 1: Japan PARTY_TO pact as EU PARTY_TO pact"})
		same(a, "to Chile", a.alike(chile, store.AlikeQuery{}), nil)
		a.load(attested()...)
		same(a, "to X", a.alike(bodyX, store.AlikeQuery{}), []string{
			"organisation:y 0.800, 2: organisation:a SUPPORTS organisation:x as organisation:a SUPPORTS organisation:y; organisation:x SUPPORTS organisation:b as organisation:y SUPPORTS organisation:b",
			"organisation:w 0.250, 1: organisation:x SUPPORTS organisation:b as organisation:w SUPPORTS organisation:b",
			"organisation:z 0.250, 1: organisation:a SUPPORTS organisation:x as organisation:a SUPPORTS organisation:z",
		})
	}},
	{"Alike gives as many entities and pairs as are asked for, of the kinds asked for", func(a asking) {
		a.load(fixture()...)
		same(a, "countries", a.alike(eu, store.AlikeQuery{Kinds: []ontology.Kind{ontology.Country}}), []string{"Japan 0.083, 1: EU PARTY_TO pact as Japan PARTY_TO pact"})
		same(a, "people", a.alike(eu, store.AlikeQuery{Kinds: []ontology.Kind{ontology.Person}}), nil)
		found, err := a.s.Alike(a.ctx, []ontology.ID{eu.ID, "country:ZZ", japan.ID}, store.AlikeQuery{Limit: 1, Shared: 1})
		a.ok("Alike", err)
		if len(found) != 3 || len(found[0]) != 1 || len(found[1]) != 0 || len(found[2]) != 1 {
			a.Fatalf("to three entities: %+v", found)
		}
		if x := found[0][0]; shortName(x.Entity.ID) != "NATO" || x.Count != 2 || len(x.Shared) != 1 || x.Shared[0].Own.ID != min(edge(eu, ontology.Aids, ukraine), edge(eu, ontology.PartnersWith, japan)) {
			a.Errorf("the nearest to the EU: %+v", x)
		}
	}},
	{"Alike compares by the edges that pass", func(a asking) {
		a.load(fixture()...)
		for _, tt := range []struct {
			f    store.RelationFilter
			want []string
		}{
			{store.RelationFilter{Types: []ontology.RelationType{ontology.Aids}}, []string{"NATO 1.000, 1: EU AIDS Ukraine as NATO AIDS Ukraine"}},
			{store.RelationFilter{Direction: store.Incoming}, []string{"NATO 0.167, 1: Japan PARTNERS_WITH EU as Japan PARTNERS_WITH NATO"}},
			{store.RelationFilter{OtherKinds: []ontology.Kind{ontology.Agreement}}, []string{"Japan 1.000, 1: EU PARTY_TO pact as Japan PARTY_TO pact"}},
			{store.RelationFilter{Others: []ontology.ID{japan.ID}}, []string{"NATO 0.333, 1: Japan PARTNERS_WITH EU as Japan PARTNERS_WITH NATO"}},
			{store.RelationFilter{MinSources: 2}, nil},
		} {
			same(a, fmt.Sprintf("%+v", tt.f), a.alike(eu, store.AlikeQuery{Filter: tt.f}), tt.want)
		}
	}},
	{"Alike refuses bounds out of range", func(a asking) {
		a.load(fixture()...)
		for _, q := range []store.AlikeQuery{{Limit: -1}, {Limit: 101}, {Shared: -1}, {Shared: 101}, {Filter: store.RelationFilter{MinConfidence: 2}}} {
			_, err := a.s.Alike(a.ctx, []ontology.ID{eu.ID}, q)
			a.refused(fmt.Sprintf("%+v", q), err, store.ErrInvalid)
		}
	}},
}
