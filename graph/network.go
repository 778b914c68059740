package graph

import (
	"context"

	"entente/internal/network"
	"entente/internal/ontology"
	"entente/internal/store"
)

// Network is a piece of the graph with what can be computed on it.
type Network struct {
	Nodes     []*NetworkNode
	Links     []*ontology.Relation
	Truncated []Truncation
	numbers   *numbers
	signed    signedOnce
}

// NetworkNode is an entity in a network.
type NetworkNode struct {
	store.Node
	network *Network
	number  int // its place among the network's nodes
}

// Truncation is a limit that left something out.
type Truncation struct {
	Reason TruncationReason
	At     int
}

// newNetwork is the store's network, of which pictures are kept in the cache.
func newNetwork(n *store.Network, q store.NetworkQuery, p *pictures) *Network {
	out := &Network{Nodes: make([]*NetworkNode, len(n.Nodes)), Links: n.Links}
	ids := make([]ontology.ID, len(n.Nodes))
	for i, node := range n.Nodes {
		out.Nodes[i] = &NetworkNode{Node: node, network: out, number: i}
		ids[i] = node.Entity.ID
	}
	if n.NodesCut {
		out.Truncated = append(out.Truncated, Truncation{TruncationReasonMaxNodes, q.MaxNodes})
	}
	if n.LinksCut {
		out.Truncated = append(out.Truncated, Truncation{TruncationReasonMaxLinks, q.MaxLinks})
	}
	out.numbers = newNumbers(ids, network.Acts(n.Links), p)
	return out
}

func (r *Resolver) network(ctx context.Context, q store.NetworkQuery) (*Network, error) {
	n, err := r.Store.Network(ctx, q)
	if err != nil {
		return nil, err
	}
	return newNetwork(n, q, r.pictures), nil
}

// Acts are what joins the nodes.
func (n *Network) Acts() []network.Act { return n.numbers.acts }

// NodesCut reports whether there was no room for some node.
func (n *Network) NodesCut() bool { return n.cut(TruncationReasonMaxNodes) }

// LinksCut reports whether there was no room for some link.
func (n *Network) LinksCut() bool { return n.cut(TruncationReasonMaxLinks) }

func (n *Network) cut(reason TruncationReason) bool {
	for _, t := range n.Truncated {
		if t.Reason == reason {
			return true
		}
	}
	return false
}

// Modularity says how clearly the network falls into its communities.
func (n *Network) Modularity() float64 { return n.numbers.modularity() }

// Communities are the communities of the nodes, the largest first.
func (n *Network) Communities() []Community {
	var out []Community
	for i, c := range n.numbers.communities() {
		for len(out) <= c {
			out = append(out, Community{Number: len(out)})
		}
		out[c].Members = append(out[c].Members, n.Nodes[i].Entity)
	}
	return out
}

// Community is a part of a network.
type Community struct {
	Number  int
	Members []*ontology.Entity
}

// Size is how many entities belong to it.
func (c *Community) Size() int { return len(c.Members) }

// Community is the number of the node's community.
func (n *NetworkNode) Community() int { return n.network.numbers.communities()[n.number] }

// eachNode gives a value for each node; values are those of all nodes of its network.
func eachNode[T any](ctx context.Context, nodes []*NetworkNode, values func(context.Context, *numbers) ([]T, error)) ([]T, error) {
	out := make([]T, len(nodes))
	for i, n := range nodes {
		all, err := values(ctx, n.network.numbers)
		if err != nil {
			return nil, err
		}
		out[i] = all[n.number]
	}
	return out, nil
}
