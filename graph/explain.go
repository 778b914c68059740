package graph

import (
	"context"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Explanation is why two entities are connected.
type Explanation struct {
	Direct    []*ontology.Relation
	Paths     []Reason
	Truncated []Truncation
}

// Reason is a way from one entity to another, as an argument.
type Reason struct{ Path }

// Steps are what joins each entity to the next, the strongest relation first.
func (r *Reason) Steps() []PathStep {
	steps := r.Path.Steps()
	for i := range steps {
		steps[i].Relations = slices.SortedFunc(slices.Values(steps[i].Relations), store.Strongest)
	}
	return steps
}

// Weakest is the first step of which none is weaker.
func (r *Reason) Weakest() *PathStep { return &r.Steps()[r.Path.Weakest()] }

func (r *Resolver) explain(ctx context.Context, a, b EntityRef, q store.ExplainQuery) (*Explanation, error) {
	if err := checkFirst(q.Limit, store.MaxPaths); err != nil {
		return nil, err
	}
	ends, err := r.idsOf(ctx, []EntityRef{a, b})
	if err != nil {
		return nil, err
	}
	found, err := r.Store.Explain(ctx, ends[0], ends[1], q)
	if err != nil {
		return nil, err
	}
	out := &Explanation{Direct: found.Direct, Paths: each(found.Paths, func(p store.Path) Reason { return Reason{Path{Path: p}} })}
	if found.More {
		out.Truncated = []Truncation{{TruncationReasonFirst, q.Limit}}
	}
	return out, nil
}

// commonNeighbours is a page of what the entities have in common.
func (r *Resolver) commonNeighbours(ctx context.Context, of []EntityRef, f store.RelationFilter, p store.Page) (*CommonNeighbourConnection, error) {
	if len(of) > store.MostCompared {
		return nil, badInput("%d entities are given: there may be %d", len(of), store.MostCompared)
	}
	ids, err := r.idsOf(ctx, of)
	if err != nil {
		return nil, err
	}
	found, err := r.Store.CommonNeighbours(ctx, ids, f, p)
	if err != nil {
		return nil, err
	}
	return &CommonNeighbourConnection{page[store.CommonNeighbour]{found}}, nil
}

// alike finds those similar to each of the entities.
func (r *Resolver) alike(ctx context.Context, ids []ontology.ID, q store.AlikeQuery) ([][]store.Alike, error) {
	if err := checkFirst(q.Limit, store.MaxAlike); err != nil {
		return nil, err
	}
	if q.Shared < 1 || q.Shared > store.MaxShared {
		return nil, badInput("shared is %d: it may be 1 to %d", q.Shared, store.MaxShared)
	}
	return r.Store.Alike(ctx, ids, q)
}

// otherEnd is the end that both relations of a pair have.
func otherEnd(p *store.Pair) ontology.ID {
	if p.Own.Subject == p.Theirs.Subject || p.Own.Subject == p.Theirs.Object {
		return p.Own.Subject
	}
	return p.Own.Object
}

func sideFrom(s *store.Side) ontology.ID { return s.From }
