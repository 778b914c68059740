package store

import (
	"fmt"
	"slices"
)

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

// EntityOrders are all orders of entities.
func EntityOrders() []EntityOrder {
	return []EntityOrder{ByMentions, ByName, ByRelations, ByLastSeen, ByEntityID}
}

// RelationOrders are all orders of edges.
func RelationOrders() []RelationOrder {
	return []RelationOrder{ByReports, ByLastReported, BySince, ByConfidence, ByRelationID}
}

// Check refuses an order that does not exist with ErrInvalid.
func (o EntityOrder) Check() error { return checkOrder("entities", o.orDefault(), EntityOrders()) }

// Check refuses an order that does not exist with ErrInvalid.
func (o RelationOrder) Check() error { return checkOrder("relations", o.orDefault(), RelationOrders()) }

func (o EntityOrder) orDefault() EntityOrder {
	if o == "" {
		return ByMentions
	}
	return o
}

func (o RelationOrder) orDefault() RelationOrder {
	if o == "" {
		return ByReports
	}
	return o
}

func checkOrder[T ~string](of string, o T, all []T) error {
	if slices.Contains(all, o) {
		return nil
	}
	return fmt.Errorf("order %q of %s: %w: use one of %q", string(o), of, ErrInvalid, all)
}
