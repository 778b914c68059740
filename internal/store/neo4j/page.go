package neo4j

import (
	"slices"

	"entente/internal/store"
)

// list is a list of things before a page is cut out of it.
type list struct {
	scope string     // the variable that the list hangs on, "e"; "" for one that hangs on nothing
	match string     // the clause that binds an item's variables
	where conditions // of the match
	group string     // a WITH that makes one item of several rows; mostly ""
	item  string     // an item's variables, "r, o"
	order order
}

// rows are the clauses that find what passes the conditions as well.
func (l list) rows(more ...string) string {
	if l.group == "" {
		return l.match + l.where.with(more...).where()
	}
	return l.match + l.where.where() + l.group + conditions{}.with(more...).where()
}

// page cuts a page out of a list. Its value is a list of the items, one more
// than asked for to tell whether there are more if that is wanted; where the page wants them, the
// number of all items, and whether there is anything on the far side of a bound.
func page[T any](b *builder, l list, w store.Window, item part[T], place func(T) store.Place) part[*store.Slice[T]] {
	window := []string{}
	if w.After != nil {
		window = append(window, l.order.beyond(b, *w.After, true))
	}
	if w.Before != nil {
		window = append(window, l.order.beyond(b, *w.Before, false))
	}
	most := w.Limit
	if !w.SkipPlaces {
		most++
	}
	limit := b.param("limit", int64(most))
	sub := subqueries{b: b, scope: l.scope}
	sub.add("items", l.rows(window...)+" WITH "+l.item+l.order.by(w.Backward)+" LIMIT "+limit+item.calls+" RETURN collect("+item.value+")")
	if !w.SkipTotal {
		sub.add("total", l.rows()+" RETURN count(*)")
	}
	preceded, followed := -1, -1
	if !w.SkipPlaces {
		preceded, followed = sub.beyond(l, w)
	}
	read := func(v any) (*store.Slice[T], error) {
		values, err := asList(v)
		if err != nil {
			return nil, err
		}
		s, err := slice(values[0], w, item.read, place)
		if err != nil {
			return nil, err
		}
		s.HasPrev = s.HasPrev || preceded >= 0 && values[preceded] == true
		s.HasNext = s.HasNext || followed >= 0 && values[followed] == true
		if !w.SkipTotal {
			putInt(&s.Total, values[1])
		}
		return s, nil
	}
	return part[*store.Slice[T]]{sub.calls, listOf(sub.names), read}
}

// placed are the fields from which places are made, if these are wanted.
func placed(w store.Window, fields ...string) []string {
	if w.SkipPlaces {
		return nil
	}
	return fields
}

// slice reads the items of a page.
func slice[T any](v any, w store.Window, each func(any) (T, error), place func(T) store.Place) (*store.Slice[T], error) {
	items, err := readList(v, each)
	if err != nil {
		return nil, err
	}
	s := &store.Slice[T]{Items: items, Total: -1}
	if more := len(items) > w.Limit; more {
		s.Items = items[:w.Limit]
		s.HasNext, s.HasPrev = !w.Backward, w.Backward
	}
	if w.Backward {
		slices.Reverse(s.Items)
	}
	if !w.SkipPlaces {
		s.Cursors = w.List.Cursors(len(s.Items), func(i int) store.Place { return place(s.Items[i]) })
	}
	return s, nil
}

// empty is the page of a list that has nothing.
func empty[T any](w store.Window) *store.Slice[T] {
	s := &store.Slice[T]{Cursors: []store.Cursor{}}
	if w.SkipTotal {
		s.Total = -1
	}
	return s
}

// subqueries are CALLs that give one value each.
type subqueries struct {
	b     *builder
	scope string
	calls string
	names []string
}

func (s *subqueries) add(hint, query string) {
	name := s.b.name(hint)
	s.calls += " CALL (" + s.scope + ") { " + query + " AS " + name + " }"
	s.names = append(s.names, name)
}

// beyond asks whether the list has anything up to the After bound and from the
// Before bound on. It gives the numbers of the two values, -1 for none.
func (s *subqueries) beyond(l list, w store.Window) (preceded, followed int) {
	preceded, followed = -1, -1
	if w.After != nil {
		preceded = s.exists("preceded", l, "NOT ("+l.order.beyond(s.b, *w.After, true)+")")
	}
	switch {
	case w.Before == nil:
	case w.After != nil && w.After.Compare(*w.Before) >= 0: // an empty stretch, which stands at After
		followed = s.exists("followed", l, l.order.beyond(s.b, *w.After, true))
	default:
		followed = s.exists("followed", l, "NOT ("+l.order.beyond(s.b, *w.Before, false)+")")
	}
	return preceded, followed
}

func (s *subqueries) exists(hint string, l list, condition string) int {
	s.add(hint, l.rows(condition)+" WITH 1 AS one LIMIT 1 RETURN count(one) > 0")
	return len(s.names) - 1
}
