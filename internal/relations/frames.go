package relations

import "entente/internal/ontology"

// match is an entry found in the text, with those who fill its slots.
type match struct {
	entry    *Entry
	trigger  int   // token
	words    []int // further tokens of the trigger
	subjects []actor
	objects  []actor
	each     bool // subjects do it to each other
}

// matchAll finds the lexicon's frames in the section.
func (s *scene) matchAll(emit func(*match)) {
	consumed := make([]bool, len(s.toks))
	for _, classes := range [...]Class{Verb, Noun, Adjective} {
		for t := range s.toks {
			if consumed[t] || s.class(t) != classes || s.nameOnly(t) {
				continue
			}
			s.matchAt(t, classes, consumed, emit)
		}
	}
}

// nameOnly reports whether a token is part of a name and so triggers nothing,
// except that an agreement's own noun does ("the alliance").
func (s *scene) nameOnly(t int) bool {
	m := s.mention(t)
	if m < 0 {
		return false
	}
	men := &s.found.Mentions[m]
	if men.Head != t || men.Len() == 1 {
		return true
	}
	switch men.Via {
	case ontology.ViaDescription, ontology.ViaCoreference, ontology.ViaDemonym, ontology.ViaMetonym:
		return false
	}
	return true
}

// matchAt tries the entries for one token, longest triggers first; once one of
// some length applies, shorter ones do not.
func (s *scene) matchAt(t int, c Class, consumed []bool, emit func(*match)) {
	length := -1
	for _, e := range s.lex.class(c)[s.lemma(t)] {
		if len(e.Rest) < length {
			return
		}
		words, ok := s.rest(e, t)
		if !ok || e.Infinitive && !s.takesInfinitive(t) || e.Condition && !s.takesCondition(t) {
			continue
		}
		m := s.fill(e, t)
		if m == nil {
			continue
		}
		m.words = words
		length = len(e.Rest)
		if !e.Open {
			for _, w := range words {
				consumed[w] = true
			}
		}
		emit(m)
	}
}

// takesInfinitive reports whether t has a complement with "to".
func (s *scene) takesInfinitive(t int) bool {
	for _, c := range s.complements(t) {
		if s.hasTo(c) {
			return true
		}
	}
	return false
}

// takesCondition reports whether t has a clause that says what will be if
// something else is.
func (s *scene) takesCondition(t int) bool {
	for _, c := range s.childrenOf(t, "ccomp") {
		st := standing{modality: ontology.Asserted}
		s.ownMarks(c, &st)
		if st.conditional {
			return true
		}
	}
	return false
}

// rest finds the further words of a trigger below its head.
func (s *scene) rest(e *Entry, t int) ([]int, bool) {
	var out []int
	for _, w := range e.Rest {
		i := -1
		if w.Object {
			i = s.objectNoun(t, w)
		} else {
			i = s.particle(t, w)
		}
		if i < 0 {
			return nil, false
		}
		out = append(out, i)
	}
	return out, true
}

// objectNoun is the verb's object, or the object of a preposition below it, if
// it has the lemma; coordinate and compound nouns are looked through.
func (s *scene) objectNoun(t int, w Word) int {
	heads := s.objects(t)
	heads = append(heads, s.childrenOf(t, "attr", "oprd", "acomp")...)
	heads = append(heads, s.nested(t)...)
	for _, h := range heads {
		for n := h; ; {
			if w.has(s.lemma(n)) || w.has(s.toks[n].Lower) {
				return n
			}
			next := s.doc.Child(n, "conj")
			if next < 0 || !s.nominal(next) {
				break
			}
			n = next
		}
	}
	return -1
}

// particle is a word of that form below the head: "out", "on", "behind".
func (s *scene) particle(t int, w Word) int {
	for _, c32 := range s.doc.Children(t) {
		c := int(c32)
		if w.has(s.toks[c].Lower) && s.is(c, "prt", "prep", "advmod", "acomp", "dobj", "npadvmod", "oprd", "dative", "agent", "advcl", "nmod", "amod", "compound", "neg", "xcomp", "dep") {
			return c
		}
	}
	return -1
}

