package relations

import (
	"slices"
	"strings"

	"entente/internal/ontology"
)

// actor is an entity in a place of the sentence.
type actor struct {
	entity  int
	mention int     // indexes found.Mentions; -1 where it is understood
	at      int     // token of the phrase that stands there
	weight  float64 // how directly the phrase names it, 0 to 1
}

// role says as what a phrase is read, which decides how far a nationality or
// an owner in it may stand for the whole.
type role byte

const (
	agent      role = iota // does it: "Russian forces", not "Russian protesters"
	patient                // it is done to: "Russian assets" too
	addressee              // is spoken to: like an agent, and nothing that it only owns
	victim                 // like patient, and private people count: "Russian journalists"
	direct                 // named itself: a country that is visited
	threatened             // like patient, of threats
	doer                   // blamed or praised for an act: "the killing by Russia of", not "the killing of Russians"
)

// How much less a phrase names an actor that it only mentions.
const (
	weightOwner   = 0.8 // "China's assertive actions"
	weightAct     = 0.7 // "Russian missiles" as the one who strikes
	weightPlace   = 0.75
	weightPeople  = 0.8
	weightUnknown = 0.5
	weightCoref   = 0.92
)

// actors are those whom the phrase headed by h, and those joined to it by
// conjunction, stand for.
func (s *scene) actors(h int, as role) []actor {
	defer s.leave()
	if !s.enter() {
		return nil
	}
	return s.phrase(h, as, 0)
}

func (s *scene) phrase(h int, as role, depth int) []actor {
	if depth > maxDepth {
		return nil
	}
	var out []actor
	if !s.enumerates(h) {
		out = s.single(h, as, depth)
	}
	for _, c := range s.conjuncts(h) {
		out = append(out, s.phrase(c, as, depth+1)...)
	}
	if depth == 0 && len(out) > 1 {
		out = append(out, s.lastOfList(out)...)
	}
	return out
}

// enumerates reports whether those joined to the plural h behind a comma say
// whom it means: "two American allies, Japan and South Korea".
func (s *scene) enumerates(h int) bool {
	if t := s.toks[h].Tag; t != "NNS" && t != "NNPS" || s.mention(h) >= 0 && s.found.Mentions[s.mention(h)].Via != ontology.ViaDemonym || nounClasses()[s.lemma(h)]&(otherNoun|stateNoun) == 0 {
		return false
	}
	c := s.doc.Child(h, "conj")
	if c < 0 || s.mention(c) < 0 || s.doc.Child(h, "cc") >= 0 && s.doc.Child(h, "cc") < c || s.doc.Child(c, "conj") < 0 {
		return false
	}
	return s.toks[s.doc.Subtree(c).Start-1].Lower == ","
}

// lastOfList is the last item of a list, ", and C", that the parser hung
// elsewhere in the sentence.
func (s *scene) lastOfList(items []actor) []actor {
	last := items[len(items)-1]
	if last.mention < 0 || s.found.Mentions[last.mention].Section != s.section {
		return nil
	}
	i := s.found.Mentions[last.mention].End
	if i+2 >= len(s.toks) || s.toks[i].Lower != "," || s.toks[i+1].Lower != "and" {
		return nil
	}
	for i += 2; i < len(s.toks) && i < last.at+9; i++ {
		m := s.mention(i)
		if m >= 0 && s.kind(s.found.Mentions[m].Entities[0]) == s.kind(last.entity) && s.is(s.found.Mentions[m].Head, "npadvmod", "dep", "ROOT") {
			return s.mentioned(m, s.found.Mentions[m].Head)
		}
		if m < 0 && s.title(i)&(office|rank) == 0 && s.toks[i].Tag != "DT" && !strings.HasPrefix(s.toks[i].Tag, "JJ") {
			return nil
		}
	}
	return nil
}

