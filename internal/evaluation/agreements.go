package evaluation

import (
	"slices"
	"strconv"
	"strings"

	"entente/internal/annotation"
)

// pact is an agreement as the scorer sees it: who, and what it is called.
type pact struct {
	parties  string // the parties' ends, sorted and joined
	name     string
	optional bool
}

func newPacts(as []annotation.Agreement, end func(string) string) []pact {
	var out []pact
	for _, a := range as {
		var ends []string
		for _, p := range a.Parties {
			ends = append(ends, end(p))
		}
		slices.Sort(ends)
		if ends = slices.Compact(ends); len(ends) > 1 {
			out = append(out, pact{strings.Join(ends, "\x00"), fold(a.Name), a.Optional})
		}
	}
	return out
}

// scoreAgreements pairs agreements with the same parties, one to one; those
// with fewer than two parties are not scored.
func (s *Score) scoreAgreements(gold, system *annotation.Document, a *alignment) {
	g := newGoldRelations(&annotation.Document{Entities: gold.Entities})
	want := newPacts(gold.Agreements, g.end)
	used := make([]bool, len(want))
	got := newPacts(system.Agreements, func(name string) string {
		if j := a.resolve(name); j >= 0 {
			return strconv.Itoa(j)
		}
		return "?" + fold(name)
	})
	for _, p := range got {
		best := -1
		for i, w := range want {
			if !used[i] && w.parties == p.parties && (best < 0 || better(w, want[best], p.name)) {
				best = i
			}
		}
		if best < 0 {
			s.Agreements.FP++
			continue
		}
		used[best] = true
		if !want[best].optional {
			s.Agreements.TP++
		}
	}
	for i, w := range want {
		if !used[i] && !w.optional {
			s.Agreements.FN++
		}
	}
}

// better reports whether a fits better than b: the same name first, then not optional.
func better(a, b pact, name string) bool {
	if (a.name == name) != (b.name == name) {
		return a.name == name
	}
	return !a.optional && b.optional
}
