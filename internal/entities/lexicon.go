package entities

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"entente/internal/text"
)

// trait is a set of facts about one word that the rules ask for, so that a text
// costs one look-up a token.
type trait uint64

// What a word can be. The lists stand in the file of the rule that reads them.
const (
	bodyHead     trait = 1 << iota // heads a proper name of an organisation: "Ministry", "University"
	bodySuffix                     // ends a company's name: "Ltd"
	bodyOf                         // a bodyHead that is completed by "of …": "Ministry of"
	service                        // a body that a nationality makes a name of, in lower case too: "navy"
	portfolio                      // what a ministry is for: "foreign", "defence"
	titleHead                      // "president", "minister"
	titlePart                      // "deputy", "foreign", "prime"
	honorific                      // "Mr", "Lt"
	actorNoun                      // "government", "officials": a nationality before it acts as its state
	thingNoun                      // "food", "car": a nationality before it is only an origin
	pactNoun                       // "deal", "treaty"
	pactName                       // heads a proper name of an agreement: "Convention"
	pactLoose                      // an agreement only where it is signed: "framework", "partnership"
	signVerb                       // "sign", "conclude"
	speechVerb                     // "say", "warn"
	goVerb                         // "travel", "visit"
	placeNoun                      // "Sea", "Airport": what bears a name before it is a place
	placeOf                        // "Gulf", "Strait": the same, with "of" and a name behind it
	particle                       // "bin", "van", "al": inside a person's name
	calendar                       // months, days
	notName                        // capitalised in headlines and labels, never a name by itself
	regimeNoun                     // "regime", "administration": a leader's name before it is the state
	firstPerson                    // "we", "our"
	state                          // a state of the United States
	generational                   // "Jr."
	nationNoun                     // "country", "nation": the noun for a state
	bodyNoun                       // "company", "ministry": the noun for an organisation
	sideNoun                       // "sides", "parties": the noun for those who deal with each other
	manNoun                        // "president", "leader": the noun for a person
	mediaHead                      // "News", "Times": ends the name of a newspaper or station
	memberNoun                     // "inspectors": an organisation before it acts
	maleName                       // a man's given name; with femaleName, either's
	femaleName
	fighterNoun // "militants": the people of an armed group
	bareNoun    // "government", "parliament": said of a state without a determiner
	commonWord  // "policy", "human": a word that alone makes no name
	shipNoun    // "destroyer", "USS"
	thingHead   // "system", "summit": ends the name of a thing or an event
	partyPerson // "democrats": the people of a party
	humanKind   // "man", "researcher": what only people are
	sportWord   // "goal", "league": by which a text is known to be about sport
	leaderWord  // a leader's name of one word, folded
	leaderGiven // the first word of a leader's full name, folded
	capital     // the token begins with a capital
	allCapitals // two letters or more, all of them capitals
	hasDigit
	hasLetter
	initial    // "J."
	hasCapital // a capital anywhere: "iPhone"
	quoteMark
)

// words are the lists of all rules, one string of words parted by spaces each.
var words = []struct {
	is   trait
	list string
}{
	{bodyHead, bodyHeads}, {shipNoun, shipNouns}, {commonWord, commonWords}, {maleName, maleNames}, {femaleName, femaleNames}, {memberNoun, memberNouns}, {bareNoun, bareNouns}, {bodyHead | bodyOf, bodyOfHeads}, {bodySuffix, companySuffixes},
	{bodyHead | mediaHead, mediaHeads},
	{service, services}, {portfolio, portfolios},
	{titleHead, titleHeads}, {titlePart, titleParts}, {honorific, honorifics},
	{actorNoun, actorNouns}, {thingNoun, thingNouns},
	{pactNoun, pactNouns}, {pactName, pactNames}, {pactLoose, loosePactNouns}, {signVerb, signVerbs},
	{speechVerb, speechVerbs}, {goVerb, goVerbs},
	{placeNoun, placeNouns}, {placeOf, placeOfNouns},
	{particle, particles}, {calendar, calendarWords}, {notName, notNames},
	{regimeNoun, regimeNouns}, {firstPerson, "we us our ours ourselves"}, {state, americanStates},
	{generational, "jr jr. sr sr. junior senior ii iii iv"},
	{nationNoun, nationNouns}, {bodyNoun, bodyNouns}, {sideNoun, sideNouns}, {manNoun, manNouns}, {fighterNoun, fighterNouns},
	{thingHead, thingHeads}, {partyPerson, partyPeople}, {humanKind, kindsOfPeople}, {sportWord, sportWords},
}

var lexicon = sync.OnceValue(func() *wordList {
	all := map[string]trait{}
	for _, w := range words {
		for word := range strings.FieldsSeq(w.list) {
			all[word] |= w.is
		}
	}
	for name := range leaders() {
		if !strings.Contains(name, " ") {
			all[name] |= leaderWord
		}
	}
	for word := range leaderFirst() {
		all[word] |= leaderGiven
	}
	listed := slices.Sorted(maps.Keys(all))
	l := &wordList{words: text.NewVocabulary(listed), traits: make([]trait, len(listed))}
	for n, word := range listed {
		l.traits[n] = all[word]
	}
	return l
})

// wordList is the traits of all listed words.
type wordList struct {
	words  *text.Vocabulary
	traits []trait // by number of the word
}

// of are the traits of a word in lower case.
func (l *wordList) of(word string) trait {
	if n := l.words.Number(word); n >= 0 {
		return l.traits[n]
	}
	return 0
}

// shape is what the letters of a token say; lower is the token in lower case.
func shape(s, lower string) (t trait) {
	if s == lower && plainWord(s) { // most are
		return hasLetter
	}
	upper, letters := 0, 0
	for i, r := range s {
		switch {
		case 'A' <= r && r <= 'Z' || r > 127 && isUpper(r):
			upper++
			letters++
			if i == 0 {
				t |= capital
			}
		case 'a' <= r && r <= 'z' || r > 127 && isLetter(r):
			letters++
		case '0' <= r && r <= '9':
			t |= hasDigit
		}
	}
	if letters > 0 {
		t |= hasLetter
	}
	if upper > 0 {
		t |= hasCapital
	}
	if upper == letters && letters > 1 {
		t |= allCapitals
	}
	if letters == 1 && upper == 1 && len(s) <= 3 && (len(s) == 1 || s[len(s)-1] == '.') {
		t |= initial
	}
	return t
}

// plainWord reports whether a token is nothing but ASCII letters in lower case.
func plainWord(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return s != ""
}
