package relations

import (
	"slices"
	"strings"

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

// phraseNoun is a noun that may complete a trigger, in the forms by which the
// lexicon may have it.
type phraseNoun struct {
	at    int
	forms [3]string
}

// objectNoun is the verb's object, or the object of a preposition below it, if
// it has the lemma; coordinate and compound nouns are looked through.
func (s *scene) objectNoun(t int, w Word) int { return firstNoun(s.nounsAround(t), w) }

// nounsAround are the nouns that may complete a trigger at t; they are kept for
// the next question about it.
func (s *scene) nounsAround(t int) []phraseNoun {
	if s.phraseNounsOf != t {
		s.phraseNounsOf = t
		s.phraseNouns = s.phraseNouns[:0]
		for _, h := range s.phraseHeads(t) {
			s.phraseNouns = s.nounsIn(s.phraseNouns, h)
		}
	}
	return s.phraseNouns
}

// phraseHeads are the verb's objects and the objects of its prepositions.
func (s *scene) phraseHeads(t int) []int {
	heads := s.objects(t)
	if s.passive(t) { // "Chad was granted [asylum]"
		heads = append(heads, s.childrenOf(t, "dobj")...)
	}
	heads = append(heads, s.childrenOf(t, "attr", "oprd", "acomp")...)
	s.below(t, func(p int) {
		if phrasePrepositions[s.toks[p].Lower] {
			heads = append(heads, s.childrenOf(p, "pobj")...)
		}
		if s.toks[p].Lower == "as" { // "described it as historic"
			heads = append(heads, s.childrenOf(p, "amod", "acomp", "advcl")...)
		}
	}, "prep")
	return heads
}

// firstNoun is the first of the nouns that is the word; -1 if none is.
func firstNoun(nouns []phraseNoun, w Word) int {
	for i := range nouns {
		for _, f := range nouns[i].forms {
			if f != "" && w.has(f) {
				return nouns[i].at
			}
		}
	}
	return -1
}

// nounAfter is the object of the preposition p, if it is the word; else -1.
func (s *scene) nounAfter(p int, w Word) int {
	var nouns []phraseNoun
	for _, o := range s.childrenOf(p, "pobj") {
		nouns = s.nounsIn(nouns, o)
	}
	return firstNoun(nouns, w)
}

// phrasePrepositions join a verb to the noun of its phrase: "put on alert",
// "took to court", "held as hostages".
var phrasePrepositions = map[string]bool{"in": true, "into": true, "on": true, "to": true, "under": true, "at": true, "as": true, "off": true, "over": true, "up": true, "out": true}

// nounsIn adds h, the nouns joined to it, and what they are a quantity or state
// of ("a round of talks", "a state of siege").
func (s *scene) nounsIn(out []phraseNoun, h int) []phraseNoun {
	for n := h; n >= 0; {
		out = append(out, phraseNoun{n, [3]string{s.lemma(n), s.toks[n].Lower, s.joined(n)}})
		if s.lexeme(n).noun&(groupNoun|stateNoun) != 0 || s.toks[n].Tag == "CD" { // "expelled [20 of its diplomats]"
			for _, o := range s.prepObjects(n, "of") {
				out = append(out, phraseNoun{at: o, forms: [3]string{s.lemma(o)}})
			}
		}
		if n = s.doc.Child(n, "conj"); n >= 0 && !s.nominal(n) {
			break
		}
	}
	return out
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

// fill reads the slots of an entry; nil where subject or object is missing.
func (s *scene) fill(e *Entry, t int, words []int) *match {
	if s.loose > 0 {
		return s.fillLoosely(e, t)
	}
	m := match{entry: e, trigger: t}
	if e.Class == Noun && e.Relation.Symmetric() && !s.given {
		if found := s.betweenWhom(t); distinct(found) > 1 && hasSlot(e.Object, "between") {
			m.subjects, m.objects, m.each = found, found, true // "A hailed the ties between B and C"
			return m.kept()
		}
		if found := s.jointBody(e, t); found != nil {
			m.subjects, m.objects, m.each = found, found, true
			return m.kept()
		}
	}
	for _, sl := range e.Subject {
		at := t
		if len(words) > 0 && sl.Name == "own" { // "suspended Mali's membership"
			at = words[len(words)-1]
		}
		as := agent
		if sl.Name == "obj" && e.Relation == ontology.MemberOf {
			as = direct // who is expelled, not whose diplomats
		}
		if m.subjects = s.slot(e, at, sl, as); len(m.subjects) > 0 {
			m.told = sl.Name == "says"
			break
		}
	}
	as := objectRole(e.Relation)
	if len(m.subjects) == 0 {
		return s.fillAmong(m, as)
	}
	for _, sl := range e.Object {
		if sl.Name == "each" {
			if e.Class == Verb && (s.unknownPartner(e, t) || s.onOthers(e, t)) || e.Class == Noun && e.Subject[0].Name == "subj" && !s.saidOfMany(t) {
				break
			}
			if e.Class == Noun && distinct(m.subjects) == 1 {
				m.subjects = append(m.subjects, s.coOwner(t)...)
			}
			if distinct(m.subjects) > 1 && !s.manySpeak(m.subjects) {
				m.objects, m.each = m.subjects, true
			}
			break
		}
		if sl.Name == "by" && e.Class == Verb && s.passive(t) {
			continue // the doer
		}
		at := t
		if len(words) > 0 && (sl.Name == "mod" || sl.Name == "own") { // "lifted its Iran sanctions", "came to Iran's aid"
			at = s.nounAmong(words)
		}
		found := s.slot(e, at, sl, as)
		if sl.Name == "mod" || sl.Name == "comp" || sl.Name == "place" || sl.Name == "of" || sl.Name == "own" || sl.Name == "cause" || sl.Name == "react" || sl.Name == "cond" || sl.Name == "clause" || sl.Name == "gets" || sl.Name == "bidden" || sl.Name == "beside" || sl.Name == "aim" || sl.Name == "on" || sl.Name == "with" {
			found = without(found, m.subjects)
		}
		if e.Relation == ontology.Aids && !s.given {
			found = s.withoutFoes(t, found)
		}
		if s.reciprocal(t, sl.Name) && distinct(m.subjects) > 1 {
			m.objects, m.each = m.subjects, true
			break
		}
		if m.objects = s.allowed(e.Relation, m.subjects, found); len(m.objects) > 0 {
			break
		}
		if sl.Name == "obj" && found == nil && !s.given && e.Class == Verb && as != victim && s.objectUnnamed(t) {
			break // "urged the administration to press for reforms in Chad"
		}
	}
	if len(m.objects) == 0 {
		return nil
	}
	return m.kept()
}

// withoutFoes leaves out the states that stand for those who fight them: arms for
// "rebels in Chad" are none for Chad.
func (s *scene) withoutFoes(t int, as []actor) []actor {
	o := s.doc.Child(t, "dobj")
	return slices.DeleteFunc(slices.Clone(as), func(a actor) bool {
		return s.kind(a.entity) == ontology.Country && (againstStates[s.lemma(a.at)] || o >= 0 && o < a.at && againstStates[s.lemma(o)])
	})
}

var againstStates = wordSet("rebel insurgent guerrilla separatist secessionist militant terrorist jihadist extremist mutineer")

// kept is the match in memory of its own, which most that are tried never need.
func (m match) kept() *match { return &m }

// betweenWhom are those after "between" below noun t, also where the parser has made
// them owners of what follows: "ties between Chad and Mali and Mali's role".
func (s *scene) betweenWhom(t int) []actor {
	out := s.inPhrases(s.prepObjects(t, "between"), agent)
	if distinct(out) > 1 && out[0].weight >= weightCoref {
		return out
	}
	for _, c := range s.childrenOf(t, "prep") {
		if s.toks[c].Lower != "between" {
			continue
		}
		if states, _ := s.statesFrom(c + 1); distinct(states) > 1 {
			return states
		}
	}
	if out == nil {
		return s.betweenBehind(t)
	}
	return out
}

// jointBody are the two whose joint body meets in the meeting that noun t names: "a
// session of the Chad-Mali working group".
func (s *scene) jointBody(e *Entry, t int) []actor {
	if e.Relation != ontology.MeetsWith {
		return nil
	}
	of := s.prepObjects(t, "of")
	if len(of) != 1 {
		return nil
	}
	if m := s.mention(of[0]); m >= 0 {
		return s.statesWithin(m)
	}
	out := s.namedBefore(of[0], 0, "amod", "compound", "nmod")
	if distinct(out) != 2 || s.kind(out[0].entity) != ontology.Country || s.kind(out[1].entity) != ontology.Country {
		return nil
	}
	return out
}

// statesWithin are the two countries at the start of a body's name, nil where it has
// none or others: "the [Chad-Mali] Working Group".
func (s *scene) statesWithin(m int) []actor {
	var out []actor
	men := &s.found.Mentions[m]
	for i := men.Start; i < men.End && i < men.Start+3; i++ {
		in := s.mention(i)
		if in < 0 || in == m {
			continue
		}
		for _, a := range s.mentioned(in, i) {
			if s.kind(a.entity) == ontology.Country {
				out = append(out, a)
			}
		}
	}
	if distinct(out) != 2 {
		return nil
	}
	return out
}

// betweenBehind are those after a "between" that the parser gave only to the
// nouns joined to noun t: "the friendship and shared values between Chad and Mali".
func (s *scene) betweenBehind(t int) []actor {
	if t+2 >= len(s.toks) || s.toks[t+1].Lower != "and" {
		return nil
	}
	for i := t + 2; i < min(t+7, len(s.toks)); i++ {
		switch tag := s.toks[i].Tag; {
		case s.toks[i].Lower == "between":
			return s.inPhrases(s.childrenOf(i, "pobj"), agent)
		case s.mention(i) >= 0 || !strings.HasPrefix(tag, "NN") && !strings.HasPrefix(tag, "JJ") && tag != "VBN" && tag != "VBG":
			return nil
		}
	}
	return nil
}

// hasSlot reports whether one of the slots has the name.
func hasSlot(slots []Slot, name string) bool {
	return slices.ContainsFunc(slots, func(sl Slot) bool { return sl.Name == name })
}

// saidOfMany reports whether noun t says what several are: "Chad and Mali are allies".
func (s *scene) saidOfMany(t int) bool {
	tag := s.toks[t].Tag
	return (tag == "NNS" || tag == "NNPS") && s.is(s.outer(t), "attr")
}

// nounAmong is the first noun among a trigger's further words, or else the first
// of them.
func (s *scene) nounAmong(words []int) int {
	for _, w := range words {
		if s.nominal(w) {
			return w
		}
	}
	return words[0]
}

// unknownPartner reports whether the verb has a name for an object that no
// entity bears, or "meet" has any other one: whoever "met Smith and his wife", or
// meets a need, did not meet each other.
func (s *scene) unknownPartner(e *Entry, t int) bool {
	if s.lemma(t) == "meet" && len(s.childrenOf(t, "dobj")) > 0 && !s.reciprocal(t, "obj") {
		return true
	}
	partners := s.prepObjects(t, "with")
	if len(e.Rest) == 0 { // "A and B launched the COUNCIL"
		partners = append(partners, s.childrenOf(t, "dobj")...)
	}
	for _, o := range partners {
		if s.toks[o].Tag == "NNP" && s.mention(o) < 0 {
			return true
		}
	}
	return false
}

// conference is how many at most are told to have met one another by "we".
const conference = 4

// manySpeak reports whether the actors are more than a handful who call themselves
// "we": the twenty states of a joint statement met at a conference, not two by two.
func (s *scene) manySpeak(as []actor) bool {
	return distinct(as) > conference && as[0].mention >= 0 && s.toks[s.found.Mentions[as[0].mention].Start].Lower == "we"
}

// onOthers reports whether an act of one on another is done to something that is
// neither of its subjects: leaders who "fight climate change" do not fight each other.
func (s *scene) onOthers(e *Entry, t int) bool {
	if e.Relation.Symmetric() || s.given || s.reciprocal(t, "obj") {
		return false
	}
	return len(e.Rest) == 0 && len(s.childrenOf(t, "dobj")) > 0 || s.doc.Child(t, "prep") >= 0 && len(s.prepObjects(t, "against")) > 0
}

// fillLoosely takes the missing end of a given pair for granted.
func (s *scene) fillLoosely(e *Entry, t int) *match {
	for i, slots := range [][]Slot{e.Subject, e.Object} {
		for _, sl := range slots {
			for _, a := range s.slot(e, t, sl, patient) {
				if a.entity == i {
					other := actor{entity: 1 - i, mention: 1 - i, at: s.found.Mentions[1-i].Head, weight: 0.5}
					if i == 0 {
						return &match{entry: e, trigger: t, subjects: []actor{a}, objects: []actor{other}}
					}
					other.weight = 0.4
					return &match{entry: e, trigger: t, subjects: []actor{other}, objects: []actor{a}}
				}
			}
		}
	}
	if s.loose > 1 {
		a := actor{entity: 0, mention: 0, at: s.found.Mentions[0].Head, weight: 0.6}
		b := actor{entity: 1, mention: 1, at: s.found.Mentions[1].Head, weight: 0.6}
		return &match{entry: e, trigger: t, subjects: []actor{a}, objects: []actor{b}}
	}
	return nil
}

// fillAmong reads an act that its parties do together, told by a noun without
// a possessor: "talks between A and B".
func (s *scene) fillAmong(m match, as role) *match {
	for _, sl := range m.entry.Object {
		if sl.Name != "between" && sl.Name != "among" && !((m.entry.Class != Verb || s.given) && m.entry.Relation.Symmetric() && sl.Name != "each") {
			continue // "it will consult with A and B": they do not consult each other
		}
		if found := s.slot(m.entry, m.trigger, sl, as); distinct(found) > 1 {
			m.subjects, m.objects, m.each = found, found, true
			return m.kept()
		}
	}
	if m.entry.Class == Noun && m.entry.Relation.Symmetric() { // "the cooperation of Chad and Mali"
		if found := s.inPhrases(s.prepObjects(m.trigger, "of"), agent); distinct(found) > 1 {
			m.subjects, m.objects, m.each = found, found, true
			return m.kept()
		}
	}
	return nil
}

// allowed are the objects that the relation may have with one of the subjects.
func (s *scene) allowed(r ontology.RelationType, subs, objs []actor) []actor {
	if s.given {
		return objs
	}
	return filter(objs, func(o actor) bool {
		kind := s.kind(o.entity)
		for i := range subs {
			if x := subs[i].entity; x != o.entity && (r.Allows(s.kind(x), kind) || r == ontology.Accuses && kind == ontology.Agreement) {
				return true
			}
		}
		return false
	})
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
