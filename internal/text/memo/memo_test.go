package memo

import (
	"fmt"
	"sync"
	"testing"
)

func TestValuesAreKeptUpToTheLimit(t *testing.T) {
	const limit = 320
	c := New[int, string](limit)
	for i := range 100 * limit {
		if got := c.Add(i, fmt.Sprint(i)); got != fmt.Sprint(i) {
			t.Fatalf("Add(%d) = %q", i, got)
		}
		if n := c.Len(); n > limit {
			t.Fatalf("%d entries after %d, want at most %d", n, i+1, limit)
		}
		if got, ok := c.Get(i); !ok || got != fmt.Sprint(i) {
			t.Fatalf("Get(%d) = %q, %v right after Add", i, got, ok)
		}
	}
	if c.Len() < limit/4 {
		t.Errorf("only %d entries of %d are left", c.Len(), limit)
	}
}

func TestWhatIsAskedForStays(t *testing.T) {
	c := New[int, int](320)
	c.Add(-1, 7)
	for i := range 10_000 {
		if got, ok := c.Get(-1); !ok || got != 7 {
			t.Fatalf("gone after %d others, though asked for each time", i)
		}
		c.Add(i, i)
	}
}

func TestTheFirstValueIsKept(t *testing.T) {
	c := New[string, int](100)
	if got := c.Add("k", 1); got != 1 {
		t.Fatalf("Add = %d", got)
	}
	if got := c.Add("k", 2); got != 1 {
		t.Errorf("second Add = %d, want what was kept", got)
	}
}

func TestManyAtOnceAgreeOnOneValue(t *testing.T) {
	c := New[int, *int](1000)
	const workers = 8
	var seen [workers][50]*int
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := range seen[w] {
				p, ok := c.Get(i)
				if !ok {
					p = c.Add(i, new(int))
				}
				seen[w][i] = p
			}
		})
	}
	wg.Wait()
	for w := range workers {
		if seen[w] != seen[0] {
			t.Fatalf("workers 0 and %d were given different values", w)
		}
	}
}
