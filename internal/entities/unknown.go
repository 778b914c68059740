package entities

import (
	"slices"
	"strings"

	"entente/internal/ontology"
)

// resolveUnknown decides about names that only the recogniser calls an
// organisation's.
func (a *article) resolveUnknown() {
	for _, p := range a.readingOrder() {
		for i := range p.names {
			if n := &p.names[i]; n.class == unknown && n.short == 0 && humanUse(p, n) {
				n.class = person
				a.resolvePerson(p, n, personWords(p, n.Span))
			}
		}
	}
	for _, p := range a.readingOrder() {
		for i := range p.names {
			if n := &p.names[i]; n.class == unknown && n.short == 0 {
				a.resolveOneUnknown(p, n)
			}
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
	if placedOnly(p, n) {
		return false
	}
	m := modified(p, n.head)
	if m == n.End && p.is(m, thingHead) || m >= n.End && p.is(m, placeNoun) || a.placeElsewhere(p.text(n.Span)) {
		return false
	}
	return n.Len() > 1 || !noBody(p.lower(n.Start)) && a.actsAsBody(p, n)
}

// notBodies are words that the recogniser takes for bodies' names and that are none.
var notBodies = wordSet(`attendees practitioner practitioners breastfeeding omicron delta uyghur uyghurs islam christianity judaism buddhism hinduism
	lgbt lgbtq lgbtqi lgbtqi+ covid transatlantic indo-pacific transpacific migration refugees guide internet brexit
	bitcoin ethereum android chrome firefox linux windows quran koran bible torah facilitators honorees candidates
	bst gmt utc est edt cet gdp ngo ngos ceo cfo vip idp idps pow pows ied ieds hiv aids sars mers ebola dna rna`)

// noBody reports whether a word, in lower case, names no body: one of the list, or an
// abstract noun by its ending.
func noBody(w string) bool {
	return notBodies[w] || strings.HasSuffix(w, "phobia") || strings.HasSuffix(w, "ism") && len(w) > 6
}

// regionNouns behind a name make it a place's, in lower case too.
const regionNouns = `region province oblast city town village port enclave district peninsula island county valley border airport area
	territory governorate state municipality suburb neighbourhood neighborhood coast river separatist separatists activist activists
	minority community refugees families worshippers temple village villagers`

// placedOnly reports whether a single word is a place's or a people's by what
// stands beside it: "the Transnistria region", "a flight from Tomsk".
func placedOnly(p *page, n *name) bool {
	if n.Len() > 1 || p.is(n.Start, allCapitals) {
		return false
	}
	if wordIn(regionNouns, p.lower(n.End)) {
		return true
	}
	t := &p.doc.Tokens[n.head]
	if t.Dep != "pobj" {
		return false
	}
	g := p.doc.Tokens[t.Head].Head
	switch p.lower(t.Head) {
	case "from", "to", "towards":
		return p.is(g, goVerb) || lexicalIs(p, g, "flight road train bus journey route way trip plane convoy move flee drive march ride refugee")
	case "near", "outside", "around", "in", "at":
		return true
	}
	return false
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
		o := p.nameAt(p.doc.Tokens[t.Head].Head)
		return wordIn("by with for from between against to", p.lower(t.Head)) || p.lower(t.Head) == "of" && o != nil && o.class == person
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
	if !a.placesRead {
		a.placesRead = true
		for _, p := range a.pages {
			for _, n := range p.doc.Names {
				if n.Label == "GPE" || n.Label == "LOC" || n.Label == "FAC" {
					a.placeNames = append(a.placeNames, p.text(n.Span))
				}
			}
		}
	}
	return slices.Contains(a.placeNames, s)
}

// humanUse reports whether a single word that the recogniser calls an
// organisation is treated as a person: it has what only people have, does what
// only people do, or "he" or "she" behind it in the sentence can mean nobody else.
func humanUse(p *page, n *name) bool {
	if n.Len() != 1 || p.is(n.Start, allCapitals|bodyHead|bodySuffix|hasDigit) || len(p.doc.Tokens[n.Start].Text) < 3 || hasInnerCapital(p.doc.Tokens[n.Start].Text[1:]) {
		return false
	}
	t := &p.doc.Tokens[n.head]
	switch t.Dep {
	case "poss":
		return lexicalIs(p, t.Head, humanNouns)
	case "nsubj", "nsubjpass":
		return lexicalIs(p, t.Head, humanDeeds) || t.Dep == "nsubjpass" && lexicalIs(p, t.Head, humanFates) || hePronoun(p, n)
	case "dobj":
		return lexicalIs(p, t.Head, humanFates)
	}
	return false
}

// humanNouns are what only people have.
const humanNouns = `wife husband widow son daughter mother father brother sister family child parent death birth funeral arrest
	resignation predecessor successor lawyer attorney trial aide supporter remark speech health illness home life career
	visit trip body comment outburst book memoir biography imprisonment birthday childhood friend`

// humanDeeds are what only people do.
const humanDeeds = `resign die marry smile tweet retire testify plead live sleep weep grin joke quip laugh cry graduate study
	recall think fly shake sit stand walk wear smoke intend flee`

// humanFates are what is done to people only.
const humanFates = `kill assassinate murder arrest detain jail imprison behead execute hospitalize hospitalise appoint elect
	reelect re-elect nominate inaugurate extradite marry bury wound injure born`

// hePronoun reports whether "he", "his", "she" or "her" stands behind a name in
// its sentence with no other person's name in it before.
func hePronoun(p *page, n *name) bool {
	s := p.doc.SentenceOf(n.Start)
	for i := s.Start; i < s.End; i++ {
		if i > n.End && wordIn("he his him she her himself herself", p.lower(i)) {
			return true
		}
		if o := p.nameAt(i); o != nil && o != n && (o.class == person || o.class == unknown) {
			return false
		}
		if p.is(i, titleHead|manNoun) && i > n.End {
			return false
		}
	}
	return false
}
