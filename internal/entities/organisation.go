package entities

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// bodyHeads end a proper name in Title Case and make it an organisation's.
const bodyHeads = `mujahideen party agency agencies forces force army navy group bank union front movement brigade brigades corps guard
	guards police authority organisation organization assembly parliament senate congress coalition alliance
	fund board network league club airlines airways airline institute foundation association federation
	institution company corporation command tribunal secretariat exchange society trust consortium enterprise
	troops militia battalion regiment division directorate service services bureau office department ministry
	committee commission council court centre center university college school academy administration mission
	delegation confederation conference cartel caucus
	inspectorate observatory laboratory laboratories holdings industries systems technologies energy motors
	petroleum oil gas pharma pharmaceuticals electronics telecom communications media church embassy consulate
	community cooperative politburo presidium junta faction syndicate legion cell jihad brotherhood resistance
	watch international monitor reserve treasury registry treasury customs consultancy partners ventures
	capital securities insurance logistics shipping steel mining aerospace dynamics solutions software
	bancorp breweries trading foods chemicals cement minerals metals enterprises investments properties textiles
	telecommunications petrochemical petrochemicals semiconductors biotech therapeutics robotics semiconductor instruments entertainment pictures studios records publishing`

// bodyOfHeads are heads that are completed by what follows: "Ministry of
// Foreign Affairs", "Office of the Foreign Affairs Commission".
const bodyOfHeads = `ministry department office bureau university college institute academy council commission committee
	court bank union association federation organisation organization agency authority party movement front
	army assembly house board centre center league community confederation society institution school group
	fund chamber state order brotherhood brigades directorate administration inspectorate conference
	association alliance forum general secretariat tribunal service congress mission foundation embassy consulate parliament
	senate police`

// companySuffixes end a company's name.
const companySuffixes = `inc inc. ltd ltd. limited llc plc corp corp. co co. gmbh ag sa s.a. nv n.v. oyj ab as asa spa s.p.a. bv b.v.
	pty kk k.k. llp lp oao ooo pjsc jsc ojsc sarl bhd incorporated`

// mediaHeads end the name of a newspaper, station or news agency.
const mediaHeads = `news times post journal television radio tv herald tribune gazette daily newspaper broadcasting
	magazine telegraph chronicle observer guardian`

// weakHeads are body heads that are just as often something else: without the
// recogniser's word for it they make no organisation.
const weakHeads = `force front union group order state house general international capital energy media gas oil
	mission conference division partners watch service services network
	post times daily trust resistance congress conference school church systems solutions records pictures
	steel mining shipping center centre exchange command community administration reserve monitor school
	board club league office guard observer chronicle gas enterprise partnership communications dynamics cell
	customs school faction delegation trading foods chemicals cement minerals metals enterprises investments properties textiles
	telecommunications petrochemical petrochemicals semiconductors biotech therapeutics`

