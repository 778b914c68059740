package entities

import (
	"slices"

	"entente/internal/ontology"
	"entente/internal/text"
)

// Coreference is resolved by rules over the tree, from left to right, for the
// sake of precision: where the text leaves a doubt nothing is said.

// resolveReferences resolves pronouns and descriptions of actors.
func (a *article) resolveReferences() {
	a.speakers, a.author = a.findSpeakers(), a.findAuthor()
	for _, p := range a.pages {
		if p.part == Dateline {
			continue
		}
		quoted := false
		for i := range p.doc.Tokens {
			if isQuote(p, i) {
				quoted = !quoted
			}
			if p.named(i) || p.traits[i]&hasLetter == 0 || p.owner[i] != 0 && !wordIn("north south kingdom", p.lower(i)) {
				continue
			}
			a.refer(p, i, quoted)
		}
	}
}

// isQuote reports whether a token opens or closes a quotation.
func isQuote(p *page, i int) bool { return p.is(i, quoteMark) }

// refer resolves what begins, or is headed, at token i.
func (a *article) refer(p *page, i int, quoted bool) {
	t := &p.doc.Tokens[i]
	var refs []int
	switch t.Lower {
	case "he", "him", "his", "himself":
		refs = a.heOrShe(p, i, male)
	case "she", "her", "hers", "herself":
		refs = a.heOrShe(p, i, female)
	case "it", "its", "itself":
		refs = a.it(p, i)
	case "they", "them", "their", "themselves", "theirs":
		refs = a.they(p, i)
	case "we", "our", "us", "ours":
		if !quoted && !p.is(i, allCapitals) && !(t.Lower == "our" && a.nounPhraseCount(p, i)) {
			refs = a.speakers
		}
	case "i", "me", "my", "myself":
		if !quoted && t.Tag[0] == 'P' {
			refs = a.author
		}
	case "former", "latter":
		a.readFormer(p, i)
		return
	case "pair", "duo", "trio":
		a.readCount(p, i)
		return
	case "both", "two", "three", "four":
		if a.readCount(p, i) {
			return
		}
		a.describes(p, i)
		return
	case "north", "south":
		a.readHalves(p, i)
		return
	case "kingdom":
		p.unclaim(i)
		a.describes(p, i)
		return
	default:
		a.describes(p, i)
		return
	}
	a.referTo(p, text.Span{Start: i, End: i + 1}, i, refs)
}

func (a *article) referTo(p *page, s text.Span, head int, refs []int) {
	if len(refs) == 0 || !p.free(s) {
		return
	}
	c := a.refs[refs[0]].class
	p.claim(name{Span: s, class: c, via: ontology.ViaCoreference, head: head, refs: slices.Clone(refs), found: fromSyntax})
}

// want says which referents a reference can have.
type want struct {
	classes [6]bool
	plural  bool
	gender  gender // of a person, where the reference tells it
}

// gender is what a pronoun or a name tells of a person.
type gender uint8

const (
	anyGender gender = iota
	female
	male
)

func wanting(classes ...class) (w want) {
	for _, c := range classes {
		w.classes[c] = true
	}
	return w
}

// fits reports whether what a name stands for is wanted.
func (a *article) fits(refs []int, w want) bool {
	if len(refs) == 0 || w.plural != (len(refs) > 1) {
		return false
	}
	for _, r := range refs {
		if !w.classes[a.refs[r].class] || w.gender != anyGender && a.refs[r].gender != anyGender && w.gender != a.refs[r].gender {
			return false
		}
	}
	return true
}

// apposedName is the name that stands in apposition to a noun that names nobody
// itself: "Iran's president, [Masoud Pezeshkian],", "Chad's neighbour [Mali]"; -1
// where there is none.
func (a *article) apposedName(p *page, i int) int {
	if k := p.doc.Tokens[i].POS; k != "NOUN" && k != "PROPN" {
		return -1
	}
	c := p.doc.Child(i, "appos")
	if c < i {
		return -1
	}
	if n := p.nameAt(c); n == nil || n.head != c || n.class != person && n.class != country && n.class != organisation {
		return -1
	}
	return c
}

