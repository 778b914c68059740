package relations

import "entente/internal/ontology"

// inComplement are the actors whom the clause that t governs acts on.
func (s *scene) inComplement(t int, as role, depth int) []actor {
	if depth > 2 {
		return nil
	}
	var out []actor
	if as == addressee && s.asksUnnamed(t) {
		return nil // "invited hunters to catch Malian rebels" asks nothing of Mali
	}
	for _, c := range s.complements(t) {
		if as == threatened && s.benefits(c) {
			continue // "threatened to arm Chad" is no threat to Chad
		}
		if as == addressee && s.doc.Child(c, "nsubj", "nsubjpass") >= 0 {
			continue // "demanded that its partners free Chad" asks nothing of Chad
		}
		if as == doer && s.harms(c) {
			continue // "refused to attack Chad" does not reject Chad
		}
		out = append(out, s.inPhrases(s.objects(c), as)...)
		if out == nil {
			for _, p := range []string{"with", "to", "on", "against", "for", "from", "into", "in", "by", "of"} {
				if out = s.afterPreposition(c, p, as); out != nil {
					break
				}
			}
		}
		if out == nil {
			out = s.inComplement(c, as, depth+1)
		}
	}
	return out
}

// asksUnnamed reports whether verb t asks somebody whom nobody names to do
// something: what is to be done is done to others.
func (s *scene) asksUnnamed(t int) bool {
	o := s.doc.Child(t, "dobj")
	if o < 0 || s.toks[o].Tag != "NN" && s.toks[o].Tag != "NNS" {
		return false
	}
	sp := s.doc.Subtree(o)
	for i := sp.Start; i < sp.End; i++ {
		if s.mention(i) >= 0 {
			return false
		}
	}
	c := s.doc.Child(t, "xcomp")
	return c > o && s.hasTo(c)
}

// harms reports whether the verb is one of acting against somebody. Troops are
// sent to friends as well.
func (s *scene) harms(v int) bool {
	e := s.triggered(v)
	return e != nil && (hostile(e.Relation) && e.Relation != ontology.MobilisesAgainst || e.Relation == ontology.Accuses)
}

// benefits reports whether the verb is one of helping.
func (s *scene) benefits(v int) bool {
	e := s.triggered(v)
	return e != nil && (e.Relation == ontology.Aids || e.Relation == ontology.Supports)
}

// triggered is the entry that verb v triggers with the words around it, the
// last one where there are several, or nil.
func (s *scene) triggered(v int) *Entry {
	es := s.lexeme(v).verbs
	for i := len(es) - 1; i >= 0; i-- {
		if _, ok := s.rest(es[i].Entry, v); ok {
			return es[i].Entry
		}
	}
	return nil
}

// inClause are the subjects of the clause that t governs: "demanded that Chad
// withdraw".
func (s *scene) inClause(t int, as role) []actor {
	var out []actor
	for _, c := range s.childrenOf(t, "ccomp") {
		if m := s.doc.Child(c, "mark"); s.wished(c) && (m < 0 || s.toks[m].Lower == "that") {
			out = append(out, s.inPhrases(s.childrenOf(c, "nsubj", "nsubjpass"), as)...)
		}
	}
	if out == nil { // "calls for Chad to withdraw", "pressed for Chad to withdraw"
		for _, c := range s.childrenOf(t, "advcl", "acl", "relcl", "ccomp") {
			if m := s.doc.Child(c, "mark"); m >= 0 && s.toks[m].Lower == "for" && s.hasTo(c) {
				out = append(out, s.inPhrases(s.childrenOf(c, "nsubj"), as)...)
			}
		}
	}
	return out
}

// wished reports whether the clause of v says what shall be, not what is: "that
// Chad withdraw", "that Chad must withdraw".
func (s *scene) wished(v int) bool {
	if subj := s.doc.Child(v, "nsubj"); s.toks[v].Tag != "VB" && !(s.toks[v].Tag == "VBD" && s.toks[v].Lower == s.lemma(v)) && !(s.toks[v].Tag == "VBP" && subj >= 0 && s.toks[subj].Tag == "NNP" && s.doc.Child(subj, "conj") < 0) { // "that Chad free him"
		return false
	}
	for _, c := range s.childrenOf(v, "aux") {
		if w := s.toks[c].Lower; w != "should" && w != "must" && w != "be" {
			return false
		}
	}
	return true
}

