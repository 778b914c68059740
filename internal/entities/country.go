package entities

import (
	"entente/internal/ontology"
)

// placeNouns make a place of the name before them: "Suez Canal", "Mexico City".
const placeNouns = `krai okrug rayon voivodeship prefecture canton base room hall tower refuge monument park parish terminal stadium arena sea ocean canal city bay island islands peninsula river lake mountains desert airport airbase
	valley basin strait straits border highway bridge square street avenue oblast province district county stadium
	hotel hospital camp governorate port harbor harbour metro suburb suburbs mayor marathon olympics stock bourse university`

// placeOfNouns make a place of the name that "of" joins to them: "Gulf of Oman".
const placeOfNouns = `gulf bay strait straits sea isle isles cape port battle siege city province`

// americanStates are names that mark a text as one about the United States;
// those of two words are known by their first.
const americanStates = `alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
	illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi
	missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia
	wisconsin wyoming atlanta savannah`

// stands decides whether a known name means the entity of the tables here. It
// may turn the name into that of nothing (a city that does not act) or leave it
// to the recogniser (false).
func (a *article) stands(p *page, n *name) bool {
	if p.isHyphen(n.Start-1) && n.form == ontology.FormNoun {
		n.form = ontology.FormAdjective
	}
	switch {
	case insidePerson(p, n), endsLongerAcronym(p, n):
		return false
	case beginsLonger(p, n), n.class == organisation && n.Len() == 1 && p.is(n.Start-1, maleName|femaleName) && p.is(n.Start-1, capital) && p.doc.Tokens[n.Start-1].Head == n.Start && p.owner[n.Start-1] == 0:
		return false // "Alex Saab" is no maker of aircraft
	case paragraphMark(p, n):
		n.class = nothing
		return true
	case n.Len() == 1 && n.class == organisation && officeOf(p, n.Start):
		n.class = nothing
		return true
	case n.class == organisation && n.known[0].Ambiguous && p.owner[max(n.Start-1, 0)] == 0 && p.is(n.Start-1, capital) && p.doc.Tokens[n.Start].Head != n.Start-1 && p.doc.Tokens[n.Start-1].POS == "PROPN":
		return false // the end of a longer name: "National Security Council"
	case n.form == ontology.FormCapital || n.form == ontology.FormSeat && n.known[0].Ambiguous:
		a.readCapital(p, n)
		return true
	case n.class == organisation && regional(n.known) && wordIn("region area territory enclave border", p.lower(n.End)):
		n.class = nothing
		return true
	case n.class == country && (isPlacePart(p, n) || formerUnion(p, n)):
		n.class = nothing
		return true
	case len(n.known) > 1 || n.known[0].Ambiguous:
		return a.disambiguate(p, n)
	}
	if n.form == ontology.FormAdjective || n.form == ontology.FormNoun {
		a.readDemonym(p, n)
	}
	return true
}

// endsLongerAcronym reports whether an acronym is the last word of a longer name
// in capitals: "PAK" of "ZE PAK".
func endsLongerAcronym(p *page, n *name) bool {
	i := n.Start - 1
	return n.Len() == 1 && p.is(n.Start, allCapitals) && !p.titled && p.is(i, allCapitals) && p.owner[i] == 0 &&
		p.doc.Tokens[i].Head == n.Start && p.doc.Tokens[i].Dep == "compound" && p.doc.Tokens[i].POS == "PROPN"
}

// beginsLonger reports whether the name of a company or a newspaper only begins
// the longer one that the recogniser sees: "Financial Times Deutschland".
func beginsLonger(p *page, n *name) bool {
	if n.class != organisation || p.titled {
		return false
	}
	o, ok := ontology.OrganisationByID(n.known[0].Target)
	if !ok || o.Sort != ontology.SortNews && o.Sort != ontology.SortCompany {
		return false
	}
	r, ok := p.recognised(n.Span)
	if !ok || r.Label != "ORG" || r.Start != n.Start && !(r.Start == n.Start-1 && p.lower(r.Start) == "the") || r.End <= n.End {
		return false
	}
	for i := n.End; i < r.End; i++ {
		if !p.is(i, capital) || p.doc.Tokens[i].POS != "PROPN" || p.is(i, titleHead|titlePart|calendar|bodySuffix|hasDigit|notName) {
			return false
		}
	}
	return true
}

