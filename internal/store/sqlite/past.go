package sqlite

import (
	"context"
	"slices"
	"sync"

	"entente/internal/ontology"
)

// past is what was known on a day of edges that had by then some of their reports,
// and not all: the others were as they are now, or not there.
type past struct {
	day   int32
	mu    sync.RWMutex
	edges map[uint32]pastEdge // those added up
}

// pastEdge is what was known of an edge, as found when so many pieces of evidence
// were about it. While there are no more it stays what was known.
type pastEdge struct {
	of   int32
	edge *edge
}

// Of the days that were asked for last, so many are kept, and of each so many edges.
const (
	maxPasts     = 4
	maxPastEdges = 100_000
)

// pasts keep what was added up.
type pasts struct {
	mu   sync.Mutex
	kept []*past // the last used at the end
}

// of is what was known on the day.
func (p *pasts) of(day int32) *past {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kept = slices.DeleteFunc(p.kept, func(x *past) bool { return x.size() > maxPastEdges })
	i := slices.IndexFunc(p.kept, func(x *past) bool { return x.day == day })
	found := &past{day: day, edges: map[uint32]pastEdge{}}
	if i >= 0 {
		found = p.kept[i]
		p.kept = slices.Delete(p.kept, i, i+1)
	} else if len(p.kept) == maxPasts {
		p.kept = slices.Delete(p.kept, 0, 1)
	}
	p.kept = append(p.kept, found)
	return found
}

func (p *past) size() int {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return len(p.edges)
}

// begun reports whether the edge had a report by then.
func (p *past) begun(e *edge) bool { return e.known.first <= p.day }

// between reports whether the edge had some of its reports by then, and not all.
func (p *past) between(e *edge) bool { return e.known.first <= p.day && e.known.last > p.day }

// added is the edge with the number if it was added up from all evidence that is
// there now.
func (p *past) added(num uint32, now *edge) *edge {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if found := p.edges[num]; found.of == now.evidence {
		return found.edge
	}
	return nil
}

func (p *past) keep(num uint32, of int32, e *edge) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.edges[num] = pastEdge{of, e}
}

// pastWalk is a question about the past.
type pastWalk struct {
	*past
	s   *Store
	g   *graph
	sum sum   // used again for each edge
	err error // why nothing can be added up
}

// walkPast begins a question about what was known on a day.
func (s *Store) walkPast(ctx context.Context, g *graph, day int32) *pastWalk {
	w := &pastWalk{past: s.pasts.of(day), s: s, g: g}
	if err := g.told.old.wait(ctx); err != nil {
		w.err = s.fault(ctx, "add up what was known", err)
	}
	return w
}

// edge is the edge as it was known, nil where there was none.
func (w *pastWalk) edge(num uint32) *edge {
	now := w.g.edges.ref(num)
	switch {
	case !w.begun(now) || w.err != nil:
		return nil
	case !w.between(now):
		return now
	}
	e := w.added(num, now)
	if e == nil {
		e = w.add(num, now)
		w.keep(num, now.evidence, e)
	}
	return e
}

// add adds up the reports of the edge that were known by then, of which there is one.
func (w *pastWalk) add(num uint32, now *edge) *edge {
	w.sum.clear()
	w.g.told.of(num, now, func(t *telling) {
		if p := w.g.papers.ref(t.article); t.makesEdge() && p.known <= w.day {
			w.sum.add(report{
				at: moment{int64(p.day), t.id}, known: int64(p.known), article: t.article, cluster: p.clusterID, source: p.source,
				modality: modalityCodes[t.modality()], attributed: t.flags&attributed != 0, on: int64(t.on),
				role: w.s.roles.text(t.role), confidence: t.confidence,
			})
		}
	})
	r, _ := w.sum.relation()
	r.ID, r.Subject, r.Type, r.Object, r.KnownAt = now.relation.ID, now.relation.Subject, now.relation.Type, now.relation.Object, date(int64(w.day))
	e := now.of(&r, w.sum.known)
	return &e
}

// edge is the edge with the number as the filter sees it: as it is, or as it was
// known; nil where there was none.
func (t *edgeFilter) edge(num uint32) *edge {
	if t.then == nil {
		return t.g.edges.ref(num)
	}
	return t.then.edge(num)
}

// relation is what is told of an edge that the filter has seen.
func (t *edgeFilter) relation(e *edge) *ontology.Relation {
	if t.then == nil || !e.relation.KnownAt.IsZero() {
		return e.relation
	}
	r := *e.relation
	r.KnownAt = date(int64(t.then.day))
	return &r
}

// fault is why the filter could not look at the past, if it could not.
func (t *edgeFilter) fault() error {
	if t.then == nil {
		return nil
	}
	return t.then.err
}
