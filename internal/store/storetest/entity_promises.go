package storetest

import (
	"entente/internal/ontology"
	"entente/internal/store"
)

var entityPromises = []promise{
	{"Entities answers in the order asked, with nil for what is unknown", func(a asking) {
		a.load(fixture()...)
		ids := []ontology.ID{eu.ID, "country:ZZ", japan.ID, "", eu.ID}
		same(a, "Entities", entityNames(a.entities(ids...)), []string{"EU", "-", "Japan", "-", "EU"})
	}},
	{"an entity is the merger of what all articles know of it", func(a asking) {
		known := func(name, description, wikidata string, p *ontology.Pact, aliases ...string) ontology.Entity {
			return ontology.Entity{ID: start.ID, Kind: start.Kind, Name: name, Aliases: aliases, Description: description, Codes: ontology.Codes{Wikidata: wikidata}, Pact: p}
		}
		a.load(
			Write("a", "Tass", "").Mention(known("NEW START TREATY", "", "Q17", &ontology.Pact{Signed: Day("2010-04-08"), Status: ontology.PactInForce}, "START III"), 1).Bundle(),
			Write("b", "Tass", "").Mention(known("New START", "a treaty", "", &ontology.Pact{Form: "treaty", Signed: Day("2010-04-09"), Status: ontology.PactSigned}), 1).Bundle(),
			Write("c", "Tass", "").Mention(known("New START", "", "", nil, "The New START"), 1).Bundle(),
		)
		want := known("New START", "a treaty", "Q17", &ontology.Pact{Form: "treaty", Signed: Day("2010-04-08"), Status: ontology.PactInForce}, "NEW START TREATY", "START III", "The New START")
		want.Counts = ontology.Counts{Articles: 3, Mentions: 3}
		sameAnswer(a, "entity", a.entity(start.ID), want)
	}},
	{"an entity that gets a better name is resolved and listed by it", func(a asking) {
		named := func(name string) ontology.Entity {
			return ontology.Entity{ID: iaea.ID, Kind: iaea.Kind, Name: name}
		}
		other := Entity(ontology.Organisation, "M Agency", "Atomic Energy Agency")
		a.load(Write("a", "Tass", "").Mention(named("Zed"), 1).Mention(other, 9).Bundle())
		same(a, "by the first name", a.listEntities(store.EntityFilter{}, store.ByName), []string{"organisation:m-agency", "IAEA"})
		a.load(Write("b", "Tass", "").Mention(named("Atomic Energy Agency"), 1).Bundle())
		same(a, "by the better name", a.listEntities(store.EntityFilter{}, store.ByName), []string{"IAEA", "organisation:m-agency"})
		found, err := a.s.Resolve(a.ctx, "atomic energy agency", nil)
		a.ok("Resolve", err)
		same(a, "Resolve", entityNames(found), []string{"IAEA", "organisation:m-agency"})
		found, err = a.s.Resolve(a.ctx, "zed", nil)
		a.ok("Resolve", err)
		same(a, "Resolve the first name", entityNames(found), []string{"IAEA"})
	}},
	{"counts and days seen come from the articles, not from the bundles", func(a asking) {
		lying := fixture()
		for _, b := range lying {
			for i := range b.Entities {
				b.Entities[i].Counts = ontology.Counts{Articles: 100, Mentions: 100, Relations: 100}
				b.Entities[i].FirstSeen, b.Entities[i].LastSeen = Day("1999-01-01"), Day("2099-01-01")
			}
		}
		a.load(lying...)
		for _, tt := range []struct {
			of          ontology.Entity
			first, last string
			want        ontology.Counts
		}{
			{eu, "2024-11-01", "2024-12-01", ontology.Counts{Articles: 4, Mentions: 9, Relations: 6}},
			{russia, "2023-02-22", "2024-11-05", ontology.Counts{Articles: 6, Mentions: 9, Relations: 6}},
			{korea, "", "", ontology.Counts{Articles: 1, Mentions: 2, Relations: 1}},
			{chile, "2024-11-04", "2024-11-04", ontology.Counts{Articles: 1, Mentions: 5}},
			{lavrov, "2023-02-22", "2024-11-05", ontology.Counts{Articles: 2, Mentions: 2, Relations: 2}},
		} {
			e := a.entity(tt.of.ID)
			if e.Counts != tt.want || e.FirstSeen != Day(tt.first) || e.LastSeen != Day(tt.last) {
				a.Errorf("%s: %+v, seen from %q to %q; want %+v, from %q to %q", e.Name, e.Counts, e.FirstSeen, e.LastSeen, tt.want, tt.first, tt.last)
			}
		}
	}},
	{"an entity that evidence names without a mention is stored, and not counted as mentioned", func(a asking) {
		a.load(Write("a", "Tass", "2024-11-01").State(russia, ontology.Attacks, ukraine, SaidBy(iaea)).Bundle())
		if e := a.entity(iaea.ID); e.Counts != (ontology.Counts{}) || !e.FirstSeen.IsZero() {
			a.Errorf("%s: %+v, first seen %q; want no counts and no day", e.Name, e.Counts, e.FirstSeen)
		}
	}},
	{"Resolve compares folded names and aliases", func(a asking) {
		a.load(fixture()...)
		for _, tt := range []struct {
			name  string
			kinds []ontology.Kind
			want  []string
		}{
			{"Japan", nil, []string{"Japan"}},
			{"  JAPAN ", nil, []string{"Japan"}},
			{"the European Union", nil, []string{"EU"}},
			{"E.U.", nil, []string{"EU"}},
			{"new start", []ontology.Kind{ontology.Agreement, ontology.Person}, []string{"START"}},
			{"new start", []ontology.Kind{ontology.Person}, nil},
			{"japan european union security and defence partnership", nil, []string{"pact"}},
			{"Japa", nil, nil},
			{"", nil, nil},
			{"—", nil, nil},
		} {
			found, err := a.s.Resolve(a.ctx, tt.name, tt.kinds)
			a.ok("Resolve", err)
			same(a, "Resolve "+tt.name, entityNames(found), tt.want)
		}
	}},
	{"Resolve puts names before aliases, then the most mentioned, then the smaller ID", func(a asking) {
		union := func(name string, aliases ...string) ontology.Entity {
			return Entity(ontology.Organisation, name, aliases...)
		}
		named, often, first, second := union("Union"), union("African Union", "the Union"), union("Arab Union", "UNION"), union("Baltic Union", "Union!")
		a.load(Write("a", "Tass", "").Mention(second, 1).Mention(often, 3).Mention(named, 1).Mention(first, 1).Bundle())
		found, err := a.s.Resolve(a.ctx, "union", nil)
		a.ok("Resolve", err)
		same(a, "Resolve", entityNames(found), []string{"organisation:union", "organisation:african-union", "organisation:arab-union", "organisation:baltic-union"})
	}},
	{"ListEntities sorts by every order", func(a asking) {
		a.load(fixture()...)
		for o, want := range map[store.EntityOrder][]string{
			"":                {"Russia", "EU", "Japan", "Chile", "Ukraine", "China", "NATO", "pact", "START", "Korea", "Borrell", "Lavrov", "Iran", "IAEA"},
			store.ByMentions:  {"Russia", "EU", "Japan", "Chile", "Ukraine", "China", "NATO", "pact", "START", "Korea", "Borrell", "Lavrov", "Iran", "IAEA"},
			store.ByName:      {"Chile", "China", "EU", "IAEA", "Iran", "Japan", "pact", "Borrell", "START", "NATO", "Korea", "Russia", "Lavrov", "Ukraine"},
			store.ByRelations: {"Russia", "EU", "Japan", "Ukraine", "NATO", "pact", "China", "Lavrov", "START", "Iran", "Korea", "IAEA", "Borrell", "Chile"},
			store.ByLastSeen:  {"EU", "Borrell", "China", "Russia", "Lavrov", "Chile", "Iran", "IAEA", "Japan", "Ukraine", "NATO", "pact", "START", "Korea"},
			store.ByEntityID:  {"pact", "START", "Chile", "China", "Iran", "Japan", "Korea", "Russia", "Ukraine", "EU", "IAEA", "NATO", "Borrell", "Lavrov"},
		} {
			same(a, "ListEntities by "+string(o), a.listEntities(store.EntityFilter{}, o), want)
		}
		_, err := a.s.ListEntities(a.ctx, store.EntityFilter{}, "SIZE", store.Page{})
		a.refused("ListEntities by SIZE", err, store.ErrInvalid)
	}},
	{"ListEntities filters by every part", func(a asking) {
		a.load(fixture()...)
		for _, tt := range []struct {
			part string
			f    store.EntityFilter
			want []string
		}{
			{"kinds", store.EntityFilter{Kinds: []ontology.Kind{ontology.Person, ontology.Agreement}}, []string{"pact", "START", "Borrell", "Lavrov"}},
			{"unknown kind", store.EntityFilter{Kinds: []ontology.Kind{"Ship"}}, nil},
			{"ids", store.EntityFilter{IDs: []ontology.ID{eu.ID, "country:ZZ", chile.ID, eu.ID}}, []string{"Chile", "EU"}},
			{"mentions", store.EntityFilter{MinMentions: 5}, []string{"Chile", "Japan", "Russia", "EU"}},
			{"few mentions", store.EntityFilter{MaxMentions: 1, Kinds: []ontology.Kind{ontology.Organisation, ontology.Person}}, []string{"IAEA"}},
			{"seen from", store.EntityFilter{SeenFrom: Day("2024-11-05")}, []string{"China", "Russia", "EU", "Borrell", "Lavrov"}},
			{"seen to", store.EntityFilter{SeenTo: Day("2024-10-20")}, []string{"START", "Russia", "Ukraine", "NATO", "Lavrov"}},
			{"seen in a time", store.EntityFilter{SeenFrom: Day("2023-03-01"), SeenTo: Day("2024-10-31")}, []string{"Russia", "Ukraine", "NATO", "Lavrov"}},
			{"two parts", store.EntityFilter{Kinds: []ontology.Kind{ontology.Country}, MinMentions: 6}, []string{"Japan", "Russia"}},
		} {
			same(a, tt.part, a.listEntities(tt.f, store.ByEntityID), tt.want)
		}
	}},
}
