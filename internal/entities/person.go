package entities

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// particles stand inside names without a capital, or join two parts.
const particles = `bin bint ibn van von der den de del della di da dos das du la le el al al- ul ur uz abu ben ter zu af ap`

// trimPerson cuts titles, nationalities and marks off a span that the
// recogniser took for a person.
func trimPerson(p *page, s text.Span) text.Span {
	for i := s.Start + 1; i < s.End; i++ {
		if p.possessive(i) {
			s.End = i // "Jake Sullivan’s Meeting"
		}
	}
	for s.Start < s.End && cutFront(p, s) {
		s.Start++
	}
	for s.Start < s.End && cutBack(p, s) {
		s.End--
	}
	if end := titleEnd(p, s.Start); end < s.End {
		s.Start = end
	}
	return s
}

func cutFront(p *page, s text.Span) bool {
	i := s.Start
	if p.is(i, calendar) && p.is(i, maleName|femaleName) && s.Len() > 1 && p.is(i+1, capital) {
		return false // "Jan Kok"
	}
	if s.Len() > 1 && wordIn(postMatters, p.lower(i)) {
		return true // "Chief of Staff NAME"
	}
	if p.is(i, honorific|titleHead|titlePart|calendar|notName) && s.Len() > 1 || p.is(i, portfolio) && s.Len() > 2 {
		return true
	}
	if p.lower(i) == "the" || p.isMark(i) && !p.is(i, hasLetter) || p.possessive(i) {
		return true
	}
	switch p.doc.Tokens[i].POS {
	case "DET", "ADP", "PRON", "CCONJ", "VERB", "AUX", "ADV":
		return !p.is(i, capital) && !p.is(i, particle)
	}
	return false
}

func cutBack(p *page, s text.Span) bool {
	i := s.End - 1
	if p.isHyphen(i-1) && i-1 > s.Start && p.is(i, hasLetter) {
		return false // "Kim Kyok-sik"
	}
	if wordAsSurname(p, s) {
		return false
	}
	if s.Len() > 1 && p.is(i, titleHead) && !titledSurname(p, s) {
		return true
	}
	if p.possessive(i) || p.is(i, calendar|notName) {
		return true
	}
	return !p.is(i, hasLetter) || !p.is(i, capital) && !p.is(i, particle) && !hasInnerCapital(p.doc.Tokens[i].Text)
}

// wordAsSurname reports whether a span ends with a word that is otherwise a
// title or a month, bound to a given name right before it: "John Major",
// "Theresa May".
func wordAsSurname(p *page, s text.Span) bool {
	i := s.End - 1
	if s.Len() < 2 || !p.is(i, titleHead|calendar|notName) || !p.is(i, capital) || !p.is(i-1, maleName|femaleName|initial) {
		return false
	}
	t := &p.doc.Tokens[i]
	return t.POS == "PROPN" && p.doc.Tokens[i-1].Head == i && !(p.is(i+1, capital) && p.doc.Tokens[i+1].Head == i)
}

// titledSurname reports whether a span ends with a title that is as often a
// surname, behind a given name and before no other: "Martin Luther King".
func titledSurname(p *page, s text.Span) bool {
	i := s.End - 1
	if i <= s.Start || !p.is(i, capital) || !wordIn("king bishop pope judge major marshal duke baron lady lord prince dean", p.lower(i)) || !p.is(s.Start, maleName|femaleName) || p.is(s.Start, titleHead) {
		return false
	}
	return p.lower(s.End) != "of" && (!p.is(s.End, capital) || p.is(s.End, generational) || p.doc.Tokens[s.End].SentenceStart)
}

