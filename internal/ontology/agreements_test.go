package ontology

import (
	"slices"
	"strings"
	"testing"
)

func TestAgreementsAreWhole(t *testing.T) {
	names := map[string]ID{}
	for _, a := range Agreements() {
		if want := NewID(Agreement, a.Name); a.ID != want {
			t.Errorf("%q has ID %s, want %s", a.Name, a.ID, want)
		}
		if a.Form == "" || a.Form != strings.ToLower(a.Form) {
			t.Errorf("%s: form %q is not a noun in lower case", a.ID, a.Form)
		}
		for _, n := range a.Names {
			if other, ok := names[n.Text]; ok {
				t.Errorf("%s and %s are both called %q", other, a.ID, n.Text)
			}
			names[n.Text] = a.ID
		}
	}
	if !slices.IsSortedFunc(Agreements(), func(a, b AgreementEntry) int { return strings.Compare(string(a.ID), string(b.ID)) }) {
		t.Error("agreements.tsv is not ascending by ID")
	}
}

func TestKnownFindsAgreements(t *testing.T) {
	for phrase, want := range map[string]ID{
		"New START":            "agreement:new-start",
		"the JCPOA":            "agreement:joint-comprehensive-plan-of-action",
		"Paris climate accord": "agreement:paris-agreement",
		"Oslo Accords":         "agreement:oslo-accords",
	} {
		names := Known().Lookup(phrase)
		if !slices.ContainsFunc(names, func(n Name) bool { return n.Target == want }) {
			t.Errorf("Lookup(%q) = %v, want %s", phrase, names, want)
		}
	}
}
