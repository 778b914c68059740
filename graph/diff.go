package graph

import (
	"context"
	"slices"

	"entente/internal/network"
	"entente/internal/ontology"
	"entente/internal/store"
)

// NetworkDiff is what is different in a network between two days.
type NetworkDiff struct {
	Opened, Closed                         []LinkChange
	ActsOpened, ActsClosed                 []network.Act
	ActsChanged                            []network.ActChange
	NodesAdded, NodesRemoved, NodesChanged []*NetworkNode
	Truncated                              []Truncation
}

// LinkChange is a relation that is in one of two networks alone.
type LinkChange struct {
	Relation *ontology.Relation
	// Own is whether it held on one of the days alone.
	Own bool
	// over is whether its end, rather than its beginning, makes the difference.
	over bool
}

// diff compares the query's network at a level as of two days.
func (r *Resolver) diff(ctx context.Context, at Level, q store.NetworkQuery, from, to ontology.Date) (*NetworkDiff, error) {
	if !q.Filter.AsOf.IsZero() {
		return nil, badInput("where.asOf is given: from and to are the days")
	}
	first, second := store.RelationFilter{AsOf: from}, store.RelationFilter{AsOf: to}
	q.Filter.AsOf = from
	before, err := r.networkAt(ctx, at, q)
	if err != nil {
		return nil, err
	}
	q.Filter.AsOf = to
	after, err := r.networkAt(ctx, at, q)
	if err != nil {
		return nil, err
	}
	d := &NetworkDiff{Truncated: before.Truncated}
	for _, t := range after.Truncated {
		if !slices.Contains(d.Truncated, t) {
			d.Truncated = append(d.Truncated, t)
		}
	}
	for _, c := range network.Changes(before.Links, after.Links) {
		if c.Before == nil {
			own := !first.Pass(c.After)
			d.Opened = append(d.Opened, LinkChange{c.After, own, own && to.Before(from)})
		} else if c.After == nil {
			own := !second.Pass(c.Before)
			d.Closed = append(d.Closed, LinkChange{c.Before, own, own && !to.Before(from)})
		}
	}
	d.ActsOpened, d.ActsClosed, d.ActsChanged = network.ActChanges(before.Acts(), after.Acts())
	d.compareNodes(before.Nodes, after.Nodes)
	return d, nil
}

func (d *NetworkDiff) compareNodes(before, after []*NetworkNode) {
	was := make(map[ontology.ID]*NetworkNode, len(before))
	for _, n := range before {
		was[n.Entity.ID] = n
	}
	for _, n := range after {
		switch old := was[n.Entity.ID]; {
		case old == nil:
			d.NodesAdded = append(d.NodesAdded, n)
		case old.Hops != n.Hops || old.Degree != n.Degree:
			d.NodesChanged = append(d.NodesChanged, n)
		}
		delete(was, n.Entity.ID)
	}
	for _, n := range before {
		if was[n.Entity.ID] != nil {
			d.NodesRemoved = append(d.NodesRemoved, n)
		}
	}
}

// evidenceOfChanges are the sentences that say so, with one trip for changes of each kind.
func (r *Resolver) evidenceOfChanges(ctx context.Context, changes []*LinkChange, p store.Page) ([]*EvidenceConnection, error) {
	out := make([]*EvidenceConnection, len(changes))
	for over, modalities := range map[bool][]ontology.Modality{
		true: {ontology.Ended}, false: {ontology.Asserted, ontology.Planned},
	} {
		var places []int
		for i, c := range changes {
			if c.over == over {
				places = append(places, i)
			}
		}
		if len(places) == 0 {
			continue
		}
		f := store.EvidenceFilter{Polarities: []ontology.Polarity{ontology.Affirmed}, Modalities: modalities}
		pages, err := r.evidenceOf(ctx, each(places, func(i int) *ontology.Relation { return changes[i].Relation }), f, p)
		if err != nil {
			return nil, err
		}
		for n, page := range pages {
			out[places[n]] = page
		}
	}
	return out, nil
}
