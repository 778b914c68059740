package graph

import (
	"cmp"
	"context"
	"slices"

	"entente/internal/network"
	"entente/internal/ontology"
	"entente/internal/store"
)

// networkAt is the network at a level.
func (r *Resolver) networkAt(ctx context.Context, at Level, q store.NetworkQuery) (*Network, error) {
	if len(q.Seeds) == 0 {
		return r.wholeNetwork(ctx, at, q)
	}
	return r.gather(ctx, at, q)
}

// gather asks the store for the network.
func (r *Resolver) gather(ctx context.Context, at Level, q store.NetworkQuery) (*Network, error) {
	if at == LevelEntity {
		return r.network(ctx, q)
	}
	l, err := r.lifter(ctx, q)
	if err != nil {
		return nil, err
	}
	if len(q.Seeds) == 0 {
		return l.everywhere()
	}
	return l.around()
}

// lifter gathers a network of states. The acts of all who act for a state are its
// own, so that a hop leads from any of them to anybody, and on to that one's state.
type lifter struct {
	r        *Resolver
	ctx      context.Context
	q        store.NetworkQuery
	offices  []*ontology.Relation // who represents whom and who is based where, as far as met
	hops     map[ontology.ID]int  // of each state
	cut      map[Truncation]bool
	standing *network.Standings // of offices
}

func (r *Resolver) lifter(ctx context.Context, q store.NetworkQuery) (*lifter, error) {
	q, err := q.Checked()
	return &lifter{r: r, ctx: ctx, q: q, hops: map[ontology.ID]int{}, cut: map[Truncation]bool{}}, err
}

// maxStep is the greatest network that a step may ask the store for.
var maxStep = store.NetworkQuery{MaxNodes: store.MaxNodes, MaxLinks: store.MaxLinks}

// ask asks the store for a network and notes what was cut.
func (l *lifter) ask(q store.NetworkQuery) (*store.Network, error) {
	n, err := l.askNodes(q)
	if err == nil && n.LinksCut {
		l.cut[Truncation{TruncationReasonMaxLinks, q.MaxLinks}] = true
	}
	return n, err
}

// askNodes is ask where the links among the nodes do not matter.
func (l *lifter) askNodes(q store.NetworkQuery) (*store.Network, error) {
	n, err := l.r.Store.Network(l.ctx, q)
	if err == nil && n.NodesCut {
		l.cut[Truncation{TruncationReasonMaxNodes, q.MaxNodes}] = true
	}
	return n, err
}

// officesOf finds offices and seats that lead from the entities, or to them, and
// gives the entities on the way, these ones among them.
func (l *lifter) officesOf(ids []ontology.ID, d store.Direction) ([]ontology.ID, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	q := maxStep
	q.Seeds, q.Hops = ids, 2 // from a person over a body to a state
	q.Filter = store.RelationFilter{
		Types: []ontology.RelationType{ontology.Represents, ontology.BasedIn}, Direction: d,
		AsOf: l.q.Filter.AsOf, KnownAt: l.q.Filter.KnownAt, Statuses: standingStatuses(l.q.Filter),
	}
	n, err := l.ask(q)
	if err != nil {
		return nil, err
	}
	l.offices = append(l.offices, n.Links...)
	l.standing = network.NewStandings(l.offices)
	return each(n.Nodes, func(n store.Node) ontology.ID { return n.Entity.ID }), nil
}

// admit gives the states of the entities that were not met before.
func (l *lifter) admit(ids []ontology.ID, hop int) (fresh []ontology.ID) {
	for _, id := range ids {
		state, _, ok := l.standing.Of(id)
		if _, met := l.hops[state]; ok && !met {
			l.hops[state] = hop
			fresh = append(fresh, state)
		}
	}
	return fresh
}

// around gathers states hop by hop from the seeds.
func (l *lifter) around() (n *Network, err error) {
	err = l.eachHop(func(_ int, members []ontology.ID, last bool) (enough bool, err error) {
		if last {
			n, err = l.among(members)
		}
		return false, err
	})
	return n, err
}

// eachHop gathers states hop by hop from the seeds. After each hop it calls f with
// all who act for those gathered so far, until f has enough or the hop is the last.
func (l *lifter) eachHop(f func(hop int, members []ontology.ID, last bool) (enough bool, err error)) error {
	if _, err := l.officesOf(l.q.Seeds, store.Outgoing); err != nil {
		return err
	}
	states := l.admit(l.q.Seeds, 0)
	if len(states) == 0 {
		return stateless(l.q.Seeds[0])
	}
	var members []ontology.ID
	for hop := 0; ; hop++ {
		entourage, err := l.entourage(states)
		if err != nil {
			return err
		}
		members = append(members, entourage...)
		last := hop == l.q.Hops || len(states) == 0
		if enough, err := f(hop, members, last); enough || last || err != nil {
			return err
		}
		if states, err = l.next(entourage, hop+1); err != nil {
			return err
		}
	}
}

// among is the network of the states for which the members act.
func (l *lifter) among(members []ontology.ID) (*Network, error) {
	q := l.q
	q.Seeds, q.Hops, q.MaxNodes = members, 0, store.MaxNodes
	return l.lift(q)
}

