package ontology

import (
	_ "embed"
	"slices"
	"sync"
)

// AgreementEntry is an agreement with a proper name, as the table of agreements
// knows it. Who is party to it only articles say.
type AgreementEntry struct {
	ID   ID     // "agreement:new-start"
	Name string // "New START"
	Form string // "treaty", "convention"
	// Names are all forms with their marks; each counts only with its capitals,
	// so that "the Paris Agreement" is one and "a Paris agreement" is not.
	Names   []Name
	aliases []string // of its Entity
}

//go:embed agreements.tsv
var agreementsTable string

type agreementTable struct {
	all  []AgreementEntry
	byID map[ID]*AgreementEntry
}

var agreementEntries = sync.OnceValue(func() agreementTable {
	rows := tableRows("agreements.tsv", agreementsTable, 5)
	t := agreementTable{all: make([]AgreementEntry, len(rows)), byID: make(map[ID]*AgreementEntry, len(rows))}
	for i, row := range rows {
		t.all[i] = readAgreement(row)
		t.byID[t.all[i].ID] = &t.all[i]
	}
	return t
})

func readAgreement(row []string) AgreementEntry {
	id := ID(row[0])
	name := cellName(row[1], FormName, id)
	a := AgreementEntry{ID: id, Name: name.Text, Form: row[2]}
	a.Names = append(a.Names, name)
	a.Names = append(a.Names, cellNames(row[3], FormAcronym, id)...)
	a.Names = append(a.Names, cellNames(row[4], FormAlias, id)...)
	for i := range a.Names {
		a.Names[i].CaseSensitive = true
	}
	a.aliases = aliasTexts(a.Name, a.Names)
	return a
}

// Agreements are all agreements of the table, ascending by ID. Do not change
// what it returns.
func Agreements() []AgreementEntry { return agreementEntries().all }

// AgreementByID finds an agreement of the table by its entity ID.
func AgreementByID(id ID) (*AgreementEntry, bool) {
	a, ok := agreementEntries().byID[id]
	return a, ok
}

// Entity is the agreement as a node of the graph.
func (a *AgreementEntry) Entity() Entity {
	return Entity{ID: a.ID, Kind: Agreement, Name: a.Name, Aliases: slices.Clone(a.aliases), Pact: &Pact{Form: a.Form}}
}

func agreementNames() []Name {
	var names []Name
	for _, a := range Agreements() {
		names = append(names, a.Names...)
	}
	return names
}