// representing is the first of those whom a noun that names nobody stands for:
// the A of "the leaders of A and B", of "the government of A"; -1 for others.
func representing(p *page, i int) int {
	many := p.doc.Tokens[i].Tag == "NNS" && p.is(i, actorNoun|manNoun|sideNoun)
	if !many && !wordIn("government authorities leadership military", p.lower(i)) {
		return -1
	}
	of := p.doc.Child(i, "prep")
	if of < 0 || p.lower(of) != "of" && !(many && p.lower(of) == "from") {
		return -1
	}
	o := p.doc.Child(of, "pobj")
	if n := p.nameAt(max(o, 0)); o < 0 || n == nil || n.class != country {
		return -1
	}
	return o
}

// antecedent looks for a referent where the grammar puts it: a possessor or a
// subject above the reference in its own sentence, then the subjects of the
// sentences before. A subject of another sort that could be meant as well ends
// the search.
func (a *article) antecedent(p *page, i int, w want) []int {
	if o := judged(p, i); o >= 0 {
		if refs := a.series(p, o); a.fits(refs, w) {
			return refs
		}
	}
	refs, blocked := a.above(p, i, w, false)
	if refs != nil || blocked {
		return refs
	}
	if fronted(p, i) {
		if refs, _ = a.above(p, i, w, true); refs != nil {
			return refs
		}
	}
	return a.before(p, i, w)
}

// above walks from a reference up its tree. ahead looks at subjects behind the
// reference instead of those before it.
func (a *article) above(p *page, i int, w want, ahead bool) (refs []int, blocked bool) {
	bound := boundObject(p, i) || othersPossessor(p, i) >= 0
	for v, steps := i, 0; steps < 30; steps++ {
		h := p.doc.Tokens[v].Head
		if h == v {
			break
		}
		if p.doc.Tokens[v].Dep == "appos" && p.doc.Tokens[i].Dep == "poss" && steps < 3 {
			return nil, false // "Stepanakert, its capital"
		}
		if c := a.controller(p, v, h); c >= 0 && c < i && !bound && !ahead {
			if refs := a.series(p, c); a.fits(refs, w) {
				return refs, false
			}
		}
		v = h
		if refs := a.possessorOf(p, v, i, w); refs != nil && steps > 0 {
			return refs, false
		}
		if k := p.doc.Tokens[v].POS; k != "VERB" && k != "AUX" {
			continue
		}
		if bound {
			bound = p.doc.Tokens[v].Dep == "conj" && p.doc.Child(v, "nsubj", "nsubjpass") < 0 // "called him and urged him"
			continue
		}
		for _, c := range p.doc.Children(v) {
			d := p.doc.Tokens[c].Dep
			if d != "nsubj" && d != "nsubjpass" || int(c) == i || int(c) > i != ahead || p.speaking(int(c)) || p.doc.Subtree(int(c)).Contains(i) {
				continue
			}
			if refs := a.series(p, int(c)); a.fits(refs, w) {
				return refs, false
			} else if a.blocks(p, int(c), w, refs) {
				return nil, true
			}
		}
	}
	return nil, false
}

// controller is the object of verb g that does what the infinitive v under it
// says, or -1: "We call on China to abide by its word", "they urged Mali to".
func (a *article) controller(p *page, v, g int) int {
	if d := p.doc.Tokens[v].Dep; d != "xcomp" && d != "advcl" && d != "ccomp" || p.doc.Child(v, "aux") < 0 || p.doc.Child(v, "nsubj") >= 0 {
		return -1
	}
	if p.doc.Tokens[g].POS != "VERB" || g > v {
		return -1
	}
	for _, c := range p.doc.Children(g) {
		if int(c) < g || int(c) > v {
			continue
		}
		switch t := &p.doc.Tokens[c]; {
		case t.Dep == "dobj":
			return int(c)
		case t.Dep == "prep" && wordIn("on upon for with to", t.Lower):
			if o := p.doc.Child(int(c), "pobj"); o >= 0 {
				return o
			}
		}
	}
	return -1
}

// blocks reports whether a subject that does not fit ends the search all the
// same: it names nobody and can be meant, or is one in office who is not named.
func (a *article) blocks(p *page, c int, w want, refs []int) bool {
	if len(refs) == 0 {
		return a.rival(p, c, w)
	}
	return w.classes[person] && !w.plural && a.unnamedOfficial(p, c) != nil
}

// unnamedOfficial is the state for which somebody acts whom only his post
// describes: "Mali's foreign minister", "a Turkish spokesman"; nil for others.
func (a *article) unnamedOfficial(p *page, c int) []int {
	if t := &p.doc.Tokens[c]; t.Tag != "NN" && t.Tag != "NNP" || !p.is(c, manNoun) {
		return nil
	}
	if n := a.actorName(p, c); n != nil && n.class == country && n.head == c && len(n.refs) == 1 {
		return n.refs
	}
	return nil
}

