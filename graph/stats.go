package graph

import (
	"entente/internal/ontology"
	"entente/internal/store"
)

func entitiesByKind(s *store.Stats) []KindCount {
	return each(ontology.Kinds(), func(k ontology.Kind) KindCount { return KindCount{k, s.EntitiesByKind[k]} })
}

func relationsByType(s *store.Stats) []RelationTypeCount {
	var counts []RelationTypeCount
	for _, t := range ontology.RelationTypes() {
		if n := s.RelationsByType[t]; n > 0 {
			counts = append(counts, RelationTypeCount{t, n})
		}
	}
	return counts
}
