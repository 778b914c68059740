package network

import "entente/internal/ontology"

// Sign says whether an act is friendly or hostile.
type Sign string

// The signs. What is neither says nothing of how two stand to each other: foes
// meet too, and friends ask things of each other.
const (
	Friendly Sign = "FRIENDLY"
	Hostile  Sign = "HOSTILE"
	Neither  Sign = "NEITHER"
)

// SignOf is the sign of a relation: by the quad classes of PLOVER, in which
// cooperation is friendly and conflict is hostile, but that to meet, to visit and
// to request are neither, as are offices, memberships, seats and agreements.
// Source: https://github.com/openeventdata/PLOVER
func SignOf(t ontology.RelationType) Sign {
	switch t {
	case ontology.PartnersWith, ontology.AlliedWith, ontology.TradesWith, ontology.AgreesWith,
		ontology.Supports, ontology.Aids, ontology.ConcedesTo:
		return Friendly
	case ontology.Accuses, ontology.Rejects, ontology.Opposes, ontology.Threatens, ontology.Protests,
		ontology.Sanctions, ontology.MobilisesAgainst, ontology.Coerces, ontology.Attacks:
		return Hostile
	}
	return Neither
}

// SignedTypes are the relations that are friendly or hostile, in the ontology's order.
func SignedTypes() (types []ontology.RelationType) {
	for _, t := range ontology.RelationTypes() {
		if SignOf(t) != Neither {
			types = append(types, t)
		}
	}
	return types
}
