package extract

import (
	"strings"

	"entente/internal/ontology"
)

// signings are the words, in lower case and by their beginnings, for the act
// that brings an agreement about.
var signings = []string{"sign", "ink", "initial", "conclud", "seal"}

// signed copies to each agreement the day of its signing: the earliest that a
// plain statement of somebody's signing gives. A month or a year alone is no day.
func (r *Result) signed() {
	for i := range r.Evidence {
		e := &r.Evidence[i]
		if e.Relation != ontology.PartyTo || e.Polarity != ontology.Affirmed || e.Modality != ontology.Asserted ||
			e.Date.IsZero() || e.Precision != ontology.DayPrecision || !isSigning(e.Trigger) {
			continue
		}
		for k := range r.Entities {
			if r.Entities[k].ID == e.Object {
				r.Entities[k].Pact = signedOn(r.Entities[k].Pact, e.Date)
			}
		}
	}
}

// signedOn is a pact with its day of signing, unless it has an earlier one. It
// is a new one, for the tables' pacts are everybody's.
func signedOn(p *ontology.Pact, day ontology.Date) *ontology.Pact {
	out := ontology.Pact{}
	if p != nil {
		out = *p
	}
	if out.Signed.IsZero() || day.Before(out.Signed) {
		out.Signed = day
	}
	return &out
}

func isSigning(trigger string) bool {
	t := strings.ToLower(trigger)
	for _, s := range signings {
		if rest, ok := strings.CutPrefix(t, s); ok && !strings.HasPrefix(rest, "ator") {
			return true
		}
	}
	return false
}
