package entities

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// findNames fills the page's names from its three sources: patterns of proper
// names, the tables of known names, the recogniser. Each takes only what the
// ones before it left, but for known names within a pattern's name, which stay
// as names within it.
func (a *article) findNames(p *page) {
	known := p.known
	a.dropCredits(p, known)
	a.findPactNames(p, known)
	a.findRegimes(p)
	a.findBodies(p, known)
	a.findNationals(p, known)
	a.claimKnown(p, known)
	a.findServices(p)
	a.findTitled(p)
	a.findEastAsian(p)
	if p.titled {
		a.findLeaders(p) // the recogniser is lost in headlines
	}
	a.findPartyNames(p)
	a.claimRecognised(p)
	a.findLeaders(p)
	a.findGiven(p)
	a.findAppositives(p)
	a.findFramed(p)
	a.findClubs(p)
	a.findPartners(p)
	a.findKilled(p)
	a.findFated(p)
	a.findSurnames(p)
}

// hit is a known name in the text before anybody claimed it.
type hit struct {
	text.Span
	names []ontology.Name
	part  bool // covers only a part of its last token: "U.S." in "U.S.-led"
}

// scanKnown finds the longest known names from left to right.
func (a *article) scanKnown(p *page) []hit {
	hits, first := a.hits, len(a.hits)
	toks := p.doc.Tokens
	for i := 0; i < len(toks); i++ {
		if p.traits[i]&(hasLetter|hasDigit) == 0 || !mayBegin(p, i) {
			continue
		}
		m, ok := a.r.known.At(p.doc.Text, toks[i].Start)
		if !ok {
			continue
		}
		last := i
		for last+1 < len(toks) && toks[last+1].Start < m.End {
			last++
		}
		h := hit{Span: text.Span{Start: i, End: last + 1}, names: m.Names, part: m.End < toks[last].End}
		if h.names = fitting(p, h); len(h.names) == 0 {
			continue
		}
		hits = append(hits, h)
		if h.part {
			hits = a.scanRest(p, hits, last, m.End)
		}
		i = last
	}
	a.hits = hits
	return hits[first:len(hits):len(hits)]
}

// mayBegin reports whether a known name may begin with a token that has letters
// or digits. In lower case only a part of a compound does, "german-led", "north
// korea-backed"; that is asked of the token and the next few.
func mayBegin(p *page, i int) bool {
	if p.traits[i]&(capital|hasDigit) != 0 {
		return true
	}
	toks := p.doc.Tokens
	if toks[i].Text != toks[i].Lower || toks[i].Text == "al" {
		return true
	}
	for j := i; j < len(toks) && j < i+wordsOfCompound; j++ {
		if compound(toks[j].Text) {
			return true
		}
	}
	return false
}

// wordsOfCompound is how many words a name in lower case may have that ends
// within a token.
const wordsOfCompound = 3

// compound reports whether a token holds something else than ASCII letters
// between two others.
func compound(s string) bool {
	for i := 1; i+1 < len(s); i++ {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return true
		}
	}
	return false
}

// scanRest finds known names in the rest of a token that a hyphen joins:
// "China" in "U.S.-China".
func (a *article) scanRest(p *page, hits []hit, token, at int) []hit {
	t := &p.doc.Tokens[token]
	for at < t.End {
		m, ok := a.r.known.At(p.doc.Text, at)
		if !ok || m.End > t.End {
			at++
			continue
		}
		h := hit{Span: text.Span{Start: token, End: token + 1}, names: m.Names, part: true}
		if h.names = fitting(p, h); len(h.names) > 0 {
			hits = append(hits, h)
		}
		at = m.End
	}
	return hits
}

// fitting leaves the names that the letter case of the text allows: a name of
// one word must begin with a capital, one of several must have them where the
// name has them, unless only its head is in lower case ("Yonhap news agency").
func fitting(p *page, h hit) []ontology.Name {
	if !h.part && !startsCapital(p, h.Span) {
		return nil
	}
	if p.titled && h.Len() == 1 && isCommonWord(p, h.Start) {
		return nil
	}
	for i := range h.names {
		if h.names[i].Form == ontology.FormLookalike && i > 0 && h.names[0].Form != ontology.FormLookalike {
			return h.names[:i:i] // look-alikes come last
		}
	}
	return h.names
}

