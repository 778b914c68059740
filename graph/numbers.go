package graph

import (
	"context"
	"sync"

	"entente/internal/network"
	"entente/internal/ontology"
)

// numbers are what is computed on a network, each once and when it is asked for.
type numbers struct {
	ids      []ontology.ID // the nodes
	acts     []network.Act // the links among them
	pictures *pictures

	mu           sync.Mutex
	graph        *network.Graph // the links, leading both ways
	positions    []network.Position
	community    []int
	centralities map[Centrality][]float64
}

func newNumbers(ids []ontology.ID, acts []network.Act, p *pictures) *numbers {
	return &numbers{ids: ids, acts: acts, pictures: p, centralities: map[Centrality][]float64{}}
}

// edges are the links between numbers of nodes, weighed by their events.
func (n *numbers) edges() []network.Edge {
	at := make(map[ontology.ID]int, len(n.ids))
	for i, id := range n.ids {
		at[id] = i
	}
	edges := make([]network.Edge, len(n.acts))
	for i, a := range n.acts {
		edges[i] = network.Edge{From: at[a.Subject], To: at[a.Object], Weight: float64(max(1, a.Events()))}
	}
	return edges
}

// undirected has to be called under mu.
func (n *numbers) undirected() *network.Graph {
	if n.graph == nil {
		n.graph = network.New(len(n.ids), n.edges())
	}
	return n.graph
}

// directed are the links in their direction; symmetric ones lead both ways.
func (n *numbers) directed() *network.Graph {
	edges := n.edges()
	for i, a := range n.acts {
		if e := edges[i]; a.Type.Symmetric() {
			edges = append(edges, network.Edge{From: e.To, To: e.From, Weight: e.Weight})
		}
	}
	return network.NewDirected(len(n.ids), edges)
}

// layout says where to draw each node.
func (n *numbers) layout(ctx context.Context) ([]network.Position, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.positions == nil {
		at, err := n.pictures.of(ctx, n)
		if err != nil {
			return nil, err
		}
		n.positions = at
	}
	return n.positions, nil
}

// communities is the number of each node's community.
func (n *numbers) communities() []int {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.community == nil {
		n.community = network.Communities(n.undirected())
	}
	return n.community
}

func (n *numbers) modularity() float64 {
	community := n.communities()
	n.mu.Lock()
	defer n.mu.Unlock()
	return network.Modularity(n.undirected(), community)
}

// centrality is how central each node is.
func (n *numbers) centrality(ctx context.Context, by Centrality) ([]float64, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.centralities[by] == nil {
		values, err := n.measure(ctx, by)
		if err != nil {
			return nil, err
		}
		n.centralities[by] = values
	}
	return n.centralities[by], nil
}

func (n *numbers) measure(ctx context.Context, by Centrality) ([]float64, error) {
	switch by {
	case CentralityPagerank:
		return network.PageRank(n.directed()), nil
	case CentralityCloseness:
		return network.Closeness(ctx, n.undirected())
	case CentralityBetweenness:
		return network.Betweenness(ctx, n.undirected())
	default:
		return network.Degree(n.undirected()), nil
	}
}
