package entities

import (
	"slices"

	"entente/internal/ontology"
	"entente/internal/text"
)

// nominalPacts finds agreements that a common noun and its parties name.
func (a *article) nominalPacts(p *page) {
	for i := range p.doc.Tokens {
		if p.owner[i] != 0 || !p.is(i, pactNoun|pactLoose) && !letterOfIntent(p, i) || !isNoun(p, i) || modifier(p, i) {
			continue
		}
		s := phraseBefore(p, i)
		hits, signed := a.gather(p, i, s)
		if len(hits) < 2 || onlyPossible(hits) || !signed && len(hits) > 2 && p.doc.Tokens[i].Tag == "NNS" || p.is(i, pactLoose) && !p.is(i, pactNoun) && !signed && !loosePact(p, i) {
			continue
		}
		a.nominal(p, i, s, hits)
	}
}

// onlyPossible reports whether nothing says that an agreement is or will be.
func onlyPossible(hits []partyHit) bool {
	for _, h := range hits {
		if h.modality != ontology.Possible {
			return false
		}
	}
	return true
}

// loosePact reports whether a loose noun is one that is always signed: a
// memorandum of some kind, a joint statement, a framework agreement.
func loosePact(p *page, i int) bool {
	return wordIn("statement statements declaration communique communiqué", p.lower(i)) && p.lower(i-1) == "joint"
}

func isNoun(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	return t.POS == "NOUN" || t.POS == "PROPN" && (p.titled || wordIn("mou mous", t.Lower))
}

// modifier reports whether a noun only modifies another: "deal makers".
func modifier(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	return (t.Dep == "compound" || t.Dep == "nmod") && t.Head > i && t.Head <= i+2
}

// phraseBefore is the noun phrase up to a noun, without its article.
func phraseBefore(p *page, noun int) text.Span {
	s := text.Span{Start: noun, End: noun + 1}
	for i := noun - 1; i >= 0 && !p.doc.Tokens[i+1].SentenceStart; i-- {
		t := &p.doc.Tokens[i]
		if n := p.nameAt(i); n != nil && n.class != person {
			s.Start, i = n.Start, n.Start
			continue
		}
		switch {
		case wordIn(headlineVerbs, t.Lower):
			return s // "Japan and India sign pact", which the parser takes for a kind of pact
		case t.POS == "NOUN" || t.POS == "ADJ" || t.POS == "PROPN" || p.isHyphen(i):
		case t.POS == "VERB" && (t.Dep == "amod" || t.Dep == "compound") && t.Head > i:
		case t.Lower == "and" && i > 0 && coordinatesModifiers(p, i, noun):
		default:
			return s
		}
		s.Start = i
	}
	return s
}

// headlineVerbs are done to agreements in headlines, and no kind of one.
const headlineVerbs = "sign signs ink inks seal seals strike strikes seek seeks eye eyes forge forges"

// coordinatesModifiers reports whether "and" joins two words before one noun:
// "security and defence partnership".
func coordinatesModifiers(p *page, and, noun int) bool {
	before := &p.doc.Tokens[and-1]
	if before.POS != "NOUN" && before.POS != "ADJ" && before.POS != "PROPN" {
		return false
	}
	if n := p.nameAt(and - 1); n != nil {
		return n.class == country && p.nameAt(and+1) != nil
	}
	return before.Head == noun || p.doc.Tokens[before.Head].Head == noun && before.Head != and-1 || before.Dep == "amod" || before.Dep == "compound" || before.Dep == "nmod"
}

// nominal makes the agreements that a noun and its parties name: several for
// "A and B signed agreements with C".
func (a *article) nominal(p *page, noun int, s text.Span, hits []partyHit) {
	groups := [][]partyHit{hits}
	if p.doc.Tokens[noun].Tag == "NNS" && len(hits) > 2 {
		groups = perSubject(p, noun, hits)
	}
	n := name{Span: p.describe(noun, s), class: pact, via: ontology.ViaDescription, head: noun, found: fromSyntax}
	for _, g := range groups {
		title := a.describedTitle(p, noun, s, g)
		r, ok := a.pactOf(g, p, noun)
		if !ok && p.doc.Tokens[noun].Lemma == "statement" {
			r, ok = a.titleStatement()
		}
		if !ok {
			r = a.makeReferent(pact, title)
			a.refs[r].entity.Pact = &ontology.Pact{Form: p.form(noun)}
		}
		a.addParties(r, g)
		n.refs = append(n.refs, r)
	}
	p.claim(n)
}

// titleStatement is the joint statement that the headline announces and that
// has no parties yet: "Joint Statement on Cuba".
func (a *article) titleStatement() (int, bool) {
	for _, p := range a.pages {
		if p.part != Headline {
			continue
		}
		for i := range p.names {
			if n := &p.names[i]; n.class == pact && len(n.refs) == 1 && p.lower(n.head) == "statement" {
				return n.refs[0], true
			}
		}
	}
	return 0, false
}

// perSubject splits parties into one group for each subject with all that the
// agreements are "with".
func perSubject(p *page, noun int, hits []partyHit) [][]partyHit {
	var subjects, others []partyHit
	for _, h := range hits {
		if h.at < noun && h.trigger != noun {
			subjects = append(subjects, h)
		} else {
			others = append(others, h)
		}
	}
	if len(subjects) < 2 || len(others) == 0 {
		return [][]partyHit{hits}
	}
	var groups [][]partyHit
	for _, s := range subjects {
		groups = append(groups, append([]partyHit{s}, others...))
	}
	return groups
}

// pactOf finds an agreement with the same parties that the article has spoken
// of before; the noun must not contradict it.
func (a *article) pactOf(hits []partyHit, p *page, noun int) (int, bool) {
	for _, d := range a.deals {
		if sameParties(d.parties, hits) && a.compatibleForm(d.ref, p, noun) {
			return d.ref, true
		}
	}
	return 0, false
}

func sameParties(x, y []partyHit) bool {
	if len(x) != len(y) {
		return false
	}
	for _, h := range x {
		if !containsParty(y, h.ref) {
			return false
		}
	}
	return true
}

// compatibleForm reports whether the noun can be another word for an agreement:
// general words always can.
func (a *article) compatibleForm(ref int, p *page, noun int) bool {
	f := p.form(noun)
	pt := a.refs[ref].entity.Pact
	return pt == nil || pt.Form == f || generalForm(f) || generalForm(pt.Form)
}

func generalForm(f string) bool { return wordIn("agreement deal pact accord document", f) }

func (a *article) addParties(ref int, hits []partyHit) {
	for i := range a.deals {
		if a.deals[i].ref != ref {
			continue
		}
		for _, h := range hits {
			if !containsParty(a.deals[i].parties, h.ref) {
				a.deals[i].parties = append(a.deals[i].parties, h)
			}
		}
		return
	}
	a.deals = append(a.deals, deal{ref: ref, parties: slices.Clone(hits)})
}
