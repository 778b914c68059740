package entities

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// role says what a capital's name does in its sentence.
type role uint8

const (
	places  role = iota // only says where
	acts                // stands for its government
	visited             // is travelled to, which makes it the country
)

// readCapital decides whether a capital stands for its state: "Beijing warned"
// does, "in Beijing" does not, "flew to Beijing" names whom somebody visits.
func (a *article) readCapital(p *page, n *name) {
	r := a.acting(p, n.Span)
	if r == places || p.lower(n.End) == "," && a.regionFollows(p, n.End+1) {
		n.class = nothing
		return
	}
	n.head = p.headOf(n.Span)
	n.via = ontology.ViaMetonym
	if len(n.known) > 1 {
		n.known = a.ownerOf(n.known, r)
	}
	n.class = classOfID(n.known[0].Target)
}

// ownerOf chooses whose seat a city is: an organisation's where it acts and
// belongs to several ("Brussels"), the state's where it is only visited.
func (a *article) ownerOf(known []ontology.Name, r role) []ontology.Name {
	for i := range known {
		if isOrg := known[i].Target.Kind() == ontology.Organisation; isOrg == (r == acts) {
			return known[i : i+1 : i+1]
		}
	}
	return known[:1:1]
}

// regionFollows reports whether a token begins the name of a country or of a
// part of one: the "D.C." or "Jordan" behind a city and a comma.
func (a *article) regionFollows(p *page, i int) bool {
	if !p.is(i, capital) {
		return false
	}
	if p.is(i, state) || p.lower(i) == "d.c." || p.lower(i) == "dc" {
		return true
	}
	m, ok := a.r.known.At(p.doc.Text, p.doc.Tokens[i].Start)
	return ok && m.Names[0].Form == ontology.FormName
}

// acting reads off the tree what a place name does. It follows conjunctions to
// the first of the series.
func (a *article) acting(p *page, s text.Span) role {
	h := p.headOf(s)
	if p.titled {
		// Parsers stumble over headlines: look at the neighbours.
		switch {
		case p.is(s.Start-1, goVerb):
			return visited
		case p.is(s.Start-1, speechVerb) || p.is(s.End, speechVerb) || p.lower(s.End) == "will":
			return acts
		}
	}
	if p.possessive(s.End) {
		return possessorRole(p, h)
	}
	if p.isHyphen(s.End) {
		return hyphenRole(p, s.End+1)
	}
	if p.isHyphen(s.Start-1) && (p.lower(s.Start-2) == "anti" || p.lower(s.Start-2) == "pro") {
		return acts
	}
	return a.headRole(p, h, 0)
}

func (a *article) headRole(p *page, h, depth int) role {
	t := &p.doc.Tokens[h]
	g := t.Head
	switch t.Dep {
	case "conj":
		if depth < 8 && g != h {
			return a.headRole(p, g, depth+1)
		}
	case "nsubj":
		return subjectRole(p, g)
	case "nsubjpass":
		if p.is(g, speechVerb|signVerb) || lexicalIs(p, g, "accuse blame condemn sanction pressure invite suspend urge tell ask force") {
			return acts
		}
	case "dobj", "dative":
		return objectRole(p, g)
	case "pobj":
		return prepositionRole(p, g)
	case "agent":
		return acts
	case "compound", "nmod", "amod":
		if g > h && g-h < 4 && (p.is(g, regimeNoun) || lexicalIs(p, g, "authority official leadership")) {
			return acts
		}
	case "poss":
		return possessorRole(p, h)
	}
	return places
}

// subjectRole: a city that is the subject acts, but for what only places do.
func subjectRole(p *page, verb int) role {
	if lexicalIs(p, verb, "host lie sit see stand experience wake become boast awake house fall come suffer") {
		return places
	}
	t := &p.doc.Tokens[verb]
	if t.Lemma == "be" && p.doc.Child(verb, "attr") >= 0 {
		return places
	}
	if t.POS != "VERB" && t.POS != "AUX" {
		return places
	}
	return acts
}

func objectRole(p *page, verb int) role {
	switch {
	case lexicalIs(p, verb, "visit tour"):
		return visited
	case p.is(verb, speechVerb):
		return acts
	case lexicalIs(p, verb, `urge accuse warn tell ask support back help arm criticize criticise condemn assure press
		pressure push blame thank force counter oppose anger irk provoke deter isolate sanction threaten defy
		antagonize antagonise infuriate embarrass reassure notify inform persuade convince call recognise recognize engage placate appease reward embarrass ally align side isolate
		abandon betray ditch embolden trust rattle contain coerce bully protect shield defend lobby petition consult praise thank welcome rebuke denounce brief`):
		return acts
	}
	return places
}

func prepositionRole(p *page, prep int) role {
	t := &p.doc.Tokens[prep]
	g := t.Head
	switch t.Lower {
	case "between", "with", "against", "by", "toward", "towards", "versus", "vs":
		if t.Lower == "by" && t.Dep != "agent" {
			return places
		}
		return acts
	case "to":
		if p.is(g, goVerb) {
			return visited
		}
		if lexicalIs(p, g, "ambassador envoy message aid support assistance sell sale supply export warning gift loyal close closer ally ally shipment weapon arm appeal warn send give offer provide deliver threat concession") {
			return acts
		}
	case "in":
		if lexicalIs(p, g, "arrive land") {
			return visited
		}
	case "from":
		if lexicalIs(p, g, "threat pressure support backing aid demand pushback assurance response reaction request offer proposal plan claim threat call plea invitation approval permission criticism help order weapon arm message signal guarantee") {
			return acts
		}
	case "on":
		if lexicalIs(p, g, "call pressure sanction tariff impose press urge dependence reliance lean rely") {
			return acts
		}
	case "for":
		if lexicalIs(p, g, "support aid assistance backing weapon help funding warning setback victory blow win") {
			return acts
		}
	}
	return places
}

func possessorRole(p *page, h int) role {
	g := p.doc.Tokens[h].Head
	if g == h || p.is(g, placeNoun) || lexicalIs(p, g, `airport street suburb mayor metro resident centre center port
		district outskirt neighborhood neighbourhood skyline hospital university court population street square
		museum cathedral theatre theater restaurant subway stadium landmark police`) {
		return places
	}
	return acts
}

// hyphenRole: "Moscow-backed" is a government's doing, "Moscow-based" a place;
// "Moscow-Beijing" is a pair of governments.
func hyphenRole(p *page, after int) role {
	switch p.lower(after) {
	case "backed", "led", "supported", "controlled", "installed", "funded", "sponsored", "friendly", "aligned", "brokered", "appointed", "mediated":
		return acts
	}
	if p.is(after, capital) && !p.titled {
		return acts
	}
	return places
}
