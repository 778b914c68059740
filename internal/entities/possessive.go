package entities

// boundObject reports whether a reference is an object of its verb, whose
// subject it cannot mean then.
func boundObject(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	if t.Dep == "pobj" {
		return p.doc.Tokens[p.doc.Tokens[t.Head].Head].POS == "VERB"
	}
	return t.Dep == "dobj" || t.Dep == "dative"
}

// othersVerbs are said of what belongs to somebody else than their subject:
// "Chad expelled its diplomats", "bombed its ports".
const othersVerbs = `expel summon bomb bombard shell attack invade occupy blockade besiege hijack raid pound violate
	annex boycott hack jam intercept condemn criticise criticize denounce accuse blame welcome praise thank reject sanction breach`

// othersPossessor is the verb of which the noun of a possessive pronoun is the
// object, where what is done is done to what others have; -1 elsewhere.
func othersPossessor(p *page, i int) int {
	t := &p.doc.Tokens[i]
	if t.Dep != "poss" {
		return -1
	}
	o := t.Head
	if lexicalIs(p, o, "neighbour neighbor ally partner rival foe counterpart friend enemy patron backer") {
		return -1
	}
	if of := p.doc.Tokens[o].Head; p.doc.Tokens[o].Dep == "pobj" && p.lower(of) == "of" && wordIn("NOUN NUM", p.doc.Tokens[p.doc.Tokens[of].Head].POS) {
		o = p.doc.Tokens[of].Head // "20 of its diplomats"
	}
	v := p.doc.Tokens[o].Head
	if p.doc.Tokens[o].Dep != "dobj" || o < v || !lexicalIs(p, v, othersVerbs) {
		return -1
	}
	return v
}

// ownSubject are the referents of the subject of the verb whose object a
// reference is: the reference does not mean them.
func (a *article) ownSubject(p *page, i int) []int {
	v := othersPossessor(p, i)
	switch {
	case v >= 0:
	case !boundObject(p, i):
		return nil
	default:
		v = p.doc.Tokens[i].Head
		if p.doc.Tokens[i].Dep == "pobj" {
			v = p.doc.Tokens[v].Head
		}
	}
	for p.doc.Child(v, "nsubj", "nsubjpass") < 0 && p.doc.Tokens[v].Head < v {
		g := p.doc.Tokens[v].Head // "offered to treat [him]": who offers treats
		if d := p.doc.Tokens[v].Dep; d != "conj" && (d != "xcomp" || p.doc.Child(g, "dobj") >= 0) {
			break
		}
		v = g
	}
	if s := p.doc.Child(v, "nsubj"); s >= 0 {
		return a.series(p, s)
	}
	return nil
}

// possessorOf is the possessor of a noun that stands before the reference:
// "Australia's expansion of its navy".
func (a *article) possessorOf(p *page, noun, i int, w want) []int {
	if k := p.doc.Tokens[noun].POS; k != "NOUN" && k != "PROPN" {
		return nil
	}
	q := p.doc.Child(noun, "poss")
	if q < 0 || q >= i || p.doc.Subtree(q).Contains(i) {
		return nil
	}
	if refs := a.series(p, q); a.fits(refs, w) {
		return refs
	}
	return nil
}

// parallelPossessor: in "China's actions and its support" the possessor of the
// first noun is that of the second.
func (a *article) parallelPossessor(p *page, i int, w want) []int {
	noun := p.doc.Tokens[i].Head
	if p.doc.Tokens[noun].Dep != "conj" {
		return nil
	}
	first := p.doc.Tokens[noun].Head
	if q := p.doc.Child(first, "poss"); q >= 0 && q < i {
		if refs := a.series(p, q); a.fits(refs, w) {
			return refs
		}
	}
	return nil
}
