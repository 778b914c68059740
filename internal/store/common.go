package store

import (
	"fmt"
	"slices"

	"entente/internal/ontology"
)

// CommonNeighbour is an entity one step away from each of several others.
type CommonNeighbour struct {
	Entity *ontology.Entity
	Sides  []Side // one for each of the others, in the order asked
}

// Side is the edges that lead to a common neighbour from one of those asked about.
type Side struct {
	From      ontology.ID
	Relations []*ontology.Relation // by ID ascending
}

// MostCompared is how many entities CommonNeighbours may be asked about; the least are two.
const MostCompared = 10

// CheckCompared gives the IDs without doubles. Fewer than two or more than
// MostCompared of them are ErrInvalid.
func CheckCompared(ids []ontology.ID) ([]ontology.ID, error) {
	var distinct []ontology.ID
	for _, id := range ids {
		if !slices.Contains(distinct, id) {
			distinct = append(distinct, id)
		}
		if len(distinct) > MostCompared {
			break
		}
	}
	if n := len(distinct); n < 2 || n > MostCompared {
		return nil, fmt.Errorf("neighbours that %d entities have in common: %w: ask about 2 to %d different ones", n, ErrInvalid, MostCompared)
	}
	return distinct, nil
}

// CommonNeighbourPlace is where a common neighbour stands in a list of these.
func CommonNeighbourPlace(n CommonNeighbour) Place {
	p := Place{ID: string(n.Entity.ID)}
	for i, s := range n.Sides {
		var reports int64
		for _, r := range s.Relations {
			reports += int64(r.Reports)
		}
		if i == 0 || -reports > p.Rank {
			p.Rank = -reports
		}
	}
	return p
}
