package entities

import (
	"slices"
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// bodyNouns are nouns for an organisation.
const bodyNouns = `company firm ministry group organisation organization bloc alliance party agency bank body union university
	army movement airline court department commission council committee manufacturer insurer broadcaster newspaper
	militia watchdog regulator carrier automaker grouping panel lender carmaker chipmaker planemaker retailer conglomerate
	charity tribunal broadcaster giant delegation`

// fighterNouns are nouns for the people of an armed group, who are the group where
// the text has just named one.
const fighterNouns = `militants jihadists rebels insurgents islamists extremists fighters terrorists guerrillas gunmen separatists
	mercenaries jihadis militiamen`

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
