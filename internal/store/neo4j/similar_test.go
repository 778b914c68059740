package neo4j

import (
	"math/bits"
	"math/rand/v2"
	"testing"
)

// TestNoFingerprintThatIsNearIsLeftOut puts what Cypher tests of a fingerprint to
// some that differ in so many bits.
func TestNoFingerprintThatIsNearIsLeftOut(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		given, distance := r.Uint64(), r.IntN((mostShare+1)*blocks)
		other := given
		for range distance {
			other ^= 1 << r.IntN(64)
		}
		if !passes(mayBeNear(given, distance), int64(other)) {
			t.Fatalf("%x is %d bits from %x and left out of %d", other, bits.OnesCount64(given^other), given, distance)
		}
	}
	passed := 0
	s := mayBeNear(r.Uint64(), 10)
	for range 20_000 {
		if passes(s, int64(r.Uint64())) {
			passed++
		}
	}
	if passed > 20_000/50 {
		t.Errorf("%d of 20,000 random fingerprints may be within 10 bits, want fewer than one of 50", passed)
	}
}

// passes is the statement's condition.
func passes(s statement, print int64) bool {
	lower := print
	if lower < 0 {
		lower = lower + 9223372036854775807 + 1
	}
	for i := range blocks {
		from, to := i*lowerBits/blocks, (i+1)*lowerBits/blocks
		for _, n := range s.params["block"+string(rune('0'+i))].([]int64) {
			if lower/(1<<from)%(1<<(to-from)) == n {
				return true
			}
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
