package storetest

import (
	"entente/internal/ontology"
	"entente/internal/store"
)

// Diplomacy is a graph in which every field has something to show.
func Diplomacy() []*store.Bundle {
	japan, eu := Entity(ontology.Country, "Japan", "JP", "Nippon"), Entity(ontology.Organisation, "European Union", "EU")
	russia, ukraine := Entity(ontology.Country, "Russia", "RU"), Entity(ontology.Country, "Ukraine", "UA")
	chief, pact := Entity(ontology.Person, "Josep Borrell", "Borrell"), Entity(ontology.Agreement, "Security partnership")
	japan.Description = "island country"
	pact.Pact = &ontology.Pact{Form: "partnership", Signed: Day("2024-11-01"), Status: ontology.PactSigned}
	return []*store.Bundle{
		Write("tokyo", "Kyodo", "2024-11-01").
			State(japan, ontology.PartnersWith, eu, On("2024-11-01")).State(japan, ontology.PartyTo, pact).
			State(eu, ontology.PartyTo, pact).State(chief, ontology.Represents, eu, InPost("High Representative")).Bundle(),
		Write("reprint", "Herald", "2024-11-02").
			Article(func(a *ontology.Article) { a.Cluster = ArticleID("tokyo") }).
			State(japan, ontology.PartnersWith, eu).Bundle(),
		Write("brussels", "Reuters", "2024-11-03").
			State(eu, ontology.Sanctions, russia, SaidBy(chief)).State(russia, ontology.Attacks, ukraine, Sure(0.9)).
			State(eu, ontology.Aids, ukraine).State(japan, ontology.Aids, ukraine, As(ontology.Planned)).Bundle(),
		Write("rumour", "Blog", "").
			State(russia, ontology.Threatens, japan, As(ontology.Possible)).State(russia, ontology.Opposes, eu, Denied).Bundle(),
	}
}
