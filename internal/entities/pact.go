package entities

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// pactNouns are nouns for agreements: with two parties they are one.
const pactNouns = `agreement agreements deal deals pact pacts treaty treaties accord accords truce truces ceasefire ceasefires
	armistice memorandum memorandums memoranda mou mous understanding understandings declaration declarations
	convention conventions protocol protocols compact merger mergers settlement cease-fire acquisition
	communiqué communique concordat`

// letterOfIntent is a kind of agreement by the words behind its noun.
func letterOfIntent(p *page, i int) bool {
	return p.lower(i+2) == "intent" && p.lower(i+1) == "of" && wordIn("letter letters", p.lower(i))
}

// loosePactNouns are agreements only where somebody signs or concludes them.
const loosePactNouns = `partnership partnerships framework frameworks statement statements alliance arrangement arrangements
	contract contracts document documents charter roadmap`

// pactNames head the proper name of an agreement.
const pactNames = `treaty pact agreement agreements accord accords convention protocol declaration memorandum deal framework
	statement compact truce armistice partnership charter communiqué communique covenant`

// signVerbs bring an agreement about, by form and lemma.
const signVerbs = `sign signs signed signing conclude concludes concluded concluding reach reaches reached reaching finalize
	finalizes finalized finalizing finalise finalises finalised finalising strike strikes struck striking ink
	inks inked seal seals sealed forge forges forged forging clinch clinched make made ratify ratifies ratified
	ratifying adopt adopts adopted agree agrees agreed complete completes completed secure secured enter entered
	renew renews renewed renewing extend extended extends exchange exchanged close closes closed cut initial
	initialed initialled join joins joined establish established form formed hammer hammered negotiate
	negotiated announce announces announced unveil unveiled release released issue issued launch launched`

// weakSignVerbs bring an agreement about only with somebody, for their subject
// alone may speak of others' agreements.
const weakSignVerbs = `announce unveil release issue launch negotiate make join form establish`

// findPactNames claims proper names of agreements in running text: "Vienna
// Convention on Consular Relations", "Critical Minerals Framework".
func (a *article) findPactNames(p *page, known []hit) {
	if p.titled {
		a.findPactTitle(p)
		return
	}
	for i := range p.doc.Tokens {
		if p.owner[i] != 0 || !p.is(i, pactName) || !p.is(i, capital) {
			continue
		}
		if p.lower(i) == "memorandum" && p.lower(i+1) != "of" || wordIn("partnership framework compact", p.lower(i)) && !signedName(p, i) && !sharedName(p, i) {
			continue // unilateral, or no document at all
		}
		s := a.pactSpan(p, i, known)
		if s.Len() < 2 || !p.free(s) || s.Len() == 2 && p.lower(s.Start) == "joint" || a.followedByHead(p, s) {
			continue
		}
		if k, ok := hitCovering(known, text.Span{Start: i, End: i + 1}); ok && k.Len() >= s.Len() {
			continue
		}
		n := name{Span: s, class: pact, via: ontology.ViaName, found: fromPattern, label: p.labelOf(s)}
		if k, ok := hitEnding(known, s.End); ok && k.Start > s.Start && !k.part && len(k.names) == 1 && classOfID(k.names[0].Target) == pact {
			if o, ok := hitAt(known, s.Start); ok && o.End == k.Start {
				n.known, n.via, n.form = k.names, ontology.ViaAlias, k.names[0].Form // "UN Law of the Sea Convention"
			}
		}
		p.claim(n)
	}
}

// signedName reports whether a verb of signing governs a proper name, or "the
// signing of" it.
func signedName(p *page, i int) bool {
	v, _ := governor(p, i)
	return v >= 0 && p.is(v, signVerb) && !lexicalIs(p, v, weakSignVerbs)
}

// sharedName reports whether several have what a proper name names: "their
// Strategic Trade Partnership", "the Green Growth Partnership between".
func sharedName(p *page, i int) bool {
	if p.lower(i+1) == "between" {
		return true
	}
	q := p.doc.Child(i, "poss")
	return q >= 0 && wordIn("their our", p.lower(q))
}