// conjuncts are the nouns joined to h: "A and B"; in a list that the parser
// took for an apposition, "A, B and C"; and those joined to the name whose
// title h is.
func (s *scene) conjuncts(h int) []int {
	m := s.mention(h)
	var out []int
	s.below(h, func(c int) {
		switch {
		case m >= 0 && s.mention(c) == m || s.verbal(c) || s.startsClause(c):
		case s.is(c, "conj"), s.listed(h, c):
			out = append(out, c)
		}
	}, "conj", "appos")
	if m >= 0 {
		if l := s.dashed(m); l >= 0 {
			out = append(out, l)
		}
	}
	if p := s.titled(h); p >= 0 {
		if name := s.found.Mentions[p].Head; name != h {
			out = append(out, s.childrenOf(name, "conj")...)
		}
	}
	return out
}

// startsClause reports whether c, which the parser joined to another name, is
// the subject of the verb behind it: "left Chad and Mali [followed]".
func (s *scene) startsClause(c int) bool {
	m := s.mention(c)
	if m < 0 || s.found.Mentions[m].Section != s.section {
		return false
	}
	men := &s.found.Mentions[m]
	if men.End >= len(s.toks) || men.Start == 0 || s.toks[men.Start-1].Tag != "CC" {
		return false
	}
	v := men.End
	switch s.toks[v].Tag {
	case "VBD", "VBZ", "VBP":
		h := s.head(v)
		return s.is(v, "conj") && h < c && s.verbal(h) && s.doc.Child(v, "nsubj", "nsubjpass") < 0
	}
	return false
}

// dashed is the head of the name that a dash joins to mention m from the left,
// "EU–Japan", or -1.
func (s *scene) dashed(m int) int {
	i := s.found.Mentions[m].Start - 1
	if i < 1 || !isDash(s.toks[i].Text) || s.found.Mentions[m].Section != s.section {
		return -1
	}
	l := s.mention(i - 1)
	if l < 0 || l == m || s.found.Mentions[l].Start >= i {
		return -1
	}
	return s.found.Mentions[l].Head
}

func isDash(w string) bool { return w == "-" || w == "–" || w == "—" || w == "/" }

// listed reports whether c, which the parser made an apposition of h, is the
// next item of a list: both name actors of one kind and more follow.
func (s *scene) listed(h, c int) bool {
	a, b := s.mention(h), s.mention(c)
	if a < 0 || b < 0 || s.doc.Child(c, "conj") < 0 && s.doc.Child(h, "conj") < c {
		return false
	}
	x, y := s.found.Mentions[a].Entities[0], s.found.Mentions[b].Entities[0]
	return x != y && s.kind(x) == s.kind(y)
}

// single reads one phrase without what is joined to it.
func (s *scene) single(h int, as role, depth int) []actor {
	if depth > maxDepth {
		return nil
	}
	if p := s.titled(h); p >= 0 {
		return s.mentioned(p, h)
	}
	if m := s.mention(h); m >= 0 {
		return s.mentioned(m, h)
	}
	if s.relativePronoun(h) {
		if a := s.antecedent(h); a >= 0 {
			return s.phrase(a, as, depth+1)
		}
		return nil
	}
	if s.given {
		if out := s.givenPronoun(h); out != nil {
			return out
		}
	}
	if as == direct && !s.given {
		return s.apposed(h, as, depth)
	}
	if as == doer || as == threatened {
		if out := s.doersIn(h, depth); out != nil {
			return out
		}
	}
	if as == doer {
		if s.actOfOthers(h) {
			return s.lastActor(h, depth)
		}
		if out := s.lastActor(h, depth); out != nil {
			return out
		}
	}
	return s.described(h, as, depth)
}

