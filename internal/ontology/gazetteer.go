package ontology

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Gazetteer finds the known names of countries and organisations in a text. It
// is immutable, and safe for use by many goroutines at once.
//
// Differences of apostrophe, dash, mark and white space do not count: "Cote
// d’Ivoire" is "Côte d'Ivoire", "Guinea–Bissau" is "Guinea-Bissau". Nor does
// letter case, but for names that are marked CaseSensitive.
type Gazetteer struct {
	trie  *phraseTrie
	names []Name
}

// Match is what a Gazetteer found: the names whose phrase is text[Start:End].
type Match struct {
	Start, End int // byte offsets, half-open
	// Names are the candidates: one entity if the phrase is plain, several if
	// it is shared ("Congo"). They belong to the gazetteer: do not change them.
	Names []Name
}

// Known is the gazetteer of all names in the tables of this package, built when
// it is first asked for.
var Known = sync.OnceValue(func() *Gazetteer {
	return NewGazetteer(knownNames())
})

// NewGazetteer builds a gazetteer of any names, which it copies. Acronyms are
// case-sensitive whether they are marked so or not. A name that holds runes
// other than Latin letters, digits and the punctuation of names is left out.
func NewGazetteer(names []Name) *Gazetteer {
	entries := make([]gazetteerEntry, 0, 3*len(names))
	for i := range names {
		for _, key := range spellings(names[i].Text, names[i].Form == FormAcronym) {
			entries = append(entries, gazetteerEntry{key, &names[i]})
		}
	}
	slices.SortFunc(entries, func(a, b gazetteerEntry) int { return strings.Compare(a.key, b.key) })
	g := &Gazetteer{names: make([]Name, 0, len(entries))}
	phrases := make([]triePhrase, 0, len(entries))
	for len(entries) > 0 {
		n := 1
		for n < len(entries) && entries[n].key == entries[0].key {
			n++
		}
		phrases = append(phrases, triePhrase{key: entries[0].key, first: len(g.names), n: n})
		g.addPhrase(entries[:n])
		entries = entries[n:]
	}
	g.trie = newPhraseTrie(phrases)
	return g
}

// gazetteerEntry is a name under one of its keys.
type gazetteerEntry struct {
	key  string
	name *Name
}

// addPhrase adds the names of one key.
func (g *Gazetteer) addPhrase(entries []gazetteerEntry) {
	first := len(g.names)
	for _, e := range entries {
		n := *e.name
		n.CaseSensitive = n.CaseSensitive || n.Form == FormAcronym
		g.names = append(g.names, n)
	}
	slices.SortFunc(g.names[first:], compareNames)
}

// compareNames puts the names of one phrase in order: those that ask for more
// capitals first, so that what a text satisfies is always the end of the list;
// then the plain before the ambiguous.
func compareNames(a, b Name) int {
	return cmp.Or(
		cmp.Compare(b.capitals(), a.capitals()),
		compareBools(a.Ambiguous, b.Ambiguous),
		cmp.Compare(slices.Index(formOrder, a.Form), slices.Index(formOrder, b.Form)),
		cmp.Compare(a.Target, b.Target),
		cmp.Compare(a.Text, b.Text),
	)
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// capitals is how many capitals the name asks a text for.
func (n Name) capitals() (count int) {
	if !n.CaseSensitive {
		return 0
	}
	for _, r := range n.Text {
		if unicode.IsUpper(r) {
			count++
		}
	}
	return count
}

// At gives the longest known name that begins at a byte offset of text and ends
// where a word ends; ok is false if there is none. A possessive "'s" is not
// part of it. At does not allocate.
func (g *Gazetteer) At(text string, start int) (m Match, ok bool) {
	ok = g.trie.longest(text, start, func(first, n, end int) bool {
		fit := fitting(g.names[first:first+n:first+n], text[start:end])
		if len(fit) == 0 {
			return false
		}
		m = Match{Start: start, End: end, Names: fit}
		return true
	})
	return m, ok
}

// fitting cuts off the names that ask for capitals that the phrase lacks.
func fitting(names []Name, phrase string) []Name {
	for i := range names { // a name is large: it is not copied
		n := &names[i]
		if !n.CaseSensitive || hasCapitals(phrase, n.Text) {
			return names[i:]
		}
	}
	return nil
}

// hasCapitals reports whether each capital of name is a capital in phrase,
// letter by letter; what is no letter does not count.
func hasCapitals(phrase, name string) bool {
	for {
		want, rest := nextLetter(name)
		got, others := nextLetter(phrase)
		if want == 0 {
			return true
		}
		if unicode.IsUpper(want) && !unicode.IsUpper(got) {
			return false
		}
		name, phrase = rest, others
	}
}

// nextLetter is the first letter of s and what follows it; 0 at the end.
func nextLetter(s string) (r rune, rest string) {
	for i, r := range s {
		if unicode.IsLetter(r) {
			return r, s[i+utf8.RuneLen(r):]
		}
	}
	return 0, ""
}

// Lookup gives the names whose whole phrase is s, in any letter case, as people
// type it into a search box: "us" is the United States here. A leading "the"
// does not count. Lookup does not allocate; the result belongs to the gazetteer.
func (g *Gazetteer) Lookup(s string) []Name {
	s = strings.TrimSpace(s)
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		if names := g.whole(s); names != nil {
			return names
		}
		s = strings.TrimSpace(s[4:])
	}
	return g.whole(s)
}

func (g *Gazetteer) whole(s string) (names []Name) {
	g.trie.longest(s, 0, func(first, n, end int) bool {
		if end == len(s) {
			names = g.names[first : first+n : first+n]
		}
		return end == len(s)
	})
	return names
}

// knownNames are the names of all tables.
func knownNames() []Name {
	return slices.Concat(countryNames(), organisationNames(), agreementNames(), metonymNames(), placeNames())
}
