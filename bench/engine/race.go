package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"text/tabwriter"
)

// contender is a program that takes turns.
type contender struct {
	name     string
	command  []string
	outcomes []outcome
}

// race lets the contenders take turns.
func race(contenders []contender, texts []string, turns int) error {
	input, err := json.Marshal(texts)
	if err != nil {
		return err
	}
	for turn := range turns {
		for i := range contenders {
			c := &contenders[i]
			fmt.Fprintf(os.Stderr, "turn %d of %d: %s\n", turn+1, turns, c.name)
			o, err := c.turn(input)
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			c.outcomes = append(c.outcomes, o)
		}
	}
	return nil
}

func (c *contender) turn(input []byte) (o outcome, err error) {
	cmd := exec.Command(c.command[0], c.command[1:]...)
	cmd.Stdin = bytes.NewReader(input)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return o, err
	}
	return o, json.Unmarshal(out, &o)
}

// median is the median of something in the outcomes.
func (c *contender) median(of func(outcome) float64) float64 {
	var values []float64
	for _, o := range c.outcomes {
		values = append(values, of(o))
	}
	slices.SortFunc(values, cmp.Compare)
	return values[len(values)/2]
}

// measures are the columns of the report.
var measures = []struct {
	title, format string
	of            func(outcome) float64
}{
	{"cold tok/s", "%.0f", func(o outcome) float64 { return float64(o.Tokens) / o.Cold }},
	{"warm tok/s", "%.0f", func(o outcome) float64 { return float64(o.Tokens) / o.Warm }},
	{"start ms", "%.0f", func(o outcome) float64 { return 1000 * o.Start }},
	{"peak MiB", "%.0f", func(o outcome) float64 { return float64(o.Peak) / (1 << 20) }},
	{"wall/cpu", "%.2f", func(o outcome) float64 { return o.Wall / o.Warm }},
}

// report writes the medians, how they compare with the last contender's, and
// how many texts are analysed differently.
func report(w io.Writer, contenders []contender) error {
	tab := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(tab, "median\t")
	for _, m := range measures {
		fmt.Fprint(tab, m.title, "\t")
	}
	fmt.Fprintln(tab, "engine\t")
	for i := range contenders {
		c := &contenders[i]
		fmt.Fprint(tab, c.name, "\t")
		for _, m := range measures {
			fmt.Fprintf(tab, m.format+"\t", c.median(m.of))
		}
		fmt.Fprint(tab, c.outcomes[0].Engine, "\t\n")
	}
	if err := tab.Flush(); err != nil {
		return err
	}
	ours, last := &contenders[0], &contenders[len(contenders)-1]
	fmt.Fprintf(w, "%d texts, %d tokens, %d turns\n", len(ours.outcomes[0].Digests), ours.outcomes[0].Tokens, len(ours.outcomes))
	if ours == last {
		return nil
	}
	for _, m := range measures[:2] {
		fmt.Fprintf(w, "%s: %s is %.1f times as fast as %s\n", m.title, ours.name, ours.median(m.of)/last.median(m.of), last.name)
	}
	fmt.Fprintf(w, "texts analysed differently: %d\n", differing(ours.outcomes[0].Digests, last.outcomes[0].Digests))
	return nil
}

func differing(a, b []string) int {
	n := max(len(a), len(b)) - min(len(a), len(b))
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}
