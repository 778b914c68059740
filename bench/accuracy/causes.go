package main

import (
	"bytes"
	"fmt"

	"entente/internal/evaluation"
)

// writeCauses says how far the extractor got with what it missed, and what is
// wrong with what it made up, with shares.
func writeCauses(b *bytes.Buffer, all []articles) {
	b.WriteString("\n### Errors by what can be told of them (typed level)\n")
	for _, side := range []struct {
		title  string
		causes []evaluation.Cause
		count  func(*evaluation.Score) map[evaluation.Cause]int
	}{
		{"missed relations", evaluation.MissCauses, func(s *evaluation.Score) map[evaluation.Cause]int { return s.Missed }},
		{"spurious relations", evaluation.SpuriousCauses, func(s *evaluation.Score) map[evaluation.Cause]int { return s.Spurious }},
	} {
		gold, held := side.count(all[0].score), map[evaluation.Cause]int{}
		for _, a := range all[1:] {
			for c, n := range side.count(a.score) {
				held[c] += n
			}
		}
		fmt.Fprintf(b, "\n| %s | gold | share | held out | share |\n|---|---|---|---|---|\n", side.title)
		for _, c := range side.causes {
			fmt.Fprintf(b, "| %s | %d | %s | %d | %s |\n", c, gold[c], share(gold, c), held[c], share(held, c))
		}
	}
}

func share(counts map[evaluation.Cause]int, c evaluation.Cause) string {
	sum := 0
	for _, n := range counts {
		sum += n
	}
	return fmt.Sprintf("%.0f%%", 100*float64(counts[c])/float64(max(sum, 1)))
}
