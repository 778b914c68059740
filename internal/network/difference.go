package network

import "entente/internal/ontology"

// Change is an edge that differs between two states of the graph.
type Change struct {
	Before, After *ontology.Relation // nil where there was none, or is none
}

// Changes are the edges by which the second list differs from the first, in the
// order of their IDs, in which the lists are too.
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
			if *before[0] != *after[0] {
				changes = append(changes, Change{before[0], after[0]})
			}
			before, after = before[1:], after[1:]
		}
	}
	return changes
}
