package relations

import "strings"

// lightVerb is the verb that lends its subject to the act named by noun n:
// "launched [an attack]", "sanctions imposed by", "is in talks"; -1 without one.
func (s *scene) lightVerb(n int) int {
	n = s.outer(n)
	h := s.head(n)
	if s.is(n, "pobj") && takingPart[s.lemma(s.head(h))] { // "denied involvement in the attack"
		if v := s.lightVerb(s.head(h)); v >= 0 {
			return v
		}
	}
	switch {
	case s.is(n, "dobj", "nsubjpass", "oprd") && s.lends(h):
		return h
	case s.is(n, "attr") && s.lends(h) && s.lemma(h) != "be":
		return h
	case s.is(n, "pobj"):
		if v := s.head(h); s.verbal(v) || s.toks[v].POS == "AUX" {
			if s.lends(v) && (s.doc.Child(v, "dobj") < 0 || s.toks[h].Lower == "for" && !s.felt(v)) && lightPrepositions[s.toks[h].Lower] {
				return v
			}
		}
	}
	for _, c := range s.childrenOf(n, "acl", "relcl") {
		if s.lends(c) && s.verbal(c) && s.objectOf(c, n) {
			return c
		}
	}
	return -1
}

// felt reports whether verb v utters a feeling, so that what it is for is another's
// act: "expressed condolences for the attack".
func (s *scene) felt(v int) bool {
	o := s.doc.Child(v, "dobj")
	return o >= 0 && feelings[s.lemma(o)]
}

// feelings are the nouns for what one feels over the acts of others.
var feelings = wordSet("condolence condolences sympathy appreciation regret sorrow gratitude thanks grief apology sadness admiration outrage shock concern contempt")

// lightPrepositions join a verb to the act that it carries: "entered into an
// agreement", "is at war", "engaged in talks".
var lightPrepositions = map[string]bool{"in": true, "into": true, "to": true, "on": true, "at": true, "under": true, "with": true, "for": true, "behind": true}

// jointly is who does something "in partnership with", "in coordination with".
func (s *scene) jointly(n int) []int {
	p := s.head(n)
	if !s.is(n, "pobj") || s.toks[p].Lower != "in" || !s.joint(n) && !inStance[s.lemma(n)] {
		return nil
	}
	h := s.head(p)
	if s.is(h, "dobj", "nsubjpass") && s.mention(h) < 0 { // "expelled diplomats in solidarity with"
		h = s.head(h)
	}
	if !s.verbal(h) && s.toks[h].POS != "AUX" {
		return []int{h}
	} else if s.passive(h) {
		return s.passiveAgents(h)
	} else {
		return s.surface(h, 0)
	}
}

// inStance are the nouns by which one takes a side: "in solidarity with".
var inStance = map[string]bool{"solidarity": true, "support": true, "sympathy": true, "defence": true, "defense": true, "protest": true}

// takingPart are the nouns for a part in an act.
var takingPart = map[string]bool{"involvement": true, "role": true, "participation": true, "complicity": true, "part": true, "responsibility": true, "hand": true}

// lends reports whether the verb's subject does the act that its object names.
func (s *scene) lends(v int) bool {
	g := s.governor(v)
	return g != nil && g.nominal.governs && g.nominal.doer && (s.verbal(v) || s.toks[v].POS == "AUX")
}

// objectOf reports whether noun n is what the clause v below it is done to.
func (s *scene) objectOf(v, n int) bool {
	for _, o := range s.objects(v) {
		if o == n || s.relativePronoun(o) && s.head(v) == n {
			return true
		}
	}
	return false
}

// outer is the noun at which a phrase with n hangs: the first of joined nouns,
// and what n is a quantity or series of ("a series of attacks").
func (s *scene) outer(n int) int {
	for range maxDepth {
		h := s.head(n)
		switch {
		case h != n && s.is(n, "conj") && s.nominal(h):
			n = h
		case s.is(n, "pobj") && s.toks[h].Lower == "of" && s.lexeme(s.head(h)).noun&groupNoun != 0:
			n = s.head(h)
		default:
			return n
		}
	}
	return n
}

