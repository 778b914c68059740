package entities

import (
	"slices"

	"entente/internal/ontology"
	"entente/internal/text"
)

// readFormer resolves "the former" and "the latter" to the members of the last
// pair that "and" or "or" joins in this sentence before or in the one before.
func (a *article) readFormer(p *page, i int) {
	if p.lower(i-1) != "the" || !standsAlone(p, i) {
		return
	}
	first, second := a.lastPair(p, i)
	if first < 0 {
		return
	}
	at := first
	if p.lower(i) == "latter" {
		at = second
	}
	if n := a.actorName(p, at); n != nil && len(n.refs) == 1 {
		a.referTo(p, text.Span{Start: i - 1, End: i + 1}, i, n.refs)
	}
}

// standsAlone reports whether an adjective or a number has no noun behind it
// that it belongs to.
func standsAlone(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	return wordIn("nsubj nsubjpass dobj pobj poss conj agent", t.Dep) && !(t.Head == i+1 && p.doc.Tokens[i+1].POS == "NOUN")
}

// lastPair are the heads of the two members of the nearest pair of nouns before
// token i, no further than the sentence before; -1 where there is none.
func (a *article) lastPair(p *page, i int) (first, second int) {
	s := p.doc.SentenceOf(i)
	if s.Start > 0 {
		s.Start = p.doc.SentenceOf(s.Start - 1).Start
	}
	for j := i - 1; j >= s.Start; j-- {
		t := &p.doc.Tokens[j]
		if t.POS != "PROPN" && t.POS != "NOUN" || t.Dep == "conj" {
			continue
		}
		c := p.doc.Child(j, "conj")
		if c < 0 || c >= i || p.doc.Child(c, "conj") >= 0 || a.actorName(p, j) == nil && a.actorName(p, c) == nil {
			continue
		}
		return j, c
	}
	return -1, -1
}

// readCount resolves "both", "all three", "the two" without a noun to the last
// series of so many actors. It reports whether the words are such a reference.
func (a *article) readCount(p *page, i int) bool {
	n := countWord(p.lower(i))
	t := &p.doc.Tokens[i]
	if n == 0 || !wordIn("nsubj nsubjpass dobj pobj", t.Dep) || t.Head == i+1 && p.doc.Tokens[i+1].POS == "NOUN" || p.lower(i+1) == "of" {
		return false
	}
	s := text.Span{Start: i, End: i + 1}
	if p.lower(i) != "both" {
		if !wordIn("all the", p.lower(i-1)) {
			return false
		}
		s.Start--
	}
	refs := a.sameMany(p, i, n)
	if refs == nil {
		refs = a.lastMany(p, i, n)
	}
	if refs != nil {
		a.referTo(p, s, i, refs)
	}
	return true
}

// sameMany are the n of whom the sentence before speaks: its subject, or the two
// who met by what it says.
func (a *article) sameMany(p *page, i, n int) []int {
	s := p.doc.SentenceOf(i)
	if rootSubject(p, s) != i || s.Start == 0 || topicEnds(p, s.Start) {
		return nil
	}
	if c := rootSubject(p, p.doc.SentenceOf(s.Start-1)); c >= 0 {
		if refs := a.series(p, c); len(refs) == n {
			return refs
		}
	}
	if n == 2 {
		return a.whoMet(p, i)
	}
	return nil
}

// lastMany are the last n actors of one sort before token i: a series, or all
// that the sentences before name.
func (a *article) lastMany(p *page, i, n int) []int {
	for _, w := range []want{wanting(country, organisation), wanting(person)} {
		if refs := a.lastGroup(p, i, n, w); refs != nil {
			return refs
		}
	}
	for _, w := range []want{wanting(country), wanting(person), wanting(organisation)} {
		if refs := a.lastFew(p, i, n, w); refs != nil {
			return refs
		}
	}
	return nil
}

// titledMany resolves "the ministers", "the leaders" to the people in office
// whom the nearest sentence that names two or more of them names.
func (a *article) titledMany(p *page, i int) []int {
	var found []int
	a.backwards(p, i, 4, func(q *page, s text.Span) bool {
		var refs []int
		for j := s.Start; j < s.End; j++ {
			n := q.nameAt(j)
			if n == nil || n.Start != j || n.class != person || n.via == ontology.ViaCoreference || len(n.refs) != 1 {
				continue
			}
			if !slices.Contains(refs, n.refs[0]) && a.everTitled(n.refs[0]) {
				refs = append(refs, n.refs[0])
			}
		}
		if len(refs) > 1 {
			found = refs
		}
		return found != nil
	})
	return found
}

// backwards calls f with the part of the sentence before token i, then with the
// sentences before it, on the pages before too, until f is done or n sentences
// have been seen. It stops at a page that is no running text.
func (a *article) backwards(p *page, i, n int, f func(p *page, s text.Span) (done bool)) {
	s := text.Span{Start: p.doc.SentenceOf(i).Start, End: i}
	for ; n > 0; n-- {
		if f(p, s) {
			return
		}
		if s.Start == 0 {
			if p = a.previous(p); p == nil {
				return
			}
			if p.part != Body && p.part != Standfirst || len(p.doc.Sentences) == 0 {
				return
			}
			s = p.doc.Sentences[len(p.doc.Sentences)-1]
			continue
		}
		if topicEnds(p, s.Start) {
			return
		}
		s = p.doc.SentenceOf(s.Start - 1)
	}
}

// everTitled reports whether the article gives a person an office anywhere.
func (a *article) everTitled(r int) bool {
	for _, p := range a.pages {
		for i := range p.names {
			if n := &p.names[i]; n.class == person && n.title.Len() > 0 && slices.Contains(n.refs, r) {
				return true
			}
		}
	}
	return false
}
