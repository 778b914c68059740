package entities

import (
	"slices"

	"entente/internal/ontology"
	"entente/internal/text"
)

// nationNouns are nouns for a state.
const nationNouns = `country nation kingdom republic emirate sultanate island`

// nation resolves "the country", and "his country" by the person's office.
func (a *article) nation(p *page, i, det int) []int {
	if wordIn("his her", p.lower(det)) {
		if n := p.nameAt(det); n != nil && len(n.refs) == 1 {
			if c := a.stateOf(n.refs[0]); c >= 0 {
				return []int{c}
			}
		}
		return nil
	}
	if wordIn("both these all", p.lower(det)) || det+1 != i && !a.describesNation(p, det+1, i) {
		return nil
	}
	if codes := stateForms[p.lower(i)]; codes != "" {
		return a.stateOfForm(p, i, codes)
	}
	if refs := a.personsState(p, det); refs != nil && !goesThere(p, i) {
		return a.notItself(p, i, refs)
	}
	refs := a.antecedent(p, i, wanting(country))
	if len(refs) == 1 && len(a.speakers) == 1 && refs[0] == a.speakers[0] { // who says "we" does not call itself "the country"
		if other := a.otherState(p, i, refs); other != nil && p.lower(det) == "the" {
			return other
		}
	}
	return a.notItself(p, i, refs)
}

// goesThere reports whether a noun is where the subject of its verb goes, which is
// not where he is from: "when he visited the country".
func goesThere(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	switch {
	case t.Dep == "dobj":
		return lexicalIs(p, t.Head, "visit tour enter leave flee reach")
	case t.Dep == "pobj" && wordIn("to in into from", p.lower(t.Head)):
		return lexicalIs(p, p.doc.Tokens[t.Head].Head, "travel fly go arrive trip journey head come")
	}
	return false
}

// describesNation reports whether the words before a noun for a state tell only
// where or how it is: "the Caucasus nation", "the landlocked country".
func (a *article) describesNation(p *page, from, i int) bool {
	for j := from; j < i; j++ {
		if n := p.nameAt(j); n != nil && n.class != nothing {
			return false
		}
		if wordIn("other another first second third last next same host neighbouring neighboring only whole entire target receiving sending third-largest home", p.lower(j)) {
			return false
		}
	}
	return true
}

// stateForms are the states that nouns for forms of state can mean, by code.
var stateForms = map[string]string{
	"kingdom":   "SA MA JO BH GB BE NL DK SE NO ES TH KH BT SZ LS TO",
	"emirate":   "QA KW AE",
	"sultanate": "OM BN",
	"island":    "TW CY LK CU JM MT IS MG BB GL MU NR SG",
	"republic":  "",
}

// stateOfForm is the one state of those given that was mentioned lately before
// token i and is not the subject of its clause.
func (a *article) stateOfForm(p *page, i int, codes string) []int {
	own := a.ownSubject(p, i)
	return a.onlyNamed(p, i, 4, country, func(refs []int) bool {
		if slices.Equal(refs, own) {
			return false
		}
		c, ok := ontology.CountryByID(a.refs[refs[0]].entity.ID)
		return ok && wordIn(codes, c.Alpha2)
	})
}

// onlyNamed is the one of a class that fits in the nearest sentence before token i,
// of so many, that names any; nobody where that sentence names several.
func (a *article) onlyNamed(p *page, i, sentences int, of class, fits func(refs []int) bool) []int {
	var found []int
	several := false
	a.backwards(p, i, sentences, func(q *page, s text.Span) bool {
		for j := s.Start; j < s.End; j++ {
			n := q.nameAt(j)
			if n == nil || n.Start != j || n.class != of || len(n.refs) != 1 || !fits(n.refs) {
				continue
			}
			several = several || found != nil && found[0] != n.refs[0]
			found = n.refs
		}
		return found != nil
	})
	if several {
		return nil
	}
	return found
}

// readNeighbour resolves "its neighbour" to the one state besides its own that the
// text has just named, and together with its own.
func (a *article) readNeighbour(p *page, i int) {
	t := &p.doc.Tokens[i]
	q := p.doc.Child(i, "poss")
	if q < 0 || !wordIn("its his her", p.lower(q)) || completed(p, i) || p.doc.Child(i, "appos") >= 0 || p.named(i+1) || t.Dep == "compound" {
		return
	}
	n := p.nameAt(q)
	if n == nil || len(n.refs) != 1 {
		return
	}
	but := n.refs
	if n.class == person {
		if c := a.stateOf(n.refs[0]); c >= 0 {
			but = []int{c}
		}
	}
	if other := a.otherState(p, i, but); other != nil && a.namedTogether(p, i, but[0], other[0]) {
		a.referTo(p, text.Span{Start: i, End: i + 1}, i, other)
	}
}

// namedTogether reports whether a sentence before token i, or the part of its own
// before it, speaks of two at once.
func (a *article) namedTogether(p *page, i, r, q int) bool {
	found := false
	a.backwards(p, i, 4, func(page *page, s text.Span) bool {
		one, other := false, false
		for j := s.Start; j < s.End; j++ {
			if n := page.nameAt(j); n != nil {
				one, other = one || slices.Contains(n.refs, r), other || slices.Contains(n.refs, q)
			}
		}
		found = one && other
		return found
	})
	return found
}
