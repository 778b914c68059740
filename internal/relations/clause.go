package relations

import "slices"

// subjects are the heads of the phrases that do what verb v says: the subject
// of an active verb, the agent of a passive one, or whoever a larger clause
// makes the doer.
func (s *scene) subjects(v int) []int {
	defer s.leave()
	if !s.enter() {
		return nil
	}
	if s.passive(v) {
		return s.passiveAgents(v)
	}
	return s.surface(v, 0)
}

// surface are the phrases that stand, or are understood, as the verb's
// grammatical subject.
func (s *scene) surface(v, depth int) []int {
	if depth > maxDepth {
		return nil
	}
	if own := s.childrenOf(v, "nsubj", "nsubjpass", "csubj"); own != nil {
		if bindings[s.lemma(own[0])] && s.hasTo(v) { // "stressed [the commitment of Chad to help]" taken for a clause
			if of := s.bindingOf(own[0]); of != nil {
				return of
			}
		}
		return append(append(own, s.companions(v, own[0])...), s.together(own[0])...)
	}
	if own := s.misread(v); own != nil {
		return own
	}
	if s.nominal(v) && s.nounForVerb(v) {
		return []int{s.taken(v)}
	}
	if own := s.childrenOf(v, "aux"); len(own) > 0 && s.toks[own[0]].Tag == "NNS" { // "[militants] attack"
		return own[:1]
	}
	return s.understood(v, depth+1)
}

// misread are subjects that the parser took for something else before a
// finite verb: "[Turkey] massed troops", "if [Turkey] attacks".
func (s *scene) misread(v int) []int {
	switch s.toks[v].Tag {
	case "VBD", "VBZ", "VBP":
	default:
		return nil
	}
	if v > 0 && s.mention(v-1) >= 0 {
		if h := s.found.Mentions[s.mention(v-1)].Head; s.startsClause(h) {
			return []int{h}
		}
	}
	var out []int
	s.below(v, func(c int) {
		if c < v && s.mention(c) >= 0 && (c == v-1 || s.toks[c+1].Tag == "RB" || s.toks[c+1].Tag == "MD" || s.doc.Child(c, "conj") > c && s.doc.Subtree(c).End == v) {
			out = append(out, c)
		}
	}, "npadvmod", "compound", "nmod", "amod", "dep")
	return out
}

func (s *scene) passiveAgents(v int) []int {
	var out []int
	s.below(v, func(p int) {
		if s.toks[p].Lower == "by" {
			out = append(out, s.childrenOf(p, "pobj")...)
		}
	}, "agent", "prep")
	if o := s.doc.Child(v, "dobj"); out == nil && o >= 0 { // "was granted [asylum by Chad]"
		out = s.prepObjects(o, "by")
	}
	if c := s.doc.Child(v, "conj"); out == nil && c >= 0 && s.toks[c].Tag == "VBN" && s.doc.Child(c, "nsubj", "nsubjpass", "auxpass") < 0 { // "arrested and deported by"
		return s.passiveAgents(c)
	}
	if out == nil && s.is(v, "amod", "conj", "acl") { // "the Iranian-backed group"
		s.below(v, func(c int) {
			if c < v { // not "sanctioned last month"
				out = append(out, c)
			}
		}, "npadvmod")
	}
	if out == nil {
		out = s.agentsBehind(v)
	}
	return out
}

// agentsBehind are the doers of passive verb v named behind a complement of it,
// to which the parser gave them: "was urged to act by Chad", "was hit with
// sanctions by Chad".
func (s *scene) agentsBehind(v int) []int {
	for _, c32 := range s.doc.Children(v) {
		c := int(c32)
		if c < v {
			continue
		}
		at := -1
		switch s.toks[c].Dep {
		case "xcomp", "advcl":
			if s.hasTo(c) && !s.passive(c) {
				at = c
			}
		case "prep":
			o := s.doc.Child(c, "pobj", "pcomp")
			if o >= 0 && s.mention(o) < 0 && (s.toks[c].Lower == "with" || s.plain(o) == nil) { // not "blamed for the attack by"
				at = o
			}
		}
		if at < 0 {
			continue
		}
		for _, o := range s.byBelow(at) {
			if s.mention(o) >= 0 {
				return []int{o}
			}
		}
	}
	return nil
}

