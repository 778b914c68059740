package extract

import (
	"strings"
	"testing"

	"entente/internal/ontology"
)

func evidence(rule string, object ontology.Via, m ontology.Modality) *ontology.Evidence {
	return &ontology.Evidence{
		Rule: rule, Modality: m,
		SubjectMention: ontology.Mention{Via: ontology.ViaName}, ObjectMention: ontology.Mention{Via: object},
	}
}

func TestConfidenceGrowsWithStrength(t *testing.T) {
	for _, rule := range []string{"sanctions.verb", "attacks.noun", "meets_with.phrase", "represents.title", "party_to.agreement", "aids.headline"} {
		last := 0.0
		for strength := 0.1; strength < 1; strength += 0.1 {
			c := confidence(strength, evidence(rule, ontology.ViaName, ontology.Asserted))
			if c <= last || c >= 1 {
				t.Errorf("%s, strength %.1f: confidence %.3f after %.3f, want more, and below 1", rule, strength, c, last)
			}
			last = c
		}
	}
}

// What the same strength is worth.
func TestConfidenceKnowsWhatMisleads(t *testing.T) {
	plain := evidence("sanctions.verb", ontology.ViaName, ontology.Asserted)
	for _, tt := range []struct {
		less string
		is   *ontology.Evidence
	}{
		{"an object told by a pronoun", evidence("sanctions.verb", ontology.ViaCoreference, ontology.Asserted)},
		{"an object told by a description", evidence("sanctions.verb", ontology.ViaDescription, ontology.Asserted)},
		{"what is only possible", evidence("sanctions.verb", ontology.ViaName, ontology.Possible)},
	} {
		if got, than := confidence(0.8, tt.is), confidence(0.8, plain); got >= than {
			t.Errorf("%s: %.3f, want less than %.3f", tt.less, got, than)
		}
	}
	if verb, post := confidence(0.8, plain), confidence(0.8, evidence("represents.title", ontology.ViaName, ontology.Asserted)); verb >= post {
		t.Errorf("a verb's statement %.3f, want less than a post's %.3f", verb, post)
	}
}

// The table has a weight for every trait there is.
func TestEveryTraitHasAWeight(t *testing.T) {
	for i, name := range traitNames {
		if !strings.Contains(confidenceTable, "\n"+name+"\t") {
			t.Errorf("confidence.tsv has no weight for trait %d, %q", i, name)
		}
	}
}
