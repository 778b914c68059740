package evaluation

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"entente/internal/annotation"
	"entente/internal/ontology"
)

// ReportOptions say how much a report tells.
type ReportOptions struct {
	Worst   int    // how many of the worst texts to list
	Details string // a text's name, or "all": what was missed and what is spurious there
}

type report struct {
	w   io.Writer
	err error
}

func (r *report) line(format string, args ...any) {
	if r.err == nil {
		_, r.err = fmt.Fprintf(r.w, format+"\n", args...)
	}
}

func (t Tally) row() string {
	return fmt.Sprintf("%6.3f %6.3f %6.3f   tp %4d fp %4d fn %4d", t.Precision(), t.Recall(), t.F1(), t.TP, t.FP, t.FN)
}

// Report writes the figures as a table for people.
func Report(w io.Writer, gold, system annotation.Folder, o ReportOptions) error {
	texts, total := Total(gold, system)
	missing := 0
	for n := range gold {
		if system[n] == nil {
			missing++
		}
	}
	r := &report{w: w}
	r.line("texts %d   without system output %d", len(texts), missing)
	r.summary(total)
	rank := worstFirst(texts)
	r.line("\nWORST TEXTS (typed relation F1)")
	for _, k := range rank[:min(o.Worst, len(rank))] {
		t := texts[k].Typed
		r.line("  %-12s F1 %.3f  tp %d fp %d fn %d", k, t.F1(), t.TP, t.FP, t.FN)
	}
	r.details(texts, rank, o.Details)
	return r.err
}

func (r *report) summary(s *Score) {
	r.line("\nENTITIES               P      R     F1")
	for _, k := range ontology.Kinds() {
		r.line("  %-16s %s", k, s.Entities[k].row())
	}
	r.line("  %-16s %s", "all", s.AllEntities().row())
	if len(s.KindErrors) > 0 {
		r.line("  right name, wrong kind: %d", len(s.KindErrors))
	}
	r.line("\nRELATIONS              P      R     F1")
	for _, l := range []struct {
		name string
		t    Tally
	}{{"pair", s.Pair}, {"typed", s.Typed}, {"strict", s.Strict}} {
		r.line("  %-16s %s", l.name, l.t.row())
	}
	r.line("  negation errors: %d   reversed negations: %d   attribution right: %d of %d",
		len(s.NegationErrors), len(s.ReversedNegations), s.RightAttributions, s.Attributions)
	for _, x := range s.NegationErrors[:min(20, len(s.NegationErrors))] {
		r.line("    negated in the text, affirmed in the output: %s", x)
	}
	r.line("\nAGREEMENTS             P      R     F1")
	r.line("  %-16s %s", "same parties", s.Agreements.row())
	r.line("\nRELATIONS BY TYPE (typed level)")
	for _, name := range typesByGold(s.ByType) {
		note := ""
		if _, err := ontology.ParseRelationType(name); err != nil {
			note = "   not in the scheme"
		}
		r.line("  %-18s %s%s", name, s.ByType[name].row(), note)
	}
}

// typesByGold orders relation types by how many gold has of each, then by name.
func typesByGold(m map[string]Tally) []string {
	var names []string
	for n := range m {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(-cmp.Compare(m[a].TP+m[a].FN, m[b].TP+m[b].FN), cmp.Compare(a, b))
	})
	return names
}

func worstFirst(texts map[string]*Score) []string {
	var names []string
	for n := range texts {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int {
		x, y := texts[a].Typed, texts[b].Typed
		return cmp.Or(cmp.Compare(x.F1(), y.F1()), -cmp.Compare(x.FN, y.FN), cmp.Compare(a, b))
	})
	return names
}

func (r *report) details(texts map[string]*Score, rank []string, which string) {
	if which == "" {
		return
	}
	for _, k := range rank {
		s := texts[k]
		if s == nil || which != "all" && which != k {
			continue
		}
		r.line("\n== %s", k)
		for _, part := range []struct {
			title string
			items []string
		}{{"missed entities", s.MissedEntities}, {"spurious entities", s.SpuriousEntities},
			{"missed relations", s.MissedRelations}, {"spurious relations", s.SpuriousRelations}} {
			for _, x := range part.items {
				r.line("  %-18s %s", part.title, x)
			}
		}
	}
}
