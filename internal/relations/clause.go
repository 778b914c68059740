package relations

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
		return append(own, s.companions(v, own[0])...)
	}
	if own := s.misread(v); own != nil {
		return own
	}
	return s.understood(v, depth+1)
}

// companions are those who do it too, told before the subject: "along with
// Chad, Mali accused".
func (s *scene) companions(v, subject int) []int {
	var out []int
	s.below(v, func(p int) {
		if p > subject || s.toks[p].Lower != "along" && s.toks[p].Lower != "together" && s.toks[p].Lower != "alongside" && s.toks[p].Lower != "like" {
			return
		}
		out = append(out, s.childrenOf(p, "pobj")...)
		s.below(p, func(q int) {
			if s.toks[q].Lower == "with" {
				out = append(out, s.childrenOf(q, "pobj")...)
			}
		}, "prep")
	}, "prep", "advmod")
	return out
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
		if c < v && s.mention(c) >= 0 && (c == v-1 || s.toks[c+1].Tag == "RB" || s.toks[c+1].Tag == "MD") {
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
	if c := s.doc.Child(v, "conj"); out == nil && c >= 0 && s.toks[c].Tag == "VBN" && s.doc.Child(c, "nsubj", "nsubjpass", "auxpass") < 0 { // "arrested and deported by"
		return s.passiveAgents(c)
	}
	if out == nil && s.is(v, "amod", "conj", "acl") { // "the Iranian-backed group"
		out = s.childrenOf(v, "npadvmod")
	}
	return out
}

// understood finds the subject of a verb that has none of its own.
func (s *scene) understood(v, depth int) []int {
	h := s.head(v)
	if h == v || depth > maxDepth {
		return nil
	}
	switch s.dep(v) {
	case "conj", "dep", "parataxis":
		if s.verbal(h) || s.toks[h].POS == "AUX" {
			for s.finite(v) && s.hasTo(h) && s.head(h) != h { // "orders them to leave and shuts the office"
				h = s.head(h)
			}
			return s.surface(h, depth)
		}
	case "xcomp", "ccomp", "advcl", "acomp", "oprd":
		return s.controlled(h, depth)
	case "pcomp":
		if g := s.beyond(h); g != h {
			if !complementPrepositions[s.toks[h].Lower] || s.head(h) != g || s.negativePreposition(h) {
				if s.verbal(g) || s.toks[g].POS == "AUX" {
					return s.surface(g, depth)
				}
			}
			if s.lemma(g) == "join" && s.toks[h].Lower == "in" { // "joined Chad in calling for"
				return append(s.surface(g, depth), s.objectsAt(g, depth)...)
			}
			if s.toks[h].Lower == "for" {
				if out := s.accused(g); out != nil {
					return out
				}
			}
			if s.nominal(g) {
				return s.holder(g, depth)
			}
			return s.controlled(g, depth)
		}
	case "acl":
		if s.hasTo(v) {
			return s.holder(h, depth)
		}
		if g := s.governor(h); s.toks[v].Tag == "VBG" && s.nominal(h) && (g != nil && g.clause.governs || wordings[s.lemma(h)]) { // "a statement condemning"
			if out := s.holder(h, depth); out != nil {
				return out
			}
		}
		return []int{h}
	case "relcl":
		if s.hasTo(v) { // "a deal to sell"
			return s.holder(h, depth)
		}
		if s.childrenOf(v, "dobj") != nil || s.toks[v].Tag != "VBN" {
			return []int{h}
		}
	}
	return nil
}

// controlled is who does what the complement of verb g says.
func (s *scene) controlled(g, depth int) []int {
	if gov := s.governor(g); gov != nil && gov.infinitive.doer {
		if objs := s.objectsAt(g, depth); objs != nil {
			return objs
		}
		for _, p := range []string{"on", "upon", "to", "with", "for"} { // "called on Chad to"
			if objs := s.prepObjects(g, p); objs != nil {
				return objs
			}
		}
	}
	return s.surface(g, depth)
}

// wordings are the nouns for what is written or said, which does what its
// author does by it.
var wordings = map[string]bool{"letter": true, "resolution": true, "decree": true, "law": true, "bill": true, "order": true, "declaration": true, "communique": true, "communiqué": true, "note": true, "tweet": true, "post": true, "speech": true, "article": true, "video": true, "message": true, "motion": true, "text": true, "document": true, "remark": true, "comment": true, "campaign": true, "policy": true, "measure": true}

// accused are those on whom, or against whom, something is done for an act:
// "filed charges against Chad for violating", "sanctions on Chad for backing".
func (s *scene) accused(g int) []int {
	for _, at := range append([]int{g}, s.childrenOf(g, "dobj", "nsubjpass")...) {
		for _, p := range []string{"against", "on"} {
			if out := s.prepObjects(at, p); out != nil {
				return out
			}
		}
	}
	return nil
}

// holder is who holds the decision, plan or right that noun n names.
func (s *scene) holder(n, depth int) []int {
	if own := s.childrenOf(n, "poss"); own != nil {
		return own
	}
	if v := s.lightVerb(n); v >= 0 && depth <= maxDepth {
		if s.passive(v) {
			return s.passiveAgents(v)
		}
		return s.surface(v, depth+1)
	}
	if o := s.prepObjects(n, "by"); o != nil {
		return o
	}
	if own := s.childrenOf(n, "amod", "compound", "nmod"); own != nil {
		for _, c := range own {
			if s.mention(c) >= 0 {
				return []int{c}
			}
		}
	}
	return nil
}

// objects are the heads of the phrases that what verb v says is done to.
func (s *scene) objects(v int) []int {
	defer s.leave()
	if !s.enter() {
		return nil
	}
	return s.objectsAt(v, 0)
}

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

// sharedObject is the object that a verb shares with the verb joined to it:
// "impose and widen sanctions".
func (s *scene) sharedObject(v, depth int) []int {
	for _, c := range s.childrenOf(v, "conj") {
		if s.verbal(c) && c-v <= 3 && s.doc.Child(c, "nsubj", "nsubjpass") < 0 {
			return s.objectsAt(c, depth+1)
		}
	}
	return nil
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
