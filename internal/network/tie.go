package network

import (
	"cmp"
	"slices"

	"entente/internal/ontology"
)

// Tie is all that friendly and hostile acts say of two entities.
type Tie struct {
	A, B              ontology.ID // A before B
	Friendly, Hostile int         // events
	Acts              []Act
}

// Balance is between −1, where all events are hostile, and 1, where all are friendly.
func (t *Tie) Balance() float64 { return BalanceOf(t.Friendly, t.Hostile) }

// BalanceOf is the difference of friendly and hostile events as a share of both; 0
// where there is neither.
func BalanceOf(friendly, hostile int) float64 {
	return float64(friendly-hostile) / float64(max(friendly+hostile, 1))
}

// Sign is what most events of the tie are; NEITHER where they are as many.
func (t *Tie) Sign() Sign {
	switch {
	case t.Friendly > t.Hostile:
		return Friendly
	case t.Friendly < t.Hostile:
		return Hostile
	}
	return Neither
}

// Strength is how many events more are of the tie's sign than of the other.
func (t *Tie) Strength() int { return max(t.Friendly-t.Hostile, t.Hostile-t.Friendly) }

// Relations are the edges that the tie rests on, in the order of their IDs.
func (t *Tie) Relations() (all []*ontology.Relation) {
	for _, a := range t.Acts {
		all = append(all, a.Relations()...)
	}
	slices.SortFunc(all, func(a, b *ontology.Relation) int { return cmp.Compare(a.ID, b.ID) })
	return slices.CompactFunc(all, func(a, b *ontology.Relation) bool { return a.ID == b.ID })
}

// Ties are the ties of the acts, by A, then B. Acts that are neither friendly nor
// hostile make none.
func Ties(acts []Act) []Tie {
	byEnds := map[[2]ontology.ID]*Tie{}
	for _, act := range acts {
		sign := SignOf(act.Type)
		if sign == Neither {
			continue
		}
		ends := [2]ontology.ID{min(act.Subject, act.Object), max(act.Subject, act.Object)}
		t := byEnds[ends]
		if t == nil {
			t = &Tie{A: ends[0], B: ends[1]}
			byEnds[ends] = t
		}
		if sign == Friendly {
			t.Friendly += act.Events()
		} else {
			t.Hostile += act.Events()
		}
		t.Acts = append(t.Acts, act)
	}
	out := make([]Tie, 0, len(byEnds))
	for _, t := range byEnds {
		slices.SortFunc(t.Acts, compareActs)
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b Tie) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return out
}
