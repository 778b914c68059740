package ontology

import (
	_ "embed"
	"sync"
)

//go:embed places.tsv
var placesTable string

// Places are cities other than capitals, regions and waters that newspapers
// name. None is an entity: they are look-alikes that keep their words from being
// taken for a body or a person. Ascending; do not change what it returns.
var Places = sync.OnceValue(func() []Lookalike {
	rows := tableRows("places.tsv", placesTable, 2)
	places := make([]Lookalike, len(rows))
	for i, row := range rows {
		places[i] = Lookalike{Name: Name{Text: row[0], Form: FormLookalike, CaseSensitive: true}, What: row[1]}
	}
	return places
})

func placeNames() []Name {
	names := make([]Name, len(Places()))
	for i, p := range Places() {
		names[i] = p.Name
	}
	return names
}
