package network

import (
	"cmp"
	"context"
	"slices"
)

// TriadShape says what signs the three ties of a triad have.
type TriadShape string

// The shapes. Under structural balance the first two are balanced: a friend's
// friend is a friend, and a friend's enemy an enemy. Sources: Heider, Attitudes and
// Cognitive Organization, 1946; Cartwright and Harary, Structural Balance, 1956.
// Davis, Clustering and Structural Balance in Graphs, 1967, holds AllEnemies to be
// balanced too.
const (
	AllFriends  TriadShape = "ALL_FRIENDS"  // + + +
	CommonEnemy TriadShape = "COMMON_ENEMY" // + − −: two friends against a third
	Divided     TriadShape = "DIVIDED"      // + + −: friends of one are each other's enemies
	AllEnemies  TriadShape = "ALL_ENEMIES"  // − − −
)

// TriadShapes are all shapes, the balanced ones first.
func TriadShapes() []TriadShape { return []TriadShape{AllFriends, CommonEnemy, Divided, AllEnemies} }

// Balanced reports whether the shape is balanced.
func (s TriadShape) Balanced() bool { return s == AllFriends || s == CommonEnemy }

// Triad is three entities that are all tied to each other by ties with a sign.
type Triad struct {
	Shape TriadShape
	sides [3]*Tie // AB, AC, BC, where A, B and C ascend
}

// Ties are AB, AC and BC, where A, B and C ascend.
func (t *Triad) Ties() []*Tie { return t.sides[:] }

// Strength is that of the weakest tie.
func (t *Triad) Strength() int {
	return min(t.sides[0].Strength(), t.sides[1].Strength(), t.sides[2].Strength())
}

// shapeOf is the shape of a triad with so many friendly ties.
func shapeOf(friendly int) TriadShape {
	return [...]TriadShape{AllEnemies, CommonEnemy, Divided, AllFriends}[friendly]
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
				if !f(Triad{shapeOf(countFriendly(ties)), ties}) {
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

// Balance counts the triads of each shape.
type Balance map[TriadShape]int

// Share is the share of the triads that are balanced; 0 where there are none.
func (b Balance) Share() float64 {
	balanced, all := 0, 0
	for shape, n := range b {
		all += n
		if shape.Balanced() {
			balanced += n
		}
	}
	if all == 0 {
		return 0
	}
	return float64(balanced) / float64(all)
}

// Triads are the strongest triads of these shapes, at most so many, and how many
// there are of each shape. Equally strong ones are in the order of their entities.
func (s *Signed) Triads(ctx context.Context, shapes []TriadShape, most int) ([]Triad, Balance, error) {
	balance := Balance{}
	kept := strongest{most: most}
	err := s.EachTriad(ctx, func(t Triad) bool {
		balance[t.Shape]++
		if slices.Contains(shapes, t.Shape) {
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
