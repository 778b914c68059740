package dataset

import (
	"cmp"
	"maps"
	"slices"

	"entente/internal/evaluation"
)

// tallies counts by label.
type tallies map[string]evaluation.Tally

func (t tallies) right(label string) { x := t[label]; x.TP++; t[label] = x }
func (t tallies) wrong(label string) { x := t[label]; x.FP++; t[label] = x }
func (t tallies) miss(label string)  { x := t[label]; x.FN++; t[label] = x }

// labels are the labels with their tallies, the commonest first.
func (t tallies) labels() []Label {
	out := make([]Label, 0, len(t))
	for _, name := range slices.Sorted(maps.Keys(t)) {
		out = append(out, Label{name, t[name]})
	}
	slices.SortStableFunc(out, func(a, b Label) int { return cmp.Compare(b.TP+b.FN, a.TP+a.FN) })
	return out
}

// sum adds up the labels, or all of them if none is named.
func (t tallies) sum(labels ...string) evaluation.Tally {
	var s evaluation.Tally
	for name, x := range t {
		if len(labels) == 0 || slices.Contains(labels, name) {
			s.TP, s.FP, s.FN = s.TP+x.TP, s.FP+x.FP, s.FN+x.FN
		}
	}
	return s
}

// macroF1 is the mean F1 of the labels that the set has.
func (t tallies) macroF1() float64 {
	total, n := 0.0, 0
	for _, l := range t.labels() {
		if l.TP+l.FN > 0 {
			total, n = total+l.F1(), n+1
		}
	}
	return total / float64(max(n, 1))
}
