package ontology

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Places without lasting inhabitants have neither demonym nor capital.
var uninhabited = []string{"AQ", "BV", "HM", "TF", "UM"}

// Hong Kong and Macau are cities, and these territories are governed from elsewhere.
var withoutCapital = []string{"AQ", "BV", "HK", "HM", "MO", "UM"}

var withoutDemonym = append([]string{"GS"}, uninhabited...)

func TestCountriesHoldAllCodesOnce(t *testing.T) {
	const want = 249 + 1 // ISO 3166-1 in 2026, and Kosovo
	if got := len(Countries()); got != want {
		t.Errorf("%d countries, want %d", got, want)
	}
	seen := map[string]string{}
	for _, c := range Countries() {
		for _, code := range []string{c.Alpha2, c.Alpha3, c.Numeric, c.Wikidata, c.Name} {
			if other := seen[code]; other != "" {
				t.Errorf("%s and %s share %q", other, c.Alpha2, code)
			}
			if code != "" {
				seen[code] = c.Alpha2
			}
		}
	}
}

func TestCountriesAreWhole(t *testing.T) {
	code := regexp.MustCompile(`^[A-Z]{2} [A-Z]{3} ([0-9]{3})? Q[1-9][0-9]*$`)
	for _, c := range Countries() {
		if line := strings.Join([]string{c.Alpha2, c.Alpha3, c.Numeric, c.Wikidata}, " "); !code.MatchString(line) && c.Alpha2 != "XK" {
			t.Errorf("codes %q are not of the form %s", line, code)
		}
		if c.Name == "" || c.Official == "" {
			t.Errorf("%s: name %q, official name %q", c.Alpha2, c.Name, c.Official)
		}
		if got, want := len(c.Capitals) == 0, slices.Contains(withoutCapital, c.Alpha2); got != want {
			t.Errorf("%s: capitals are %q", c.Alpha2, c.Capitals)
		}
		if got, want := len(c.Nouns) == 0 && len(c.Adjectives) < 2 && c.Alpha2 != "SJ", slices.Contains(withoutDemonym, c.Alpha2); got != want {
			t.Errorf("%s: nouns are %q, adjectives %q", c.Alpha2, c.Nouns, c.Adjectives)
		}
	}
}

func TestCountriesAreSorted(t *testing.T) {
	if !slices.IsSortedFunc(Countries(), func(a, b CountryEntry) int { return strings.Compare(a.Alpha2, b.Alpha2) }) {
		t.Error("countries.tsv is not ascending by alpha-2 code")
	}
}

func TestCountryByCode(t *testing.T) {
	for _, tt := range []struct{ code, want string }{
		{"JP", "Japan"}, {"jpn", "Japan"}, {"XK", "Kosovo"}, {"CI", "Ivory Coast"}, {"TUR", "Turkey"}, {"ZZ", ""}, {"", ""},
	} {
		c, ok := CountryByCode(tt.code)
		if ok != (tt.want != "") || ok && c.Name != tt.want {
			t.Errorf("CountryByCode(%q) = %v, want %q", tt.code, c, tt.want)
		}
	}
	if _, ok := CountryByID("organisation:jp"); ok {
		t.Error("CountryByID found an organisation")
	}
}

func TestCountryEntityHasNamesButNoDemonyms(t *testing.T) {
	jp, _ := CountryByID("country:JP")
	e := jp.Entity()
	if e.Name != "Japan" || e.Codes.Wikidata != "Q17" || !slices.Contains(e.Aliases, "Nippon") {
		t.Errorf("Japan is %+v", e)
	}
	for _, alias := range []string{"Japan", "Japanese", "Tokyo"} {
		if slices.Contains(e.Aliases, alias) {
			t.Errorf("%q is an alias of Japan", alias)
		}
	}
}