// findBodies claims organisations' names in Title Case by their head noun:
// "Australian Space Agency", "Ministry of Foreign Affairs", "Aspen Holdings Ltd".
func (a *article) findBodies(p *page, known []hit) {
	for i := range p.doc.Tokens {
		if p.owner[i] != 0 || !p.is(i, bodyHead|bodyOf|bodySuffix) || !p.is(i, capital) {
			continue
		}
		if a.headFollows(p, i) || p.lower(i) == "general" && wordIn("surgeon attorney inspector director secretary solicitor auditor adjutant governor consul postmaster", p.lower(i-1)) {
			continue
		}
		s, strong := a.bodySpan(p, i, known)
		if k, ok := hitAt(known, s.Start); !ok || k.Span != s || k.part {
			s = p.asRecognised(s, known)
		}
		for p.isHyphen(s.End) && p.tight(s.End) && p.is(s.End+1, bodyHead) && p.is(s.End+1, capital) && p.owner[s.End+1] == 0 {
			s.End += 2 // "People's Liberation Army-Front"
		}
		if s.Len() < 2 || !strong || indefinite(p, s) || unfinished(p, s) || officeOf(p, s.Start) {
			continue
		}
		if s.Start > 0 && isOrdinal(p.lower(s.Start-1)) && p.owner[s.Start-1] == 0 && wordIn(numberedHeads, p.lower(i)) {
			s.Start-- // "2nd Circuit Court of Appeals"
		}
		if p.lower(s.End) == "project" && p.is(s.End, capital) && p.owner[s.End] == 0 && roleBefore(p, s) {
			s.End++ // "director of the Spring Media Project"
		}
		if p.is(s.End, placeNoun) && p.is(s.End, capital) && p.owner[s.End] == 0 && !p.titled {
			s.End++ // "Edwards Air Force Base"
			if p.free(s) {
				p.claim(name{Span: s, class: nothing, found: fromPattern})
			}
			continue
		}
		if k, ok := hitAt(known, s.Start); ok && k.End == s.End-1 && wordIn("alliance bloc union politburo coalition mission", p.lower(s.End-1)) {
			continue // "NATO Alliance"
		}
		if k, ok := hitAt(known, s.Start); ok && k.End == i && s.End == i+1 && unnamedMission(p, i) {
			continue // "the Russian Embassy" is Russia
		}
		if k, ok := hitAt(known, s.Start); ok && k.Span == s && !k.part {
			continue // the tables know it
		}
		if k, ok := hitCovering(known, s); ok && k.Len() > s.Len() {
			continue
		}
		if k, ok := hitEnding(known, s.End); ok && !k.part && k.Start > s.Start && k.names[0].Form == ontology.FormSeat {
			continue // "the U.S. White House" is the United States
		}
		if p.free(s) {
			n := name{Span: s, class: organisation, via: ontology.ViaName, found: fromPattern, label: p.labelOf(s)}
			a.organOf(p, &n, known)
			p.claim(n)
		}
	}
}

// numberedHeads are the heads of names of bodies that states number.
const numberedHeads = `court fleet army corps division brigade battalion regiment squadron wing`

// isOrdinal: "2nd", "101st".
func isOrdinal(w string) bool {
	if len(w) < 3 || w[0] < '0' || w[0] > '9' {
		return false
	}
	return wordIn("st nd rd th", strings.TrimLeft(w, "0123456789"))
}

// asRecognised is a body's name with the one or two words behind it that the
// recogniser takes in: "European University [Viadrina]".
func (p *page) asRecognised(s text.Span, known []hit) text.Span {
	r, ok := p.recognised(s)
	if !ok || r.Label != "ORG" || p.titled {
		return s
	}
	r.Span = trimBody(p, r.Span)
	if r.Start != s.Start || r.End <= s.End || r.End > s.End+2 || p.possessive(s.End) {
		return s
	}
	for i := s.End; i < r.End; i++ {
		if _, ok := hitAt(known, i); ok || p.owner[i] != 0 || !p.is(i, capital) || p.doc.Tokens[i].POS != "PROPN" || p.is(i, titleHead|titlePart|honorific|calendar|maleName|femaleName|shipNoun) || p.is(i, thingHead) {
			return s
		}
	}
	return r.Span
}

// organOf recognises a name that the tables know with more around it: the state
// before it ("U.S. State Department"), or an organ of an international body
// ("Council of the International Civil Aviation Organization"), which acts as
// that body.
func (a *article) organOf(p *page, n *name, known []hit) {
	if k, ok := hitAt(known, n.Start); ok && !k.part && len(k.names) == 1 && classOfID(k.names[0].Target) == organisation && k.End < n.End && allSuffixes(p, k.End, n.End) {
		n.known, n.via, n.form = k.names, ontology.ViaAlias, k.names[0].Form // "Microsoft Corp."
		return
	}
	k, ok := hitEnding(known, n.End)
	if !ok || k.Start <= n.Start || k.part || classOfID(k.names[0].Target) != organisation || len(k.names) > 1 {
		return
	}
	before := text.Span{Start: n.Start, End: k.Start}
	if p.possessive(before.End - 1) {
		before.End--
	}
	if o, ok := hitAt(known, before.Start); ok && o.Span == before && classOfID(o.names[0].Target) == country {
		if e, ok := ontology.OrganisationByID(k.names[0].Target); ok && e.Country != "" && e.Country != o.names[0].Target {
			return // "Canada House of Commons" is not the British one
		}
		n.known, n.via, n.form = k.names, ontology.ViaAlias, k.names[0].Form
		return
	}
	e, ok := ontology.OrganisationByID(k.names[0].Target)
	if ok && e.Sort == ontology.SortIntergovernmental && p.is(n.Start, bodyOf) && p.lower(n.Start+1) == "of" && k.Start <= n.Start+3 {
		n.known, n.via, n.form = k.names, ontology.ViaAlias, k.names[0].Form
	}
}

