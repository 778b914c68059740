package entities

import (
	"strings"

	"entente/internal/ontology"
)

// resolveUnknown decides about names that only the recogniser calls an
// organisation's.
func (a *article) resolveUnknown() {
	for _, p := range a.readingOrder() {
		for i := range p.names {
			n := &p.names[i]
			if n.class != unknown || n.short != 0 {
				continue
			}
			a.resolveOneUnknown(p, n)
		}
	}
}

func (a *article) resolveOneUnknown(p *page, n *name) {
	printed := bodyName(p, n.Span)
	if r, ok := a.alias[printed]; ok {
		a.settle(n, r)
		return
	}
	if r, ok := a.shortForm(p, n); ok {
		a.settle(n, r)
		a.refs[r].spell(printed)
		return
	}
	if r, ok := a.samePerson(personWords(p, n.Span)); ok && n.Len() <= 3 {
		a.settle(n, r)
		return
	}
	if amongPeople(p, n) {
		n.class = person
		a.resolvePerson(p, n, personWords(p, n.Span))
		return
	}
	if !a.credibleBody(p, n) {
		n.class = nothing
		return
	}
	r := a.makeReferent(organisation, printed)
	a.settle(n, r)
}

func (a *article) settle(n *name, r int) {
	n.class = a.refs[r].class
	n.refs = []int{r}
	if a.refs[r].entity.Name != "" && n.via == ontology.ViaName && n.Len() == 1 {
		n.via = ontology.ViaAlias
	}
}

// shortForm finds the one longer name that a single word is the beginning of:
// "Aspen" for "Aspen Pharmacare Holdings Ltd.".
func (a *article) shortForm(p *page, n *name) (int, bool) {
	if n.Len() != 1 {
		return 0, false
	}
	first := p.doc.Tokens[n.Start].Text
	found, count := 0, 0
	for i := range a.refs {
		r := &a.refs[i]
		if r.class != organisation {
			continue
		}
		for _, s := range append(r.names, r.entity.Name) {
			if rest, ok := strings.CutPrefix(s, first); ok && strings.HasPrefix(rest, " ") {
				found = i
				count++
				break
			}
		}
	}
	return found, count == 1
}

// credibleBody asks whether a name that the recogniser alone calls an
// organisation's is one.
func (a *article) credibleBody(p *page, n *name) bool {
	if p.titled && a.hasBody() {
		return false
	}
	if p.part == Byline {
		return false
	}
	if p.is(n.End, hasDigit) && p.is(n.End, capital) {
		return false // "Tupolev Tu-95"
	}
	m := modified(p, n.head)
	if m == n.End && wordIn(thingHeads, p.lower(m)) || m >= n.End && p.is(m, placeNoun) || a.placeElsewhere(p.text(n.Span)) {
		return false
	}
	return n.Len() > 1 || a.actsAsBody(p, n)
}

// amongPeople reports whether a name of two or three words stands in a list
// whose other names are people's.
func amongPeople(p *page, n *name) bool {
	if n.Len() < 2 || n.Len() > 3 || !looksLikePerson(p, n.Span) || p.is(n.Start, allCapitals) {
		return false
	}
	before, after := neighbour(p, n.Start-1, -1), neighbour(p, n.End, 1)
	for _, o := range []*name{before, after} {
		if o != nil && o.class != person && o.class != unknown {
			return false
		}
	}
	return before != nil && before.class == person || after != nil && after.class == person
}

// neighbour is the next name of a list beyond a comma or "and" at token i.
func neighbour(p *page, i, step int) *name {
	for k := 0; k < 3 && wordIn(", and", p.lower(i)); k++ {
		i += step
		if o := p.nameAt(i); o != nil {
			return o
		}
	}
	return nil
}

// actsAsBody reports whether a single word that the recogniser calls an
// organisation is used as one: it does something, something is done with it, or
// it is an acronym.
func (a *article) actsAsBody(p *page, n *name) bool {
	t := &p.doc.Tokens[n.head]
	switch t.Dep {
	case "nsubj":
		return p.doc.Tokens[t.Head].POS == "VERB"
	case "poss", "agent":
		return true
	case "pobj":
		return wordIn("by with for from between against to", p.lower(t.Head))
	case "conj":
		o := p.nameAt(t.Head)
		return o != nil && o.class == organisation
	case "compound":
		return t.Head > n.head && p.doc.Tokens[t.Head].POS == "NOUN" && !p.is(t.Head, placeNoun)
	}
	return false
}

// placeElsewhere reports whether the recogniser calls the same words a place
// somewhere else in the article.
func (a *article) placeElsewhere(s string) bool {
	for _, p := range a.pages {
		for i := range p.doc.Names {
			if n := &p.doc.Names[i]; (n.Label == "GPE" || n.Label == "LOC" || n.Label == "FAC") && p.doc.Slice(n.Span) == s {
				return true
			}
		}
	}
	return false
}
