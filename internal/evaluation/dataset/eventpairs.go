package dataset

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/internal/entities"
	"entente/internal/ontology"
	"entente/internal/relations"
)

// eventPair is a row: what does the subject do to the object?
type eventPair struct {
	ID          string  `json:"id"`
	Text        string  `json:"text"`
	Subject     *string `json:"subject"`
	Object      *string `json:"object"`
	SubjectSpan []int   `json:"subject_span"`
	ObjectSpan  []int   `json:"object_span"`
	Plover      string  `json:"plover"`
}

// ends are where the row's ends stand, by its offsets or else where their words
// are first found; ok is false if an end is not in the text.
func (p *eventPair) ends() (subject, object ontology.Span, ok bool) {
	o := newOffsets(p.Text)
	find := func(span []int, words *string) (ontology.Span, bool) {
		if len(span) == 2 {
			return o.span(span[0], span[1]), true
		}
		if words == nil || *words == "" {
			return ontology.Span{}, false
		}
		i := strings.Index(strings.ToLower(p.Text), strings.ToLower(*words))
		return ontology.Span{Start: i, End: i + len(*words)}, i >= 0 && i+len(*words) <= len(p.Text)
	}
	subject, ok1 := find(p.SubjectSpan, p.Subject)
	object, ok2 := find(p.ObjectSpan, p.Object)
	return subject, object, ok1 && ok2
}

// scoreEventPairs scores root classification twice: with the pair given, and
// from the text alone. Each row has one root; the roots fold negation and
// modality in, which mapping.fold does for our statements.
//
// The root is the event type that the trigger carries in the lexicon; two more
// parts take that of the relation instead, which is coarser.
func scoreEventPairs(ctx context.Context, s *Set, r *Reader, workers int) ([]Part, error) {
	rows, err := decode[eventPair](s)
	if err != nil {
		return nil, err
	}
	given, found := make([][]relations.Statement, len(rows)), make([][]relations.Statement, len(rows))
	forEach(ctx, len(rows), workers, func(i int) {
		given[i] = r.givenPair(&rows[i])
		found[i] = r.foundPair(&rows[i])
	})
	const (
		givenRule = "the likeliest root of what the sentence states of the subject towards the object"
		textRule  = "the surest statement whose ends are named by words that overlap the subject's and the object's"
		coarse    = "as above, but by the relation alone, whatever event type its trigger carries"
	)
	return []Part{
		pairPart("pair given", givenRule, rows, s.mapping.roots(given, s.mapping.eventRoot)),
		pairPart("text only", textRule, rows, s.mapping.roots(found, s.mapping.eventRoot)),
		pairPart("pair given, by relation", coarse, rows, s.mapping.roots(given, s.mapping.relationRoot)),
		pairPart("text only, by relation", coarse, rows, s.mapping.roots(found, s.mapping.relationRoot)),
		majorityPart(rows),
	}, nil
}

// roots are the answers for all rows: the root of the first statement that has
// one, "" for none.
func (m *mapping) roots(all [][]relations.Statement, of func(*relations.Statement) string) []string {
	out := make([]string, len(all))
	for i, statements := range all {
		for j := range statements {
			st := &statements[j]
			if out[i] = m.fold(of(st), st.Polarity, st.Modality); out[i] != "" {
				break
			}
		}
	}
	return out
}

// givenPair is what the sentence states between the two given stretches, the
// likeliest first.
func (r *Reader) givenPair(p *eventPair) []relations.Statement {
	subject, object, ok := p.ends()
	if !ok {
		return nil
	}
	in := &entities.Input{Sections: []entities.Section{{Doc: r.engine.Analyse(p.Text), Part: entities.Body}}}
	a, b := tokensOf(in.Sections[0].Doc, subject), tokensOf(in.Sections[0].Doc, object)
	if a.Len() == 0 || b.Len() == 0 {
		return nil
	}
	return relations.Between(in, 0, a, b, r.lexicon)
}

// foundPair reads the sentence as any other and gives what it states of the
// pair, the surest first.
func (r *Reader) foundPair(p *eventPair) []relations.Statement {
	subject, object, ok := p.ends()
	if !ok {
		return nil
	}
	x := r.read(p.Text)
	of := func(entity int, s ontology.Span) bool {
		return x.namedBy(entity, func(n ontology.Span) bool { return overlap(n, s) })
	}
	var pair []relations.Statement
	for _, st := range x.statements {
		if of(st.Subject, subject) && of(st.Object, object) || st.Relation.Symmetric() && of(st.Subject, object) && of(st.Object, subject) {
			pair = append(pair, st)
		}
	}
	slices.SortStableFunc(pair, func(a, b relations.Statement) int { return cmp.Compare(b.Confidence, a.Confidence) })
	return pair
}

// pairPart tallies answers by root. No answer is a miss and nothing wrong.
func pairPart(title, rule string, rows []eventPair, answers []string) Part {
	part := Part{Title: title, Rule: rule}
	t := tallies{}
	answered := 0
	for i := range rows {
		want, got := foldRoot(rows[i].Plover), answers[i]
		if got != "" {
			answered++
		}
		if got == want {
			t.right(want)
			continue
		}
		t.miss(want)
		if got != "" {
			t.wrong(got)
		}
		part.Misses = append(part.Misses, fmt.Sprintf("%s: %s, want %s: %s | %s | %s", rows[i].ID, cmp.Or(got, "nothing"), want, said(rows[i].Subject), said(rows[i].Object), rows[i].Text))
	}
	n := float64(max(len(rows), 1))
	part.Figures = []Figure{{"root macro-F1", t.macroF1()}, {"accuracy", float64(t.sum().TP) / n}, {"share answered", float64(answered) / n}}
	part.Labels = t.labels()
	return part
}

func said(s *string) string {
	if s == nil {
		return "–"
	}
	return *s
}

// majorityPart is the floor: always the commonest root, with the pair given.
func majorityPart(rows []eventPair) Part {
	count := tallies{}
	for i := range rows {
		count.miss(foldRoot(rows[i].Plover))
	}
	commonest := count.labels()[0].Name
	t := tallies{}
	for i := range rows {
		if want := foldRoot(rows[i].Plover); want == commonest {
			t.right(want)
		} else {
			t.miss(want)
			t.wrong(commonest)
		}
	}
	return Part{
		Title: "majority class", Rule: "always " + commonest + ", the floor of any method with the pair given",
		Figures: []Figure{{"root macro-F1", t.macroF1()}, {"accuracy", float64(t.sum().TP) / float64(len(rows))}},
	}
}
