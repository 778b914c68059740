package ontology

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestOrganisationsAreWhole(t *testing.T) {
	if got := len(Organisations()); got < 350 {
		t.Errorf("%d organisations, want at least 350", got)
	}
	item := regexp.MustCompile(`^(Q[1-9][0-9]*)?$`)
	ids, items := map[ID]bool{}, map[string]ID{}
	for _, o := range Organisations() {
		if want := NewID(Organisation, o.Name); o.ID != want {
			t.Errorf("%q has ID %s, want %s", o.Name, o.ID, want)
		}
		if ids[o.ID] {
			t.Errorf("%s is there twice", o.ID)
		}
		ids[o.ID] = true
		if !slices.Contains(OrganisationSorts(), o.Sort) {
			t.Errorf("%s: %q is not a sort", o.ID, o.Sort)
		}
		if _, ok := CountryByID(o.Country); !ok && o.Country != "" {
			t.Errorf("%s: no country %s", o.ID, o.Country)
		}
		if !item.MatchString(o.Wikidata) {
			t.Errorf("%s: %q is not a Wikidata item", o.ID, o.Wikidata)
		}
		if other := items[o.Wikidata]; o.Wikidata != "" && other != "" {
			t.Errorf("%s and %s share the item %s", other, o.ID, o.Wikidata)
		}
		items[o.Wikidata] = o.ID
	}
}

func TestOrganisationsAreSorted(t *testing.T) {
	if !slices.IsSortedFunc(Organisations(), func(a, b OrganisationEntry) int { return strings.Compare(string(a.ID), string(b.ID)) }) {
		t.Error("organisations.tsv is not ascending by ID")
	}
}

// TestAcronymsAreAcronyms keeps words out of the column of acronyms, as an
// acronym is also looked for with full stops.
func TestAcronymsAreAcronyms(t *testing.T) {
	for _, o := range Organisations() {
		for _, n := range o.Names {
			capitals := 0
			for _, r := range n.Text {
				if 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' {
					capitals++
				}
			}
			if n.Form == FormAcronym && (2*capitals < len(n.Text) || strings.Contains(n.Text, " ")) {
				t.Errorf("%s: %q is not an acronym", o.ID, n.Text)
			}
		}
	}
}

func TestOrganisationByID(t *testing.T) {
	o, ok := OrganisationByID("organisation:european-union")
	if !ok || o.Name != "European Union" || o.Sort != SortIntergovernmental || o.Country != "" {
		t.Errorf("the European Union is %+v", o)
	}
	e := o.Entity()
	if e.Kind != Organisation || !slices.Contains(e.Aliases, "EU") || slices.Contains(e.Aliases, "European Union") {
		t.Errorf("the European Union's entity is %+v", e)
	}
	if _, ok := OrganisationByID("organisation:nobody"); ok {
		t.Error("OrganisationByID found nobody")
	}
}
