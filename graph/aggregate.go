package graph

import (
	"cmp"
	"context"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// maxAggregate is the most groups that one may ask for.
const maxAggregate = 1000

// Aggregate is evidence in groups.
type Aggregate struct {
	Groups    []EvidenceGroup
	Truncated []Truncation
}

// EvidenceGroup is the evidence that shares its keys.
type EvidenceGroup struct {
	Counts store.Count
	ends   []ontology.ID // where it is of a pair
}

// Keys are what it shares; "" where it is not known.
func (g *EvidenceGroup) Keys() []string { return g.Counts.Keys }

func (r *Resolver) aggregate(ctx context.Context, f store.EvidenceFilter, by []store.Grouping, first int, order EvidenceGroupOrder) (*Aggregate, error) {
	if err := checkFirst(first, maxAggregate); err != nil {
		return nil, err
	}
	if len(by) == 0 {
		return nil, badInput("by is empty: give one or two groupings")
	}
	found, err := r.Store.CountEvidence(ctx, store.CountQuery{Filter: f, By: by, Limit: first})
	if err != nil {
		return nil, err
	}
	if order == EvidenceGroupOrderStatements {
		slices.SortStableFunc(found.Groups, func(a, b store.Count) int { return cmp.Compare(b.Statements, a.Statements) })
	}
	paired := slices.Index(by, store.GroupPair)
	a := &Aggregate{Groups: each(found.Groups, func(c store.Count) EvidenceGroup {
		g := EvidenceGroup{Counts: c}
		if paired >= 0 {
			one, other := store.PairOf(c.Keys[paired])
			g.ends = []ontology.ID{one, other}
		}
		return g
	})}
	if found.Cut {
		a.Truncated = []Truncation{{TruncationReasonFirst, first}}
	}
	return a, nil
}

// pairsOf looks up the ends of all groups in one trip.
func (r *Resolver) pairsOf(ctx context.Context, groups []*EvidenceGroup) ([][]ontology.Entity, error) {
	return entityListsOf(ctx, r, groups, func(g *EvidenceGroup) []ontology.ID { return g.ends })
}
