package graph

import (
	"context"
	"slices"

	"entente/internal/network"
	"entente/internal/ontology"
	"entente/internal/store"
)

// Paths are ways from one entity to another.
type Paths struct {
	Items     []Path
	Truncated []Truncation
}

// Path is a way from one entity to another.
type Path struct {
	store.Path
	lifted [][]network.Act // of each step, on a path between states
}

// PathStep joins two neighbouring entities of a path.
type PathStep struct {
	store.Step
	From, To *ontology.Entity
	lifted   []network.Act // what joins two states; nil between other entities
}

// Acts are what joins the two: each relation by itself, or lifted to states.
func (s *PathStep) Acts() []network.Act {
	if s.lifted != nil {
		return s.lifted
	}
	return network.Acts(s.Relations)
}

// Steps are what joins each entity to the next.
func (p *Path) Steps() []PathStep {
	steps := make([]PathStep, p.Hops())
	for i, s := range p.Path.Steps {
		steps[i] = PathStep{Step: s, From: p.Entities[i], To: p.Entities[i+1]}
		if p.lifted != nil {
			steps[i].lifted = p.lifted[i]
		}
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
	return &Path{Path: *p}, nil
}

// paths are the first paths of the kind at a level.
func (r *Resolver) paths(ctx context.Context, at Level, kind PathKind, from, to EntityRef, q store.PathsQuery) (*Paths, error) {
	if err := checkFirst(q.Limit, store.MaxPaths); err != nil {
		return nil, err
	}
	q.ShortestOnly = kind != PathKindK
	if kind == PathKindShortest {
		q.Limit = 1
	}
	if kind == PathKindShortest && at == LevelEntity {
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
	if at == LevelCountry {
		out, err := r.statePaths(ctx, ends[0], ends[1], q)
		if err == nil && kind == PathKindShortest {
			out.Truncated = slices.DeleteFunc(out.Truncated, func(t Truncation) bool { return t.Reason == TruncationReasonFirst })
		}
		return out, err
	}
	found, err := r.Store.Paths(ctx, ends[0], ends[1], q)
	if err != nil {
		return nil, err
	}
	out := &Paths{Items: each(found.Items, func(p store.Path) Path { return Path{Path: p} })}
	if found.More {
		out.Truncated = []Truncation{{TruncationReasonFirst, q.Limit}}
	}
	return out, nil
}