// doers are the phrases that do the act named by noun n through the verb or
// the noun that governs it.
func (s *scene) doers(n int) []int {
	if v := s.lightVerb(n); v >= 0 {
		return s.subjects(v)
	}
	n = s.outer(n)
	if h := s.head(n); s.is(n, "pobj") && s.nominal(s.head(h)) { // "suspension of aid"
		if g := s.governor(s.head(h)); g != nil && g.nominal.governs && !subjectMatter[s.toks[h].Lower] && !(s.toks[h].Lower == "on" && wordings[s.lemma(s.head(h))]) { // not "a statement by Chad on the attack"
			return s.holder(s.head(h), 0)
		}
	}
	return nil
}

// possessors are the actors to whom the act named by noun n belongs.
func (s *scene) possessors(n int) []actor {
	if out := s.genitive(n); out != nil {
		return out
	}
	if out := s.inPhrases(s.prepObjects(n, "by"), agent); out != nil {
		return out
	}
	if out := s.inPhrases(s.byVictim(n), agent); out != nil {
		return out
	}
	if out := s.modifier(n, 0); out != nil {
		return out
	}
	if o := s.outer(n); o != n {
		if out := s.genitive(o); out != nil {
			return out
		}
		if out := s.modifier(o, 0); out != nil && s.is(n, "conj") && s.lexeme(o).nouns != nil { // "Chad's raids and arrests", not "EU states and the arrest"
			return out
		}
	}
	if out := s.inPhrases(s.giverOf(n), agent); out != nil {
		return out
	}
	if out := s.inPhrases(s.doers(n), agent); out != nil {
		return out
	}
	if out := s.inPhrases(s.blamed(n), agent); out != nil {
		return out
	}
	if out := s.inPhrases(s.jointly(n), agent); out != nil {
		return out
	}
	return s.inPhrases(s.onOccasion(n), agent)
}

// giverOf is who gives what noun n names to somebody else: "stressed the support [of
// Chad] for Mali", "the commitment [of Chad] to Mali's defence".
func (s *scene) giverOf(n int) []int {
	if to := s.head(n); s.is(n, "pobj") && s.toks[to].Lower == "to" && bindings[s.lemma(s.head(to))] { // "the commitment of Chad to the [defence] of Mali"
		return s.bindingOf(s.head(to))
	}
	if out := s.bindingOf(n); out != nil || !given[s.lemma(n)] || s.prepObjects(n, "for") == nil && s.prepObjects(n, "to") == nil && s.prepObjects(n, "with") == nil {
		return out
	}
	for _, o := range s.prepObjects(n, "of") {
		if s.mention(o) >= 0 {
			return []int{o}
		}
	}
	return nil
}

// given are the nouns for what one gives another.
var given = wordSet("support backing aid assistance help gratitude appreciation solidarity praise thanks admiration")

// byVictim are those after "by" where the parser gave it to whom the act of noun n was
// done: "the detention of several soldiers [by Chad]".
func (s *scene) byVictim(n int) []int {
	if s.given {
		return nil
	}
	for _, o := range s.prepObjects(n, "of") {
		if !s.nominal(o) || s.plain(o) != nil {
			continue
		}
		for _, by := range s.prepObjects(o, "by") {
			if s.doc.Subtree(by).Start > o+1 {
				return []int{by}
			}
		}
	}
	return nil
}