// doersIn reads "the release by Chad of", "an alliance between A and B": who
// did what the phrase names.
func (s *scene) doersIn(h, depth int) []actor {
	for _, p := range []string{"by", "between"} {
		if p == "between" && !s.joint(h) {
			continue
		}
		for _, o := range s.prepObjects(h, p) {
			if out := s.phrase(o, agent, depth+1); out != nil {
				return out
			}
		}
	}
	for _, o := range s.prepObjects(h, "of") { // "the formation of an alliance between"
		if s.mention(o) < 0 && s.joint(o) && s.modifier(h, depth+1) == nil {
			if out := s.doersIn(o, depth+1); out != nil {
				return out
			}
		}
	}
	return nil
}

// joint reports whether the noun names what several do together.
func (s *scene) joint(h int) bool {
	es := s.lex.nouns[s.lemma(h)]
	return len(es) > 0 && es[0].Relation.Symmetric()
}

// described reads a phrase whose head names nobody itself.
func (s *scene) described(h int, as role, depth int) []actor {
	class := nounClasses()[s.lemma(h)]
	if class&groupNoun != 0 {
		if out := s.membersOf(h, as, depth); out != nil {
			return out
		}
	}
	if out := s.apposed(h, as, depth); out != nil {
		return out
	}
	if out := s.officeHolders(h); out != nil {
		return out
	}
	w := s.standsFor(class, as)
	if w == 0 {
		return nil
	}
	out := s.owner(h, depth+1)
	if s.onlySome(h) {
		out = slices.DeleteFunc(out, func(a actor) bool { return s.kind(a.entity) == ontology.Organisation })
	}
	if out == nil && as == victim {
		out = s.within(h, depth+1)
	}
	for i := range out {
		out[i].at, out[i].weight = h, out[i].weight*w
	}
	return out
}

// onlySome reports whether the phrase means some of many, who are not the body
// to which all belong: "several EU members".
func (s *scene) onlySome(h int) bool {
	if t := s.toks[h].Tag; t != "NNS" && t != "NNPS" {
		return false
	}
	for _, c := range s.childrenOf(h, "amod", "nummod", "det", "nmod") {
		if s.toks[c].Tag == "CD" || partial[s.toks[c].Lower] {
			return true
		}
	}
	return false
}

var partial = map[string]bool{"several": true, "some": true, "many": true, "few": true, "various": true, "other": true, "individual": true, "certain": true, "another": true}

// standsFor is how well a noun of the class stands for the actor beside it.
func (s *scene) standsFor(c nounClass, as role) float64 {
	switch {
	case c&(stateNoun|otherNoun) != 0:
		return 1
	case s.given:
		return weightOwner
	case as == addressee:
		return 0
	case as == agent:
		if c&actNoun != 0 {
			return weightAct
		}
		return 0
	case c&peopleNoun != 0:
		if as == victim {
			return weightPeople
		}
		return 0
	case as == victim && c == 0:
		return weightUnknown // "damaged their credibility" is no attack
	}
	return weightOwner
}

// mentioned are the entities of a mention.
func (s *scene) mentioned(m, at int) []actor {
	men := &s.found.Mentions[m]
	w := 1.0
	if men.Via == ontology.ViaCoreference {
		w = weightCoref
	}
	out := make([]actor, 0, len(men.Entities))
	for _, e := range men.Entities {
		out = append(out, actor{entity: e, mention: m, at: at, weight: w})
	}
	return out
}

// owner is the actor named in the phrase of h as what h belongs to: "the
// Japanese government", "forces of Chad", "the prime minister of Japan".
func (s *scene) owner(h, depth int) []actor {
	if depth > maxDepth {
		return nil
	}
	class := nounClasses()[s.lemma(h)]
	if class&otherNoun != 0 {
		return s.otherThan(h, depth)
	}
	if out := s.modifier(h, depth); out != nil {
		return s.statesOf(out, h, class)
	}
	for _, p := range ownerPrepositions {
		if p != "of" && p != "from" && class&(stateNoun|peopleNoun|thingNoun|groupNoun) == 0 {
			break
		}
		for _, o := range s.prepObjects(h, p) {
			if s.mention(o) < 0 && p != "of" {
				continue
			}
			if out := s.phraseOwner(o, depth+1); out != nil {
				return out
			}
		}
	}
	return nil
}

