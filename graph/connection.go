package graph

import (
	"entente/internal/ontology"
	"entente/internal/store"
)

// The pages of the schema, each a slice of a store's list.
type (
	EntityConnection   struct{ page[*ontology.Entity] }
	RelationConnection struct{ page[*ontology.Relation] }
	EvidenceConnection struct{ page[*ontology.Evidence] }
	ArticleConnection  struct{ page[*ontology.Article] }
)

// The items of pages.
type (
	EntityEdge   = edge[*ontology.Entity]
	RelationEdge = edge[*ontology.Relation]
	EvidenceEdge = edge[*ontology.Evidence]
	ArticleEdge  = edge[*ontology.Article]
)

// page answers the fields that all connections share.
type page[T any] struct{ slice *store.Slice[T] }

// edge is an item of a page and its place in the list.
type edge[T any] struct {
	Node   T
	Cursor store.Cursor
}

// Nodes are the items.
func (p page[T]) Nodes() []T { return p.slice.Items }

// Edges are the items with their cursors.
func (p page[T]) Edges() []edge[T] {
	edges := make([]edge[T], len(p.slice.Items))
	for i, item := range p.slice.Items {
		edges[i].Node = item
		if i < len(p.slice.Cursors) { // where they are asked for
			edges[i].Cursor = p.slice.Cursors[i]
		}
	}
	return edges
}

// TotalCount is the length of the whole list.
func (p page[T]) TotalCount() int { return p.slice.Total }

// PageInfo says where the page lies in the list.
func (p page[T]) PageInfo() PageInfo {
	info := PageInfo{HasNextPage: p.slice.HasNext, HasPreviousPage: p.slice.HasPrev}
	if n := len(p.slice.Cursors); n > 0 {
		info.StartCursor, info.EndCursor = p.slice.Cursors[0], p.slice.Cursors[n-1]
	}
	return info
}

// PageInfo says where a page lies in its list.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       store.Cursor // "" on an empty page
}

// EntityRelationConnection is a page of one entity's relations.
type EntityRelationConnection struct {
	page[*ontology.Relation]
	of ontology.ID
}

// EntityRelationEdge is a relation in the list of one of its ends.
type EntityRelationEdge struct {
	RelationEdge
	of ontology.ID
}

// Edges are the relations with their cursors.
func (c *EntityRelationConnection) Edges() []EntityRelationEdge {
	edges := make([]EntityRelationEdge, len(c.slice.Items))
	for i, e := range c.page.Edges() {
		edges[i] = EntityRelationEdge{e, c.of}
	}
	return edges
}

// OtherID is the end that is not the entity whose list this is.
func (e *EntityRelationEdge) OtherID() ontology.ID {
	if e.Node.Subject == e.of {
		return e.Node.Object
	}
	return e.Node.Subject
}

// NeighbourConnection is a page of one entity's neighbours.
type NeighbourConnection struct{ page[store.Neighbour] }

// NeighbourEdge is an entity one relation away.
type NeighbourEdge struct{ edge[store.Neighbour] }

// Nodes are the neighbours alone.
func (c *NeighbourConnection) Nodes() []*ontology.Entity {
	nodes := make([]*ontology.Entity, len(c.slice.Items))
	for i, n := range c.slice.Items {
		nodes[i] = n.Entity
	}
	return nodes
}

// Edges are the neighbours with what leads to them.
func (c *NeighbourConnection) Edges() []NeighbourEdge {
	edges := make([]NeighbourEdge, len(c.slice.Items))
	for i, e := range c.page.Edges() {
		edges[i] = NeighbourEdge{e}
	}
	return edges
}

// Node is the neighbour.
func (e *NeighbourEdge) Node() *ontology.Entity { return e.edge.Node.Entity }

// Relations lead to the neighbour.
func (e *NeighbourEdge) Relations() []*ontology.Relation { return e.edge.Node.Relations }

// CommonNeighbourConnection is a page of what several entities have in common.
type CommonNeighbourConnection struct{ page[store.CommonNeighbour] }

// CommonNeighbourEdge is an entity one relation away from each of several others.
type CommonNeighbourEdge struct{ edge[store.CommonNeighbour] }

// Nodes are the common neighbours alone.
func (c *CommonNeighbourConnection) Nodes() []*ontology.Entity {
	return each(c.slice.Items, func(n store.CommonNeighbour) *ontology.Entity { return n.Entity })
}

// Edges are the common neighbours with what leads to them.
func (c *CommonNeighbourConnection) Edges() []CommonNeighbourEdge {
	return each(c.page.Edges(), func(e edge[store.CommonNeighbour]) CommonNeighbourEdge { return CommonNeighbourEdge{e} })
}

// Node is the common neighbour.
func (e *CommonNeighbourEdge) Node() *ontology.Entity { return e.edge.Node.Entity }

// Sides lead to it, one from each of those asked about.
func (e *CommonNeighbourEdge) Sides() []store.Side { return e.edge.Node.Sides }

func entityPage(s *store.Slice[*ontology.Entity]) *EntityConnection {
	return &EntityConnection{page[*ontology.Entity]{s}}
}

func relationPage(s *store.Slice[*ontology.Relation]) *RelationConnection {
	return &RelationConnection{page[*ontology.Relation]{s}}
}

func evidencePage(s *store.Slice[*ontology.Evidence]) *EvidenceConnection {
	return &EvidenceConnection{page[*ontology.Evidence]{s}}
}

func articlePage(s *store.Slice[*ontology.Article]) *ArticleConnection {
	return &ArticleConnection{page[*ontology.Article]{s}}
}

func neighbourPage(s *store.Slice[store.Neighbour]) *NeighbourConnection {
	return &NeighbourConnection{page[store.Neighbour]{s}}
}

// relationPagesOf are the pages of the entities' relations, in the same order.
func relationPagesOf(ids []ontology.ID, pages []*store.Slice[*ontology.Relation]) []*EntityRelationConnection {
	out := make([]*EntityRelationConnection, len(pages))
	for i, s := range pages {
		out[i] = &EntityRelationConnection{page[*ontology.Relation]{s}, ids[i]}
	}
	return out
}
