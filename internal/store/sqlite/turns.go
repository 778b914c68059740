package sqlite

import (
	"context"
	"fmt"
	"runtime"

	"entente/internal/store"
)

// turns let so many questions run at the same time as there are processors: the
// long ones, which would only slow down each other, and all short ones with them.
// There are fewer turns than connections that read the file, so that short questions
// find one.
type turns chan struct{}

func newTurns() turns { return make(turns, runtime.GOMAXPROCS(0)) }

// take waits for a turn, or until the context ends. Whoever waits longest is next.
func (t turns) take(ctx context.Context) error {
	select {
	case t <- struct{}{}:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("%w: %w", store.ErrBusy, ctx.Err())
	}
}

func (t turns) give() { <-t }
