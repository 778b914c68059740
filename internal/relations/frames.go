package relations

import (
	"slices"

	"entente/internal/ontology"
)

// match is an entry found in the text, with those who fill its slots.
type match struct {
	entry    *Entry
	trigger  int   // token
	words    []int // further tokens of the trigger
	subjects []actor
	objects  []actor
	each     bool // subjects do it to each other
	told     bool // the subjects do it by saying the clause: its standing is not the act's
}

// matchAll finds the lexicon's frames in the section.
func (s *scene) matchAll(emit func(*match)) {
	consumed := s.consumedBy(len(s.toks))
	candidates := s.triggers()
	for _, class := range [...]Class{Verb, Noun, Adjective} {
		for _, c := range candidates {
			if c.class == class && !consumed[c.at] {
				s.matchAt(c.at, c.entries, consumed, emit)
			}
		}
	}
}

// candidate is a token that may trigger entries of a word class.
type candidate struct {
	at      int
	class   Class
	entries []trigger
}

// triggers are the tokens that may trigger entries, in order, till it is asked again.
func (s *scene) triggers() []candidate {
	out := s.workspace.candidates[:0]
	add := func(t int, class Class, entries []trigger) {
		if len(entries) > 0 && !s.nameOnly(t) {
			out = append(out, candidate{t, class, entries})
		}
	}
	for t := range s.toks {
		if class := s.class(t); class != 0 {
			add(t, class, s.entriesAt(t, class))
		}
		if s.toks[t].Tag == "VBN" { // "is opposed to"
			if es := s.lex.gloss(s.toks[t].Lower).adjectives; len(es) > 0 && s.passive(t) {
				add(t, Adjective, es)
			}
		}
	}
	s.workspace.candidates = out
	return out
}