// fill reads the slots of an entry; nil where subject or object is missing.
func (s *scene) fill(e *Entry, t int) *match {
	m := &match{entry: e, trigger: t}
	for _, sl := range e.Subject {
		if m.subjects = s.slot(e, t, sl, agent); len(m.subjects) > 0 {
			break
		}
	}
	as := objectRole(e.Relation)
	if len(m.subjects) == 0 {
		return s.fillAmong(m, as)
	}
	for _, sl := range e.Object {
		if sl.Name == "each" {
			if distinct(m.subjects) > 1 {
				m.objects, m.each = m.subjects, true
			}
			break
		}
		found := s.slot(e, t, sl, as)
		if sl.Name == "mod" || sl.Name == "comp" || sl.Name == "place" || sl.Name == "of" || sl.Name == "own" || sl.Name == "cause" || sl.Name == "react" {
			found = without(found, m.subjects)
		}
		if s.reciprocal(t, sl.Name) && distinct(m.subjects) > 1 {
			m.objects, m.each = m.subjects, true
			break
		}
		if m.objects = s.allowed(e.Relation, m.subjects, found); len(m.objects) > 0 {
			break
		}
	}
	if len(m.objects) == 0 {
		return nil
	}
	return m
}

// fillAmong reads an act that its parties do together, told by a noun without
// a possessor: "talks between A and B".
func (s *scene) fillAmong(m *match, as role) *match {
	for _, sl := range m.entry.Object {
		if sl.Name != "between" && sl.Name != "among" && !(m.entry.Relation.Symmetric() && sl.Name != "each") {
			continue
		}
		if found := s.slot(m.entry, m.trigger, sl, as); distinct(found) > 1 {
			m.subjects, m.objects, m.each = found, found, true
			return m
		}
	}
	return nil
}

// allowed are the objects that the relation may have with one of the subjects.
func (s *scene) allowed(r ontology.RelationType, subs, objs []actor) []actor {
	if s.given {
		return objs
	}
	var out []actor
	for _, o := range objs {
		for _, x := range subs {
			if x.entity != o.entity && (r.Allows(s.kind(x.entity), s.kind(o.entity)) || r == ontology.Accuses && s.kind(o.entity) == ontology.Agreement) {
				out = append(out, o)
				break
			}
		}
	}
	return out
}

// reciprocal reports whether the slot is filled by "each other" or "the other".
func (s *scene) reciprocal(t int, slot string) bool {
	var heads []int
	switch slot {
	case "obj":
		heads = s.objects(t)
	case "subj", "poss", "mod", "comp", "place", "dat", "own":
		return false
	default:
		heads = s.prepObjects(t, slot)
	}
	for _, h := range heads {
		if h > 0 && (s.toks[h].Lower == "other" && (s.toks[h-1].Lower == "each" || s.toks[h-1].Lower == "the") || s.toks[h].Lower == "another" && s.toks[h-1].Lower == "one") {
			return true
		}
	}
	return false
}

// objectRole is how the object of a relation is read.
func objectRole(r ontology.RelationType) role {
	switch r {
	case ontology.Attacks, ontology.Coerces, ontology.Sanctions, ontology.ConcedesTo, ontology.Aids:
		return victim
	case ontology.Accuses, ontology.Opposes, ontology.Supports, ontology.Rejects, ontology.Protests:
		return doer
	case ontology.Requests, ontology.MeetsWith, ontology.AgreesWith:
		return addressee
	}
	return patient
}

func distinct(as []actor) int {
	n := 0
	for i, a := range as {
		fresh := true
		for _, b := range as[:i] {
			fresh = fresh && a.entity != b.entity
		}
		if fresh {
			n++
		}
	}
	return n
}

// without are the actors whose entity is not among the others.
func without(as, others []actor) []actor {
	var out []actor
	for _, a := range as {
		in := false
		for _, o := range others {
			in = in || a.entity == o.entity
		}
		if !in {
			out = append(out, a)
		}
	}
	return out
}
