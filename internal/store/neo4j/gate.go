package neo4j

import (
	"context"
	"sync"
)

// gate counts the calls that are running, so that Close can wait for them.
type gate struct {
	mu      sync.Mutex
	closed  bool
	running sync.WaitGroup
}

// enter reports whether the call may run; if so, it has to leave.
func (g *gate) enter() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.closed {
		g.running.Add(1)
	}
	return !g.closed
}

func (g *gate) leave() { g.running.Done() }

// shut lets nobody in any more and waits until all have left. It is first for
// the one who shut it.
func (g *gate) shut(ctx context.Context) (first bool, err error) {
	g.mu.Lock()
	first = !g.closed
	g.closed = true
	g.mu.Unlock()
	empty := make(chan struct{})
	go func() {
		g.running.Wait()
		close(empty)
	}()
	select {
	case <-empty:
		return first, nil
	case <-ctx.Done():
		return first, ctx.Err()
	}
}
