package network

import (
	"cmp"
	"slices"
)

// Communities puts every node into a community so that modularity is high, and
// gives each node's number: 0 is the largest community, of equally large ones the
// one with the smallest node. Source: Blondel and others, Fast Unfolding of
// Communities in Large Networks, 2008, here repeated from the nodes up until
// nothing improves.
func Communities(g *Graph) []int { return Coalitions(g, New(g.Len(), nil)) }

// Coalitions is Communities where edges are friendly or hostile, so that signed
// modularity is high: friends together, enemies apart.
func Coalitions(friendly, hostile *Graph) []int {
	base := newCrowd(friendly, hostile)
	at := make([]int, base.len())
	for i := range at {
		at[i] = i
	}
	for range louvainRounds {
		if !improve(base, at) {
			break
		}
	}
	return bySize(at)
}

// louvainRounds bounds how often all is gone through again; two or three rounds do.
const louvainRounds = 10

// improve moves nodes and then whole communities about, and reports whether any moved.
func improve(base *crowd, at []int) bool {
	moved := base.move(at)
	for {
		renumber(at)
		communities := base.gather(at)
		above := make([]int, communities.len())
		for i := range above {
			above[i] = i
		}
		if !communities.move(above) {
			return moved
		}
		moved = true
		for i, c := range at {
			at[i] = above[c]
		}
	}
}

// renumber numbers communities from 0 in the order of their smallest nodes.
func renumber(at []int) {
	numbers := map[int]int{}
	for i, c := range at {
		n, ok := numbers[c]
		if !ok {
			n = len(numbers)
			numbers[c] = n
		}
		at[i] = n
	}
}

// bySize numbers communities from 0, the largest first, then the one with the smallest node.
func bySize(at []int) []int {
	renumber(at)
	sizes := map[int]int{}
	for _, c := range at {
		sizes[c]++
	}
	order := make([]int, len(sizes))
	for c := range order {
		order[c] = c
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(sizes[b], sizes[a]), cmp.Compare(a, b)) })
	place := make([]int, len(order))
	for i, c := range order {
		place[c] = i
	}
	out := make([]int, len(at))
	for i, c := range at {
		out[i] = place[c]
	}
	return out
}