// entriesAt are the entries that token t may trigger as a word of its class.
func (s *scene) entriesAt(t int, class Class) []trigger {
	if j := s.joined(t); j != "" {
		if es := s.lex.gloss(j).entries(class); es != nil {
			return es
		}
	}
	return s.lexeme(t).entries(class)
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
func (s *scene) matchAt(t int, entries []trigger, consumed []bool, emit func(*match)) {
	s.phraseNounsOf, s.filled = -1, s.filled[:0]
	length, around := -1, uint64(0)
	for _, e := range entries {
		if e.wants != 0 {
			if around == 0 {
				around = s.wordsAround(t)
			}
			if e.wants&around == 0 {
				continue
			}
		}
		if len(e.Rest) < length {
			return
		}
		words, ok := s.rest(e.Entry, t)
		if !ok || !s.fits(e.Entry, t) {
			continue
		}
		m := s.fill(e.Entry, t, words)
		if m == nil {
			continue
		}
		m.words = words
		if s.ownedByOthers(m, words) || s.inContest(m) || s.comparedWith(t) {
			continue
		}
		length = len(e.Rest)
		if !e.Open {
			for _, w := range words {
				consumed[w] = true
			}
		}
		emit(m)
	}
}

// wordsAround has the bits of the words that may complete a trigger at t first:
// its nouns and its particles.
func (s *scene) wordsAround(t int) (bits uint64) {
	for _, n := range s.nounsAround(t) {
		for _, f := range n.forms {
			bits |= wordBit(f)
		}
	}
	for _, c := range s.doc.Children(t) {
		bits |= wordBit(s.toks[c].Lower)
	}
	return bits
}

// ownedByOthers reports whether the noun of a phrase names its parties itself,
// so that they are not the verb's subjects: "A stressed B-C cooperation".
func (s *scene) ownedByOthers(m *match, words []int) bool {
	if len(words) == 0 || s.given || !m.entry.Relation.Symmetric() && !s.nounOf(words[0], m.entry.Relation) {
		return false
	}
	if between := s.inPhrases(s.prepObjects(words[0], "between"), agent); distinct(between) > 1 && len(without(between, m.subjects)) == len(between) {
		return true // "A mended relations between B and C"
	}
	own := s.modifier(words[0], 0)
	return len(own) > 0 && len(without(own, m.subjects)) == len(own) && len(without(own, m.objects)) == len(own)
}

// nounOf reports whether the noun carries the relation by itself too.
func (s *scene) nounOf(n int, r ontology.RelationType) bool {
	for _, e := range s.lexeme(n).nouns {
		if e.Relation == r {
			return true
		}
	}
	return false
}

// fits reports whether the trigger has the complements that its entry asks for.
func (s *scene) fits(e *Entry, t int) bool {
	switch {
	case s.given && notEvents[e.Relation]:
		return false
	case e.Head == "shoot" && s.particleOf(t) == "down" && !slices.ContainsFunc(e.Rest, func(w Word) bool { return w.has("down") }): // "shot down a missile in Chad"
		return false
	case e.Head == "link" && s.is(t, "amod"): // "the Qaeda-linked group" is no reproach of Qaeda's
		return false
	case e.Class == Noun && e.Relation == ontology.Requests && (len(e.Object) > 0 && e.Object[0].Name == "bidden") != (s.bidding(t) != nil):
		return false
	case e.Relation == ontology.Represents && e.Class == Verb && s.doc.Child(t, "dobj") >= 0 && s.takesInfinitive(t): // "directed the agency to act"
		return false
	case e.Relation == ontology.Aids && e.Class == Verb && s.tells(t):
		return false
	case e.Infinitive && !s.takesInfinitive(t), e.Condition && !s.takesCondition(t):
		return false
	case e.Forces && !s.forces(t):
		return false
	case e.Class == Verb && e.Relation == ontology.Represents && len(e.Rest) == 0 && s.leadsEvent(t):
		return false
	case (e.Transitive || e.Intransitive) && e.Class == Verb:
		return e.Transitive == (len(s.objects(t)) > 0)
	}
	return true
}

// leadsEvent reports whether what is led is something that happens, not a body:
// "chaired the meeting of the League", "leads an attack on Chad".
func (s *scene) leadsEvent(t int) bool {
	for _, o := range s.objects(t) {
		if s.mention(o) >= 0 {
			continue
		}
		for _, e := range s.lexeme(o).nouns {
			if !notEvents[e.Relation] {
				return true
			}
		}
	}
	return false
}

// tells reports whether what verb t says is given is only told: "provided an update".
func (s *scene) tells(t int) bool {
	o := s.doc.Child(t, "dobj")
	return o >= 0 && told[s.lemma(o)]
}

var told = wordSet("update briefing overview readout explanation summary statement detail example reason opportunity evidence proof glimpse insight platform remark")

// forces reports whether the subject of verb t is an armed force.
func (s *scene) forces(t int) bool {
	for _, h := range s.surface(t, 0) {
		if armed[s.lemma(h)] {
			return true
		}
	}
	return false
}

var armed = wordSet("force forces troop troops soldier army military tank marine paratrooper infantry battalion brigade regiment division convoy serviceman commando warplane jet aircraft drone ship warship")

// notEvents are the relations that no event type of PLOVER stands for.
var notEvents = map[ontology.RelationType]bool{ontology.MemberOf: true, ontology.Represents: true, ontology.BasedIn: true, ontology.PartyTo: true}

// takesInfinitive reports whether t has a complement with "to".
func (s *scene) takesInfinitive(t int) bool {
	for _, c := range s.complements(t) {
		if s.hasTo(c) {
			return true
		}
	}
	o, c := s.doc.Child(t, "dobj"), s.doc.Child(t, "advcl")
	return o > t && c > o && s.hasTo(c) && s.doc.Subtree(c).Start == s.doc.Subtree(o).End // "ordered [Chad] [to withdraw]" taken for a purpose
}

// takesCondition reports whether t has a clause that says what will be if
// something else is.
func (s *scene) takesCondition(t int) bool {
	for _, c := range s.childrenOf(t, "ccomp") {
		st := standing{modality: ontology.Asserted}
		s.ownMarks(c, -1, &st)
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
			if len(out) > 0 { // "called for sanctions": the noun after the particle
				i = s.nounAfter(out[len(out)-1], w)
			}
			if i < 0 {
				i = s.objectNoun(t, w)
			}
		} else if i = s.particle(t, w); i < 0 && len(out) > 0 {
			i = s.particle(out[len(out)-1], w)
		}
		if i < 0 || len(e.Rest) == 1 && s.otherPhrase(e, i) {
			return nil, false
		}
		out = append(out, i)
	}
	return out, true
}

