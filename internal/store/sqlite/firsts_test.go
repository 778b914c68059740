package sqlite

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestFirstsAreThoseOfTheSortedList(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	shapes := map[string]func(i int) int{
		"random": func(int) int { return r.IntN(1000) }, "few values": func(int) int { return r.IntN(3) }, "one value": func(int) int { return 7 },
		"ascending": func(i int) int { return i }, "descending": func(i int) int { return -i }, "a ridge": func(i int) int { return min(i, 500-i) },
	}
	for name, shape := range shapes {
		for range 200 {
			list := make([]int, r.IntN(500))
			for i := range list {
				list[i] = shape(i)
			}
			want := slices.Sorted(slices.Values(list))
			n := r.IntN(len(list) + 3)
			got := firsts(list, n, cmp.Compare[int])
			slices.Sort(got)
			if want = want[:min(n, len(want))]; !slices.Equal(got, want) {
				t.Fatalf("%s: the first %d of %d are %v; want %v", name, n, len(list), got, want)
			}
		}
	}
}
