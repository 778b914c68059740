package entities

import "testing"

func TestMetonymy(t *testing.T) {
	testLists(t, [][2]string{
		{"Beijing warned its neighbours.", "China C"},
		{"The minister spoke in Beijing.", ""},
		{"Borrell's visit to Tokyo was short.", "Japan C"},
		{"Moscow's refusal angered Kyiv.", "Russia C; Ukraine C"},
		{"Talks between Oslo and London went on.", "Norway C; United Kingdom C"},
		{"The Kremlin denied it; the White House did not.", "Russia C; United States C"},
		{"Brussels imposed tariffs.", "European Union O"},
		{"A bomb hit a market near Kabul.", ""},
		{"He called on Beijing to stop.", "China C"},
		{"The Paris airport was closed.", ""},
		{"The Moscow-backed party won.", "Russia C"},
	})
}
