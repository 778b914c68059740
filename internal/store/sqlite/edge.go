package sqlite

import (
	"cmp"
	"math"
	"strconv"

	"entente/internal/ontology"
	"entente/internal/store"
)

// key is what evidence can be about: two ends and a type.
type key struct {
	subject, object uint32
	typ             uint8
}

// edge is a key with what is asked about its relation most, side by side in
// memory: walking and listing look at many relations to find a few.
type edge struct {
	key
	status                   uint8 // code
	attributed               bool
	subjectKind, objectKind  kindSet
	since, until, lastReport int32 // days
	reports, sources         int32
	evidence                 int32  // how many pieces are about the key, whether they make an edge or not
	told                     uint32 // the last of these that came since the file was opened; see tellings.of
	known                    knownSpan
	confidence               float64
	digits                   uint64             // the first 16 digits of the relation's ID, as a number
	relation                 *ontology.Relation // nil where no evidence makes it an edge
}

// kindSet has a bit for each of some kinds.
type kindSet uint8

func kindsOf(kinds ...ontology.Kind) (set kindSet) {
	for _, k := range kinds {
		for i, known := range ontology.Kinds() {
			if k == known {
				set |= 1 << i
			}
		}
	}
	return set
}

// of is the edge of the key once its relation is this, and its reports were known
// in this span.
func (e edge) of(r *ontology.Relation, known knownSpan) edge {
	e.known = known
	e.status, e.attributed = modalityCodes.of(r.Status), r.Attributed
	e.since, e.until, e.lastReport = int32(day(r.Since)), int32(day(r.Until)), int32(day(r.LastReported))
	e.reports, e.sources, e.confidence = int32(r.Reports), int32(r.IndependentSources), r.Confidence
	e.digits, _ = strconv.ParseUint(string(r.ID[len(relationPrefix):][:16]), 16, 64)
	e.relation = r
	return e
}

// compareIDs orders edges by the IDs of their relations, without looking at these
// as long as the first digits differ.
func compareIDs(a, b *edge) int {
	if a.digits != b.digits {
		return cmp.Compare(a.digits, b.digits)
	}
	return cmp.Compare(a.relation.ID, b.relation.ID)
}

// rank is o.Rank of the relation.
func (e *edge) rank(o store.RelationOrder) int64 {
	switch o {
	case store.ByLastReported:
		return -int64(e.lastReport)
	case store.BySince:
		if e.since == 0 {
			return store.UnknownDay
		}
		return int64(e.since)
	case store.ByConfidence:
		return -int64(math.Float64bits(e.confidence))
	case store.ByRelationID:
		return 0
	default:
		return -int64(e.reports)
	}
}

func (e *edge) place(o store.RelationOrder) store.Place {
	return store.Place{Rank: e.rank(o), ID: string(e.relation.ID)}
}

// links are the edge, which has this number, as its ends see it.
func (k key) links(num uint32) (atSubject, atObject link) {
	atSubject = link{other: k.object, edge: num, typ: k.typ, way: out}
	atObject = link{other: k.subject, edge: num, typ: k.typ, way: in}
	if typeCodes[k.typ].Symmetric() {
		atSubject.way, atObject.way = bothWays, bothWays
	}
	return atSubject, atObject
}
