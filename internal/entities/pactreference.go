package entities

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// resolvePactReferences resolves "the agreement", "this strategic agreement",
// "the pact" to the last agreement that the noun can describe.
func (a *article) resolvePactReferences() {
	if len(a.deals) == 0 && !a.anyPact() {
		return
	}
	for _, p := range a.pages {
		if p.titled {
			continue
		}
		for i := range p.doc.Tokens {
			if w := p.lower(i); w == "it" || w == "its" {
				a.pactPronoun(p, i)
				continue
			}
			if p.owner[i] != 0 || !p.is(i, pactNoun|pactLoose|pactName) || modifier(p, i) {
				continue
			}
			if t := p.doc.Tokens[i].POS; t != "NOUN" && t != "PROPN" {
				continue
			}
			a.referPact(p, i)
		}
	}
}

// referenceParties gives agreements the parties of sentences that only refer to
// them: "Canada signed the pact", "the signatories to the Agreement: …".
func (a *article) referenceParties() {
	for _, p := range a.pages {
		for i := 0; i < len(p.names); i++ {
			n := p.names[i]
			if n.class != pact || n.via != ontology.ViaCoreference || len(n.refs) != 1 {
				continue
			}
			hits := a.membership(p, n.head)
			if v, passive := governor(p, n.head); v >= 0 && lexicalIs(p, v, "sign conclude ratify ink seal finalize finalise") {
				hits = append(hits, a.verbParties(p, v, n.head, passive)...)
			}
			if len(hits) > 0 {
				a.addParties(n.refs[0], uniqueParties(hits))
			}
		}
	}
}

func (a *article) anyPact() bool {
	for i := range a.refs {
		if a.refs[i].class == pact {
			return true
		}
	}
	return false
}

func (a *article) referPact(p *page, i int) {
	det := pactDeterminer(p, i)
	if det < 0 || p.doc.Tokens[i].Dep == "attr" || p.doc.Tokens[i].Tag == "NNS" && !a.pluralPact(p, i) || p.lower(i+1) == "between" || p.lower(i+1) == "with" {
		return
	}
	r := a.lastPact(p, i)
	if t := a.titlePact(p, i, det); t >= 0 {
		r = t
	}
	if r < 0 {
		return
	}
	p.claim(name{Span: text.Span{Start: det, End: i + 1}, class: pact, via: ontology.ViaCoreference, head: i, refs: []int{r}, found: fromSyntax})
}

// pluralPact reports whether an agreement named before has a plural for its
// noun: "the accords" after "the Abraham Accords".
func (a *article) pluralPact(p *page, i int) bool {
	for r := range a.refs {
		if a.refs[r].class == pact && strings.HasSuffix(strings.ToLower(a.refs[r].entity.Name), p.lower(i)) {
			return true
		}
	}
	return false
}

// titlePact is the agreement whose title the headline is, where "this" points
// at it.
func (a *article) titlePact(p *page, i, det int) int {
	if p.lower(det) != "this" {
		return -1
	}
	for _, q := range a.pages {
		if q.part != Headline {
			continue
		}
		for k := range q.names {
			if n := &q.names[k]; n.class == pact && len(n.refs) == 1 && n.Len() == len(q.doc.Tokens) && q.lower(n.head) == p.lower(i) {
				return n.refs[0]
			}
		}
	}
	return -1
}

// pactDeterminer is where "the", "this" or "that" opens the phrase of a noun
// whose words nobody claimed, or -1.
func pactDeterminer(p *page, i int) int {
	for j := i - 1; j >= 0 && j >= i-5; j-- {
		if wordIn("such first second third another next", p.lower(j)) {
			return -1
		}
		if wordIn("the this that", p.lower(j)) {
			return j
		}
		if p.owner[j] != 0 || p.doc.Tokens[j+1].SentenceStart {
			return -1
		}
		if k := p.doc.Tokens[j].POS; k != "ADJ" && k != "NOUN" && k != "PROPN" && k != "CCONJ" && !p.isHyphen(j) {
			return -1
		}
	}
	return -1
}

// lastPact is the agreement named last before token i whose kind the noun can
// describe, or -1.
func (a *article) lastPact(p *page, i int) int {
	for page := p; ; page = a.pages[page.index-1] {
		end := len(page.doc.Tokens)
		if page == p {
			end = i
		}
		for j := end - 1; j >= 0; j-- {
			if n := page.nameAt(j); n != nil && n.class == pact && len(n.refs) == 1 && a.pactNounFits(n.refs[0], p, i) {
				return n.refs[0]
			} else if n == nil && page == p && p.is(j, pactNoun) && p.doc.Tokens[j].Lemma == p.doc.Tokens[i].Lemma {
				return -1 // another agreement, of which too little is said
			}
		}
		if page.index == 0 {
			return -1
		}
	}
}

func (a *article) pactNounFits(r int, p *page, i int) bool {
	f := p.form(i)
	ref := &a.refs[r]
	if generalForm(f) {
		return true
	}
	if ref.entity.Pact != nil && ref.entity.Pact.Form == f {
		return true
	}
	return containsFold(ref.entity.Name, f)
}

// pactPronoun resolves "it" where it can only be an agreement: the verb is one
// of signing or of what agreements do, and one stands in the sentence before
// it or in this one.
func (a *article) pactPronoun(p *page, i int) {
	if n := p.nameAt(i); n != nil && n.via != ontology.ViaCoreference || !pactVerbFits(p, i) {
		return
	}
	r := -1
	a.backwards(p, i, 2, func(q *page, s text.Span) bool {
		for j := s.End - 1; j >= s.Start && r < 0; j-- {
			if n := q.nameAt(j); n != nil && n.class == pact && len(n.refs) == 1 {
				r = n.refs[0]
			}
		}
		return r >= 0
	})
	if r < 0 {
		return
	}
	s := text.Span{Start: i, End: i + 1}
	a.claimOver(p, s)
	p.claim(name{Span: s, class: pact, via: ontology.ViaCoreference, head: i, refs: []int{r}, found: fromSyntax})
}

// pactVerbFits reports whether the verb of a pronoun is what is done to
// agreements, or what they do.
func pactVerbFits(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	v := t.Head
	switch t.Dep {
	case "nsubj":
		return lexicalIs(p, v, "expire lapse stipulate oblige") || lexicalIs(p, v, "enter come take") && inForce(p, v)
	case "nsubjpass":
		return lexicalIs(p, v, "sign ratify conclude initial negotiate renegotiate revise")
	case "dobj":
		return lexicalIs(p, v, "sign ratify conclude initial renegotiate implement")
	case "poss":
		return wordIn("signatory signatories ratification signing implementation terms expiry provisions entry", p.lower(v))
	}
	return false
}
