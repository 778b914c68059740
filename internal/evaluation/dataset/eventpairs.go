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

// scoreEventPairs scores root classification with the pair given, and from the
// text alone. Each row has one root; the roots fold negation and modality in,
// which mapping.fold does for our statements.
//
// The sets' ends are whole phrases, common nouns as often as names ("two
// gunmen"); so from the text alone whoever a noun phrase describes may act. A
// part beside it asks what an article's reading would keep: acts of the
// ontology's own entities.
//
// The root is the event type that the trigger carries in the lexicon; the parts
// by relation take that of the relation instead, which is coarser.
func scoreEventPairs(ctx context.Context, s *Set, r *Reader, workers int) ([]Part, error) {
	rows, err := decode[eventPair](s)
	if err != nil {
		return nil, err
	}
	n := len(rows)
	given, phrases, named := make([][]relations.Statement, n), make([][]relations.Statement, n), make([][]relations.Statement, n)
	forEach(ctx, n, workers, func(i int) {
		given[i] = r.givenPair(&rows[i])
		phrases[i] = r.phrasePair(&rows[i])
		named[i] = r.namedPair(&rows[i])
	})
	m := s.mapping
	return []Part{
		pairPart("pair given", "the likeliest root of what the sentence states of the subject towards the object", rows, m.roots(given, m.eventRoot)),
		pairPart("text only", "the first statement whose ends are noun phrases that overlap the subject and the object", rows, m.roots(phrases, m.eventRoot)),
		pairPart("text only, entities", "the surest statement of an article's reading whose ends are named by words that overlap the subject and the object", rows, m.roots(named, m.eventRoot)),
		pairPart("pair given, by relation", "as the first, but by the relation alone, whatever event type its trigger carries", rows, m.roots(given, m.relationRoot)),
		pairPart("text only, by relation", "as the second, but by the relation alone, whatever event type its trigger carries", rows, m.roots(phrases, m.relationRoot)),
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

// phrasePair is what the sentence states of the pair when every noun phrase
// may act, the likeliest first.
func (r *Reader) phrasePair(p *eventPair) []relations.Statement {
	subject, object, ok := p.ends()
	if !ok {
		return nil
	}
	in := r.sections(p.Text)
	var pair []relations.Statement
	for i := range in.Sections {
		_, statements := relations.Events(in, i, r.lexicon)
		pair = append(pair, ofPair(statements, func(st *relations.Statement) (a, b bool) {
			return overlap(st.SubjectVia.Span, subject) && overlap(st.ObjectVia.Span, object),
				overlap(st.SubjectVia.Span, object) && overlap(st.ObjectVia.Span, subject)
		})...)
	}
	return pair
}

// namedPair reads the sentence as any other and gives what it states of the
// pair, the surest first.
func (r *Reader) namedPair(p *eventPair) []relations.Statement {
	subject, object, ok := p.ends()
	if !ok {
		return nil
	}
	x := r.read(p.Text)
	of := func(entity int, s ontology.Span) bool {
		return x.namedBy(entity, func(n ontology.Span) bool { return overlap(n, s) })
	}
	pair := ofPair(x.statements, func(st *relations.Statement) (a, b bool) {
		return of(st.Subject, subject) && of(st.Object, object), of(st.Subject, object) && of(st.Object, subject)
	})
	slices.SortStableFunc(pair, func(a, b relations.Statement) int { return cmp.Compare(b.Confidence, a.Confidence) })
	return pair
}

// ofPair are the statements of a pair, in their order. meets tells whether the
// ends are the pair's, and whether they are when changed; that will do where
// the relation is symmetric.
func ofPair(all []relations.Statement, meets func(*relations.Statement) (straight, changed bool)) []relations.Statement {
	var out []relations.Statement
	for i := range all {
		straight, changed := meets(&all[i])
		if straight || changed && all[i].Relation.Symmetric() {
			out = append(out, all[i])
		}
	}
	return out
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
