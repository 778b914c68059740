package graph

import (
	"context"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Paths are ways from one entity to another.
type Paths struct {
	Items     []Path
	Truncated []Truncation
}

// Path is a way from one entity to another.
type Path struct{ store.Path }

// PathStep joins two neighbouring entities of a path.
type PathStep struct {
	store.Step
	From, To *ontology.Entity
}

// Steps are what joins each entity to the next.
func (p *Path) Steps() []PathStep {
	steps := make([]PathStep, p.Hops())
	for i, s := range p.Path.Steps {
		steps[i] = PathStep{s, p.Entities[i], p.Entities[i+1]}
	}
	return steps
}

// shortestPath is the first of the shortest, nil where there is none.
func (r *Resolver) shortestPath(ctx context.Context, from, to EntityRef, q store.PathQuery) (*Path, error) {
	ends, err := r.idsOf(ctx, []EntityRef{from, to})
	if err != nil {
		return nil, err
	}
	p, err := r.Store.ShortestPath(ctx, ends[0], ends[1], q)
	if err != nil || p == nil {
		return nil, err
	}
	return &Path{*p}, nil
}

// paths are the first paths of the kind.
func (r *Resolver) paths(ctx context.Context, kind PathKind, from, to EntityRef, q store.PathsQuery) (*Paths, error) {
	if err := checkFirst(q.Limit, store.MaxPaths); err != nil {
		return nil, err
	}
	if kind == PathKindShortest {
		p, err := r.shortestPath(ctx, from, to, q.PathQuery)
		if err != nil || p == nil {
			return &Paths{}, err
		}
		return &Paths{Items: []Path{*p}}, nil
	}
	ends, err := r.idsOf(ctx, []EntityRef{from, to})
	if err != nil {
		return nil, err
	}
	q.ShortestOnly = kind == PathKindAllShortest
	found, err := r.Store.Paths(ctx, ends[0], ends[1], q)
	if err != nil {
		return nil, err
	}
	out := &Paths{Items: each(found.Items, func(p store.Path) Path { return Path{p} })}
	if found.More {
		out.Truncated = []Truncation{{TruncationReasonFirst, q.Limit}}
	}
	return out, nil
}
