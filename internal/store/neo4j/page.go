package neo4j

import (
	"slices"
	"strings"

	"entente/internal/store"
)

// listing is how a list is sorted: the expressions of store.Place, each
// ascending, of what a variable stands for.
type listing struct {
	name store.List
	rank string // "" where every Rank is 0
	text string // "" where every Text is ""
	from string // the Place's Start; "" where it is 0
	id   string
	// confidence says that rank is a confidence, negated.
	confidence bool
}

// dayRank is the Rank of a day in a list that is sorted downwards.
func dayRank(expression string) string {
	return "-coalesce(" + expression + ".year * 10000 + " + expression + ".month * 100 + " + expression + ".day, 0)"
}

// dayRankUp is the Rank of a day in a list that is sorted upwards.
func dayRankUp(expression string) string {
	return "coalesce(" + expression + ".year * 10000 + " + expression + ".month * 100 + " + expression + ".day, 100000000)"
}

func relationListing(o store.RelationOrder, name store.List, r string) listing {
	l := listing{name: name, id: r + ".id"}
	switch o {
	case store.ByLastReported:
		l.rank = dayRank(r + ".lastReported")
	case store.BySince:
		l.rank = dayRankUp(r + ".since")
	case store.ByConfidence:
		l.rank, l.confidence = "-"+r+".confidence", true
	case store.ByRelationID:
	default:
		l.rank = "-" + r + ".reports"
	}
	return l
}

func entityListing(o store.EntityOrder, e string) listing {
	l := listing{name: o.List(), id: e + ".id"}
	switch o {
	case store.ByName:
		l.text = e + ".nameKey"
	case store.ByRelations:
		l.rank = "-" + e + ".relations"
	case store.ByLastSeen:
		l.rank = dayRank(e + ".lastSeen")
	case store.ByEntityID:
	default:
		l.rank = "-" + e + ".mentions"
	}
	return l
}

func evidenceListing(name store.List, v string) listing {
	return listing{name: name, rank: dayRank(v + ".published"), text: v + ".article", from: v + ".start", id: v + ".id"}
}

func articleListing(name store.List, a string) listing {
	return listing{name: name, rank: dayRank(a + ".published"), id: a + ".id"}
}

// keys are the expressions of the place in order, with the values of one.
func (l listing) keys(p *store.Place) (expressions []string, values []any) {
	add := func(e string, v any) {
		if e != "" {
			expressions, values = append(expressions, e), append(values, v)
		}
	}
	var rank any = p.Rank
	if l.confidence {
		rank = -p.Confidence()
	}
	add(l.rank, rank)
	add(l.text, p.Text)
	add(l.from, int64(p.Start))
	add(l.id, p.ID)
	return expressions, values
}

// beyond is the condition that a place comes after p, or before it for "<".
func (l listing) beyond(c *clause, p *store.Place, sign string) {
	expressions, values := l.keys(p)
	var alternatives []string
	var args []any
	for i := range expressions {
		var all []string
		for j := range i {
			all = append(all, expressions[j]+" = $")
			args = append(args, values[j])
		}
		all = append(all, expressions[i]+" "+sign+" $")
		args = append(args, values[i])
		alternatives = append(alternatives, strings.Join(all, " AND "))
	}
	c.add("("+strings.Join(alternatives, " OR ")+")", args...)
}

// sorted is the ORDER BY of the list, or of the list turned round.
func (l listing) sorted(backward bool) string {
	expressions, _ := l.keys(&store.Place{})
	if backward {
		for i := range expressions {
			expressions[i] += " DESC"
		}
	}
	return " ORDER BY " + strings.Join(expressions, ", ")
}

// paged is a list of which a statement gives one page.
type paged struct {
	listing
	scope string // what a subquery imports, "e"; "" at the top
	match string // MATCH … up to the WHERE
	where *clause
	item  string // the expression of an item
	key   string // the variable that the list sorts
	keep  string // other variables that item or the listing need, ", o"; mostly ""
}

// columns are the page's subqueries; each yields one row: items (one more than
// asked for, to tell whether there are more), total (or -1), and whether the
// list has anything up to the After bound and from the Before bound on.
func (l paged) columns(w store.Window, p params) string {
	p["limit"] = int64(w.Limit + 1)
	window := l.where.with("w")
	if w.After != nil {
		l.beyond(window, w.After, ">")
	}
	if w.Before != nil {
		l.beyond(window, w.Before, "<")
	}
	out := " CALL (" + l.scope + ") { " + l.match + window.where() + " WITH " + l.key + l.keep + l.sorted(w.Backward) + " LIMIT $limit RETURN collect(" + l.item + ") AS items }"
	if w.SkipTotal {
		out += " WITH *, -1 AS total"
	} else {
		out += " CALL (" + l.scope + ") { " + l.match + l.where.where() + " RETURN count(" + l.key + ") AS total }"
	}
	upTo := l.exists(w.After, "NOT ", ">", "preceded")
	if w.After != nil && w.Before != nil && w.After.Compare(*w.Before) >= 0 {
		return out + upTo + l.exists(w.After, "", ">", "followed") // an empty stretch, which stands at After
	}
	return out + upTo + l.exists(w.Before, "NOT ", "<", "followed")
}

// exists is the subquery that tells whether the list has a place beyond the
// bound, or with NOT on its other side; false where there is no bound.
func (l paged) exists(bound *store.Place, not, sign, name string) string {
	if bound == nil {
		return " WITH *, false AS " + name
	}
	side := newClause(name[:1], l.where.params)
	l.beyond(side, bound, sign)
	all := l.where.with(name[:1])
	all.conditions = append(all.conditions, not+side.conditions[0])
	return " CALL (" + l.scope + ") { " + l.match + all.where() + " WITH " + l.key + " LIMIT 1 RETURN count(" + l.key + ") > 0 AS " + name + " }"
}

// pageRow is what columns yielded, after the columns that came before.
type pageRow struct {
	items, total, preceded, followed any
}

// slice makes a page of what columns yielded.
func slice[T any](w store.Window, row pageRow, each func(any) (T, error), place func(T) store.Place) (*store.Slice[T], error) {
	items, err := list(row.items, each)
	if err != nil {
		return nil, err
	}
	more := len(items) > w.Limit
	if more {
		items = items[:w.Limit]
	}
	if w.Backward {
		slices.Reverse(items)
	}
	total, _ := row.total.(int64)
	preceded, _ := row.preceded.(bool)
	followed, _ := row.followed.(bool)
	s := &store.Slice[T]{Items: items, Total: int(total), HasNext: followed, HasPrev: preceded, Cursors: make([]store.Cursor, len(items))}
	if w.Backward {
		s.HasPrev = s.HasPrev || more
	} else {
		s.HasNext = s.HasNext || more
	}
	for i, item := range items {
		s.Cursors[i] = place(item).Cursor(w.List)
	}
	return s, nil
}
