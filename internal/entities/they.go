package entities

import "slices"

// series are the referents of a token and of what "and" joins to it.
func (a *article) series(p *page, i int) []int {
	var refs []int
	var walk func(i, depth int)
	walk = func(i, depth int) {
		if o := a.apposedName(p, i); o >= 0 && p.is(i, titleHead) && p.nameAt(o).class == person {
			walk(o, depth+1) // "the Chadian envoy for Mali, NAME": the envoy is no longer unnamed
		} else if n := a.actorName(p, i); n != nil {
			for _, r := range n.refs {
				if !slices.Contains(refs, r) {
					refs = append(refs, r)
				}
			}
		} else if o := a.apposedName(p, i); o >= 0 {
			walk(o, depth+1)
		} else if o := representing(p, i); o >= 0 {
			walk(o, depth+1)
		}
		if depth > 8 {
			return
		}
		for _, c := range p.doc.Children(i) {
			if p.doc.Tokens[c].Dep == "conj" {
				walk(int(c), depth+1)
			} else if o := companion(p, int(c)); o >= 0 {
				walk(o, depth+1)
			}
		}
	}
	walk(i, 0)
	return refs
}

// companion is whom "together with", "along with" or "as well as", at token c, joins
// to a subject; -1 elsewhere.
func companion(p *page, c int) int {
	if p.doc.Tokens[c].Dep != "prep" {
		return -1
	}
	switch p.lower(c) {
	case "alongside":
		return p.doc.Child(c, "pobj")
	case "together", "along":
		if w := p.doc.Child(c, "prep"); w >= 0 && p.lower(w) == "with" {
			return p.doc.Child(w, "pobj")
		}
	case "with":
		if wordIn("together along", p.lower(c-1)) {
			return p.doc.Child(c, "pobj")
		}
	}
	return -1
}

// they resolves plural pronouns to a series of actors.
func (a *article) they(p *page, i int) []int {
	w := wanting(country, organisation, person)
	w.plural = true
	if refs := a.antecedent(p, i, w); refs != nil {
		return refs
	}
	return a.whoMet(p, i)
}

// meetingVerbs are said of two who are one party afterwards: "A met B. They".
const meetingVerbs = `meet host receive visit call phone telephone speak talk negotiate confer consult dine sit welcome greet marry fight clash`

// whoMet are those whom the sentence before says to have met: a subject and those
// with whom it did so.
func (a *article) whoMet(p *page, i int) []int {
	s := p.doc.SentenceOf(i)
	if rootSubject(p, s) != i && !subjectAbove(p, i) || s.Start == 0 || topicEnds(p, s.Start) {
		return nil
	}
	s = p.doc.SentenceOf(s.Start - 1)
	c := rootSubject(p, s)
	if c < 0 || p.doc.Tokens[c].Dep != "nsubj" {
		return nil
	}
	v := p.doc.Tokens[c].Head
	o := p.doc.Child(v, "dobj")
	if o >= 0 && lexicalIs(p, v, "hold have begin open resume conduct") && lexicalIs(p, o, "talk meeting conversation discussion negotiation call summit") {
		o = withObject(p, o)
		if o < 0 {
			o = withObject(p, v)
		}
	} else if !lexicalIs(p, v, meetingVerbs) {
		return nil
	} else if o < 0 {
		o = withObject(p, v)
	}
	if o < 0 {
		return nil
	}
	refs := a.series(p, c)
	for _, r := range a.series(p, o) {
		if !slices.Contains(refs, r) {
			refs = append(refs, r)
		}
	}
	if len(refs) < 2 {
		return nil
	}
	for _, r := range refs[1:] {
		if a.refs[r].class != a.refs[refs[0]].class && !(a.refs[r].class == country && a.everTitled(refs[0])) {
			return nil // an official and states meet, not a firm and a state
		}
	}
	return refs
}

// withObject is the object of "with" or "to" under a word, or -1.
func withObject(p *page, v int) int {
	for _, c := range p.doc.Children(v) {
		if p.doc.Tokens[c].Dep == "prep" && wordIn("with to", p.lower(int(c))) {
			return p.doc.Child(int(c), "pobj")
		}
	}
	return -1
}
