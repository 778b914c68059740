package sqlite

import (
	"slices"
	"testing"
)

func TestACacheKeepsWhatIsAskedFor(t *testing.T) {
	const each = 100
	c := newCache[int, int](10 * each)
	has := func(k int) bool {
		kept := false
		c.take(1, func(int) int { return k }, func(_ int, v int) bool {
			if v != -k {
				t.Errorf("under %d is kept %d", k, v)
			}
			kept = true
			return true
		})
		return kept
	}
	c.put(0, 0, each)
	for k := 1; k <= 1000; k++ {
		c.put(k, -k, each)
		if !has(k) || !has(0) {
			t.Fatalf("after %d values: the last is kept: %t, the one always asked for: %t", k, has(k), has(0))
		}
		if n := len(c.young) + len(c.old); n > 11 {
			t.Fatalf("after %d values of a tenth of the limit each, %d are kept", k, n)
		}
	}
	if has(900) {
		t.Error("what nobody asked for since a hundred others came is still kept")
	}
}

func TestACacheTellsWhatIsMissing(t *testing.T) {
	c := newCache[string, int](1000)
	c.put("a", 1, 10)
	c.put("b", 2, 10)
	c.put("b", 3, 20)
	if c.size != 30 {
		t.Errorf("the values are said to take %d bytes; want 30", c.size)
	}
	keys := []string{"x", "a", "b", "y"}
	missing := c.take(len(keys), func(i int) string { return keys[i] }, func(_ int, v int) bool { return v != 1 })
	if !slices.Equal(missing, []int{0, 1, 3}) {
		t.Errorf("missing are %v; want those unknown and the one of no use, [0 1 3]", missing)
	}
}
