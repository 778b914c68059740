package sqlite

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"time"

	"entente/internal/store"
)

// TestLongQuestionsWaitForTheirTurn takes all turns first. While a question waits its
// context ends; one that ends before the question waits is tried again, longer.
func TestLongQuestionsWaitForTheirTurn(t *testing.T) {
	s := openWith(t, memoryPath, Options{})
	for range runtime.GOMAXPROCS(0) {
		if err := errors.Join(s.sweeps.take(t.Context()), s.scans.take(t.Context())); err != nil {
			t.Fatal(err)
		}
	}
	long := map[string]func(context.Context) error{
		"a network of all": func(ctx context.Context) error { _, err := s.Network(ctx, store.NetworkQuery{}); return err },
		"evidence by its marks": func(ctx context.Context) error {
			_, err := s.ListEvidence(ctx, store.EvidenceFilter{MinConfidence: 0.5}, store.Page{})
			return err
		},
		"articles by words": func(ctx context.Context) error {
			_, err := s.ListArticles(ctx, store.ArticleFilter{Text: "x"}, store.Page{})
			return err
		},
	}
	for what, ask := range long {
		var err error
		for patience := time.Millisecond; patience < time.Minute && !errors.Is(err, store.ErrBusy); patience *= 4 {
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			err = ask(ctx)
			cancel()
		}
		if !errors.Is(err, store.ErrBusy) || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s without a turn: %v; want the context's error, and that the store is busy", what, err)
		}
	}
	if _, err := s.CountEvidence(t.Context(), store.CountQuery{}); err != nil {
		t.Errorf("a count, which holds nothing up: %v", err)
	}
	if _, err := s.ListEvidence(t.Context(), store.EvidenceFilter{}, store.Page{}); err != nil {
		t.Errorf("a short question while long ones run: %v", err)
	}
	s.sweeps.give()
	s.scans.give()
	for what, ask := range long {
		if err := ask(t.Context()); err != nil {
			t.Errorf("%s with a turn: %v", what, err)
		}
	}
}
