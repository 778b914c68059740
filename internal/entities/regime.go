package entities

import "entente/internal/ontology"

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
	if id == "" {
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
