package graph

import (
	"context"
	"sync"

	"entente/internal/network"
	"entente/internal/ontology"
	"entente/internal/store"
)

// SignedNetwork is who stands with whom in a network, and who against whom, with
// what is computed on it, each once and when it is asked for.
type SignedNetwork struct {
	*network.Signed
	truncated []Truncation
	parted    func() *Coalitions

	mu        sync.Mutex
	strains   map[TriadKind]*strains
	mediators []network.Broker
}

// strains are the strongest triads of a kind, and how many there are of each shape.
type strains struct {
	triads []network.Triad
	counts network.Balance
}

// signedOnce is a network's SignedNetwork once it was asked for.
type signedOnce struct {
	once   sync.Once
	signed *SignedNetwork
}

// Signed is the network's friendships and hostilities.
func (n *Network) Signed() *SignedNetwork {
	n.signed.once.Do(func() {
		s := &SignedNetwork{Signed: network.NewSigned(n.numbers.acts), truncated: n.Truncated, strains: map[TriadKind]*strains{}}
		s.parted = sync.OnceValue(s.part)
		n.signed.signed = s
	})
	return n.signed.signed
}

// ties are all of them.
func (s *SignedNetwork) ties() []*network.Tie {
	all := make([]*network.Tie, len(s.Ties))
	for i := range s.Ties {
		all[i] = &s.Ties[i]
	}
	return all
}

// Coalitions are the parts into which a signed network is divided.
type Coalitions struct {
	Items      []Coalition
	Modularity float64
	Truncated  []Truncation
}

// Coalition is who stands together.
type Coalition struct{ network.Coalition }

// Size is how many they are.
func (c *Coalition) Size() int { return len(c.Members) }

// Friendly counts friendly events among the members.
func (c *Coalition) Friendly() (events int) {
	for _, t := range c.Within {
		events += t.Friendly
	}
	return events
}

// Hostile counts hostile events among the members.
func (c *Coalition) Hostile() (events int) {
	for _, t := range c.Within {
		events += t.Hostile
	}
	return events
}

// Coalitions divides the network.
func (s *SignedNetwork) Coalitions() *Coalitions { return s.parted() }

func (s *SignedNetwork) part() *Coalitions {
	found, modularity := s.Signed.Coalitions()
	return &Coalitions{each(found, func(c network.Coalition) Coalition { return Coalition{c} }), modularity, s.truncated}
}

// Triads are triads of a signed network.
type Triads struct {
	Items     []network.Triad
	counts    network.Balance
	Truncated []Truncation
}

// Counts are how many triads there are of each shape.
func (t *Triads) Counts() []TriadCount {
	return each(network.TriadShapes(), func(s network.TriadShape) TriadCount { return TriadCount{s, t.counts[s]} })
}

// Balanced is the share of all triads that is balanced.
func (t *Triads) Balanced() float64 { return t.counts.Share() }

// maxListed is how many triads or brokers may be asked for.
const maxListed = 100

func (s *SignedNetwork) triads(ctx context.Context, kind TriadKind, first int) (*Triads, error) {
	if err := checkFirst(first, maxListed); err != nil {
		return nil, err
	}
	all, err := s.strained(ctx, kind)
	if err != nil {
		return nil, err
	}
	return &Triads{all.triads[:min(first, len(all.triads))], all.counts, s.truncated}, nil
}

// strained are the strongest triads of the kind, as many as may be asked for.
func (s *SignedNetwork) strained(ctx context.Context, kind TriadKind) (*strains, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if found := s.strains[kind]; found != nil {
		return found, nil
	}
	var shapes []network.TriadShape
	for _, shape := range network.TriadShapes() {
		if shape.Balanced() == (kind == TriadKindBalanced) {
			shapes = append(shapes, shape)
		}
	}
	triads, counts, err := s.Triads(ctx, shapes, maxListed)
	if err != nil {
		return nil, err
	}
	s.strains[kind] = &strains{triads, counts}
	return s.strains[kind], nil
}

// Brokers are brokers of a signed network.
type Brokers struct {
	Items     []network.Broker
	Truncated []Truncation
}

func (s *SignedNetwork) brokers(ctx context.Context, first int) (*Brokers, error) {
	if err := checkFirst(first, maxListed); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.mediators == nil {
		found, err := s.Brokers(ctx, maxListed)
		if err != nil {
			return nil, err
		}
		s.mediators = found
	}
	return &Brokers{s.mediators[:min(first, len(s.mediators))], s.truncated}, nil
}

func checkFirst(n, most int) error {
	if n < 1 || n > most {
		return badInput("first is %d: it may be 1 to %d", n, most)
	}
	return nil
}

// The defaults of SignedScope.
const (
	signedNodes = 1000
	signedLinks = store.MaxLinks
)

// signed is the signed network of the scope.
func (r *Resolver) signed(ctx context.Context, asOf, knownAt *ontology.Date, scope *SignedScope) (*SignedNetwork, error) {
	if scope == nil {
		scope = &SignedScope{}
	}
	ids, err := r.idsOf(ctx, scope.Seeds)
	if err != nil {
		return nil, err
	}
	q := store.NetworkQuery{
		Seeds: ids, Hops: or(scope.Hops, 1), Filter: relationsWhere(scope.Where, network.SignedTypes(), store.Both),
		MaxNodes: or(scope.MaxNodes, signedNodes), MaxLinks: or(scope.MaxLinks, signedLinks),
	}
	if asOf != nil {
		q.Filter.AsOf = *asOf
	}
	if knownAt != nil {
		q.Filter.KnownAt = *knownAt
	}
	if len(q.Filter.Statuses) == 0 {
		q.Filter.Statuses = standingStatuses(q.Filter)
	}
	n, err := r.networkAt(ctx, or(scope.Level, LevelCountry), q)
	if err != nil {
		return nil, err
	}
	return n.Signed(), nil
}

// standingStatuses are those of relations that hold: on the filter's day, on which
// one that has ended since held too, or now.
func standingStatuses(f store.RelationFilter) []ontology.Modality {
	if f.AsOf.IsZero() {
		return []ontology.Modality{ontology.Asserted}
	}
	return []ontology.Modality{ontology.Asserted, ontology.Ended}
}

// or is the value, or another where there is none.
func or[T any](v *T, otherwise T) T {
	if v == nil {
		return otherwise
	}
	return *v
}

// membersOf looks up the members of all coalitions in one trip.
func (r *Resolver) membersOf(ctx context.Context, coalitions []*Coalition) ([][]ontology.Entity, error) {
	return entityListsOf(ctx, r, coalitions, func(c *Coalition) []ontology.ID { return c.Members })
}

// maxTies is how many ties may be asked for.
const maxTies = 1000

// strongestTies are the first of each object's ties.
func strongestTies[T any](objs []T, first int, of func(T) []*network.Tie) ([][]network.Tie, error) {
	if err := checkFirst(first, maxTies); err != nil {
		return nil, err
	}
	return each(objs, func(o T) []network.Tie {
		return each(network.Strongest(of(o), first), func(t *network.Tie) network.Tie { return *t })
	}), nil
}