// otherPhrase reports whether "over" or "on", taken for the particle of "take over"
// or "take on", has an object of its own that the entry does not ask for: "was
// taken to court over the tax", "took office on Monday".
func (s *scene) otherPhrase(e *Entry, p int) bool {
	w := s.toks[p].Lower
	if w != "over" && w != "on" || s.doc.Child(p, "pobj") < 0 {
		return false
	}
	return !slices.ContainsFunc(e.Object, func(sl Slot) bool { return sl.Name == w }) && (s.passive(s.head(p)) || s.doc.Child(s.head(p), "dobj") >= 0)
}

// particle is a word of that form below the head: "out", "on", "behind".
func (s *scene) particle(t int, w Word) int {
	for _, c32 := range s.doc.Children(t) {
		c := int(c32)
		if w.has(s.toks[c].Lower) && s.is(c, "prt", "prep", "advmod", "acomp", "dobj", "npadvmod", "oprd", "dative", "agent", "advcl", "nmod", "amod", "compound", "neg", "xcomp", "dep", "ccomp", "acl") {
			return c
		}
	}
	return -1
}

// reciprocal reports whether the slot is filled by "each other" or "the other".
func (s *scene) reciprocal(t int, slot string) bool {
	if !s.says(saysOther) {
		return false
	}
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
		if h > 0 && (s.toks[h].Lower == "other" && (s.toks[h-1].Lower == "each" || s.toks[h-1].Lower == "the") || s.toks[h].Lower == "another" && s.toks[h-1].Lower == "one" || s.toks[h].Lower == "one" && h+1 < len(s.toks) && s.toks[h+1].Lower == "another") {
			return true
		}
	}
	return slot == "obj" && s.eachOthers(t)
}

// saying is a set of words without which some rules have nothing to read.
type saying byte

const (
	saysOther saying = 1 << iota // "each other", "one another"
	saysAgain                    // what pro-forms repeat acts with: "so did", "followed suit"
	listened                     // the section has been gone through
)

// says reports whether the section has one of the words at all.
func (s *scene) says(w saying) bool {
	if s.said == 0 {
		s.said = listened
		for i := range s.toks {
			switch s.toks[i].Lower {
			case "other", "another":
				s.said |= saysOther
			case "suit", "likewise", "same", "so", "neither", "nor":
				s.said |= saysAgain
			}
		}
	}
	return s.said&w != 0
}

// eachOthers reports whether "each other's" or "one another's" stands before the
// object of verb t: "denied each other's claims".
func (s *scene) eachOthers(t int) bool {
	if o := s.doc.Child(t, "dobj"); o >= 0 {
		if p := s.doc.Child(o, "poss"); p > 0 && (s.toks[p].Lower == "other" && s.toks[p-1].Lower == "each" || s.toks[p].Lower == "another" && s.toks[p-1].Lower == "one") {
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
	case ontology.Visits:
		return direct
	case ontology.Threatens:
		return threatened
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
	return filter(as, func(a actor) bool { return !among(others, a.entity) })
}

// among reports whether one of the actors is the entity.
func among(as []actor, entity int) bool {
	for i := range as {
		if as[i].entity == entity {
			return true
		}
	}
	return false
}

// filter are the actors that fit; as itself where all do, which is the rule and
// spares a copy.
func filter(as []actor, fits func(actor) bool) []actor {
	for i, a := range as {
		if fits(a) {
			continue
		}
		out := as[:0:0] // not nil: somebody stood there
		for k, b := range as {
			if k < i || k > i && fits(b) {
				out = append(out, b)
			}
		}
		return out
	}
	return as
}
