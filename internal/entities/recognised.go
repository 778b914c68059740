package entities

import (
	"slices"

	"entente/internal/ontology"
	"entente/internal/text"
)

// claimRecognised claims what is left of the recogniser's spans.
func (a *article) claimRecognised(p *page) {
	for k := range p.doc.Names {
		n := p.doc.Names[k]
		if k+1 < len(p.doc.Names) && p.halfName(n, p.doc.Names[k+1]) {
			n.Span.End, n.Label = p.doc.Names[k+1].End, "PERSON"
		}
		switch n.Label {
		case "PERSON":
			a.recognisedPerson(p, n.Span)
		case "ORG":
			a.recognisedBody(p, n.Span, n.Label)
		case "FAC", "LOC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "GPE", "NORP", "LANGUAGE":
			a.recognisedOther(p, n)
		}
	}
}

// halfName reports whether the recogniser took the given names of the person
// behind them for a body: "[Juana María] [Gómez Salas]".
func (p *page) halfName(n, next text.Name) bool {
	if n.Label == "PERSON" || next.Label != "PERSON" || n.End != next.Start || n.Span.Len() > 2 || next.Span.Len() > 2 ||
		!givenFirst(p, n.Span) && !(n.Label == "ORG" && n.Span.Len() == 1 && next.Span.Len() == 2 && !wordIn("of for in", p.lower(n.Start-1)) && p.is(next.Start, maleName|femaleName) && p.doc.Tokens[n.Start].POS == "PROPN") {
		return false
	}
	t := &p.doc.Tokens[n.End-1]
	return t.Dep == "compound" && next.Span.Contains(t.Head) && p.free(text.Span{Start: n.Start, End: next.End})
}

func (a *article) recognisedPerson(p *page, s text.Span) {
	for _, part := range a.unclaimed(p, s) {
		if who, ok := postHolder(p, part); ok {
			part = who
		}
		part = trimPerson(p, part)
		if part.Len() > 0 && looksLikePerson(p, part) && p.free(part) {
			a.claimPerson(p, part, "PERSON", fromRecogniser)
		}
	}
}

func (a *article) recognisedBody(p *page, s text.Span, label string) {
	s = p.hyphenated(trimBody(p, s))
	if s.Len() == 0 {
		return
	}
	if who, ok := postHolder(p, s); ok {
		a.claimPerson(p, who, "PERSON", fromPattern)
		return
	}
	if s.Len() > 3 && wordIn(postMatters, p.lower(s.End-2)) && titlesOpen(p, s) && !p.is(s.End-1, commonWord|bodyHead|bodyOf|portfolio|placeNoun) {
		a.claimPerson(p, text.Span{Start: s.End - 1, End: s.End}, "PERSON", fromPattern)
		return // "Special Representative for International Organizations NAME"
	}
	if who, ok := personOf(p, s); ok {
		a.claimPerson(p, who, "PERSON", fromRecogniser)
		return
	}
	if !p.free(s) || s.Len() == 1 && p.is(s.Start, pactNoun) {
		return
	}
	if particleInside(p, s) && looksLikePerson(p, s) {
		a.claimPerson(p, s, "PERSON", fromRecogniser) // "Darly Alves da Silva"
		return
	}
	if givenFirst(p, s) || s.Len() == 1 && leaderAlone(p, s.Start) || s.Len() >= 2 && s.Len() <= 3 && titleBefore(p, s.Start).Len() > 0 && !p.is(s.Start-1, capital) && looksLikePerson(p, s) {
		a.claimPerson(p, s, "PERSON", fromRecogniser)
		return
	}
	if who := trimPerson(p, s); who.Start > s.Start && p.is(who.Start-1, titleHead) && looksLikePerson(p, who) {
		a.claimPerson(p, who, "PERSON", fromRecogniser) // "Spokesperson Ned Price"
		return
	}
	if !looksLikeBody(p, s) || indefinite(p, s) || cutShort(p, s) || matterOfPost(p, s) {
		p.claim(name{Span: s, class: nothing, label: label, found: fromRecogniser})
		return
	}
	p.claim(name{Span: s, class: unknown, via: ontology.ViaName, label: label, found: fromRecogniser})
}

