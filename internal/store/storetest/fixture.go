package storetest

import (
	"entente/internal/ontology"
	"entente/internal/store"
)

// The entities of the fixture.
var (
	japan   = Entity(ontology.Country, "Japan", "JP")
	china   = Entity(ontology.Country, "China", "CN", "PRC")
	russia  = Entity(ontology.Country, "Russia", "RU", "Russian Federation")
	ukraine = Entity(ontology.Country, "Ukraine", "UA")
	korea   = Entity(ontology.Country, "North Korea", "KP", "DPRK")
	iran    = Entity(ontology.Country, "Iran", "IR")
	chile   = Entity(ontology.Country, "Chile", "CL")
	eu      = Entity(ontology.Organisation, "European Union", "EU")
	nato    = Entity(ontology.Organisation, "North Atlantic Treaty Organization", "NATO")
	iaea    = Entity(ontology.Organisation, "International Atomic Energy Agency", "IAEA")
	borrell = Entity(ontology.Person, "Josep Borrell", "Borrell")
	lavrov  = Entity(ontology.Person, "Sergei Lavrov", "Lavrov")
	pact    = Entity(ontology.Agreement, "Japan–European Union security and defence partnership")
	start   = Entity(ontology.Agreement, "New START")
)

// fixture is the graph that most cases ask about:
//
//	Borrell ─REPRESENTS, ended─▶ EU ◀─PARTNERS_WITH (3), AGREES_WITH─▶ Japan ◀─PARTNERS_WITH─▶ NATO
//	                            │││                                   │                    │ ▲
//	                            ││└───PARTY_TO───▶ pact ◀───PARTY_TO──┘                    │ │
//	                            ││                                                         │ │
//	                            │└──────────AIDS────────────────▶ Ukraine ◀──────AIDS──────┘ │
//	                            │                                 ▲ └────MEMBER_OF, planned──┘
//	                        SANCTIONS                             │
//	                            ▼                                 │
//	Lavrov ───REPRESENTS───▶ Russia ───────────ATTACKS────────────┘
//	  │                       ▲ ▲ └──PARTY_TO, ended──▶ New START
//	  │                       │ └─────MEETS_WITH, undated─────▶ North Korea
//	  └─VISITS, planned─▶ China
//	                        └─SUPPORTS, attributed to the EU, denied by China─▶ Russia
//
//	IAEA ──ACCUSES──▶ Iran                Chile (mentioned only)
//
// North Korea possibly AIDS Russia, which makes no edge. "reprint" is a
// near-duplicate of "tokyo"; "rumour" has no date; "brussels" and "allies" are
// of one day.
func fixture() []*store.Bundle {
	return []*store.Bundle{
		Write("tokyo", "Kyodo", "2024-11-01").
			State(japan, ontology.PartnersWith, eu).
			State(borrell, ontology.Represents, eu, InPost("High Representative")).
			State(japan, ontology.PartyTo, pact).
			State(eu, ontology.PartyTo, pact).
			State(china, ontology.Supports, russia, SaidBy(eu)).
			Article(func(a *ontology.Article) { a.Fingerprint = 0b1111 }).Bundle(),
		Write("reprint", "Herald", "2024-11-02").
			State(eu, ontology.PartnersWith, japan, Sure(0.9)).
			Article(func(a *ontology.Article) { a.Cluster, a.Fingerprint = ArticleID("tokyo"), 0b1110 }).Bundle(),
		Write("brussels", "Reuters", "2024-11-03").
			State(eu, ontology.PartnersWith, japan, Sure(0.5)).
			State(eu, ontology.AgreesWith, japan).
			State(eu, ontology.Sanctions, russia, On("2024-10-24")).
			State(eu, ontology.Aids, ukraine).Bundle(),
		Write("kyiv", "Reuters", "2024-10-20").
			State(russia, ontology.Attacks, ukraine, On("2022-02-24")).
			State(ukraine, ontology.MemberOf, nato, As(ontology.Planned)).
			State(nato, ontology.Aids, ukraine, Sure(0.6)).Bundle(),
		Write("moscow", "Tass", "2023-02-22").
			State(russia, ontology.PartyTo, start, On("2010-04-08")).
			State(russia, ontology.PartyTo, start, As(ontology.Ended), On("2023-02-21")).
			State(lavrov, ontology.Represents, russia, InPost("Foreign Minister")).Bundle(),
		Write("beijing", "Xinhua", "2024-11-05").
			State(china, ontology.Supports, russia, Denied, SaidBy(china)).
			State(lavrov, ontology.Visits, china, As(ontology.Planned), On("2024-11-20")).Bundle(),
		Write("rumour", "Blog", "").
			State(korea, ontology.MeetsWith, russia).
			State(korea, ontology.Aids, russia, As(ontology.Possible), Sure(0.3)).Bundle(),
		Write("vienna", "Agency Press", "2024-11-04").
			Mention(chile, 5).
			State(iaea, ontology.Accuses, iran, SaidByWords("Diplomats")).Bundle(),
		Write("allies", "Reuters", "2024-11-03").
			State(japan, ontology.PartnersWith, nato).Bundle(),
		Write("post", "Herald", "2024-12-01").
			State(borrell, ontology.Represents, eu, As(ontology.Ended), On("2024-11-30"), InPost("former High Representative")).Bundle(),
	}
}

// shortNames are how cases call the entities of the fixture.
var shortNames = map[ontology.ID]string{
	japan.ID: "Japan", china.ID: "China", russia.ID: "Russia", ukraine.ID: "Ukraine", korea.ID: "Korea", iran.ID: "Iran", chile.ID: "Chile",
	eu.ID: "EU", nato.ID: "NATO", iaea.ID: "IAEA", borrell.ID: "Borrell", lavrov.ID: "Lavrov", pact.ID: "pact", start.ID: "START",
}

func shortName(id ontology.ID) string {
	if name, ok := shortNames[id]; ok {
		return name
	}
	return string(id)
}

// edge is the ID of the edge between two entities of the fixture.
func edge(subject ontology.Entity, t ontology.RelationType, object ontology.Entity) ontology.RelationID {
	return ontology.NewRelationKey(subject.ID, t, object.ID).ID()
}