func allSuffixes(p *page, from, to int) bool {
	for i := from; i < to; i++ {
		if !p.is(i, bodySuffix) && !wordIn(". ,", p.lower(i)) {
			return false
		}
	}
	return true
}

// headFollows reports whether the same run of capitalised words has a later
// head: "International Atomic Energy Agency" ends with its second.
func (a *article) headFollows(p *page, i int) bool {
	for j := i + 1; j < len(p.doc.Tokens) && p.owner[j] == 0 && !p.doc.Tokens[j].SentenceStart; j++ {
		switch {
		case !p.is(j, capital) && !(wordIn("and & of", p.lower(j)) && a.recognisedAcross(p, j)):
			return false
		case p.is(j, titleHead|honorific):
			return false
		case p.is(j, bodyHead|bodySuffix) && !p.isHyphen(j+1):
			return true
		}
	}
	return false
}

// bodySpan is the longest proper name around a head noun, and whether there is
// enough evidence that it is one.
func (a *article) bodySpan(p *page, head int, known []hit) (s text.Span, strong bool) {
	s = text.Span{Start: head, End: head + 1}
	if p.is(head, bodySuffix) && !p.is(head, bodyHead) {
		if p.isHyphen(head + 1) {
			return s, false
		}
		s.Start = a.leftOf(p, head, known)
		if p.lower(s.End) == "." {
			s.End++
		}
		return s, s.Start < head
	}
	s.Start = a.leftOf(p, head, known)
	if p.is(head, bodyOf) {
		s.End = a.rightOf(p, head, known)
	}
	if p.is(s.End, bodySuffix) && p.is(s.End, capital) && !p.isHyphen(s.End+1) {
		s.End++
	}
	return s, a.strongBody(p, s, head)
}

// unfinished reports whether a head that "of" must complete stands bare behind a
// country: "U.S. Department", cut off by a line's end.
func unfinished(p *page, s text.Span) bool {
	last := s.End - 1
	if !wordIn("department ministry office bureau", p.lower(last)) {
		return false
	}
	for i := s.Start; i < last; i++ {
		if !wordIn("u.s. us united states the of america uk british federal", p.lower(i)) {
			return false
		}
	}
	return true
}

// indefinite reports whether "a" or "an" makes a noun phrase a description: "a
// Foreign Terrorist Organization".
func indefinite(p *page, s text.Span) bool {
	for i := s.Start - 1; i >= 0 && i >= s.Start-3; i-- {
		switch p.lower(i) {
		case "a", "an":
			h := p.doc.Tokens[i].Head
			return i < s.Start-1 || h < s.End || p.is(h, capital) || p.doc.Tokens[h].POS != "NOUN" // not "a University of Texas professor"
		}
		if k := p.doc.Tokens[i].POS; k != "ADJ" && k != "VERB" && k != "ADV" {
			return false
		}
	}
	return false
}

