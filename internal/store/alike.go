package store

import (
	"cmp"

	"entente/internal/ontology"
)

// AlikeQuery asks which entities have much the same relations as another.
type AlikeQuery struct {
	// Kinds are those that the entities found may be of; none means any.
	Kinds []ontology.Kind
	// Filter says which edges count; its Direction, Others and OtherKinds are as
	// seen from the two that are compared.
	Filter RelationFilter
	Limit  int // 1 to 100; 0 means 10
	Shared int // how many edges in common to give of each, 1 to 100; 0 means 5
}

// Alike is an entity with edges like those of another. Two edges are alike when
// they are of one type, lead the same way and have the same other end.
//
// The score is the weighted Jaccard similarity, in which each edge weighs as much
// as it has independent sources: the weights of what both have, of each the lesser,
// divided by the weights of all that either has, of each the greater.
type Alike struct {
	Entity *ontology.Entity
	Score  float64 // above 0, to 1
	// Shared are the edges that both have, those of the greatest lesser weight
	// first, then by the ID of Own; Count is how many there are.
	Shared []Pair
	Count  int
}

// Pair is an edge of an entity and the one like it.
type Pair struct {
	Own, Theirs *ontology.Relation
}

// Weight is the lesser of the two weights.
func (p Pair) Weight() int { return min(p.Own.IndependentSources, p.Theirs.IndependentSources) }

// ComparePairs orders what two have in common.
func ComparePairs(a, b Pair) int {
	return cmp.Or(cmp.Compare(b.Weight(), a.Weight()), cmp.Compare(a.Own.ID, b.Own.ID))
}