// looksLikePerson reports whether the words of a span can be a person's name:
// capitals and particles only, none that heads an organisation or a place.
func looksLikePerson(p *page, s text.Span) bool {
	if s.Len() < 1 || s.Len() > 8 {
		return false
	}
	if s.Len() == 1 && p.lower(s.Start) == "park" && p.is(s.Start-1, titleHead|honorific) {
		return true // a surname in Korea
	}
	if s.Len() == 1 && p.is(s.Start, titleHead|titlePart|honorific|bodyHead|nationNoun|sideNoun|manNoun|bodyNoun|placeNoun|calendar|notName|particle) {
		return false
	}
	if !anyCapital(p, s) || allCommon(p, s) {
		return false
	}
	if p.is(s.End-1, thingHead) || p.is(s.Start-1, shipNoun) || p.is(s.Start-2, shipNoun) {
		return false
	}
	for i := s.Start; i < s.End; i++ {
		switch {
		case p.is(i, hasDigit|shipNoun):
			return false
		case p.is(i, placeNoun|bodySuffix|pactName) && s.Len() > 1 && i == s.End-1:
			return false
		case p.is(i, bodyHead) && i == s.End-1 && s.Len() > 1:
			return false
		case p.is(i, hasCapital|particle) || p.isHyphen(i) || p.isMark(i):
		default:
			return false
		}
	}
	return p.is(s.Start, capital|particle) && !p.is(s.Start, state)
}

// anyCapital reports whether a span has a capitalised word besides particles.
func anyCapital(p *page, s text.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if p.is(i, capital) && !p.is(i, particle) || hasInnerCapital(p.doc.Tokens[i].Text) {
			return true
		}
	}
	return false
}

// shipNouns stand before the names of ships, and those that people's names are lent
// to otherwise: storms.
const shipNouns = `hurricane cyclone typhoon storm shuttle spacecraft flight ship destroyer frigate cruiser carrier submarine tanker vessel yacht corvette mv rms usns uss hms hmcs ins icebreaker ferry
	trawler freighter schooner minesweeper flagship`

// claimPerson claims a person's name and notes the title before it.
func (a *article) claimPerson(p *page, s text.Span, label string, from origin) {
	if p.lower(s.Start) == "the" && s.Len() > 1 {
		if s.Start++; s.Len() == 1 && p.is(s.Start, titleHead|titlePart) {
			return // "The Secretary, the Cardinal, …"
		}
	}
	s = extendPerson(p, s)
	if !p.free(s) {
		return
	}
	p.claim(name{Span: s, class: person, via: ontology.ViaName, label: label, found: from, title: titleBefore(p, s.Start)})
}

// extendPerson takes in what the recogniser often leaves out: initials and
// given names before, "Jr." and parts joined by particles behind.
func extendPerson(p *page, s text.Span) text.Span {
	for s.Start > 0 && p.owner[s.Start-1] == 0 && !p.doc.Tokens[s.Start].SentenceStart && (p.is(s.Start-1, initial) && p.lower(s.Start-1) != "a" || givenBefore(p, s)) {
		s.Start--
	}
	if s.Len() == 1 && wordIn("sheikh sheik shaikh", p.lower(s.Start-1)) && p.is(s.Start-1, capital) && p.owner[s.Start-1] == 0 {
		s.Start-- // of one word the title is a part
	}
	s.Start = p.nicknameBefore(s)
	s = p.toHead(s)
	for s.End < len(p.doc.Tokens) && p.owner[s.End] == 0 && !p.doc.Tokens[s.End].SentenceStart {
		switch {
		case s.Len() > 1 && p.is(s.End-1, particle) && !p.is(s.End-1, capital) && p.is(s.End, capital):
			s.End++ // "Ursula von der" as the recogniser sees it
		case p.is(s.End, generational) && p.is(s.End, capital):
			s.End++
		case titledSurname(p, text.Span{Start: s.Start, End: s.End + 1}):
			s.End++ // "Martin Luther King"
		case p.lower(s.End) == "," && p.is(s.End+1, generational) && p.is(s.End+1, capital) && !wordIn("senior junior", p.lower(s.End+1)):
			s.End += 2 // not "N, Senior Director for Africa"
		case p.is(s.End, particle) && !p.is(s.End, capital) && p.is(s.End+1, capital):
			s.End += 2
		case p.is(s.End, particle) && p.is(s.End+1, particle) && p.is(s.End+2, capital):
			s.End += 3 // "Ursula von der Leyen"
		case p.is(s.End, particle) && p.isHyphen(s.End+1) && p.is(s.End+2, capital):
			s.End += 3 // "Abdullah al-Thinni"
		case p.isHyphen(s.End) && p.isHyphen(s.End-2) && p.tight(s.End) && isLower(p, s.End-1) && isLower(p, s.End+1):
			s.End += 2 // "Prayut Chan-o[-cha]"
		case p.nicknamed(s) > s.End:
			s.End = p.nicknamed(s)
		case p.isHyphen(s.End) && p.is(s.End-1, capital|particle) && p.doc.Tokens[s.End].Start == p.doc.Tokens[s.End-1].End && p.is(s.End+1, hasLetter) && (p.is(s.End+1, capital) || lowerHalf(p, s)):
			s.End += 2
		default:
			return s
		}
	}
	return s
}

