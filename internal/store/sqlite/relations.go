package sqlite

import (
	"context"
	"errors"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Relations looks IDs up.
func (s *Store) Relations(ctx context.Context, ids []ontology.RelationID) ([]*ontology.Relation, error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	found := make([]*ontology.Relation, len(ids))
	for i, id := range ids {
		if num, ok := s.names.relation(g, id); ok {
			found[i] = g.edges.ref(num).relation
		}
	}
	return found, nil
}

// relationWindow checks what lists of edges are asked with.
func relationWindow(f store.RelationFilter, o store.RelationOrder, l store.List, p store.Page) (store.Window, error) {
	if err := errors.Join(f.Check(), o.Check()); err != nil {
		return store.Window{}, err
	}
	return p.Window(l)
}

// ListRelations pages through all edges that pass the filter.
func (s *Store) ListRelations(ctx context.Context, f store.RelationFilter, o store.RelationOrder, p store.Page) (*store.Slice[*ontology.Relation], error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	w, err := relationWindow(f, o, o.List(), p)
	if err != nil {
		return nil, err
	}
	edges := s.edgeFilter(ctx, g, f)
	page := newSelection[*ontology.Relation](w)
	g.edges.each(func(i uint32, now *edge) bool {
		if i%checkEvery == 0 {
			err = ctx.Err()
		}
		if edges.types&(1<<now.typ) == 0 {
			return err == nil
		}
		if e := edges.edge(i); e != nil && e.relation != nil && edges.passesAny(e) && !page.settled(e.rank(o)) {
			page.offer(e.place(o), edges.relation(e))
		}
		return err == nil
	})
	if err := errors.Join(err, edges.fault()); err != nil {
		return nil, err
	}
	return page.slice(), nil
}

// RelationsOf pages through the edges of each entity.
func (s *Store) RelationsOf(ctx context.Context, ids []ontology.ID, f store.RelationFilter, o store.RelationOrder, p store.Page) ([]*store.Slice[*ontology.Relation], error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	w, err := relationWindow(f, o, o.ListOf(), p)
	if err != nil {
		return nil, err
	}
	edges := s.edgeFilter(ctx, g, f)
	slices := make([]*store.Slice[*ontology.Relation], len(ids))
	for i, id := range ids {
		if err := errors.Join(ctx.Err(), edges.fault()); err != nil {
			return nil, err
		}
		var links []link
		if num, ok := s.names.entity(g, id); ok {
			links = g.nodes.at(num).links
		}
		slices[i] = edges.pageOf(links, o, w)
	}
	return slices, edges.fault()
}

// pageOf is a page of the relations of the links that pass.
func (t *edgeFilter) pageOf(links []link, o store.RelationOrder, w store.Window) *store.Slice[*ontology.Relation] {
	if t.then == nil && w.After == nil && w.Before == nil && !w.Backward {
		return t.firstPage(links, o, w)
	}
	page := newSelection[*ontology.Relation](w)
	for _, k := range links {
		if !t.leads(k) || !t.admits(k.other) {
			continue
		}
		if e := t.edge(k.edge); e != nil && !page.settled(e.rank(o)) {
			page.offer(e.place(o), t.relation(e))
		}
	}
	return page.slice()
}
