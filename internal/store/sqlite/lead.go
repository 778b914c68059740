package sqlite

import (
	"context"
	"database/sql"

	"entente/internal/ontology"
	"entente/internal/store"
)

// maxLead is how many pieces of evidence a lead may hold: more than pages ask for.
const maxLead = 32

// lead is the beginning of the list of a relation's evidence, as it was read
// from the file. Evidence does not change, but more may come.
type lead struct {
	of      int32 // how many pieces the list had
	items   []*ontology.Evidence
	cursors []store.Cursor
	bytes   int
}

// serves reports whether a list of so many pieces begins so, as far as the limit.
func (l *lead) serves(of int32, limit int) bool {
	return l.of == of && len(l.items) >= min(limit, int(of))
}

// page is the first page of the list.
func (l *lead) page(w store.Window) store.Slice[*ontology.Evidence] {
	n := min(w.Limit, len(l.items))
	p := store.Slice[*ontology.Evidence]{Items: l.items[:n:n], Cursors: l.cursors[:n:n], Total: int(l.of), HasNext: n < int(l.of)}
	if w.SkipTotal {
		p.Total = -1
	}
	return p
}

// isLead reports whether leads answer a question for the evidence of relations.
func isLead(f store.EvidenceFilter, p store.Page) (store.Window, bool) {
	w, err := p.Window(store.EvidenceOfList)
	return w, err == nil && !w.Backward && w.After == nil && w.Before == nil && w.Limit <= maxLead && f.KeepsAll()
}

// leadingEvidence is the first page of the evidence of each edge.
func (s *Store) leadingEvidence(ctx context.Context, ids []ontology.RelationID, w store.Window) ([]*store.Slice[*ontology.Evidence], error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	pages := make([]store.Slice[*ontology.Evidence], len(ids))
	out := make([]*store.Slice[*ontology.Evidence], len(ids))
	nums, places := make([]uint32, 0, len(ids)), make([]int, 0, len(ids))
	for i, id := range ids {
		out[i] = &pages[i]
		if num, ok := s.edge(g, id); ok {
			nums, places = append(nums, num), append(places, i)
		} else {
			pages[i] = (&lead{}).page(w)
		}
	}
	use := func(i int, l lead) bool {
		ok := l.serves(g.edges.ref(nums[i]).evidence, w.Limit)
		if ok {
			pages[places[i]] = l.page(w)
		}
		return ok
	}
	missing := s.leads.take(len(nums), func(i int) uint32 { return nums[i] }, use)
	if len(missing) == 0 {
		return out, nil
	}
	asked := make([]uint32, len(missing))
	for i, at := range missing {
		asked[i] = nums[at]
	}
	read, err := s.readLeads(ctx, g, asked, w.Limit)
	if err != nil {
		return nil, s.fault(ctx, "list evidence of relations", err)
	}
	for i, at := range missing {
		s.leads.put(asked[i], read[i], read[i].bytes)
		pages[places[at]] = read[i].page(w)
	}
	return out, nil
}

// edge is the number of the relation, if the state has it.
func (s *Store) edge(g *graph, id ontology.RelationID) (uint32, bool) {
	num, ok := s.names.relation(g, id)
	return num, ok && g.edges.ref(num).relation != nil
}

// readLeads reads the beginning of the list of each relation as the state has
// it: the file may know of more, whose numbers come after all of the state's.
func (s *Store) readLeads(ctx context.Context, g *graph, nums []uint32, limit int) ([]lead, error) {
	const text = `SELECT asked.key, ` + evidenceColumns + ` FROM json_each(?1) asked CROSS JOIN evidence e
WHERE e.num IN (SELECT num FROM evidence WHERE relation = asked.value AND num < ?2 ORDER BY rank, article, start, id LIMIT ?3)`
	lists := make([]found[*ontology.Evidence], len(nums))
	read := s.evidenceReader()
	err := s.read.query(ctx, text, []any{numbers(nums), g.tally.evidence, limit}, func(rows *sql.Rows) error {
		at, c, err := read.read(rows)
		if err == nil {
			lists[at].rows = append(lists[at].rows, c)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	leads := make([]lead, len(nums))
	for i := range leads {
		leads[i] = leadOf(lists[i].sorted(), g.edges.ref(nums[i]).evidence)
	}
	return leads, nil
}

func leadOf(rows []candidate[*ontology.Evidence], of int32) lead {
	l := lead{of: of, items: make([]*ontology.Evidence, len(rows)), bytes: leadBytes}
	for i, r := range rows {
		l.items[i] = r.item
		l.bytes += evidenceBytes + len(r.item.Sentence)
	}
	l.cursors = store.EvidenceOfList.Cursors(len(rows), func(i int) store.Place { return rows[i].place })
	return l
}