// strongBody weighs the evidence for a Title Case sequence with a body's head.
func (a *article) strongBody(p *page, s text.Span, head int) bool {
	if s.Len() < 2 {
		return false
	}
	if p.titled && p.part != Headline {
		return false
	}
	rec, ok := p.recognised(text.Span{Start: head, End: head + 1})
	if ok && rec.Label == "PERSON" && rec.Start < s.Start {
		return false
	}
	if p.titled && a.hasBody() && !a.inBody(p.text(s)) {
		return false
	}
	if p.lower(head) == "group" && !p.titled && p.is(head-1, capital) && wordIn("consultative contact working coordination study monitoring steering liaison planning support donor observer", p.lower(head-1)) && s.Len() > 2 {
		return true // "U.S.-Israel Strategic Consultative Group"
	}
	if wordIn(weakHeads, p.lower(head)) || p.titled {
		return ok && rec.Label == "ORG" && rec.Start >= s.Start-1 && rec.Len() > 1
	}
	return true
}

// inBody reports whether running text has the same words, in any letter case.
func (a *article) inBody(s string) bool {
	for _, p := range a.pages {
		if !p.titled {
			if _, ok := p.find(s); ok {
				return true
			}
		}
	}
	return false
}

// leftOf is where the capitalised words before a head begin.
func (a *article) leftOf(p *page, head int, known []hit) int {
	start := head
	for i := head - 1; i >= 0; i-- {
		t := &p.doc.Tokens[i]
		if h, ok := hitCovering(known, text.Span{Start: i, End: i + 1}); ok && h.Start < i && p.is(i, capital) && p.owner[i] == 0 && i+1 == start {
			start, i = h.Start, h.Start // "Council of Europe" before "Convention"
			continue
		}
		switch {
		case p.doc.Tokens[i+1].SentenceStart:
			return start
		case p.owner[i] != 0 || sponsored(t.Lower):
			return start
		case p.is(i, capital) && (!p.is(i, titleHead|honorific|calendar|notName) || t.Lower == "news" && wordIn("agency service", p.lower(i+1))) && a.nameWord(p, i):
			start = i
		case p.isHyphen(i) && i > 0 && p.is(i-1, capital):
			if h, ok := hitAt(known, i+1); ok && h.End == head+1 {
				return start // "Iran–European Union relations"
			}
		case p.isHyphen(i) && p.lower(i-1) == "al" && p.tight(i):
			start, i = i-1, i-1 // "al-Aqsa Brigades"
		case (t.Lower == "'" || t.Lower == "’") && p.is(i-1, capital) && wordIn(manyPeople, p.lower(i-1)): // "Martyrs' Brigades"
		case t.Lower == "&" && p.is(i-1, capital):
		case (t.Lower == "and" || t.Lower == "for") && a.recognisedAcross(p, i):
		case t.Lower == "'s" || t.Lower == "’s":
			if h, ok := hitEnding(known, i+2); ok && h.Start < i {
				start, i = h.Start, h.Start
				continue
			}
			if a.recognisedAcross(p, i) && wordIn("people workers women farmers peoples", p.lower(i-1)) {
				continue // "People's Armed Forces"
			}
			return start
		default:
			return start
		}
	}
	return start
}

// manyPeople are the plurals whose possessive is a part of bodies' names.
const manyPeople = `workers farmers peasants peoples students teachers officers martyrs lawyers writers journalists doctors nurses veterans
	mothers employers soldiers fighters miners drivers citizens prisoners refugees consumers taxpayers pilots sailors seamen bishops
	scholars scientists engineers pensioners youths residents traders merchants fishermen`

// sponsored reports whether a word says who stands behind a body rather than what
// it is called: "U.S.-backed".
func sponsored(w string) bool {
	_, by, ok := strings.Cut(w, "-")
	return ok && wordIn("backed led supported funded sponsored controlled based owned trained armed allied aligned", by)
}

// nameWord reports whether a capitalised token can be part of a name: at the
// start of a sentence, where every word has a capital, only nouns and
// adjectives can.
func (a *article) nameWord(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	if strings.ContainsAny(t.Lower, "-–") {
		return true // whatever the tagger takes "U.S.-Philippines" for
	}
	switch t.POS {
	case "DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "ADV", "INTJ", "PUNCT", "NUM":
		return false
	case "VERB":
		return !t.SentenceStart && !p.titled
	}
	return true
}

