package sqlite

import (
	"context"
	"fmt"
	"slices"

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
	w, err := s.shortest(ctx, g, from, to, q)
	if err != nil || w == nil {
		return nil, err
	}
	defer w.free()
	var path *store.Path
	w.each(func(nums []uint32) bool {
		path = w.edges.path(nums)
		return false
	})
	return path, w.edges.fault()
}

// shortest is a walk that has met on the shortest paths, to be freed; nil where there are none.
func (s *Store) shortest(ctx context.Context, g *graph, from, to ontology.ID, q store.PathQuery) (*pathWalk, error) {
	start, end, err := s.ends(g, from, to)
	if err != nil {
		return nil, err
	}
	w := newPathWalk(g, s.edgeFilter(ctx, g, q.Filter), start, end)
	if found, err := w.meet(ctx, q.MaxHops); err != nil || !found {
		w.free()
		return nil, err
	}
	return w, nil
}

// ends are the numbers of the ends of a path.
func (s *Store) ends(g *graph, from, to ontology.ID) (start, end uint32, err error) {
	start, ok := s.names.entity(g, from)
	end, ok2 := s.names.entity(g, to)
	for id, known := range map[ontology.ID]bool{from: ok, to: ok2} {
		if !known {
			return 0, 0, fmt.Errorf("path from %.80q to %.80q: entity %.80q: %w", string(from), string(to), string(id), store.ErrNotFound)
		}
	}
	return start, end, nil
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
	}
	if len(w.met) > 0 {
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
	if !w.edges.shallow {
	}
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
	return w.edges.fault()
}

// each calls f with the shortest paths through the nodes met, those first whose IDs
// come first, until f returns false. The slice is f's.
func (w *pathWalk) each(f func(nums []uint32) bool) {
	good := w.throughMet()
	defer good.free()
	w.goOn([]uint32{w.sides[forwards].end}, good, f)
}

// goOn walks on from where the nodes lead, over the nodes from which the rest can
// still be walked. It reports whether to go on after that.
func (w *pathWalk) goOn(nums []uint32, good *marks, f func([]uint32) bool) bool {
	forth, back := &w.sides[forwards], &w.sides[backwards]
	hop := uint32(len(nums))
	if hop > forth.depth+back.depth {
		return f(slices.Clone(nums))
	}
	wanted := func(num uint32) bool { return good.is(num, hop) }
	if hop > forth.depth {
		wanted = func(num uint32) bool { return back.hops.is(num, forth.depth+back.depth-hop) }
	}
	at := nums[hop-1]
	for next, ok := w.after(at, "", wanted); ok; next, ok = w.after(at, w.g.id(next), wanted) {
		if !w.goOn(append(nums, next), good, f) {
			return false
		}
	}
	return true
}

// after is the node wanted, one hop from another, whose ID comes next after this one.
func (w *pathWalk) after(at uint32, last ontology.ID, wanted func(uint32) bool) (next uint32, found bool) {
	for _, k := range w.g.nodes.at(at).links {
		if found && k.other == next || !wanted(k.other) || !w.edges.leads(k) {
			continue
		}
		if id := w.g.id(k.other); id > last && (!found || id < w.g.id(next)) {
			next, found = k.other, true
		}
	}
	return next, found
}

// path is the path over the nodes, with all edges between them.
func (t *edgeFilter) path(nums []uint32) *store.Path {
	p := &store.Path{}
	for i, num := range nums {
		p.Entities = append(p.Entities, t.g.nodes.at(num).entity)
		if i > 0 {
			p.Steps = append(p.Steps, store.Step{Relations: t.between(nums[i-1], num)})
		}
	}
	return p
}

// between are the edges that lead from one entity to another.
func (t *edgeFilter) between(from, to uint32) []*ontology.Relation {
	var links []link
	for _, k := range t.g.nodes.at(from).links {
		if k.other == to && t.leads(k) {
			links = append(links, k)
		}
	}
	return t.relations(links)
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
