package storetest

import (
	"fmt"

	"entente/internal/ontology"
	"entente/internal/store"
)

// pagedList is a list of the fixture that can be paged through. Items are told
// by something that tells them apart.
type pagedList struct {
	name string
	size int
	page func(asking, store.Page) (*store.Slice[string], error)
}

// pagedLists are all lists there are, in every order.
func pagedLists() []pagedList {
	var all []pagedList
	for _, o := range append(store.EntityOrders(), "") {
		all = append(all, pagedList{"entities by " + string(o), 14, func(a asking, p store.Page) (*store.Slice[string], error) {
			return told(func(e *ontology.Entity) string { return string(e.ID) })(a.s.ListEntities(a.ctx, store.EntityFilter{}, o, p))
		}})
	}
	tellRelation := told(func(r *ontology.Relation) string { return string(r.ID) })
	for _, o := range append(store.RelationOrders(), "") {
		all = append(all, pagedList{"relations by " + string(o), 17, func(a asking, p store.Page) (*store.Slice[string], error) {
			return tellRelation(a.s.ListRelations(a.ctx, store.RelationFilter{}, o, p))
		}}, pagedList{"relations of the EU by " + string(o), 6, func(a asking, p store.Page) (*store.Slice[string], error) {
			return tellRelation(firstOf(a.s.RelationsOf(a.ctx, []ontology.ID{eu.ID, japan.ID}, store.RelationFilter{}, o, p)))
		}})
	}
	tellEvidence := told(func(e *ontology.Evidence) string { return string(e.ID) })
	tellArticle := told(func(x *ontology.Article) string { return string(x.ID) })
	return append(all, []pagedList{
		{"neighbours of Russia", 6, func(a asking, p store.Page) (*store.Slice[string], error) {
			return told(func(n store.Neighbour) string { return string(n.Entity.ID) })(firstOf(a.s.Neighbours(a.ctx, []ontology.ID{russia.ID}, store.RelationFilter{}, p)))
		}},
		{"evidence", 23, func(a asking, p store.Page) (*store.Slice[string], error) {
			return tellEvidence(a.s.ListEvidence(a.ctx, store.EvidenceFilter{}, p))
		}},
		{"evidence of a relation", 3, func(a asking, p store.Page) (*store.Slice[string], error) {
			return tellEvidence(firstOf(a.s.EvidenceOf(a.ctx, []ontology.RelationID{edge(japan, ontology.PartnersWith, eu)}, store.EvidenceFilter{}, p)))
		}},
		{"evidence involving Russia", 9, func(a asking, p store.Page) (*store.Slice[string], error) {
			return tellEvidence(firstOf(a.s.EvidenceInvolving(a.ctx, []ontology.ID{russia.ID}, store.EvidenceFilter{}, p)))
		}},
		{"evidence in an article", 5, func(a asking, p store.Page) (*store.Slice[string], error) {
			return tellEvidence(firstOf(a.s.EvidenceIn(a.ctx, []ontology.ArticleID{ArticleID("tokyo")}, store.EvidenceFilter{}, p)))
		}},
		{"evidence by a text", 3, func(a asking, p store.Page) (*store.Slice[string], error) {
			return tellEvidence(a.s.ListEvidence(a.ctx, store.EvidenceFilter{Text: "aids"}, p))
		}},
		{"articles", 10, func(a asking, p store.Page) (*store.Slice[string], error) {
			return tellArticle(a.s.ListArticles(a.ctx, store.ArticleFilter{}, p))
		}},
		{"articles mentioning Russia", 6, func(a asking, p store.Page) (*store.Slice[string], error) {
			return tellArticle(firstOf(a.s.ArticlesMentioning(a.ctx, []ontology.ID{russia.ID}, store.ArticleFilter{}, p)))
		}},
	}...)
}

