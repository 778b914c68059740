package relations

import (
	"entente/internal/ontology"
)

// standing is how far the text stands behind an act: whether it is so,
// planned, over or denied, and who says it.
type standing struct {
	negated     bool
	modality    ontology.Modality
	hidden      bool    // another trigger says it better
	refused     bool    // unless the act is hostile: then it is negated
	purpose     bool    // it is what something else is done for
	planned     bool    // some word made it a plan, whatever prevailed
	conditional bool    // it will be done if something else is
	doubt       float64 // factor on the confidence
	speakers    []actor
	speaker     string
}

// modalityRank orders modalities: the higher one prevails when words of both
// kinds govern an act.
var modalityRank = map[ontology.Modality]int{ontology.Asserted: 0, ontology.Planned: 1, ontology.Possible: 2, ontology.Ended: 3}

func (st *standing) raise(m ontology.Modality) {
	st.planned = st.planned || m == ontology.Planned
	if modalityRank[m] > modalityRank[st.modality] {
		st.modality = m
	}
}

// apply puts an effect on the standing.
func (st *standing) apply(e Effect) {
	switch e {
	case Planned:
		st.raise(ontology.Planned)
	case Possible:
		st.raise(ontology.Possible)
	case Ended:
		st.raise(ontology.Ended)
	case Negates:
		if st.modality == ontology.Ended && !st.negated {
			st.modality = ontology.Asserted // what one fails to end goes on
			return
		}
		st.negated = !st.negated
	case Hides, Refuses:
		st.refused = e == Refuses
		if st.negated { // "did not refuse to": all is open again
			st.raise(ontology.Possible)
		} else {
			st.hidden = true
		}
	}
}

// standingOf climbs from a trigger to the root and gathers what the words on
// the way do to it.
func (s *scene) standingOf(t int) standing {
	st := standing{modality: ontology.Asserted, doubt: 1}
	s.ownMarks(t, -1, &st)
	if s.head(t) == t && s.hasTo(t) { // "Japan to aid Chad"
		st.raise(ontology.Planned)
	}
	live := true // whether what governs still bears on the act itself
	cur := t
	for range 4 * maxDepth {
		h := s.head(cur)
		if h == cur {
			break
		}
		cur, live = s.step(cur, h, live, &st)
	}
	return st
}

// step moves from a word to what governs it.
func (s *scene) step(cur, h int, live bool, st *standing) (int, bool) {
	if s.is(cur, "acl", "relcl") && s.hasTo(cur) && s.ranked(h) { // who is the first to do it does it
		if v := s.head(h); live && s.is(h, "attr", "oprd") {
			s.ownMarks(v, -1, st)
			return v, live
		}
		return h, live
	}
	if cur < h && s.labels(cur) {
		return h, false
	}
	if n := s.boundBefore(cur); n >= 0 {
		return s.stepClause(cur, n, live, st)
	}
	switch s.dep(cur) {
	case "conj":
		return s.stepConj(cur, h, live, st)
	case "xcomp", "ccomp", "acl", "pcomp", "parataxis", "oprd", "csubj", "dep":
		if s.parted(cur, h) {
			return h, false
		}
		return s.stepClause(cur, h, live, st)
	case "dobj", "nsubjpass", "nsubj", "attr", "acomp", "dative":
		return s.stepNominal(cur, h, h, live, st)
	case "pobj":
		return s.stepPreposition(cur, h, live, st)
	case "prep", "agent", "prt":
		return h, live
	case "advcl":
		if cur > 0 && s.toks[cur].Tag == "VBG" && s.is(cur-1, "prt") && s.head(cur-1) == h { // "ruled out attacking"
			return s.stepClause(cur, h, live, st)
		}
		if s.hasTo(cur) {
			st.purpose = st.purpose || live
		}
		s.speech(h, st)
		return h, false
	case "relcl":
		if s.hasTo(cur) || s.saysThat(cur, h) {
			return s.stepClause(cur, h, live, st)
		}
		return h, false
	case "appos", "advmod", "npadvmod":
		return h, false
	case "compound", "amod", "nmod", "poss":
		if g := s.governor(h); live && g != nil && g.nominal.governs && s.is(cur, "compound") {
			s.govern(cur, h, g.nominal, st)
			return h, true
		}
		return h, false
	}
	return h, live
}

