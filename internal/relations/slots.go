package relations

import (
	"slices"

	"entente/internal/ontology"
	"entente/internal/text"
)

// question asks who stands in a place of the frame around a token. It holds all
// that the answer may depend on: several entries of one trigger ask the same.
type question struct {
	at         int    // the token
	name       string // of the slot
	as         role
	class      Class // of the entry
	represents bool  // the entry's relation is REPRESENTS
}

// answered is a question with those who stand there, whatever their kind.
type answered struct {
	question
	actors []actor
}

// slot are the actors in a place of the frame around trigger t. The slice may
// be shared: do not change its elements.
func (s *scene) slot(e *Entry, t int, sl Slot, as role) []actor {
	defer s.leave()
	if !s.enter() {
		return nil
	}
	q := question{at: t, name: sl.Name, as: as, class: e.Class, represents: e.Relation == ontology.Represents}
	for i := range s.filled {
		if s.filled[i].question == q {
			return s.keep(s.filled[i].actors, sl)
		}
	}
	found := slices.Clip(s.inSlot(q))
	s.filled = append(s.filled, answered{q, found})
	return s.keep(found, sl)
}

// inSlot answers a question.
func (s *scene) inSlot(q question) (out []actor) {
	t, as := q.at, q.as
	switch q.name {
	case "subj":
		out = s.subjectOf(q)
	case "obj":
		out = s.inPhrases(s.objects(t), as)
	case "dat":
		out = s.datives(t, as)
	case "poss":
		out = s.possessors(t)
	case "own": // possessor in the phrase itself, not through a verb
		if out = s.genitive(t); out == nil && s.is(t, "compound", "nmod") { // "Chad's partner Mali"
			out = s.genitive(s.head(t))
		}
	case "mod":
		if out = s.namedBefore(t, 0, "amod", "compound", "nmod", "npadvmod"); out == nil && as == victim {
			out = s.buildingHit(t)
		}
	case "comp":
		out = s.inComplement(t, as, 0)
	case "place":
		out = s.places(t)
	case "do":
		out = s.askedToDo(t)
	case "clause":
		out = s.inClause(t, as)
	case "says":
		out = s.sayers(t)
	case "cond":
		out = s.inCondition(t)
	case "react":
		out = s.reacting(t)
	case "cause":
		out = s.supported(t)
	case "gets":
		out = s.getting(t)
	case "bidden":
		out = s.inPhrases(s.bidding(t), agent)
	case "aim":
		out = s.aimedAt(t, as)
	case "beside":
		out = s.beside(t)
	case "topic":
		out = s.topic(t)
	case "struck":
		out = s.struck(t)
	case "killed":
		out = s.killedIn(t, as)
	case "each": // read when pairs are made
	case "in", "of": // "the embassy bombing in Chad" is no attack on Chad
		if as == victim {
			out = s.buildingHit(t)
		}
		if out == nil {
			out = s.afterPreposition(t, q.name, as)
		}
	default:
		out = s.afterPreposition(t, q.name, as)
	}
	return out
}

// keep are the actors whose kind the slot allows.
func (s *scene) keep(as []actor, sl Slot) []actor {
	if s.given && sl.Kinds == "A" {
		return nil
	}
	if sl.Kinds == "" || s.given {
		return as
	}
	return filter(as, func(a actor) bool { return sl.allows(s.kind(a.entity)) })
}

