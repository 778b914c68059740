package sqlite

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Alike finds, for each entity, those with much the same relations.
func (s *Store) Alike(ctx context.Context, ids []ontology.ID, q store.AlikeQuery) ([][]store.Alike, error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if q, err = q.Checked(); err != nil {
		return nil, err
	}
	c := comparing{ctx: ctx, edges: s.edgeFilter(ctx, g, q.Filter), query: q, kinds: anyKind}
	if len(q.Kinds) > 0 {
		c.kinds = kindsOf(q.Kinds...)
	}
	out := make([][]store.Alike, len(ids))
	for i, id := range ids {
		if num, ok := s.names.entity(g, id); ok {
			if out[i], err = c.with(num); err != nil {
				return nil, err
			}
		}
	}
	return out, errors.Join(ctx.Err(), c.edges.fault())
}

// comparing compares entities by their edges. One comparison looks at the edges of
// the entity, of all their other ends, and of the most promising of those found
// there: each edge of the graph a few times at most.
type comparing struct {
	ctx   context.Context
	edges *edgeFilter
	query store.AlikeQuery
	kinds kindSet
	steps int
}

// likeness is an entity that has edges like those of another.
type likeness struct {
	num   uint32
	both  int // the weight of these, of each the lesser
	score float64
}

// tick returns the context's error now and then.
func (c *comparing) tick(steps int) error {
	if c.steps += steps; c.steps < checkEvery {
		return nil
	}
	c.steps = 0
	return c.ctx.Err()
}

// with compares the entity with all others.
func (c *comparing) with(num uint32) ([]store.Alike, error) {
	found, err := c.candidates(num)
	if err != nil {
		return nil, err
	}
	best, err := c.best(found, c.weight(num))
	if err != nil {
		return nil, err
	}
	out := make([]store.Alike, len(best))
	for i, l := range best {
		out[i] = store.Alike{Entity: c.edges.g.nodes.at(l.num).entity, Score: l.score, Shared: c.pairs(num, l.num)}
		out[i].Count = len(out[i].Shared)
		out[i].Shared = out[i].Shared[:min(out[i].Count, c.query.Shared)]
	}
	return out, nil
}

// each calls f with the links of the node that count and lead to what passes.
func (c *comparing) each(num uint32, f func(link)) error {
	links := c.edges.g.nodes.at(num).links
	for _, k := range links {
		if c.edges.leads(k) && c.edges.admits(k.other) {
			f(k)
		}
	}
	return c.tick(len(links))
}

func (c *comparing) weight(num uint32) (sum int) {
	_ = c.each(num, func(k link) { sum += c.edges.sourcesOf(k) })
	return sum
}

// sourcesOf are the independent sources of the link's edge.
func (t *edgeFilter) sourcesOf(k link) int {
	if e := t.edge(k.edge); e != nil {
		return int(e.sources)
	}
	return 0 // after a fault
}

// candidates are the entities with an edge like one of the entity's.
func (c *comparing) candidates(num uint32) (found []likeness, err error) {
	at := newMarks(c.edges.g.nodes.len())
	defer at.free()
	err = c.each(num, func(k link) {
		own := c.edges.sourcesOf(k)
		others := c.edges.g.nodes.at(k.other)
		c.steps += len(others.links)
		for _, m := range others.links {
			if m.typ != k.typ || m.way.back() != k.way || m.other == num || !c.edges.counts(m) || c.kinds&c.edges.g.nodes.at(m.other).kind == 0 {
				continue
			}
			i, ok := at.get(m.other)
			if !ok {
				i = uint32(len(found))
				at.set(m.other, i)
				found = append(found, likeness{num: m.other})
			}
			found[i].both += min(own, c.edges.sourcesOf(m))
		}
	})
	return found, err
}

// best are as many of the candidates as are asked for, compared with an entity of
// this weight. As nobody scores higher than what both have by that weight, those
// who have little in common need not be looked at.
func (c *comparing) best(found []likeness, weight int) (best []likeness, err error) {
	slices.SortFunc(found, func(a, b likeness) int { return cmp.Compare(b.both, a.both) })
	for _, l := range found {
		full := len(best) == c.query.Limit
		if full && float64(l.both)/float64(weight) < best[len(best)-1].score {
			break
		}
		theirs := 0
		if err := c.each(l.num, func(k link) { theirs += c.edges.sourcesOf(k) }); err != nil {
			return nil, err
		}
		l.score = float64(l.both) / float64(weight+theirs-l.both)
		at, _ := slices.BinarySearchFunc(best, l, c.compare)
		best = slices.Insert(best, at, l)
		best = best[:min(len(best), c.query.Limit)]
	}
	return best, nil
}

func (c *comparing) compare(a, b likeness) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(c.edges.g.id(a.num), c.edges.g.id(b.num)))
}

// pairs are the edges that two entities both have.
func (c *comparing) pairs(own, theirs uint32) (pairs []store.Pair) {
	type trait struct {
		other uint32
		typ   uint8
		way   way
	}
	edges := map[trait]link{}
	_ = c.each(own, func(k link) { edges[trait{k.other, k.typ, k.way}] = k })
	_ = c.each(theirs, func(k link) {
		if mine, ok := edges[trait{k.other, k.typ, k.way}]; ok {
			pairs = append(pairs, store.Pair{Own: c.edges.relationOf(mine), Theirs: c.edges.relationOf(k)})
		}
	})
	slices.SortFunc(pairs, store.ComparePairs)
	return pairs
}

// relationOf is the link's edge.
func (t *edgeFilter) relationOf(k link) *ontology.Relation {
	if e := t.edge(k.edge); e != nil {
		return t.relation(e)
	}
	return &ontology.Relation{} // after a fault
}