// paragraphMark reports whether an acronym stands alone in brackets before a
// paragraph's first word, as the marks of secrecy of diplomatic cables do.
func paragraphMark(p *page, n *name) bool {
	if n.Len() != 1 || n.form != ontology.FormAcronym || p.lower(n.Start-1) != "(" || p.lower(n.End) != ")" || n.End+1 >= len(p.doc.Tokens) {
		return false
	}
	for i := 0; i < n.Start-1; i++ {
		if p.is(i, hasLetter) {
			return false
		}
	}
	return true
}

// officeOf reports whether a word is what somebody is secretary of: "Secretary
// of the Treasury" names an office, not the body. "Secretary of the People's
// Party" names both.
func officeOf(p *page, i int) bool {
	first := i
	if p.lower(i-1) == "the" {
		i--
	}
	if p.lower(first) == "union" && p.lower(i-1) == "of" && p.lower(i-2) == "representative" {
		return true // "High Representative of the Union for Foreign Affairs"
	}
	return wordIn("of for", p.lower(i-1)) && wordIn("secretary secretaries minister ministers undersecretary", p.lower(i-2)) &&
		(p.is(i-2, capital) || p.is(first, portfolio) || wordIn("treasury state navy army air war", p.lower(first)))
}

// insidePerson reports whether the recogniser sees a longer person's name
// around a single word: "Michael Jordan", "Chad Smith".
func insidePerson(p *page, n *name) bool {
	if n.Len() > 1 || n.class == organisation && !n.known[0].Ambiguous || n.class == country && besideState(p, n) && !p.is(n.Start-1, maleName|femaleName|titleHead) {
		return false
	}
	o, ok := p.recognised(n.Span)
	if !ok || o.Label != "PERSON" {
		return false
	}
	s := trimPerson(p, o.Span)
	if s.Len() < 2 || !s.Contains(n.Start) || p.is(n.Start, allCapitals) || !looksLikePerson(p, s) {
		return false
	}
	// A demonym or a country before a person's name is no part of it.
	return n.Start > s.Start && (n.known[0].Ambiguous || n.form != ontology.FormAdjective) || n.known[0].Ambiguous
}

// isPlacePart reports whether a country's name is part of a place's: "Gulf of
// Oman", "Sea of Japan", "Mexico City".
func isPlacePart(p *page, n *name) bool {
	if n.form == ontology.FormAdjective || n.form == ontology.FormNoun {
		return p.is(n.End, placeNoun) && p.is(n.End, capital) && p.lower(n.End) != "border" && !p.titled
	}
	if p.is(n.End, placeNoun) && p.is(n.End, capital) && !p.titled {
		return true
	}
	return p.lower(n.Start-1) == "of" && p.is(n.Start-2, placeOf) && p.is(n.Start-2, capital)
}

// formerUnion reports whether "Soviet" only says where something once was: "the
// former Soviet Union", "former Soviet republics".
func formerUnion(p *page, n *name) bool {
	return p.lower(n.Start) == "soviet" && (wordIn("former late post ex", p.lower(n.Start-1)) || p.isHyphen(n.Start-1) || wordIn("republic republics bloc satellite satellites", p.lower(n.End)))
}

// disambiguate chooses among the meanings of a shared or doubtful name by what
// else the article names, and leaves it to the recogniser where nothing speaks
// for any of them.
func (a *article) disambiguate(p *page, n *name) bool {
	if p.lower(n.Start) == "georgia" && n.Len() == 1 && !a.isGeorgia(p, n) {
		n.class = nothing
		return true
	}
	best, votes := -1, 0
	for i := range n.known {
		k := &n.known[i]
		v := a.support(k.Target)*4 + a.kindVotes(p, n, k)
		if !k.Ambiguous {
			v += 3
		}
		if v > votes || v == votes && k.Target == "country:KR" {
			best, votes = i, v // "Korea" is the South where nothing speaks for the North
		}
	}
	if best < 0 {
		return a.doubtful(p, n)
	}
	n.known = n.known[best : best+1 : best+1]
	n.form = n.known[0].Form
	n.class, n.via = classOf(n.known)
	if n.form == ontology.FormCapital || n.form == ontology.FormSeat {
		a.readCapital(p, n)
	} else if n.form == ontology.FormAdjective || n.form == ontology.FormNoun {
		a.readDemonym(p, n)
	}
	return true
}

