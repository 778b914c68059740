package store

import "entente/internal/ontology"

// Neighbour is an entity one step away, with the edges that lead there.
type Neighbour struct {
	Entity    *ontology.Entity
	Relations []*ontology.Relation // by ID ascending
}

// PathQuery bounds a search for paths. Edges may be walked in the direction
// that Filter.Direction gives as seen from the start; its Others and OtherKinds
// say which entities a path may pass through between its ends. A path from an
// entity to itself has no steps.
type PathQuery struct {
	Filter  RelationFilter
	MaxHops int // 1 to 10; 0 means 6
}

// Path runs over len(Steps)+1 entities.
type Path struct {
	Entities []*ontology.Entity
	Steps    []Step
}

// PathsQuery asks for several paths.
type PathsQuery struct {
	PathQuery
	// ShortestOnly leaves out the paths that take more hops than others.
	ShortestOnly bool
	Limit        int // 1 to 100; 0 means 10
}

// Paths are the first of the paths between two entities.
type Paths struct {
	Items []Path
	More  bool // there are others, which the limit left out
}

// Hops is the number of steps.
func (p *Path) Hops() int { return len(p.Steps) }

// Step joins two neighbouring entities of a path.
type Step struct {
	Relations []*ontology.Relation // all that pass the filter, by ID ascending
}

// NetworkQuery asks for a piece of the graph.
type NetworkQuery struct {
	// Seeds are where to start; none means the whole graph. An unknown seed is ErrNotFound.
	Seeds []ontology.ID
	// Hops is how far to go from the seeds: 0 (only edges among the seeds) to 5.
	Hops int
	// Filter says which edges count. OtherKinds applies to every node but the
	// seeds; Direction is the way in which edges are walked from the seeds
	// (edges among the nodes are links whatever their direction); Others is
	// ignored.
	Filter RelationFilter
	// MaxNodes is 1 to 5000, 0 means 200. Where more qualify, the nearest are
	// kept, of equally near ones those with the most reports on the edges that
	// lead to them from nodes one hop nearer, then by ID. Of a whole graph the
	// entities with an edge that counts qualify; those with the most reports
	// on such edges are kept, then by ID.
	MaxNodes int
	// MaxLinks is 1 to 20000, 0 means 2000. Where more qualify, those with the
	// most reports are kept, then by ID.
	MaxLinks int
}

// Network is nodes and the edges among them.
type Network struct {
	Nodes []Node               // by hops, then by ID
	Links []*ontology.Relation // by ID ascending
	// NodesCut and LinksCut say that the limits left something out.
	NodesCut, LinksCut bool
}

// Node is an entity in a network.
type Node struct {
	Entity *ontology.Entity
	Hops   int // from the nearest seed; 0 in a whole graph
	Degree int // links of this network that end here
}
