package relations

import (
	"slices"

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

// single reads one phrase without what is joined to it.
func (s *scene) single(h int, as role, depth int) []actor {
	if depth > maxDepth {
		return nil
	}
	if p := s.titled(h); p >= 0 {
		return s.mentioned(p, h)
	}
	if n := s.nameBeside(h); n >= 0 && s.lexeme(h).noun&otherNoun != 0 { // "Chad's ally Mali condemned"
		return s.phrase(n, as, depth+1)
	}
	if m := s.mention(h); m >= 0 {
		men := &s.found.Mentions[m]
		if men.Via == ontology.ViaDemonym && as != direct {
			if who := s.peopleNamed(h, depth); len(who) > 0 {
				return who
			}
		}
		if men.Via == ontology.ViaCoreference && s.itsClaim(h) && len(men.Entities) == 1 && s.kind(men.Entities[0]) != ontology.Agreement {
			return nil
		}
		if men.Via == ontology.ViaDemonym && men.Len() > 1 && (as == direct && s.lexeme(h).noun != 0 || s.firstPost(h)) {
			return nil // "American troops" are not the United States themselves
		}
		return s.mentioned(m, h)
	}
	if s.relativePronoun(h) {
		if a := s.antecedent(h); a >= 0 {
			out := s.phrase(s.firstOfMany(h, s.bearer(a)), as, depth+1)
			if out == nil && as == doer {
				out = s.mover(a)
			}
			return out
		}
		return nil
	}
	if s.given {
		if out := s.givenPronoun(h); out != nil {
			return out
		}
	}
	if as == direct && !s.given {
		if ownCountry[s.lemma(h)] { // "to several countries including Chad"
			if out := s.including(h, as, depth); out != nil {
				return out
			}
		}
		if out := s.apposed(h, as, depth); out != nil {
			return out
		}
		return s.countryBehind(h)
	}
	if as == doer || as == threatened {
		if out := s.doersIn(h, depth); out != nil {
			return out
		}
	}
	if as == doer {
		if losses[s.lemma(h)] { // "deplored the loss of Malian lives" blames nobody
			return s.inPhrases(s.prepObjects(h, "by"), agent)
		}
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
	if out := s.inPhrases(s.byVictim(h), agent); out != nil {
		return out
	}
	if v := s.head(h); s.is(h, "dobj") && s.verbal(v) && !s.passive(v) { // "deplored the arrest of NAME [by Chad]", hung on the verb
		if out := s.inPhrases(s.prepObjects(v, "by"), agent); out != nil {
			return out
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
	e := s.plain(h)
	return e != nil && e.Relation.Symmetric()
}

// plain is an entry that noun h triggers by itself, or nil.
func (s *scene) plain(h int) *Entry {
	for _, e := range s.lexeme(h).nouns {
		if e.wants == 0 {
			return e.Entry
		}
	}
	return nil
}

// described reads a phrase whose head names nobody itself.
func (s *scene) described(h int, as role, depth int) []actor {
	if l := s.lemma(h); (l == "solidarity" || l == "sympathy") && as != doer && !s.given {
		return nil // "closed the consulate in solidarity with": no place
	}
	class := s.lexeme(h).noun
	if class&groupNoun != 0 {
		if out := s.underLead(h, as, depth); out != nil {
			return out
		}
	}
	if class&groupNoun != 0 || s.toks[h].Tag == "CD" {
		if out := s.membersOf(h, as, depth); out != nil {
			if as == agent {
				out = s.butBodies(h, out)
			}
			return out
		}
	}
	if out := s.including(h, as, depth); out != nil {
		return out
	}
	if out := s.apposed(h, as, depth); out != nil {
		return out
	}
	if as == agent && wordings[s.lemma(h)] {
		if out := s.author(h, depth+1); out != nil {
			return out
		}
	}
	if out := s.sides(h); out != nil {
		return out
	}
	if out := s.officeHolders(h); out != nil {
		return out
	}
	w := s.standsFor(class, as)
	if w == 0 && as == doer && !s.given && s.wholeNation(h) {
		w = weightPeople
	}
	if w == 0 && !s.given && (as == agent || as == doer) && activists[s.lemma(h)] {
		return s.ofBody(h, depth+1)
	}
	if w == 0 {
		return nil
	}
	out := s.owner(h, depth+1)
	if out == nil && as == agent && class&actNoun != 0 {
		out = s.inPhrases(s.prepObjects(h, "by"), agent) // "an attack by Chad destroyed"
	}
	if out == nil && as == victim && !s.given && (class&(peopleNoun|groupNoun) != 0 || wholeBodies[s.lemma(h)]) {
		if out = s.suspectedOf(h); out != nil {
			return out
		}
	}
	if as != victim || !wholeBodies[s.lemma(h)] {
		out = s.butBodies(h, out)
	}
	if as == agent && !s.given && firms[s.lemma(h)] {
		out = slices.DeleteFunc(out, func(a actor) bool { return s.kind(a.entity) == ontology.Country })
	}
	if out == nil && (as == victim || as == agent && !s.given && localPowers[s.lemma(h)]) {
		out = s.within(h, depth+1)
	}
	for i := range out {
		out[i].at, out[i].weight = h, out[i].weight*w
	}
	return out
}

// firstPost reports whether h is the first of two posts of the one named behind the
// second: "the Malian [Minister] of Trade and Deputy Prime Minister NAME".
func (s *scene) firstPost(h int) bool {
	if s.given || s.toks[h].Tag != "NNP" || s.title(h)&office == 0 {
		return false
	}
	c := s.doc.Child(h, "conj")
	if c < 0 || !s.names(c, ontology.Person) {
		return false
	}
	cc, name := s.doc.Child(h, "cc"), s.found.Mentions[s.mention(c)].Start
	return cc > h && s.toks[cc].Lower == "and" && cc+1 < name && s.title(name-1)&office != 0 && s.doc.Child(h, "prep") > h
}

// wholeNation reports whether h is "the people" of a nationality, who are praised
// and stood by as their state: "stands with the Kenyan people".
func (s *scene) wholeNation(h int) bool {
	if s.toks[h].Lower != "people" || !s.definite(h) {
		return false
	}
	for _, c := range s.childrenOf(h, "amod", "compound", "nummod", "relcl", "acl") {
		if m := s.mention(c); m < 0 || s.found.Mentions[m].Via != ontology.ViaDemonym {
			return false
		}
	}
	return true
}

// suspectedOf is the body to which people are said to belong: "detained 50 people
// suspected of links to Hamas", "three men linked to Hamas".
func (s *scene) suspectedOf(h int) []actor {
	for _, c := range s.childrenOf(h, "acl") {
		if !suspecting[s.lemma(c)] {
			continue
		}
		sp := s.doc.Subtree(c)
		for i := c + 1; i < sp.End; i++ {
			m := s.mention(i)
			if m < 0 || s.kind(s.found.Mentions[m].Entities[0]) != ontology.Organisation {
				continue
			}
			out := s.mentioned(m, i)
			for k := range out {
				out[k].weight *= weightPeople
			}
			return out
		}
	}
	return nil
}

var suspecting = wordSet("suspect accuse link tie affiliate associate connect belong")

// underLead reads "a coalition led by Chad", "a delegation headed by the minister".
func (s *scene) underLead(h int, as role, depth int) []actor {
	for _, c := range s.childrenOf(h, "acl") {
		switch s.lemma(c) {
		case "lead", "head", "spearhead", "command", "chair":
		default:
			continue
		}
		for _, o := range s.passiveAgents(c) {
			if out := s.phrase(o, as, depth+1); out != nil {
				return append(out, without(s.genitive(h), out)...) // "Chad's delegation led by NAME"
			}
		}
	}
	return nil
}

// firms are the nouns for businesses, which act for themselves: "the Malian
// company bought" is no act of Mali's.
var firms = map[string]bool{"company": true, "firm": true, "bank": true, "airline": true, "carrier": true, "corporation": true}

// wholeBodies are the people of an armed body on whom no force is used that is
// not used on the body: "killed two Hamas fighters".
var wholeBodies = map[string]bool{
	"fighter": true, "leader": true, "member": true, "militant": true, "soldier": true, "gunman": true, "rebel": true, "insurgent": true, "prisoner": true, "operative": true, "commander": true,
	"suspect": true, "activist": true, "supporter": true, "guerrilla": true, "terrorist": true, "militiaman": true, "officer": true, "troops": true, "jihadist": true,
}

// activists act for the body to which they belong: "Greenpeace activists".
var activists = map[string]bool{"bomber": true, "gunman": true, "attacker": true, "assailant": true, "activist": true, "campaigner": true, "supporter": true, "protester": true, "demonstrator": true, "worker": true, "staff": true, "volunteer": true}

// ofBody is the organisation, never the country, to which the people at h belong.
func (s *scene) ofBody(h, depth int) []actor {
	out := slices.DeleteFunc(s.owner(h, depth), func(a actor) bool { return s.kind(a.entity) != ontology.Organisation })
	for i := range out {
		out[i].at, out[i].weight = h, out[i].weight*weightPeople
	}
	return out
}

// localPowers are the powers of the country in which they are: "a court in Mali
// sentenced".
var localPowers = map[string]bool{
	"authority": true, "authorities": true, "police": true, "court": true, "prosecutor": true, "prosecutors": true, "judge": true, "judges": true,
	"official": true, "officials": true, "regulator": true, "regulators": true, "government": true, "parliament": true, "lawmaker": true, "lawmakers": true, "officer": true, "officers": true,
}

// weightAuthor is for whoever does something by what he has written or said.
const weightAuthor = 0.85

// author is who says what the noun h names: "a statement by the minister urged".
func (s *scene) author(h, depth int) []actor {
	var out []actor
	for _, p := range [...]string{"by", "from"} {
		for _, o := range s.prepObjects(h, p) {
			if out == nil {
				out = s.phrase(o, agent, depth)
			}
		}
	}
	if out == nil {
		out = s.modifier(h, depth)
	}
	if v := s.lightVerb(h); out == nil && v >= 0 && !s.passive(v) { // "adopted a resolution that urges"
		out = s.inPhrases(s.surface(v, depth), agent)
	}
	for i := range out {
		out[i].at, out[i].weight = h, out[i].weight*weightAuthor
	}
	return out
}

// butBodies leaves out the body to which all belong where the phrase of h means
// only some of them.
func (s *scene) butBodies(h int, out []actor) []actor {
	if !s.onlySome(h) {
		return out
	}
	return slices.DeleteFunc(out, func(a actor) bool { return s.kind(a.entity) == ontology.Organisation })
}

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

// bearer is the name of whom a noun is said, or the noun itself: "NAME, a Democrat
// who chairs", "NAME was the gunman who killed", "NAME is known as the man who".
func (s *scene) bearer(noun int) int {
	if s.mention(noun) >= 0 {
		return noun
	}
	v := s.head(noun)
	if s.is(noun, "appos") && s.mention(v) >= 0 {
		return v
	}
	if s.is(noun, "pobj") && s.toks[v].Lower == "as" {
		v = s.head(v)
	} else if !s.is(noun, "attr") || s.lemma(v) != "be" {
		return noun
	}
	if !s.verbal(v) && s.lemma(v) != "be" || s.doc.Child(v, "neg") >= 0 {
		return noun
	}
	if n := s.doc.Child(v, "nsubj", "nsubjpass"); n >= 0 && n < noun && s.mention(n) >= 0 && (s.is(noun, "attr") || s.passive(v)) {
		return n
	}
	return noun
}

// mentioned are the entities of a mention.
func (s *scene) mentioned(m, at int) []actor {
	men := &s.found.Mentions[m]
	w := 1.0
	if men.Via == ontology.ViaCoreference {
		w = weightCoref
	}
	out := s.room(len(men.Entities))
	for _, e := range men.Entities {
		out = append(out, actor{entity: e, mention: m, at: at, weight: w})
	}
	return out
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
		if s.behindPlace(c) {
			continue
		}
		if out := s.phrase(c, as, depth+1); out != nil {
			return out
		}
	}
	return nil
}

// behindPlace reports whether the country at c only says where the place before the
// comma is: "met the minister in Oslo, Norway".
func (s *scene) behindPlace(c int) bool {
	m := s.mention(c)
	if m < 0 || s.kind(s.found.Mentions[m].Entities[0]) != ontology.Country {
		return false
	}
	i := s.found.Mentions[m].Start - 1
	if i > 0 && s.toks[i].Lower == "the" {
		i--
	}
	if i < 2 || s.toks[i].Lower != "," {
		return false
	}
	for _, n := range s.doc.Names {
		if n.End == i && (n.Label == "GPE" || n.Label == "LOC" || n.Label == "FAC") && n.Start > 0 {
			w := s.toks[n.Start-1].Lower
			return w == "in" || w == "at" || w == "near" || w == "outside"
		}
	}
	return false
}

// actOfOthers reports whether h names an act whose doer its phrase does not
// name: "the killing of Palestinians".
func (s *scene) actOfOthers(h int) bool {
	if !s.nominal(h) {
		return false
	}
	e := s.plain(h)
	if e == nil || e.Relation == ontology.Supports || e.Relation.Symmetric() {
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

// countryBehind is the country that follows the name of a city and a comma, to
// whatever the parser gave it: "in [Hiroshima], Japan".
func (s *scene) countryBehind(h int) []actor {
	if s.toks[h].Tag != "NNP" || h+2 >= len(s.toks) || s.toks[h+1].Text != "," {
		return nil
	}
	m := s.mention(h + 2)
	if m < 0 || s.found.Mentions[m].Via == ontology.ViaDemonym || s.is(s.found.Mentions[m].Head, "nsubj", "nsubjpass", "conj") {
		return nil
	}
	if as := s.mentioned(m, h); len(as) == 1 && s.kind(as[0].entity) == ontology.Country {
		return as
	}
	return nil
}

// firstOfMany is the first of the joined names of which a clause in the plural
// describes the last to the parser's mind: "[A] and B, who are held".
func (s *scene) firstOfMany(pronoun, name int) int {
	if s.mention(name) < 0 || s.given {
		return name
	}
	v := s.head(pronoun)
	plural := s.toks[v].Tag == "VBP"
	for _, c := range s.childrenOf(v, "aux", "auxpass") {
		plural = plural || s.toks[c].Lower == "are" || s.toks[c].Lower == "were" || s.toks[c].Lower == "have"
	}
	for plural && s.is(name, "conj") && s.mention(s.head(name)) >= 0 {
		name = s.head(name)
	}
	return name
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

// prepositionObjects are the objects of preposition p, which another joined to it
// may hold: "to and from Chad", "an inquiry into whether Chad paid".
func (s *scene) prepositionObjects(p int) []int {
	out := s.childrenOf(p, "pobj")
	if out != nil {
		return out
	}
	for _, c := range s.childrenOf(p, "conj") {
		if s.toks[c].Tag == "IN" || s.toks[c].Tag == "TO" {
			return s.childrenOf(c, "pobj")
		}
	}
	if s.toks[p].Lower == "into" {
		for _, c := range s.childrenOf(p, "pcomp") {
			out = append(out, s.childrenOf(c, "nsubj", "nsubjpass")...)
		}
	}
	return out
}

// prepObjects are the objects of the preposition below t: "with" → pobj. The
// preposition may also hang on a particle or another preposition ("out of").
func (s *scene) prepObjects(t int, prep string) []int {
	var out []int
	s.below(t, func(p int) {
		if s.toks[p].Lower == prep {
			out = append(out, s.prepositionObjects(p)...)
			if s.toks[p].Tag == "VBG" { // "targeting", "including"
				out = append(out, s.childrenOf(p, "dobj")...)
			}
			return
		}
		if s.is(p, "prep", "prt", "advmod") && s.mention(p) < 0 && s.toks[p].Lower != "according" {
			s.below(p, func(q int) {
				if s.toks[q].Lower == prep {
					out = append(out, s.childrenOf(q, "pobj")...)
				}
			}, "prep")
		}
	}, "prep", "agent", "dative", "prt", "advmod", "acl", "advcl")
	return out
}
