package entities

import (
	"slices"
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// nationNouns are nouns for a state.
const nationNouns = `country nation kingdom republic emirate sultanate island`

// bodyNouns are nouns for an organisation.
const bodyNouns = `company firm ministry group organisation organization bloc alliance party agency bank body union university
	army movement airline court department commission council committee manufacturer insurer broadcaster newspaper
	militia watchdog regulator carrier automaker grouping panel lender carmaker chipmaker planemaker retailer conglomerate
	charity tribunal broadcaster giant delegation`

// fighterNouns are nouns for the people of an armed group, who are the group where
// the text has just named one.
const fighterNouns = `militants jihadists rebels insurgents islamists extremists fighters terrorists guerrillas gunmen separatists
	mercenaries jihadis militiamen`

// sideNouns are nouns for those who deal with each other.
const sideNouns = `delegations entities organisations organizations bodies institutions firms groups sides neighbour neighbor parties countries nations leaders states governments neighbours neighbors capitals ministers
	presidents men allies powers rivals companies`

// manNouns are nouns for a person.
const manNouns = `president minister leader chancellor premier secretary director chief chairman spokesman spokeswoman
	spokesperson general king queen prince pope commander envoy ambassador diplomat`

// describes resolves a description headed by token i: "the country", "the two
// sides", "the ministry", "the president".
func (a *article) describes(p *page, i int) {
	if !p.titled && p.is(i, bareNoun) {
		a.bareGovernment(p, i)
		return
	}
	if !p.titled && p.is(i, fighterNoun) && p.lower(i-1) == "the" && !completed(p, i) {
		a.referTo(p, text.Span{Start: i - 1, End: i + 1}, i, a.armedGroup(p, i))
		return
	}
	if !p.titled && (p.is(i, humanKind) || p.lower(i) == "old" && p.lower(i-2) == "year") && p.doc.Tokens[i].Dep == "nsubj" {
		a.kindOfPerson(p, i)
		return
	}
	if p.titled || !p.is(i, nationNoun|bodyNoun|sideNoun|manNoun) {
		return
	}
	t := &p.doc.Tokens[i]
	if wordIn("neighbour neighbor", t.Lower) {
		a.readNeighbour(p, i)
		return
	}
	if t.Dep == "compound" && t.Head > i && t.Head == i+1 {
		return
	}
	det := determiner(p, i)
	if det < 0 {
		a.secondDescribed(p, i)
		return
	}
	s := text.Span{Start: det, End: i + 1}
	if !p.free(s) {
		s.Start = i // "the [Caucasus] nation"
	}
	var refs []int
	switch {
	case p.is(i, sideNoun) && (t.Tag == "NNS" || t.Tag == "NNPS"):
		if refs = a.sides(p, i, det); refs != nil {
			a.sidesBefore = refs
		}
		if refs == nil && det == i-1 && p.lower(det) == "the" && wordIn("ministers leaders presidents envoys secretaries", p.lower(i)) && !completed(p, i) {
			if refs = a.titledMany(p, i); refs == nil {
				refs = a.holdersOf(p, i)
			}
		}
	case completed(p, i):
		return
	case p.is(i, nationNoun) && t.Tag != "NNS":
		refs = a.nation(p, i, det)
	case p.is(i, bodyNoun) && t.Tag != "NNS" && plainDeterminer(p, det):
		if refs = a.bodyDescribed(p, i, det); refs == nil && t.Lower == "ministry" && det < i-1 {
			refs = a.before(p, i, wanting(country)) // "the defence ministry"
		}
	case p.is(i, manNoun) && t.Tag != "NNS" && p.lower(det) == "the":
		refs = a.personDescribed(p, i, det)
	}
	a.referTo(p, s, i, refs)
}

// secondDescribed resolves the second of two posts that share an article: "the
// President and [Foreign Minister] agreed".
func (a *article) secondDescribed(p *page, i int) {
	if !p.is(i, manNoun) || completed(p, i) {
		return
	}
	and := i - 1
	for and > 1 && i-and < 4 && p.doc.Tokens[and].POS == "PROPN" && p.owner[and] == 0 {
		and--
	}
	if and < 2 || p.lower(and) != "and" || !p.is(and-1, manNoun) {
		return
	}
	if det := determiner(p, and-1); det < 0 || p.lower(det) != "the" {
		return
	}
	s := text.Span{Start: and + 1, End: i + 1}
	if p.free(s) {
		a.referTo(p, s, i, a.personDescribed(p, i, and))
	}
}

// kindsOfPeople are nouns that say what a person is, of whom the sentence before
// has spoken.
const kindsOfPeople = `laureate politician statesman stateswoman diplomat lawmaker billionaire tycoon dissident activist cleric
	autocrat strongman ex-president ex-premier ex-chancellor ex-minister conservative socialist nationalist populist magnate businessman
	businesswoman economist islamist veteran fugitive whistleblower warlord oligarch reformer hardliner centrist
	liberal republican democrat`

// kindOfPerson resolves "the veteran diplomat", "the ex-president" to the one
// person of whom the sentence before speaks.
func (a *article) kindOfPerson(p *page, i int) {
	det := determiner(p, i)
	if p.lower(i) == "old" {
		det = i - 5 // "the 88-year-old"
	}
	if det < 0 || p.lower(det) != "the" || completed(p, i) || p.doc.Child(i, "appos") >= 0 {
		return
	}
	if r := a.lonePerson(p, i); r >= 0 {
		a.referTo(p, text.Span{Start: det, End: i + 1}, i, []int{r})
	}
}

// completed reports whether what follows makes a description new: "the country
// that …", "the ministry of …".
func completed(p *page, i int) bool {
	if t := &p.doc.Tokens[i]; p.lower(i+1) == "of" && !(t.Dep == "dobj" && lexicalIs(p, t.Head, "accuse suspect convict acquit remind assure inform warn")) {
		return true
	}
	if n := p.nameAt(i + 1); n != nil && n.class == person {
		return true // "the president Joe Biden": a title
	}
	return p.doc.Child(i, "relcl", "acl") >= 0
}

// determiner is where the phrase of a noun begins with "the", "this", "both",
// "his" or "its", -1 where it does not.
func determiner(p *page, i int) int {
	for j := i - 1; j >= 0 && j >= i-5; j-- {
		switch p.lower(j) {
		case "the", "this", "that", "both", "these", "our", "all":
			return j
		case "his", "her":
			if p.is(i, nationNoun) {
				return j
			}
			return -1
		}
		if p.doc.Tokens[j+1].SentenceStart || p.isMark(j) && !p.isHyphen(j) {
			return -1
		}
		if n := p.nameAt(j); n != nil && n.class == nothing && p.is(i, nationNoun|bodyNoun) {
			continue // "the [Caucasus] nation", "the [Islamist] group"
		}
		if p.isHyphen(j) || wordIn("based led backed", p.lower(j)) && p.isHyphen(j-1) {
			continue // "the Gaza-based group", "the 55-member body"
		}
		if k := p.doc.Tokens[j].POS; k != "ADJ" && k != "NOUN" && k != "NUM" && k != "PROPN" && !wordIn("neighbouring neighboring warring feuding opposing", p.lower(j)) || p.owner[j] != 0 {
			return -1
		}
	}
	return -1
}

func plainDeterminer(p *page, det int) bool {
	return wordIn("the this that", p.lower(det))
}

// sides resolves "the two countries", "both sides", "the leaders".
func (a *article) sides(p *page, i, det int) []int {
	n := 0
	for j := det; j < i; j++ {
		n = max(n, countWord(p.lower(j)))
	}
	ours := p.lower(det) == "our" && wordIn("countries nations governments", p.lower(i))
	if n == 0 && ours {
		n = 2
	}
	if n == 0 {
		return a.twoSides(p, i, det)
	}
	w := wanting(country, organisation)
	switch {
	case wordIn("leaders ministers presidents men", p.lower(i)):
		w = wanting(person)
	case wordIn("companies firms entities organisations organizations bodies institutions groups", p.lower(i)):
		w = wanting(organisation)
	case wordIn("countries nations states governments capitals neighbours neighbors", p.lower(i)):
		w = wanting(country)
	}
	if ours && n == 2 && len(a.speakers) == 1 {
		return a.withSpeaker(p, i)
	}
	if refs := a.lastGroup(p, i, n, w); refs != nil {
		return refs
	}
	few := a.lastFew(p, i, n, w)
	if refs := a.sidesBefore; len(refs) == n && w.classes[a.refs[refs[0]].class] && (few == nil || sharesSome(few, refs)) {
		return refs // whom "the two sides" meant before
	}
	return few
}

// twoSides resolves "the parties", "all sides" to the last pair of states or bodies,
// unless it is one of the two that speaks of the others.
func (a *article) twoSides(p *page, i, det int) []int {
	if !wordIn("sides parties", p.lower(i)) || det != i-1 || !wordIn("the all", p.lower(det)) || completed(p, i) {
		return nil
	}
	t := &p.doc.Tokens[i]
	v := t.Head
	if t.Dep == "pobj" {
		v = p.doc.Tokens[v].Head
	}
	if t.Dep != "nsubj" && !lexicalIs(p, v, "urge call encourage press appeal ask implore exhort pressure remind warn") {
		return nil
	}
	refs := a.lastGroup(p, i, 2, wanting(country, organisation))
	if refs == nil || sharesSome(refs, a.speakers) || t.Dep != "nsubj" && sharesSome(a.clauseSubject(p, i), refs) {
		return nil
	}
	return refs
}

// sharesSome reports whether one of the referents is among the others.
func sharesSome(refs, others []int) bool {
	return slices.ContainsFunc(refs, func(r int) bool { return slices.Contains(others, r) })
}

// withSpeaker are the state for which the text speaks and the one other state that
// the nearest sentence before token i names: "our two countries".
func (a *article) withSpeaker(p *page, i int) []int {
	own, other, many := a.speakers[0], -1, false
	a.backwards(p, i, 5, func(q *page, s text.Span) bool {
		for j := s.Start; j < s.End; j++ {
			n := q.nameAt(j)
			if n == nil || n.Start != j || n.class != country || n.via == ontology.ViaCoreference || len(n.refs) != 1 || n.refs[0] == own {
				continue
			}
			many = many || other >= 0 && other != n.refs[0]
			other = n.refs[0]
		}
		return other >= 0
	})
	if other < 0 || many {
		return nil
	}
	return []int{own, other}
}

// lastGroup is the nearest series before token i that has exactly n members of
// the wanted classes: "A and B", with what the sentence and two before it hold.
func (a *article) lastGroup(p *page, i, n int, w want) []int {
	w.plural = true
	s := p.doc.SentenceOf(i)
	from := s.Start
	for back := 0; back < 3; back++ {
		for j := i - 1; j >= from; j-- {
			if o := p.nameAt(j); o == nil || o.head != j || p.doc.Tokens[j].Dep == "conj" {
				continue
			}
			if refs := a.series(p, j); len(refs) == n && a.fits(refs, w) {
				return refs
			}
		}
		if from == 0 {
			if p = a.previous(p); p == nil {
				return nil
			}
			if len(p.doc.Sentences) == 0 || p.part == Headline {
				return nil
			}
			i = len(p.doc.Tokens)
			from = p.doc.Sentences[len(p.doc.Sentences)-1].Start
			continue
		}
		i = from
		from = p.doc.SentenceOf(from - 1).Start
	}
	return nil
}

// lastFew are the last n distinct actors before token i, where the sentences
// that name them name no others.
func (a *article) lastFew(p *page, i, n int, w want) []int {
	var refs []int
	noun := i
	for back := 0; back < 3; back++ {
		s := p.doc.SentenceOf(max(i-1, 0))
		if back == 0 {
			s = text.Span{Start: p.doc.SentenceOf(min(i, len(p.doc.Tokens)-1)).Start, End: i}
		}
		for j := s.Start; j < s.End; j++ {
			o := p.nameAt(j)
			if o == nil || o.Start != j || back == 0 && ofSubject(p, o, noun) {
				continue
			}
			for _, r := range o.refs {
				if w.classes[a.refs[r].class] && !slices.Contains(refs, r) {
					refs = append(refs, r)
				}
			}
		}
		if len(refs) >= n {
			break
		}
		if s.Start == 0 {
			q := a.previous(p)
			if q == nil || q.part == Headline || back > 0 {
				break
			}
			p = q
			i = len(p.doc.Tokens)
			continue
		}
		i = s.Start
	}
	if len(refs) != n {
		return nil
	}
	return refs
}

// ofSubject reports whether a state stands before a person as his, and that
// person does what is done to noun i: in "Cuba's Díaz-Canel and Colombia's Petro
// urged both neighbours" those two are not the neighbours.
func ofSubject(p *page, o *name, i int) bool {
	if o.class != country {
		return false
	}
	h := o.head
	for steps := 0; steps < 4; steps++ {
		t := &p.doc.Tokens[h]
		if !wordIn("poss amod compound nmod conj", t.Dep) || t.Dep == "conj" && h == o.head {
			break
		}
		h = t.Head
	}
	t, v := &p.doc.Tokens[h], i
	for steps := 0; steps < 4 && wordIn("dobj pobj prep dative poss", p.doc.Tokens[v].Dep); steps++ {
		v = p.doc.Tokens[v].Head
	}
	n := p.nameAt(h)
	return n != nil && n.class == person && t.Dep == "nsubj" && t.Head == v && v != i
}

// nation resolves "the country", and "his country" by the person's office.
func (a *article) nation(p *page, i, det int) []int {
	if wordIn("his her", p.lower(det)) {
		if n := p.nameAt(det); n != nil && len(n.refs) == 1 {
			if c := a.stateOf(n.refs[0]); c >= 0 {
				return []int{c}
			}
		}
		return nil
	}
	if wordIn("both these all", p.lower(det)) || det+1 != i && !a.describesNation(p, det+1, i) {
		return nil
	}
	if codes := stateForms[p.lower(i)]; codes != "" {
		return a.stateOfForm(p, i, codes)
	}
	if refs := a.personsState(p, det); refs != nil && !goesThere(p, i) {
		return a.notItself(p, i, refs)
	}
	refs := a.antecedent(p, i, wanting(country))
	if len(refs) == 1 && len(a.speakers) == 1 && refs[0] == a.speakers[0] { // who says "we" does not call itself "the country"
		if other := a.otherState(p, i, refs); other != nil && p.lower(det) == "the" {
			return other
		}
	}
	return a.notItself(p, i, refs)
}

// goesThere reports whether a noun is where the subject of its verb goes, which is
// not where he is from: "when he visited the country".
func goesThere(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	switch {
	case t.Dep == "dobj":
		return lexicalIs(p, t.Head, "visit tour enter leave flee reach")
	case t.Dep == "pobj" && wordIn("to in into from", p.lower(t.Head)):
		return lexicalIs(p, p.doc.Tokens[t.Head].Head, "travel fly go arrive trip journey head come")
	}
	return false
}

// describesNation reports whether the words before a noun for a state tell only
// where or how it is: "the Caucasus nation", "the landlocked country".
func (a *article) describesNation(p *page, from, i int) bool {
	for j := from; j < i; j++ {
		if n := p.nameAt(j); n != nil && n.class != nothing {
			return false
		}
		if wordIn("other another first second third last next same host neighbouring neighboring only whole entire target receiving sending third-largest home", p.lower(j)) {
			return false
		}
	}
	return true
}

// stateForms are the states that nouns for forms of state can mean, by code.
var stateForms = map[string]string{
	"kingdom":   "SA MA JO BH GB BE NL DK SE NO ES TH KH BT SZ LS TO",
	"emirate":   "QA KW AE",
	"sultanate": "OM BN",
	"island":    "TW CY LK CU JM MT IS MG BB GL MU NR SG",
	"republic":  "",
}

// stateOfForm is the one state of those given that was mentioned lately before
// token i and is not the subject of its clause.
func (a *article) stateOfForm(p *page, i int, codes string) []int {
	own := a.ownSubject(p, i)
	return a.onlyNamed(p, i, 4, country, func(refs []int) bool {
		if slices.Equal(refs, own) {
			return false
		}
		c, ok := ontology.CountryByID(a.refs[refs[0]].entity.ID)
		return ok && wordIn(codes, c.Alpha2)
	})
}

// onlyNamed is the one of a class that fits in the nearest sentence before token i,
// of so many, that names any; nobody where that sentence names several.
func (a *article) onlyNamed(p *page, i, sentences int, of class, fits func(refs []int) bool) []int {
	var found []int
	several := false
	a.backwards(p, i, sentences, func(q *page, s text.Span) bool {
		for j := s.Start; j < s.End; j++ {
			n := q.nameAt(j)
			if n == nil || n.Start != j || n.class != of || len(n.refs) != 1 || !fits(n.refs) {
				continue
			}
			several = several || found != nil && found[0] != n.refs[0]
			found = n.refs
		}
		return found != nil
	})
	if several {
		return nil
	}
	return found
}

// readNeighbour resolves "its neighbour" to the one state besides its own that the
// text has just named, and together with its own.
func (a *article) readNeighbour(p *page, i int) {
	t := &p.doc.Tokens[i]
	q := p.doc.Child(i, "poss")
	if q < 0 || !wordIn("its his her", p.lower(q)) || completed(p, i) || p.doc.Child(i, "appos") >= 0 || p.named(i+1) || t.Dep == "compound" {
		return
	}
	n := p.nameAt(q)
	if n == nil || len(n.refs) != 1 {
		return
	}
	but := n.refs
	if n.class == person {
		if c := a.stateOf(n.refs[0]); c >= 0 {
			but = []int{c}
		}
	}
	if other := a.otherState(p, i, but); other != nil && a.namedTogether(p, i, but[0], other[0]) {
		a.referTo(p, text.Span{Start: i, End: i + 1}, i, other)
	}
}

// namedTogether reports whether a sentence before token i, or the part of its own
// before it, speaks of two at once.
func (a *article) namedTogether(p *page, i, r, q int) bool {
	found := false
	a.backwards(p, i, 4, func(page *page, s text.Span) bool {
		one, other := false, false
		for j := s.Start; j < s.End; j++ {
			if n := page.nameAt(j); n != nil {
				one, other = one || slices.Contains(n.refs, r), other || slices.Contains(n.refs, q)
			}
		}
		found = one && other
		return found
	})
	return found
}

// armedGroup is the one armed group that the text has named lately before token i.
func (a *article) armedGroup(p *page, i int) []int {
	return a.onlyNamed(p, i, 3, organisation, func(refs []int) bool {
		o, ok := ontology.OrganisationByID(a.refs[refs[0]].entity.ID)
		return ok && o.Sort == ontology.SortArmedGroup || !ok && a.calledFighters(refs[0])
	})
}

// calledFighters reports whether the article puts a noun for fighters beside the
// name of a body.
func (a *article) calledFighters(r int) bool {
	for _, p := range a.pages {
		for i := range p.names {
			if n := &p.names[i]; n.class == organisation && slices.Contains(n.refs, r) && (p.is(n.End, fighterNoun) || wordIn("rebel militant insurgent jihadist separatist guerrilla militia", p.lower(n.Start-1)) || wordIn("rebel militant militia guerrilla", p.lower(n.End))) {
				return true
			}
		}
	}
	return false
}

// notItself is refs, unless "the country" is whom the subject of its clause deals
// with and would be that subject itself: then it is the other state that the text
// has just named ("It stopped its aid to the country").
func (a *article) notItself(p *page, i int, refs []int) []int {
	t := &p.doc.Tokens[i]
	if t.Dep == "poss" { // "we urge [the country]'s leaders"
		t = &p.doc.Tokens[t.Head]
	}
	facing := t.Dep == "dative" || t.Dep == "dobj" || t.Dep == "pobj" && wordIn("to for against with on", p.lower(t.Head))
	if len(refs) != 1 || !facing || !slices.Equal(refs, a.clauseSubject(p, i)) {
		return refs
	}
	return a.otherState(p, i, refs)
}

// clauseSubject are the referents of the subject of the clause in which token i
// stands.
func (a *article) clauseSubject(p *page, i int) []int {
	for v, steps := p.doc.Tokens[i].Head, 0; steps < 8; steps++ {
		if s := p.doc.Child(v, "nsubj", "nsubjpass"); s >= 0 {
			return a.series(p, s)
		}
		if p.doc.Tokens[v].Head == v {
			return nil
		}
		v = p.doc.Tokens[v].Head
	}
	return nil
}

// otherState is the one state besides those given that the sentence names before
// token i, or the sentence before it; nil where there is none, or several.
func (a *article) otherState(p *page, i int, but []int) []int {
	var found []int
	a.backwards(p, i, 2, func(q *page, s text.Span) bool {
		found = a.only(q, s, wanting(country), but)
		return found != nil
	})
	return found
}

// personsState: "the country" in a sentence whose subject holds an office is
// that of the office.
func (a *article) personsState(p *page, i int) []int {
	s := p.doc.SentenceOf(i)
	for j := i - 1; j >= s.Start; j-- {
		n := p.nameAt(j)
		if n == nil || n.class != person || len(n.refs) != 1 || n.head != j || p.doc.Tokens[j].Dep != "nsubj" {
			continue
		}
		if c := a.stateOf(n.refs[0]); c >= 0 {
			return []int{c}
		}
	}
	return a.only(p, text.Span{Start: s.Start, End: i}, wanting(country), nil)
}

// bodyDescribed resolves "the ministry", "the bloc", "the company" to the last
// body that the noun can describe.
func (a *article) bodyDescribed(p *page, i, det int) []int {
	noun := p.lower(i)
	if noun == "delegation" {
		return a.delegation(p, i)
	}
	for page, tries := p, 0; tries < 3; tries++ {
		end := len(page.doc.Tokens)
		if page == p {
			end = det
		}
		for j := end - 1; j >= 0; j-- {
			n := page.nameAt(j)
			if n == nil && page == p && page.doc.Tokens[j].Lower == noun {
				return nil // another one, of which too little is said
			}
			if n == nil || n.class != organisation || len(n.refs) != 1 {
				continue
			}
			if a.describedAs(n.refs[0], noun) {
				return n.refs
			}
		}
		if page = a.previous(page); page == nil {
			return nil
		}
	}
	return nil
}

// delegation is the state or body whose delegation the text has named lately.
func (a *article) delegation(p *page, i int) []int {
	var found []int
	a.backwards(p, i, 4, func(q *page, s text.Span) bool {
		for j := s.End - 1; j > s.Start; j-- {
			if q.lower(j) != "delegation" {
				continue
			}
			for _, k := range []int{j, j - 1, j - 2} { // "the [US] interagency delegation"
				if n := q.nameAt(k); n != nil && len(n.refs) == 1 && (n.class == country || n.class == organisation) {
					found = n.refs
					return true
				}
			}
		}
		return false
	})
	return found
}

// readNationalBodies resolves "the Chinese company", "the Lebanese militia" to the
// last body that the noun can describe and that belongs to no other state.
func (a *article) readNationalBodies() {
	for _, p := range a.pages {
		if p.titled {
			continue
		}
		for i := 0; i < len(p.names); i++ {
			n := &p.names[i]
			noun := n.End
			if n.class != country || n.own.Len() > 0 || n.form != ontology.FormAdjective && n.form != ontology.FormAcronym || len(n.refs) != 1 || p.lower(n.Start-1) != "the" || p.owner[n.Start] != int32(i+1) {
				continue
			}
			for noun < n.End+2 && p.is(noun, hasLetter) && !p.is(noun, bodyNoun) && wordIn("ADJ NOUN", p.doc.Tokens[noun].POS) && p.owner[noun] == 0 {
				noun++ // "the Chinese technology [giant]"
			}
			if !p.is(noun, bodyNoun) || p.owner[noun] != 0 || p.doc.Tokens[noun].Tag == "NNS" || p.doc.Tokens[noun].Dep == "compound" || completed(p, noun) || p.doc.Child(noun, "appos") >= 0 || p.is(noun+1, capital) {
				continue
			}
			refs := a.bodyDescribed(p, noun, n.Start-1)
			if len(refs) != 1 || a.ofOtherState(refs[0], a.refs[n.refs[0]].entity.ID) {
				continue
			}
			a.claimOuter(p, i, name{Span: text.Span{Start: n.Start, End: noun + 1}, class: organisation, via: ontology.ViaCoreference, head: noun, refs: refs, found: fromSyntax})
		}
	}
}

// ofOtherState reports whether a body is known to belong to another state.
func (a *article) ofOtherState(r int, state ontology.ID) bool {
	if o, ok := ontology.OrganisationByID(a.refs[r].entity.ID); ok && o.Country != "" {
		return o.Country != state
	}
	return a.refs[r].state != "" && a.refs[r].state != state
}

// describedAs reports whether a noun fits a body: the tables say that it is of
// such a sort, or the noun is in its name.
func (a *article) describedAs(r int, noun string) bool {
	ref := &a.refs[r]
	if o, ok := ontology.OrganisationByID(ref.entity.ID); ok && wordIn(sortNouns[o.Sort], noun) {
		return true
	}
	name := strings.ToLower(ref.entity.Name)
	if wordIn(name, noun) {
		return true
	}
	if wordIn("company firm manufacturer airline", noun) {
		for _, s := range append(ref.names, ref.entity.Name) {
			f := strings.Fields(strings.ToLower(s))
			if len(f) > 1 && wordIn(companySuffixes, f[len(f)-1]) {
				return true
			}
		}
	}
	return noun == "ministry" && strings.HasPrefix(name, "ministry")
}

// sortNouns are the nouns that describe each sort of organisation.
var sortNouns = map[ontology.OrganisationSort]string{
	ontology.SortIntergovernmental: "bloc organisation organization body grouping agency",
	ontology.SortAlliance:          "alliance bloc pact grouping",
	ontology.SortGovernment:        "agency department ministry regulator watchdog",
	ontology.SortLegislature:       "parliament assembly",
	ontology.SortCourt:             "court tribunal",
	ontology.SortArmedForce:        "army force military",
	ontology.SortIntelligence:      "agency",
	ontology.SortArmedGroup:        "group militia movement organisation organization",
	ontology.SortParty:             "party",
	ontology.SortMovement:          "movement group",
	ontology.SortCompany:           "company firm manufacturer airline carrier automaker carmaker chipmaker planemaker retailer conglomerate giant",
	ontology.SortBank:              "bank lender",
	ontology.SortNews:              "agency newspaper broadcaster network paper",
	ontology.SortNGO:               "organisation organization group charity",
	ontology.SortUniversity:        "university",
}

// personDescribed resolves "the president", "the Foreign Minister" to the person
// with such a post who was mentioned last. Where two were mentioned about as
// lately, nobody is meant for sure.
func (a *article) personDescribed(p *page, i, det int) []int {
	want := titleWordsOf(p, text.Span{Start: det + 1, End: i + 1})
	if len(want) == 0 {
		return nil
	}
	found, exactFound := -1, false
	for k := range a.offices {
		o := &a.offices[k]
		if !o.is(want) || !a.reaches(p, i, o) {
			continue
		}
		// "the Secretary" is the Secretary of State before the Foreign Secretary.
		exact := o.words[0] == want[0]
		switch {
		case found < 0 || exact && !exactFound:
			found, exactFound = o.holder, exact
		case found != o.holder && exact == exactFound:
			found = a.later(p, i, found, o.holder)
			if found < 0 {
				return nil
			}
		}
	}
	if found < 0 {
		return a.leaderBefore(p, i, want)
	}
	return []int{found}
}

// leaderBefore is the subject of the sentence before where the tables know him for
// a leader and the article gives him no post: "Merkel called. The chancellor".
func (a *article) leaderBefore(p *page, i int, want []string) []int {
	if !wordIn("president chancellor premier leader minister", want[len(want)-1]) || len(want) > 1 && want[0] != "prime" {
		return nil
	}
	q, s := a.sentenceBefore(p, i)
	if q == nil {
		return nil
	}
	refs := a.subjectOfSentence(q, s, wanting(person))
	if len(refs) != 1 || a.posted(refs[0]) || leaderState(a.refs[refs[0]].words) == "" {
		return nil
	}
	return refs
}

// holdersOf are the people who hold the posts that a plural names, "the
// presidents", if the article gives it to two or three, all mentioned lately.
func (a *article) holdersOf(p *page, i int) []int {
	post := strings.TrimSuffix(p.lower(i), "s")
	var found []int
	for k := range a.offices {
		o := &a.offices[k]
		if slices.Contains(found, o.holder) || !a.reaches(p, i, o) || !o.is([]string{post}) || a.sentencesBack(p, i, o.holder) > 6 {
			continue
		}
		found = append(found, o.holder)
	}
	if len(found) < 2 || len(found) > 3 {
		return nil
	}
	return found
}

// officeReach is how many sections back a post may be named for "the president"
// to mean its holder.
const officeReach = 12

// reaches reports whether an office is told before token i, near enough and in the
// same item of a digest.
func (a *article) reaches(p *page, i int, o *office) bool {
	if o.page > p.index || o.page == p.index && o.at > i || p.index-o.page > officeReach {
		return false
	}
	for q := p; q != nil; q = a.previous(q) {
		for _, s := range q.doc.Sentences {
			if s.Start > 0 && (q != p || s.Start <= i) && (q.index != o.page || s.Start > o.at) && topicEnds(q, s.Start) {
				return false
			}
		}
		if q.index == o.page {
			return true
		}
	}
	return false
}

// recentGap is how many sentences one of two holders of like posts must not have
// been mentioned for in order to be out of the question.
const recentGap = 2

// later is the one of two people who was mentioned clearly later before token i,
// or -1.
func (a *article) later(p *page, i, r, q int) int {
	rBack, qBack := a.sentencesBack(p, i, r), a.sentencesBack(p, i, q)
	switch {
	case rBack+recentGap <= qBack:
		return r
	case qBack+recentGap <= rBack:
		return q
	}
	return -1
}

// sentencesBack is how many sentences before that of token i somebody was
// mentioned last; many where nobody did lately.
func (a *article) sentencesBack(p *page, i, r int) int {
	back, found := 0, 1<<10
	a.backwards(p, i, 8, func(q *page, s text.Span) bool {
		for j := s.End - 1; j >= s.Start; j-- {
			if n := q.nameAt(j); n != nil && slices.Contains(n.refs, r) {
				found = back
				return true
			}
		}
		back++
		return false
	})
	return found
}

func titleWordsOf(p *page, s text.Span) []string {
	var out []string
	for i := s.Start; i < s.End; i++ {
		if p.is(i, hasLetter) && !(p.named(i) && p.nameAt(i).class != country) && !(p.inner[i] != 0) {
			out = append(out, p.lower(i))
		}
	}
	return out
}

func containsAll(have, want []string) bool {
	for _, w := range want {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return len(want) > 0
}