func (s *scene) subjectOf(q question) []actor {
	t := q.at
	if q.class == Verb {
		return s.inPhrases(s.subjects(t), agent)
	}
	if s.nominal(t) {
		t = s.outer(t) // "one of its allies"
	}
	h := s.head(t)
	if s.verbal(t) { // a participle read as an adjective: "is opposed to"
		return s.inPhrases(s.passiveObjects(t, 0), agent)
	}
	if n := s.nameBeside(t); n >= 0 && !q.represents {
		return s.actors(n, agent)
	}
	switch {
	case s.is(t, "pobj") && s.toks[h].Lower == "as" && s.verbal(s.head(h)): // "worked as a prosecutor at"
		if v := s.head(h); s.doc.Child(v, "dobj") >= 0 || s.passive(v) {
			return s.inPhrases(s.objects(v), agent)
		} else {
			return s.inPhrases(s.surface(v, 0), agent)
		}
	case s.nominal(t) && s.enumerates(t):
		return s.actors(t, agent)
	case s.is(t, "nsubj") && s.doc.Child(h, "attr") > h: // "the representative of Chad was X"
		if a := s.doc.Child(h, "attr"); s.mention(a) >= 0 {
			return s.actors(a, agent)
		}
		return nil
	case s.is(t, "acomp", "attr", "oprd", "advmod") && h != t: // "is critical of", "a critic of" after be
		return s.inPhrases(s.surface(h, 0), agent)
	case s.is(t, "amod", "acl", "relcl", "appos") && h != t, s.is(t, "compound", "nmod") && h != t && !q.represents:
		return s.actors(h, agent)
	case s.is(t, "advcl", "conj", "ccomp", "xcomp") && h != t:
		return s.inPhrases(s.surface(h, 0), agent)
	}
	return s.inPhrases(s.childrenOf(t, "nsubj"), agent)
}

// nameBeside is the name right after a noun that has an owner, which says who
// that is: "Chad's ally Mali", "its partners Mali and Niger"; else -1.
func (s *scene) nameBeside(t int) int {
	if s.given || !s.nominal(t) || t+1 >= len(s.toks) || s.doc.Child(t, "poss") < 0 {
		return -1
	}
	m := s.mention(t + 1)
	if m < 0 {
		return -1
	}
	n := s.found.Mentions[m].Head
	if s.is(n, "appos") && s.head(n) == t || s.is(n, "nsubj", "dobj") && s.is(t, "nsubj", "conj", "dobj") && n > t {
		return n
	}
	if v := s.head(n); s.is(n, "nsubj") && s.is(v, "relcl") && s.head(v) == t { // "Chad's ally Mali attacked" parsed as an ally that it attacked
		return n
	}
	return -1
}

// objectUnnamed reports whether the object of verb t is somebody unnamed.
func (s *scene) objectUnnamed(t int) bool {
	o := s.doc.Child(t, "dobj")
	return o >= 0 && s.somebodyUnnamed(o)
}

// somebodyUnnamed reports whether the phrase of h is about somebody and names
// nobody at all.
func (s *scene) somebodyUnnamed(h int) bool {
	if !s.describesActor(h) {
		return false
	}
	sp := s.doc.Subtree(h)
	for i := sp.Start; i < sp.End; i++ {
		if s.mention(i) >= 0 {
			return false
		}
	}
	return true
}

// datives are indirect objects without a preposition: "gave Chad a grant".
func (s *scene) datives(t int, as role) []actor {
	var out []actor
	s.below(t, func(c int) {
		if s.toks[c].Tag != "IN" && s.toks[c].Tag != "TO" {
			out = append(out, s.actors(c, as)...)
		}
	}, "dative", "iobj")
	if out == nil && s.passive(t) && s.doc.Child(t, "dobj") >= 0 { // "Chad was granted a loan"
		return s.inPhrases(s.passiveObjects(t, 0), as)
	}
	if out == nil { // "handed Chad missiles"
		for _, o := range s.childrenOf(t, "dobj") {
			s.below(o, func(c int) {
				if m := s.mention(c); m >= 0 && c < o && s.doc.Subtree(c).Start == t+1 && s.found.Mentions[m].Via != ontology.ViaDemonym {
					out = append(out, s.actors(c, as)...)
				}
			}, "nmod", "compound")
		}
	}
	return out
}