// unnamedSpeaker is the state of the unnamed official whom "he" or "she" means:
// the subject above the pronoun, or else that of the sentence before.
func (a *article) unnamedSpeaker(p *page, i int) []int {
	if boundObject(p, i) {
		return nil
	}
	for v, steps := i, 0; steps < 12; steps++ {
		h := p.doc.Tokens[v].Head
		if h == v {
			break
		}
		v = h
		if c := p.doc.Child(v, "nsubj", "nsubjpass"); c >= 0 && c < i && !p.doc.Subtree(c).Contains(i) {
			if n := personBehind(p, c); n != nil {
				return n.refs
			}
			return a.unnamedOfficial(p, c)
		}
	}
	s := p.doc.SentenceOf(i)
	if s.Start == 0 || topicEnds(p, s.Start) {
		return nil
	}
	if c := rootSubject(p, p.doc.SentenceOf(s.Start-1)); c >= 0 {
		return a.unnamedOfficial(p, c)
	}
	return nil
}

// personBehind is the person named in the phrase of an office at token c, whatever
// the parser made of the name: "the Chadian envoy for Mali NAME"; nil without one.
func personBehind(p *page, c int) *name {
	if !p.is(c, titleHead) {
		return nil
	}
	s := p.doc.Subtree(c)
	for i := c + 1; i < s.End; i++ {
		if n := p.nameAt(i); n != nil && n.class == person && n.End == s.End {
			return n
		}
	}
	return nil
}

// rival reports whether a subject that names nobody can be what a reference
// means: a noun of the same number, for references to things.
func (a *article) rival(p *page, c int, w want) bool {
	t := &p.doc.Tokens[c]
	if w.classes[person] && !w.plural {
		return t.Tag == "NNP" && p.nameAt(c) == nil && p.is(c, capital) || t.Tag == "NN" && p.is(c, manNoun|titleHead) || wordIn("man woman boy girl witness suspect official expert", t.Lower)
	}
	if t.Lower == "many" || t.Lower == "some" || t.Lower == "others" || t.Lower == "they" || t.Lower == "it" {
		return true
	}
	plural := t.Tag == "NNS" || t.Tag == "NNPS"
	return (t.POS == "NOUN" || t.POS == "PROPN") && plural == w.plural
}

// fronted reports whether a token stands in a clause or phrase before the main
// subject: "Discussing his concern, the minister said".
func fronted(p *page, i int) bool {
	for v, steps := i, 0; steps < 30; steps++ {
		t := &p.doc.Tokens[v]
		if t.Head == v {
			return false
		}
		if (t.Dep == "advcl" || t.Dep == "prep") && v < t.Head && p.doc.Tokens[t.Head].POS == "VERB" {
			return true
		}
		v = t.Head
	}
	return false
}

// before looks for the subject of the two sentences before that of token i, on
// the page and on the one before.
func (a *article) before(p *page, i int, w want) []int {
	s := p.doc.SentenceOf(i)
	own := a.ownSubject(p, i)
	if refs := a.only(p, text.Span{Start: s.Start, End: i}, w, own); refs != nil {
		return refs
	}
	for back := 0; back < 2; back++ {
		if s.Start == 0 {
			if p = a.previous(p); p == nil || back > 0 {
				return nil
			}
			if p.part != Body && p.part != Standfirst || len(p.doc.Sentences) == 0 {
				return nil
			}
			s = p.doc.Sentences[len(p.doc.Sentences)-1]
		} else if topicEnds(p, s.Start) {
			return nil
		} else {
			s = p.doc.SentenceOf(s.Start - 1)
		}
		if refs := a.subjectOfSentence(p, s, w); refs != nil && !slices.ContainsFunc(refs, func(r int) bool { return slices.Contains(own, r) }) {
			return refs
		}
		if r := rootSubject(p, s); r >= 0 && a.blocks(p, r, w, a.series(p, r)) {
			return nil
		}
		if refs := a.only(p, s, w, own); refs != nil {
			return refs
		}
	}
	return nil
}

// subjectOfSentence is the fitting subject nearest to a sentence's root.
func (a *article) subjectOfSentence(p *page, s text.Span, w want) []int {
	for i := s.Start; i < s.End; i++ {
		t := &p.doc.Tokens[i]
		if t.Dep != "nsubj" && t.Dep != "nsubjpass" || p.doc.Tokens[t.Head].Dep != "ROOT" || p.speaking(i) {
			continue
		}
		if refs := a.series(p, i); a.fits(refs, w) {
			return refs
		}
	}
	return nil
}

