package entities

import "entente/internal/ontology"

// knownEntity is an entity of the ontology's tables.
func knownEntity(id ontology.ID) (ontology.Entity, bool) {
	if n, ok := ontology.CountryByID(id); ok {
		return n.Entity(), true
	}
	if o, ok := ontology.OrganisationByID(id); ok {
		return o.Entity(), true
	}
	return ontology.Entity{}, false
}