// afterPreposition looks for the preposition below the trigger, then, as
// parsers misplace such phrases, below the words that stand with it.
func (s *scene) afterPreposition(t int, prep string, as role) []actor {
	if !s.stands(prep, t) {
		return nil
	}
	for _, a := range s.anchors(t) {
		objects := s.prepObjects(a.at, prep)
		if as == doer && prep != "by" && losses[s.lemma(a.at)] {
			continue // "deplored the loss of Malian lives" blames nobody
		}
		if prep == "after" {
			objects = s.metBefore(objects)
		}
		if out := s.inPhrases(objects, as); out != nil {
			if as == doer && prep == "of" && suffered[s.lemma(a.at)] {
				return filter(out, func(x actor) bool { return s.kind(x.entity) != ontology.Person })
			}
			for i := range out {
				out[i].weight *= a.weight
			}
			return out
		}
		if a.weight >= weightAnchored && slices.ContainsFunc(objects, s.describesActor) {
			return nil // "strengthened ties with the regions, raising tensions with Chad"
		}
	}
	if s.verbal(t) && subjectMatter[prep] {
		return s.aboutBehindName(t, prep, as)
	}
	if prep == "from" && s.nominal(t) {
		if out := s.fromBehindName(t, as); out != nil {
			return out
		}
	}
	return s.afterPhrase(t, prep, as)
}

// stands reports whether a word stands in the sentence of token t or opens the next
// one, where what follows a phrase at the sentence's end is looked for. Most slots
// ask for a preposition that does not.
func (s *scene) stands(word string, t int) bool {
	if sp := s.doc.SentenceOf(t); s.heard.Start != sp.Start || s.heard.End == 0 {
		s.heard = text.Span{Start: sp.Start, End: min(sp.End+1, len(s.toks))}
		s.heardWords = 0
		for i := s.heard.Start; i < s.heard.End; i++ {
			s.heardWords |= wordBit(s.toks[i].Lower)
		}
	}
	if s.heardWords&wordBit(word) == 0 {
		return false
	}
	for i := s.heard.Start; i < s.heard.End; i++ {
		if s.toks[i].Lower == word {
			return true
		}
	}
	return false
}

// weightAnchored is the least weight of an anchor to which the parser gave the
// preposition rightly.
const weightAnchored = 0.95

// subjectMatter are the prepositions that say what an act is about, which a name
// hardly ever has behind it.
var subjectMatter = map[string]bool{"about": true, "over": true, "against": true}

// aboutBehindName looks for the preposition behind verb t, and then below a name
// to which the parser gave it: "filed a complaint with the High Court about".
func (s *scene) aboutBehindName(t int, prep string, as role) []actor {
	if out := s.afterPhrase(t, prep, as); out != nil {
		return out
	}
	for _, a := range s.anchors(t) {
		for _, n := range s.nested(a.at) {
			if s.mention(n) < 0 {
				continue
			}
			out := s.inPhrases(s.prepObjects(n, prep), as)
			for i := range out {
				out[i].weight *= weightAdjacent
			}
			if out != nil {
				return out
			}
		}
	}
	return nil
}

// fromBehindName is from whom something comes where the parser hung him on the name
// of whom it is for: "aid to Mali from Chad".
func (s *scene) fromBehindName(t int, as role) []actor {
	for _, p := range [...]string{"to", "for"} {
		for _, o := range s.prepObjects(t, p) {
			if s.mention(o) >= 0 {
				return s.inPhrases(s.prepObjects(o, "from"), as)
			}
		}
	}
	return nil
}

// metBefore puts those with whom a meeting was held in the place of its noun:
// "called off the strike after talks with the government".
func (s *scene) metBefore(objects []int) []int {
	for i, o := range objects {
		if with := s.prepObjects(o, "with"); len(with) > 0 && s.meeting(o) {
			objects[i] = with[0]
		}
	}
	return objects
}

// describesActor reports whether the phrase of h is about somebody, though the
// article does not say who that is.
func (s *scene) describesActor(h int) bool {
	return s.nominal(h) && s.lexeme(h).noun&(stateNoun|otherNoun) != 0
}

// weightAdjacent is for a complement found by its place alone.
const weightAdjacent = 0.85

