package relations

import "entente/internal/ontology"

// What is spoken of as known is so, whatever is planned about it: who "will
// discuss their cooperation" or "hopes to deepen the ties" has them already.

// topicVerbs only say what is talked about, which may or may not be so.
var topicVerbs = wordSet("discuss review")

// lastingAdjectives are said of what is there already.
var lastingAdjectives = wordSet("existing ongoing on-going continued continuing continuous enduring lasting longstanding long-standing unwavering ironclad steadfast close strong deep historic traditional special warm cordial excellent strategic")

// bonds are the nouns for what holds between two for long.
var bonds = wordSet("relation relationship tie link bond partnership friendship alliance cooperation co-operation collaboration coordination")

// openers are the verbs for making a bond, which is not there before.
var openers = wordSet("launch establish create build form forge begin start open restore resume restart normalise normalize renew revive propose seek initiate found set sever cut break suspend end announce sign conclude enter negotiate")

// widening are the verbs for making what there is larger or worse.
var widening = wordSet("widen broaden prolong escalate inflame spread expand intensify exacerbate")

// owned reports whether noun n is somebody's, by 's or a pronoun: "their efforts".
func (s *scene) owned(n int) bool { return s.doc.Child(n, "poss") >= 0 }

// lasts reports whether noun n is said to be there already: "the ongoing work".
func (s *scene) lasts(n int) bool {
	for _, c := range s.childrenOf(n, "amod", "nmod") {
		if lastingAdjectives[s.toks[c].Lower] {
			return true
		}
	}
	return false
}

// knownTopic reports whether noun n, which verb v makes a topic, is spoken of as
// known: "discussed Chad's support for Mali".
func (s *scene) knownTopic(n, v int) bool {
	return topicVerbs[s.lemma(v)] && s.nominal(n) && (s.owned(n) || s.lasts(n))
}

// presupposed reports whether the bond that a match states holds whatever the
// clause around it plans: "to strengthen the close relationship between".
func (s *scene) presupposed(m *match) bool {
	t := m.trigger
	if m.entry.Class != Noun || len(m.entry.Rest) > 0 || s.given {
		return false
	}
	switch m.entry.Relation {
	case ontology.PartnersWith, ontology.AlliedWith:
		o := s.outer(t)
		return bonds[s.lemma(t)] && (s.definite(o) || s.owned(o) || s.lasts(o)) && !s.opened(o)
	case ontology.Supports: // "their commitment to the defence of Chad"
		p := s.head(t)
		return s.is(t, "pobj") && s.toks[p].Lower == "to" && s.lemma(s.head(p)) == "commitment"
	}
	return false
}

// opened reports whether noun n is the object of a word for making, or breaking,
// what it names: "establish the partnership", "normalisation of the relations".
func (s *scene) opened(n int) bool {
	h := s.head(n)
	switch {
	case s.is(n, "dobj", "nsubjpass"):
		return openers[s.lemma(h)]
	case s.is(n, "pobj"):
		if w := s.head(h); s.nominal(w) {
			return openings[s.lemma(w)]
		}
	}
	return false
}

// openings are the nouns for making or breaking a bond.
var openings = wordSet("launch establishment creation formation start beginning restoration resumption normalisation normalization renewal revival severance suspension end prospect possibility lack absence")
