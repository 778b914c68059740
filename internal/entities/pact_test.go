package entities

import (
	"testing"

	"entente/internal/ontology"
)

func TestPactNames(t *testing.T) {
	testLists(t, [][2]string{
		{"It follows the Vienna Convention on Consular Relations and the China-Canada Consular Agreement.",
			"Vienna Convention on Consular Relations A; China-Canada Consular Agreement A; China C; Canada C"},
		{"They endorsed the Declaration Against Arbitrary Detention in State-to-State Relations.",
			"Declaration Against Arbitrary Detention in State-to-State Relations A"},
		{"Turkey left the Council of Europe Convention on Preventing and Combating Violence Against Women and Domestic Violence, better known as the Istanbul Convention.",
			"Turkey C; Council of Europe Convention on Preventing and Combating Violence Against Women and Domestic Violence A; Council of Europe O"},
		{"They met in the Treaty Room.", ""},
		{"He signed a Presidential Memorandum on Protecting Women.", ""},
		{"The UN Law of the Sea Convention matters.", "Law of the Sea Convention A; United Nations O"},
		{"The North Atlantic Treaty Organization grew.", "North Atlantic Treaty Organization O"},
	})
}

func TestPactTitles(t *testing.T) {
	for headline, want := range map[string]string{
		"Joint Statement on U.S.-China Economic and Trade Meeting in Stockholm": "Joint Statement on U.S.-China Economic and Trade Meeting in Stockholm: United States, China",
		"Joint Statement by the United States and the Republic of Korea":        "Joint Statement by the United States and the Republic of Korea: United States, South Korea",
		"Statement by President Biden on Turkey":                                "",
	} {
		_, r := readUnder(t, headline, "The text follows, and it is long enough.")
		if got := parties(r); got != want {
			t.Errorf("headline %q: parties %q, want %q", headline, got, want)
		}
	}
}

func TestWithAndAndInPactNames(t *testing.T) {
	testLists(t, [][2]string{
		{"Japan is to sign its Reciprocal Access Agreement with Manila.", "Japan C; Reciprocal Access Agreement A; Philippines C"},
		{"Chile ended its Treaty of Friendship with Finland.", "Chile C; Treaty of Friendship A; Finland C"},
		{"They talked about their Strategic Trade and Investment Partnership.", "Strategic Trade and Investment Partnership A"},
		{"They renewed the Police Cooperation Agreement and the Border Treaty.", "Police Cooperation Agreement A; Border Treaty A"},
	})
}

func TestSignedByVerb(t *testing.T) {
	testParties(t, [][2]string{
		{"Turkey and Libya signed a maritime border agreement in November.", "Libya–Turkey maritime border agreement: Turkey, Libya"},
		{"Russia signed an arms deal with Iran on Tuesday.", "Iran–Russia arms deal: Iran, Russia"},
		{"Mexico and the United States reach a deal on migration, suspending tariffs.", "Mexico–United States migration deal: Mexico, United States"},
		{"The Philippines and Japan are expected to sign a defence pact next month.", "Japan–Philippines defence pact: Philippines PLANNED, Japan PLANNED"},
		{"Azerbaijan and Armenia could sign a peace treaty by the end of the year.", ""},
		{"Ethiopia refused to sign the agreement with Egypt and Sudan.", ""},
		{"India signed a deal worth $5 billion with Russia for missiles.", "India–Russia deal: India, Russia"},
		{"The U.S. and Taliban agreement was signed in Doha.", "United States–Taliban agreement: United States, Taliban"},
		{"NATO leadership signs an agreement with the Ukrainian government.", "Ukraine–North Atlantic Treaty Organization agreement: Ukraine, North Atlantic Treaty Organization"},
		{"The leaders of Japan, South Korea and the United States issued a joint statement.", "Japan–South Korea–United States joint statement: Japan, South Korea, United States"},
		{"The Houthis and Yemen agreed to a two-month truce.", "Yemen–Houthis truce: Houthis, Yemen"},
		{"Japan and Brazil held a summit and an exercise.", ""},
	})
}

func TestPartiesOfPhrase(t *testing.T) {
	testParties(t, [][2]string{
		{"A ceasefire between Armenia and Azerbaijan took effect.", "Armenia–Azerbaijan ceasefire: Armenia, Azerbaijan"},
		{"The US-Japan trade pact was approved.", "Japan–United States trade pact: United States, Japan"},
		{"France's deal with Qatar to sell jets was announced.", "France–Qatar deal: France, Qatar"},
		{"The truce that Israel and Hamas agreed last week has held.", "Israel–Hamas truce: Israel, Hamas"},
		{"A deal signed by Kosovo and Serbia in Brussels foresees talks.", "Kosovo–Serbia deal: Kosovo, Serbia"},
		{"Negotiators from India and the United Kingdom are close to a trade agreement.", ""},
	})
}