// toHead is a person's name with the one or two words behind it to which the parser
// binds it, where the recogniser stopped before: "Aung San [Suu Kyi]".
func (p *page) toHead(s text.Span) text.Span {
	if s.Len() < 2 || p.titled {
		return s
	}
	h := p.doc.Tokens[s.End-1].Head
	if h < s.End || h > s.End+1 || p.doc.Tokens[s.End-1].Dep != "compound" {
		return s
	}
	for i := s.End; i <= h; i++ {
		t := &p.doc.Tokens[i]
		if t.POS != "PROPN" || p.owner[i] != 0 || !p.is(i, capital) || t.SentenceStart || i < h && t.Head != h ||
			p.is(i, titleHead|titlePart|honorific|bodyHead|bodyOf|bodySuffix|placeNoun|calendar|pactName|shipNoun|state|notName|hasDigit|portfolio) || wordIn(thingHeads, t.Lower) || p.labelOf(text.Span{Start: i, End: i + 1}) != "" {
			return s
		}
	}
	s.End = h + 1
	return s
}

// lowerHalf reports whether what a hyphen binds to the end of a name is the second
// half of an East Asian given name: "Park Geun-hye", not "Putin-era".
func lowerHalf(p *page, s text.Span) bool {
	t := &p.doc.Tokens[s.End+1]
	if len(t.Text) > 5 || wordIn(afterHyphen, t.Lower) && t.POS != "PROPN" {
		return false
	}
	if p.isHyphen(s.End+2) && p.tight(s.End+2) && len(t.Text) <= 2 && isLower(p, s.End+3) {
		return true // "Chan-o-cha"
	}
	if len(t.Text) < 2 {
		return false
	}
	return t.POS == "PROPN" || s.Len() == 2 && len(p.doc.Tokens[s.Start].Text) <= 5 && len(p.doc.Tokens[s.Start+1].Text) <= 5 && !wordIn(afterHyphen, t.Lower)
}

// afterHyphen are words that English compounds names with.
const afterHyphen = `based led born era style like run held made wing ally look type free linked owned fan ties call calls aide aides
	day year time hit won lost said who elect`

// givenBefore reports whether the word before a name is a given name that the
// recogniser left out: one behind a title, or bound to the name by the parser.
func givenBefore(p *page, s text.Span) bool {
	i := s.Start - 1
	t := &p.doc.Tokens[i]
	if t.POS != "PROPN" || !p.is(i, capital) || p.titled ||
		p.is(i, titleHead|titlePart|honorific|calendar|notName|bodyHead|bodySuffix|portfolio|placeNoun|shipNoun|state|pactName|hasDigit) {
		return false
	}
	if wordIn(postMatters, t.Lower) {
		return false // "Representative on Climate Issues NAME"
	}
	if p.is(s.Start, maleName|femaleName) && !p.is(i, maleName|femaleName) && wordIn("of for on the", p.lower(i-1)) {
		return false // "president of Catalonia Quim Torra"
	}
	return !p.is(i, thingHead) && (t.Dep == "compound" && s.Contains(t.Head) || p.is(i-1, titleHead|honorific) && p.is(i-1, capital))
}

