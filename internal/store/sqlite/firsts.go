package sqlite

import "slices"

// firsts are the first n of the list in the order of compare, in no order of
// their own. The list is left in another order. Where n is a small part it takes
// a fraction of the time of sorting: each round splits what is in question by a
// pivot and goes on in the part in which the n-th is.
func firsts[T any](list []T, n int, compare func(a, b T) int) []T {
	if n <= 0 {
		return list[:0]
	}
	lo, hi := 0, len(list)
	for rounds := 0; n < hi && hi-lo > 16; rounds++ {
		if rounds > 64 { // the pivots are bad ones
			break
		}
		pivot := middle(list[lo], list[(lo+hi)/2], list[hi-1], compare)
		i, j := lo, hi-1
		for i <= j {
			for compare(list[i], pivot) < 0 {
				i++
			}
			for compare(list[j], pivot) > 0 {
				j--
			}
			if i <= j {
				list[i], list[j] = list[j], list[i]
				i, j = i+1, j-1
			}
		}
		switch { // list[lo:j+1] <= pivot <= list[i:hi], between them only the pivot
		case n <= j:
			hi = j + 1
		case n >= i:
			lo = i
		default:
			return list[:n]
		}
	}
	if n < len(list) {
		slices.SortFunc(list[lo:hi], compare)
	}
	return list[:min(n, len(list))]
}

// middle is the one of three that is neither the first nor the last.
func middle[T any](a, b, c T, compare func(a, b T) int) T {
	if compare(b, a) < 0 {
		a, b = b, a
	}
	switch {
	case compare(c, b) >= 0:
		return b
	case compare(c, a) >= 0:
		return c
	}
	return a
}