// labels reports whether the phrase of noun cur is a label before a colon, of which
// the clause behind it says nothing: "Chad-Mali conflict: The president will".
func (s *scene) labels(cur int) bool {
	if !s.nominal(cur) {
		return false
	}
	sp := s.doc.Subtree(cur)
	return s.toks[sp.Start].SentenceStart && (s.toks[sp.End-1].Text == ":" || sp.End < len(s.toks) && s.toks[sp.End].Text == ":")
}

// parted reports whether a semicolon makes the clause of v and that of h
// sentences of their own.
func (s *scene) parted(v, h int) bool {
	if !s.is(v, "ccomp", "parataxis", "dep") {
		return false
	}
	for i := min(v, h) + 1; i < max(v, h); i++ {
		if s.toks[i].Lower == ";" {
			return true
		}
	}
	return false
}

// saysThat reports whether what the parser took for a relative clause of noun
// h is its content: "no evidence that Chad attacked".
func (s *scene) saysThat(v, h int) bool {
	m := s.doc.Child(v, "mark")
	g := s.governor(h)
	return m >= 0 && s.toks[m].Lower == "that" && g != nil && g.clause.governs
}

// stepConj lets a joined word share the marks of the first: "did not attack or
// threaten", "will sign and implement".
func (s *scene) stepConj(cur, h int, live bool, st *standing) (int, bool) {
	if live && s.verbal(cur) && s.sharesAuxiliaries(cur, h) {
		s.ownMarks(h, cur, st)
	}
	return h, live
}

func (s *scene) sharesAuxiliaries(cur, h int) bool {
	if s.toks[cur].Tag != s.toks[h].Tag || s.doc.Child(cur, "aux", "auxpass", "nsubj", "nsubjpass") >= 0 {
		return false
	}
	switch s.toks[cur].Tag {
	case "VB", "VBN", "VBG":
	default:
		return false
	}
	for _, c := range s.childrenOf(h, "cc") {
		if s.toks[c].Lower == "but" && c < cur {
			return false
		}
	}
	return true
}

// stepClause leaves a clause for the word that governs it.
func (s *scene) stepClause(cur, h int, live bool, st *standing) (int, bool) {
	via := h
	if s.is(cur, "pcomp") && (s.toks[h].Tag == "IN" || s.toks[h].Tag == "TO" || s.toks[h].Tag == "RB") {
		if live && s.negativePreposition(h) {
			st.negated = !st.negated
			return h, false
		}
		via = s.beyond(h)
		if live && !complementPrepositions[s.toks[h].Lower] { // "after meeting …, he thanked"
			return via, false
		}
	}
	if live && s.hasYet(via) {
		st.negated = !st.negated
		return via, false
	}
	if live && untrue[s.toks[via].Lower] {
		st.negated = !st.negated
		return via, true
	}
	if s.whosePleasure(via) != nil {
		return via, live
	}
	g := s.governor(via)
	finite := s.finite(cur)
	if g == nil {
		if s.hasTo(cur) {
			st.purpose = st.purpose || live && !s.is(cur, "ccomp")
		}
		return via, live && s.is(cur, "xcomp", "ccomp") && !s.hasTo(cur)
	}
	gov := g.infinitive
	if finite {
		gov = g.clause
	}
	if gov.said || finite && g.clause.said {
		s.say(via, st)
	}
	if !live {
		return via, false
	}
	if !gov.governs {
		if s.hasTo(cur) && !finite {
			st.purpose = true
			return via, false
		}
		return via, s.is(cur, "xcomp")
	}
	if s.lemma(via) == "have" && s.hasTo(cur) && s.doc.Child(via, "dobj") < 0 { // what one has to do is not done
		st.raise(ontology.Planned)
	}
	if gov.effect == Planned && desires[s.lemma(via)] && (s.doc.Child(cur, "nsubj") >= 0 || s.doc.Child(via, "dobj") >= 0) {
		gov.effect = Possible // what one wants of another
	}
	if gov.effect == Planned && desires[s.lemma(via)] && performed[s.lemma(cur)] && s.hasTo(cur) {
		return via, false // "I would like to thank Chad" thanks it
	}
	if gov.effect == Planned && s.accomplished(cur, g) {
		gov.effect = Real
	}
	if e, ok := phrasal[s.lemma(via)+" "+s.particleOf(via)]; ok && !finite {
		gov.effect = e
	}
	s.govern(cur, via, gov, st)
	return via, true
}

