package sqlite

import (
	"context"
	"runtime"
)

// turns let so many questions run at the same time as there are processors: the
// long ones, which would only slow down each other, and all short ones with them.
type turns chan struct{}

func newTurns() turns { return make(turns, runtime.GOMAXPROCS(0)) }

// take waits for a turn, or until the context ends.
func (t turns) take(ctx context.Context) error {
	select {
	case t <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (t turns) give() { <-t }
