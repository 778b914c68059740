package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"sync"

	"entente/internal/ontology"
)

// past is what was known on a day of the edges of one state. Most edges had by
// then all of their reports, or none; those in between are added up from the
// file when a question comes to them.
type past struct {
	g     *graph
	day   int32
	mu    sync.RWMutex
	edges map[uint32]*edge // those added up
}

// Of the pasts that were asked for last, so many are kept, and of each so many edges.
const (
	maxPasts     = 4
	maxPastEdges = 100_000
)

// pasts keep what was added up, until the state is replaced.
type pasts struct {
	mu   sync.Mutex
	kept []*past // the last used at the end
}

// of is the past of the state on the day.
func (p *pasts) of(g *graph, day int32) *past {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kept = slices.DeleteFunc(p.kept, func(x *past) bool { return x.g != g || x.size() > maxPastEdges })
	i := slices.IndexFunc(p.kept, func(x *past) bool { return x.g == g && x.day == day })
	found := &past{g: g, day: day, edges: map[uint32]*edge{}}
	if i >= 0 {
		found = p.kept[i]
		p.kept = slices.Delete(p.kept, i, i+1)
	} else if len(p.kept) == maxPasts {
		p.kept = slices.Delete(p.kept, 0, 1)
	}
	p.kept = append(p.kept, found)
	return found
}

// drop lets go of a state that is replaced.
func (p *pasts) drop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kept = nil
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

func (p *past) added(num uint32) *edge {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.edges[num]
}

// pastWalk is a question about the past.
type pastWalk struct {
	*past
	s   *Store
	ctx context.Context
	err error // the first fault of the file
}

// edge is the edge as it was known, nil where there was none.
func (w *pastWalk) edge(num uint32) *edge {
	e := w.g.edges.ref(num)
	switch {
	case !w.begun(e):
		return nil
	case !w.between(e):
		return e
	}
	if e := w.added(num); e != nil {
		return e
	}
	w.add([]uint32{num})
	return w.added(num) // nil after a fault
}

// add adds up those of the edges that it has to.
func (w *pastWalk) add(nums []uint32) {
	missing := slices.DeleteFunc(nums, func(num uint32) bool {
		return !w.between(w.g.edges.ref(num)) || w.added(num) != nil
	})
	if len(missing) == 0 || w.err != nil {
		return
	}
	sums, err := w.read(missing)
	if err != nil {
		w.err = w.s.fault(w.ctx, "add up what was known", err)
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for num, s := range sums {
		if e := w.edgeOf(num, s); e != nil {
			w.edges[num] = e
		}
	}
}

// getPastReports begins at the edges' own index, in which published days descend.
const getPastReports = `SELECT e.relation, ` + reportColumns + `
FROM json_each(?1) asked CROSS JOIN evidence e ON e.relation = asked.value AND e.rank >= -?2 CROSS JOIN article a ON a.id = e.article
WHERE e.polarity = ?3 AND e.modality <> ?4 AND (e.rank < 0 OR ` + loadedDay + ` <= ?2)`

// read adds up the reports of the edges that were known by then.
func (w *pastWalk) read(nums []uint32) (map[uint32]*sum, error) {
	reports, sources := map[uint32][]report{}, map[string]uint32{}
	source := func(name string) uint32 {
		num, ok := sources[name]
		if !ok {
			num = uint32(len(sources))
			sources[name] = num
		}
		return num
	}
	args := []any{numbers(nums), w.day, polarityCodes.of(ontology.Affirmed), modalityCodes.of(ontology.Possible)}
	var num uint32
	before := []any{&num}
	err := w.s.read.query(w.ctx, getPastReports, args, func(rows *sql.Rows) error {
		r, err := scanReport(rows, before, source)
		reports[num] = append(reports[num], r)
		return err
	})
	if err != nil {
		return nil, err
	}
	sums := make(map[uint32]*sum, len(reports))
	for num, all := range reports {
		slices.SortStableFunc(all, func(a, b report) int { return slices.Compare(a.article[:], b.article[:]) })
		sums[num] = &sum{}
		for _, r := range all {
			sums[num].add(r)
		}
	}
	return sums, nil
}

func (w *pastWalk) edgeOf(num uint32, s *sum) *edge {
	now := w.g.edges.ref(num)
	r, ok := s.relation()
	if !ok {
		return nil
	}
	r.ID, r.Subject, r.Type, r.Object, r.KnownAt = now.relation.ID, now.relation.Subject, now.relation.Type, now.relation.Object, date(int64(w.day))
	e := now.of(&r, s.known)
	return &e
}

// foresee adds up in one go what the filter will ask about the edges of the nodes.
func (t *edgeFilter) foresee(nodes []uint32) {
	if t.then == nil {
		return
	}
	var nums []uint32
	for _, num := range nodes {
		for _, k := range t.g.nodes.at(num).links {
			if t.types&(1<<k.typ) != 0 && t.then.between(t.g.edges.ref(k.edge)) {
				nums = append(nums, k.edge)
			}
		}
	}
	t.then.add(nums)
}

// foreseeAll is foresee of all nodes.
func (t *edgeFilter) foreseeAll() {
	if t.then == nil {
		return
	}
	var nums []uint32
	t.g.edges.each(func(num uint32, e *edge) bool {
		if t.types&(1<<e.typ) != 0 && t.then.between(e) {
			nums = append(nums, num)
		}
		return true
	})
	t.then.add(nums)
}

// foreseeLinks is foresee of links.
func (t *edgeFilter) foreseeLinks(links []link) {
	if t.then == nil {
		return
	}
	nums := make([]uint32, len(links))
	for i, k := range links {
		nums[i] = k.edge
	}
	t.then.add(nums)
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

// fault is the first fault of the file on the way, or the context's end.
func (t *edgeFilter) fault() error {
	if t.then == nil {
		return nil
	}
	return t.then.err
}
