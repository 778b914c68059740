package entities

import "entente/internal/text"

// bodyRoles are held in companies, offices, schools and clubs: "Healy
// president", "an employee of Emery". Posts that towns and states have too
// ("mayor", "governor") are not among them.
const bodyRoles = `president chairman chairwoman chairperson chair spokesman spokeswoman spokesperson executive director manager
	employee owner founder co-founder cofounder ceo cfo coo treasurer publisher editor columnist reporter correspondent
	analyst trader engineer economist researcher scientist physicist chemist biologist geologist professor lecturer
	consultant trustee partner broker strategist staffer official officer coordinator organiser organizer programmer
	designer controller technician supervisor dean provost curator photographer coach trainer`

// placeRoles are followed by "of" and a place as often as by a body.
const placeRoles = `president official officer owner photographer director`

// roleFrame reports whether a post beside a name says that it is a body's: "vice
// president of Gannett New Media", "an analyst with Piper", "Leica spokesman Hans
// Vogt", "Emery employees". What the recogniser takes for a place is left alone.
func (a *article) roleFrame(p *page, s text.Span, h int) bool {
	if l := p.labelOf(s); l == "GPE" || l == "LOC" || l == "FAC" {
		return false
	}
	return roleBefore(p, s) || roleBehind(p, s, h)
}

// roleBefore: "an analyst with Piper", "a spokesman for the Wool Wizards".
func roleBefore(p *page, s text.Span) bool {
	i := s.Start - 1
	for n := 0; n < 2 && (p.doc.Tokens[max(i, 0)].POS == "ADJ" || p.doc.Tokens[max(i, 0)].Tag == "VBN") && !p.is(i, capital); n++ {
		i-- // "leader of the banned Anwar"
	}
	if p.lower(i) == "the" {
		i--
	}
	role := i - 1
	if acronym := p.is(s.Start, allCapitals) && s.Len() == 1; acronym && wordIn("of at for", p.lower(i)) && headOfAcronym(p, i) {
		return true
	}
	if p.is(role, capital) || !wordIn(bodyRoles, p.lower(role)) {
		return false
	}
	switch p.lower(i) {
	case "for", "at", "with":
		return true
	case "of":
		return p.labelOf(s) == "ORG" || !wordIn(placeRoles, p.lower(role))
	}
	return false
}

// headOfAcronym reports whether the preposition at i completes a post, maybe with
// what it is in between: "head of research at ING", "leader of the VHP".
func headOfAcronym(p *page, i int) bool {
	g := p.doc.Tokens[i].Head
	for n := 0; n < 3 && p.doc.Tokens[g].Dep == "pobj"; n++ {
		g = p.doc.Tokens[p.doc.Tokens[g].Head].Head
	}
	return p.doc.Tokens[g].POS == "NOUN" && !p.is(g, capital) && (p.is(g, manNoun) || wordIn(bodyRoles, p.lower(g)) || wordIn("head leader member chief secretary", p.lower(g)))
}

// roleBehind: "Leica spokesman Hans Vogt", "Healy's vice president".
func roleBehind(p *page, s text.Span, h int) bool {
	role := p.doc.Tokens[h].Head
	if d := p.doc.Tokens[h].Dep; d != "compound" && d != "nmod" && d != "poss" || role < s.End || role > s.End+3 {
		return false
	}
	if p.named(role) { // the parser hangs both on the holder's name
		for role = s.End; p.is(role, titlePart) && !p.is(role, capital); role++ {
		}
	}
	for i := s.End; i < role; i++ {
		if p.is(i, capital) && i != role || p.isMark(i) && !p.possessive(i) {
			return false
		}
	}
	if p.is(role, capital) { // "CNTP Secretary Luis Cobos"
		return p.is(s.Start, allCapitals) && s.Len() == 1 && len(p.lower(s.Start)) > 2 && (wordIn(bodyRoles, p.lower(role)) || p.lower(role) == "secretary") && p.personStarts(role+1)
	}
	return wordIn(bodyRoles, p.lower(role)) || wordIn("members officials executives employees lawmakers spokesmen", p.lower(role)) && p.labelOf(s) == "ORG" && p.personStarts(role+1)
}
