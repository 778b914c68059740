package entities

import "entente/internal/ontology"

// findSpeakers are those for whom a text speaks ("we"): the parties of a joint
// statement, or the state of a government's text.
func (a *article) findSpeakers() []int {
	for _, p := range a.pages {
		if p.part == Headline && joint(p) {
			if refs := a.jointSpeakers(p); refs != nil {
				return refs
			}
			return a.listedSpeakers()
		}
		if p.part == Headline {
			if refs := groupSpeaker(p); refs != nil {
				return refs
			}
		}
	}
	if refs := a.listedSpeakers(); refs != nil {
		return refs
	}
	if r := a.findSpeaker(); r >= 0 {
		return []int{r}
	}
	return nil
}

// findSpeaker is the referent of the state for which a text speaks ("we"). A
// byline or a headline shows that somebody in office speaks; whose office it is
// the tables of leaders say, or else the state that the text's own sentences
// have most often as their subject. -1 where there is none, or the text does
// not name it.
func (a *article) findSpeaker() int {
	if !a.official() {
		return a.declaring()
	}
	r, known := a.officeState()
	if r >= 0 {
		return r
	}
	if r := a.declaring(); r >= 0 || known { // "Chad's restrictions" in the headline, "Mali regrets" in the text: Mali speaks
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

// declaring is the state that a text opens with as saying something now, and that
// then goes on with "we": "The United States condemns the attack. We call on …".
func (a *article) declaring() int {
	if _, we := a.voice(); !we {
		return -1
	}
	for _, p := range a.pages {
		if p.part != Body && p.part != Standfirst || len(p.doc.Sentences) == 0 {
			continue
		}
		i := rootSubject(p, p.doc.Sentences[0])
		if i < 0 {
			return -1
		}
		v := p.doc.Tokens[i].Head
		n := p.nameAt(i)
		if t := p.doc.Tokens[v].Tag; n == nil || n.class != country || len(n.refs) != 1 || t != "VBZ" && t != "VBP" || !p.is(v, speechVerb) && !lexicalIs(p, v, "condemn welcome urge call commend support congratulate remain stand regret deplore") {
			return -1
		}
		return n.refs[0]
	}
	return -1
}

// officeState is the state whose office the people of the headline and the
// byline hold, as the tables of leaders and of titles say; known is true where
// they say it, though the text may not name that state (-1).
func (a *article) officeState() (ref int, known bool) {
	for _, p := range a.pages {
		if p.part != Headline && p.part != Byline {
			continue
		}
		id := a.leaderOf(p)
		if id == "" {
			id = postOf(p)
		}
		if id == "" {
			id = a.bodyState(p)
		}
		if id == "" {
			continue
		}
		if r, ok := a.byID[id]; ok && a.plain[id] > 0 {
			return r, true
		}
		return -1, true
	}
	return -1, false
}

// leaderOf is the state of the first person that a page names, if a leader:
// those behind are whom the first one meets.
func (a *article) leaderOf(p *page) ontology.ID {
	for i := range p.doc.Tokens {
		n := p.nameAt(i)
		if n == nil || n.class != person || len(n.refs) != 1 {
			continue
		}
		if n.title.Len() == 0 && p.part == Headline {
			return ""
		}
		return leaderState(a.refs[n.refs[0]].words)
	}
	return ""
}

// bodyState is the state of the first government body that a page names:
// "Foreign Office Minister".
func (a *article) bodyState(p *page) ontology.ID {
	for i := range p.names {
		n := &p.names[i]
		if n.class != organisation || len(n.refs) != 1 {
			continue
		}
		if o, ok := ontology.OrganisationByID(a.refs[n.refs[0]].entity.ID); ok && o.Sort == ontology.SortGovernment {
			return o.Country
		}
	}
	return ""
}

// postOf is the state of a post that a page names and that only one state has,
// "Secretary of State"; a bare "Secretary" before a name is one of the United
// States too.
func postOf(p *page) ontology.ID {
	for i := range p.doc.Tokens {
		if !p.is(i, capital) || !p.is(i, titleHead|titlePart|portfolio) && !wordIn("department office", p.lower(i)) {
			continue
		}
		t, _, ok := ontology.TitleAt(p.doc.Text, p.doc.Tokens[i].Start)
		if ok && t.Target.Kind() == ontology.Country {
			return t.Target
		}
		if n := p.nameAt(i + 1); p.lower(i) == "secretary" && n != nil && n.class == person && !p.is(i-1, titlePart|portfolio) {
			return "country:US"
		}
	}
	return ""
}

// official reports whether the article is a text of a government: it speaks in
// the first person outside quotations, and a byline or a headline names an
// office.
func (a *article) official() bool {
	office, we := a.voice()
	return office && we
}

// voice reports whether a byline or a headline names an office, and whether the
// text speaks in the first person plural outside quotations.
func (a *article) voice() (office, we bool) {
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
	return office, we
}
