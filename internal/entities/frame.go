package entities

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// firmNouns say what the name beside them is: a company or another body.
const firmNouns = `company firm maker manufacturer automaker carmaker chipmaker planemaker drugmaker producer bank lender retailer carrier
	airline brewer insurer utility subsidiary affiliate conglomerate brokerage newspaper daily weekly broadcaster tabloid agency
	think-tank thinktank charity nonprofit ngo startup start-up consultancy contractor refiner miner shipbuilder operator
	developer provider supplier publisher party union club group organisation organization distributor exporter importer
	exporters importers companies firms makers manufacturers automakers carmakers banks lenders retailers carriers airlines
	insurers utilities parties unions groups newspapers agencies producers platform militia insurgent watchdog corporation
	business businesses consortium foundation network movement`

// firmParts are what only companies have; "X's refinery", "X shares", "a stake
// in X".
const firmParts = `share shares stock stake refinery factory subsidiary ceo chief-executive shareholder shareholders headquarters
	customer customers revenue revenues profit profits sales executive executives brand bond bonds workforce
	parent takeover acquisition unit warehouse`

// findFramed claims as organisations capitalised words that the recogniser took
// for somebody or something else, or for nothing, where the words beside them
// say that they name a company, a party, a newspaper: "BasiGo, a Kenyan maker
// of buses", "the brewer Tychy", "owned by Brookfield".
func (a *article) findFramed(p *page) {
	if p.titled || p.part == Byline {
		return
	}
	for i := 0; i < len(p.doc.Tokens); i++ {
		if !a.vagueWord(p, i) {
			continue
		}
		s := text.Span{Start: i, End: i + 1}
		for s.End < len(p.doc.Tokens) && !p.doc.Tokens[s.End].SentenceStart {
			if a.vagueWord(p, s.End) {
				s.End++
			} else if p.isHyphen(s.End) && p.doc.Tokens[s.End].Start == p.doc.Tokens[s.End-1].End && !p.doc.Tokens[s.End].SpaceAfter && a.vagueWord(p, s.End+1) {
				s.End += 2 // "Knight-Ridder"
			} else {
				break
			}
		}
		i = s.End - 1
		if s.Len() == 1 && p.lower(s.Start) == "mission" {
			continue // "the Mission to the agency"
		}
		if a.bodyFrame(p, s) {
			a.claimFramed(p, s)
		}
	}
}

func (a *article) claimFramed(p *page, s text.Span) {
	a.claimOver(p, s)
	p.claim(name{Span: s, class: organisation, via: ontology.ViaName, found: fromPattern, label: p.labelOf(s)})
}

// vagueWord reports whether a capitalised word can be a part of a name that
// nobody has understood: unclaimed, or the recogniser's place, thing, body, or
// person of one word.
func (a *article) vagueWord(p *page, i int) bool {
	if i >= len(p.doc.Tokens) || !p.is(i, hasCapital) || p.is(i, calendar|notName|honorific|titleHead|state|pactName) {
		return false
	}
	t := &p.doc.Tokens[i]
	if t.POS != "PROPN" && !(t.POS == "NOUN" && (!t.SentenceStart || hasInnerCapital(t.Text[1:]))) {
		return false
	}
	n := p.nameAt(i)
	if n == nil {
		return true
	}
	switch {
	case n.found != fromRecogniser || n.title.Len() > 0:
		return false
	case n.class == person:
		return !p.is(n.Start, maleName|femaleName) && leaderState(personWords(p, n.Span)) == ""
	case n.class == nothing:
		return (n.label != "NORP" || n.Len() > 1) && n.label != "EVENT" && n.label != "LAW" && (n.label != "WORK_OF_ART" || n.Len() == 1) && n.label != "LANGUAGE"
	}
	return n.class == unknown
}

// bodyFrame reports whether the words beside a name say that it is a body's.
func (a *article) bodyFrame(p *page, s text.Span) bool {
	if s.Len() <= 4 && kindBehind(p, s, p.headOf(s)) {
		return true
	}
	if s.Len() > 5 || p.is(s.End-1, placeNoun) || p.is(s.Start-1, titleHead|honorific) || a.gpeElsewhere(p, s) {
		return false
	}
	h := p.headOf(s)
	if n := p.nameAt(s.Start); n != nil && n.class == person && n.Len() > 1 && n.Len() < 4 {
		return n.Span == s && (thingRelative(p, s, h) || chiefBehind(p, s) || firmBehind(p, s, h, bodyOnlyNouns) || firmBefore(p, s, h, bodyOnlyNouns) || membersOf(p, s, h))
	}
	return thingRelative(p, s, h) || chiefBehind(p, s) || stationBefore(p, s) || firmBehind(p, s, h, firmNouns) || firmBefore(p, s, h, firmNouns) || firmPart(p, s, h) || membersOf(p, s, h) || a.roleFrame(p, s, h)
}

