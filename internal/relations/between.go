package relations

import (
	"cmp"
	"slices"

	"entente/internal/entities"
	"entente/internal/ontology"
	"entente/internal/text"
)

// Between reads what a section states of one stretch of it towards another,
// whatever they name: the subject is entity 0 of every statement, the object
// entity 1. The likeliest reading comes first. It is for data sets that give
// the pair; an article is read with Find.
func Between(in *entities.Input, section int, subject, object text.Span, lex *Lexicon) []Statement {
	found := pairOnly(in, section, subject, object)
	s := newScene(in, found, lex, section, &workspace{})
	s.given = true
	c := &collector{in: in, found: found, least: 0.01}
	s.matchAll(func(m *match) { s.stateMatch(m, c) })
	s.oblige(func(m *match) { s.stateDuty(m, c) })
	out := s.directed(c.out)
	for s.loose = 1; len(out) == 0 && s.loose <= 2; s.loose++ {
		s.matchAll(func(m *match) { s.stateMatch(m, c) })
		out = s.directed(c.out)
	}
	s.rank(out)
	return out
}

// pairOnly is a result with two entities and their two mentions.
func pairOnly(in *entities.Input, section int, subject, object text.Span) *entities.Result {
	doc := in.Sections[section].Doc
	r := &entities.Result{}
	for i, sp := range []text.Span{subject, object} {
		r.Entities = append(r.Entities, ontology.Entity{Name: doc.Slice(sp), Kind: ontology.Country})
		r.Mentions = append(r.Mentions, entities.Mention{Section: section, Span: sp, Head: headOf(doc, sp), Entities: []int{i}, Via: ontology.ViaName})
	}
	r.Index(in)
	return r
}

// headOf is the token of the span that hangs on one outside it.
func headOf(doc *text.Doc, sp text.Span) int {
	for i := sp.Start; i < sp.End; i++ {
		if h := doc.Tokens[i].Head; h == i || !sp.Contains(h) {
			return i
		}
	}
	return sp.Start
}

// directed are the statements of the first entity towards the second, or
// between the two.
func (s *scene) directed(sts []Statement) []Statement {
	var out []Statement
	for _, st := range sts {
		if st.Relation.Symmetric() || st.Subject == 0 {
			st.Subject, st.Object = 0, 1
			out = append(out, st)
		}
	}
	return out
}

// givenPronoun takes pronouns that follow the given subject for it, and those
// in object place that follow the given object for that.
func (s *scene) givenPronoun(h int) []actor {
	if t := s.toks[h].Tag; t != "PRP" && t != "PRP$" {
		return nil
	}
	i := 0
	if s.is(h, "dobj", "pobj", "dative") {
		i = 1
	}
	if s.found.Mentions[i].Start > h {
		return nil
	}
	return []actor{{entity: i, mention: i, at: h, weight: weightCoref}}
}

// rank puts the likeliest reading first: what is told before what is taken for
// granted with it, what is asserted before what is only planned below it, the
// surer frame, the trigger nearer to the root.
func (s *scene) rank(sts []Statement) {
	granted := make(map[ontology.Span]int, len(sts))
	for i := range sts {
		for j := range sts {
			if i != j && s.takenForGranted(&sts[i], &sts[j]) {
				granted[sts[i].Trigger] = 1
			}
		}
	}
	slices.SortStableFunc(sts, func(a, b Statement) int {
		return cmp.Or(
			cmp.Compare(granted[a.Trigger], granted[b.Trigger]),
			cmp.Compare(unreality(&a), unreality(&b)),
			cmp.Compare(b.Confidence, a.Confidence),
			cmp.Compare(a.Trigger.Start, b.Trigger.Start),
		)
	})
}

// takenForGranted reports whether the text tells b and only mentions a with it:
// "lifted the embargo", "returned what it had seized".
func (s *scene) takenForGranted(a, b *Statement) bool {
	if a.Trigger != b.Trigger && a.Trigger.Start >= b.Trigger.Start && a.Trigger.End <= b.Trigger.End {
		return true
	}
	x, y := s.tokenAt(a.Trigger.Start), s.tokenAt(b.Trigger.Start)
	for range maxDepth {
		h := s.head(x)
		if h == x {
			return false
		}
		if s.is(x, "relcl", "acl", "amod") && !s.hasTo(x) && s.toks[x].Tag != "VBG" && s.doc.Subtree(y).Contains(x) && x != y {
			return true
		}
		x = h
	}
	return false
}

// tokenAt is the first token that begins at or behind a place in the article.
func (s *scene) tokenAt(at int) int {
	for i := range s.toks {
		if s.bytes(spanOf(i)).Start >= at {
			return i
		}
	}
	return len(s.toks) - 1
}

func unreality(st *Statement) int {
	switch st.Modality {
	case ontology.Planned, ontology.Possible:
		return 1
	case ontology.Ended:
		return 2
	}
	return 0
}
