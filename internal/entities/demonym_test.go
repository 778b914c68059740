package entities

import "testing"

func TestDemonyms(t *testing.T) {
	testLists(t, [][2]string{
		{"Russian forces shelled the town.", "Russia C"},
		{"Lithuanian and Greek officials agreed.", "Lithuania C; Greece C"},
		{"He ate Mexican food and bought a Japanese car.", ""},
		{"The film is in Spanish.", ""},
		{"Latin American leaders met.", ""},
		{"The Russians refused.", "Russia C"},
	})
}

// TestWidenActors checks which token the rest of the sentence hangs a
// nationality on.
func TestWidenActors(t *testing.T) {
	for _, tt := range []struct{ sentence, span, head string }{
		{"The Japanese government protested.", "Japanese government", "government"},
		{"Chinese officials protested.", "Chinese officials", "officials"},
		{"The Government of Georgia helped.", "Government of Georgia", "Government"},
		{"French President Emmanuel Macron spoke.", "French", "French"},
		{"Thailand's foreign minister spoke.", "Thailand's foreign minister", "minister"},
	} {
		in, r := read(t, tt.sentence)
		d := in.Sections[0].Doc
		if m := r.Mentions[0]; d.Slice(m.Span) != tt.span || d.Tokens[m.Head].Text != tt.head {
			t.Errorf("%q: %q hangs on %q, want %q on %q", tt.sentence, d.Slice(m.Span), d.Tokens[m.Head].Text, tt.span, tt.head)
		}
	}
}

// TestGroups joins states before one noun and keeps their own names within.
func TestGroups(t *testing.T) {
	testMeant(t, [][3]string{
		{"U.S. and Cuban officials met.", "U.S. and Cuban officials", "United States+Cuba"},
		{"U.S. and Cuban officials met.", "Cuban", "Cuba"},
		{"The Russian, Turkish and Iranian presidents met.", "Russian, Turkish and Iranian presidents", "Russia+Turkey+Iran"},
	})
}

func TestCapitalisedMinisters(t *testing.T) {
	testMeant(t, [][3]string{
		{"Chilean and Peruvian Defence Ministers met.", "Chilean and Peruvian Defence Ministers", "Chile+Peru"},
		{"The Kenyan Foreign Minister left.", "Kenyan Foreign Minister", "Kenya"},
		{"Chilean and Peruvian Defence Ministers Juan Mora and Luis Paz met.", "Peruvian", "Peru"},
	})
}
