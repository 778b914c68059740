package entities

import "entente/internal/text"

// humanFateNouns are what befalls people only, with "of" and a name behind them.
const humanFateNouns = `arrest assassination killing murder trial conviction imprisonment detention jailing extradition sentencing resignation election
	appointment inauguration funeral kidnapping abduction pardon acquittal impeachment poisoning`

// findFated claims as a person two to four capitalised words that nobody has
// understood, where something is done to their bearer that is done to people only:
// "elects Kemi Badenoch", "the arrest of Kem Sokha".
func (a *article) findFated(p *page) {
	if p.titled || p.part == Byline {
		return
	}
	for i := range p.doc.Tokens {
		t := &p.doc.Tokens[i]
		if t.POS != "PROPN" || !p.is(i, capital) || !p.fated(i) {
			continue
		}
		s := text.Span{Start: i, End: i + 1}
		for s.Start > 0 && s.Len() < 5 && !p.doc.Tokens[s.Start].SentenceStart && p.is(s.Start-1, capital) && p.doc.Tokens[s.Start-1].POS == "PROPN" && p.doc.Tokens[s.Start-1].Head == i {
			s.Start--
		}
		if s.Len() < 2 || s.Len() > 4 || p.is(s.End, capital) && p.doc.Tokens[s.End].POS == "PROPN" || !a.allVagueOrBody(p, s) || hasBodyWord(p, s) || p.is(s.Start, titleHead|titlePart|allCapitals) || !looksLikePerson(p, s) || notBodies[p.lower(s.Start)] || p.lower(s.Start-1) == "the" {
			continue
		}
		a.claimOver(p, s)
		a.claimPerson(p, s, "", fromPattern)
	}
}

// fated reports whether token i is the one to whom something is done that is done to
// people only.
func (p *page) fated(i int) bool {
	t := &p.doc.Tokens[i]
	switch t.Dep {
	case "dobj", "nsubjpass":
		return lexicalIs(p, t.Head, humanFates) && p.doc.Tokens[t.Head].POS == "VERB"
	case "pobj":
		return p.lower(t.Head) == "of" && lexicalIs(p, p.doc.Tokens[t.Head].Head, humanFateNouns)
	}
	return false
}
