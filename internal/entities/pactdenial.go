package entities

// denyVerbs say that something is not so.
const denyVerbs = `deny reject dismiss refute rebut dispute debunk disclaim rubbish`

// claimNouns are nouns for what has been said and may be denied.
const claimNouns = `claim report rumour rumor allegation accusation suggestion assertion speculation notion`

// deniedPact reports whether the text says that there is no such agreement: its
// noun has "no" before it or is what is denied, or the clause of its verb (-1
// where it has none) is: "rejected claims that Chad had signed a pact with Mali".
func deniedPact(p *page, head, verb int) bool {
	if d := p.doc.Child(head, "det"); d >= 0 && p.lower(d) == "no" {
		return true
	}
	if verb < 0 {
		verb = head
		if p.doc.Tokens[head].Dep == "pobj" {
			verb = p.doc.Tokens[head].Head
		}
	} else if lexicalIs(p, verb, "deny") {
		return true
	}
	return deniedClause(p, verb)
}

// deniedClause reports whether what verb v says is denied, by a verb of denial
// or through a noun for what was said.
func deniedClause(p *page, v int) bool {
	for steps := 0; steps < 6; steps++ {
		h := p.doc.Tokens[v].Head
		if h == v {
			return false
		}
		switch p.doc.Tokens[v].Dep {
		case "ccomp", "xcomp", "acl", "relcl", "pcomp", "prep", "dobj":
			if lexicalIs(p, h, denyVerbs) && p.doc.Tokens[h].POS == "VERB" {
				return p.doc.Tokens[v].Dep != "dobj" || lexicalIs(p, v, claimNouns)
			}
			if p.doc.Tokens[v].Dep == "dobj" || p.doc.Tokens[h].POS == "NOUN" && !lexicalIs(p, h, claimNouns) {
				return false
			}
		case "conj":
		default:
			return false
		}
		v = h
	}
	return false
}
