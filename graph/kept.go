package graph

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"entente/internal/store"
)

// keptWeight is how many nodes and links the networks that are kept may have
// together, a few hundred bytes each with what is computed on them.
const keptWeight = 150_000

// keptNetworks are networks of the whole graph, each with what was computed on it,
// for as long as the graph stays as it is. Whoever asks for one that somebody is
// gathering already waits for that. They are kept by the version of the graph from
// which they were gathered, so none is ever out of date.
type keptNetworks struct {
	mu     sync.Mutex
	newest uint64
	all    []*keptNetwork // the last asked for at the end
}

// keptNetwork is the network of a question at a version.
type keptNetwork struct {
	question string
	version  uint64
	done     chan struct{} // closed when network and err are set
	network  *Network
	err      error
}

func (k *keptNetwork) weight() int {
	if k.network == nil {
		return 0
	}
	return len(k.network.Nodes) + len(k.network.Links)
}

// wholeNetwork is the network of a question without seeds.
func (r *Resolver) wholeNetwork(ctx context.Context, at Level, q store.NetworkQuery) (*Network, error) {
	p, ok := r.Store.(store.Pinner)
	if !ok {
		return r.gather(ctx, at, q)
	}
	ctx, version := p.Pin(ctx)
	return r.kept.network(ctx, fmt.Sprintf("%s %+v", at, q), version, func() (*Network, error) { return r.gather(ctx, at, q) })
}

// network gathers the network unless it is there. If somebody else's attempt fails,
// most likely at his own deadline, it makes another.
func (s *keptNetworks) network(ctx context.Context, question string, version uint64, gather func() (*Network, error)) (*Network, error) {
	for {
		k, mine := s.find(question, version)
		if mine {
			return s.fill(k, gather)
		}
		select {
		case <-k.done:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if k.err == nil {
			return k.network, nil
		}
	}
}

// find finds the network, or makes room for the caller to fill.
func (s *keptNetworks) find(question string, version uint64) (k *keptNetwork, mine bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if version > s.newest {
		s.newest = version
		s.all = slices.DeleteFunc(s.all, func(k *keptNetwork) bool { return k.version < version })
	}
	same := func(k *keptNetwork) bool { return k.version == version && k.question == question }
	if i := slices.IndexFunc(s.all, same); i >= 0 {
		k = s.all[i]
		s.all = append(slices.Delete(s.all, i, i+1), k)
		return k, false
	}
	k = &keptNetwork{question: question, version: version, done: make(chan struct{})}
	s.all = append(s.all, k)
	return k, true
}

// fill gathers the network. One that could not be gathered is not kept, nor is one
// of a version that was replaced meanwhile.
func (s *keptNetworks) fill(k *keptNetwork, gather func() (*Network, error)) (*Network, error) {
	k.err = errNotGathered // also where gather panics
	defer s.settle(k)
	k.network, k.err = gather()
	return k.network, k.err
}

var errNotGathered = fmt.Errorf("the network was not gathered")

func (s *keptNetworks) settle(k *keptNetwork) {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(k.done)
	if k.err != nil || k.version < s.newest {
		s.all = slices.DeleteFunc(s.all, func(x *keptNetwork) bool { return x == k })
	}
	weight := 0
	for i := len(s.all) - 1; i >= 0; i-- {
		select {
		case <-s.all[i].done:
			weight += s.all[i].weight()
		default:
			continue
		}
		if weight > keptWeight && s.all[i] != k {
			s.all = slices.Delete(s.all, i, i+1)
		}
	}
}
