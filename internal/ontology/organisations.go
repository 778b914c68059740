package ontology

import (
	_ "embed"
	"slices"
	"sync"
)

// OrganisationSort says what sort of body an organisation is.
type OrganisationSort string

// The sorts of organisation that the table tells apart.
const (
	SortIntergovernmental OrganisationSort = "intergovernmental" // a body of states, its organs and agencies
	SortAlliance          OrganisationSort = "alliance"          // states joined for defence or security
	SortGovernment        OrganisationSort = "government"        // a ministry, agency or office of a state
	SortRegional          OrganisationSort = "regional government"
	SortLegislature       OrganisationSort = "legislature"
	SortCourt             OrganisationSort = "court"
	SortArmedForce        OrganisationSort = "armed force" // of a state
	SortIntelligence      OrganisationSort = "intelligence service"
	SortArmedGroup        OrganisationSort = "armed group" // of no state, or against one
	SortParty             OrganisationSort = "party"
	SortMovement          OrganisationSort = "movement"
	SortCompany           OrganisationSort = "company"
	SortBank              OrganisationSort = "bank" // central, development and commercial banks
	SortNews              OrganisationSort = "news" // agencies, newspapers, broadcasters
	SortNGO               OrganisationSort = "NGO"  // charities, campaigns, churches, sport
	SortResearch          OrganisationSort = "research"
	SortUniversity        OrganisationSort = "university"
)

// OrganisationSorts are all sorts.
func OrganisationSorts() []OrganisationSort {
	return []OrganisationSort{
		SortIntergovernmental, SortAlliance, SortGovernment, SortRegional, SortLegislature, SortCourt,
		SortArmedForce, SortIntelligence, SortArmedGroup, SortParty, SortMovement, SortCompany, SortBank,
		SortNews, SortNGO, SortResearch, SortUniversity,
	}
}

// OrganisationEntry is an organisation as the table of organisations knows it.
type OrganisationEntry struct {
	ID   ID     // "organisation:european-union"
	Name string // full English name; one that several states share ends with the state: "State Duma", "Ministry of Foreign Affairs (China)"
	Sort OrganisationSort
	// Country is the state that it belongs to or works in; "" for a body of
	// many states. It is what the table knows, not what an article states: no
	// BASED_IN follows from it.
	Country  ID
	Wikidata string // "Q458"; "" where no public table confirmed it
	// Names are all forms with their marks.
	Names   []Name
	aliases []string // of its Entity
}

//go:embed organisations.tsv
var organisationsTable string

type organisationTable struct {
	all  []OrganisationEntry
	byID map[ID]*OrganisationEntry
}

var organisationEntries = sync.OnceValue(func() organisationTable {
	rows := tableRows("organisations.tsv", organisationsTable, 7)
	t := organisationTable{all: make([]OrganisationEntry, len(rows)), byID: make(map[ID]*OrganisationEntry, len(rows))}
	for i, row := range rows {
		t.all[i] = readOrganisation(row)
		t.byID[t.all[i].ID] = &t.all[i]
	}
	return t
})

func readOrganisation(row []string) OrganisationEntry {
	id := ID(row[0])
	name := cellName(row[1], FormName, id)
	o := OrganisationEntry{ID: id, Name: name.Text, Sort: OrganisationSort(row[2]), Wikidata: row[6]}
	if row[3] != "" {
		o.Country = CountryID(row[3])
	}
	o.Names = append(o.Names, name)
	o.Names = append(o.Names, cellNames(row[4], FormAcronym, id)...)
	o.Names = append(o.Names, cellNames(row[5], FormAlias, id)...)
	o.aliases = aliasTexts(o.Name, o.Names)
	return o
}

// Organisations are all organisations of the table, ascending by ID. Do not
// change what it returns.
func Organisations() []OrganisationEntry { return organisationEntries().all }

// OrganisationByID finds an organisation of the table by its entity ID.
func OrganisationByID(id ID) (*OrganisationEntry, bool) {
	o, ok := organisationEntries().byID[id]
	return o, ok
}

// Entity is the organisation as a node of the graph, with its other names and
// acronyms as aliases and its sort as the description.
func (o *OrganisationEntry) Entity() Entity {
	return Entity{
		ID: o.ID, Kind: Organisation, Name: o.Name,
		Aliases:     slices.Clone(o.aliases),
		Description: string(o.Sort),
		Codes:       Codes{Wikidata: o.Wikidata},
	}
}

func organisationNames() []Name {
	var names []Name
	for _, o := range Organisations() {
		names = append(names, o.Names...)
	}
	return names
}
