package entities

import "entente/internal/text"

// killVerbs are done to people alone, or to people and what lives.
const killVerbs = `assassinate murder kill shoot slay stab behead strangle lynch`

// killNouns are acts and doers whose "of", possessor or first part is a person.
const killNouns = `assassination assassin murder murderer slaying slayer killer`

// findKilled claims as a person the single capitalised word that nobody has
// understood, or that the recogniser took for something else, where somebody is
// said to have killed its bearer, or its bearer somebody: "the slaying of
// Mendes", "Booth shot Lincoln", "the Kennedy assassination".
func (a *article) findKilled(p *page) {
	if p.titled || p.part == Byline {
		return
	}
	for i := range p.doc.Tokens {
		if !a.loneSurname(p, i) || !killFrame(p, i) {
			continue
		}
		s := text.Span{Start: i, End: i + 1}
		a.claimOver(p, s)
		a.claimPerson(p, s, "PERSON", fromPattern)
	}
}

// loneSurname reports whether token i can be a surname that stands alone.
func (a *article) loneSurname(p *page, i int) bool {
	if p.is(i, allCapitals|hasDigit) || !p.is(i, hasCapital) && p.lower(i) != "king" {
		return false
	}
	t := &p.doc.Tokens[i]
	if t.POS != "PROPN" || t.Tag == "NNPS" || len(t.Text) < 3 || p.lower(i-1) == "the" && t.Dep != "compound" && t.Dep != "nmod" {
		return false
	}
	if p.is(i-1, capital) && p.doc.Tokens[i-1].POS == "PROPN" || p.is(i+1, capital) && p.doc.Tokens[i+1].POS == "PROPN" && !p.doc.Tokens[i+1].SentenceStart {
		return false
	}
	if n := p.nameAt(i); n != nil && n.Len() > 1 {
		return false
	}
	return p.lower(i) == "king" || a.vagueWord(p, i)
}

// killFrame reports whether the words around token i say that a person was
// killed, or killed a person.
func killFrame(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	switch t.Dep {
	case "dobj", "nsubjpass":
		return lexicalIs(p, t.Head, killVerbs) && !placeLabel(p, i)
	case "nsubj":
		o := p.doc.Child(t.Head, "dobj")
		return o > i && lexicalIs(p, t.Head, killVerbs) && p.is(o, capital) && p.doc.Tokens[o].POS == "PROPN" && !placeLabel(p, i)
	case "pobj":
		return p.lower(t.Head) == "of" && lexicalIs(p, p.doc.Tokens[t.Head].Head, killNouns)
	case "poss", "compound", "nmod":
		if t.Dep != "poss" && placeLabel(p, i) {
			return false // "the Chicago murder"
		}
		return t.Head > i && !p.is(t.Head, capital) && lexicalIs(p, t.Head, killNouns) || p.is(i+1, hasLetter) && lexicalIs(p, i+1, "assassin assassination")
	}
	return false
}

// placeLabel reports whether the recogniser sees a place at token i.
func placeLabel(p *page, i int) bool {
	l := p.labelOf(text.Span{Start: i, End: i + 1})
	return l == "GPE" || l == "LOC" || l == "FAC"
}
