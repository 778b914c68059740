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
	if p.lower(i) == "the" {
		i--
	}
	role := i - 1
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
		if p.is(i, capital) || p.isMark(i) && !p.possessive(i) {
			return false
		}
	}
	return !p.is(role, capital) && wordIn(bodyRoles, p.lower(role))
}
