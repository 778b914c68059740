package dataset

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/internal/ontology"
)

// spanSentence is a row: spans with kinds, and relations between spans.
type spanSentence struct {
	ID       string       `json:"id"`
	Text     string       `json:"text"`
	Entities []span       `json:"entities"`
	Links    []spanTriple `json:"relations"`
}

type span struct {
	Start int     `json:"start"`
	End   int     `json:"end"`
	Kind  *string `json:"kind"`
}

type spanTriple struct {
	Subject     [2]int  `json:"subject"`
	Object      [2]int  `json:"object"`
	SourceLabel string  `json:"source_label"`
	Relation    *string `json:"relation"`
}

// goldTriple is a relation between two stretches of the text.
type goldTriple struct {
	subject, object ontology.Span
	relation        ontology.RelationType
	label           string
	stopped         [2]bool // the spans end with a full stop
}

// spanOutcome is one row's part in the tallies: labels of the set for what is
// right or missed, our relation's label for what is wrong.
type spanOutcome struct {
	right, missed, wrong []string
	unmapped             []string // relations of the set that have no counterpart
	cities               []string // seats in places that are no country
	excused              []string // what we state and no label of the set can express
	notes                []string
}

// scoreSpanRelations scores triples from the text alone: both ends must be
// named by exactly the set's spans, be of the set's kind, and the relation must
// be ours for the set's label. Denied statements are not counted.
//
// A seat (OrgBased_In) counts where the set's place is a country, as the mapping
// says. A statement of a kind that no label of the set can express counts neither
// way: see expressible. The parts that follow the first count all this against us.
func scoreSpanRelations(ctx context.Context, s *Set, r *Reader, workers int) ([]Part, error) {
	rows, err := decode[spanSentence](s)
	if err != nil {
		return nil, err
	}
	labels := s.mapping.labelsOf()
	outcomes := make([]spanOutcome, len(rows))
	near := make([]spanOutcome, len(rows))
	forEach(ctx, len(rows), workers, func(i int) {
		x := r.read(rows[i].Text)
		outcomes[i] = x.spanTriples(s.mapping, labels, &rows[i], x.exactly)
		near[i] = x.spanTriples(s.mapping, labels, &rows[i], x.nearly)
	})
	bare := tallies{}
	for _, o := range near {
		count(bare, o)
	}
	mapped, strict, all, seats := tallies{}, tallies{}, tallies{}, tallies{}
	var misses []string
	for _, o := range outcomes {
		for _, t := range []tallies{mapped, strict, seats, all} {
			count(t, o)
		}
		for _, l := range o.excused {
			strict.wrong(l)
		}
		for _, l := range o.cities {
			seats.miss(l)
			all.miss(l)
		}
		for _, l := range o.unmapped {
			all.miss(l)
		}
		misses = append(misses, o.notes...)
	}
	return []Part{
		{"mapped relations", "both ends exactly the set's spans; a seat counts where the place is a country", microMacro(mapped), mapped.labels(), misses},
		{"mapped relations, titles and states aside", "as the first, but the set's \"President Lincoln\" is our Lincoln, and its Navy our U.S. Navy", microMacro(bare), bare.labels(), nil},
		{"mapped relations, nothing excused", "as the first, but what no label of the set can express is counted as wrong", microMacro(strict), strict.labels(), nil},
		{"mapped relations, any seat", "as the first, but seats in cities and regions are counted as missed", microMacro(seats), seats.labels(), nil},
		{"all relations of the set", "as above, and relations without a counterpart in the ontology are counted as missed", microMacro(all), all.labels(), nil},
	}, nil
}

func count(t tallies, o spanOutcome) {
	for _, l := range o.right {
		t.right(l)
	}
	for _, l := range o.missed {
		t.miss(l)
	}
	for _, l := range o.wrong {
		t.wrong(l)
	}
}

func microMacro(t tallies) []Figure {
	s := t.sum()
	return []Figure{{"micro-F1", s.F1()}, {"precision", s.Precision()}, {"recall", s.Recall()}, {"macro-F1", t.macroF1()}}
}

// labelsOf is the set's label for each of our relations that it has.
func (m *mapping) labelsOf() map[ontology.RelationType]string {
	out := map[ontology.RelationType]string{}
	for label, t := range m.ToOurs {
		if t != nil && (out[t.Relation] == "" || label < out[t.Relation]) {
			out[t.Relation] = label
		}
	}
	return out
}

// sameEnd reports whether an entity is what a span of the set names.
type sameEnd func(entity int, g ontology.Span, stopped bool) bool

