package sqlite

import "sync"

// whole is a look at the whole graph: one go through all edges, side by side in
// memory, since to come to each from its ends takes some ten times as long.
type whole struct {
	passed  []passedEdge
	reports []int64 // on the edges that passed, by the node's num
}

// passedEdge is an edge that counts, of which both ends may be nodes.
type passedEdge struct {
	subject, object, edge uint32
	reports               int32
}

// wholes are used again.
var wholes = sync.Pool{New: func() any { return new(whole) }}

// newWhole is a whole for so many nodes.
func newWhole(nodes int) *whole {
	w := wholes.Get().(*whole)
	w.passed = w.passed[:0]
	if cap(w.reports) < nodes {
		w.reports = make([]int64, nodes+nodes/8)
	}
	w.reports = w.reports[:nodes]
	clear(w.reports)
	return w
}

// look finds the edges that pass.
func (w *whole) look(t *edgeFilter, tick func(steps int) error) (err error) {
	t.g.edges.each(func(num uint32, now *edge) bool {
		if num%checkEvery == 0 {
			err = tick(checkEvery)
		}
		if now.relation == nil || t.types&(1<<now.typ) == 0 || now.subjectKind&t.kinds == 0 || now.objectKind&t.kinds == 0 {
			return err == nil
		}
		if e := t.edge(num); e != nil && (t.shallow || t.passesDeep(e)) {
			w.passed = append(w.passed, passedEdge{e.subject, e.object, num, e.reports})
			w.reports[e.subject] += int64(e.reports)
			w.reports[e.object] += int64(e.reports)
		}
		return err == nil
	})
	return err
}

// candidates are the nodes with an edge that counts.
func (w *whole) candidates() (all []candidateNode) {
	for num, reports := range w.reports {
		if reports > 0 {
			all = append(all, candidateNode{uint32(num), reports})
		}
	}
	return all
}

// among appends the edges both of whose ends are inside.
func (w *whole) among(inside bitset, kept []ranked) []ranked {
	for _, e := range w.passed {
		if inside.has(e.subject) && inside.has(e.object) {
			kept = append(kept, ranked{-int64(e.reports), e.edge})
		}
	}
	return kept
}
