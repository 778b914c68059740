package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Network is a piece of the graph as nodes and links.
func (s *Store) Network(ctx context.Context, q store.NetworkQuery) (*store.Network, error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if q, err = q.Checked(); err != nil {
		return nil, err
	}
	q.Filter.Others = nil
	w := networkWalk{ctx: ctx, g: g, edges: s.edgeFilter(ctx, g, q.Filter), query: q, seen: newMarks(g.nodes.len()), inside: newMarks(g.nodes.len()), within: newBitset(g.nodes.len())}
	defer w.seen.free()
	defer w.inside.free()
	defer w.done()
	var seeds []candidateNode
	for _, id := range q.Seeds {
		num, ok := s.names.entity(g, id)
		if !ok {
			return nil, fmt.Errorf("network around %.80q: %w", string(id), store.ErrNotFound)
		}
		if !w.seen.has(num) {
			w.seen.set(num, settled)
			seeds = append(seeds, candidateNode{num: num})
		}
	}
	if len(q.Seeds) == 0 {
		if err := s.sweeps.take(ctx); err != nil {
			return nil, fmt.Errorf("network of the whole graph in %s: %w", s.path, err)
		}
		defer s.sweeps.give()
		err = w.everywhere()
	} else {
		err = w.around(seeds)
	}
	if err == nil {
		err = w.link()
	}
	if err == nil {
		err = w.edges.fault()
	}
	if err != nil {
		return nil, err
	}
	return &w.network, nil
}

// networkWalk gathers a network.
type networkWalk struct {
	ctx     context.Context
	g       *graph
	edges   *edgeFilter
	query   store.NetworkQuery
	seen    *marks // nodes that qualified, whether there was room or not: settled, or in the level at hand, with their reports
	inside  *marks // nodes of the network, with their index
	within  bitset // the same nodes: a small set that is asked about every link of theirs
	nums    []uint32
	whole   *whole // where there are no seeds
	network store.Network
	steps   int
}

// done gives back what the walk took.
func (w *networkWalk) done() {
	if w.whole != nil {
		wholes.Put(w.whole)
	}
}

// candidateNode qualifies for the network; reports speak for it.
type candidateNode struct {
	num     uint32
	reports int64
}

// settled marks nodes of levels that are done with.
const settled = ^uint32(0)

// tick returns the context's error now and then.
func (w *networkWalk) tick(steps int) error {
	if w.steps += steps; w.steps < checkEvery {
		return nil
	}
	w.steps = 0
	return w.ctx.Err()
}

// around gathers nodes hop by hop from the seeds.
func (w *networkWalk) around(level []candidateNode) error {
	for hop := 0; ; hop++ {
		from := len(w.nums)
		w.admit(level, hop)
		if hop == w.query.Hops {
			return nil
		}
		var err error
		if level, err = w.next(w.nums[from:]); err != nil {
			return err
		}
	}
}

// next are the nodes one hop further than these. All are worked out even where
// there is no room left, since the network says whether it was cut.
func (w *networkWalk) next(nums []uint32) ([]candidateNode, error) {
	var found []uint32
	for _, num := range nums {
		links := w.g.nodes.at(num).links
		if err := w.tick(len(links)); err != nil {
			return nil, err
		}
		for _, k := range links {
			reports, ok := w.seen.get(k.other)
			if ok && reports == settled || !w.edges.leads(k) || !w.edges.admits(k.other) {
				continue
			}
			if !ok {
				reports = 0
				found = append(found, k.other)
			}
			w.seen.set(k.other, reports+uint32(w.edges.reportsOf(k)))
		}
	}
	level := make([]candidateNode, len(found))
	for i, num := range found {
		reports, _ := w.seen.get(num)
		level[i] = candidateNode{num, int64(reports)}
		w.seen.set(num, settled)
	}
	return level, nil
}

// everywhere gathers the nodes of the whole graph that have an edge that counts.
func (w *networkWalk) everywhere() error {
	w.whole = newWhole(w.g.nodes.len())
	err := w.whole.look(w.edges, w.tick)
	if err == nil {
		w.admit(w.whole.candidates(), 0)
	}
	return err
}

