package ontology

import (
	"slices"
	"strings"
	"testing"
)

func TestMetonymsStandForKnownActors(t *testing.T) {
	for _, m := range Metonyms() {
		_, country := CountryByID(m.Name.Target)
		_, organisation := OrganisationByID(m.Name.Target)
		if !country && !organisation {
			t.Errorf("%q stands for %q, which no table holds", m.Name.Text, m.Name.Target)
		}
		if m.Name.Form != FormSeat {
			t.Errorf("%q has the form %s, want %s", m.Name.Text, m.Name.Form, FormSeat)
		}
	}
}

func TestMetonymsAreSorted(t *testing.T) {
	if !slices.IsSortedFunc(Metonyms(), func(a, b Metonym) int {
		return strings.Compare(a.Name.Text+"\t"+string(a.Name.Target), b.Name.Text+"\t"+string(b.Name.Target))
	}) {
		t.Error("metonyms.tsv is not ascending by phrase and target")
	}
	if !slices.IsSortedFunc(Lookalikes(), func(a, b Lookalike) int { return strings.Compare(a.Name.Text, b.Name.Text) }) {
		t.Error("lookalikes.tsv is not ascending")
	}
}

func TestLookalikesSayWhatTheyAre(t *testing.T) {
	for _, l := range Lookalikes() {
		if l.What == "" || !strings.ContainsAny(l.Name.Text, " -") && len(l.Name.Text) < 5 {
			t.Errorf("%q is %q: a look-alike is a phrase and says what it is", l.Name.Text, l.What)
		}
	}
}
