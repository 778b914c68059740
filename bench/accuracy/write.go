package main

import (
	"bytes"
	"fmt"

	"entente/internal/evaluation"
	"entente/internal/evaluation/dataset"
	"entente/internal/ontology"
)

func (m *measurement) write(b *bytes.Buffer) {
	m.writeArticles(b)
	m.writeTypes(b)
	writeCauses(b, m.articles)
	writeReliability(b, m.articles)
	writeCalibration(b, m.edges)
	for _, o := range m.sets {
		writeSet(b, o)
	}
}

// prf writes a tally as "0.92 / 0.71 / **0.80**".
func prf(t evaluation.Tally) string {
	if t == (evaluation.Tally{}) {
		return "–"
	}
	return fmt.Sprintf("%.3f / %.3f / **%.3f**", t.Precision(), t.Recall(), t.F1())
}

// writeArticles is a table with a column for each folder.
func (m *measurement) writeArticles(b *bytes.Buffer) {
	b.WriteString("\n### Annotated articles\n\nPrecision / recall / **F1**.\n\n|  |")
	rule := "|---|"
	for _, a := range m.articles {
		fmt.Fprintf(b, " %s (%d texts) |", a.title, a.texts)
		rule += "---|"
	}
	b.WriteString("\n" + rule + "\n")
	row := func(name string, cell func(*evaluation.Score) string) {
		fmt.Fprintf(b, "| %s |", name)
		for _, a := range m.articles {
			fmt.Fprintf(b, " %s |", cell(a.score))
		}
		b.WriteByte('\n')
	}
	for _, k := range ontology.Kinds() {
		row("entities: "+string(k), func(s *evaluation.Score) string { return prf(s.Entities[k]) })
	}
	row("entities: all", func(s *evaluation.Score) string { return prf(s.AllEntities()) })
	row("relations: pair", func(s *evaluation.Score) string { return prf(s.Pair) })
	row("relations: typed", func(s *evaluation.Score) string { return prf(s.Typed) })
	row("relations: strict", func(s *evaluation.Score) string { return prf(s.Strict) })
	row("agreements", func(s *evaluation.Score) string { return prf(s.Agreements) })
	row("negation errors", func(s *evaluation.Score) string { return fmt.Sprint(len(s.NegationErrors)) })
	row("reversed negations", func(s *evaluation.Score) string { return fmt.Sprint(len(s.ReversedNegations)) })
	row("attribution right", func(s *evaluation.Score) string { return fmt.Sprintf("%d of %d", s.RightAttributions, s.Attributions) })
}

// writeTypes is a table by relation type, gold beside all held-out batches together.
func (m *measurement) writeTypes(b *bytes.Buffer) {
	gold, held := m.articles[0].score.ByType, map[string]evaluation.Tally{}
	for _, a := range m.articles[1:] {
		for name, t := range a.score.ByType {
			held[name] = plus(held[name], t)
		}
	}
	b.WriteString("\n### By relation type (typed level)\n\n| relation | gold | tp / fp / fn | held out, all batches | tp / fp / fn |\n|---|---|---|---|---|\n")
	for _, r := range ontology.RelationTypes() {
		g, h := gold[string(r)], held[string(r)]
		fmt.Fprintf(b, "| %s | %s | %d / %d / %d | %s | %d / %d / %d |\n", r, prf(g), g.TP, g.FP, g.FN, prf(h), h.TP, h.FP, h.FN)
	}
}

func plus(a, b evaluation.Tally) evaluation.Tally {
	return evaluation.Tally{TP: a.TP + b.TP, FP: a.FP + b.FP, FN: a.FN + b.FN}
}

// writeSet is a section for a data set: its figures, then its labels.
func writeSet(b *bytes.Buffer, o *dataset.Outcome) {
	fmt.Fprintf(b, "\n### %s (%s, %d rows)\n", o.Name, o.Kind, o.Rows)
	for _, p := range o.Parts {
		fmt.Fprintf(b, "\n**%s**: %s.\n\n", p.Title, p.Rule)
		for i, f := range p.Figures {
			if i > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(b, "%s %.3f", f.Name, f.Value)
		}
		b.WriteString(".\n")
		if len(p.Labels) == 0 {
			continue
		}
		b.WriteString("\n| label | P / R / F1 | tp / fp / fn |\n|---|---|---|\n")
		for _, l := range p.Labels {
			fmt.Fprintf(b, "| %s | %s | %d / %d / %d |\n", l.Name, prf(l.Tally), l.TP, l.FP, l.FN)
		}
	}
}
