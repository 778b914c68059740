package relations

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
