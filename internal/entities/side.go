package entities

import (
	"slices"

	"entente/internal/ontology"
	"entente/internal/text"
)

// sideNouns are nouns for those who deal with each other.
const sideNouns = `delegations entities organisations organizations bodies institutions firms groups sides neighbour neighbor parties countries nations leaders states governments neighbours neighbors capitals ministers
	presidents men allies powers rivals companies`

// sides resolves "the two countries", "both sides", "the leaders".
func (a *article) sides(p *page, i, det int) []int {
	n := 0
	for j := det; j < i; j++ {
		n = max(n, countWord(p.lower(j)))
	}
	ours := p.lower(det) == "our" && wordIn("countries nations governments", p.lower(i))
	if n == 0 && ours {
		n = 2
	}
	if n == 0 {
		return a.twoSides(p, i, det)
	}
	w := wanting(country, organisation)
	switch {
	case wordIn("leaders ministers presidents men", p.lower(i)):
		w = wanting(person)
	case wordIn("companies firms entities organisations organizations bodies institutions groups", p.lower(i)):
		w = wanting(organisation)
	case wordIn("countries nations states governments capitals neighbours neighbors", p.lower(i)):
		w = wanting(country)
	}
	if ours && n == 2 && len(a.speakers) == 1 {
		return a.withSpeaker(p, i)
	}
	if refs := a.lastGroup(p, i, n, w); refs != nil {
		return refs
	}
	few := a.lastFew(p, i, n, w)
	if refs := a.sidesBefore; len(refs) == n && w.classes[a.refs[refs[0]].class] && (few == nil || sharesSome(few, refs)) {
		return refs // whom "the two sides" meant before
	}
	return few
}

// twoSides resolves "the parties", "all sides" to the last pair of states or bodies,
// unless it is one of the two that speaks of the others.
func (a *article) twoSides(p *page, i, det int) []int {
	if !wordIn("sides parties", p.lower(i)) || det != i-1 || !wordIn("the all", p.lower(det)) || completed(p, i) {
		return nil
	}
	t := &p.doc.Tokens[i]
	v := t.Head
	if t.Dep == "pobj" {
		v = p.doc.Tokens[v].Head
	}
	if t.Dep != "nsubj" && !lexicalIs(p, v, "urge call encourage press appeal ask implore exhort pressure remind warn") {
		return nil
	}
	refs := a.lastGroup(p, i, 2, wanting(country, organisation))
	if refs == nil || sharesSome(refs, a.speakers) || t.Dep != "nsubj" && sharesSome(a.clauseSubject(p, i), refs) {
		return nil
	}
	return refs
}

// sharesSome reports whether one of the referents is among the others.
func sharesSome(refs, others []int) bool {
	return slices.ContainsFunc(refs, func(r int) bool { return slices.Contains(others, r) })
}

// withSpeaker are the state for which the text speaks and the one other state that
// the nearest sentence before token i names: "our two countries".
func (a *article) withSpeaker(p *page, i int) []int {
	own, other, many := a.speakers[0], -1, false
	a.backwards(p, i, 5, func(q *page, s text.Span) bool {
		for j := s.Start; j < s.End; j++ {
			n := q.nameAt(j)
			if n == nil || n.Start != j || n.class != country || n.via == ontology.ViaCoreference || len(n.refs) != 1 || n.refs[0] == own {
				continue
			}
			many = many || other >= 0 && other != n.refs[0]
			other = n.refs[0]
		}
		return other >= 0
	})
	if other < 0 || many {
		return nil
	}
	return []int{own, other}
}

// lastGroup is the nearest series before token i that has exactly n members of
// the wanted classes: "A and B", with what the sentence and two before it hold.
func (a *article) lastGroup(p *page, i, n int, w want) []int {
	w.plural = true
	s := p.doc.SentenceOf(i)
	from := s.Start
	for back := 0; back < 3; back++ {
		for j := i - 1; j >= from; j-- {
			if o := p.nameAt(j); o == nil || o.head != j || p.doc.Tokens[j].Dep == "conj" {
				continue
			}
			if refs := a.series(p, j); len(refs) == n && a.fits(refs, w) {
				return refs
			}
		}
		if from == 0 {
			if p = a.previous(p); p == nil {
				return nil
			}
			if len(p.doc.Sentences) == 0 || p.part == Headline {
				return nil
			}
			i = len(p.doc.Tokens)
			from = p.doc.Sentences[len(p.doc.Sentences)-1].Start
			continue
		}
		i = from
		from = p.doc.SentenceOf(from - 1).Start
	}
	return nil
}

// lastFew are the last n distinct actors before token i, where the sentences
// that name them name no others.
func (a *article) lastFew(p *page, i, n int, w want) []int {
	var refs []int
	noun := i
	for back := 0; back < 3; back++ {
		s := p.doc.SentenceOf(max(i-1, 0))
		if back == 0 {
			s = text.Span{Start: p.doc.SentenceOf(min(i, len(p.doc.Tokens)-1)).Start, End: i}
		}
		for j := s.Start; j < s.End; j++ {
			o := p.nameAt(j)
			if o == nil || o.Start != j || back == 0 && ofSubject(p, o, noun) {
				continue
			}
			for _, r := range o.refs {
				if w.classes[a.refs[r].class] && !slices.Contains(refs, r) {
					refs = append(refs, r)
				}
			}
		}
		if len(refs) >= n {
			break
		}
		if s.Start == 0 {
			q := a.previous(p)
			if q == nil || q.part == Headline || back > 0 {
				break
			}
			p = q
			i = len(p.doc.Tokens)
			continue
		}
		i = s.Start
	}
	if len(refs) != n {
		return nil
	}
	return refs
}

// ofSubject reports whether a state stands before a person as his, and that
// person does what is done to noun i: in "Cuba's Díaz-Canel and Colombia's Petro
// urged both neighbours" those two are not the neighbours.
func ofSubject(p *page, o *name, i int) bool {
	if o.class != country {
		return false
	}
	h := o.head
	for steps := 0; steps < 4; steps++ {
		t := &p.doc.Tokens[h]
		if !wordIn("poss amod compound nmod conj", t.Dep) || t.Dep == "conj" && h == o.head {
			break
		}
		h = t.Head
	}
	t, v := &p.doc.Tokens[h], i
	for steps := 0; steps < 4 && wordIn("dobj pobj prep dative poss", p.doc.Tokens[v].Dep); steps++ {
		v = p.doc.Tokens[v].Head
	}
	n := p.nameAt(h)
	return n != nil && n.class == person && t.Dep == "nsubj" && t.Head == v && v != i
}