// afterPhrase looks for the preposition right behind the trigger's phrase,
// whatever the parser hung it on.
func (s *scene) afterPhrase(t int, prep string, as role) []actor {
	p := t + 1
	if !s.verbal(t) {
		p = s.doc.Subtree(t).End
	}
	if p >= len(s.toks) || s.toks[p].Lower != prep || s.toks[p].Tag != "IN" && s.toks[p].Tag != "TO" {
		return nil
	}
	out := s.inPhrases(s.childrenOf(p, "pobj"), as)
	for i := range out {
		out[i].weight *= weightAdjacent
	}
	return out
}

// anchor is a word below which a complement of the trigger may hang.
type anchor struct {
	at     int
	weight float64
}

// anchors are the words below which a complement of t may hang; the slice is
// kept for the next question about t.
func (s *scene) anchors(t int) []anchor {
	if s.anchored == nil || s.anchored[0].at != t {
		s.anchored = s.anchorsOf(t)
	}
	return s.anchored
}

func (s *scene) anchorsOf(t int) []anchor {
	out := make([]anchor, 1, 8)
	out[0] = anchor{t, 1}
	add := func(heads []int, w float64) {
		for _, h := range heads {
			if s.mention(h) < 0 {
				out = append(out, anchor{h, w})
			}
		}
	}
	if s.verbal(t) {
		objs := s.childrenOf(t, "dobj", "nsubjpass", "oprd", "attr", "acomp")
		add(objs, 0.95)
		for _, o := range objs {
			for _, c := range s.childrenOf(o, "conj") {
				add([]int{c}, 0.9)
				if s.mention(c) < 0 { // "sent trucks and a team of doctors to"
					add(s.nested(c), 0.85)
				}
			}
			for _, p := range s.childrenOf(o, "acl") { // "rounds aimed at"
				if s.doc.Child(p, "nsubj", "mark") < 0 {
					add([]int{p}, 0.9)
				}
			}
			add(s.nested(o), 0.85)
		}
		add(s.nested(t), 0.85)
		return out
	}
	if v := s.lightVerb(t); v >= 0 {
		out = append(out, anchor{v, 0.95})
		add(s.nested(v), 0.85)
	} else if h := s.head(t); s.is(t, "nsubj") && occurs[s.lemma(h)] { // "fighting erupted between Chad and Mali"
		out = append(out, anchor{h, 0.9})
	}
	add(s.nested(t), 0.85)
	o := s.outer(t)
	if o != t {
		out = append(out, anchor{o, 0.9})
		if v := s.lightVerb(o); v >= 0 {
			out = append(out, anchor{v, 0.9})
		}
	}
	add(s.childrenOf(t, "conj"), 0.85)
	return out
}

// occurs are the verbs that say of an act that it happens.
var occurs = wordSet("erupt break begin start resume continue occur happen ensue flare persist intensify escalate open conclude end")

// nested are the objects of the prepositions below t, where a phrase meant
// for t may hang by mistake.
func (s *scene) nested(t int) []int {
	var out []int
	s.below(t, func(p int) {
		if s.verbal(t) && (p < t || temporal[s.toks[p].Lower]) {
			return // "during a visit to Chad, he met"
		}
		out = append(out, s.childrenOf(p, "pobj")...)
		if s.verbal(t) { // "walked out of talks with"
			s.below(p, func(q int) { out = append(out, s.childrenOf(q, "pobj")...) }, "prep")
		}
	}, "prep")
	return out
}

// placePrepositions introduce where something happens.
var placePrepositions = []string{"in", "across", "at", "near", "inside", "into", "on", "over", "throughout", "around", "within", "off", "to", "from"}

// places are the countries where the trigger's act takes place.
func (s *scene) places(t int) []actor {
	var out []actor
	for _, a := range s.anchors(t) {
		for _, p := range placePrepositions {
			for _, o := range s.prepObjects(a.at, p) {
				for _, x := range s.phraseOwner(s.stateOfPlace(o), 0) {
					if s.given || s.kind(x.entity) == ontology.Country {
						x.weight *= weightPlace * a.weight
						out = append(out, x)
					}
				}
			}
		}
		if out != nil {
			return out
		}
	}
	return nil
}
