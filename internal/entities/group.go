package entities

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// groupActors joins the states before one noun into one mention of all of them:
// "U.S. and Cuban officials", "the Russian, Turkish and Iranian presidents".
// Their own names stay within it.
func (a *article) groupActors(p *page) {
	for i := 0; i < len(p.names); i++ {
		n := p.names[i]
		if n.class != country || n.quiet || p.owner[n.Start] != int32(i+1) || !plural(p, n.head) || n.head != n.End-1 || n.Len() < 2 {
			continue
		}
		members := a.statesBefore(p, n.Start)
		if len(members) == 0 {
			continue
		}
		outer := name{Span: text.Span{Start: p.names[members[len(members)-1]].Start, End: n.End}, class: country, via: ontology.ViaDemonym,
			form: ontology.FormAdjective, head: n.head, found: fromPattern, pair: true}
		for k := len(members) - 1; k >= 0; k-- {
			outer.known = append(outer.known, p.names[members[k]].known...)
		}
		outer.known = append(outer.known, n.known...)
		a.claimGroup(p, outer, append(members, i))
	}
}

// plural reports whether a noun is a plural, which the tagger does not say of
// one with a capital.
func plural(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	return t.Tag == "NNS" || t.Tag == "NNPS" || t.Tag == "NNP" && p.is(i, sideNoun) && t.Lower[len(t.Lower)-1] == 's'
}

// statesBefore are the names of states that a series puts before token i, the
// nearest first: each followed by "and" or a comma.
func (a *article) statesBefore(p *page, i int) []int {
	var members []int
	for j := i - 1; j > 0 && wordIn("and , &", p.lower(j)); {
		if p.lower(j) == "and" && p.lower(j-1) == "," {
			j--
		}
		o := p.owner[j-1]
		if o == 0 {
			break
		}
		n := &p.names[o-1]
		if n.class != country || n.End != j || n.head != n.End-1 || len(n.known) != 1 || !joinable(p, n) {
			break
		}
		members = append(members, int(o-1))
		j = n.Start - 1
	}
	return members
}

// joinable reports whether a state's name can stand before another one's noun:
// a nationality or an acronym used like one, not a name that acts by itself.
func joinable(p *page, n *name) bool {
	if n.form == ontology.FormAdjective {
		return p.doc.Tokens[n.head].POS != "NOUN"
	}
	return n.form == ontology.FormAcronym && p.doc.Tokens[n.head].Dep != "nsubj"
}

func (a *article) claimGroup(p *page, outer name, members []int) {
	for _, m := range members {
		in := &p.names[m]
		if in.own.Len() > 0 {
			in.Span = in.own
			in.head = p.headOf(in.Span)
		}
		for j := in.Start; j < in.End; j++ {
			p.inner[j] = int32(m + 1)
		}
	}
	p.names = append(p.names, outer)
	for j := outer.Start; j < outer.End; j++ {
		p.owner[j] = int32(len(p.names))
	}
}
