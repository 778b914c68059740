package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

const (
	// flood is how many articles are loaded before a mixture, so that the cache of
	// the connection that writes is full: they touch some 20,000 pages of 4 KiB.
	flood = 3000
	// floodPatience is how long that may take.
	floodPatience = 10 * time.Minute
	// walked is how many relations are read, with their evidence and its articles,
	// so that what is kept of these, and the caches of the connections that read,
	// are full: 100,000 have about twice as much as 64 MiB.
	walked = 100_000
	// walkedAtOnce is how many of them a question reads.
	walkedAtOnce = 200
)

const (
	statsQuery = `{ stats { articles } }`
	countQuery = `{ aggregate(by: [TYPE], first: 1) { groups { counts { statements } } } }`
	walkQuery  = `query($first: Int!, $after: String) { relations(first: $first, after: $after) {
pageInfo { hasNextPage endCursor } nodes { id evidence(first: 3) { nodes { sentence article { title } } } } } }`
)

// footing is what an idle server holds.
type footing struct {
	articles int
	live     float64 // MiB of the heap, after garbage was collected
}

// footing waits until the server has read all that it keeps of the graph, which is
// nothing on Neo4j, and looks at it while nobody asks.
func (b *bench) footing(t target) (f footing, err error) {
	g := t.(*graphQL)
	if b.press != nil {
		if err := g.read(countQuery, nil, new(any)); err != nil {
			return f, err
		}
	}
	var told struct{ Stats struct{ Articles int } }
	if err := g.read(statsQuery, nil, &told); err != nil {
		return f, err
	}
	f.articles = told.Stats.Articles
	f.live, err = b.gauges[t.Name()].idle()
	return f, err
}

// read asks and reads the answer's data.
func (g *graphQL) read(query string, variables map[string]any, data any) error {
	var answer bytes.Buffer
	if err := g.post(g.wire.request(body(query, variables)), &answer); err != nil {
		return err
	}
	return json.NewDecoder(&answer).Decode(&struct{ Data any }{data})
}

// warmUp fills the embedded store's caches, all of which are bounded.
func (b *bench) warmUp(ctx context.Context, t target) error {
	if b.press == nil {
		return nil
	}
	if err := b.press.flood(ctx, b.log, t.(*graphQL)); err != nil {
		return err
	}
	fmt.Fprintf(b.log, "%s: reading %d relations with their evidence\n", t.Name(), walked)
	return t.(*graphQL).walk(ctx)
}

// walk reads the first relations with their evidence.
func (g *graphQL) walk(ctx context.Context) error {
	var after any
	for range walked / walkedAtOnce {
		var page struct {
			Relations struct {
				PageInfo struct {
					HasNextPage bool
					EndCursor   string
				}
			}
		}
		if err := g.read(walkQuery, map[string]any{"first": walkedAtOnce, "after": after}, &page); err != nil {
			return err
		}
		if !page.Relations.PageInfo.HasNextPage || ctx.Err() != nil {
			return ctx.Err()
		}
		after = page.Relations.PageInfo.EndCursor
	}
	return nil
}

// flood lets the server load many articles at once, before anybody listens.
func (p *press) flood(ctx context.Context, log io.Writer, g *graphQL) error {
	var before, now struct{ Stats struct{ Articles int } }
	if err := g.read(statsQuery, nil, &before); err != nil {
		return err
	}
	fmt.Fprintf(log, "%s: loading %d articles\n", g.name, flood)
	for n := 1; n <= flood; n++ {
		if err := os.WriteFile(p.path(-n), []byte(newsReport(-n)), 0o644); err != nil {
			return err
		}
	}
	for begun := time.Now(); now.Stats.Articles < before.Stats.Articles+flood; {
		if time.Since(begun) > floodPatience {
			return fmt.Errorf("of %d articles %d were loaded within %s", flood, now.Stats.Articles-before.Stats.Articles, floodPatience)
		}
		select {
		case <-time.After(time.Second):
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := g.read(statsQuery, nil, &now); err != nil {
			return err
		}
	}
	var errs []error
	for n := 1; n <= flood; n++ {
		errs = append(errs, os.Remove(p.path(-n)))
	}
	return errors.Join(errs...)
}
