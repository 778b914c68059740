package neo4j

import (
	"context"
	"sync"
	"time"
)

// commits lets reads see transactions of this process whole. Neo4j reads what is
// committed at each moment, so that a statement which runs beside a commit can
// see a part of it; such a statement is run again. (Of what other processes
// write, a statement may see a part.)
type commits struct {
	gate  sync.RWMutex // locked by a commit; held by a read that commits have to wait for
	mu    sync.Mutex
	count int           // of commits begun
	under chan struct{} // closed when the commit under way ends; nil where none is
}

// freeReads is how often a read is run beside commits before they wait for it.
const freeReads = 3

// begin waits for reads that have the right of way, and begins a commit.
func (c *commits) begin() {
	c.gate.Lock()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.count++
	c.under = make(chan struct{})
}

// end ends the commit, if one has begun.
func (c *commits) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.under != nil {
		close(c.under)
		c.under = nil
		c.gate.Unlock()
	}
}

func (c *commits) look() (count int, under chan struct{}) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.count, c.under
}

// read runs a read until none of it ran beside a commit.
func (c *commits) read(ctx context.Context, work func() error) error {
	for range freeReads {
		before, err := c.quiet(ctx)
		if err != nil {
			return err
		}
		err = work()
		if after, _ := c.look(); err != nil || after == before {
			return err
		}
	}
	for !c.gate.TryRLock() {
		if _, err := c.quiet(ctx); err != nil {
			return err
		}
		time.Sleep(time.Millisecond) // a commit may wait for another read
	}
	defer c.gate.RUnlock()
	return work()
}

// quiet waits until no commit is under way, and tells how many there were.
func (c *commits) quiet(ctx context.Context) (count int, err error) {
	for {
		count, under := c.look()
		if under == nil {
			return count, ctx.Err()
		}
		select {
		case <-under:
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
}
