package relations

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// date is when the trigger's act happened or is to happen, as far as its own
// clause says.
func (s *scene) date(t int, m ontology.Modality) (ontology.Date, ontology.Precision) {
	if a := &s.dated; a.trigger != t+1 || a.modality != m {
		d, p := s.findDate(t, m)
		*a = dateAnswer{t + 1, m, d, p}
	}
	return s.dated.date, s.dated.precision
}

// dateAnswer is the date of the trigger asked for last: all pairs of a match
// share it.
type dateAnswer struct {
	trigger   int // token plus one
	modality  ontology.Modality
	date      ontology.Date
	precision ontology.Precision
}

func (s *scene) findDate(t int, m ontology.Modality) (ontology.Date, ontology.Precision) {
	sentence := s.doc.SentenceOf(t)
	for _, w := range s.clauseOf(t) {
		for _, n := range s.doc.Names {
			if n.Label != "DATE" && n.Label != "TIME" || !sentence.Contains(n.Start) || !s.dates(n.Span, w) {
				continue
			}
			if d, p := s.dateOf(n.Span, m); !d.IsZero() {
				return d, p
			}
		}
	}
	return ontology.Date{}, ""
}

func (s *scene) dateOf(sp text.Span, m ontology.Modality) (ontology.Date, ontology.Precision) {
	words := make([]string, 0, sp.Len())
	for i := sp.Start; i < sp.End; i++ {
		words = append(words, s.toks[i].Lower)
	}
	f := dateForm{words: words, published: s.in.Published, future: m == ontology.Planned || m == ontology.Possible}
	return f.resolve()
}

// clauseOf are the words whose date is the trigger's: itself, and what governs
// it within its clause.
func (s *scene) clauseOf(t int) []int {
	out := []int{t}
	for range maxDepth {
		h := s.head(t)
		if h == t || !s.is(t, "dobj", "pobj", "prep", "nsubj", "nsubjpass", "attr", "xcomp", "compound", "conj", "acomp") {
			break
		}
		t = h
		out = append(out, t)
	}
	return out
}

// dates reports whether the expression hangs on the word, over others that are
// no verbs.
func (s *scene) dates(sp text.Span, w int) bool {
	i := headOf(s.doc, sp)
	for range maxDepth {
		if i == w {
			return true
		}
		h := s.head(i)
		if h == i || s.verbal(i) {
			return false
		}
		i = h
	}
	return false
}
