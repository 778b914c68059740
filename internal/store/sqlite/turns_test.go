package sqlite

import (
	"context"
	"errors"
	"runtime"
	"testing"

	"entente/internal/store"
)

// TestAQuestionThatWaitsForItsTurnEndsWithItsContext takes all turns first.
func TestAQuestionThatWaitsForItsTurnEndsWithItsContext(t *testing.T) {
	s := openWith(t, memoryPath, Options{})
	for range runtime.GOMAXPROCS(0) {
		if err := s.sweeps.take(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		_, err := s.Network(ctx, store.NetworkQuery{})
		ended <- err
	}()
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("a question without a turn: %v; want the context's error", err)
	}
	s.sweeps.give()
	if _, err := s.Network(t.Context(), store.NetworkQuery{}); err != nil {
		t.Errorf("with a turn: %v", err)
	}
}
