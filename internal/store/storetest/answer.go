package storetest

import (
	"encoding/json"
	"errors"
	"fmt"

	"entente/internal/store"
)

// answer is what a question came to, in a form in which two stores' answers can
// be compared: JSON, in which an empty list is like none, without what stores
// are free in (cursors, the backend's name), or the kind of the error.
func answer(v any, err error) string {
	if err != nil {
		for _, kind := range []error{store.ErrNotFound, store.ErrInvalid, store.ErrUnavailable, store.ErrConflict} {
			if errors.Is(err, kind) {
				return "error: " + kind.Error()
			}
		}
		return "error: " + err.Error()
	}
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return "not to be written as JSON: " + err.Error()
	}
	return string(b)
}

// stretch is a store.Slice without its cursors.
type stretch[T any] struct {
	Items            []T `json:",omitempty"`
	Total            int
	HasPrev, HasNext bool
}

func stretchOf[T any](s *store.Slice[T]) stretch[T] {
	return stretch[T]{Items: s.Items, Total: s.Total, HasPrev: s.HasPrev, HasNext: s.HasNext}
}

func stretchesOf[T any](all []*store.Slice[T]) []stretch[T] {
	var out []stretch[T]
	for _, s := range all {
		out = append(out, stretchOf(s))
	}
	return out
}

// sound reports what is wrong with the form of a page, if anything.
func sound[T any](s *store.Slice[T], p store.Page) error {
	limit := p.Limit
	if limit == 0 {
		limit = store.DefaultPage
	}
	switch {
	case s == nil:
		return errors.New("the page is nil")
	case len(s.Cursors) != len(s.Items):
		return fmt.Errorf("%d cursors of %d items", len(s.Cursors), len(s.Items))
	case len(s.Items) > limit:
		return fmt.Errorf("%d items on a page of %d", len(s.Items), limit)
	case p.SkipTotal != (s.Total == -1):
		return fmt.Errorf("a total of %d with SkipTotal %t", s.Total, p.SkipTotal)
	}
	return nil
}