// personOf is the person at the head of a span that the recogniser took for one
// body: "Maria Silva of Human Rights Watch".
func personOf(p *page, s text.Span) (text.Span, bool) {
	for i := s.Start + 2; i < s.End-1 && i <= s.Start+4; i++ {
		if !wordIn("of at from", p.lower(i)) || p.owner[i] != 0 {
			continue
		}
		who := text.Span{Start: s.Start, End: i}
		t := &p.doc.Tokens[i-1]
		if t.POS != "PROPN" || t.Dep != "nsubj" && t.Dep != "appos" && t.Dep != "conj" || p.doc.Tokens[i].Head != i-1 || !p.free(who) || hasBodyWord(p, who) || !looksLikePerson(p, who) {
			return who, false
		}
		return who, p.is(s.Start, maleName|femaleName) || p.is(t.Head, speechVerb) || titleBefore(p, s.Start).Len() > 0
	}
	return s, false
}

// cutShort reports whether the recogniser stopped at the "and" within the name
// of a thing: "African Growth" of "African Growth and Opportunity Act".
func cutShort(p *page, s text.Span) bool {
	if !wordIn("and &", p.lower(s.End)) {
		return false
	}
	i := s.End + 1
	for p.is(i+1, capital) && p.is(i, capital) {
		i++
	}
	return p.is(i, capital) && p.is(i, thingHead) && p.doc.Tokens[s.End-1].Head == i
}

func hasBodyWord(p *page, s text.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if p.is(i, bodyHead|bodyOf|bodySuffix|placeNoun|pactName) {
			return true
		}
	}
	return false
}

// recognisedOther takes the words of places, events and products, so that no
// rule takes them for a body or a person.
func (a *article) recognisedOther(p *page, n text.Name) {
	s := trimBody(p, n.Span)
	if s.Len() > 0 && p.free(s) {
		if n.Label != "WORK_OF_ART" && (n.Label != "FAC" || leaderState(personWords(p, s)) != "") && givenFirst(p, s) {
			a.claimPerson(p, s, "PERSON", fromPattern)
			return
		}
		p.claim(name{Span: s, class: nothing, label: n.Label, found: fromRecogniser})
	}
}

// unclaimed are the parts of a span that nobody has claimed.
func (a *article) unclaimed(p *page, s text.Span) []text.Span {
	parts := a.parts[:0]
	for i := s.Start; i < s.End; i++ {
		if p.owner[i] != 0 {
			continue
		}
		if n := len(parts); n > 0 && parts[n-1].End == i {
			parts[n-1].End++
			continue
		}
		parts = append(parts, text.Span{Start: i, End: i + 1})
	}
	a.parts = parts
	return parts
}

// trimBody cuts articles, marks and possessive endings off a span.
func trimBody(p *page, s text.Span) text.Span {
	for s.Start < s.End && (p.doc.Tokens[s.Start].POS == "DET" || p.isMark(s.Start) || p.is(s.Start, calendar)) {
		s.Start++
	}
	for s.Start < s.End && (p.isMark(s.End-1) || p.is(s.End-1, calendar) || wordIn("of for the and on in to", p.lower(s.End-1))) {
		s.End--
	}
	for i := s.Start + 1; i < s.End; i++ {
		if p.lower(i) == "(" && p.lower(s.End-1) != ")" {
			s.End = i // "Transport Sector (ETS"
			break
		}
		if p.possessive(i) && (p.is(i-1, bodyHead|bodyOf|nationNoun) && i-1 == s.Start || wordIn("national office bureau department institute center centre directorate ministry committee commission", p.lower(i+1)) && p.is(i+1, capital) && i+2 < s.End && !wordIn("people women men children workers king queen prince world", p.lower(i-1))) {
			s.Start = i + 1 // "Department’s Training Center", "Velmar's National Museum"
		}
	}
	return s
}

// hyphenated takes in a capitalised word that nobody claimed and that a hyphen
// binds to the name: "[Knight-]Ridder", "Herald[-Press]".
func (p *page) hyphenated(s text.Span) text.Span {
	toks := p.doc.Tokens
	bound := func(i, j int) bool { // tokens i and j are the two around a hyphen
		return i >= 0 && j < len(toks) && p.isHyphen(i+1) && toks[i].End == toks[i+1].Start && toks[i+1].End == toks[j].Start &&
			p.is(i, capital) && p.is(j, capital) && toks[i].POS == "PROPN" && toks[j].POS == "PROPN"
	}
	if s.Len() > 0 && bound(s.Start-2, s.Start) && p.free(text.Span{Start: s.Start - 2, End: s.Start}) {
		s.Start -= 2
	}
	if s.Len() > 0 && bound(s.End-1, s.End+1) && p.free(text.Span{Start: s.End, End: s.End + 2}) {
		s.End += 2
	}
	return s
}

