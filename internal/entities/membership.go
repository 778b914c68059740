package entities

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// namedParties gives parties to agreements with proper names.
func (a *article) namedParties(p *page) {
	for i := 0; i < len(p.names); i++ {
		n := p.names[i]
		if n.class != pact || len(n.refs) != 1 || n.found == fromSyntax {
			continue
		}
		hits, _ := a.gather(p, n.head, text.Span{Start: n.head, End: n.head + 1})
		hits = append(hits, a.innerParties(p, &n)...)
		hits = append(hits, a.membership(p, n.head)...)
		if len(hits) > 0 {
			a.addParties(n.refs[0], uniqueParties(hits))
		}
	}
}

// innerParties are two or more actors that an agreement's name begins with:
// "China-Canada Consular Agreement".
func (a *article) innerParties(p *page, n *name) []partyHit {
	var hits []partyHit
	for i := n.Start; i < n.End; i++ {
		k := p.inner[i]
		if k == 0 {
			continue
		}
		in := &p.names[k-1]
		if in.Start != i || in.class != country && in.class != organisation || isTopic(p, in.head) {
			continue
		}
		for _, r := range in.refs {
			hits = append(hits, partyHit{ref: r, page: p.index, at: in.head, pact: n.head, trigger: n.head, modality: ontology.Asserted})
		}
	}
	if hits = uniqueParties(hits); len(hits) < 2 {
		return nil
	}
	return hits
}

// isTopic reports whether a name stands by itself behind "on" or "about", or in a
// headline behind a participle: it is what a statement is about, not whose it is
// ("Joint Statement on Chad and Mali", "Joint Statement by Chad Welcoming Mali's Truce").
func isTopic(p *page, i int) bool {
	if p.part == Headline {
		for k := 1; k < i; k++ {
			if wordIn(saidOfTopic, p.lower(k)) {
				return true
			}
		}
	}
	for steps := 0; steps < 6; steps++ {
		t := &p.doc.Tokens[i]
		switch t.Dep {
		case "conj", "appos":
			i = t.Head
		case "pobj":
			return wordIn("on about regarding concerning against", p.lower(t.Head))
		default:
			return false
		}
	}
	return false
}

// saidOfTopic are the participles that lead from a statement to what it is about.
const saidOfTopic = `welcoming condemning addressing marking supporting regarding concerning announcing commemorating honoring
	honouring celebrating recognizing recognising affirming reaffirming urging denouncing rejecting opposing congratulating`

// membership reads joining and leaving: "Turkey's withdrawal from the Istanbul
// Convention", "Japan acceded to the treaty".
func (a *article) membership(p *page, head int) []partyHit {
	g, m, ok := link(p, head)
	if !ok {
		return nil
	}
	var got []partyHit
	if k := p.doc.Tokens[g].POS; k == "NOUN" || k == "PROPN" {
		got = a.nounParties(p, g, head)
	} else if !negated(p, g) {
		if s := subjectOf(p, g); s >= 0 {
			got = a.actorsAt(p, described(p, s))
		}
		m = intended(p, g, m)
	}
	out := make([]partyHit, 0, len(got))
	for _, h := range got {
		h.pact, h.trigger, h.modality = head, g, m
		out = append(out, h)
	}
	return out
}

// link is the word that ties somebody to an agreement whose noun is token head,
// and whether the tie is made or ended.
func link(p *page, head int) (word int, m ontology.Modality, ok bool) {
	t := &p.doc.Tokens[head]
	switch {
	case t.Dep == "pobj":
		return prepositionLink(p, t.Head)
	case t.Dep == "dobj" && lexicalIs(p, t.Head, "leave quit abandon denounce exit suspend terminate scrap"):
		return t.Head, ontology.Ended, true
	case t.Dep == "dobj" && lexicalIs(p, t.Head, "join ratify sign"):
		return t.Head, ontology.Asserted, true
	}
	return -1, "", false
}

func prepositionLink(p *page, prep int) (word int, m ontology.Modality, ok bool) {
	g := p.doc.Tokens[prep].Head
	if p.lower(prep) == "of" && p.lower(g) == "out" {
		g = p.doc.Tokens[g].Head // "pulled out of"
	}
	if wordIn("signatory signatories parties party", p.lower(prep-1)) {
		g = prep - 1 // whatever the parser hangs "to" on
	}
	switch p.lower(prep) {
	case "of":
		return g, ontology.Ended, lexicalIs(p, g, "pull drop withdraw walk back opt get") && outBetween(p, g, prep)
	case "in":
		return g, participation(p, g), lexicalIs(p, g, "participation membership role")
	case "from":
		return g, ontology.Ended, lexicalIs(p, g, "withdraw withdrawal exit pull departure")
	case "to":
		return g, ontology.Asserted, lexicalIs(p, g, "accede accession party signatory Signatories adhere")
	}
	return -1, "", false
}

// participation is whether somebody's part in an agreement is said to be over.
func participation(p *page, noun int) ontology.Modality {
	t := &p.doc.Tokens[noun]
	if t.Dep == "dobj" && lexicalIs(p, t.Head, "suspend end halt freeze terminate withdraw stop cease") {
		return ontology.Ended
	}
	return ontology.Asserted
}

// intended weakens what a verb only means to do: "threatened to withdraw".
func intended(p *page, verb int, m ontology.Modality) ontology.Modality {
	if mm := modalityOf(p, verb); mm != ontology.Asserted {
		return mm
	}
	t := &p.doc.Tokens[verb]
	if t.Head != verb && t.Dep == "xcomp" && lexicalIs(p, t.Head, "threaten consider mull want seek wish hope") {
		return ontology.Possible
	}
	return m
}

// nounParties are who a noun of joining or leaving belongs to, and those whom a
// list of signatories names.
func (a *article) nounParties(p *page, noun, head int) []partyHit {
	var got []partyHit
	if q := p.doc.Child(noun, "poss", "compound", "amod"); q >= 0 {
		got = a.actorsAt(p, q)
	}
	if wordIn("signatory signatories party parties members", p.lower(noun)) {
		got = append(got, a.listed(p, head)...)
	}
	return got
}

// outBetween reports whether "out" stands between a verb and a preposition.
func outBetween(p *page, verb, prep int) bool {
	for i := verb + 1; i < prep; i++ {
		if p.lower(i) == "out" {
			return true
		}
	}
	return false
}

// listed are the actors of a list behind a colon in the same sentence.
func (a *article) listed(p *page, from int) []partyHit {
	s := p.doc.SentenceOf(from)
	var out []partyHit
	colon, depth := false, 0
	for i := from; i < s.End; i++ {
		switch p.lower(i) {
		case ":":
			colon = true
		case "(":
			depth++
		case ")":
			depth--
		}
		if !colon || depth > 0 {
			continue
		}
		if n := p.nameAt(i); n != nil && n.Start == i && (n.class == country || n.class == organisation) && !p.possessive(n.End) {
			for _, r := range n.refs {
				out = append(out, partyHit{ref: r, page: p.index, at: n.head})
			}
		}
	}
	return out
}
