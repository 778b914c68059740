package entities

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// resolveRegimes ties "the Maduro regime" to the state that the person leads.
func (a *article) resolveRegimes() {
	for _, p := range a.pages {
		for i := 0; i < len(p.names); i++ {
			n := p.names[i]
			if n.class != person || len(n.refs) != 1 || p.owner[n.Start] != int32(i+1) {
				continue
			}
			end := n.End
			if p.possessive(end) {
				end++
			}
			for p.is(end, titlePart) || p.lower(end) == "corrupt" {
				end++
			}
			if !p.is(end, regimeNoun) {
				continue
			}
			c := a.stateOf(n.refs[0])
			if c < 0 {
				continue
			}
			span := n.Span
			span.End = end + 1
			if n.End < end {
				continue // "Maduro's regime": the person is the possessor
			}
			a.claimOuter(p, i, name{Span: span, class: country, via: ontology.ViaMetonym, head: end, refs: []int{c}, found: fromPattern})
		}
	}
}

// findRegimes claims "the Biden Administration", "the Bush-Cheney
// administration", "the Assad regime" for the states of leaders whom the tables
// know, before anybody takes the noun for an organisation's head.
func (a *article) findRegimes(p *page) {
	for i := 1; i < len(p.doc.Tokens); i++ {
		if p.owner[i] != 0 || !p.is(i, regimeNoun) && !(p.lower(i) == "white" && p.lower(i+1) == "house") || p.owner[i-1] != 0 || !p.is(i-1, capital) || p.is(i-2, maleName|femaleName) {
			continue
		}
		s := text.Span{Start: i - 1, End: i + 1}
		if p.lower(i) == "white" {
			s.End++ // "the Biden White House"
		}
		for s.Start > 1 && p.isHyphen(s.Start-1) && p.is(s.Start-2, capital) && p.owner[s.Start-2] == 0 {
			s.Start -= 2
		}
		id := leaders()[foldWord(p.doc.Tokens[i-1].Text)]
		if first := leaders()[foldWord(p.doc.Tokens[s.Start].Text)]; first != "" {
			id = first
		}
		if id == "" {
			continue
		}
		known := []ontology.Name{{Text: p.text(s), Target: id, Form: ontology.FormSeat}}
		p.claim(name{Span: s, class: country, via: ontology.ViaMetonym, form: ontology.FormSeat, known: known, head: s.End - 1, found: fromPattern})
		for j := s.Start; j < i; j += 2 {
			p.claimInner(name{Span: text.Span{Start: j, End: j + 1}, class: person, via: ontology.ViaName, label: "PERSON", found: fromPattern})
		}
	}
}

// claimOuter puts a wider name around name i, which stays within it.
func (a *article) claimOuter(p *page, i int, outer name) {
	p.names = append(p.names, outer)
	at := int32(len(p.names))
	for j := outer.Start; j < outer.End; j++ {
		if p.owner[j] == int32(i+1) {
			p.inner[j] = p.owner[j]
		}
		p.owner[j] = at
	}
}

// stateOf is the referent of the state that a person leads or holds office for,
// or -1.
func (a *article) stateOf(r int) int {
	id := a.refs[r].state
	if id == "" && !a.refs[r].posted {
		id = leaderState(a.refs[r].words)
	}
	if id == "" {
		return -1
	}
	c, ok := a.knownReferent(id)
	if !ok {
		return -1
	}
	return c
}
