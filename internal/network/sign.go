package network

import "entente/internal/ontology"

// Sign says whether an act is friendly or hostile.
type Sign = ontology.Sign

// The signs.
const (
	Friendly = ontology.Friendly
	Hostile  = ontology.Hostile
	Neither  = ontology.Neither
)

// SignOf is the sign of a relation.
func SignOf(t ontology.RelationType) Sign { return ontology.SignOf(t) }

// SignedTypes are the relations that are friendly or hostile, in the ontology's order.
func SignedTypes() (types []ontology.RelationType) {
	for _, t := range ontology.RelationTypes() {
		if SignOf(t) != Neither {
			types = append(types, t)
		}
	}
	return types
}
