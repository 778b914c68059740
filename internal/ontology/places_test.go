package ontology

import (
	"slices"
	"strings"
	"testing"
)

func TestPlacesAreSortedAndNobody(t *testing.T) {
	if !slices.IsSortedFunc(Places(), func(a, b Lookalike) int { return strings.Compare(a.Name.Text, b.Name.Text) }) {
		t.Error("places.tsv is not ascending")
	}
	for _, p := range Places() {
		if p.What == "" || p.Name.Target != "" {
			t.Errorf("place %q is %q and stands for %q", p.Name.Text, p.What, p.Name.Target)
		}
	}
	m, ok := Known().At("fighting near Kharkiv went on", len("fighting near "))
	if !ok || m.Names[0].Form != FormLookalike {
		t.Errorf("Kharkiv is %v, want a look-alike", m.Names)
	}
}
