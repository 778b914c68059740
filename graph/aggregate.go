package graph

import (
	"context"

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
type EvidenceGroup struct{ Counts store.Count }

// Keys are what it shares; "" where it is not known.
func (g *EvidenceGroup) Keys() []string { return g.Counts.Keys }

func (r *Resolver) aggregate(ctx context.Context, f store.EvidenceFilter, by []store.Grouping, first int) (*Aggregate, error) {
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
	a := &Aggregate{Groups: each(found.Groups, func(c store.Count) EvidenceGroup { return EvidenceGroup{c} })}
	if found.Cut {
		a.Truncated = []Truncation{{TruncationReasonFirst, first}}
	}
	return a, nil
}
