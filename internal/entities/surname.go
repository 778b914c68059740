package entities

import (
	"strings"

	"entente/internal/text"
)

// findSurnames claims as a person the single capitalised word that nobody has
// understood, or that the recogniser took for something else, where what stands
// behind it is said of people only: "Mason, who headed", "Albrecht, 54, is",
// "Cardenas, leader of the party", "Barrett is a member of".
func (a *article) findSurnames(p *page) {
	if p.titled || p.part == Byline {
		return
	}
	for i := range p.doc.Tokens {
		if !a.loneSurname(p, i) || p.isHyphen(i-1) || strings.HasSuffix(p.lower(i), ".") || !humanFrame(p, i) {
			continue
		}
		s := text.Span{Start: i, End: i + 1}
		a.claimOver(p, s)
		a.claimPerson(p, s, "PERSON", fromPattern)
	}
}

// humanFrame reports whether the words behind token i are said of people only.
func humanFrame(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	if wordIn("( ,", p.lower(i+1)) {
		switch {
		case p.lower(i+2) == "who" && p.doc.Child(i, "relcl") > i:
			return true
		case p.is(i+2, hasDigit) && len(p.lower(i+2)) == 2 && p.lower(i+3) == ",":
			return true
		}
		for _, c := range p.doc.Children(i) {
			if o := &p.doc.Tokens[c]; o.Dep == "appos" && int(c) > i && int(c) < i+9 && postNoun(p, int(c)) && !placeLabel(p, i) {
				return true
			}
		}
	}
	v := t.Head
	if t.Dep != "nsubj" || placeLabel(p, i) {
		return false
	}
	if lexicalIs(p, v, "be become") {
		n := p.doc.Child(v, "attr")
		return n > i && postNoun(p, n) && hasArticle(p, n)
	}
	return lexicalIs(p, v, "teach lecture resign retire") && p.doc.Tokens[v].POS == "VERB"
}

// postNoun reports whether a token is a common noun, in the singular, for what
// only people are.
func postNoun(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	return t.Tag == "NN" && !p.is(i, capital) && (p.is(i, titleHead|manNoun) || wordIn(bodyRoles, t.Lower)) && !wordIn("member leader partner head general author", t.Lower) ||
		t.Tag == "NN" && !p.is(i, capital) && wordIn("member leader head", t.Lower) && p.lower(i+1) == "of" && !hasBodyDeterminer(p, i)
}

// hasBodyDeterminer reports whether a superlative makes of "leader" what firms
// are too: "the market leader".
func hasBodyDeterminer(p *page, i int) bool {
	return p.doc.Child(i, "compound", "amod") >= 0
}
