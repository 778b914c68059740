package relations

import "entente/internal/ontology"

// owner is the actor named in the phrase of h as what h belongs to: "the
// Japanese government", "forces of Chad", "the prime minister of Japan".
func (s *scene) owner(h, depth int) []actor {
	if depth > maxDepth {
		return nil
	}
	class := s.lexeme(h).noun
	if class&otherNoun != 0 {
		return s.otherThan(h, depth)
	}
	if out := s.modifier(h, depth); out != nil {
		return s.statesOf(out, h, class)
	}
	for _, p := range ownerPrepositions {
		if p == "in" && onlyThere[s.lemma(h)] {
			break
		}
		if p != "of" && p != "from" && class&(stateNoun|peopleNoun|thingNoun|groupNoun) == 0 || p == "for" && class&(stateNoun|groupNoun) == 0 { // "weapons for Chad" are not Chad's yet
			break
		}
		for _, o := range s.prepObjects(h, p) {
			if p == "in" {
				o = s.stateOfPlace(o)
			}
			if s.mention(o) < 0 && p != "of" && !(p == "from" && s.lexeme(o).noun&groupNoun != 0) {
				continue
			}
			if out := s.phraseOwner(o, depth+1); out != nil {
				return out
			}
		}
	}
	if class&stateNoun != 0 {
		return s.sentFrom(h, depth)
	}
	return nil
}

// sentFrom reads the "from" right behind people in office where the parser hung it
// on the verb: "spoke with ambassadors [from Chad]".
func (s *scene) sentFrom(h, depth int) []actor {
	p := h + 1
	if p >= len(s.toks) || s.toks[p].Lower != "from" || s.head(p) == h || s.head(p) != s.beyond(s.head(h)) {
		return nil
	}
	for _, o := range s.childrenOf(p, "pobj") {
		if s.mention(o) >= 0 {
			return s.phraseOwner(o, depth+1)
		}
	}
	return nil
}

// within is the state in which what the phrase names stands: "a school in Chad".
func (s *scene) within(h, depth int) []actor {
	for _, o := range s.prepObjects(h, "in") {
		if o = s.stateOfPlace(o); s.mention(o) >= 0 {
			return s.phraseOwner(o, depth+1)
		}
	}
	return nil
}

// stateOfPlace is the country behind a comma that says where the place at o is:
// "in Ryazan, [Russia]"; o itself without one.
func (s *scene) stateOfPlace(o int) int {
	if s.mention(o) >= 0 || s.toks[o].Tag != "NNP" {
		return o
	}
	for _, c := range s.childrenOf(o, "appos", "conj") {
		if c > o && s.behindPlace(c) {
			return c
		}
	}
	return o
}

// onlyThere are those who are in a state and are not of it: "militants in Chad".
var onlyThere = map[string]bool{"militant": true, "fighter": true, "militia": true, "paramilitary": true, "rebel": true, "insurgent": true, "guerrilla": true,
	"separatist": true, "secessionist": true, "mutineer": true, "pirate": true, "bandit": true, "robber": true, "smuggler": true, "trafficker": true,
	"group": true, "organisation": true, "organization": true, "cell": true, "faction": true, "gang": true, "bomber": true, "gunman": true, "wing": true,
	"attacker": true, "extremist": true, "jihadist": true, "islamist": true, "terrorist": true, "hacker": true, "company": true, "firm": true}

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
			for _, a := range s.phraseOwner(o, depth+1) {
				if p == "from" || s.kind(a.entity) == ontology.Country { // "partners in the alliance" are not the alliance
					out = append(out, a)
				}
			}
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
		} else if s.kind(as[i].entity) == ontology.Person {
			if e := s.ledBy(as[i].entity); e >= 0 {
				as[i].entity = e
			}
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
	if who := s.peopleNamed(o, depth+1); len(who) > 0 {
		out = who
	} else if m := s.mention(o); m >= 0 {
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
	if out := s.namedBefore(h, depth, "amod", "compound", "nmod", "npadvmod", "nummod", "det"); out != nil {
		return out
	}
	return s.pairBefore(h)
}

// maxPairGap is how many words may stand between a pair and its noun: "U.S.-Chad
// bilateral trade relations".
const maxPairGap = 2

// pairBefore are the two whom one word before noun h names, whatever the parser
// hung that word on: "the U.S.-Italy partnership".
func (s *scene) pairBefore(h int) []actor {
	if s.given || !s.nominal(h) {
		return nil
	}
	for k := h - 1; k >= max(0, h-1-maxPairGap); k-- {
		if m := s.mention(k); m >= 0 {
			men := &s.found.Mentions[m]
			if men.Len() != 1 || len(men.Entities) < 2 || men.Via == ontology.ViaCoreference || s.is(k, "pobj") {
				return nil
			}
			return s.mentioned(m, k)
		}
		if t := s.toks[k].Tag; t != "JJ" && t != "NN" || s.toks[k].Dep == "appos" {
			return nil
		}
	}
	return nil
}

// namedBefore are the actors in those words before the noun h that have one of
// the labels.
func (s *scene) namedBefore(h, depth int, labels ...string) []actor {
	var out []actor
	s.below(h, func(c int) {
		if c < h && !s.bracketed(c) && !s.ofPeople(c, h) && !s.ofBuilding(c, h) {
			out = append(out, s.modifying(c, depth+1)...)
		}
	}, labels...)
	return out
}

// ofPeople reports whether the nationality at c is that of private people named
// between it and the noun h: "Somali pirate attacks" are none of Somalia's.
func (s *scene) ofPeople(c, h int) bool {
	if m := s.mention(c); m < 0 || s.found.Mentions[m].Via != ontology.ViaDemonym {
		return false
	}
	for i := c + 1; i < h; i++ {
		if s.is(i, "compound", "nmod") && s.head(i) == h && s.mention(i) < 0 {
			if s.lexeme(i).noun.private() {
				return true
			}
		}
	}
	return false
}

// bracketed reports whether a word stands alone in brackets, as the short form
// of what is before them: "the Australia–UK–US (AUKUS) partnership".
func (s *scene) bracketed(c int) bool {
	return c > 0 && c+1 < len(s.toks) && s.toks[c-1].Text == "(" && s.toks[c+1].Text == ")"
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
