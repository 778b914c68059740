package entities

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// regimeNouns are what a leader's name before them turns into the state: "the
// Maduro regime", "the Trump administration".
const regimeNouns = `regime administration government dictatorship junta presidency`

// speechVerbs, goVerbs and signVerbs are read by lemma or form.
const speechVerbs = `say says said saying tell tells told warn warns warned announce announces announced state states stated
	claim claims claimed declare declares declared add adds added argue argues argued insist insists insisted
	accuse accuses accused urge urges urged call calls called reiterate reiterated emphasize emphasized
	emphasise emphasised stress stressed note noted report reports reported reject rejects rejected deny denies
	denied condemn condemns condemned criticize criticized criticise criticised demand demands demanded
	respond responds responded vow vows vowed pledge pledges pledged threaten threatens threatened promise
	promised propose proposed agree agrees agreed refuse refuses refused confirm confirms confirmed believe
	believes believed express expressed praise praised welcome welcomed welcomes remark remarked explain
	explained write writes wrote tweet tweeted ask asks asked blame blames blamed describe describes described`

const goVerbs = `travel travels traveled travelled traveling travelling fly flies flew flying visit visits visited visiting go
	goes went going return returns returned returning arrive arrives arrived arriving trip trips head heads
	headed heading journey tour come comes came send sent sends`

// findStates notes for whom people hold their offices: the nationality or the
// possessor before the title, or what "of" joins to it.
func (a *article) findStates() {
	for _, p := range a.pages {
		for i := range p.names {
			n := &p.names[i]
			if n.class != person || len(n.refs) != 1 || a.refs[n.refs[0]].state != "" {
				continue
			}
			r := a.postBehind(p, n)
			if r < 0 && n.title.Len() > 0 {
				r = a.titleState(p, n)
			}
			if r < 0 && n.title.Len() > 0 {
				r = a.reportedState(p, n)
			}
			if r >= 0 {
				a.refs[n.refs[0]].state = a.refs[r].entity.ID
			} else if p.ofBody(n) {
				a.refs[n.refs[0]].posted = true
			}
		}
	}
}

// ofBody reports whether a body stands before a person's title, whose office it
// is then: "European Council President N", "NATO's Secretary General N".
func (p *page) ofBody(n *name) bool {
	j := n.title.Start - 1
	if n.title.Len() == 0 {
		return false
	}
	if p.possessive(j) {
		j--
	}
	o := p.nameAt(j)
	return o != nil && o.class == organisation && o.End <= n.title.Start
}

// titleState is the referent of the country that a person's title names, or -1.
func (a *article) titleState(p *page, n *name) int {
	j := n.title.Start - 1
	if p.possessive(j) {
		j--
	}
	if o := p.nameAt(j); o != nil && o.class == country && len(o.refs) == 1 && o.End <= n.title.Start {
		return o.refs[0]
	}
	i := n.End
	if p.lower(i) == "," {
		i++
	}
	if p.lower(i) == "of" || p.lower(i) == "from" {
		i++
		if p.lower(i) == "the" {
			i++
		}
		if o := p.nameAt(i); o != nil && o.class == country && len(o.refs) == 1 {
			return o.refs[0]
		}
	}
	for k := n.title.Start; k < n.Start; k++ {
		if o := p.nameAt(k); o != nil && o.class == country && len(o.refs) == 1 {
			return o.refs[0]
		}
	}
	return a.impliedState(p, n.title)
}

// reportedState is the country that is the subject of what a person with a bare
// title of state reports, or -1: "Panama has recognised China, President Juan
// Carlos Varela announced".
func (a *article) reportedState(p *page, n *name) int {
	if !wordIn("president premier minister chancellor", p.lower(n.title.End-1)) {
		return -1
	}
	t := &p.doc.Tokens[n.head]
	if t.Dep != "nsubj" || !p.is(t.Head, speechVerb) {
		return -1
	}
	c := p.doc.Child(t.Head, "ccomp")
	if c < 0 {
		return -1
	}
	o := p.nameAt(p.doc.Child(c, "nsubj"))
	if o == nil || o.class != country || len(o.refs) != 1 {
		return -1
	}
	return o.refs[0]
}

// postBehind is the country of a post that stands in apposition behind a name:
// "Vladimir Putin, the Russian president", "Moon Jae-in, president of South
// Korea"; -1 where there is none.
func (a *article) postBehind(p *page, n *name) int {
	if p.lower(n.End) != "," {
		return -1
	}
	i := n.End + 1
	if p.lower(i) == "the" {
		i++
	}
	if o := p.nameAt(i); o != nil && o.class == country && len(o.refs) == 1 {
		for k := o.End; k < o.End+3; k++ {
			if p.is(k, titleHead) {
				return o.refs[0]
			}
			if !p.is(k, titlePart|portfolio) && !p.possessive(k) {
				break
			}
		}
	}
	for k := i; k < i+4 && p.is(k, titleHead|titlePart|portfolio); k++ {
		if p.is(k, titleHead) && p.lower(k+1) == "of" {
			k += 2
			if p.lower(k) == "the" {
				k++
			}
			if o := p.nameAt(k); o != nil && o.class == country && len(o.refs) == 1 {
				return o.refs[0]
			}
		}
	}
	return -1
}

// impliedState is the state whose post a title is by itself: "Secretary of
// State" is one of the United States.
func (a *article) impliedState(p *page, title text.Span) int {
	if title.Len() == 0 {
		return -1
	}
	t, _, ok := ontology.TitleAt(p.doc.Text, p.doc.Tokens[title.Start].Start)
	if !ok || t.Target.Kind() != ontology.Country {
		return -1
	}
	if r, ok := a.knownReferent(t.Target); ok {
		return r
	}
	return -1
}

// readPossessedPosts notes the states of people whose post another's state or a
// pronoun before it gives: "her Chinese counterpart Wang Yi", "his foreign
// minister, Isabel de Saint Malo".
func (a *article) readPossessedPosts() {
	for _, p := range a.pages {
		for i := range p.names {
			n := &p.names[i]
			if n.class != person || n.via == ontology.ViaCoreference || len(n.refs) != 1 || a.refs[n.refs[0]].state != "" {
				continue
			}
			if r := a.possessedPost(p, n); r >= 0 {
				a.refs[n.refs[0]].state = a.refs[r].entity.ID
			}
		}
	}
}

func (a *article) possessedPost(p *page, n *name) int {
	j := n.Start - 1
	if p.lower(j) == "," {
		j--
	}
	if !p.is(j, titleHead) && p.lower(j) != "counterpart" {
		return -1
	}
	for ; j >= 0 && p.is(j, titleHead|titlePart|portfolio) || p.lower(j) == "counterpart"; j-- {
		if p.doc.Tokens[j].SentenceStart {
			return -1
		}
	}
	o := p.nameAt(j)
	if p.possessive(j) {
		o = p.nameAt(j - 1)
	}
	switch {
	case o == nil || len(o.refs) != 1:
		return -1
	case o.class == country:
		return o.refs[0]
	case o.class == person && wordIn("his her", p.lower(j)) && p.lower(j+1) != "counterpart":
		return a.stateOf(o.refs[0])
	}
	return -1
}