func stateless(id ontology.ID) error {
	return notFound("%s acts for no state that the graph knows of: ask at level ENTITY", id)
}

// entourage is all who act for the states, themselves among them.
func (l *lifter) entourage(states []ontology.ID) ([]ontology.ID, error) {
	met, err := l.officesOf(states, store.Incoming)
	if err != nil {
		return nil, err
	}
	// What leads elsewhere from those met may outweigh what led here.
	if _, err := l.officesOf(met, store.Outgoing); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(met, func(id ontology.ID) bool {
		state, _, ok := l.standing.Of(id)
		kinds := l.q.Filter.OtherKinds
		return !ok || !slices.Contains(states, state) || len(kinds) > 0 && !slices.Contains(kinds, id.Kind())
	}), nil
}

// next are the states one hop further than those for whom the entities act.
func (l *lifter) next(from []ontology.ID, hop int) ([]ontology.ID, error) {
	if len(from) == 0 {
		return nil, nil
	}
	q := l.q
	q.Seeds, q.Hops, q.MaxNodes, q.MaxLinks = from, 1, store.MaxNodes, 1
	n, err := l.askNodes(q)
	if err != nil {
		return nil, err
	}
	ids := each(n.Nodes, func(n store.Node) ontology.ID { return n.Entity.ID })
	if _, err := l.officesOf(ids, store.Outgoing); err != nil {
		return nil, err
	}
	return l.admit(ids, hop), nil
}

// everywhere lifts the whole graph.
func (l *lifter) everywhere() (*Network, error) {
	q := l.q
	q.MaxNodes = store.MaxNodes
	n, err := l.ask(q)
	if err != nil {
		return nil, err
	}
	ids := each(n.Nodes, func(n store.Node) ontology.ID { return n.Entity.ID })
	if _, err := l.officesOf(ids, store.Outgoing); err != nil {
		return nil, err
	}
	if l.standing == nil {
		l.standing = network.NewStandings(nil)
	}
	return l.finish(l.standing.Lift(n.Links))
}

// lift lifts the links among the seeds of the query.
func (l *lifter) lift(q store.NetworkQuery) (*Network, error) {
	if len(q.Seeds) == 0 {
		return l.finish(nil)
	}
	n, err := l.ask(q)
	if err != nil {
		return nil, err
	}
	return l.finish(l.standing.Lift(n.Links))
}

// finish makes the network of the acts. States without an act are left out, but
// for those of the seeds.
func (l *lifter) finish(acts []network.Act) (*Network, error) {
	acts, kept := l.keep(acts)
	found, err := l.r.Store.Entities(l.ctx, kept)
	if err != nil {
		return nil, err
	}
	degree := map[ontology.ID]int{}
	for _, a := range acts {
		degree[a.Subject]++
		degree[a.Object]++
	}
	n := &Network{numbers: newNumbers(kept, acts, l.r.pictures)}
	for i, e := range found {
		n.Nodes = append(n.Nodes, &NetworkNode{Node: store.Node{Entity: e, Hops: l.hops[e.ID], Degree: degree[e.ID]}, network: n, number: i})
	}
	for _, a := range acts {
		n.Links = append(n.Links, a.Relations()...)
	}
	slices.SortFunc(n.Links, func(a, b *ontology.Relation) int { return cmp.Compare(a.ID, b.ID) })
	for t := range l.cut {
		n.Truncated = append(n.Truncated, t)
	}
	slices.SortFunc(n.Truncated, func(a, b Truncation) int { return cmp.Or(cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.At, b.At)) })
	return n, nil
}

// keep keeps as many states as there is room for, the nearest, and of equally near
// ones those with the most events, and the acts among them. They come by hops, then by ID.
func (l *lifter) keep(acts []network.Act) ([]network.Act, []ontology.ID) {
	events := map[ontology.ID]int{}
	for state, hops := range l.hops {
		if hops == 0 {
			events[state] = 0
		}
	}
	for _, a := range acts {
		events[a.Subject] += a.Events()
		events[a.Object] += a.Events()
	}
	var states []ontology.ID
	for id := range events {
		states = append(states, id)
	}
	slices.SortFunc(states, func(a, b ontology.ID) int {
		return cmp.Or(cmp.Compare(l.hops[a], l.hops[b]), cmp.Compare(events[b], events[a]), cmp.Compare(a, b))
	})
	if len(states) > l.q.MaxNodes {
		l.cut[Truncation{TruncationReasonMaxNodes, l.q.MaxNodes}] = true
		states = states[:l.q.MaxNodes]
	}
	in := map[ontology.ID]bool{}
	for _, id := range states {
		in[id] = true
	}
	acts = slices.DeleteFunc(acts, func(a network.Act) bool { return !in[a.Subject] || !in[a.Object] })
	slices.SortFunc(states, func(a, b ontology.ID) int { return cmp.Or(cmp.Compare(l.hops[a], l.hops[b]), cmp.Compare(a, b)) })
	return acts, states
}
