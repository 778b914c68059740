package entities

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// findNationals claims the bodies that the recogniser sees and whose names begin
// with a state: "Croatian People's Party", "German Police Officers' Union",
// "American Express". The state would be taken alone otherwise.
func (a *article) findNationals(p *page, known []hit) {
	if p.titled || p.part == Byline {
		return
	}
	for _, r := range p.doc.Names {
		if r.Label != "ORG" {
			continue
		}
		s := p.withUnion(trimBody(p, r.Span))
		if s.Len() < 2 || p.is(s.End-1, service) || !a.freeBut(p, s) || !p.isNational(s, known) || !p.allOfName(s) || !looksLikeBody(p, s) || indefinite(p, s) || cutShort(p, s) {
			continue
		}
		a.claimOver(p, s)
		p.claim(name{Span: s, class: unknown, via: ontology.ViaName, label: r.Label, found: fromRecogniser})
	}
}

// freeBut reports whether nobody claimed a word of s but a pattern that took a
// shorter body's name within it: "German Police" of "German Police Officers'
// Union".
func (a *article) freeBut(p *page, s text.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if n := p.nameAt(i); n != nil && (n.found != fromPattern || n.class != organisation || n.Len() >= s.Len() || n.Start < s.Start || n.End > s.End) {
			return false
		}
	}
	return true
}

// isNational reports whether the tables know a state, and no more, at the start
// of s.
func (p *page) isNational(s text.Span, known []hit) bool {
	h, ok := hitAt(known, s.Start)
	if !ok || h.part || h.End >= s.End || classOfID(h.names[0].Target) != country {
		return false
	}
	rest := text.Span{Start: h.End, End: s.End}
	if p.possessive(rest.Start) || p.isHyphen(rest.Start) || allCommon(p, rest) && !p.is(rest.End-1, bodyHead) || p.is(rest.End, titleHead) && p.is(rest.End, capital) {
		return false
	}
	for _, k := range known {
		if k.Start >= rest.Start && k.End == s.End && !k.part && !ofAnother(k, h.names[0].Target) {
			return false // "South Korea", "U.S. National Aeronautics and Space Administration"
		}
	}
	last := &p.doc.Tokens[rest.End-1]
	return (last.POS == "PROPN" || last.POS == "NOUN") && (rest.Len() > 1 || last.Tag != "NNPS" && !wordIn(creeds, last.Lower))
}

// ofAnother reports whether the tables give a name to bodies of other states
// only: "People's Party" behind "Croatian".
func ofAnother(k hit, state ontology.ID) bool {
	for i := range k.names {
		o, ok := ontology.OrganisationByID(k.names[i].Target)
		if !ok || o.Country == "" || o.Country == state {
			return false
		}
	}
	return true
}

// creeds stand behind a nationality for people and parties of a kind.
const creeds = `socialist communist democrat democratic conservative liberal republican labour labor nationalist christian muslim
	jewish islamist catholic orthodox sunni shia shiite open cup league grand empire revolution`

// allOfName reports whether the words of s can all belong to one name: capitals
// with what joins them, and no title, month or honorific among them.
func (p *page) allOfName(s text.Span) bool {
	for i := s.Start; i < s.End; i++ {
		switch {
		case p.is(i, titleHead|honorific|calendar|shipNoun|maleName|femaleName):
			return false
		case p.is(i, capital) && p.doc.Tokens[i].POS != "VERB":
		case p.possessive(i) && p.doc.Tokens[i-1].Tag == "NNPS" || wordIn("people women men workers farmers", p.lower(max(i-1, 0))) && p.possessive(i):
		case wordIn("of for and & the", p.lower(i)):
		default:
			return false
		}
	}
	return true
}

// withUnion takes in the head noun behind a possessor of many, which the
// recogniser leaves out: "Officers' [Union]".
func (p *page) withUnion(s text.Span) text.Span {
	if p.possessive(s.End) && p.doc.Tokens[s.End-1].Tag == "NNPS" && p.is(s.End+1, bodyHead) && p.is(s.End+1, capital) && p.free(text.Span{Start: s.End, End: s.End + 2}) {
		s.End += 2
	}
	return s
}
