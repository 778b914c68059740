package entities

// judgingVerbs say what is thought of their object; what it is thought of for is
// the object's.
const judgingVerbs = `accuse blame condemn criticise criticize denounce slam blast rebuke lambast lambaste chastise castigate censure
	scold fault praise thank commend applaud congratulate laud credit hail sanction punish sue fine jail arrest
	convict suspect ridicule mock reproach berate assail warn caution`

// judged is the object of a verb of judgement in whose reason a reference stands:
// "Chad criticised [Mali] for its actions", "accused [Mali] of moving its
// troops"; -1 elsewhere.
func judged(p *page, i int) int {
	for v, steps := i, 0; steps < 6; steps++ {
		t := &p.doc.Tokens[v]
		h := t.Head
		if h == v {
			return -1
		}
		switch t.Dep {
		case "prep":
			if !wordIn("for over of against about", t.Lower) {
				break
			}
			if lexicalIs(p, h, judgingVerbs) && p.doc.Tokens[h].POS == "VERB" {
				if o := p.doc.Child(h, "dobj"); o >= 0 && o < v && o > h {
					return o
				}
				return -1
			}
			if o := answerable(p, h, v); o >= 0 {
				return o
			}
		case "poss", "pobj", "pcomp", "dobj", "conj", "compound", "amod", "nsubj":
			if t.Dep == "nsubj" && v != i {
				return -1
			}
		default:
			return -1
		}
		v = h
	}
	return -1
}

// answerable is who answers for what the preposition at v names, which hangs on h:
// "held [Chad] responsible for its raids", "put sanctions on [Chad] over its raids";
// -1 if h says nothing of the kind.
func answerable(p *page, h, v int) int {
	if lexicalIs(p, h, "accountable responsible liable account") {
		if o := p.doc.Child(h, "nsubj", "nsubjpass"); o >= 0 {
			return o
		}
		if o := p.doc.Child(p.doc.Tokens[h].Head, "dobj"); o >= 0 && o < h {
			return o
		}
		return -1
	}
	measure := h
	if p.doc.Tokens[h].POS == "VERB" {
		if measure = p.doc.Child(h, "dobj", "nsubjpass"); measure < 0 {
			return -1
		}
	}
	if !lexicalIs(p, measure, "sanction tariff penalty ban restriction fine charge embargo duty") {
		return -1
	}
	for _, at := range [...]int{measure, h} {
		for _, c := range p.doc.Children(at) {
			if q := int(c); q < v && wordIn("on against", p.doc.Tokens[q].Lower) {
				if o := p.doc.Child(q, "pobj"); o >= 0 {
					return o
				}
			}
		}
	}
	return -1
}