// leavings are acts whose doer comes after "of": "the withdrawal of Chad's forces".
var leavings = map[string]bool{"withdrawal": true, "pullout": true, "departure": true, "resignation": true, "retreat": true, "cooperation": true, "restraint": true, "participation": true, "return": true}

// askedToDo are those who are to do the act that is demanded: "called for the
// withdrawal of Russian forces", "demanded Chad's help".
func (s *scene) askedToDo(t int) []actor {
	heads := s.objects(t)
	heads = append(heads, s.prepObjects(t, "for")...)
	var out []actor
	for _, n := range heads {
		if s.mention(n) >= 0 || !s.nominal(n) {
			continue
		}
		if endings[s.lemma(n)] {
			out = append(out, s.toEnd(n)...)
		}
		if own := s.genitive(n); own != nil {
			out = append(out, own...)
		} else if by := s.prepObjects(n, "by"); by != nil {
			out = append(out, s.inPhrases(by, agent)...)
		} else if leavings[s.lemma(n)] {
			out = append(out, s.inPhrases(s.prepObjects(n, "of"), agent)...)
			if out == nil {
				out = s.modifier(n, 0)
			}
		}
	}
	return out
}

// endings are the nouns for the end of an act, which whoever does it is to make.
var endings = wordSet("end halt stop cessation conclusion termination")

// befalling are what a country has rather than does: "an end to Chad's civil war".
var befalling = wordSet("conflict war crisis suffering isolation turmoil plight unrest bloodshed instability impasse deadlock stalemate violence poverty " +
	"hunger famine embargo debt drought epidemic outbreak pandemic insurgency membership suspension independence")

// toEnd are those whose act is to end: "called for an [end] to Chad's raids", "to the
// raids by Chad".
func (s *scene) toEnd(n int) []actor {
	var out []actor
	for _, p := range [...]string{"to", "of"} {
		for _, act := range s.prepObjects(n, p) {
			for _, a := range append([]int{act}, s.childrenOf(act, "conj")...) {
				out = append(out, s.doersToEnd(a)...)
			}
		}
	}
	return out
}

// doersToEnd are those who do the act that noun a names.
func (s *scene) doersToEnd(a int) []actor {
	if s.mention(a) >= 0 || !s.nominal(a) || befalling[s.lemma(a)] && s.prepObjects(a, "against") == nil && s.prepObjects(a, "on") == nil && s.prepObjects(a, "of") == nil {
		return nil
	}
	if own := s.genitive(a); own != nil {
		return own
	}
	return s.inPhrases(s.prepObjects(a, "by"), agent)
}

// inCondition are the subjects of the condition on which t, or what it
// threatens, depends: "threatened to act if Chad withdraws".
func (s *scene) inCondition(t int) []actor {
	for _, v := range append([]int{t}, s.complements(t)...) {
		for _, c := range s.childrenOf(v, "advcl") {
			if s.conditionalClause(c) {
				who := s.childrenOf(c, "nsubj", "nsubjpass")
				if who == nil && s.nounForVerb(c) {
					who = []int{s.taken(c)}
				}
				return s.inPhrases(who, agent)
			}
		}
	}
	return nil
}

// reacting is who does something over, or after, what noun t names: "Kyiv
// stopped paying over Moscow's refusal to negotiate".
func (s *scene) reacting(t int) []actor {
	p := s.head(t)
	if !s.is(t, "pobj") || !reactive[s.toks[p].Lower] {
		return nil
	}
	v := s.head(p)
	if s.is(v, "dobj", "nsubjpass") {
		v = s.head(v)
	}
	if !s.verbal(v) {
		return nil
	}
	return s.inPhrases(s.subjects(v), agent)
}

var reactive = map[string]bool{"over": true, "following": true, "after": true, "for": true, "amid": true, "despite": true}

// bidding are those who do something at somebody's request, which noun t names:
// "at the invitation of Chad, [Mali] joined"; nil for other nouns.
func (s *scene) bidding(t int) []int {
	p := s.head(t)
	if !s.is(t, "pobj") || s.toks[p].Lower != "at" && s.toks[p].Lower != "on" && s.toks[p].Lower != "upon" || s.prepObjects(t, "of") == nil && s.doc.Child(t, "poss") < 0 {
		return nil
	}
	v := s.head(p)
	if s.is(v, "dobj", "nsubjpass", "attr", "pobj") && s.mention(v) < 0 { // "on a visit at the invitation of"
		for range maxDepth {
			if s.verbal(v) || s.toks[v].POS == "AUX" || s.head(v) == v {
				break
			}
			v = s.head(v)
		}
	}
	if !s.verbal(v) && s.toks[v].POS != "AUX" {
		return nil
	}
	if s.passive(v) {
		return s.childrenOf(v, "nsubjpass")
	}
	return s.surface(v, 0)
}