// admit takes candidates in while there is room, those with the most reports
// first, and puts those of this hop in the order of their IDs.
func (w *networkWalk) admit(level []candidateNode, hop int) {
	if room := w.query.MaxNodes - len(w.nums); len(level) > room {
		level = w.choose(level, room)
		w.network.NodesCut = true
	}
	slices.SortFunc(level, func(a, b candidateNode) int { return cmp.Compare(w.g.id(a.num), w.g.id(b.num)) })
	for _, c := range level {
		w.inside.set(c.num, uint32(len(w.nums)))
		w.within.add(c.num)
		w.nums = append(w.nums, c.num)
		w.network.Nodes = append(w.network.Nodes, store.Node{Entity: w.g.nodes.at(c.num).entity, Hops: hop})
	}
}

// choose are so many of the candidates: those with the most reports, of equals the
// first by ID. IDs are looked at only where they decide, as they lie far apart in
// memory and most candidates have as few reports as most others.
func (w *networkWalk) choose(level []candidateNode, room int) []candidateNode {
	if room <= 0 {
		return nil
	}
	last := slices.MinFunc(firsts(level, room, byReports), func(a, b candidateNode) int { return byReports(b, a) })
	sure := level[:0:0]
	var equal []candidateNode
	for _, c := range level {
		switch order := byReports(c, last); {
		case order < 0:
			sure = append(sure, c)
		case order == 0:
			equal = append(equal, c)
		}
	}
	byID := func(a, b candidateNode) int { return cmp.Compare(w.g.id(a.num), w.g.id(b.num)) }
	return append(sure, firsts(equal, room-len(sure), byID)...)
}

// byReports puts the candidate with more reports first.
func byReports(a, b candidateNode) int { return cmp.Compare(b.reports, a.reports) }

// link adds the edges among the nodes.
func (w *networkWalk) link() error {
	pooled := rankedPool.Get().(*[]ranked)
	defer rankedPool.Put(pooled)
	all, err := w.among((*pooled)[:0])
	if err != nil {
		return err
	}
	*pooled = all
	kept := all
	if most := w.query.MaxLinks; len(all) > most {
		kept = w.mostReported(all, most)
		w.network.LinksCut = true
	}
	slices.SortFunc(kept, w.byID)
	w.network.Links = make([]*ontology.Relation, 0, len(kept))
	for _, r := range kept {
		e := w.edges.edge(r.edge)
		if e == nil {
			continue // after a fault
		}
		w.network.Links = append(w.network.Links, w.edges.relation(e))
		for _, end := range [...]uint32{e.subject, e.object} {
			at, _ := w.inside.get(end)
			w.network.Nodes[at].Degree++
		}
	}
	return nil
}

// among appends the edges among the nodes, those with the most reports ranked first.
func (w *networkWalk) among(all []ranked) ([]ranked, error) {
	if w.whole != nil {
		return w.whole.among(w.within, all), nil
	}
	for _, num := range w.nums {
		links := w.g.nodes.at(num).links
		if err := w.tick(len(links)); err != nil {
			return nil, err
		}
		for _, k := range links {
			if !w.within.has(k.other) || num > k.other || !w.edges.mayCount(k) { // once, from one of its ends
				continue
			}
			if w.edges.then != nil {
				if e := w.edges.edge(k.edge); e == nil || !w.edges.passes(e) {
					continue
				}
			}
			all = append(all, ranked{-w.edges.reportsOf(k), k.edge})
		}
	}
	return all, nil
}

// mostReported are so many of the edges, of equals the first by ID. As in choose,
// edges are looked at only where their IDs decide, and each of them once.
func (w *networkWalk) mostReported(all []ranked, most int) []ranked {
	byRank := func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) }
	last := slices.MaxFunc(firsts(all, most, byRank), byRank)
	var equal []digited
	kept := all[:0]
	for _, r := range all {
		switch {
		case r.rank < last.rank:
			kept = append(kept, r)
		case r.rank == last.rank:
			equal = append(equal, digited{w.g.edges.ref(r.edge).digits, r})
		}
	}
	first := firsts(equal, most-len(kept), func(a, b digited) int {
		if a.digits != b.digits {
			return cmp.Compare(a.digits, b.digits)
		}
		return w.byID(a.ranked, b.ranked)
	})
	for _, d := range first {
		kept = append(kept, d.ranked)
	}
	return kept
}

// digited is an edge with the digits that its ID begins with.
type digited struct {
	digits uint64
	ranked
}

func (w *networkWalk) byID(a, b ranked) int {
	return compareIDs(w.g.edges.ref(a.edge), w.g.edges.ref(b.edge))
}
