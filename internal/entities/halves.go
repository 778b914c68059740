package entities

import "entente/internal/text"

// half is "the North" or "the South" in an article that names both Koreas; nil
// for a part of some other country.
func (a *article) half(p *page, i int) []int {
	if p.lower(i-1) != "the" || p.is(i+1, capital) && p.doc.Tokens[i+1].POS == "PROPN" {
		return nil
	}
	kp, north := a.byID["country:KP"]
	kr, south := a.byID["country:KR"]
	if !north || !south || a.plain["country:KP"] == 0 || a.plain["country:KR"] == 0 {
		return nil
	}
	if !p.is(i, capital) && !wordIn("into against", p.lower(i-2)) {
		return nil // a part of a country
	}
	if p.lower(i) == "north" {
		return []int{kp}
	}
	return []int{kr}
}

// readHalves claims "the North" and "the South", with a "side" behind them.
func (a *article) readHalves(p *page, i int) {
	refs := a.half(p, i)
	if refs == nil {
		return
	}
	s := text.Span{Start: i - 1, End: i + 1}
	head := i
	if p.lower(i+1) == "side" {
		s.End, head = i+2, i+1
	}
	for j := s.Start; j < s.End; j++ {
		if !p.named(j) {
			p.owner[j] = 0 // the recogniser saw a region
		}
	}
	a.referTo(p, s, head, refs)
}
