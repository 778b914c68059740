package entities

import "entente/internal/ontology"

// readStatus says how far each agreement has come: what its parties do (plan,
// sign), and what the article says of the agreement itself ("took effect",
// "expired"). The furthest state that is told stands.
func (a *article) readStatus() {
	for i := range a.deals {
		a.raise(a.deals[i].ref, partyStatus(a.deals[i].parties))
	}
	for _, p := range a.pages {
		for i := range p.names {
			n := &p.names[i]
			if n.class == pact && len(n.refs) == 1 {
				a.raise(n.refs[0], told(p, n.head))
			}
		}
	}
}

// raise sets an agreement's state unless it has come further already.
func (a *article) raise(ref int, s ontology.PactStatus) {
	e := &a.refs[ref].entity
	if s == "" || e.Kind != ontology.Agreement {
		return
	}
	if e.Pact == nil {
		e.Pact = &ontology.Pact{}
	}
	if further(s, e.Pact.Status) {
		e.Pact.Status = s
	}
}

func further(s, than ontology.PactStatus) bool {
	order := map[ontology.PactStatus]int{ontology.PactPlanned: 1, ontology.PactSigned: 2, ontology.PactInForce: 3, ontology.PactEnded: 4}
	return order[s] > order[than]
}

// partyStatus is the state that the parties' deeds give: signed where anybody
// signs, planned where all only mean to.
func partyStatus(parties []partyHit) ontology.PactStatus {
	s := ontology.PactStatus("")
	for _, h := range parties {
		switch {
		case h.modality == ontology.Asserted && h.trigger != h.pact:
			return ontology.PactSigned
		case h.modality == ontology.Planned:
			s = ontology.PactPlanned
		}
	}
	return s
}

// told is the state that the sentence gives an agreement whose noun is token i.
func told(p *page, i int) ontology.PactStatus {
	t := &p.doc.Tokens[i]
	v := t.Head
	switch {
	case v == i || negated(p, v) || modalityOf(p, v) != ontology.Asserted:
		return ""
	case t.Dep == "nsubj" && lexicalIs(p, v, "enter come take") && inForce(p, v):
		return ontology.PactInForce
	case t.Dep == "nsubj" && lexicalIs(p, v, "expire lapse collapse end"):
		return ontology.PactEnded
	case (t.Dep == "nsubjpass" || t.Dep == "dobj") && lexicalIs(p, v, "terminate scrap annul cancel rescind revoke"):
		return ontology.PactEnded
	case t.Dep == "nsubjpass" && lexicalIs(p, v, "sign conclude ratify ink initial"):
		return ontology.PactSigned
	}
	return ""
}

// inForce reports whether "into force", "into effect" or "effect" stands behind
// a verb.
func inForce(p *page, verb int) bool {
	for i := verb + 1; i < verb+4; i++ {
		if wordIn("force effect", p.lower(i)) {
			return true
		}
	}
	return false
}