// kindNouns stand behind the name of what they describe: "the Handelsblatt
// newspaper", "the Interfax news agency".
const kindNouns = `newspaper magazine daily weekly tabloid broadcaster broadsheet website`

// kindBehind: "told the Handelsblatt newspaper".
func kindBehind(p *page, s text.Span, h int) bool {
	i := s.End
	if wordIn("financial daily weekly tabloid local state-run private soccer business", p.lower(i)) && p.doc.Tokens[i].POS == "ADJ" {
		i++ // "the Handelsblatt financial newspaper"
	}
	if p.lower(i) == "news" && wordIn("agency website site channel portal magazine", p.lower(i+1)) || p.lower(i) == "publishing" && wordIn("house company group", p.lower(i+1)) || p.lower(i) == "media" && wordIn("group company house", p.lower(i+1)) ||
		wordIn("television radio tv", p.lower(i)) && wordIn("station channel network", p.lower(i+1)) {
		i++
	} else if !wordIn(kindNouns, p.lower(i)) {
		return false
	}
	t := &p.doc.Tokens[h]
	return !p.is(i, capital) && (t.Dep == "compound" || t.Dep == "nmod" || t.Dep == "amod") && t.Head >= s.End && !p.named(t.Head)
}

// bodyOnlyNouns are those of firmNouns that no human is.
const bodyOnlyNouns = `company firm manufacturer automaker carmaker chipmaker bank airline insurer utility subsidiary affiliate conglomerate
	brokerage newspaper daily weekly broadcaster tabloid agency think-tank thinktank charity nonprofit ngo startup start-up
	consultancy party union club organisation organization companies firms automakers carmakers banks airlines
	insurers utilities parties unions newspapers agencies corporation business businesses consortium foundation movement militia`

// thingRelative: "Langenscheidt, which publishes dictionaries": no human is a
// "which". One that has been said to be a place somewhere else is left alone.
func thingRelative(p *page, s text.Span, h int) bool {
	if p.lower(s.End) != "," || p.lower(s.End+1) != "which" || wordIn("GPE LOC FAC", p.labelOf(s)) {
		return false
	}
	v := p.doc.Child(h, "relcl")
	d := p.doc.Tokens[h].Dep
	return v > s.End && p.doc.Tokens[s.End+1].Dep == "nsubj" && (d == "nsubj" || d == "nsubjpass") && p.labelOf(s) == "PERSON"
}

// chiefBehind: "Adidas CEO NAME".
func chiefBehind(p *page, s text.Span) bool {
	i := s.End
	if p.possessive(i) {
		i++
	}
	if wordIn("new former current outgoing", p.lower(i)) {
		i++
	}
	return wordIn("ceo cfo coo", p.lower(i)) && (p.personStarts(i+1) || p.nameAt(i+1) != nil && p.nameAt(i+1).class == person)
}

// stationBefore: "German public television station ZDF".
func stationBefore(p *page, s text.Span) bool {
	return wordIn("station channel network", p.lower(s.Start-1)) && wordIn("television tv radio news", p.lower(s.Start-2)) && !p.is(s.Start-1, capital)
}

// membersOf: "members of Golden Dawn", "Panos Kammenos of the Independent Greeks".
func membersOf(p *page, s text.Span, h int) bool {
	if p.doc.Tokens[h].Dep != "pobj" || wordIn("GPE LOC FAC", p.labelOf(s)) {
		return false
	}
	of := p.doc.Tokens[h].Head
	g := p.doc.Tokens[of].Head
	if p.lower(of) != "of" {
		return false
	}
	if wordIn("members fighters militants supporters cadres", p.lower(g)) {
		return true
	}
	n := p.nameAt(g)
	return n != nil && n.class == person && n.End == of && p.lower(s.Start-1) == "the"
}

// gpeElsewhere reports whether another place of the article has the same words
// for a place.
func (a *article) gpeElsewhere(p *page, s text.Span) bool {
	return p.labelOf(s) != "GPE" && a.placeElsewhere(p.text(s))
}

// firmBehind: "BasiGo, a Kenyan maker of buses".
func firmBehind(p *page, s text.Span, h int, nouns string) bool {
	if p.lower(s.End) != "," {
		return false
	}
	for _, c := range p.doc.Children(h) {
		t := &p.doc.Tokens[c]
		if t.Dep == "appos" && int(c) > s.End && int(c) < s.End+9 && (wordIn(nouns, t.Lower) || len(t.Lower) > 6 && strings.HasSuffix(t.Lower, "maker") && t.Lower != "lawmaker" && t.Lower != "filmmaker" && t.Lower != "policymaker") && t.Tag == "NN" && hasArticle(p, int(c)) {
			return true
		}
	}
	return false
}

// hasArticle reports whether a noun phrase opens with an article or a possessor.
func hasArticle(p *page, noun int) bool {
	return p.doc.Child(noun, "det", "poss") >= 0
}

