package sqlite

import (
	"context"

	"entente/internal/ontology"
	"entente/internal/store"
)

// edgeFilter is a store.RelationFilter made ready for looking at many edges.
type edgeFilter struct {
	g     *graph
	types uint32 // a bit for the code of each type that passes
	ways  way

	shallow                  bool   // the type says all
	statuses                 uint32 // a bit for the code of each status that passes
	confidence               bounds[float64]
	reports                  bounds[int32]
	sources                  bounds[int32]
	asOf                     int32 // days, 0 for no bound
	reportedFrom, reportedTo int32
	unclaimed                bool

	others map[uint32]bool // which entities the other end may be; nil for any
	kinds  kindSet         // of the other end

	then *pastWalk // where the filter asks for what was known on a day
}

// bounds are inclusive; a most of 0 is none.
type bounds[T int32 | float64] struct{ least, most T }

func (b bounds[T]) hold(v T) bool { return v >= b.least && (b.most == 0 || v <= b.most) }

// all reports whether every v from the smallest that there is passes.
func (b bounds[T]) all(smallest T) bool { return b.least <= smallest && b.most == 0 }

const (
	anyCode = ^uint32(0)
	anyKind = ^kindSet(0)
)

func (s *Store) edgeFilter(ctx context.Context, g *graph, f store.RelationFilter) *edgeFilter {
	t := &edgeFilter{
		g: g, types: codeSet(typeCodes, f.Types), ways: bothWays, statuses: codeSet(modalityCodes, f.Statuses),
		confidence: bounds[float64]{f.MinConfidence, f.MaxConfidence},
		reports:    bounds[int32]{clamp(f.MinReports), clamp(f.MaxReports)}, sources: bounds[int32]{clamp(f.MinSources), clamp(f.MaxSources)},
		asOf: int32(day(f.AsOf)), reportedFrom: int32(day(f.ReportedFrom)), reportedTo: int32(day(f.ReportedTo)), unclaimed: f.HideAttributed,
		kinds: anyKind,
	}
	if !f.KnownAt.IsZero() {
		t.then = s.walkPast(ctx, g, int32(day(f.KnownAt)))
	}
	switch f.Direction {
	case store.Outgoing:
		t.ways = out
	case store.Incoming:
		t.ways = in
	}
	t.shallow = t.statuses == anyCode && t.confidence.all(0) && t.reports.all(1) && t.sources.all(1) &&
		t.asOf == 0 && t.reportedFrom == 0 && t.reportedTo == 0 && !t.unclaimed
	if len(f.OtherKinds) > 0 {
		t.kinds = kindsOf(f.OtherKinds...)
	}
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

// codeSet has a bit for the code of each of the values; all bits for none.
func codeSet[T ~string](c codes[T], values []T) (set uint32) {
	if len(values) == 0 {
		return anyCode
	}
	for _, code := range c.each(values) {
		set |= 1 << code
	}
	return set
}

func clamp(n int) int32 { return int32(min(max(n, 0), 1<<31-1)) }

// passes reports whether the edge passes as store.RelationFilter.Pass says.
func (t *edgeFilter) passes(e *edge) bool {
	return t.types&(1<<e.typ) != 0 && (t.shallow || t.passesDeep(e))
}

func (t *edgeFilter) passesDeep(e *edge) bool {
	return t.statuses&(1<<e.status) != 0 && t.confidence.hold(e.confidence) && t.reports.hold(e.reports) && t.sources.hold(e.sources) &&
		(t.asOf == 0 || t.held(e)) &&
		(t.reportedFrom == 0 || e.lastReport >= t.reportedFrom) && (t.reportedTo == 0 || e.lastReport <= t.reportedTo && e.lastReport != 0) &&
		!(t.unclaimed && e.attributed)
}

var endedCode = modalityCodes.of(ontology.Ended)

// held reports whether the edge held on the day asked about.
func (t *edgeFilter) held(e *edge) bool {
	if e.until == 0 {
		return e.since <= t.asOf && e.status != endedCode
	}
	return e.since <= t.asOf && e.until > t.asOf
}

// passesAny is store.RelationFilter.PassAny.
func (t *edgeFilter) passesAny(e *edge) bool {
	return (e.subjectKind|e.objectKind)&t.kinds != 0 && t.passes(e)
}

// counts reports whether the edge itself passes, whatever its ends and direction.
func (t *edgeFilter) counts(k link) bool {
	if t.types&(1<<k.typ) == 0 {
		return false
	}
	if t.then == nil {
		return t.shallow || t.passesDeep(t.g.edges.ref(k.edge))
	}
	return t.counted(k.edge)
}

// counted reports whether the edge as it was known passes.
func (t *edgeFilter) counted(num uint32) bool {
	if t.shallow {
		return t.then.begun(t.g.edges.ref(num))
	}
	e := t.then.edge(num)
	return e != nil && t.passesDeep(e)
}

// mayCount is counts, but for what would have to be added up first.
func (t *edgeFilter) mayCount(k link) bool {
	if t.then == nil {
		return t.counts(k)
	}
	return t.types&(1<<k.typ) != 0 && t.then.begun(t.g.edges.ref(k.edge))
}

// leads reports whether the edge passes and can be walked from this end.
func (t *edgeFilter) leads(k link) bool { return k.way&t.ways != 0 && t.counts(k) }

// leadsBack reports whether the edge passes and can be walked to this end.
func (t *edgeFilter) leadsBack(k link) bool { return k.way.back()&t.ways != 0 && t.counts(k) }

// admits reports whether the entity may be the other end.
func (t *edgeFilter) admits(num uint32) bool {
	return (t.others == nil || t.others[num]) && (t.kinds == anyKind || t.kinds&t.g.nodes.at(num).kind != 0)
}
