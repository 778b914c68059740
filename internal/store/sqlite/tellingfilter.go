package sqlite

import (
	"entente/internal/ontology"
	"entente/internal/store"
)

// tellingFilter is a store.EvidenceFilter, but for its AttributedTo and Text, made
// ready for looking at many tellings.
type tellingFilter struct {
	g                                          *graph
	types, polarities, modalities              uint32          // a bit for the code of each that passes
	subjects, objects, involving, between, and map[uint32]bool // entities; nil for any
	articles, sources                          map[uint32]bool
	confidence                                 bounds[float64]
	from, to, knownAt, knownAfter              int32 // days, 0 for no bound
	endKinds                                   kindSet
	ends                                       bool // there is something to ask about ends
}

func (s *Store) tellingFilter(g *graph, f store.EvidenceFilter) *tellingFilter {
	entities := func(ids []ontology.ID) map[uint32]bool {
		return numberSet(ids, func(id ontology.ID) (uint32, bool) { return s.names.entity(g, id) })
	}
	t := &tellingFilter{
		g: g, types: codeSet(typeCodes, f.Types), polarities: codeSet(polarityCodes, f.Polarities), modalities: codeSet(modalityCodes, f.Modalities),
		subjects: entities(f.Subjects), objects: entities(f.Objects), involving: entities(f.Involving), between: entities(f.Between), and: entities(f.And),
		articles: numberSet(f.Articles, func(id ontology.ArticleID) (uint32, bool) {
			d, ok := digestOf(articlePrefix, id)
			if !ok {
				return 0, false
			}
			return s.names.article(g, d)
		}),
		sources:    numberSet(f.Sources, s.names.source),
		confidence: bounds[float64]{f.MinConfidence, f.MaxConfidence},
		from:       int32(day(f.PublishedFrom)), to: int32(day(f.PublishedTo)), knownAt: int32(day(f.KnownAt)), knownAfter: int32(day(f.KnownAfter)),
	}
	t.endKinds = anyKind
	if len(f.EndKinds) > 0 {
		t.endKinds = kindsOf(f.EndKinds...)
	}
	t.ends = t.subjects != nil || t.objects != nil || t.involving != nil || t.between != nil || t.and != nil
	return t
}

// numberSet has the numbers of those of the values that have one; nil for no values.
func numberSet[T any](values []T, num func(T) (uint32, bool)) map[uint32]bool {
	if len(values) == 0 {
		return nil
	}
	set := make(map[uint32]bool, len(values))
	for _, v := range values {
		if n, ok := num(v); ok {
			set[n] = true
		}
	}
	return set
}

// passes reports whether the evidence passes as store.EvidenceFilter.Pass says.
func (f *tellingFilter) passes(t *telling) bool {
	if f.polarities&(1<<t.polarity()) == 0 || f.modalities&(1<<t.modality()) == 0 || !f.confidence.hold(t.confidence) {
		return false
	}
	if f.articles != nil && !f.articles[t.article] {
		return false
	}
	return f.passesEnds(t) && f.passesPaper(f.g.papers.ref(t.article))
}

func (f *tellingFilter) passesPaper(p *paper) bool {
	return (f.sources == nil || f.sources[p.source]) &&
		(f.from == 0 || p.day >= f.from) && (f.to == 0 || p.day <= f.to && p.day != 0) &&
		(f.knownAt == 0 || p.known <= f.knownAt) && (f.knownAfter == 0 || p.known > f.knownAfter)
}

// passesEnds looks at the type and at the ends.
func (f *tellingFilter) passesEnds(t *telling) bool {
	if f.types == anyCode && f.endKinds == anyKind && !f.ends {
		return true
	}
	e := f.g.edges.ref(t.edge)
	if f.types&(1<<e.typ) == 0 || f.endKinds&e.subjectKind == 0 || f.endKinds&e.objectKind == 0 {
		return false
	}
	if !f.ends {
		return true
	}
	subject, object := t.ends(&e.key)
	return isIn(f.subjects, subject) && isIn(f.objects, object) && (isIn(f.involving, subject) || isIn(f.involving, object)) &&
		(isIn(f.between, subject) && isIn(f.and, object) || isIn(f.between, object) && isIn(f.and, subject))
}

func isIn(set map[uint32]bool, num uint32) bool { return set == nil || set[num] }
