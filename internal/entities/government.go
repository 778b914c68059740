package entities

import (
	"slices"

	"entente/internal/ontology"
	"entente/internal/text"
)

// bareNouns are nouns for a state's government or forces that stand for the
// state even without its name.
const bareNouns = `government authorities regime junta administration military`

// bareGovernment resolves "the government", "the regime", "the troops" where one
// state is plain: the one whose government or regime the article has named
// before, that of the office-holder who is the sentence's subject, the subject
// before, or the state of which the article speaks above all others.
func (a *article) bareGovernment(p *page, i int) {
	noun := p.lower(i)
	forces := noun == "government" && ofForces(p, i)
	bare := noun == "authorities" && p.doc.Tokens[i].SentenceStart && p.doc.Tokens[i].Dep == "nsubj"
	if !forces && !bare && (p.lower(i-1) != "the" || completed(p, i) || p.lower(i+1) == "in" || p.doc.Tokens[i].Dep == "compound") {
		return
	}
	var refs []int
	if noun == "administration" && len(a.speakers) == 1 && a.sameNoun(p, i, p.index) == nil {
		refs = a.speakers // that of those who speak
	} else if noun != "government" && noun != "authorities" {
		if refs = a.sameNoun(p, i, 2); refs == nil {
			refs = a.only(p, text.Span{Start: p.doc.SentenceOf(i).Start, End: i}, wanting(country), a.speakers)
		}
		if own := a.ownSubject(p, i); len(own) == 1 && (refs == nil || slices.Equal(refs, own)) {
			refs = a.otherState(p, i, own) // whom the subject deals with
		}
		if refs == nil {
			refs = a.sameNoun(p, i, p.index)
		}
	}
	if refs == nil && !forces && wordIn("government authorities", noun) {
		refs = a.personsState(p, i)
		if refs == nil {
			refs = a.before(p, i, wanting(country))
		}
	}
	if refs == nil && wordIn("junta military regime", noun) && p.doc.Tokens[i].Dep == "nsubj" {
		refs = a.before(p, i, wanting(country))
	}
	if refs == nil && noun != "administration" {
		refs = a.soleState()
		if refs == nil {
			refs = a.mainState(p, i)
		}
	}
	if forces || bare {
		if len(refs) == 1 && p.free(text.Span{Start: i, End: i + 1}) {
			a.referTo(p, text.Span{Start: i, End: i + 1}, i, refs)
		}
		return
	}
	if len(refs) == 1 && !slices.Equal(refs, a.ownSubject(p, i)) {
		a.referTo(p, text.Span{Start: i - 1, End: i + 1}, i, refs)
	}
}

// ofForces reports whether "government" stands before those who fight or act for
// it: "government troops", with no state named before.
func ofForces(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	return t.Dep == "compound" && t.Head == i+1 && wordIn("troops forces soldiers officials jets warplanes aircraft fighters army artillery police ministers spokesman", p.lower(i+1)) &&
		(i == 0 || p.lower(i-1) == "the" || p.doc.Tokens[i-1].POS != "ADJ" && p.doc.Tokens[i-1].POS != "PROPN" && !p.possessive(i-1) && !p.named(i-1))
}

// sameNoun is the state that the same noun, with a name before it, stood for
// last, at most so many pages back: "the Assad regime … the regime".
func (a *article) sameNoun(p *page, i, back int) []int {
	noun := p.lower(i)
	for k := p.index; k >= max(0, p.index-back); k-- {
		q := a.pages[k]
		for j := len(q.doc.Tokens) - 1; j >= 0; j-- {
			if q == p && j >= i || q.lower(j) != noun {
				continue
			}
			if n := q.nameAt(j); n != nil && n.class == country && len(n.refs) == 1 {
				return n.refs
			}
		}
	}
	return nil
}

// mainState is the state that an article names at least three times, and twice
// as often as any other, up to a page; nil where there is none.
func (a *article) mainState(p *page, i int) []int {
	counts := make([]int, len(a.refs))
	for k := 0; k <= p.index; k++ {
		q := a.pages[k]
		for j := range q.names {
			if n := &q.names[j]; n.class == country && n.via != ontology.ViaCoreference && len(n.refs) == 1 {
				counts[n.refs[0]]++
			}
		}
	}
	best, second := -1, 0
	for r, c := range counts {
		switch {
		case best < 0 || c > counts[best]:
			if best >= 0 {
				second = counts[best]
			}
			best = r
		case c > second:
			second = c
		}
	}
	if best < 0 || counts[best] < 3 || counts[best] < 2*second {
		return nil
	}
	return []int{best}
}

// soleState is the only state that the article names, nil where it names several.
func (a *article) soleState() []int {
	var found []int
	for _, p := range a.pages {
		for i := range p.names {
			n := &p.names[i]
			if n.class != country || n.via == ontology.ViaCoreference || len(n.refs) == 0 {
				continue
			}
			if len(n.refs) > 1 || found != nil && found[0] != n.refs[0] {
				return nil
			}
			found = n.refs
		}
	}
	return found
}