// supported is who is supported against what noun t names: "their support for
// Chad in the face of continued aggression", or who defends himself against it.
func (s *scene) supported(t int) []actor {
	if p := s.head(t); s.is(t, "pobj") && (s.toks[p].Lower == "against" || s.toks[p].Lower == "from") && defending[s.lemma(s.head(p))] {
		if out := s.inPhrases(s.surface(s.head(p), 0), agent); out != nil {
			return out
		}
	}
	for i := t; ; {
		h := s.head(i)
		if h == i || t-i > 20 {
			return nil
		}
		for _, w := range append([]int{h}, s.childrenOf(h, "dobj")...) {
			if m := s.supporting(w); m != nil && w < t && s.before(m.objects, t) {
				if takingPart[s.lemma(m.objects[0].at)] { // "thanked Chad for its role in countering Malian aggression"
					return nil
				}
				return m.objects
			}
		}
		i = h
	}
}

// defending are the verbs of holding out against an attack.
var defending = wordSet("defend fight protect struggle shield")

// supporting is the match of a word that supports or aids, or nil.
func (s *scene) supporting(w int) *match {
	for _, e := range s.lexeme(w).entries(s.class(w)) {
		if (e.Relation == ontology.Supports || e.Relation == ontology.Aids) && len(e.Rest) == 0 {
			if m := s.fill(e.Entry, w, nil); m != nil {
				return m
			}
			if e.Class != Noun || !hasSlot(e.Object, "for") {
				continue
			}
			if found := s.slot(e.Entry, w, Slot{Name: "for"}, patient); found != nil { // "our support for Chad", whosever that is
				return &match{entry: e.Entry, trigger: w, objects: found}
			}
		}
	}
	return nil
}

// before reports whether all actors stand before token t.
func (s *scene) before(as []actor, t int) bool {
	for _, a := range as {
		if a.at >= t {
			return false
		}
	}
	return true
}

// getting is who does something with what noun t names: "with backing from
// Chad, [the rebels] attacked".
func (s *scene) getting(t int) []actor {
	p := s.head(t)
	if !s.is(t, "pobj") || s.toks[p].Lower != "with" && s.toks[p].Lower != "under" {
		return nil
	}
	if v := s.head(p); s.verbal(v) {
		return s.inPhrases(s.surface(v, 0), agent)
	}
	return nil
}

// aimedAt are those whom an act of force is to impress: "tested a missile to
// intimidate Chad".
func (s *scene) aimedAt(t int, as role) []actor {
	for _, c := range s.childrenOf(t, "advcl", "xcomp") {
		if s.hasTo(c) && impresses[s.lemma(c)] {
			return s.inPhrases(s.objects(c), as)
		}
	}
	return nil
}

var impresses = map[string]bool{"intimidate": true, "deter": true, "threaten": true, "pressure": true, "scare": true, "provoke": true, "warn": true, "coerce": true, "menace": true, "counter": true, "contain": true, "confront": true}

// beside are those against whom the clause beside that of verb t is: "condemned
// Chad and recalled its ambassador".
func (s *scene) beside(t int) []actor {
	var clauses []int
	if s.is(t, "conj", "advcl", "xcomp") {
		clauses = append(clauses, s.head(t))
	}
	clauses = append(clauses, s.childrenOf(t, "conj", "advcl")...)
	for _, v := range clauses {
		for _, e := range s.lexeme(v).verbs {
			if len(e.Rest) > 0 || !hostile(e.Relation) && e.Relation != ontology.Accuses && e.Relation != ontology.Protests {
				continue
			}
			m := s.fill(e.Entry, v, nil)
			if m == nil {
				continue
			}
			if s.is(v, "advcl") && s.doc.Child(v, "mark") >= 0 { // "after Chad shot down its drone"
				return m.subjects
			}
			return m.objects
		}
	}
	return nil
}