func (x *reading) spanTriples(m *mapping, labels map[ontology.RelationType]string, row *spanSentence, same sameEnd) spanOutcome {
	var out spanOutcome
	gold := goldTriples(m, row, &out)
	found := make([]bool, len(gold))
	for _, k := range x.affirmed() {
		label, ok := labels[k.relation]
		if !ok {
			continue
		}
		at := slices.IndexFunc(gold, func(g goldTriple) bool {
			return g.relation == k.relation && same(k.subject, g.subject, g.stopped[0]) && same(k.object, g.object, g.stopped[1])
		})
		switch {
		case at < 0 && !x.expressible(k, row.Text):
			out.excused = append(out.excused, label)
		case at < 0:
			out.wrong = append(out.wrong, label)
			out.notes = append(out.notes, fmt.Sprintf("%s: spurious %s %s %s: %s", row.ID, x.found.Entities[k.subject].Name, k.relation, x.found.Entities[k.object].Name, row.Text))
		case !found[at]:
			found[at] = true
			out.right = append(out.right, gold[at].label)
		}
	}
	for i, g := range gold {
		if !found[i] {
			out.missed = append(out.missed, g.label)
			out.notes = append(out.notes, fmt.Sprintf("%s: missed %s %s %s: %s", row.ID, row.Text[g.subject.Start:g.subject.End], g.relation, row.Text[g.object.Start:g.object.End], row.Text))
		}
	}
	return out
}

// triple is a relation between two of a reading's entities.
type triple struct {
	subject, object int
	relation        ontology.RelationType
}

// affirmed are the triples that the text states and does not deny, each once.
func (x *reading) affirmed() []triple {
	var out []triple
	for _, st := range x.statements {
		k := triple{st.Subject, st.Object, st.Relation}
		if st.Polarity != ontology.Negated && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// goldTriples are the row's relations that have a counterpart; the others are
// noted in the outcome.
func goldTriples(m *mapping, row *spanSentence, out *spanOutcome) []goldTriple {
	o := newOffsets(row.Text)
	var gold []goldTriple
	for _, l := range row.Links {
		g := goldTriple{subject: o.span(l.Subject[0], l.Subject[1]), object: o.span(l.Object[0], l.Object[1]), label: l.SourceLabel}
		g.stopped = [2]bool{strings.HasSuffix(row.Text[:g.subject.End], "."), strings.HasSuffix(row.Text[:g.object.End], ".")}
		t := m.ToOurs[l.SourceLabel]
		switch {
		case t == nil:
			out.unmapped = append(out.unmapped, l.SourceLabel)
		case t.Relation == ontology.BasedIn && !namesCountry(row.Text[g.object.Start:g.object.End]):
			out.cities = append(out.cities, l.SourceLabel)
		default:
			g.relation = t.Relation
			gold = append(gold, g)
		}
	}
	return gold
}

// expressible reports whether the set has a label for such a statement. Its
// Work_For leads from people to organisations, its Kill from people to people,
// its OrgBased_In from organisations to places; its spans do not overlap and no
// adjective is a place. So the post in "President of France", an air raid, and
// the seat that only the body's own name or a nationality tells, right or wrong,
// have no place in it.
func (x *reading) expressible(k triple, s string) bool {
	subject, object := x.kind(k.subject), x.kind(k.object)
	switch k.relation {
	case ontology.Represents:
		return object == ontology.Organisation
	case ontology.Attacks:
		return subject == ontology.Person && object == ontology.Person
	case ontology.BasedIn:
		return x.namedBy(k.object, func(place ontology.Span) bool {
			return namesCountry(s[place.Start:place.End]) && !x.namedBy(k.subject, func(body ontology.Span) bool {
				return body.Start <= place.Start && place.End <= body.End
			})
		})
	}
	return true
}

// exactly reports whether the text names the entity by this very span. The set's
// last word takes the sentence's full stop with it, which does not count.
func (x *reading) exactly(entity int, s ontology.Span, stopped bool) bool {
	return x.namedBy(entity, func(n ontology.Span) bool { return n == s || stopped && n.Start == s.Start && n.End == s.End-1 })
}

// nearly is exactly without what the set and the ontology cut differently: a
// person's title, which the set often takes into the name, and a state before a
// body's name, which it leaves out.
func (x *reading) nearly(entity int, s ontology.Span, stopped bool) bool {
	if x.exactly(entity, s, stopped) {
		return true
	}
	return x.namedBy(entity, func(n ontology.Span) bool {
		if n.End != s.End && !(stopped && n.End == s.End-1) {
			return false
		}
		if x.kind(entity) == ontology.Person {
			return n.Start > s.Start
		}
		short := withoutState(x.textOf(n))
		return short != "" && len(short) == s.End-s.Start
	})
}

// textOf is a stretch of the text that was read.
func (x *reading) textOf(n ontology.Span) string {
	for i := range x.in.Sections {
		sec := &x.in.Sections[i]
		if from := n.Start - sec.Offset; from >= 0 && n.End-sec.Offset <= len(sec.Doc.Text) {
			return sec.Doc.Text[from : n.End-sec.Offset]
		}
	}
	return ""
}
