package network

import (
	"cmp"
	"context"
	"slices"
)

// TriadKind says what signs the three ties of a triad have.
type TriadKind string

// The kinds. Under structural balance the first two are balanced: a friend's
// friend is a friend, and a friend's enemy an enemy. Sources: Heider, Attitudes and
// Cognitive Organization, 1946; Cartwright and Harary, Structural Balance, 1956.
// Davis, Clustering and Structural Balance in Graphs, 1967, holds AllEnemies to be
// balanced too.
const (
	AllFriends  TriadKind = "ALL_FRIENDS"  // + + +
	CommonEnemy TriadKind = "COMMON_ENEMY" // + − −: two friends against a third
	Divided     TriadKind = "DIVIDED"      // + + −: friends of one are each other's enemies
	AllEnemies  TriadKind = "ALL_ENEMIES"  // − − −
)

// TriadKinds are all kinds, the balanced ones first.
func TriadKinds() []TriadKind { return []TriadKind{AllFriends, CommonEnemy, Divided, AllEnemies} }

// Balanced reports whether the kind is balanced.
func (k TriadKind) Balanced() bool { return k == AllFriends || k == CommonEnemy }

// Triad is three entities that are all tied to each other by ties with a sign.
type Triad struct {
	Kind TriadKind
	Ties [3]*Tie // AB, AC, BC, where A, B and C ascend
}

// Strength is that of the weakest tie.
func (t *Triad) Strength() int {
	return min(t.Ties[0].Strength(), t.Ties[1].Strength(), t.Ties[2].Strength())
}

// kindOf is the kind of a triad with so many friendly ties.
func kindOf(friendly int) TriadKind {
	return [...]TriadKind{AllEnemies, CommonEnemy, Divided, AllFriends}[friendly]
}

// EachTriad gives every triad once, until f returns false. They come in the order of A, B and C.
func (s *Signed) EachTriad(ctx context.Context, f func(Triad) bool) error {
	after := make([]map[int]*Tie, len(s.IDs)) // ties by their lesser end, then by the other
	order := make([][]int, len(s.IDs))
	for i := range s.Ties {
		t := &s.Ties[i]
		if t.Sign() == Neither {
			continue
		}
		a, b := s.node(t.A), s.node(t.B)
		if after[a] == nil {
			after[a] = map[int]*Tie{}
		}
		after[a][b] = t
		order[a] = append(order[a], b)
	}
	for a := range s.IDs {
		if err := ctx.Err(); err != nil {
			return err
		}
		for i, b := range order[a] {
			for _, c := range order[a][i+1:] {
				far := after[b][c]
				if far == nil {
					continue
				}
				ties := [3]*Tie{after[a][b], after[a][c], far}
				if !f(Triad{kindOf(countFriendly(ties)), ties}) {
					return nil
				}
			}
		}
	}
	return nil
}

func countFriendly(ties [3]*Tie) (n int) {
	for _, t := range ties {
		if t.Sign() == Friendly {
			n++
		}
	}
	return n
}

// Balance counts the triads of each kind.
type Balance map[TriadKind]int

// Share is the share of the triads that are balanced; 0 where there are none.
func (b Balance) Share() float64 {
	balanced, all := 0, 0
	for kind, n := range b {
		all += n
		if kind.Balanced() {
			balanced += n
		}
	}
	if all == 0 {
		return 0
	}
	return float64(balanced) / float64(all)
}

// Triads are the strongest triads of these kinds, at most so many, and how many
// there are of each kind. Equally strong ones are in the order of their entities.
func (s *Signed) Triads(ctx context.Context, kinds []TriadKind, most int) ([]Triad, Balance, error) {
	balance := Balance{}
	kept := strongest{most: most}
	err := s.EachTriad(ctx, func(t Triad) bool {
		balance[t.Kind]++
		if slices.Contains(kinds, t.Kind) {
			kept.offer(t)
		}
		return true
	})
	return kept.list(), balance, err
}

// strongest keeps the strongest of the triads that it is offered, of equal ones
// the first.
type strongest struct {
	most int
	kept []Triad
}

func (s *strongest) offer(t Triad) {
	if s.kept = append(s.kept, t); len(s.kept) > 2*s.most+64 {
		s.kept = s.list()
	}
}

func (s *strongest) list() []Triad {
	slices.SortStableFunc(s.kept, func(a, b Triad) int { return cmp.Compare(b.Strength(), a.Strength()) })
	return s.kept[:min(len(s.kept), s.most)]
}
