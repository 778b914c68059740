package main

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"
)

// tally adds up what the rounds of a loader took.
type tally struct {
	name      string
	things    map[string]int
	took      map[string]time.Duration
	processor time.Duration // Neo4j's
}

func newTally(name string) *tally {
	return &tally{name: name, things: map[string]int{}, took: map[string]time.Duration{}}
}

func (t *tally) add(part string, things int, took time.Duration) {
	t.things[part] += things
	t.took[part] += took
}

// rate is how many a second of a part were written, while so much was done.
func (t *tally) rate(part string, during ...string) float64 {
	var took time.Duration
	for _, d := range append(during, part) {
		took += t.took[d]
	}
	if took == 0 {
		return 0
	}
	return float64(t.things[part]) / took.Seconds()
}

// report is the table of rates: of parts by themselves, and of evidence with all
// that is written before the edges, which a loader may do at any time.
func report(out io.Writer, ours, theirs *tally) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "\na second\t%s\t%s\tratio\t\n", ours.name, theirs.name)
	for _, row := range []struct {
		told, part string
		during     []string
	}{
		{"edges", "edges", nil},
		{"edges, with the index that they need", "edges", []string{"evidence_edge"}},
		{"evidence", "evidence", nil},
		{"evidence, with articles and entities", "evidence", []string{"articles", "entities"}},
	} {
		a, b := ours.rate(row.part, row.during...), theirs.rate(row.part, row.during...)
		fmt.Fprintf(w, "%s\t%.0f\t%.0f\t%.2f\t\n", row.told, a, b, a/max(b, 1))
	}
	a, b := ours.took["all"].Seconds(), theirs.took["all"].Seconds()
	fmt.Fprintf(w, "all, seconds\t%.1f\t%.1f\t%.2f\t\n", a, b, b/a)
	a, b = ours.processor.Seconds(), theirs.processor.Seconds()
	fmt.Fprintf(w, "Neo4j's processor time, seconds\t%.1f\t%.1f\t%.2f\t\n", a, b, b/max(a, 0.01))
	return w.Flush()
}
