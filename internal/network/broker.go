package network

import (
	"cmp"
	"context"
	"slices"

	"entente/internal/ontology"
)

// Broker is an entity that stands well with others who stand ill with each other.
type Broker struct {
	ID ontology.ID
	// Betweenness is its share of the shortest ways over friendly ties alone.
	Betweenness float64
	// Count is how many divided triads there are in which both friendly ties are
	// its own; Bridges are the strongest of them.
	Count   int
	Bridges []Triad
}

// maxBridges is how many of a broker's triads are kept.
const maxBridges = 100

// Brokers are the entities that bridge the most hostile ties, at most so many;
// equal ones by betweenness, then by ID. Those that bridge none are left out.
func (s *Signed) Brokers(ctx context.Context, most int) ([]Broker, error) {
	between, err := s.between(ctx)
	if err != nil {
		return nil, err
	}
	counts, bridges := map[ontology.ID]int{}, map[ontology.ID]*strongest{}
	err = s.EachTriad(ctx, func(t Triad) bool {
		if t.Shape != Divided {
			return true
		}
		id := t.broker()
		if counts[id]++; bridges[id] == nil {
			bridges[id] = &strongest{most: maxBridges}
		}
		bridges[id].offer(t)
		return true
	})
	if err != nil {
		return nil, err
	}
	out := make([]Broker, 0, len(bridges))
	for id, own := range bridges {
		out = append(out, Broker{id, between[s.node(id)], counts[id], own.list()})
	}
	slices.SortFunc(out, func(a, b Broker) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(b.Betweenness, a.Betweenness), cmp.Compare(a.ID, b.ID))
	})
	return out[:min(len(out), most)], nil
}

// broker is who is not an end of the hostile tie.
func (t *Triad) broker() ontology.ID {
	switch Hostile {
	case t.sides[0].Sign():
		return t.sides[1].B
	case t.sides[1].Sign():
		return t.sides[0].B
	}
	return t.sides[0].A
}

// Hostility is the hostile tie of a divided triad.
func (t *Triad) Hostility() *Tie {
	for _, tie := range t.sides {
		if tie.Sign() == Hostile {
			return tie
		}
	}
	return nil
}