// firmBefore: "the private company ZE PAK", "its largest utility, PGE,",
// "exporters such as Bidco".
func firmBefore(p *page, s text.Span, h int, nouns string) bool {
	j := s.Start - 1
	if wordIn("named called", p.lower(j)) && wordIn(nouns, p.lower(j-1)) {
		return true
	}
	if j >= 0 && !p.is(j, capital) && (p.doc.Tokens[j].POS == "NOUN" || p.doc.Tokens[j].POS == "ADJ" && wordIn("daily weekly", p.lower(j))) && wordIn(nouns, p.lower(j)) {
		t := &p.doc.Tokens[j]
		if v := &p.doc.Tokens[p.doc.Tokens[h].Head]; p.doc.Tokens[h].Dep == "nsubj" && v.Dep == "relcl" && v.Head == j && !hasArticle(p, j) {
			return true // "Danish brewer Tuborg said" parsed as a brewer that it said
		}
		return t.Dep == "compound" && s.Contains(t.Head) || t.POS == "ADJ" && s.Contains(t.Head) || p.doc.Tokens[h].Dep == "appos" && p.doc.Tokens[h].Head == j || t.Dep == "nmod" && s.Contains(t.Head) || p.doc.Tokens[h].Dep == "npadvmod"
	}
	if p.lower(j) == "," && wordIn(nouns, p.lower(j-1)) && !p.is(j-1, capital) && hasArticle(p, j-1) {
		d := p.doc.Tokens[h].Dep
		return (d == "appos" || d == "conj") && p.doc.Tokens[h].Head == j-1 && wordIn(", .", p.lower(s.End))
	}
	return p.lower(j) == "as" && p.lower(j-1) == "such" && wordIn(nouns, p.lower(j-2)) || p.lower(j) == "like" && wordIn(nouns, p.lower(j-1)) && p.doc.Tokens[j-1].Tag == "NNS"
}

// firmPart: "Lotos's refinery", "a stake in Tychy", "owned by Brookfield".
func firmPart(p *page, s text.Span, h int) bool {
	t := &p.doc.Tokens[h]
	switch t.Dep {
	case "poss", "compound":
		return t.Head >= s.End && !p.is(t.Head, capital) && wordIn(firmParts, p.lower(t.Head))
	case "pobj":
		g := p.doc.Tokens[t.Head].Head
		return wordIn("in of", p.lower(t.Head)) && wordIn("stake shares share subsidiary takeover acquisition shareholder", p.lower(g)) && !p.is(g, capital) ||
			p.doc.Tokens[t.Head].Dep == "agent" && lexicalIs(p, g, "own")
	case "nsubjpass":
		return lexicalIs(p, t.Head, "own") && p.doc.Child(t.Head, "agent") >= 0
	}
	return false
}

// findPartners claims a name that nobody understood as an organisation where
// "and" or a comma joins it to one that the article shows to be a company:
// "Brookfield and Cameco", "Boeing, Synopsys and Marvell".
func (a *article) findPartners(p *page) {
	if p.titled || p.part == Byline {
		return
	}
	for i := 0; i < len(p.doc.Tokens); i++ {
		t := &p.doc.Tokens[i]
		if t.Dep != "conj" || !a.vagueWord(p, i) && !a.vagueWord(p, t.Head) {
			continue
		}
		x, y := p.vagueRun(a, i), p.vagueRun(a, t.Head)
		if a.isCompany(p, t.Head) && x.Len() > 0 && a.partnerLike(p, x) {
			a.claimFramed(p, x)
		} else if a.isCompany(p, i) && y.Len() > 0 && a.partnerLike(p, y) {
			a.claimFramed(p, y)
		}
	}
}

// partnerLike reports whether words beside a company's name can be another's.
func (a *article) partnerLike(p *page, s text.Span) bool {
	return s.Len() <= 4 && !p.is(s.End-1, placeNoun) && !a.gpeElsewhere(p, s) && !p.is(s.Start, maleName|femaleName) && !p.is(s.Start-1, titleHead|honorific)
}

// vagueRun is the run of vague words around token i.
func (p *page) vagueRun(a *article, i int) text.Span {
	s := text.Span{Start: i, End: i}
	if !a.vagueWord(p, i) {
		return s
	}
	s.End++
	for s.Start > 0 && !p.doc.Tokens[s.Start].SentenceStart && a.vagueWord(p, s.Start-1) {
		s.Start--
	}
	for s.End < len(p.doc.Tokens) && !p.doc.Tokens[s.End].SentenceStart && a.vagueWord(p, s.End) {
		s.End++
	}
	return s
}

// isCompany reports whether token i belongs to the name of a company of the
// tables, or of one that its frame shows.
func (a *article) isCompany(p *page, i int) bool {
	n := p.nameAt(i)
	if n == nil || n.class != organisation {
		return false
	}
	if len(n.known) > 0 {
		o, ok := ontology.OrganisationByID(n.known[0].Target)
		return ok && o.Sort == ontology.SortCompany
	}
	return n.found == fromPattern && n.short == 0 && !p.is(n.End-1, bodyHead|bodyOf)
}
