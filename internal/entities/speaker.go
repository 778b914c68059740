package entities

import "entente/internal/ontology"

// findSpeaker is the referent of the state for which a text speaks ("we"). A
// byline or a headline shows that somebody in office speaks; whose office it is
// the tables of leaders say, or else the state that the text's own sentences
// have most often as their subject. -1 where there is none, or the text does
// not name it.
func (a *article) findSpeaker() int {
	if !a.official() {
		return -1
	}
	if r := a.officeState(); r >= 0 {
		return r
	}
	votes := make([]int, len(a.refs))
	for _, p := range a.pages {
		quoted := false
		for i := range p.doc.Tokens {
			if isQuote(p, i) {
				quoted = !quoted
			}
			n := p.nameAt(i)
			if quoted || n == nil || n.head != i || n.class != country || len(n.refs) != 1 {
				continue
			}
			t := &p.doc.Tokens[i]
			if d := p.doc.Tokens[t.Head].Dep; t.Dep == "nsubj" && (d == "ROOT" || d == "ccomp") {
				votes[n.refs[0]]++
			}
		}
	}
	best := -1
	for r, v := range votes {
		if v > 0 && (best < 0 || v > votes[best]) {
			best = r
		}
	}
	return best
}

// officeState is the state of the people in the headline and the byline whom
// the tables of leaders know, where the text names it.
func (a *article) officeState() int {
	for _, p := range a.pages {
		if p.part != Headline && p.part != Byline {
			continue
		}
		for i := range p.names {
			n := &p.names[i]
			if n.class != person || len(n.refs) != 1 || n.title.Len() == 0 && p.part == Headline {
				continue
			}
			if id := leaderState(a.refs[n.refs[0]].words); id != "" {
				if r, ok := a.byID[id]; ok && a.plain[id] > 0 {
					return r
				}
			}
		}
		if r := a.postState(p); r >= 0 {
			return r
		}
	}
	return -1
}

// postState is the state of a post that the page names and that only one state
// has: "Secretary of State".
func (a *article) postState(p *page) int {
	for i := range p.doc.Tokens {
		if !p.is(i, capital) || !p.is(i, titleHead|titlePart|portfolio) {
			continue
		}
		t, _, ok := ontology.TitleAt(p.doc.Text, p.doc.Tokens[i].Start)
		if !ok || a.plain[t.Target] == 0 {
			continue
		}
		if r, ok := a.byID[t.Target]; ok {
			return r
		}
	}
	return -1
}

// official reports whether the article is a text of a government: it speaks in
// the first person outside quotations, and a byline or a headline names an
// office.
func (a *article) official() bool {
	office, we := false, false
	for _, p := range a.pages {
		quoted := false
		for i := range p.doc.Tokens {
			if isQuote(p, i) {
				quoted = !quoted
			}
			switch {
			case p.part == Byline && p.is(i, titleHead), p.part == Headline && p.is(i, titleHead):
				office = true
			case (p.part == Body || p.part == Standfirst) && !quoted && p.is(i, firstPerson) && p.lower(i) != "i":
				we = true
			}
			if p.part == Byline && p.lower(i) == "office" {
				office = true
			}
		}
	}
	return office && we
}
