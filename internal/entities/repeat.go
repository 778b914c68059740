package entities

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// findRepeats claims places where the article names somebody again and the
// recogniser, which reads each sentence by itself, saw nobody: surnames of
// people named in full, and whole names of people and organisations.
func (a *article) findRepeats() {
	known := len(a.refs)
	first := map[string][]int{}
	for i := range a.refs[:known] {
		if r := &a.refs[i]; r.class == person || r.class == organisation {
			for _, n := range r.names {
				word, _, _ := strings.Cut(n, " ")
				first[word] = append(first[word], i)
			}
		}
	}
	for _, p := range a.pages {
		for i := range p.doc.Tokens {
			if p.is(i, capital) && a.unseen(p, i) {
				a.claimRepeat(p, i, first[p.doc.Tokens[i].Text])
			}
		}
	}
}

// unseen reports whether nobody, or only the recogniser with a place or a thing
// in mind, has claimed token i.
func (a *article) unseen(p *page, i int) bool {
	o := p.nameAt(i)
	return o == nil || o.class == nothing && o.found == fromRecogniser && o.Len() == 1
}

func (a *article) claimRepeat(p *page, i int, candidates []int) {
	for _, r := range candidates {
		for _, n := range a.refs[r].names {
			if s, ok := p.at(i, n); ok && (s.Len() > 1 || a.refs[r].class == person) && a.allUnseen(p, s) {
				a.claimAs(p, s, r, ontology.ViaName)
				return
			}
		}
	}
	if p.traits[i]&(signVerb|speechVerb|goVerb|bodyHead|actorNoun|commonWord|titleHead|calendar|placeNoun) != 0 {
		return
	}
	if !p.titled && (p.doc.Tokens[i].POS != "PROPN" || p.is(i-1, maleName|femaleName) || p.is(i+1, bodyHead|bodySuffix) && p.is(i+1, capital)) {
		return
	}
	if r, ok := a.bySurname(foldWord(p.doc.Tokens[i].Text)); ok {
		a.claimAs(p, text.Span{Start: i, End: i + 1}, r, ontology.ViaSurname)
	}
}

func (a *article) allUnseen(p *page, s text.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if !a.unseen(p, i) {
			return false
		}
	}
	return true
}

func (a *article) claimAs(p *page, s text.Span, r int, via ontology.Via) {
	for i := s.Start; i < s.End; i++ {
		p.owner[i] = 0
	}
	n := name{Span: s, class: a.refs[r].class, via: via, refs: []int{r}, found: fromPattern}
	if n.class == person {
		n.title = titleBefore(p, s.Start)
	}
	p.claim(n)
}

// at is the span of whole tokens from token i on whose text is s.
func (p *page) at(i int, s string) (text.Span, bool) {
	start := p.doc.Tokens[i].Start
	if !strings.HasPrefix(p.doc.Text[start:], s) {
		return text.Span{}, false
	}
	for j := i; j < len(p.doc.Tokens) && p.doc.Tokens[j].End <= start+len(s); j++ {
		if p.doc.Tokens[j].End == start+len(s) {
			return text.Span{Start: i, End: j + 1}, true
		}
	}
	return text.Span{}, false
}

// bySurname is the only person of several words whose last word it is.
func (a *article) bySurname(word string) (int, bool) {
	found, count := 0, 0
	for i := range a.refs {
		if r := &a.refs[i]; r.class == person && len(r.words) > 1 && lastWord(r.words) == word && len(word) > 2 {
			found = i
			count++
		}
	}
	return found, count == 1
}
