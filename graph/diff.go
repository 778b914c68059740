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
	Changed                                []RelationChange
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
	// told is the relation as it was known when that had been told.
	told *ontology.Relation
}

// RelationChange is a relation that is in two networks, but of which another thing
// was known on the day of the one than on that of the other.
type RelationChange struct {
	Before, After *ontology.Relation
}

// diffQuery asks how a network differs between two days.
type diffQuery struct {
	store.NetworkQuery
	level     Level
	from, to  ontology.Date
	knownThen bool // each network is as it was known on its own day
}

// on is the network of a day.
func (q diffQuery) on(day ontology.Date) store.NetworkQuery {
	n := q.NetworkQuery
	n.Filter.AsOf = day
	if q.knownThen {
		n.Filter.KnownAt = day
	}
	return n
}

func (q diffQuery) check() error {
	switch f := q.Filter; {
	case !f.AsOf.IsZero():
		return badInput("where.asOf is given: from and to are the days")
	case q.knownThen && !f.KnownAt.IsZero():
		return badInput("where.knownAt is given with knownThen, by which from and to are the days")
	}
	return nil
}

// diff compares the query's network as of two days.
func (r *Resolver) diff(ctx context.Context, q diffQuery) (*NetworkDiff, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	before, err := r.networkAt(ctx, q.level, q.on(q.from))
	if err != nil {
		return nil, err
	}
	after, err := r.networkAt(ctx, q.level, q.on(q.to))
	if err != nil {
		return nil, err
	}
	d := &NetworkDiff{Truncated: before.Truncated}
	for _, t := range after.Truncated {
		if !slices.Contains(d.Truncated, t) {
			d.Truncated = append(d.Truncated, t)
		}
	}
	if err := r.compareLinks(ctx, d, q, before.Links, after.Links); err != nil {
		return nil, err
	}
	d.ActsOpened, d.ActsClosed, d.ActsChanged = network.ActChanges(before.Acts(), after.Acts())
	d.compareNodes(before.Nodes, after.Nodes)
	return d, nil
}

func (r *Resolver) compareLinks(ctx context.Context, d *NetworkDiff, q diffQuery, before, after []*ontology.Relation) error {
	first, second := store.RelationFilter{AsOf: q.from}, store.RelationFilter{AsOf: q.to}
	changes := network.Changes(before, after)
	now, err := r.closedNow(ctx, q, changes)
	if err != nil {
		return err
	}
	for _, c := range changes {
		switch {
		case c.Before == nil:
			own := !first.Pass(c.After)
			d.Opened = append(d.Opened, LinkChange{c.After, own, own && q.to.Before(q.from), c.After})
		case c.After == nil:
			told := now(c.Before)
			own := told != nil && !second.Pass(told)
			if told == nil {
				told = c.Before
			}
			d.Closed = append(d.Closed, LinkChange{c.Before, own, own && !q.to.Before(q.from), told})
		default:
			d.Changed = append(d.Changed, RelationChange{c.Before, c.After})
		}
	}
	return nil
}

// closedNow finds what the second network's day knows of the relations that are in
// the first alone; nil where it knows nothing. Unless the days know different
// things that is what the first knows.
func (r *Resolver) closedNow(ctx context.Context, q diffQuery, changes []network.Change) (func(*ontology.Relation) *ontology.Relation, error) {
	if !q.knownThen {
		return func(rel *ontology.Relation) *ontology.Relation { return rel }, nil
	}
	around := maxStep
	around.Filter = store.RelationFilter{KnownAt: q.to}
	for _, c := range changes {
		if c.After == nil {
			around.Seeds = append(around.Seeds, c.Before.Subject, c.Before.Object)
		}
	}
	known := map[ontology.RelationID]*ontology.Relation{}
	if len(around.Seeds) > 0 {
		n, err := r.Store.Network(ctx, around)
		if err != nil {
			return nil, err
		}
		for _, rel := range n.Links {
			known[rel.ID] = rel
		}
	}
	return func(rel *ontology.Relation) *ontology.Relation { return known[rel.ID] }, nil
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
		pages, err := r.evidenceOf(ctx, each(places, func(i int) *ontology.Relation { return changes[i].told }), f, p)
		if err != nil {
			return nil, err
		}
		for n, page := range pages {
			out[places[n]] = page
		}
	}
	return out, nil
}

// evidenceBetween are the sentences that became known between the days of which the
// two sides of each change are known, with one trip for each two days.
func (r *Resolver) evidenceBetween(ctx context.Context, changes []*RelationChange, p store.Page) ([]*EvidenceConnection, error) {
	type days struct{ after, at ontology.Date }
	places := map[days][]int{}
	for i, c := range changes {
		d := days{c.Before.KnownAt, c.After.KnownAt}
		if d.at.Before(d.after) {
			d = days{d.at, d.after}
		}
		places[d] = append(places[d], i)
	}
	out := make([]*EvidenceConnection, len(changes))
	for d, at := range places {
		f := store.EvidenceFilter{
			Polarities: []ontology.Polarity{ontology.Affirmed}, Modalities: []ontology.Modality{ontology.Asserted, ontology.Planned, ontology.Ended},
			KnownAfter: d.after, KnownAt: d.at,
		}
		pages, err := r.Store.EvidenceOf(ctx, each(at, func(i int) ontology.RelationID { return changes[i].After.ID }), f, p)
		if err != nil {
			return nil, err
		}
		for n, page := range pages {
			out[at[n]] = evidencePage(page)
		}
	}
	return out, nil
}
