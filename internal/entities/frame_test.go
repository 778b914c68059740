package entities

import "testing"

func TestFramedBodies(t *testing.T) {
	testLists(t, [][2]string{
		{"Zorbex, another French firm, sold the plant to Kalimo, a Kenyan maker of bicycles.", "Zorbex O; France C; Kalimo O; Kenya C"},
		{"The mine is owned by Stonebrook and Velmar.", "Stonebrook O; Velmar O"},
		{"Exporters such as Bidnor and Kapela Oil lost millions.", "Bidnor O; Kapela Oil O"},
		{"The brewer Okosim bought a stake in Ghana's Tamalo.", "Okosim O; Ghana C; Tamalo O"},
		{"Boeing and Marvex opened plants.", "Boeing O; Marvex O"},
		{"Poland's largest utility, PGX, and the private company ZE PAK signed.", "Poland C; PGX O; ZE PAK O"},
		{"Italian insurer Assicura Generali met the Russian company Rinaldo Trading and a front company named Wuhan Sanjiang.", "Italy C; Assicura Generali O; Russia C; Rinaldo Trading O; Wuhan Sanjiang O"},
		{"Police clashed with members of Golden Dawn.", "Golden Dawn O"},
		{"Ruth Lobo met Jane Doe, a producer, and Jan Kok, a party member.", "Ruth Lobo P; Jane Doe P; Jan Kok P"},
		{"The company Jane Moore founded grew.", "Jane Moore P"},
		{"The president of the company, Jane Moore, and the head of the group, Moussa Traore, left.", "Jane Moore P; Moussa Traore P"},
		{"The party leader, Ivan Petrov, came from Gdansk with the firm.", "Ivan Petrov P"},
	})
}

func TestPlacesAreNoBodies(t *testing.T) {
	testLists(t, [][2]string{
		{"They left the Transnistria region.", ""},
		{"Transnistria protested.", "Transnistria O"},
		{"She fell ill on a flight from Omsk.", ""},
		{"(SBU) Peru and Chile sided with Ecuador.", "Peru C; Chile C; Ecuador C"},
		{"Kenya will not leave the African Growth and Opportunity Act.", "Kenya C"},
	})
}

func TestMissions(t *testing.T) {
	testLists(t, [][2]string{
		{"The Russian Embassy protested, and staff left the Indian consulate in Herat.", "Russia C; India C"},
		{"The Thai embassy in Oslo closed its doors.", "Thai Embassy O; Thailand C"},
		{"Gunmen stormed the Saudi embassy.", "Saudi Arabia C"},
		{"The Embassy of Chile in Lima reopened.", "Chilean Embassy O; Chile C"},
	})
}