// accomplished reports whether the act in the infinitive or gerund of v is over:
// "is said to have attacked", "admitted attacking".
func (s *scene) accomplished(v int, g *governor) bool {
	if s.hasTo(v) {
		for _, c := range s.childrenOf(v, "aux") {
			if s.toks[c].Lower == "have" {
				return true
			}
		}
		return false
	}
	h := s.head(v)
	if s.toks[h].Lower == "to" { // "confessed to bombing", not "looks forward to visiting"
		h = s.beyond(h)
	}
	return g.clause.said && s.toks[v].Tag == "VBG" && confessing[s.lemma(h)]
}

// confessing are the verbs of saying whose gerund tells what is over.
var confessing = map[string]bool{"admit": true, "acknowledge": true, "confess": true, "report": true, "recall": true, "describe": true, "mention": true, "plead": true, "own": true}

// phrasal is what verbs with a particle do to the act they govern, where it is not
// what the bare verb does.
var phrasal = map[string]Effect{"end up": Real, "wind up": Real, "go on": Real, "carry on": Real, "keep on": Real, "give up": Ended, "hold off": Negates, "put off": Planned}

// particleOf is the particle of verb v, or "".
func (s *scene) particleOf(v int) string {
	for _, c := range s.childrenOf(v, "prt", "prep", "advmod") {
		if c == v+1 && s.doc.Child(c, "pobj") < 0 {
			return s.toks[c].Lower
		}
	}
	return ""
}

// hasYet reports whether "has yet to" stands at v.
func (s *scene) hasYet(v int) bool {
	if s.lemma(v) != "have" {
		return false
	}
	for _, c := range s.childrenOf(v, "advmod") {
		if s.toks[c].Lower == "yet" {
			return true
		}
	}
	return false
}

// desires are the verbs whose clause is a plan only where it is about the
// subject's own act: "wants to join", not "wants Chad to join".
var desires = map[string]bool{"want": true, "wish": true, "like": true, "expect": true, "hope": true, "need": true}

// performed are the verbs of what is done by saying that one wants to do it.
var performed = wordSet("thank congratulate commend express welcome condemn extend offer acknowledge applaud praise apologise apologize assure convey reiterate stress emphasise emphasize underline salute recognise recognize")

// complementPrepositions may govern a gerund as a verb's complement; after the
// others it tells a circumstance.
var complementPrepositions = map[string]bool{"of": true, "for": true, "from": true, "into": true, "to": true, "against": true, "on": true, "upon": true, "in": true, "about": true, "over": true, "with": true, "at": true}

// beyond is the word on which the preposition at p hangs in the end: "because
// of", "instead of".
func (s *scene) beyond(p int) int {
	h := s.head(p)
	for range maxDepth {
		if t := s.toks[h].Tag; t != "IN" && t != "TO" && t != "RB" || s.head(h) == h {
			break
		}
		h = s.head(h)
	}
	return h
}

// govern applies a governing word h together with its own marks to what stands
// below it at cur.
func (s *scene) govern(cur, h int, gov government, st *standing) {
	if gov.said && s.verbal(h) {
		s.governSaid(cur, h, gov, st)
		return
	}
	own := standing{modality: ontology.Asserted, doubt: 1}
	s.ownMarks(h, cur, &own)
	if own.negated && s.undone(h, gov, st) {
		return
	}
	if own.negated && st.modality == ontology.Ended && !st.negated {
		st.modality = ontology.Asserted // "has not considered ending its support"
		return
	}
	if gov.effect == Ended && (own.modality == ontology.Planned || own.modality == ontology.Possible || s.is(h, "advcl", "acl") && s.hasTo(h)) {
		return // what must or will end goes on
	}
	if st.negated && gov.effect == Possible && s.verbal(h) && s.lex.requests(s.lemma(h)) {
		st.hidden = true // to be told not to do something says nothing of doing it
		return
	}
	if (gov.effect == Possible || gov.effect == Planned) && st.modality == ontology.Ended && !st.negated {
		st.modality = ontology.Asserted // to ask that something end is to say that it goes on
		if s.lex.requests(s.lemma(h)) {
			s.say(h, st)
		}
	} else {
		st.apply(gov.effect)
	}
	s.ownMarks(h, cur, st)
}

// undone handles a governing word that is itself negated. "Never stopped"
// leaves the act as it is; "did not deny" leaves it open.
func (s *scene) undone(h int, gov government, st *standing) bool {
	switch gov.effect {
	case Ended:
		return true
	case Hides, Refuses:
		st.raise(ontology.Possible)
		return true
	case Negates:
		if s.lemma(h) != "fail" {
			st.raise(ontology.Possible)
		}
		return true
	}
	return false
}

