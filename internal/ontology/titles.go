package ontology

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// TitleClass says what sort of post or form of address a title is.
type TitleClass string

// The classes of titles.
const (
	TitleHeadOfState      TitleClass = "head of state"
	TitleHeadOfGovernment TitleClass = "head of government"
	TitleDeputy           TitleClass = "deputy" // of one of the two above
	TitleMinister         TitleClass = "minister"
	TitleRoyal            TitleClass = "royal"
	TitleEnvoy            TitleClass = "envoy"
	TitleSpokesperson     TitleClass = "spokesperson"
	TitleOfficer          TitleClass = "officer"
	TitleLegislator       TitleClass = "legislator"
	TitleOfficial         TitleClass = "official"
	TitleJudge            TitleClass = "judge"
	TitleBodyHead         TitleClass = "body head"
	TitlePartyLeader      TitleClass = "party leader"
	TitleOpposition       TitleClass = "opposition"
	TitleLocal            TitleClass = "local" // governors and mayors, who do not speak for a state
	TitleCleric           TitleClass = "cleric"
	TitleSpouse           TitleClass = "spouse"
	TitleHonorific        TitleClass = "honorific"
	TitleProfession       TitleClass = "profession"
)

// TitleClasses are all classes.
func TitleClasses() []TitleClass {
	return []TitleClass{
		TitleHeadOfState, TitleHeadOfGovernment, TitleDeputy, TitleMinister, TitleRoyal, TitleEnvoy,
		TitleSpokesperson, TitleOfficer, TitleLegislator, TitleOfficial, TitleJudge, TitleBodyHead,
		TitlePartyLeader, TitleOpposition, TitleLocal, TitleCleric, TitleSpouse, TitleHonorific, TitleProfession,
	}
}

// TitleOffice says for whom the holder of a title speaks.
type TitleOffice string

// The three kinds of office. A title of a state or a body gives REPRESENTS.
const (
	OfficeOfState TitleOffice = "state" // of the state that the text or the title gives
	OfficeOfBody  TitleOffice = "body"  // of the organisation that the text or the title gives
	NoOffice      TitleOffice = "no"
)

// Title is a post, a rank or a form of address that introduces a person.
type Title struct {
	Text   string // "Foreign Minister", "Lt. Gen."
	Class  TitleClass
	Office TitleOffice
	// Target is whom the title speaks of where the text names nobody else:
	// "Secretary of State" is the United States'; "" mostly.
	Target        ID
	CaseSensitive bool // counts only with the capitals shown: "General", not "general"
}

// Represents reports whether holding the title is REPRESENTS.
func (t Title) Represents() bool { return t.Office != NoOffice }

//go:embed titles.tsv
var titlesTable string

type titleIndex struct {
	titles []Title
	trie   *phraseTrie
	values []Title // those of the trie's phrases
}

var titleEntries = sync.OnceValue(func() titleIndex {
	rows := tableRows("titles.tsv", titlesTable, 4)
	ix := titleIndex{titles: make([]Title, len(rows))}
	var entries []titleEntry
	for i, row := range rows {
		n := cellName(row[0], FormName, ID(row[2]))
		t := Title{Text: n.Text, Class: TitleClass(row[1]), Target: n.Target, Office: TitleOffice(row[3]), CaseSensitive: n.CaseSensitive}
		ix.titles[i] = t
		for _, key := range spellings(t.Text, false) {
			entries = append(entries, titleEntry{key, t})
		}
	}
	ix.index(entries)
	return ix
})

type titleEntry struct {
	key   string
	title Title
}

// index builds the trie; of two titles under one key the first of the table stands.
func (ix *titleIndex) index(entries []titleEntry) {
	slices.SortStableFunc(entries, func(a, b titleEntry) int { return strings.Compare(a.key, b.key) })
	var phrases []triePhrase
	for _, e := range entries {
		if n := len(phrases); n > 0 && phrases[n-1].key == e.key {
			continue
		}
		phrases = append(phrases, triePhrase{key: e.key, first: len(ix.values), n: 1})
		ix.values = append(ix.values, e.title)
	}
	ix.trie = newPhraseTrie(phrases)
}

// Titles are all titles, ascending. Do not change what it returns.
func Titles() []Title { return titleEntries().titles }

// TitleAt gives the longest title that begins at a byte offset of text, and
// where it ends; ok is false if there is none. A full stop that ends an
// abbreviation belongs to it. TitleAt does not allocate.
func TitleAt(text string, start int) (t Title, end int, ok bool) {
	ix := titleEntries()
	ok = ix.trie.longest(text, start, func(first, _, at int) bool {
		found := &ix.values[first]
		if found.CaseSensitive && !hasCapitals(text[start:at], found.Text) {
			return false
		}
		t, end = *found, at
		return true
	})
	return t, end, ok
}