// blamed are those to whom an act is laid that the phrase of n names: "blamed
// Chad for the attack", "held Chad responsible for it", "blamed it on Chad".
func (s *scene) blamed(n int) []int {
	n = s.outer(n)
	h := s.head(n)
	switch {
	case s.is(n, "pobj") && (s.toks[h].Lower == "for" || s.toks[h].Lower == "of"):
		b := s.head(h)
		if s.verbal(b) && (s.blames(b) || tried[s.lemma(b)]) {
			return s.objects(b)
		}
		if s.blames(b) && s.is(b, "oprd", "acomp", "xcomp", "ccomp", "amod", "dep") {
			if subj := s.childrenOf(b, "nsubj"); subj != nil {
				return subj
			}
			if v := s.head(b); s.lemma(v) == "be" {
				return s.surface(v, 0)
			} else if s.verbal(v) {
				return s.objects(v)
			}
		}
	case s.is(n, "pobj") && s.toks[h].Lower == "to" && (s.lemma(s.head(h)) == "link" || s.lemma(s.head(h)) == "tie"): // "linked Chad to the attack"
		return s.objects(s.head(h))
	case s.is(n, "dobj", "nsubjpass") && s.lemma(h) == "blame":
		return s.prepObjects(h, "on")
	}
	return nil
}

// tried are the verbs of what is done to somebody for an act of his.
var tried = map[string]bool{"convict": true, "jail": true, "imprison": true, "sentence": true, "arrest": true, "detain": true, "try": true, "prosecute": true, "punish": true, "execute": true, "condemn": true, "criticise": true, "criticize": true, "denounce": true, "sanction": true, "wanted": true, "extradite": true}

// blames reports whether the word lays an act to somebody.
func (s *scene) blames(i int) bool {
	g := s.governor(i)
	return g != nil && g.nominal.governs && g.nominal.said
}

// genitive is who stands before n with 's or as a possessive pronoun.
func (s *scene) genitive(n int) []actor {
	var out []actor
	s.below(n, func(c int) {
		if c < n {
			out = append(out, s.modifying(c, 0)...)
		}
	}, "poss")
	if out == nil && !s.given {
		return s.strayOwner(n)
	}
	return out
}

// maxStrayGap is how many words may stand between a possessive mark and its noun.
const maxStrayGap = 3

// strayOwner is who stands with a possessive mark before noun n where the parser
// hung the two apart: "the States’ [rejection] of" read as an indirect object.
func (s *scene) strayOwner(n int) []actor {
	for k := n - 1; k > 0 && n-k <= maxStrayGap; k-- {
		if s.possessiveMark(k) {
			m := s.mention(k - 1)
			if m < 0 || s.is(s.found.Mentions[m].Head, "poss") {
				return nil
			}
			return s.mentioned(m, s.found.Mentions[m].Head)
		}
		if t := s.toks[k].Tag; t != "JJ" && t != "NN" && t != "VBG" && t != "VBN" || s.mention(k) >= 0 {
			return nil
		}
	}
	return nil
}

// possessiveMark reports whether token k is 's, or an apostrophe behind an s.
func (s *scene) possessiveMark(k int) bool {
	switch s.toks[k].Text {
	case "’s", "'s":
		return s.toks[k].Tag == "POS"
	case "’", "'":
		return strings.HasSuffix(s.toks[k-1].Lower, "s") && !s.toks[k-1].SpaceAfter
	}
	return false
}

// coOwner is A in "A and B's alliance" where the parser has taken "B's
// alliance" for what is joined to A. Only a noun that wants two says so: in
// "France and Germany's chancellor" France owns nothing.
func (s *scene) coOwner(n int) []actor {
	h := s.head(n)
	owner := s.doc.Child(n, "poss")
	if !s.is(n, "conj") || owner < 0 || s.mention(h) < 0 {
		return nil
	}
	and := s.doc.Child(h, "cc")
	if and < 0 || and != h+1 || s.doc.Subtree(owner).Start != and+1 {
		return nil
	}
	return s.modifying(h, 0)
}

// inPhrases are the actors of all phrases with these heads.
func (s *scene) inPhrases(heads []int, as role) []actor {
	var out []actor
	for _, h := range heads {
		more := s.actors(h, as)
		if out == nil && len(more) > 0 {
			out = s.room(len(more))
		}
		out = append(out, more...)
	}
	return out
}