func startsCapital(p *page, s text.Span) bool {
	if p.is(s.Start, hasDigit) {
		return true // "2015 nuclear deal"
	}
	for i := s.Start; i < s.End; i++ {
		if p.traits[i]&hasLetter != 0 {
			return p.traits[i]&(capital|hasDigit) != 0 || p.doc.Tokens[i].Text == "al" || hasInnerCapital(p.doc.Tokens[i].Text)
		}
	}
	return false
}

func hasInnerCapital(s string) bool {
	for _, r := range s {
		if isUpper(r) {
			return true
		}
	}
	return false
}

// isCommonWord reports whether a capitalised word of a headline is read as
// something else than a name by the tagger.
func isCommonWord(p *page, i int) bool {
	switch p.doc.Tokens[i].POS {
	case "VERB", "ADV", "PRON", "ADP", "AUX", "DET", "SCONJ":
		return true
	}
	return false
}

// claimKnown claims the known names that patterns left, and names within those
// that they took.
func (a *article) claimKnown(p *page, known []hit) {
	for i := range known {
		h := &known[i]
		n := name{Span: h.Span, known: h.names, found: fromTables, form: h.names[0].Form}
		n.class, n.via = classOf(h.names)
		n.label = p.labelOf(h.Span)
		if n.class == nothing {
			if p.free(h.Span) && !withinLonger(p, &n) {
				p.claim(a.lookalike(n))
			}
			continue
		}
		if !a.stands(p, &n) {
			continue
		}
		if n.class == organisation && p.lower(n.Start) == "council" && n.Len() == 3 && ofState(p, n.Start, known) {
			n.known, n.found, n.form = nil, fromPattern, "" // "Italy's Council of Ministers" is not the Union's
		}
		if o := p.nameAt(h.Start); o != nil {
			a.claimWithin(p, o, n)
			continue
		}
		if p.free(h.Span) {
			p.claim(n)
		}
		if (n.class == organisation && !regional(n.known) || n.class == pact) && n.Len() > 1 {
			a.claimStateWithin(p, h.Span, n.class)
		}
	}
}

// ofState reports whether a state's name or nationality stands right before token i.
func ofState(p *page, i int, known []hit) bool {
	if p.possessive(i - 1) {
		i--
	}
	k, ok := hitEnding(known, i)
	return ok && !k.part && classOfID(k.names[0].Target) == country
}

// withinLonger reports whether the recogniser sees a longer name of a person or
// a body around a place: "Florence Parly", "Boston Dynamics".
func withinLonger(p *page, n *name) bool {
	r, ok := p.recognised(n.Span)
	if !ok || r.Label != "PERSON" && r.Label != "ORG" {
		return false
	}
	s := trimPerson(p, r.Span)
	return s.Len() > n.Len() && s.Start <= n.Start && n.End <= s.End && (r.Label == "ORG" || looksLikePerson(p, s))
}

// regional reports whether a name is that of a government of no country of its
// own: "Palestinian" in "Palestinian Authority" is no seat.
func regional(known []ontology.Name) bool {
	if len(known) == 0 {
		return false
	}
	o, ok := ontology.OrganisationByID(known[0].Target)
	return ok && o.Sort == ontology.SortRegional
}

// lookalike is the name of a look-alike as that of what it really is.
func (a *article) lookalike(n name) name {
	if c := lookalikes()[n.known[0].Text]; c != nothing {
		n.class, n.via, n.found, n.known = c, ontology.ViaName, fromPattern, nil
	}
	return n
}

