package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"entente/internal/store"
)

// pageOf turns the four arguments of a connection into a store's page. The total
// is counted, and places are told, only where the operation asks for them.
func pageOf(ctx context.Context, first *int, after *string, last *int, before *string) (store.Page, error) {
	total, places := pageAsksFor(ctx)
	p := store.Page{SkipTotal: !total, SkipPlaces: !places}
	var err error
	switch {
	case first != nil && last != nil:
		return p, badInput("first and last are both given: use one of them")
	case last != nil || first == nil && before != nil:
		if after != nil {
			return p, badInput("after is given with last or before: it goes with first")
		}
		p.Backward, p.Before = true, cursorOf(before)
		p.Limit, err = limitOf("last", last)
	default:
		if before != nil {
			return p, badInput("before is given with first: it goes with last")
		}
		p.After = cursorOf(after)
		p.Limit, err = limitOf("first", first)
	}
	return p, err
}

// pageAsksFor reports whether the operation asks a connection for its total, and
// for where the page and its items lie.
func pageAsksFor(ctx context.Context) (total, places bool) {
	for _, f := range askedBelow(ctx) {
		switch f.Name {
		case "totalCount":
			total = true
		case "pageInfo":
			places = true
		case "edges":
			for _, below := range graphql.CollectFields(graphql.GetOperationContext(ctx), f.Selections, nil) {
				places = places || below.Name == "cursor"
			}
		}
	}
	return total, places
}

func limitOf(argument string, n *int) (int, error) {
	switch {
	case n == nil:
		return store.DefaultPage, nil
	case *n < 1 || *n > store.MaxPage:
		return 0, badInput("%s is %d: it may be 1 to %d", argument, *n, store.MaxPage)
	}
	return *n, nil
}

func cursorOf(s *string) store.Cursor {
	if s == nil {
		return ""
	}
	return store.Cursor(*s)
}
