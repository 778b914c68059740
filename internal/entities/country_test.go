package entities

import "testing"

func TestCountryNames(t *testing.T) {
	testLists(t, [][2]string{
		{"The U.S., the UK and the PRC signed nothing.", "United States C; United Kingdom C; China C"},
		{"They asked us to leave the turkey alone.", ""},
		{"Burma and the Republic of Korea trade.", "Myanmar C; South Korea C"},
		{"U.S.-China talks resumed.", "United States C; China C"},
		{"Ships crossed the South China Sea and the Gulf of Oman.", ""},
		{"He flew from Mexico City to the Suez Canal.", ""},
		{"Michael Jordan and Chad Smith watched the game.", "Michael Jordan P; Chad Smith P"},
		{"King Abdullah of Jordan met the envoy.", "Abdullah P; Jordan C"},
	})
}

// TestGeorgia tells the country from the state of the United States.
func TestGeorgia(t *testing.T) {
	testLists(t, [][2]string{
		{"The murders in Georgia shocked many people.", ""},
		{"Georgia accused its neighbour of shelling villages.", "Georgia C"},
		{"Armenia and Azerbaijan talked in Georgia.", "Armenia C; Azerbaijan C; Georgia C"},
		{"The Government of Georgia helped.", "Georgia C"},
	})
}

func TestSovietUnion(t *testing.T) {
	testLists(t, [][2]string{
		{"The United States warned the Soviet Union, and the Soviet ambassador left.", "United States C; Russia C"},
		{"Estonia, a former Soviet republic, sold Soviet-era tanks to states of the former Soviet Union.", "Estonia C"},
	})
}

func TestKorea(t *testing.T) {
	testMeant(t, [][3]string{
		{"A Korean rival signed too.", "Korean", "South Korea"},
		{"South Korean ships left. The Korean navy stayed.", "Korean navy", "South Korean Navy"},
		{"North Korean ships left. Korean officials praised Kim Jong Un.", "Korean officials", "North Korea"},
	})
}
