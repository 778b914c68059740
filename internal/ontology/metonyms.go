package ontology

import (
	_ "embed"
	"sync"
)

// Metonym is a seat of power or another place whose name stands for who sits
// there: "the Kremlin" for Russia, "Brussels" for the European Union. Capitals
// as such are names of their country of the form FormCapital.
type Metonym struct {
	Name Name   // of the form FormSeat
	Note string // when it held, or what else it means; "" mostly
}

//go:embed metonyms.tsv
var metonymsTable string

// Metonyms are all seats of power, ascending by phrase and then by target. Do
// not change what it returns.
var Metonyms = sync.OnceValue(func() []Metonym {
	rows := tableRows("metonyms.tsv", metonymsTable, 3)
	metonyms := make([]Metonym, len(rows))
	for i, row := range rows {
		metonyms[i] = Metonym{Name: cellName(row[0], FormSeat, ID(row[1])), Note: row[2]}
	}
	return metonyms
})

// Lookalike is a phrase that holds the name of a country, a nationality or a
// capital and does not mean that actor: "South China Sea", "Native Americans",
// "Paris Agreement". A gazetteer that knows it does not find "China" in it. It
// counts only with its capitals: "the Korean War", not "Korean war games".
type Lookalike struct {
	Name Name   // of the form FormLookalike, without a target
	What string // "sea", "region", "agreement", "person" …
}

//go:embed lookalikes.tsv
var lookalikesTable string

// Lookalikes are all look-alikes, ascending. Do not change what it returns.
var Lookalikes = sync.OnceValue(func() []Lookalike {
	rows := tableRows("lookalikes.tsv", lookalikesTable, 2)
	lookalikes := make([]Lookalike, len(rows))
	for i, row := range rows {
		lookalikes[i] = Lookalike{Name: Name{Text: row[0], Form: FormLookalike, CaseSensitive: true}, What: row[1]}
	}
	return lookalikes
})

func metonymNames() []Name {
	var names []Name
	for _, m := range Metonyms() {
		names = append(names, m.Name)
	}
	for _, l := range Lookalikes() {
		names = append(names, l.Name)
	}
	return names
}