// findPactTitle claims a headline that is the title of the agreement which the
// article prints: "Joint Statement on U.S.-China Economic and Trade Meeting".
func (a *article) findPactTitle(p *page) {
	if p.part != Headline || a.claimBodyPact(p) {
		return
	}
	head := 0
	if wordIn("the joint a", p.lower(0)) {
		head = 1
	}
	if !p.is(head, pactName) || p.lower(head) == "statement" && p.lower(0) != "joint" || p.lower(head+1) == ":" {
		return
	}
	for i := range p.doc.Tokens {
		if t := p.doc.Tokens[i].Tag; t == "VBZ" || t == "VBD" || t == "VBP" || p.doc.Tokens[i].Text == ":" {
			return
		}
	}
	s := text.Span{Start: 0, End: len(p.doc.Tokens)}
	if p.lower(0) == "the" {
		s.Start = 1
	}
	if s.Len() > head+2 {
		p.claim(name{Span: s, class: pact, via: ontology.ViaName, found: fromPattern, head: head})
	}
}

// claimBodyPact claims in a headline the name of an agreement that running text
// has.
func (a *article) claimBodyPact(p *page) bool {
	for _, q := range a.pages {
		if q.titled {
			continue
		}
		for k := range q.names {
			n := &q.names[k]
			if n.class != pact || n.found != fromPattern {
				continue
			}
			if s, ok := p.find(q.text(n.Span)); ok && p.free(s) {
				p.claim(name{Span: s, class: pact, via: ontology.ViaName, found: fromPattern})
				return true
			}
		}
	}
	return false
}

// find is the first span of whole tokens whose text is s in any letter case.
func (p *page) find(s string) (text.Span, bool) {
	for i := range p.doc.Tokens {
		start := p.doc.Tokens[i].Start
		if start+len(s) > len(p.doc.Text) || !strings.EqualFold(p.doc.Text[start:start+len(s)], s) {
			continue
		}
		for j := i; j < len(p.doc.Tokens); j++ {
			if p.doc.Tokens[j].End == start+len(s) {
				return text.Span{Start: i, End: j + 1}, true
			}
		}
	}
	return text.Span{}, false
}

// followedByHead reports whether the words go on to something else than an
// agreement: "Treaty Organization", "Agreement Committee".
func (a *article) followedByHead(p *page, s text.Span) bool {
	return p.is(s.End, bodyHead|placeNoun) && p.is(s.End, capital)
}

func (a *article) pactSpan(p *page, head int, known []hit) text.Span {
	s := text.Span{Start: a.leftOf(p, head, known), End: head + 1}
	if and := s.Start - 1; s.Start < head && wordIn("and &", p.lower(and)) && a.joinsModifiers(p, and, head) {
		s.Start = a.leftOf(p, and, known) // "Trade and Investment Partnership"
	}
	for s.Start > 0 && p.is(s.Start-1, capital) && p.isHyphen(s.Start) {
		s.Start--
	}
	if wordIn("statement framework partnership deal charter", p.lower(head)) && s.Len() < 2 {
		return s
	}
	s.End = a.pactRight(p, head+1, known)
	return s
}

// joinsModifiers reports whether "and" joins two words of one name whose head
// the parser hangs the first on.
func (a *article) joinsModifiers(p *page, and, head int) bool {
	t := &p.doc.Tokens[max(and-1, 0)]
	if !p.is(and-1, capital) || p.owner[and-1] != 0 || t.POS != "PROPN" || p.is(and-1, pactName|titleHead|calendar) {
		return false
	}
	return t.Head == head && wordIn("compound nmod amod", t.Dep)
}

