package graph

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
)

type namesPage struct {
	Entities struct {
		Nodes    []struct{ Name string }
		Edges    []struct{ Cursor string }
		PageInfo struct {
			HasNextPage, HasPreviousPage bool
			StartCursor, EndCursor       *string
		}
		TotalCount int
	}
}

func (p namesPage) names() (names []string) {
	for _, n := range p.Entities.Nodes {
		names = append(names, n.Name)
	}
	return names
}

// TestPagesMeet walks a list forwards and backwards by pages of every size.
func TestPagesMeet(t *testing.T) {
	h := NewHandler(openFixture(t), quiet(Options{}))
	page := func(arguments string) (p namesPage) {
		a := ask(t, h, "{ entities(orderBy: NAME, "+arguments+") { totalCount nodes { name } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }")
		if err := json.Unmarshal(a.Data, &p); err != nil || len(a.Errors) > 0 {
			t.Fatalf("%s: %v %s", arguments, err, a.body)
		}
		return p
	}
	all := page("first: 1000").names()
	if len(all) != 8 || page("first: 1").Entities.TotalCount != len(all) {
		t.Fatalf("%d entities", len(all))
	}
	for size := 1; size <= len(all)+1; size++ {
		var forwards, backwards []string
		for p := page(fmt.Sprint("first: ", size)); ; p = page(fmt.Sprintf("first: %d, after: %q", size, *p.Entities.PageInfo.EndCursor)) {
			if got := p.Entities.PageInfo.HasPreviousPage; got != (len(forwards) > 0) {
				t.Errorf("hasPreviousPage is %v after %d", got, len(forwards))
			}
			forwards = append(forwards, p.names()...)
			if !p.Entities.PageInfo.HasNextPage {
				break
			}
		}
		for p := page(fmt.Sprint("last: ", size)); ; p = page(fmt.Sprintf("last: %d, before: %q", size, *p.Entities.PageInfo.StartCursor)) {
			backwards = append(slices.Clone(p.names()), backwards...)
			if !p.Entities.PageInfo.HasPreviousPage {
				break
			}
		}
		if !slices.Equal(forwards, all) || !slices.Equal(backwards, all) {
			t.Errorf("pages of %d: forwards %v, backwards %v, want %v", size, forwards, backwards, all)
		}
	}
	empty := page(`where: {id: {eq: "country:ZZ"}}`)
	if i := empty.Entities.PageInfo; empty.Entities.TotalCount != 0 || i.HasNextPage || i.StartCursor != nil || i.EndCursor != nil {
		t.Errorf("an empty page is %+v", empty)
	}
	if i := page("first: 2").Entities; i.Edges[0].Cursor != *i.PageInfo.StartCursor || i.Edges[1].Cursor != *i.PageInfo.EndCursor {
		t.Errorf("the page's cursors are not those of its edges: %+v", i)
	}
}
