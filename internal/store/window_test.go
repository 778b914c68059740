package store

import (
	"errors"
	"fmt"
	"testing"
)

// TestCut cuts pages out of the list 10, 20 … 90.
func TestCut(t *testing.T) {
	place := func(n int) Place { return Place{Rank: int64(n)} }
	at := func(n int) Cursor { return place(n).Cursor("tens") }
	list := []int{10, 20, 30, 40, 50, 60, 70, 80, 90}
	for _, tt := range []struct {
		name       string
		p          Page
		items      []int
		prev, next bool
	}{
		{"all", Page{}, list, false, false},
		{"the first two", Page{Limit: 2}, []int{10, 20}, false, true},
		{"the last two", Page{Limit: 2, Backward: true}, []int{80, 90}, true, false},
		{"two after 20", Page{Limit: 2, After: at(20)}, []int{30, 40}, true, true},
		{"two after 25, which is gone", Page{Limit: 2, After: at(25)}, []int{30, 40}, true, true},
		{"the rest after 70", Page{Limit: 3, After: at(70)}, []int{80, 90}, true, false},
		{"two before 50", Page{Limit: 2, Before: at(50), Backward: true}, []int{30, 40}, true, true},
		{"what is before 30", Page{Limit: 9, Before: at(30), Backward: true}, []int{10, 20}, false, true},
		{"the first before 50", Page{Limit: 1, Before: at(50)}, []int{10}, false, true},
		{"between 20 and 60", Page{After: at(20), Before: at(60)}, []int{30, 40, 50}, true, true},
		{"the last between 20 and 60", Page{Limit: 1, After: at(20), Before: at(60), Backward: true}, []int{50}, true, true},
		{"after the last", Page{After: at(90)}, nil, true, false},
		{"before the first", Page{Before: at(10), Backward: true}, nil, false, true},
		{"bounds that cross", Page{After: at(60), Before: at(30)}, nil, true, true},
		{"bounds that cross at the end", Page{After: at(90), Before: at(30)}, nil, true, false},
	} {
		w, err := tt.p.Window("tens")
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		s := Cut(list, place, w)
		if fmt.Sprint(s.Items) != fmt.Sprint(tt.items) || s.HasPrev != tt.prev || s.HasNext != tt.next || s.Total != len(list) {
			t.Errorf("%s: %v, previous %t, next %t, of %d; want %v, %t, %t", tt.name, s.Items, s.HasPrev, s.HasNext, s.Total, tt.items, tt.prev, tt.next)
		}
		for i, c := range s.Cursors {
			if c != at(s.Items[i]) {
				t.Errorf("%s: cursor %d is not that of %d", tt.name, i, s.Items[i])
			}
		}
		for _, n := range list {
			inside := tt.p.After == "" && tt.p.Before == "" || w.Holds(place(n))
			if !inside && fmt.Sprint(s.Items) == fmt.Sprint([]int{n}) {
				t.Errorf("%s: %d lies outside the window", tt.name, n)
			}
		}
	}
}

func TestCutSkipsTheTotal(t *testing.T) {
	w, err := Page{SkipTotal: true}.Window("tens")
	if err != nil {
		t.Fatal(err)
	}
	if s := Cut([]int{1, 2}, func(int) Place { return Place{} }, w); s.Total != -1 {
		t.Errorf("a total of %d; want -1", s.Total)
	}
}

func TestWindowRefuses(t *testing.T) {
	for name, p := range map[string]Page{
		"a negative limit": {Limit: -1}, "too large a limit": {Limit: MaxPage + 1},
		"no cursor": {After: "?"}, "another list's cursor": {Before: Place{}.Cursor("hundreds")},
	} {
		if _, err := p.Window("tens"); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v; want ErrInvalid", name, err)
		}
	}
}
