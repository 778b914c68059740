package ontology

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
func SignOf(t RelationType) Sign {
	switch t {
	case PartnersWith, AlliedWith, TradesWith, AgreesWith,
		Supports, Aids, ConcedesTo:
		return Friendly
	case Accuses, Rejects, Opposes, Threatens, Protests,
		Sanctions, MobilisesAgainst, Coerces, Attacks:
		return Hostile
	}
	return Neither
}

// Signs are all signs.
func Signs() []Sign { return []Sign{Friendly, Hostile, Neither} }
