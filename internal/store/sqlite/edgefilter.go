package sqlite

import (
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// edgeFilter is a store.RelationFilter made ready for walking many links.
type edgeFilter struct {
	g      *graph
	types  uint32 // a bit for the code of each type that passes
	ways   way
	deep   bool // the relation itself has to be looked at
	filter store.RelationFilter
	// Which entities the other end may be; nil for any.
	others map[uint32]bool
	kinds  []ontology.Kind
}

func (s *Store) edgeFilter(g *graph, f store.RelationFilter) *edgeFilter {
	t := &edgeFilter{g: g, types: ^uint32(0), ways: bothWays, filter: f, kinds: f.OtherKinds}
	if len(f.Types) > 0 {
		t.types = 0
		for _, code := range typeCodes.each(f.Types) {
			t.types |= 1 << code
		}
	}
	switch f.Direction {
	case store.Outgoing:
		t.ways = out
	case store.Incoming:
		t.ways = in
	}
	t.deep = len(f.Statuses) > 0 || f.MinConfidence > 0 || f.MinReports > 0 || f.MinSources > 0 ||
		!f.AsOf.IsZero() || !f.ReportedFrom.IsZero() || !f.ReportedTo.IsZero() || f.HideAttributed
	if len(f.Others) > 0 {
		t.others = make(map[uint32]bool, len(f.Others))
		for _, id := range f.Others {
			if num, ok := s.names.entity(g, id); ok {
				t.others[num] = true
			}
		}
	}
	return t
}

// counts reports whether the edge itself passes, whatever its ends and direction.
func (t *edgeFilter) counts(k link) bool {
	return t.types&(1<<k.typ) != 0 && (!t.deep || t.filter.Pass(t.g.edges.at(k.edge)))
}

// leads reports whether the edge passes and can be walked from this end.
func (t *edgeFilter) leads(k link) bool { return k.way&t.ways != 0 && t.counts(k) }

// leadsBack reports whether the edge passes and can be walked to this end.
func (t *edgeFilter) leadsBack(k link) bool { return k.way.back()&t.ways != 0 && t.counts(k) }

// admits reports whether the entity may be the other end.
func (t *edgeFilter) admits(num uint32) bool {
	return (t.others == nil || t.others[num]) &&
		(len(t.kinds) == 0 || slices.Contains(t.kinds, t.g.nodes.at(num).entity.Kind))
}
