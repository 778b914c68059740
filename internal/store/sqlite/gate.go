package sqlite

import (
	"context"
	"sync"
)

// gate counts the calls that are running, so that Close can wait for them.
type gate struct {
	mu      sync.Mutex
	running int
	closed  bool
	taken   bool          // somebody has begun to close the store
	empty   chan struct{} // closed when the last call leaves a closed gate
}

// enter reports whether the call may run.
func (g *gate) enter() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return false
	}
	g.running++
	return true
}

func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.running--
	if g.closed && g.running == 0 {
		close(g.empty)
	}
}

// shut lets nobody in any more and waits until all have left.
func (g *gate) shut(ctx context.Context) error {
	g.mu.Lock()
	if !g.closed {
		g.closed = true
		g.empty = make(chan struct{})
		if g.running == 0 {
			close(g.empty)
		}
	}
	empty := g.empty
	idle := g.running == 0
	g.mu.Unlock()
	if idle {
		return nil
	}
	select {
	case <-empty:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// first is true once, for the one who is to close the store.
func (g *gate) first() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	was := g.taken
	g.taken = true
	return !was
}