// speaking reports whether a token is "I" or "we": whoever speaks of himself so is
// not meant by "it" or "they" beside it.
func (p *page) speaking(i int) bool { return wordIn("i we us our me my", p.lower(i)) }

// rootSubject is the subject of a sentence's main verb, or -1.
func rootSubject(p *page, s text.Span) int {
	for i := s.Start; i < s.End; i++ {
		if d := p.doc.Tokens[i].Dep; (d == "nsubj" || d == "nsubjpass") && p.doc.Tokens[p.doc.Tokens[i].Head].Dep == "ROOT" {
			return i
		}
	}
	return -1
}

// only is the one fitting referent of a stretch, those in own left out; nil where
// there are several.
func (a *article) only(p *page, s text.Span, w want, own []int) []int {
	if w.plural {
		return nil
	}
	var found []int
	for i := s.Start; i < s.End; i++ {
		n := p.nameAt(i)
		if n == nil || n.Start != i || !a.fits(n.refs, w) || p.speaking(i) || slices.Contains(own, n.refs[0]) {
			continue
		}
		if found != nil && found[0] != n.refs[0] {
			return nil
		}
		found = n.refs
	}
	return found
}

// heOrShe resolves a person's pronoun.
func (a *article) heOrShe(p *page, i int, g gender) []int {
	if wordIn("majesty excellency highness", p.lower(i+1)) {
		return nil
	}
	w := wanting(person)
	w.gender = g
	refs := a.antecedent(p, i, w)
	if refs == nil {
		return a.unnamedSpeaker(p, i)
	}
	if len(refs) != 1 {
		return nil
	}
	a.refs[refs[0]].gender = g
	return refs
}

// it resolves "it" and "its" to a state or body.
func (a *article) it(p *page, i int) []int {
	t := &p.doc.Tokens[i]
	if t.Dep == "expl" || pleonastic(p, i) || p.lower(i+1) == "kind" {
		return nil
	}
	w := wanting(country, organisation)
	if t.Lower == "its" {
		if refs := a.parallelPossessor(p, i, w); refs != nil {
			return refs
		}
	}
	return a.antecedent(p, i, w)
}

// pleonastic reports whether "it" stands for nothing: "it is important that",
// "it was announced that".
func pleonastic(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	if wordIn("make makes made making", p.lower(i-1)) && wordIn("DET ADJ", p.doc.Tokens[min(i+1, len(p.doc.Tokens)-1)].POS) {
		return true // "this makes it the first"
	}
	if lexicalIs(p, t.Head, "deem consider find make think") && p.is(i+1, hasLetter) && (p.doc.Tokens[i+1].POS == "ADJ" || p.doc.Tokens[i+1].POS == "DET") {
		return true
	}
	if t.Dep != "nsubj" && t.Dep != "nsubjpass" || t.Lower != "it" {
		return false
	}
	v := t.Head
	if p.doc.Tokens[v].Lemma == "be" && p.doc.Child(v, "acomp", "attr", "aux") < 0 && p.doc.Child(v, "prep") >= 0 {
		return true // "it was in the sea": an event more often than an actor
	}
	if p.doc.Tokens[v].Lemma == "be" || t.Dep == "nsubjpass" {
		return p.doc.Child(v, "ccomp", "xcomp", "advcl", "acomp", "attr", "csubj") >= 0 && p.doc.Tokens[v].Lemma == "be" ||
			p.doc.Child(v, "ccomp") >= 0
	}
	return lexicalIs(p, v, "seem appear remain rain happen turn emerge take")
}

// subjectAbove reports whether a reference belongs to the subject of its sentence:
// "[Their] talks lasted".
func subjectAbove(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	return t.Dep == "poss" && p.doc.Tokens[t.Head].Dep == "nsubj"
}

// nounPhraseCount reports whether "our" stands before a noun for several states:
// "our two countries", "our nations", which are not the speaker's alone.
func (a *article) nounPhraseCount(p *page, i int) bool {
	return countWord(p.lower(i+1)) > 0 && p.is(i+2, sideNoun) || wordIn("countries nations governments", p.lower(i+1))
}

func countWord(s string) int {
	switch s {
	case "two", "both", "pair", "duo":
		return 2
	case "three", "trio":
		return 3
	case "four":
		return 4
	}
	return 0
}
