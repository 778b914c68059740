package evaluation

import "testing"

func TestFold(t *testing.T) {
	for name, want := range map[string]string{
		"The European Union": "european union",
		"U.S.":               "us",
		"U.S":                "us",
		"the U.S. Navy":      "us navy",
		"Türkiye":            "turkiye",
		"China's":            "china",
		"China’s navy":       "china navy",
		"Straße":             "strasse",
		"Łódź":               "lodz",
		"Japan–EU pact":      "japan eu pact",
		"theatre":            "theatre",
		"  ":                 "",
	} {
		if got := fold(name); got != want {
			t.Errorf("fold(%q) = %q, want %q", name, got, want)
		}
	}
}
