package neo4j

import (
	"fmt"
	"sync"
	"time"
)

// Phase is a part of a bulk load, and what it wrote.
type Phase struct {
	Name   string // "entities", "articles" (with what they mention), "evidence", "evidence_edge" (an index), "edges", "counts" or "indexes"
	Things int    // how many entities, articles, pieces of evidence, edges or indexes
	Took   time.Duration
}

// String is a line with the rate as well.
func (p Phase) String() string {
	seconds := p.Took.Seconds()
	return fmt.Sprintf("%-13s %8d  %7.2f s  %7.0f/s", p.Name, p.Things, seconds, float64(p.Things)/max(seconds, 1e-9))
}

// The parts that transactions of a bulk load write side by side.
const (
	entitiesPart = iota
	articlesPart
	evidencePart
	sideBySide
)

// clock tells how long the parts of a bulk load take. A nil one tells nobody.
type clock struct {
	told  func(Phase)
	begun time.Time

	mu     sync.Mutex
	things [sideBySide]int
	spent  [sideBySide]time.Duration // in statements, all lanes together
}

func newClock(told func(Phase)) *clock {
	if told == nil {
		return nil
	}
	return &clock{told: told, begun: time.Now()}
}

// during is a step that counts to a part.
func (c *clock) during(part int, step func() error) func() error {
	if c == nil {
		return step
	}
	return func() error {
		begun := time.Now()
		err := step()
		c.mu.Lock()
		defer c.mu.Unlock()
		c.spent[part] += time.Since(begun)
		return err
	}
}

// count counts what a transaction has stored.
func (c *clock) count(w *writer) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.things[articlesPart] += len(w.fresh)
	for _, p := range w.fresh {
		c.things[evidencePart] += len(p.bundle.Evidence)
	}
	for _, m := range w.entities {
		if m.stored == nil {
			c.things[entitiesPart]++
		}
	}
}

// written tells of the parts that were written side by side: the whole time, in
// which transactions were sent and committed as well, is shared out to them as
// their statements took theirs.
func (c *clock) written() {
	if c == nil {
		return
	}
	whole := time.Since(c.begun)
	all := max(c.spent[entitiesPart]+c.spent[articlesPart]+c.spent[evidencePart], 1)
	for part, name := range []string{"entities", "articles", "evidence"} {
		share := float64(c.spent[part]) / float64(all)
		c.told(Phase{name, c.things[part], time.Duration(share * float64(whole))})
	}
}

// part tells of a part that is written by itself.
func (c *clock) part(name string, work func() (things int, err error)) error {
	begun := time.Now()
	things, err := work()
	if c != nil && err == nil {
		c.told(Phase{name, things, time.Since(begun)})
	}
	return err
}
