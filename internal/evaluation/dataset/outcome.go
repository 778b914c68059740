package dataset

import (
	"fmt"
	"io"

	"entente/internal/evaluation"
)

// Outcome is how the extractor did on a set.
type Outcome struct {
	Name  string
	Kind  Kind
	Rows  int
	Parts []Part
}

// Part is one way of scoring a set.
type Part struct {
	Title   string // "pair given"
	Rule    string // what counts as right, in a sentence
	Figures []Figure
	Labels  []Label
	Misses  []string // what went wrong, a line each, in the set's order
}

// Figure is one number with its name.
type Figure struct {
	Name  string
	Value float64
}

// Label is the tally of one label.
type Label struct {
	Name string
	evaluation.Tally
}

// Figure is the value of a part's figure, or -1 if there is none of the name.
func (o *Outcome) Figure(part, name string) float64 {
	for _, p := range o.Parts {
		for _, f := range p.Figures {
			if p.Title == part && f.Name == name {
				return f.Value
			}
		}
	}
	return -1
}

// Write writes the outcome as a table for people; with details, every miss.
func (o *Outcome) Write(w io.Writer, details bool) error {
	p := &printer{w: w}
	p.line("%s: %s, %d rows", o.Name, o.Kind, o.Rows)
	for _, part := range o.Parts {
		p.part(part, details)
	}
	return p.err
}

type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func (p *printer) part(part Part, details bool) {
	p.line("\n%s: %s", part.Title, part.Rule)
	for _, f := range part.Figures {
		p.line("  %-28s %6.3f", f.Name, f.Value)
	}
	if len(part.Labels) > 0 {
		p.line("  %-18s      P      R     F1", "")
	}
	for _, l := range part.Labels {
		p.line("  %-18s %6.3f %6.3f %6.3f   tp %4d fp %4d fn %4d", l.Name, l.Precision(), l.Recall(), l.F1(), l.TP, l.FP, l.FN)
	}
	if details {
		for _, m := range part.Misses {
			p.line("    %s", m)
		}
	}
}