// TestLeadersSign lets a person sign for the state of the office.
func TestLeadersSign(t *testing.T) {
	testParties(t, [][2]string{
		{"Azerbaijani President Ilham Aliyev and Armenian Prime Minister Nikol Pashinyan met, and the two leaders signed a joint declaration.",
			"Armenia–Azerbaijan joint declaration: Azerbaijan, Armenia"},
		{"President Joe Biden and Philippine President Ferdinand Marcos Jr. announced a new agreement on bases.",
			"Philippines–United States bases agreement: United States, Philippines"},
	})
}

// TestSeveralPacts makes an agreement for each of those who sign with another.
func TestSeveralPacts(t *testing.T) {
	testParties(t, [][2]string{{
		"Kenya and Uganda signed economic agreements with the U.S. last week.",
		"Kenya–United States economic agreement: Kenya, United States; Uganda–United States economic agreement: Uganda, United States",
	}})
}

func TestMembership(t *testing.T) {
	testParties(t, [][2]string{
		{"North Korea pulled out of the Nuclear Non-Proliferation Treaty in 2003.", "Nuclear Non-Proliferation Treaty: North Korea ENDED"},
		{"Russia suspended its participation in New START.", "New START: Russia ENDED"},
		{"Turkey’s withdrawal from the Lanzarote Convention is disappointing.", "Lanzarote Convention: Turkey ENDED"},
		{"Canada ratified the Lanzarote Convention.", "Lanzarote Convention: Canada"},
		{"Spain signed the Lanzarote Convention. The signatories to the Convention: France, Malta (in respect of Gozo) and Italy.", "Lanzarote Convention: Spain, France, Malta, Italy"},
	})
}

func TestPactReferences(t *testing.T) {
	testMeant(t, [][3]string{
		{"Chad and Niger signed a water pact. This strategic agreement will last.", "This strategic agreement", "Chad–Niger water pact"},
		{"Israel and Kuwait signed the Abraham Accords. Bahrain joined the accords.", "the accords", "Abraham Accords"},
		{"Chad and Niger signed a water pact. Mali announced a deal to buy arms. Benin welcomed the deal.", "the deal", ""},
		{"The summit failed. The agreement was dropped.", "The agreement", ""},
	})
}

func TestAgreementsSayTheirForm(t *testing.T) {
	_, r := read(t, "Chad and Niger signed a memorandum of understanding.")
	for _, e := range r.Entities {
		if e.Kind == ontology.Agreement && (e.Pact == nil || e.Pact.Form != "memorandum of understanding") {
			t.Errorf("%s has the form %+v, want memorandum of understanding", e.Name, e.Pact)
		}
	}
}

func TestPactStatus(t *testing.T) {
	for sentence, want := range map[string]ontology.PactStatus{
		"Chad and Niger signed a water pact.":                                      ontology.PactSigned,
		"Chad and Niger will sign a water pact.":                                   ontology.PactPlanned,
		"Chad and Niger signed a water pact. The pact entered into force.":         ontology.PactInForce,
		"Chad and Niger signed a water pact. The pact has not entered into force.": ontology.PactSigned,
		"The Lanzarote Convention was scrapped.":                                   ontology.PactEnded,
		"The pact between Chad and Niger is old.":                                  "",
	} {
		_, r := read(t, sentence)
		for _, e := range r.Entities {
			if e.Kind == ontology.Agreement && (e.Pact == nil && want != "" || e.Pact != nil && e.Pact.Status != want) {
				t.Errorf("%q: %+v, want %q", sentence, e.Pact, want)
			}
		}
	}
}

func TestPartiesByPossession(t *testing.T) {
	testParties(t, [][2]string{
		{"Chilean Trade Minister Ana Mora and her Peruvian counterpart, Luis Paz, signed a deal on maize.", "Chile–Peru maize deal: Chile, Peru"},
		{"Chilean Trade Minister Ana Mora and Peruvian Prime Minister Luis Paz came to Lima, where their ministries concluded a memorandum of understanding.", "Chile–Peru memorandum of understanding: Chile, Peru"},
		{"The presidents of Chad and Mali met. Their governments signed a treaty.", "Chad–Mali treaty: Chad, Mali"},
		{"They welcomed the MOU between the United States, Zambia and Togo on a battery.", "Togo–United States–Zambia memorandum of understanding: United States, Zambia, Togo"},
		{"The Barbados Agreement was signed by Venezuela and Guyana.", "Barbados Agreement: Venezuela, Guyana"},
		{"They welcomed the MOU between Chad and Mali.", "Chad–Mali memorandum of understanding: Chad, Mali"},
		{"Chad and Mali signed a letter of intent.", "Chad–Mali letter of intent: Chad, Mali"},
		{"Both Chad and Mali received a letter of thanks.", ""},
		{"Chad, Mali and Togo will cancel their fishing agreements with Niger.", ""},
		{"Panama has left Taiwan, President Juan Mora announced. His foreign minister, Ana Paz, and her Chinese counterpart Wang Yi signed a joint communiqué.", "China–Panama joint communiqué: Panama, China"},
	})
}