// within is the state in which what the phrase names stands: "a school in Chad".
func (s *scene) within(h, depth int) []actor {
	for _, o := range s.prepObjects(h, "in") {
		if s.mention(o) >= 0 {
			return s.phraseOwner(o, depth+1)
		}
	}
	return nil
}

var ownerPrepositions = [...]string{"of", "from", "in", "for"}

// otherThan reads "his Iranian counterpart", "counterparts from Chad": the
// possessor is somebody else.
func (s *scene) otherThan(h, depth int) []actor {
	var out []actor
	s.below(h, func(c int) {
		if c < h {
			out = append(out, s.modifying(c, depth+1)...)
		}
	}, "amod", "compound", "nmod")
	for _, p := range []string{"from", "in"} {
		if out != nil {
			break
		}
		for _, o := range s.prepObjects(h, p) {
			out = append(out, s.phraseOwner(o, depth+1)...)
		}
	}
	return out
}

// statesOf turns a person into the state that the person represents where h
// names a state's body: "his country", "Maduro's government".
func (s *scene) statesOf(as []actor, h int, class nounClass) []actor {
	if class&stateNoun == 0 || !ownCountry[s.lemma(h)] {
		return as
	}
	for i := range as {
		if e, ok := s.posts[as[i].entity]; ok {
			as[i].entity = e
		}
	}
	return as
}

// ownCountry are the nouns that, with a person as possessor, mean the state.
var ownCountry = map[string]bool{"country": true, "nation": true, "government": true, "regime": true, "state": true, "cabinet": true, "republic": true, "military": true, "army": true, "force": true, "troop": true, "administration": true}

// phraseOwner is what a phrase names, or else its owner, conjuncts included.
func (s *scene) phraseOwner(o, depth int) []actor {
	if depth > maxDepth {
		return nil
	}
	var out []actor
	if m := s.mention(o); m >= 0 {
		out = s.mentioned(m, o)
	} else {
		out = s.owner(o, depth+1)
	}
	for _, c := range s.conjuncts(o) {
		out = append(out, s.phraseOwner(c, depth+1)...)
	}
	return out
}

// modifier is the actor named before the noun h: possessor, nationality or
// first part of a compound.
func (s *scene) modifier(h, depth int) []actor {
	if out := s.namedBefore(h, depth, "poss"); out != nil {
		return out
	}
	return s.namedBefore(h, depth, "amod", "compound", "nmod", "npadvmod", "nummod", "det")
}

// namedBefore are the actors in those words before the noun h that have one of
// the labels.
func (s *scene) namedBefore(h, depth int, labels ...string) []actor {
	var out []actor
	s.below(h, func(c int) {
		if c < h {
			out = append(out, s.modifying(c, depth+1)...)
		}
	}, labels...)
	return out
}

// modifying reads one word before a noun.
func (s *scene) modifying(c, depth int) []actor {
	if s.toks[c].Tag == "PRP$" {
		if out := s.bound(c); out != nil {
			return out
		}
	}
	if s.mention(c) >= 0 {
		return s.phraseOwner(c, depth)
	}
	switch {
	case s.is(c, "poss"): // "Turkey's president's decision", "whose forces"
		if s.relativePronoun(c) {
			if a := s.antecedent(c); a >= 0 {
				return s.phraseOwner(a, depth+1)
			}
			return nil
		}
		return s.described(c, agent, depth)
	case s.is(c, "amod") && ownedBy[s.toks[c].Lower]: // "a Portuguese-flagged ship"
		var out []actor
		for _, n := range s.childrenOf(c, "npadvmod", "amod", "compound", "nmod", "advmod") {
			if s.mention(n) >= 0 {
				out = append(out, s.phraseOwner(n, depth+1)...)
			}
		}
		return out
	case s.is(c, "compound", "nmod"): // "Japan trade ministry officials"
		return s.modifier(c, depth+1)
	}
	return nil
}

