package network

import (
	"cmp"
	"context"
	"slices"

	"entente/internal/ontology"
)

// Signed is a network of ties: who stands with whom, and who against whom.
type Signed struct {
	IDs  []ontology.ID // of the ends of ties, ascending; their places number the nodes
	Ties []Tie         // by A, then B
}

// NewSigned is the network of the ties that the acts make.
func NewSigned(acts []Act) *Signed {
	s := &Signed{Ties: Ties(acts)}
	for _, t := range s.Ties {
		s.IDs = append(s.IDs, t.A, t.B)
	}
	slices.Sort(s.IDs)
	s.IDs = slices.Compact(s.IDs)
	return s
}

// node is the number of an end of a tie.
func (s *Signed) node(id ontology.ID) int {
	i, _ := slices.BinarySearch(s.IDs, id)
	return i
}

// graph is the graph of some of the ties, weighed.
func (s *Signed) graph(weigh func(*Tie) int) *Graph {
	var edges []Edge
	for i := range s.Ties {
		t := &s.Ties[i]
		if w := weigh(t); w > 0 {
			edges = append(edges, Edge{s.node(t.A), s.node(t.B), float64(w)})
		}
	}
	return New(len(s.IDs), edges)
}

func (s *Signed) friendly() *Graph { return s.graph(func(t *Tie) int { return t.Friendly }) }
func (s *Signed) hostile() *Graph  { return s.graph(func(t *Tie) int { return t.Hostile }) }

// Strongest are the strongest ties, at most so many, of equal ones the first.
func Strongest(ties []*Tie, most int) []*Tie {
	out := slices.Clone(ties)
	slices.SortStableFunc(out, func(a, b *Tie) int { return cmp.Compare(b.Strength(), a.Strength()) })
	return out[:min(len(out), most)]
}

// Coalition is entities that stand together.
type Coalition struct {
	Members []ontology.ID // ascending
	Within  []*Tie        // ties among members
}

// Coalitions are the parts into which signed modularity divides the network, the
// largest first, and that modularity. Those of one member are left out.
func (s *Signed) Coalitions() (coalitions []Coalition, modularity float64) {
	friendly, hostile := s.friendly(), s.hostile()
	at := Coalitions(friendly, hostile)
	for i, c := range at {
		for len(coalitions) <= c {
			coalitions = append(coalitions, Coalition{})
		}
		coalitions[c].Members = append(coalitions[c].Members, s.IDs[i])
	}
	for i := range s.Ties {
		t := &s.Ties[i]
		if c := at[s.node(t.A)]; c == at[s.node(t.B)] {
			coalitions[c].Within = append(coalitions[c].Within, t)
		}
	}
	alone := func(c Coalition) bool { return len(c.Members) < 2 }
	return slices.DeleteFunc(coalitions, alone), SignedModularity(friendly, hostile, at)
}

// between is, for each node, the betweenness in the network of friendly ties alone.
func (s *Signed) between(ctx context.Context) ([]float64, error) {
	return Betweenness(ctx, s.graph(func(t *Tie) int {
		if t.Sign() != Friendly {
			return 0
		}
		return t.Strength()
	}))
}
