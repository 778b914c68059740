package relations

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// date is when the trigger's act happened or is to happen, as far as its own
// clause says.
func (s *scene) date(t int, m ontology.Modality) (ontology.Date, ontology.Precision) {
	scope := s.clauseOf(t)
	for _, n := range s.doc.Names {
		if n.Label != "DATE" && n.Label != "TIME" || !s.doc.SentenceOf(t).Contains(n.Start) || !s.dates(n.Span, scope) {
			continue
		}
		var words []string
		for i := n.Start; i < n.End; i++ {
			words = append(words, s.toks[i].Lower)
		}
		f := dateForm{words: words, published: s.in.Published, future: m == ontology.Planned || m == ontology.Possible}
		if d, p := f.resolve(); !d.IsZero() {
			return d, p
		}
	}
	return ontology.Date{}, ""
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

// dates reports whether the expression hangs on one of the words, or on a word
// that itself names no act.
func (s *scene) dates(sp text.Span, scope []int) bool {
	i := headOf(s.doc, sp)
	for range maxDepth {
		for _, w := range scope {
			if i == w {
				return true
			}
		}
		h := s.head(i)
		if h == i || s.verbal(i) {
			return false
		}
		i = h
	}
	return false
}
