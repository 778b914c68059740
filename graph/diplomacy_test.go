package graph

import (
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// The graph that questions of levels, friends and foes ask. Two camps, and Türkiye
// between them; people and bodies act for Japan, Russia and the United States:
//
//	Kishida → Japan ═ US ← Pentagon ← Austin      Lavrov → Russia ═ North Korea
//	            ╲     ║ ╲                                    │
//	             Ukraine  ═ ═ ═ Türkiye ═ ═ ═ ═ ═ ═ ═ ═ ═ ═ ═╡
//	                 ↑ ATTACKS                               │
//	                 └───────────────────────────────────────┘
var (
	turkey   = storetest.Entity(ontology.Country, "Türkiye", "TR")
	pentagon = storetest.Entity(ontology.Organisation, "Pentagon")
	austin   = storetest.Entity(ontology.Person, "Lloyd Austin")
	kishida  = storetest.Entity(ontology.Person, "Fumio Kishida")
	lavrov   = storetest.Entity(ontology.Person, "Sergei Lavrov")
	peskov   = storetest.Entity(ontology.Person, "Dmitry Peskov")
)

func openDiplomacy(t testing.TB) store.Store {
	t.Helper()
	var bundles []*store.Bundle
	for i, day := range []string{"2022-02-25", "2022-03-01", "2022-03-02"} {
		bundles = append(bundles, storetest.Write("0000000000000000010"+string(rune('0'+i)), "Kyodo", day).
			State(russia, ontology.Attacks, ukraine).Bundle())
	}
	return filled(t, append(bundles,
		storetest.Write("00000000000000000200", "Reuters", "2022-03-10").
			State(lavrov, ontology.Represents, russia, storetest.InPost("foreign minister")).
			State(peskov, ontology.Represents, russia, storetest.As(ontology.Ended), storetest.On("2022-03-09")).
			State(lavrov, ontology.Accuses, america).
			State(austin, ontology.Represents, pentagon).
			State(pentagon, ontology.BasedIn, america).
			State(lavrov, ontology.Threatens, austin).
			State(pentagon, ontology.Aids, ukraine).
			State(peskov, ontology.Accuses, ukraine).
			Bundle(),
		storetest.Write("00000000000000000201", "Herald", "2022-04-01").
			State(america, ontology.Supports, ukraine).
			State(kishida, ontology.Represents, japan).
			State(kishida, ontology.Supports, ukraine).
			State(japan, ontology.AlliedWith, america).
			State(korea, ontology.PartnersWith, russia).
			State(america, ontology.Sanctions, korea).
			State(america, ontology.Sanctions, russia).
			Bundle(),
		storetest.Write("00000000000000000202", "Herald", "2022-07-22").
			State(turkey, ontology.AgreesWith, russia).
			State(turkey, ontology.AgreesWith, ukraine).
			State(turkey, ontology.AlliedWith, america).
			State(turkey, ontology.MeetsWith, lavrov).
			Bundle(),
		storetest.Write("00000000000000000203", "Herald", "2023-07-17").
			State(turkey, ontology.AgreesWith, russia, storetest.As(ontology.Ended), storetest.On("2023-07-17")).
			Bundle(),
	))
}
