package entities

import (
	"sync"

	"entente/internal/ontology"
)

// knownEntity is an entity of the ontology's tables.
func knownEntity(id ontology.ID) (ontology.Entity, bool) {
	if n, ok := ontology.CountryByID(id); ok {
		return n.Entity(), true
	}
	if o, ok := ontology.OrganisationByID(id); ok {
		return o.Entity(), true
	}
	if g, ok := ontology.AgreementByID(id); ok {
		return g.Entity(), true
	}
	return ontology.Entity{}, false
}

// lookalikes say, by phrase, of which class a look-alike's own name is: "China
// Southern Airlines" is an organisation, though not China. What is not there is
// nobody.
var lookalikes = sync.OnceValue(func() map[string]class {
	m := map[string]class{}
	for _, l := range ontology.Lookalikes() {
		switch l.What {
		case "agreement":
			m[l.Name.Text] = pact
		case "company", "company of Taiwan", "body", "newspaper", "university":
			m[l.Name.Text] = organisation
		case "person":
			m[l.Name.Text] = person
		}
	}
	return m
})
