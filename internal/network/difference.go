package network

import (
	"maps"
	"slices"

	"entente/internal/ontology"
)

// Change is an edge that differs between two states of the graph.
type Change struct {
	Before, After *ontology.Relation // nil where there was none, or is none
}

// Changes are the edges by which the second list differs from the first, in the
// order of their IDs, in which the lists are too. Of what day they are known makes
// no difference by itself.
func Changes(before, after []*ontology.Relation) (changes []Change) {
	for len(before) > 0 || len(after) > 0 {
		switch {
		case len(after) == 0 || len(before) > 0 && before[0].ID < after[0].ID:
			changes = append(changes, Change{Before: before[0]})
			before = before[1:]
		case len(before) == 0 || after[0].ID < before[0].ID:
			changes = append(changes, Change{After: after[0]})
			after = after[1:]
		default:
			if !same(before[0], after[0]) {
				changes = append(changes, Change{before[0], after[0]})
			}
			before, after = before[1:], after[1:]
		}
	}
	return changes
}

// ActChange is an act that rests on other edges, or is lifted by others, in one
// state of the graph than in another.
type ActChange struct {
	Before, After Act
}

// ActChanges are the acts by which the second list differs from the first: those
// that it has alone, those that it lacks, and those that are not the same; each in
// the order of subject, object and type.
func ActChanges(before, after []Act) (opened, closed []Act, changed []ActChange) {
	was := make(map[actKey]Act, len(before))
	for _, a := range before {
		was[a.key()] = a
	}
	for _, a := range after {
		old, ok := was[a.key()]
		if !ok {
			opened = append(opened, a)
		} else if !slices.EqualFunc(old.From, a.From, sameSource) {
			changed = append(changed, ActChange{old, a})
		}
		delete(was, a.key())
	}
	closed = slices.SortedFunc(maps.Values(was), compareActs)
	slices.SortFunc(opened, compareActs)
	slices.SortFunc(changed, func(a, b ActChange) int { return compareActs(a.After, b.After) })
	return opened, closed, changed
}

// same reports whether the same is known of two edges.
func same(a, b *ontology.Relation) bool {
	x, y := *a, *b
	x.KnownAt, y.KnownAt = ontology.Date{}, ontology.Date{}
	return x == y
}

func sameSource(a, b Source) bool {
	return same(a.Relation, b.Relation) && slices.EqualFunc(a.SubjectVia, b.SubjectVia, same) && slices.EqualFunc(a.ObjectVia, b.ObjectVia, same)
}
