package loader

import (
	"context"
	"errors"
	"time"

	"entente/internal/store"
)

// defaultPatience is how long a store that is out of reach is waited for.
const defaultPatience = time.Minute

// The pauses between tries: twice as long each time, up to the longest.
const (
	firstPause   = 100 * time.Millisecond
	longestPause = 5 * time.Second
)

// patiently tries again, waiting ever longer, while the store is out of reach and
// may come back by itself; patience 0 means the default.
func patiently(ctx context.Context, patience time.Duration, try func() error) error {
	if patience <= 0 {
		patience = defaultPatience
	}
	begun := time.Now()
	for pause := firstPause; ; pause = min(2*pause, longestPause) {
		err := try()
		passes := errors.Is(err, store.ErrUnavailable) && !errors.Is(err, store.ErrUnusable)
		if !passes || time.Since(begun)+pause > patience {
			return err
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