// pactRight takes in what a title in Title Case goes on with: "of Understanding
// Concerning …", "to Prevent …", "on the Elimination of All Forms of …".
func (a *article) pactRight(p *page, from int, known []hit) int {
	end := from
	gap := 0
	for i := from; i < len(p.doc.Tokens) && p.owner[i] == 0; i++ {
		t := &p.doc.Tokens[i]
		switch {
		case t.SentenceStart && i > from || p.is(i, calendar) || p.is(i, hasDigit) && gap > 0:
			return end
		case wordIn("between among", t.Lower):
			return end
		case end == i && p.isHyphen(i-1) && p.isHyphen(i+1):
			end = i + 1 // "State-to-State"
		case wordIn("of on for to against concerning in and the with regarding from relating by", t.Lower):
			if gap++; gap > 2 {
				return end
			}
			if t.Lower == "and" && (a.ownName(p, i+1, known) || a.pactFollows(p, i+1)) || t.Lower == "by" || t.Lower == "with" && (!p.is(i+1, capital) || a.actorStarts(p, i+1, known)) {
				return end
			}
			if t.Lower == "in" && end == from {
				return end
			}
		case p.is(i, capital|hasDigit) && p.is(i, hasLetter) && !(gap == 0 && end == from && p.is(i, titleHead)):
			if i == from && !p.is(i, generational|hasDigit) {
				return end // "Treaty Room"
			}
			end, gap = i+1, 0
		case p.isHyphen(i) && end == i:
			end = i + 1
		default:
			return end
		}
	}
	return end
}

// actorStarts reports whether the name of a state, a capital or a body begins at
// token i, "the" left out: behind "with" it is a party, no part of the name.
func (a *article) actorStarts(p *page, i int, known []hit) bool {
	if p.lower(i) == "the" {
		i++
	}
	h, ok := hitAt(known, i)
	return ok && classOfID(h.names[0].Target) != nothing
}

// pactFollows reports whether the capitalised words from token i on have the
// head of another agreement's name.
func (a *article) pactFollows(p *page, i int) bool {
	for ; i < len(p.doc.Tokens) && (p.is(i, capital) || p.isHyphen(i)); i++ {
		if p.is(i, pactName) {
			return true
		}
	}
	return false
}

// resolvePacts makes the agreements: those with proper names, then those that a
// noun and its parties name.
func (a *article) resolvePacts() {
	for _, p := range a.readingOrder() {
		for i := range p.names {
			n := &p.names[i]
			if n.class == pact && len(n.refs) == 0 && n.short == 0 {
				n.refs = []int{a.makeReferent(pact, pactTitle(p, n.Span))}
			}
		}
		a.joinSynonyms(p)
	}
	a.resolveShorts()
	for _, p := range a.readingOrder() {
		a.namedParties(p)
		a.nominalPacts(p)
	}
}

// pactTitle is the name of an agreement as printed, without the article.
func pactTitle(p *page, s text.Span) string {
	return strings.Join(strings.Fields(p.text(s)), " ")
}

// joinSynonyms ties two names that the text says are one: "…, better known as
// the Istanbul Convention".
func (a *article) joinSynonyms(p *page) {
	for i := range p.names {
		n := &p.names[i]
		if n.class != pact || len(n.refs) == 0 {
			continue
		}
		j := n.End
		for k := 0; k < 8 && wordIn(", ( or also better known as the commonly called so-called ‘ “ \"", p.lower(j)); k++ {
			j++
		}
		if !wordIn("as the called so-called “ \"", p.lower(j-1)) || j-n.End < 3 && p.lower(n.End) != "(" {
			continue
		}
		if o := p.nameAt(j); o != nil && o.class == pact && len(o.refs) == 1 && o.refs[0] != n.refs[0] && o != n {
			a.refs[n.refs[0]].spell(a.refs[o.refs[0]].entity.Name)
			a.redirect(o.refs[0], n.refs[0])
		}
	}
}

// redirect makes every name of one referent a name of another.
func (a *article) redirect(from, to int) {
	for _, p := range a.pages {
		for i := range p.names {
			for k, r := range p.names[i].refs {
				if r == from {
					p.names[i].refs[k] = to
				}
			}
		}
	}
	for k, r := range a.byID {
		if r == from {
			a.byID[k] = to
		}
	}
	for k, r := range a.alias {
		if r == from {
			a.alias[k] = to
		}
	}
}
