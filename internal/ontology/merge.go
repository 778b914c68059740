package ontology

import (
	"slices"
	"strings"
)

// Merge joins what two articles, or an article and the graph, know of one
// entity. It is commutative, associative and idempotent, so that a graph does
// not depend on the order in which articles were loaded. Counts and days seen
// are left to the store and taken from a.
func Merge(a, b Entity) Entity {
	out := a
	out.Name = betterName(a.Name, b.Name)
	out.Aliases = mergeAliases(out.Name, a, b)
	out.Description = longer(a.Description, b.Description)
	out.Codes = Codes{
		ISO2:     longer(a.Codes.ISO2, b.Codes.ISO2),
		ISO3:     longer(a.Codes.ISO3, b.Codes.ISO3),
		Wikidata: longer(a.Codes.Wikidata, b.Codes.Wikidata),
	}
	out.Pact = mergePacts(a.Pact, b.Pact)
	return out
}

func mergeAliases(name string, a, b Entity) []string {
	all := slices.Concat(a.Aliases, b.Aliases, []string{a.Name, b.Name})
	slices.Sort(all)
	all = slices.Compact(all)
	return slices.DeleteFunc(all, func(s string) bool { return s == name || s == "" })
}

func mergePacts(a, b *Pact) *Pact {
	if a == nil || b == nil {
		if a == nil {
			a = b
		}
		if a == nil {
			return nil
		}
		p := *a
		return &p
	}
	p := Pact{Form: longer(a.Form, b.Form), Signed: a.Signed, Status: a.Status}
	if p.Signed.IsZero() || !b.Signed.IsZero() && b.Signed.Before(p.Signed) {
		p.Signed = b.Signed
	}
	if pactOrder(b.Status) > pactOrder(a.Status) {
		p.Status = b.Status
	}
	return &p
}

func pactOrder(s PactStatus) int { return slices.Index(PactStatuses(), s) }

// betterName prefers a name that is not all capitals, then the longer, then the
// one that sorts first.
func betterName(a, b string) string {
	if a == "" || b == "" || a == b {
		return longer(a, b)
	}
	if ca, cb := a == strings.ToUpper(a), b == strings.ToUpper(b); ca != cb {
		if ca {
			return b
		}
		return a
	}
	return longer(a, b)
}

// longer is the longer text, or of two equally long ones that which sorts first.
func longer(a, b string) string {
	if len(a) > len(b) || len(a) == len(b) && a < b {
		return a
	}
	return b
}