// byBelow are the objects of "by" below the last word of the phrase of h.
func (s *scene) byBelow(h int) []int {
	if o := s.prepObjects(h, "by"); o != nil {
		return o
	}
	if o := s.doc.Child(h, "dobj"); o >= 0 && s.mention(o) < 0 {
		return s.prepObjects(o, "by")
	}
	return nil
}

// objects are the heads of the phrases that what verb v says is done to.
func (s *scene) objects(v int) []int {
	defer s.leave()
	if !s.enter() {
		return nil
	}
	if s.nest > shallow {
		return s.objectsAt(v, 0)
	}
	if s.objectsOf != v {
		s.objectsFound, s.objectsOf = slices.Clip(s.objectsAt(v, 0)), v
	}
	return s.objectsFound
}

// shallow is how many questions may be open for an answer to be kept: it was not
// cut short by the bounds of enter.
const shallow = 4

func (s *scene) objectsAt(v, depth int) []int {
	if depth > maxDepth {
		return nil
	}
	if s.passive(v) {
		return s.passiveObjects(v, depth)
	}
	out := s.childrenOf(v, "dobj")
	out = append(out, s.raised(v)...)
	if out == nil {
		s.below(v, func(c int) { // "criticised [Turkey]" taken for a measure
			if s.mention(c) >= 0 && s.doc.Subtree(c).Start == v+1 { // "expelled [ambassador NAME]" too
				out = append(out, c)
			}
		}, "npadvmod")
	}
	if out == nil && s.is(v, "compound") && s.toks[v].Tag == "VBZ" && s.head(v) > v { // "[claims] responsibility" taken for one noun
		out = []int{s.head(v)}
	}
	if out == nil && s.nominal(v) {
		if o := s.apposedTo(v); o >= 0 {
			out = []int{o}
		}
	}
	if out == nil {
		out = s.gap(v)
	}
	if out == nil && s.is(v, "amod") && s.finite(v) && s.doc.Child(v, "nsubj") >= 0 {
		out = []int{s.head(v)} // "Trump [hosted] Aliyev" parsed as if Aliyev were hosted
	}
	if out == nil {
		out = s.sharedObject(v, depth)
	}
	return out
}

func (s *scene) passiveObjects(v, depth int) []int {
	if own := s.childrenOf(v, "nsubjpass", "nsubj"); own != nil {
		return own
	}
	switch h := s.head(v); {
	case h == v:
		return nil
	case s.is(v, "acl", "amod", "relcl"):
		return []int{h}
	default:
		return s.understood(v, depth+1)
	}
}

// raised are objects that the parser makes subjects of the complement:
// "allow [Finland to join]", "calls [the ban illegal]".
func (s *scene) raised(v int) []int {
	var out []int
	s.below(v, func(c int) {
		if s.hasTo(c) || !s.verbal(c) && s.toks[c].POS != "AUX" {
			if s.doc.Child(c, "mark") < 0 {
				out = append(out, s.childrenOf(c, "nsubj", "nsubjpass")...)
			}
		}
	}, "ccomp", "xcomp")
	return out
}

// gap is the noun that a relative clause leaves out: "the country Russia invaded".
func (s *scene) gap(v int) []int {
	if !s.is(v, "relcl") {
		return nil
	}
	subj := s.doc.Child(v, "nsubj")
	if subj < 0 || s.relativePronoun(subj) {
		return nil
	}
	return []int{s.head(v)}
}

// complements are the verbs of the clauses that t governs.
func (s *scene) complements(t int) []int {
	out := s.childrenOf(t, "xcomp", "ccomp", "acl", "pcomp")
	s.below(t, func(p int) { out = append(out, s.childrenOf(p, "pcomp")...) }, "prep")
	for _, o := range s.childrenOf(t, "dobj") { // "made a decision to"
		if g := s.governor(o); g != nil && g.infinitive.governs {
			out = append(out, s.childrenOf(o, "acl")...)
		}
	}
	return out
}
