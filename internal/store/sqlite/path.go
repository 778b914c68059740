package sqlite

import (
	"context"
	"fmt"

	"entente/internal/ontology"
	"entente/internal/store"
)

// ShortestPath finds the first path of the fewest hops.
func (s *Store) ShortestPath(ctx context.Context, from, to ontology.ID, q store.PathQuery) (*store.Path, error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if q, err = q.Checked(); err != nil {
		return nil, err
	}
	start, ok := s.names.entity(g, from)
	end, ok2 := s.names.entity(g, to)
	for id, known := range map[ontology.ID]bool{from: ok, to: ok2} {
		if !known {
			return nil, fmt.Errorf("path from %.80q to %.80q: entity %.80q: %w", string(from), string(to), string(id), store.ErrNotFound)
		}
	}
	w := newPathWalk(g, s.edgeFilter(g, q.Filter), start, end)
	defer w.free()
	found, err := w.meet(ctx, q.MaxHops)
	if err != nil || !found {
		return nil, err
	}
	return w.path(), nil
}

// pathWalk walks from both ends of a path, a hop at a time, until the two sides
// meet. As neither side had reached what the other had, every node that both
// have reached then lies on a path of the fewest hops.
type pathWalk struct {
	g     *graph
	edges *edgeFilter
	sides [2]side
	met   []uint32 // the nodes that both sides have reached
}

// side is the part of a walk that goes out from one end.
type side struct {
	end, goal uint32
	hops      *marks // from this end
	edge      []uint32
	depth     uint32
	leads     func(link) bool
}

const (
	forwards  = 0
	backwards = 1
)

func newPathWalk(g *graph, edges *edgeFilter, start, end uint32) *pathWalk {
	w := &pathWalk{g: g, edges: edges}
	w.sides[forwards] = side{end: start, goal: end, leads: edges.leads}
	w.sides[backwards] = side{end: end, goal: start, leads: edges.leadsBack}
	for i := range w.sides {
		s := &w.sides[i]
		s.hops, s.edge = newMarks(g.nodes.len()), []uint32{s.end}
		s.hops.set(s.end, 0)
	}
	return w
}

func (w *pathWalk) free() {
	for i := range w.sides {
		w.sides[i].hops.free()
	}
}

// meet reports whether the sides meet within so many hops.
func (w *pathWalk) meet(ctx context.Context, most int) (bool, error) {
	f, b := &w.sides[forwards], &w.sides[backwards]
	if f.end == b.end {
		w.met = []uint32{f.end}
		return true, nil
	}
	for f.depth+b.depth < uint32(most) {
		side, other := f, b
		if len(b.edge) < len(f.edge) {
			side, other = b, f
		}
		if err := w.advance(ctx, side, other); err != nil {
			return false, err
		}
		if len(w.met) > 0 {
			return true, nil
		}
		if len(side.edge) == 0 {
			return false, nil
		}
	}
	return false, nil
}

// advance takes the side one hop further.
func (w *pathWalk) advance(ctx context.Context, s, other *side) error {
	var next []uint32
	s.depth++
	steps := 0
	for _, num := range s.edge {
		links := w.g.nodes.at(num).links
		if steps += len(links); steps > checkEvery {
			if err := ctx.Err(); err != nil {
				return err
			}
			steps = 0
		}
		for _, k := range links {
			if s.hops.has(k.other) || !s.leads(k) || k.other != s.goal && !w.edges.admits(k.other) {
				continue
			}
			s.hops.set(k.other, s.depth)
			next = append(next, k.other)
			if other.hops.has(k.other) {
				w.met = append(w.met, k.other)
			}
		}
	}
	s.edge = next
	return nil
}

// path is the first of the shortest paths through the nodes met: at each step
// the node with the smallest ID from which the rest can still be walked.
func (w *pathWalk) path() *store.Path {
	good := w.throughMet()
	defer good.free()
	f, b := &w.sides[forwards], &w.sides[backwards]
	p := &store.Path{Entities: []*ontology.Entity{w.g.nodes.at(f.end).entity}}
	at := f.end
	for hop := uint32(1); hop <= f.depth; hop++ {
		at = w.extend(p, at, func(num uint32) bool { return good.is(num, hop) })
	}
	for left := b.depth; left > 0; left-- {
		at = w.extend(p, at, func(num uint32) bool { return b.hops.is(num, left-1) })
	}
	return p
}

// throughMet marks the nodes of the forward side from which a node met can be
// reached in the hops that are left, with their distance from the start.
func (w *pathWalk) throughMet() *marks {
	f := &w.sides[forwards]
	good := newMarks(w.g.nodes.len())
	level := w.met
	for _, num := range level {
		good.set(num, f.depth)
	}
	for hop := f.depth; hop > 1; hop-- {
		var before []uint32
		for _, num := range level {
			for _, k := range w.g.nodes.at(num).links {
				if f.hops.is(k.other, hop-1) && !good.has(k.other) && w.edges.leadsBack(k) {
					good.set(k.other, hop-1)
					before = append(before, k.other)
				}
			}
		}
		level = before
	}
	return good
}

// extend adds the smallest of the next nodes that are wanted to the path.
func (w *pathWalk) extend(p *store.Path, at uint32, wanted func(uint32) bool) uint32 {
	links := w.g.nodes.at(at).links
	next, found := uint32(0), false
	for _, k := range links {
		if (!found || k.other != next) && wanted(k.other) && w.edges.leads(k) && (!found || w.g.id(k.other) < w.g.id(next)) {
			next, found = k.other, true
		}
	}
	var between []link
	for _, k := range links {
		if k.other == next && w.edges.leads(k) {
			between = append(between, k)
		}
	}
	p.Entities = append(p.Entities, w.g.nodes.at(next).entity)
	p.Steps = append(p.Steps, store.Step{Relations: w.g.relations(between)})
	return next
}
