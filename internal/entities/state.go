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
			if n.class != person || len(n.refs) != 1 || n.title.Len() == 0 || a.refs[n.refs[0]].state != "" {
				continue
			}
			if r := a.titleState(p, n); r >= 0 {
				a.refs[n.refs[0]].state = a.refs[r].entity.ID
			}
		}
	}
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