// thingHeads end names of systems, rules, events and goods.
const thingHeads = `system systems zone list listing authorization authorisation act bill plan scheme strategy vehicle
	vehicles missile missiles aircraft helicopter helicopters jet jets rocket rockets award awards prize cup games
	summit letter letters law code standard standards vaccine vaccines virus war wars uprising revolution day
	week year crisis attack attacks bombing bombings scandal incident election elections referendum ship ships
	tank tanks rifle rifles satellite telescope reactor reactors plant plants dam pipeline line road route
	initiative doctrine process package index report review amendment constitution resolution oblast
	governorate province district county region mountains valley river program programs programme project mission camp governorate republican republicans democrat
	democrats roma rohingya uighurs uighur hutus tutsis pashtuns tamils hazaras yazidis druze alawites hispanics
	latinos arabs cossacks muslim muslims christian christians jew jews sunni shia shiite shiites kurds uyghurs interest`

// particleInside reports whether a particle that only people's names have
// stands within a span.
func particleInside(p *page, s text.Span) bool {
	for i := s.Start + 1; i < s.End-1; i++ {
		if wordIn("da dos das bin ibn bint von", p.doc.Tokens[i].Text) {
			return true
		}
	}
	return false
}

func allPortfolio(p *page, s text.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if p.is(i, hasLetter) && !p.is(i, portfolio) && !wordIn("and of", p.lower(i)) {
			return false
		}
	}
	return true
}

// looksLikeBody refuses what cannot be an organisation's name: words in lower
// case, numbers, model codes ("F-35", "COVID-19"), titles.
func looksLikeBody(p *page, s text.Span) bool {
	if !p.is(s.Start, capital) && !hasInnerCapital(p.doc.Tokens[s.Start].Text) {
		return false
	}
	for i := s.Start; i < s.End; i++ {
		if p.is(i, hasDigit|titleHead|honorific|notName|shipNoun) {
			return false
		}
		if i > s.Start && p.is(i, thingHead) && wordIn("on for against", p.lower(i+1)) && !hasBodyWord(p, text.Span{Start: s.Start, End: i}) {
			return false // "Global Summit on Road Safety"
		}
	}
	if officeOf(p, s.Start) || unfinished(p, s) || allCommon(p, s) || p.is(s.End-1, actorNoun|manNoun|sideNoun) && !p.is(s.End-1, bodyHead) {
		return false
	}
	if p.is(s.End, titleHead) && (allPortfolio(p, s) || p.is(s.Start, portfolio) || s.Len() == 2 && p.is(s.Start, state) && p.is(s.Start+1, portfolio)) {
		return false // "Information Technology Minister"
	}
	if s.Len() == 1 && p.is(s.Start, bodyHead|bodyOf|actorNoun|nationNoun|bodyNoun|titlePart|portfolio|pactName|placeNoun|bodySuffix) {
		return false // "the Administration": a noun, not a name
	}
	return !p.is(s.End-1, thingHead) && !partOfState(p, s)
}

// partOfState reports whether "State" or "Department" ends the name of a part of a
// country, as the place before it or the country behind it shows: "Lafia, Nasarawa
// State", "the country's Delta State", "Petén Department, Guatemala".
func partOfState(p *page, s text.Span) bool {
	if s.Len() >= 2 && wordIn("state department province governorate", p.lower(s.End-1)) && slices.Contains([]string{p.lower(s.End - 3), p.lower(s.End - 4)}, ",") {
		return true // "Bello, Antioquia Department"
	}
	if s.Len() < 2 || s.Len() > 3 || !wordIn("state department", p.lower(s.End-1)) {
		return false
	}
	if n := p.nameAt(s.End + 1); p.lower(s.End) == "," && n != nil && n.class == country {
		return true
	}
	before := s.Start - 1
	return p.lower(before) == "," && p.is(before-1, capital) || p.possessive(before) && p.is(before-1, nationNoun)
}