// recognisedAcross reports whether the recogniser sees one organisation on both
// sides of token i.
func (a *article) recognisedAcross(p *page, i int) bool {
	n, ok := p.recognised(text.Span{Start: i - 1, End: i + 2})
	return ok && n.Label == "ORG" && p.is(i-1, capital)
}

// rightOf is where the words after a head that "of" or "for" completes end.
func (a *article) rightOf(p *page, head int, known []hit) int {
	end := head + 1
	for rounds := 0; rounds < 3; rounds++ {
		i := end
		switch p.lower(i) {
		case "of", "for":
		case "on", "against":
			if !wordIn("commission committee council conference panel institute centre center office group network", p.lower(head)) || end != head+1 {
				return end
			}
		default:
			return end
		}
		i++
		if p.lower(i) == "the" {
			i++
		}
		if p.is(i, calendar) && p.lower(i-1) == "on" {
			return end
		}
		run := a.runEnd(p, i, known)
		if run == i {
			return end
		}
		end = run
	}
	return end
}

// runEnd is the end of the capitalised words from i on, with "and" and commas
// between them where what follows is not a name of its own.
func (a *article) runEnd(p *page, i int, known []hit) int {
	end := i
	for j := i; j < len(p.doc.Tokens); j++ {
		switch {
		case p.is(j, titleHead) && j > i && p.personStarts(j+1): // "People's Bank of China Governor NAME"
			return end
		case p.owner[j] != 0 || p.doc.Tokens[j].SentenceStart && j > i || p.personStarts(j) || j > i && p.givenStarts(j) || p.lower(j) == "no" || p.lower(j) == "no.":
			return end
		case p.is(j, capital) && !p.is(j, honorific) && (a.nameWord(p, j) || p.doc.Tokens[j].POS == "VERB"):
			end = j + 1
		case p.isHyphen(j) && j == end && p.is(j+1, hasLetter) && j > i:
		case (p.lower(j) == "and" || p.lower(j) == "&") && j == end && p.is(j+1, capital) && !a.ownName(p, j+1, known):
		default:
			return end
		}
	}
	return end
}

// personStarts reports whether the recogniser sees a person's name begin at token i.
func (p *page) personStarts(i int) bool {
	for k := range p.doc.Names {
		if n := &p.doc.Names[k]; n.Start >= i {
			return n.Start == i && n.Label == "PERSON" && n.Len() > 1
		}
	}
	return false
}

// givenStarts reports whether a given name with a surname behind it begins at token i.
func (p *page) givenStarts(i int) bool {
	return p.is(i, maleName|femaleName) && p.is(i, capital) && !wordIn("and of", p.lower(i-1)) &&
		p.is(i+1, capital) && p.doc.Tokens[i+1].POS == "PROPN" && !p.is(i+1, bodyHead|bodySuffix|placeNoun|bodyOf)
}

// ownName reports whether a name of its own begins at token i, so that "and"
// before it joins two names rather than two words of one.
func (a *article) ownName(p *page, i int, known []hit) bool {
	if p.lower(i) == "the" {
		return true
	}
	if h, ok := hitAt(known, i); ok && h.names[0].Form != ontology.FormLookalike {
		return true
	}
	for j := i; j < len(p.doc.Tokens) && p.is(j, capital); j++ {
		if p.is(j, bodyHead|bodySuffix|titleHead) {
			return true
		}
	}
	for _, n := range p.doc.Names {
		if n.Start == i && (n.Label == "PERSON" || n.Label == "GPE") {
			return true
		}
	}
	return false
}

func hitAt(known []hit, start int) (hit, bool) {
	for _, h := range known {
		if h.Start == start {
			return h, true
		}
		if h.Start > start {
			break
		}
	}
	return hit{}, false
}

func hitCovering(known []hit, s text.Span) (hit, bool) {
	for _, h := range known {
		if h.Start <= s.Start && s.End <= h.End {
			return h, true
		}
	}
	return hit{}, false
}

func hitEnding(known []hit, end int) (hit, bool) {
	for _, h := range known {
		if h.End == end {
			return h, true
		}
	}
	return hit{}, false
}
