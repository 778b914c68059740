package graph

import (
	"context"

	"entente/internal/network"
	"entente/internal/ontology"
	"entente/internal/store"
)

// Alignment is how two stand to each other over time.
type Alignment struct {
	A, B              *ontology.Entity
	Friendly, Hostile int
	Stretches         []TimelineStretch
}

// Balance is the difference of friendly and hostile events as a share of both.
func (a *Alignment) Balance() float64 { return network.BalanceOf(a.Friendly, a.Hostile) }

func (r *Resolver) alignment(ctx context.Context, a, b EntityRef, f store.EvidenceFilter, by Stretch, at Level) (*Alignment, error) {
	ends, err := r.idsOf(ctx, []EntityRef{a, b})
	if err != nil {
		return nil, err
	}
	f.Between, f.And = ends[:1], ends[1:]
	if at == LevelCountry {
		if ends, f.Between, f.And, err = r.statesOf(ctx, ends[0], ends[1], f.KnownAt); err != nil {
			return nil, err
		}
	}
	if ends[0] == ends[1] {
		return nil, badInput("a and b are both %s: give two that can stand to each other", ends[0])
	}
	found, err := r.Store.Entities(ctx, ends)
	if err != nil {
		return nil, err
	}
	for i, e := range found {
		if e == nil {
			return nil, notFound("%s is not in the graph", ends[i])
		}
	}
	out := &Alignment{A: found[0], B: found[1]}
	if f.Polarities == nil {
		f.Polarities = []ontology.Polarity{ontology.Affirmed}
	}
	if f.Modalities == nil {
		f.Modalities = []ontology.Modality{ontology.Asserted}
	}
	if f = ofSigns(f); len(f.Types) == 0 {
		return out, nil // what takes no side is no alignment
	}
	if err := r.countSigns(ctx, out, f); err != nil {
		return nil, err
	}
	t, err := r.timeline(ctx, f, by)
	if err != nil {
		return nil, err
	}
	out.Stretches = t.Stretches
	return out, nil
}

// countSigns counts friendly and hostile events over all the time.
func (r *Resolver) countSigns(ctx context.Context, a *Alignment, f store.EvidenceFilter) error {
	found, err := r.Store.CountEvidence(ctx, store.CountQuery{Filter: f, By: []store.Grouping{store.GroupSign}})
	if err != nil {
		return err
	}
	for _, g := range found.Groups {
		switch network.Sign(g.Keys[0]) {
		case network.Friendly:
			a.Friendly = g.Events
		case network.Hostile:
			a.Hostile = g.Events
		}
	}
	return nil
}

// statesOf are the states of the two, and who acts for either of them.
func (r *Resolver) statesOf(ctx context.Context, a, b ontology.ID, knownAt ontology.Date) (states, forA, forB []ontology.ID, err error) {
	for _, id := range []ontology.ID{a, b} {
		l, err := r.lifter(ctx, store.NetworkQuery{Filter: store.RelationFilter{KnownAt: knownAt}})
		if err != nil {
			return nil, nil, nil, err
		}
		if _, err := l.officesOf([]ontology.ID{id}, store.Outgoing); err != nil {
			return nil, nil, nil, err
		}
		state, _, ok := l.standing.Of(id)
		if !ok {
			return nil, nil, nil, stateless(id)
		}
		acting, err := l.entourage([]ontology.ID{state})
		if err != nil {
			return nil, nil, nil, err
		}
		states = append(states, state)
		forA, forB = forB, acting
	}
	return states, forA, forB, nil
}
