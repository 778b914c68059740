package neo4j

import (
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestNoFingerprintThatIsNearIsLeftOut puts what Neo4j looks up of a fingerprint to
// some that differ in so many bits.
func TestNoFingerprintThatIsNearIsLeftOut(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		given, distance := r.Uint64(), r.IntN((mostShare+1)*parts)
		other := given
		for range distance {
			other ^= 1 << r.IntN(64)
		}
		if !passes(mayBeNear([]uint64{given}, distance), other) {
			t.Fatalf("%x is %d bits from %x and left out of %d", other, bits.OnesCount64(given^other), given, distance)
		}
	}
	passed := 0
	s := mayBeNear([]uint64{r.Uint64()}, 10)
	for range 20_000 {
		if passes(s, r.Uint64()) {
			passed++
		}
	}
	if passed == 0 || passed > 20_000/100 {
		t.Errorf("%d of 20,000 random fingerprints may be within 10 bits, want some, but fewer than one of 100", passed)
	}
}

// passes reports whether the statement finds an article with this fingerprint.
func passes(s statement, print uint64) bool {
	asked := s.params["in"].(params)["asked"].([]any)[0].(params)
	for part := range parts {
		if slices.Contains(asked[partProperty(part)].([]int64), partOf(print, part)) {
			return true
		}
	}
	return false
}

func TestNumbersWithinSomeBits(t *testing.T) {
	for size := range 8 {
		for n := range int64(1) << size {
			for most := range 4 {
				got := map[int64]bool{}
				for _, m := range within(n, size, most) {
					if got[m] || m < 0 || m >= 1<<size || bits.OnesCount64(uint64(n^m)) > most {
						t.Fatalf("within(%d, %d, %d) has %d", n, size, most, m)
					}
					got[m] = true
				}
				want := 0
				for m := range int64(1) << size {
					if bits.OnesCount64(uint64(n^m)) <= most {
						want++
					}
				}
				if len(got) != want {
					t.Fatalf("within(%d, %d, %d) has %d numbers, want %d", n, size, most, len(got), want)
				}
			}
		}
	}
}
