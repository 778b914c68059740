package ontology

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// CountryEntry is a country as the table of countries knows it.
type CountryEntry struct {
	ID      ID     // "country:JP"
	Alpha2  string // ISO 3166-1 alpha-2, "JP"; "XK" for Kosovo, which ISO leaves to its users
	Alpha3  string // ISO 3166-1 alpha-3, "JPN"
	Numeric string // ISO 3166-1 numeric, three digits, "392"; "" for Kosovo
	Name    string // the short name that newspapers print: "Japan", "Ivory Coast"
	// Official is the long name, "Republic of Côte d'Ivoire"; it may equal Name.
	Official   string
	Adjectives []string // "Polish"; nil for a place where nobody lives
	Nouns      []string // nationals, singular and plural: "Pole", "Poles"
	Capitals   []string // all seats of government and their former spellings: "Kyiv", "Kiev"
	Wikidata   string   // "Q17"
	// Names are all forms of the above with their marks, and the other names,
	// former names and acronyms besides.
	Names   []Name
	aliases []string // of its Entity
}

//go:embed countries.tsv
var countriesTable string

type countryTable struct {
	all    []CountryEntry
	byCode map[string]*CountryEntry // alpha-2 and alpha-3
}

var countryEntries = sync.OnceValue(func() countryTable {
	rows := tableRows("countries.tsv", countriesTable, 11)
	t := countryTable{all: make([]CountryEntry, len(rows)), byCode: make(map[string]*CountryEntry, 2*len(rows))}
	for i, row := range rows {
		t.all[i] = readCountry(row)
		t.byCode[t.all[i].Alpha2] = &t.all[i]
		t.byCode[t.all[i].Alpha3] = &t.all[i]
	}
	return t
})

func readCountry(row []string) CountryEntry {
	id := CountryID(row[0])
	name := cellName(row[3], FormName, id)
	official := cellName(row[4], FormName, id)
	adjectives := cellNames(row[7], FormAdjective, id)
	nouns := cellNames(row[8], FormNoun, id)
	capitals := cellNames(row[9], FormCapital, id)
	for i := range capitals {
		capitals[i].Ambiguous = true // a city before it is a government
	}
	c := CountryEntry{
		ID: id, Alpha2: row[0], Alpha3: row[1], Numeric: row[2],
		Name: name.Text, Official: official.Text, Wikidata: row[10],
		Adjectives: nameTexts(adjectives), Nouns: nameTexts(nouns), Capitals: nameTexts(capitals),
	}
	c.add(name, official)
	c.add(cellNames(row[5], FormAlias, id)...)
	c.add(cellNames(row[6], FormAcronym, id)...)
	c.add(nouns...)
	c.add(adjectives...)
	c.add(capitals...)
	c.aliases = aliasTexts(c.Name, c.Names)
	return c
}

// add keeps the names that say more than those before them: a capital that is
// named like its country ("Singapore") says no more than the country does, but
// "Japanese" is both a noun and an adjective.
func (c *CountryEntry) add(names ...Name) {
	for _, name := range names {
		if !c.has(name) {
			c.Names = append(c.Names, name)
		}
	}
}

func (c *CountryEntry) has(name Name) bool {
	for _, old := range c.Names {
		bothDemonyms := old.Form == FormNoun && name.Form == FormAdjective
		if old.Text == name.Text && !bothDemonyms {
			return true
		}
	}
	return false
}

func nameTexts(names []Name) []string {
	if len(names) == 0 {
		return nil
	}
	texts := make([]string, len(names))
	for i, n := range names {
		texts[i] = n.Text
	}
	return texts
}

// Countries are all countries and territories of ISO 3166-1 and Kosovo, ascending
// by alpha-2 code. Do not change what it returns.
func Countries() []CountryEntry { return countryEntries().all }

// CountryByCode finds a country by its alpha-2 or alpha-3 code in any letter case.
func CountryByCode(code string) (*CountryEntry, bool) {
	c, ok := countryEntries().byCode[strings.ToUpper(code)]
	return c, ok
}

// CountryByID finds a country by its entity ID.
func CountryByID(id ID) (*CountryEntry, bool) {
	code, ok := strings.CutPrefix(string(id), "country:")
	if !ok {
		return nil, false
	}
	return CountryByCode(code)
}

// Entity is the country as a node of the graph, with its other names and its
// acronyms as aliases; demonyms and capitals are not names of it.
func (c *CountryEntry) Entity() Entity {
	return Entity{
		ID: c.ID, Kind: Country, Name: c.Name,
		Aliases: slices.Clone(c.aliases),
		Codes:   Codes{ISO2: c.Alpha2, ISO3: c.Alpha3, Wikidata: c.Wikidata},
	}
}

func countryNames() []Name {
	var names []Name
	for _, c := range Countries() {
		names = append(names, c.Names...)
	}
	return names
}
