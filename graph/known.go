package graph

import (
	"context"

	"entente/internal/ontology"
	"entente/internal/store"
)

// evidenceOf are the sentences about relations. Of those that are as they were
// known on a day it is what was known then; there is one trip for each such day.
func (r *Resolver) evidenceOf(ctx context.Context, relations []*ontology.Relation, f store.EvidenceFilter, p store.Page) ([]*EvidenceConnection, error) {
	places := map[ontology.Date][]int{}
	for i, rel := range relations {
		places[rel.KnownAt] = append(places[rel.KnownAt], i)
	}
	out := make([]*EvidenceConnection, len(relations))
	for day, at := range places {
		ids := each(at, func(i int) ontology.RelationID { return relations[i].ID })
		pages, err := r.Store.EvidenceOf(ctx, ids, knownBy(f, day), p)
		if err != nil {
			return nil, err
		}
		for n, page := range pages {
			out[at[n]] = evidencePage(page)
		}
	}
	return out, nil
}

// knownBy bounds a filter by a day, unless it is bounded by an earlier one.
func knownBy(f store.EvidenceFilter, day ontology.Date) store.EvidenceFilter {
	if !day.IsZero() && (f.KnownAt.IsZero() || day.Before(f.KnownAt)) {
		f.KnownAt = day
	}
	return f
}
