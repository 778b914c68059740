package sqlite

import "testing"

func TestAnEditLeavesTheOldVectorAlone(t *testing.T) {
	var old vector[int]
	for _, n := range []int{0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 3*chunkSize + 7} {
		e := old.edit()
		for i := e.len(); i < n; i++ {
			if at := e.append(i); int(at) != i {
				t.Fatalf("element %d was appended at %d", i, at)
			}
		}
		for i := 0; i < n; i += 3 {
			e.set(uint32(i), -i)
			e.set(uint32(i), i+1000*n)
		}
		e.append(-1) // and then the edit is dropped, or done
		dropped := old.edit()
		dropped.append(-2)
		for i := range old.len() {
			if got := old.at(uint32(i)); got != i {
				t.Errorf("with %d more, element %d of the old vector is %d", n-old.len(), i, got)
			}
		}
		whole := old.edit()
		for i := whole.len(); i < n; i++ {
			whole.append(i)
		}
		old = whole.done()
		if old.len() != n {
			t.Errorf("%d elements; want %d", old.len(), n)
		}
	}
	seen := 0
	old.each(func(i uint32, x *int) bool {
		if int(i) != seen || *x != seen {
			t.Errorf("element %d is %d; want %d", i, *x, seen)
		}
		seen++
		return seen < 10
	})
	if seen != 10 {
		t.Errorf("%d elements were seen; want to stop after 10", seen)
	}
}
