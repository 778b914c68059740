package store

// EntityOrder sorts entities; ties are broken by ID ascending.
type EntityOrder string

// The orders of entities.
const (
	ByMentions  EntityOrder = "MENTIONS"  // most mentioned first; also the zero order
	ByName      EntityOrder = "NAME"      // by ontology.Fold of the name, ascending
	ByRelations EntityOrder = "RELATIONS" // most edges first
	ByLastSeen  EntityOrder = "LAST_SEEN" // latest first, undated last
	ByEntityID  EntityOrder = "ID"        // ascending
)

// RelationOrder sorts edges; ties are broken by ID ascending.
type RelationOrder string

// The orders of edges.
const (
	ByReports      RelationOrder = "REPORTS"       // most reports first; also the zero order
	ByLastReported RelationOrder = "LAST_REPORTED" // latest first, undated last
	BySince        RelationOrder = "SINCE"         // earliest first, undated last
	ByConfidence   RelationOrder = "CONFIDENCE"    // surest first
	ByRelationID   RelationOrder = "ID"            // ascending
)
