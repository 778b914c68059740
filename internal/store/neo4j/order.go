package neo4j

import (
	"fmt"
	"slices"
	"strings"

	"entente/internal/store"
)

// key is one expression that a list is sorted by.
type key struct {
	expression string
	down       bool // descending
	// undatedLast says that the expression is a day, and that unknown ones come
	// last whichever way the list is sorted.
	undatedLast bool
	// value is the value of a place of the list, nil for an unknown day.
	value func(store.Place) any
}

// order is how a list is sorted: by store.Place, in Neo4j's terms.
type order []key

func rankKey(expression string) key {
	return key{expression: expression, down: true, value: func(p store.Place) any { return -p.Rank }}
}

func latestFirst(expression string) key {
	return key{expression: expression, down: true, undatedLast: true, value: func(p store.Place) any { return dayOfRank(-p.Rank) }}
}

func earliestFirst(expression string) key {
	return key{expression: expression, undatedLast: true, value: func(p store.Place) any {
		if p.Rank == store.UnknownDay {
			return nil
		}
		return dayOfRank(p.Rank)
	}}
}

func textKey(expression string) key {
	return key{expression: expression, value: func(p store.Place) any { return p.Text }}
}

func startKey(expression string) key {
	return key{expression: expression, value: func(p store.Place) any { return int64(p.Start) }}
}

func idKey(expression string) key {
	return key{expression: expression, value: func(p store.Place) any { return p.ID }}
}

// dayOfRank undoes store.DayNumber.
func dayOfRank(n int64) any {
	if n == 0 {
		return nil
	}
	return fmt.Sprintf("%04d-%02d-%02d", n/10000, n/100%100, n%100)
}

func relationOrder(o store.RelationOrder, r string) order {
	id := idKey(r + ".id")
	switch o {
	case store.ByLastReported:
		return order{latestFirst(r + ".lastReported"), id}
	case store.BySince:
		return order{earliestFirst(r + ".since"), id}
	case store.ByConfidence:
		return order{{expression: r + ".confidence", down: true, value: func(p store.Place) any { return p.Confidence() }}, id}
	case store.ByRelationID:
		return order{id}
	}
	return order{rankKey(r + ".reports"), id}
}

// relationPlaced are the fields from which a relation's place in the order is made.
func relationPlaced(o store.RelationOrder) string {
	return map[store.RelationOrder]string{store.ByLastReported: "LastReported", store.BySince: "Since", store.ByConfidence: "Confidence", store.ByReports: "Reports", "": "Reports"}[o]
}

func entityOrder(o store.EntityOrder, e string) order {
	id := idKey(e + ".id")
	switch o {
	case store.ByName:
		return order{textKey(e + ".nameKey"), id}
	case store.ByRelations:
		return order{rankKey(e + ".relations"), id}
	case store.ByLastSeen:
		return order{latestFirst(e + ".lastSeen"), id}
	case store.ByEntityID:
		return order{id}
	}
	return order{rankKey(e + ".mentions"), id}
}

// entityPlaced is the field from which an entity's place in the order is made.
func entityPlaced(o store.EntityOrder) string {
	return map[store.EntityOrder]string{store.ByName: "Name", store.ByRelations: "Counts", store.ByLastSeen: "LastSeen", store.ByMentions: "Counts", "": "Counts"}[o]
}

func evidenceOrder(v string) order {
	return order{latestFirst(v + ".published"), textKey(v + ".article"), startKey(v + ".start"), idKey(v + ".id")}
}

func articleOrder(a string) order {
	return order{latestFirst(a + ".published"), idKey(a + ".id")}
}

// by is the ORDER BY of the list, or of the list turned round.
func (o order) by(backward bool) string {
	var out []string
	for _, k := range o {
		if k.undatedLast {
			out = append(out, direction(k.expression+" IS NULL", backward))
		}
		out = append(out, direction(k.expression, k.down != backward))
	}
	return " ORDER BY " + strings.Join(out, ", ")
}

func direction(expression string, down bool) string {
	if down {
		return expression + " DESC"
	}
	return expression
}

// beyond is the condition that an item comes after the place, or before it.
func (o order) beyond(b *builder, p store.Place, after bool) string {
	condition := "false"
	for _, k := range slices.Backward(o) {
		condition = k.beyond(b, p, after, condition)
	}
	return condition
}

// beyond is the condition that an item comes after the place by this key, or is
// level with it and then passes the rest.
func (k key) beyond(b *builder, p store.Place, after bool, rest string) string {
	value := k.value(p)
	if value == nil { // undated, which is last
		level := all(k.expression+" IS NULL", rest)
		if after {
			return level
		}
		return either(k.expression+" IS NOT NULL", level)
	}
	param := b.param("place", value)
	if k.undatedLast {
		param = "date(" + param + ")"
	}
	sign := " < "
	if k.down != after {
		sign = " > "
	}
	out := either(k.expression+sign+param, all(k.expression+" = "+param, rest))
	switch {
	case !k.undatedLast:
		return out
	case after:
		return either(out, k.expression+" IS NULL")
	}
	return all(k.expression+" IS NOT NULL", out) // false rather than null of an undated one, so that it can be negated
}

func all(a, b string) string {
	if a == "false" || b == "false" {
		return "false"
	}
	return a + " AND " + b
}

func either(a, b string) string {
	if b == "false" {
		return a
	}
	return "(" + a + " OR " + b + ")"
}
