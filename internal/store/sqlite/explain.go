package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Explain says why two entities are connected.
func (s *Store) Explain(ctx context.Context, a, b ontology.ID, q store.ExplainQuery) (*store.Explanation, error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if q, err = q.Checked(); err != nil {
		return nil, err
	}
	start, end, err := s.ends(g, a, b)
	if err != nil {
		return nil, err
	}
	if start == end {
		return nil, fmt.Errorf("what joins %.80q and itself: %w: name two different ones", string(a), store.ErrInvalid)
	}
	edges := s.edgeFilter(ctx, g, q.Filter)
	x := explaining{ctx: ctx, edges: edges, start: start, end: end, room: q.Limit + 1}
	if err := x.search(q.MaxHops); err != nil {
		return nil, err
	}
	out := &store.Explanation{Direct: edges.between(start, end), More: len(x.best) > q.Limit}
	slices.SortFunc(out.Direct, store.Strongest)
	if err := edges.fault(); err != nil {
		return nil, err
	}
	for _, w := range x.best[:min(len(x.best), q.Limit)] {
		out.Paths = append(out.Paths, *edges.path(slices.Concat([]uint32{start}, w.between, []uint32{end})))
	}
	return out, edges.fault()
}

// explaining looks for the strongest paths of two and three hops. The steps at
// both ends are looked at once; then those between them, from the strongest first
// step on, until no other can be as strong as the paths that there is room for.
type explaining struct {
	ctx        context.Context
	edges      *edgeFilter
	start, end uint32
	room       int
	best       []strongPath // in their order, at most so many as there is room for
}

// strongPath is what lies between the ends of a path, and how strong that is.
type strongPath struct {
	between  []uint32
	strength store.Strength
}

// reach is a step, by the strongest of its edges.
type reach struct {
	num      uint32
	strength store.Strength
}

func (x *explaining) search(hops int) error {
	if hops < 2 {
		return nil
	}
	first := x.steps(x.start, x.edges.leads)
	last := x.steps(x.end, x.edges.leadsBack)
	at := newMarks(x.edges.g.nodes.len())
	defer at.free()
	for i, r := range last {
		at.set(r.num, uint32(i))
	}
	slices.SortFunc(first, func(a, b reach) int { return b.strength.Compare(a.strength) })
	for _, r := range first {
		if i, ok := at.get(r.num); ok {
			x.offer(strongPath{[]uint32{r.num}, weaker(r.strength, last[i].strength)})
		}
	}
	if hops < 3 {
		return nil
	}
	for _, r := range first {
		if x.full() && r.strength.Compare(x.worst().strength) < 0 {
			return nil
		}
		if err := x.ctx.Err(); err != nil {
			return err
		}
		x.through(r, last, at)
	}
	return nil
}

// steps are those from an end to what may lie between the two.
func (x *explaining) steps(end uint32, leads func(link) bool) []reach {
	other := x.start
	if end == x.start {
		other = x.end
	}
	return x.gather(end, leads, func(num uint32) bool { return num != other && x.edges.admits(num) })
}

// gather takes the strongest edge from a node to each of those wanted.
func (x *explaining) gather(from uint32, leads func(link) bool, wanted func(uint32) bool) (steps []reach) {
	at := newMarks(x.edges.g.nodes.len())
	defer at.free()
	for _, k := range x.edges.g.nodes.at(from).links {
		if !wanted(k.other) || !leads(k) {
			continue
		}
		s := x.edges.strength(k)
		i, ok := at.get(k.other)
		switch {
		case !ok:
			at.set(k.other, uint32(len(steps)))
			steps = append(steps, reach{k.other, s})
		case s.Compare(steps[i].strength) > 0:
			steps[i].strength = s
		}
	}
	return steps
}

// through offers the paths of three hops that begin with the step.
func (x *explaining) through(first reach, last []reach, at *marks) {
	for _, second := range x.gather(first.num, x.edges.leads, at.has) {
		i, _ := at.get(second.num)
		s := weaker(weaker(first.strength, second.strength), last[i].strength)
		x.offer(strongPath{[]uint32{first.num, second.num}, s})
	}
}

// strength is that of the link's edge.
func (t *edgeFilter) strength(k link) store.Strength {
	e := t.edge(k.edge)
	if e == nil {
		return store.Strength{} // after a fault
	}
	return store.Strength{Sources: int(e.sources), Reports: int(e.reports), Confidence: e.confidence}
}

func weaker(a, b store.Strength) store.Strength {
	if a.Compare(b) < 0 {
		return a
	}
	return b
}

func (x *explaining) full() bool        { return len(x.best) == x.room }
func (x *explaining) worst() strongPath { return x.best[len(x.best)-1] }

// offer keeps the path if it is among the best.
func (x *explaining) offer(p strongPath) {
	if x.full() && x.compare(p, x.worst()) > 0 {
		return
	}
	at, _ := slices.BinarySearchFunc(x.best, p, x.compare)
	x.best = slices.Insert(x.best, at, p)
	x.best = x.best[:min(len(x.best), x.room)]
}

// compare orders paths as store.Explanation says.
func (x *explaining) compare(a, b strongPath) int {
	if c := b.strength.Compare(a.strength); c != 0 {
		return c
	}
	g := x.edges.g
	return cmp.Or(cmp.Compare(len(a.between), len(b.between)), slices.CompareFunc(a.between, b.between, func(m, n uint32) int {
		return cmp.Compare(g.id(m), g.id(n))
	}))
}