// plainWords reports whether two or three capitalised words of a headline are
// nothing but a name: none is a verb or a noun that the rules know.
func plainWords(p *page, s text.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if p.is(i, signVerb|speechVerb|goVerb|actorNoun|thingNoun|pactNoun|pactLoose|bodyHead|service|placeNoun|sideNoun|state) {
			return false
		}
	}
	return s.Len() == 2 || s.Len() == 3 || p.is(s.Start, maleName|femaleName)
}

// officeBefore reports whether a title completed by a name stands before token
// i: "Special Envoy for Syria Geir Pedersen", "President of Poland Lech Kaczyński".
func officeBefore(p *page, i int) bool {
	n := p.nameAt(i - 1)
	if n == nil || n.class != country && n.class != organisation || n.End != i || i+1 >= len(p.doc.Tokens) {
		return false
	}
	if next := &p.doc.Tokens[i+1]; next.POS == "NOUN" || next.POS == "PROPN" && !p.is(i+1, capital) {
		return false
	}
	j := n.Start - 1
	if p.lower(j) == "the" {
		j--
	}
	return wordIn("of for to", p.lower(j)) && p.is(j-1, titleHead) && p.is(j-1, capital)
}

// findTitled claims what stands behind a title and that the recogniser did not
// see: capitalised words that nobody claimed.
func (a *article) findTitled(p *page) {
	for i := 1; i < len(p.doc.Tokens); i++ {
		if p.owner[i] != 0 || !p.is(i, capital) || p.is(i, titleHead|titlePart|bodyHead|calendar|honorific|notName|portfolio|pactName) || p.is(i, placeNoun) && !p.is(i+1, capital) && !p.isHyphen(i+1) && p.doc.Tokens[i].Lower != "park" {
			continue
		}
		if !(p.is(i-1, titleHead) && p.is(i-1, capital) || hasHonorific(p, i) || officeBefore(p, i) || p.is(i, maleName|femaleName) && p.is(i-1, titlePart|portfolio) && p.is(i-1, capital) && titleBefore(p, i).Len() > 0) || p.doc.Tokens[i].SentenceStart {
			continue
		}
		if p.doc.Tokens[i].POS != "PROPN" || p.is(i+1, hasDigit) || p.is(i-1, allCapitals) && p.is(i, allCapitals) {
			continue // "FM EMBASSY TO …": a cable's heading
		}
		s := titledName(p, i)
		if looksLikePerson(p, s) && (!p.titled || plainWords(p, s)) {
			a.claimPerson(p, s, "", fromPattern)
		}
	}
}

// titledName is the name that begins at token i behind a title: the
// recogniser's, where it sees a longer one, or the run of capitalised words.
func titledName(p *page, i int) text.Span {
	s := text.Span{Start: i, End: i + 1}
	for s.End < len(p.doc.Tokens) && p.owner[s.End] == 0 && !p.doc.Tokens[s.End].SentenceStart {
		if p.halved(s) {
			s.End += 2 // "Marie-Louise Coleiro"
			continue
		}
		if !(p.is(s.End, capital) && p.doc.Tokens[s.End].POS == "PROPN" || p.is(s.End, particle) && p.is(s.End+1, capital)) ||
			p.is(s.End, titleHead|bodyHead|calendar) && !(wordIn("sheikh sheik", p.lower(s.End)) && p.is(s.End+1, capital)) && !wordAsSurname(p, text.Span{Start: i, End: s.End + 1}) {
			break
		}
		s.End++
	}
	if r, ok := p.recognised(s); ok && r.Label == "PERSON" && r.Start == i && !p.titled {
		if r := trimPerson(p, r.Span); r.Start == i && r.Len() > s.Len() && p.free(r) && looksLikePerson(p, r) {
			return r // "President Hassan Sheikh Mohamud"
		}
	}
	return s
}