// claimStateWithin claims a country's name within a known organisation's, "U.S."
// in "U.S. Navy", and an organisation's within an agreement's. The longest known name there is the organisation's own, so
// the text is cut off behind each of the next three words.
func (a *article) claimStateWithin(p *page, s text.Span, outer class) {
	for i := s.Start; i < s.End; i++ {
		if p.inner[i] != 0 || !p.is(i, capital) {
			continue
		}
		for end := min(i+3, s.End); end > i; end-- {
			in := text.Span{Start: i, End: end}
			stop := p.doc.Tokens[end-1].End
			m, ok := a.r.known.At(p.doc.Text[:stop], p.doc.Tokens[i].Start)
			if in == s || !ok || m.End != stop || !namesOne(m.Names, outer) {
				continue
			}
			if i > s.Start {
				if l, ok := a.r.known.At(p.doc.Text[:stop], p.doc.Tokens[i-1].Start); ok && l.End == stop {
					continue // "American" in "North American"
				}
			}
			n := name{Span: in, known: m.Names[:1:1], found: fromTables, form: m.Names[0].Form}
			n.class, n.via = classOf(m.Names)
			p.claimInner(n)
			i = end - 1
			break
		}
	}
}

// namesOne reports whether names are plain ones of a single country, its name or
// a nationality, or of an organisation where the outer name is an agreement's.
func namesOne(names []ontology.Name, outer class) bool {
	for i := range names {
		n := &names[i]
		if n.Ambiguous || n.Target != names[0].Target || n.Form == ontology.FormCapital || n.Form == ontology.FormSeat {
			return false
		}
	}
	c := classOfID(names[0].Target)
	return c == country || c == organisation && outer == pact
}

// claimWithin adds a known name within an organisation's or agreement's name
// that is longer, and a second name within one token.
func (a *article) claimWithin(p *page, outer *name, n name) {
	switch {
	case outer.Span == n.Span && n.Len() == 1 && outer.found == fromTables && outer.class != nothing:
		outer.known = append(outer.known[:len(outer.known):len(outer.known)], n.known...)
		outer.form = ontology.FormName
		outer.quiet, outer.pair = false, true
	case p.inner[n.Start] != 0 && p.names[p.inner[n.Start]-1].Span == n.Span:
		in := &p.names[p.inner[n.Start]-1]
		in.known = append(in.known[:len(in.known):len(in.known)], n.known...)
		in.pair = true
	case outer.class == nothing || outer.Span.Len() <= n.Len() || n.End > outer.End:
	case outer.class == organisation && n.class == organisation && (n.Start == outer.Start || !wordIn("of the", p.lower(n.Start-1))):
		// "Security Council" in "National Security Council" is another one
	case len(outer.known) > 0 && outer.known[0].Target == n.known[0].Target:
	case outer.class == pact && outer.Len() == 2 && n.Start == outer.Start && n.form == ontology.FormName && n.class == country:
		n.quiet = true // "the Barbados Agreement" says where
		p.claimInner(n)
	default:
		p.claimInner(n)
	}
}

// classOf reads class and way of naming off the tables.
func classOf(names []ontology.Name) (class, ontology.Via) {
	n := &names[0]
	switch n.Form {
	case ontology.FormLookalike:
		return nothing, ""
	case ontology.FormAdjective, ontology.FormNoun:
		return country, ontology.ViaDemonym
	case ontology.FormCapital, ontology.FormSeat:
		return classOfID(n.Target), ontology.ViaMetonym
	case ontology.FormName:
		return classOfID(n.Target), ontology.ViaName
	}
	return classOfID(n.Target), ontology.ViaAlias
}

func classOfID(id ontology.ID) class {
	switch id.Kind() {
	case ontology.Country:
		return country
	case ontology.Organisation:
		return organisation
	case ontology.Person:
		return person
	case ontology.Agreement:
		return pact
	}
	return nothing
}

// labelOf is the recogniser's label of the span that covers s, or "".
func (p *page) labelOf(s text.Span) string {
	for i := range p.doc.Names {
		n := &p.doc.Names[i]
		if n.Start <= s.Start && s.End <= n.End {
			return n.Label
		}
		if n.Start >= s.End {
			break
		}
	}
	return ""
}

// recognised is the recogniser's span that covers s, if there is one.
func (p *page) recognised(s text.Span) (text.Name, bool) {
	for _, n := range p.doc.Names {
		if n.Start <= s.Start && s.End <= n.End {
			return n, true
		}
	}
	return text.Name{}, false
}
