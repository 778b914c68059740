package store

import (
	"fmt"
	"sort"
)

// Window is a Page that was checked, with its cursors read.
type Window struct {
	List          List
	Limit         int
	After, Before *Place // nil where the page sets no such bound
	Backward      bool
	SkipTotal     bool
	SkipPlaces    bool
}

// Window checks a page of the list: a limit out of range, or a cursor that is
// broken or of another list, is ErrInvalid.
func (p Page) Window(l List) (Window, error) {
	w := Window{List: l, Limit: p.Limit, Backward: p.Backward, SkipTotal: p.SkipTotal, SkipPlaces: p.SkipPlaces}
	if w.Limit == 0 {
		w.Limit = DefaultPage
	}
	if w.Limit < 0 || w.Limit > MaxPage {
		return Window{}, fmt.Errorf("page of %d items: %w: ask for 1 to %d", p.Limit, ErrInvalid, MaxPage)
	}
	var err error
	if w.After, err = optionalPlace(p.After, l); err != nil {
		return Window{}, err
	}
	if w.Before, err = optionalPlace(p.Before, l); err != nil {
		return Window{}, err
	}
	return w, nil
}

func optionalPlace(c Cursor, l List) (*Place, error) {
	if c == "" {
		return nil, nil
	}
	p, err := ParseCursor(c, l)
	if err != nil {
		return nil, err
	}
	return &p, nil
}

// Holds reports whether the place lies between the window's bounds.
func (w Window) Holds(p Place) bool {
	return (w.After == nil || p.Compare(*w.After) > 0) && (w.Before == nil || p.Compare(*w.Before) < 0)
}

// Cut takes the window's stretch out of a whole list, which must be sorted by place.
func Cut[T any](list []T, place func(T) Place, w Window) *Slice[T] {
	from, to := 0, len(list)
	if w.After != nil {
		from = sort.Search(len(list), func(i int) bool { return place(list[i]).Compare(*w.After) > 0 })
	}
	if w.Before != nil {
		to = sort.Search(len(list), func(i int) bool { return place(list[i]).Compare(*w.Before) >= 0 })
	}
	to = max(to, from)
	if w.Backward {
		from = max(from, to-w.Limit)
	} else {
		to = min(to, from+w.Limit)
	}
	s := &Slice[T]{Items: list[from:to:to], Total: len(list), HasPrev: from > 0, HasNext: to < len(list)}
	if w.SkipTotal {
		s.Total = -1
	}
	s.Cursors = w.List.Cursors(len(s.Items), func(i int) Place { return place(s.Items[i]) })
	return s
}