func firstOf[T any](all []*store.Slice[T], err error) (*store.Slice[T], error) {
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// told turns a page of items into a page of texts, if its form is sound.
func told[T any](tell func(T) string) func(*store.Slice[T], error) (*store.Slice[string], error) {
	return func(s *store.Slice[T], err error) (*store.Slice[string], error) {
		if err != nil {
			return nil, err
		}
		out := &store.Slice[string]{Cursors: s.Cursors, Total: s.Total, HasNext: s.HasNext, HasPrev: s.HasPrev}
		for _, item := range s.Items {
			out.Items = append(out.Items, tell(item))
		}
		return out, nil
	}
}

// turnPage asks for a page and checks its form.
func (a asking) turnPage(l pagedList, p store.Page) *store.Slice[string] {
	a.Helper()
	s, err := l.page(a, p)
	a.ok(l.name, err)
	if err := sound(s, p); err != nil {
		a.Fatalf("%s, %+v: %v", l.name, p, err)
	}
	return s
}

// whole is the list on one page.
func (a asking) whole(l pagedList) *store.Slice[string] {
	a.Helper()
	s := a.turnPage(l, store.Page{Limit: store.MaxPage})
	if len(s.Items) != l.size || s.Total != l.size || s.HasNext || s.HasPrev {
		a.Fatalf("%s: %d items, a total of %d, next %t, previous %t; want all of %d", l.name, len(s.Items), s.Total, s.HasNext, s.HasPrev, l.size)
	}
	return s
}

var pagePromises = []promise{
	{"pages forward are the whole list", func(a asking) {
		a.load(fixture()...)
		for _, l := range pagedLists() {
			whole := a.whole(l)
			for _, limit := range []int{1, 2, 5, l.size} {
				var got []string
				p := store.Page{Limit: limit}
				for {
					s := a.turnPage(l, p)
					got = append(got, s.Items...)
					if s.Total != l.size || s.HasPrev != (len(got) > len(s.Items)) || s.HasNext != (len(got) < l.size) {
						a.Fatalf("%s by %d, after %d items: a total of %d, previous %t, next %t", l.name, limit, len(got), s.Total, s.HasPrev, s.HasNext)
					}
					if !s.HasNext {
						break
					}
					p.After = s.Cursors[len(s.Cursors)-1]
				}
				same(a, fmt.Sprintf("%s by %d", l.name, limit), got, whole.Items)
			}
		}
	}},
	{"pages backward are the whole list, each in the list's order", func(a asking) {
		a.load(fixture()...)
		for _, l := range pagedLists() {
			whole := a.whole(l)
			for _, limit := range []int{1, 2, 5, l.size} {
				var got []string
				p := store.Page{Limit: limit, Backward: true}
				for {
					s := a.turnPage(l, p)
					got = append(append([]string{}, s.Items...), got...)
					if s.HasNext != (len(got) > len(s.Items)) || s.HasPrev != (len(got) < l.size) {
						a.Fatalf("%s backward by %d, after %d items: previous %t, next %t", l.name, limit, len(got), s.HasPrev, s.HasNext)
					}
					if !s.HasPrev {
						break
					}
					p.Before = s.Cursors[0]
				}
				same(a, fmt.Sprintf("%s backward by %d", l.name, limit), got, whole.Items)
			}
		}
	}},
	{"a page between two cursors holds what lies between them", func(a asking) {
		a.load(fixture()...)
		for _, l := range pagedLists() {
			whole := a.whole(l)
			last := l.size - 1
			between := store.Page{After: whole.Cursors[0], Before: whole.Cursors[last], Limit: 100}
			s := a.turnPage(l, between)
			same(a, l.name+" between the ends", s.Items, whole.Items[1:last])
			if !s.HasPrev || !s.HasNext {
				a.Errorf("%s between the ends: previous %t, next %t; want both", l.name, s.HasPrev, s.HasNext)
			}
			between.Limit, between.Backward = 1, true
			same(a, l.name+", the last between the ends", a.turnPage(l, between).Items, whole.Items[last-1:last])
		}
	}},
	{"a page after the last item, or before the first, is empty and knows the others", func(a asking) {
		a.load(fixture()...)
		for _, l := range pagedLists() {
			whole := a.whole(l)
			s := a.turnPage(l, store.Page{After: whole.Cursors[l.size-1]})
			if len(s.Items) != 0 || s.HasNext || !s.HasPrev || s.Total != l.size {
				a.Errorf("%s after the last: %+v; want no items, but previous ones", l.name, s)
			}
			s = a.turnPage(l, store.Page{Before: whole.Cursors[0], Backward: true, SkipTotal: true})
			if len(s.Items) != 0 || !s.HasNext || s.HasPrev {
				a.Errorf("%s before the first: %+v; want no items, but next ones", l.name, s)
			}
		}
	}},
	{"a page holds 25 items unless another number is asked for, and 1000 at most", func(a asking) {
		w := Write("a", "Tass", "")
		for i := range 1001 {
			w.Mention(Entity(ontology.Person, fmt.Sprintf("Ivanov %d", i)), 1)
		}
		a.load(w.Bundle())
		for limit, want := range map[int]int{0: store.DefaultPage, 1: 1, store.MaxPage: store.MaxPage} {
			s, err := a.s.ListEntities(a.ctx, store.EntityFilter{}, "", store.Page{Limit: limit})
			a.ok("ListEntities", err)
			if len(s.Items) != want || !s.HasNext || s.Total != 1001 {
				a.Errorf("limit %d: %d items, next %t, a total of %d; want %d of 1001", limit, len(s.Items), s.HasNext, s.Total, want)
			}
		}
		for _, l := range pagedLists() {
			for _, limit := range []int{-1, store.MaxPage + 1} {
				_, err := l.page(a, store.Page{Limit: limit})
				a.refused(fmt.Sprintf("%s, limit %d", l.name, limit), err, store.ErrInvalid)
			}
		}
	}},
	{"a cursor that is broken, of another list or of another order is refused", func(a asking) {
		a.load(fixture()...)
		lists := pagedLists()
		cursors := map[string]store.Cursor{}
		for _, l := range lists {
			cursors[l.name] = a.whole(l).Cursors[0]
		}
		for _, l := range lists {
			mine := cursors[l.name]
			for _, c := range []store.Cursor{"x", "!", "AAAA", mine[1:], mine[:len(mine)-1], mine + "A", "A" + mine, store.Cursor(fmt.Sprintf("%s\x00", mine))} {
				_, err := l.page(a, store.Page{After: c})
				a.refused(fmt.Sprintf("%s after %q", l.name, c), err, store.ErrInvalid)
				_, err = l.page(a, store.Page{Before: c, Backward: true})
				a.refused(fmt.Sprintf("%s before %q", l.name, c), err, store.ErrInvalid)
			}
			for other, c := range cursors {
				if c == mine || sameList(l.name, other) {
					continue
				}
				_, err := l.page(a, store.Page{After: c})
				a.refused(l.name+" after a cursor of "+other, err, store.ErrInvalid)
			}
		}
	}},
	{"a cursor stays valid when the graph grows", func(a asking) {
		all := fixture()
		a.load(all[:6]...)
		grows := []struct {
			name     string
			from, to int // how long the list is
		}{{"articles", 6, 10}, {"entities by NAME", 10, 14}, {"evidence", 18, 23}, {"relations by ID", 14, 17}}
		before := map[string]*store.Slice[string]{}
		for _, g := range grows {
			l := pagedListNamed(g.name)
			l.size = g.from
			before[g.name] = a.whole(l)
		}
		a.load(all[6:]...)
		for _, g := range grows {
			l, middle := pagedListNamed(g.name), g.from/2
			c, item := before[g.name].Cursors[middle], before[g.name].Items[middle]
			now := a.whole(l)
			at := indexOf(now.Items, item)
			same(a, g.name+" after a cursor of before", a.turnPage(l, store.Page{After: c, Limit: 100}).Items, now.Items[at+1:])
			same(a, g.name+" before a cursor of before", a.turnPage(l, store.Page{Before: c, Backward: true, Limit: 100}).Items, now.Items[:at])
		}
	}},
	{"a cursor holds its place when its item has moved away", func(a asking) {
		a.load(Write("a", "Tass", "").Mention(chile, 3).Mention(iran, 2).Mention(china, 1).Bundle())
		s, err := a.s.ListEntities(a.ctx, store.EntityFilter{}, store.ByMentions, store.Page{Limit: 1})
		a.ok("ListEntities", err)
		a.load(Write("b", "Tass", "").Mention(chile, 5).Mention(china, 9).Bundle()) // China 10, Chile 8, Iran 2
		s, err = a.s.ListEntities(a.ctx, store.EntityFilter{}, store.ByMentions, store.Page{After: s.Cursors[0]})
		a.ok("ListEntities after it", err)
		same(a, "what follows three mentions", entityNames(s.Items), []string{"Iran"})
		if !s.HasPrev {
			a.Error("nothing is said to come before; want the two that moved up")
		}
	}},
}

func pagedListNamed(name string) pagedList {
	for _, l := range pagedLists() {
		if l.name == name {
			return l
		}
	}
	panic("no list of " + name)
}

// sameList reports whether two of pagedLists are one list under two names, or
// two parts of one.
func sameList(a, b string) bool {
	alias := map[string]string{
		"entities by ": "entities by MENTIONS", "relations by ": "relations by REPORTS", "relations of the EU by ": "relations of the EU by REPORTS",
		"evidence by a text": "evidence",
	}
	for from, to := range alias {
		if a == from {
			a = to
		}
		if b == from {
			b = to
		}
	}
	return a == b
}

func indexOf(list []string, item string) int {
	for i, x := range list {
		if x == item {
			return i
		}
	}
	panic(item + " is gone")
}
