package main

import (
	"bytes"
	"fmt"

	"entente/internal/evaluation"
)

// bins are the lower ends of the ranges of confidence; the last one is closed by 1.
var bins = []float64{0.3, 0.5, 0.6, 0.7, 0.8, 0.9}

// binned counts the edges of one range of confidence.
type binned struct {
	right, allowed, wrong int
	confidence            float64 // sum over right and wrong
}

func (n *binned) add(j evaluation.Judgement) {
	switch j.Verdict {
	case evaluation.Right:
		n.right++
	case evaluation.Allowed:
		n.allowed++
		return
	default:
		n.wrong++
	}
	n.confidence += j.Confidence
}

func (n *binned) row(name string) string {
	counted := n.right + n.wrong
	if counted == 0 {
		return fmt.Sprintf("| %s | 0 | %d | | |\n", name, n.allowed)
	}
	return fmt.Sprintf("| %s | %d | %d | %.2f | %.2f |\n", name, counted, n.allowed, n.confidence/float64(counted), float64(n.right)/float64(counted))
}

// writeReliability holds the confidence of edges against their precision, on
// the gold articles, where it was set, and on the held-out ones.
func writeReliability(b *bytes.Buffer, all []articles) {
	b.WriteString("\n### Reliability of confidence\n\nEdges by the confidence of their surest statement. Precision is right / (right + wrong) at the typed level;\nwhat gold calls optional counts neither way.\n")
	held := []evaluation.Judgement{}
	for _, a := range all[1:] {
		held = append(held, a.score.Judgements...)
	}
	for _, part := range []struct {
		title string
		edges []evaluation.Judgement
	}{{"gold", all[0].score.Judgements}, {"held out, all batches", held}} {
		fmt.Fprintf(b, "\n| confidence, %s | edges | optional | mean confidence | precision |\n|---|---|---|---|---|\n", part.title)
		counts, sum := make([]binned, len(bins)), binned{}
		for _, j := range part.edges {
			at := len(bins) - 1
			for at > 0 && j.Confidence < bins[at] {
				at--
			}
			counts[at].add(j)
			sum.add(j)
		}
		for i := range counts {
			upper := 1.0
			if i+1 < len(bins) {
				upper = bins[i+1]
			}
			b.WriteString(counts[i].row(fmt.Sprintf("%.1f to %.1f", bins[i], upper)))
		}
		b.WriteString(sum.row("all"))
	}
}

// writeCalibration holds the rules' own strengths against confidences.
func writeCalibration(b *bytes.Buffer, edges []judged) {
	b.WriteString("\nHow far confidence is off: the mean distance from precision over ten ranges (ECE), and the mean square of the distance of each\nconfidence from 1 or 0 (Brier). *Strength* is what the rules give; *fitted* is fitted to the other articles (ten folds), at these articles' own level;\n*confidence* is what the program says, which is levelled for text that nobody has read.\n\n| edges of | number | strength: ECE, Brier | fitted | confidence |\n|---|---|---|---|---|\n")
	fitted := crossValidated(edges)
	shipped := fit(edges)
	shipped.level(edges, unseen)
	for _, part := range []struct {
		title string
		holds func(judged) bool
	}{
		{"gold", func(j judged) bool { return j.gold }},
		{"held out", func(j judged) bool { return !j.gold }},
		{"all", func(judged) bool { return true }},
	} {
		var of []judged
		var strength, cross, said []float64
		for i, e := range edges {
			if part.holds(e) {
				of, strength, cross, said = append(of, e), append(strength, e.strength), append(cross, fitted[i]), append(said, shipped.confidence(e))
			}
		}
		fmt.Fprintf(b, "| %s | %d |", part.title, len(of))
		for _, c := range [][]float64{strength, cross, said} {
			ece, brier := fault(of, c)
			fmt.Fprintf(b, " %.3f, %.4f |", ece, brier)
		}
		b.WriteByte('\n')
	}
}