// ownedBy are the participles that join a thing to its owner.
var ownedBy = map[string]bool{"flagged": true, "owned": true, "registered": true, "made": true, "built": true, "run": true, "operated": true, "controlled": true, "held": true, "based": true, "born": true, "led": true}

// bound is whom a possessive pronoun means in a clause whose doer is the object
// of the larger one: "Norway urged [Israel] to end its attacks".
func (s *scene) bound(c int) []actor {
	v := s.head(c)
	if h := s.head(v); s.is(v, "conj") && s.mention(h) >= 0 && s.is(h, "dobj", "pobj") && s.found.Mentions[s.mention(h)].Via != ontology.ViaCoreference { // "Chad and its allies"
		return s.mentioned(s.mention(h), h)
	}
	for range maxDepth {
		if s.verbal(v) || s.head(v) == v {
			break
		}
		v = s.head(v)
	}
	if !s.is(v, "xcomp", "ccomp", "pcomp") || s.doc.Child(v, "nsubj", "nsubjpass") >= 0 && !s.hasTo(v) {
		return nil
	}
	g := s.head(v)
	if s.is(v, "pcomp") {
		g = s.head(g)
	}
	gov := s.governor(g)
	if gov == nil || !gov.infinitive.doer {
		return nil
	}
	return s.inPhrases(s.objects(g), patient)
}

// membersOf reads "dozens of Turkish soldiers", "leaders from Chad".
func (s *scene) membersOf(h int, as role, depth int) []actor {
	for _, p := range []string{"of", "from", "among", "in"} {
		for _, o := range s.prepObjects(h, p) {
			if out := s.phrase(o, as, depth+1); out != nil {
				return out
			}
		}
	}
	return nil
}

// apposed reads "its neighbour, China".
func (s *scene) apposed(h int, as role, depth int) []actor {
	for _, c := range s.childrenOf(h, "appos") {
		if out := s.phrase(c, as, depth+1); out != nil {
			return out
		}
	}
	return nil
}

// actOfOthers reports whether h names an act whose doer its phrase does not
// name: "the killing of Palestinians".
func (s *scene) actOfOthers(h int) bool {
	if !s.nominal(h) {
		return false
	}
	es := s.lex.nouns[s.lemma(h)]
	if len(es) == 0 || es[0].Relation == ontology.Supports || es[0].Relation.Symmetric() {
		return false
	}
	return s.modifier(h, 0) == nil
}

// relativePronoun reports whether i is "who", "which", "that" or "whose" in a
// relative clause.
func (s *scene) relativePronoun(i int) bool {
	switch s.toks[i].Tag {
	case "WDT", "WP", "WP$":
		return true
	}
	return false
}

// antecedent is the noun that the relative clause around i describes, or -1.
func (s *scene) antecedent(i int) int {
	for range maxDepth {
		h := s.head(i)
		if h == i {
			return -1
		}
		if s.is(i, "relcl", "acl") {
			return h
		}
		i = h
	}
	return -1
}

// prepObjects are the objects of the preposition below t: "with" → pobj. The
// preposition may also hang on a particle or another preposition ("out of").
func (s *scene) prepObjects(t int, prep string) []int {
	var out []int
	s.below(t, func(p int) {
		if s.toks[p].Lower == prep {
			out = append(out, s.childrenOf(p, "pobj")...)
			if s.toks[p].Tag == "VBG" { // "targeting", "including"
				out = append(out, s.childrenOf(p, "dobj")...)
			}
			return
		}
		if s.is(p, "prep", "prt", "advmod") && s.mention(p) < 0 {
			s.below(p, func(q int) {
				if s.toks[q].Lower == prep {
					out = append(out, s.childrenOf(q, "pobj")...)
				}
			}, "prep")
		}
	}, "prep", "agent", "dative", "prt", "advmod", "acl", "advcl")
	return out
}