// halved reports whether a hyphen binds a capitalised word to the end of a name, with
// more of the name behind it.
func (p *page) halved(s text.Span) bool {
	toks := p.doc.Tokens
	return p.isHyphen(s.End) && toks[s.End].Start == toks[s.End-1].End && !toks[s.End].SpaceAfter &&
		p.is(s.End+1, capital) && p.is(s.End+2, capital) && p.owner[s.End+1] == 0
}

// findAppositives claims as people what the recogniser took for places or for
// nobody where a post stands in apposition behind two or three capitalised
// words: "Steffi Lemke, Germany's environment minister".
func (a *article) findAppositives(p *page) {
	if p.titled {
		return
	}
	for i := 1; i < len(p.doc.Tokens); i++ {
		t := &p.doc.Tokens[i]
		a.namedPost(p, i)
		if t.Dep != "appos" || t.Head >= i || !p.is(i, titleHead) || t.Tag == "NNS" {
			continue
		}
		s := text.Span{Start: t.Head, End: t.Head + 1}
		for s.Start > 0 && !p.doc.Tokens[s.Start].SentenceStart && p.is(s.Start-1, capital) && p.doc.Tokens[s.Start-1].Head == t.Head {
			s.Start--
		}
		if s.Len() < 2 || s.Len() > 3 || p.lower(s.End) != "," || !a.allVague(p, s) && !(wordIn(soleOffices, t.Lower) && a.allVagueOrBody(p, s)) || !looksLikePerson(p, s) || p.is(s.Start, titleHead|titlePart) {
			continue
		}
		a.claimOver(p, s)
		a.claimPerson(p, s, "", fromPattern)
	}
}

// soleOffices are held by people only, whatever the recogniser says: "Bhumibol
// Adulyadej, King of Thailand".
const soleOffices = `king queen emperor empress sultan emir president minister premier chancellor ambassador secretary`

// namedPost claims as a person two or three capitalised words between commas
// behind "the" or "his" and a post: "The editor, Stéphane Charbonnier, vows".
func (a *article) namedPost(p *page, i int) {
	t := &p.doc.Tokens[i]
	if t.Dep != "appos" || t.POS != "PROPN" || t.Head >= i || !p.is(t.Head, titleHead) && !wordIn(bodyRoles, p.lower(t.Head)) || p.is(t.Head, capital) || !hasArticle(p, t.Head) {
		return
	}
	s := text.Span{Start: i, End: i + 1}
	for s.Start > 0 && p.is(s.Start-1, capital) && p.doc.Tokens[s.Start-1].Head == i {
		s.Start--
	}
	if s.Len() < 2 || s.Len() > 3 || p.lower(s.Start-1) != "," || !wordIn(", .", p.lower(s.End)) || !looksLikePerson(p, s) || !a.allVagueOrBody(p, s) {
		return
	}
	a.claimOver(p, s)
	a.claimPerson(p, s, "", fromPattern)
}

// allVagueOrBody is allVague, and true of a body that the recogniser alone saw.
func (a *article) allVagueOrBody(p *page, s text.Span) bool {
	if n := p.nameAt(s.Start); n != nil && n.class == unknown && n.Span == s {
		return true
	}
	return a.allVague(p, s)
}

// allVague reports whether nobody claimed the words of a span but the
// recogniser, for a place or a thing.
func (a *article) allVague(p *page, s text.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if n := p.nameAt(i); n != nil && (n.class != nothing || n.found != fromRecogniser || n.Start < s.Start || n.End > s.End) {
			return false
		}
	}
	return true
}

// claimOver frees the words of a span from whoever claimed them.
func (a *article) claimOver(p *page, s text.Span) {
	for i := s.Start; i < s.End; i++ {
		if n := p.nameAt(i); n != nil {
			n.class = nothing
		}
		p.owner[i] = 0
	}
}