// kindVotes says how well a meaning fits the recogniser's label.
func (a *article) kindVotes(p *page, n *name, k *ontology.Name) int {
	switch k.Target.Kind() {
	case ontology.Country:
		if n.label == "GPE" || n.label == "NORP" || besideState(p, n) {
			return 1
		}
	case ontology.Organisation:
		o, ok := ontology.OrganisationByID(k.Target)
		if ok && o.Country != "" && a.plain[o.Country] > 0 {
			return 3 // its state is in the article
		}
		if k.Ambiguous && (n.Len() == 1 && k.Form == ontology.FormAlias || ok && o.Country != "") {
			return 0 // "the Commission"; "IRA" in an American budget
		}
		if n.label == "ORG" || k.Form == ontology.FormAcronym && p.is(n.Start, allCapitals) && !p.titled {
			return 1
		}
	}
	return 0
}

// besideState reports whether "and" or a comma joins a name to that of a state
// of which the tables have no doubt.
func besideState(p *page, n *name) bool {
	for _, h := range p.known {
		if len(h.names) > 1 || h.names[0].Ambiguous || h.names[0].Form != ontology.FormName || classOfID(h.names[0].Target) != country {
			continue
		}
		if h.Start == n.End+1 && wordIn("and or ,", p.lower(n.End)) || h.End+1 == n.Start && wordIn("and or ,", p.lower(h.End)) {
			return true
		}
	}
	return false
}

// doubtful keeps a doubtful name of a single meaning where the grammar makes it
// act, and drops the others.
func (a *article) doubtful(p *page, n *name) bool {
	if n.class != country || n.label == "PERSON" {
		return false
	}
	if n.form == ontology.FormAdjective || n.form == ontology.FormNoun {
		return false
	}
	if a.acting(p, n.Span) != places {
		n.known = n.known[:1:1]
		return true
	}
	n.class = nothing
	return true
}

// support counts the unmistakable names of an entity in the article, and for a
// country half as much its neighbours in the list of those that are taken for
// one another.
func (a *article) support(id ontology.ID) int {
	return a.plain[id]
}

// countPlain notes how often each entity is named unmistakably anywhere in the
// article, which decides about doubtful names.
func (a *article) countPlain(p *page, hits []hit) {
	for i := range hits {
		if hits[i].names[0].Target == "country:GE" && hits[i].names[0].Form != ontology.FormName {
			a.georgian = true
		}
		if n := &hits[i].names[0]; n.Target != "" && unmistakable(hits[i].names) {
			a.plain[n.Target]++
		}
	}
}

// unmistakable reports whether all meanings of a name are one entity: "Kenyan" is
// an adjective and a noun, but always of Kenya.
func unmistakable(names []ontology.Name) bool {
	for i := range names {
		if names[i].Ambiguous || names[i].Target != names[0].Target {
			return false
		}
	}
	return true
}

// ruledBefore reports whether the words that end at token i name one who holds an
// office that only a state has: "Prime Minister NAME [of Georgia]".
func (a *article) ruledBefore(p *page, i int) bool {
	for j := i; j >= 0 && i-j < 7 && p.is(j, capital|particle); j-- {
		if wordIn("president premier minister king queen", p.lower(j)) {
			return true
		}
		if p.doc.Tokens[j].SentenceStart {
			break
		}
	}
	return false
}

// isGeorgia tells the country from the state of the United States: it is the
// former where the article names its people, its capital or its neighbours, or
// where it acts; news of the state rarely lets it act.
func (a *article) isGeorgia(p *page, n *name) bool {
	for _, code := range []string{"AM", "AZ", "MD", "RU"} {
		if a.plain[ontology.CountryID(code)] > 0 {
			return true
		}
	}
	return a.georgian || a.acting(p, n.Span) != places || p.lower(n.Start-1) == "of" && (p.is(n.Start-2, actorNoun) || a.ruledBefore(p, n.Start-2))
}