// governSaid applies a word of saying. To deny having said something leaves
// open whether it is so.
func (s *scene) governSaid(cur, h int, gov government, st *standing) {
	own := standing{modality: ontology.Asserted}
	s.ownMarks(h, cur, &own)
	if own.negated && s.undone(h, gov, st) {
		return
	}
	st.apply(gov.effect)
	if own.negated {
		st.raise(ontology.Possible)
		st.doubt *= 0.5
	}
}

// stepNominal leaves a noun, or the preposition before it, for its governor h.
func (s *scene) stepNominal(cur, via, h int, live bool, st *standing) (int, bool) {
	s.speech(h, st)
	if !live {
		return h, false
	}
	if deniers[s.lemma(h)] && s.verbal(h) && s.deniedClaim(cur) {
		st.negated = !st.negated
		s.say(h, st)
		return h, true
	}
	g := s.governor(h)
	if s.is(cur, "nsubj", "nsubjpass") && s.verbal(h) && (g == nil || !g.nominal.governs || s.is(cur, "nsubj") && !happens[s.lemma(h)]) {
		s.tense(h, st)
		return h, false
	}
	if g == nil || !g.nominal.governs {
		return h, false
	}
	if g.nominal.said {
		s.blamer(h, st)
	}
	if s.knownTopic(cur, h) || widening[s.lemma(h)] && s.definite(cur) { // "to avoid widening the war" is to be at war
		return h, false
	}
	s.govern(cur, h, g.nominal, st)
	return h, true
}

// blamer records who lays the act to somebody: "[Mali] held Chad responsible".
func (s *scene) blamer(h int, st *standing) {
	if !s.verbal(h) && s.head(h) != h {
		if h = s.head(h); s.lemma(h) == "be" {
			return // "Chad is responsible": nobody says so
		}
	}
	s.say(h, st)
}

// deniedClaim reports whether the word that hangs on a verb of denial is a
// claim: "rejected reports that".
func (s *scene) deniedClaim(cur int) bool {
	return s.is(cur, "dobj", "nsubjpass") && claims[s.lemma(cur)]
}

// happens are the verbs by which an act named as subject comes about or ends.
var happens = map[string]bool{
	"begin": true, "start": true, "continue": true, "resume": true, "end": true, "stop": true, "cease": true,
	"take": true, "happen": true, "collapse": true, "expire": true, "lapse": true, "be": true, "restart": true,
	"open": true, "go": true, "remain": true, "halt": true, "pause": true, "come": true, "stall": true,
}

// stepPreposition leaves a noun for what its preposition hangs on.
func (s *scene) stepPreposition(cur, p int, live bool, st *standing) (int, bool) {
	if live && s.negativePreposition(p) {
		st.negated = !st.negated
		return p, false
	}
	if temporal[s.toks[p].Lower] {
		live = false // what is told beside it is another act
	}
	h := s.head(p)
	if s.verbal(h) && s.toks[p].Lower == "in" && s.doc.Child(h, "dobj") >= 0 { // "not to use force in their dispute"
		live = false
	}
	if live && s.nominal(h) && s.lexeme(h).noun&groupNoun != 0 && s.toks[p].Lower == "of" && s.governor(h) == nil {
		return h, true
	}
	return s.stepNominal(p, p, h, live, st)
}

// temporal are the prepositions whose phrase only says when something is done.
var temporal = map[string]bool{"during": true, "after": true, "before": true, "following": true, "amid": true, "since": true}

// negativePreposition reports whether what follows the preposition is not so:
// "without", "instead of", "rather than", "short of", "far from".
func (s *scene) negativePreposition(p int) bool {
	switch s.toks[p].Lower {
	case "without", "instead", "than":
		return true
	case "of", "from":
		if p > 0 {
			switch s.toks[p-1].Lower {
			case "instead", "short", "far":
				return true
			}
		}
	}
	return false
}

// finite reports whether the clause has a tense of its own.
func (s *scene) finite(v int) bool {
	if s.hasTo(v) {
		return false
	}
	switch s.toks[v].Tag {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	for _, c := range s.doc.Children(v) {
		if s.is(int(c), "aux", "auxpass", "cop") {
			switch s.toks[c].Tag {
			case "VBD", "VBZ", "VBP", "MD":
				return true
			}
		}
	}
	return s.toks[v].Tag == "VBN" && s.doc.Child(v, "nsubj") >= 0
}
