package sqlite

import (
	"container/heap"
	"slices"

	"entente/internal/store"
)

// selection picks one page out of items that are offered in any order, without
// sorting all of them.
type selection[T any] struct {
	w             store.Window
	total         int
	before, after bool // something was offered that lies before or after the window
	best          []candidate[T]
	heaped        bool // best is full, and a heap whose root is its worst
}

type candidate[T any] struct {
	place store.Place
	item  T
}

func newSelection[T any](w store.Window) *selection[T] { return &selection[T]{w: w} }

// room is how many candidates are kept: one more than the page holds tells that
// the list goes on.
func (s *selection[T]) room() int { return s.w.Limit + 1 }

func (s *selection[T]) offer(p store.Place, item T) {
	s.total++
	switch {
	case s.w.After != nil && p.Compare(*s.w.After) <= 0:
		s.before = true
	case s.w.Before != nil && p.Compare(*s.w.Before) >= 0:
		s.after = true
	case len(s.best) < s.room():
		s.best = append(s.best, candidate[T]{p, item})
	default:
		s.replaceWorst(candidate[T]{p, item})
	}
}

// settled is offer for an item of which only the rank is known. It reports
// whether that was enough; if not, the item is yet to be offered.
func (s *selection[T]) settled(rank int64) bool {
	switch {
	case s.w.After != nil && rank < s.w.After.Rank:
		s.before = true
	case s.w.Before != nil && rank > s.w.Before.Rank && (s.w.After == nil || rank > s.w.After.Rank):
		s.after = true
	case len(s.best) < s.room():
		return false
	default:
		s.makeHeap()
		worst := s.best[0].place.Rank
		if s.w.Backward && rank >= worst || !s.w.Backward && rank <= worst {
			return false
		}
	}
	s.total++
	return true
}

func (s *selection[T]) makeHeap() {
	if !s.heaped {
		heap.Init(s)
		s.heaped = true
	}
}

func (s *selection[T]) replaceWorst(c candidate[T]) {
	s.makeHeap()
	if s.worse(s.best[0].place, c.place) {
		s.best[0] = c
		heap.Fix(s, 0)
	}
}

// worse reports whether p is further from the end at which the page begins.
func (s *selection[T]) worse(p, q store.Place) bool {
	if s.w.Backward {
		return p.Compare(q) < 0
	}
	return p.Compare(q) > 0
}

// slice is the page.
func (s *selection[T]) slice() *store.Slice[T] {
	slices.SortFunc(s.best, func(a, b candidate[T]) int { return a.place.Compare(b.place) })
	return pageOf(s.w, s.best, s.total, s.before, s.after)
}

// pageOf cuts the candidates, which are sorted and may be one too many, to the
// window. before and after tell of items outside its bounds.
func pageOf[T any](w store.Window, sorted []candidate[T], total int, before, after bool) *store.Slice[T] {
	if len(sorted) > w.Limit {
		if w.Backward {
			sorted, before = sorted[len(sorted)-w.Limit:], true
		} else {
			sorted, after = sorted[:w.Limit], true
		}
	}
	out := &store.Slice[T]{Items: make([]T, len(sorted)), Total: total, HasPrev: before, HasNext: after}
	if w.SkipTotal {
		out.Total = -1
	}
	for i := range sorted {
		out.Items[i] = sorted[i].item
	}
	out.Cursors = w.List.Cursors(len(sorted), func(i int) store.Place { return sorted[i].place })
	return out
}

// Len, Less, Swap, Push and Pop are for package heap.
func (s *selection[T]) Len() int           { return len(s.best) }
func (s *selection[T]) Less(i, j int) bool { return s.worse(s.best[i].place, s.best[j].place) }
func (s *selection[T]) Swap(i, j int)      { s.best[i], s.best[j] = s.best[j], s.best[i] }
func (s *selection[T]) Push(any)           { panic("a selection does not grow by Push") }
func (s *selection[T]) Pop() any           { panic("a selection does not shrink by Pop") }
