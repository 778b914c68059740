package sqlite

import (
	"cmp"
	"context"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Entities looks IDs up.
func (s *Store) Entities(ctx context.Context, ids []ontology.ID) ([]*ontology.Entity, error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	found := make([]*ontology.Entity, len(ids))
	for i, id := range ids {
		if num, ok := s.names.entity(g, id); ok {
			found[i] = g.nodes.at(num).entity
		}
	}
	return found, nil
}

// Resolve finds the entities of the name.
func (s *Store) Resolve(ctx context.Context, name string, kinds []ontology.Kind) ([]*ontology.Entity, error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	fold := ontology.Fold(name)
	var nodes []*node
	for _, num := range s.names.withFold(g, fold) {
		n := g.nodes.at(num)
		if (len(kinds) == 0 || slices.Contains(kinds, n.entity.Kind)) && !slices.Contains(nodes, n) {
			nodes = append(nodes, n)
		}
	}
	slices.SortFunc(nodes, func(a, b *node) int {
		return cmp.Or(boolOrder(a.fold == fold, b.fold == fold), byMentions(a.entity, b.entity))
	})
	found := make([]*ontology.Entity, len(nodes))
	for i, n := range nodes {
		found[i] = n.entity
	}
	return found, nil
}

// boolOrder puts what is true first.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func byMentions(a, b *ontology.Entity) int {
	return cmp.Or(cmp.Compare(b.Counts.Mentions, a.Counts.Mentions), cmp.Compare(a.ID, b.ID))
}

// withFold are the entities, some perhaps twice, with a spelling that folds so.
func (n *names) withFold(g *graph, fold string) []uint32 {
	if fold == "" {
		return nil
	}
	n.mu.RLock()
	defer n.mu.RUnlock()
	var nums []uint32
	for _, at := range n.folded[fold] {
		if int(at) < g.names {
			nums = append(nums, n.spellings[at].entity)
		}
	}
	return nums
}

// ListEntities pages through the entities that pass the filter.
func (s *Store) ListEntities(ctx context.Context, f store.EntityFilter, o store.EntityOrder, p store.Page) (*store.Slice[*ontology.Entity], error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if err := o.Check(); err != nil {
		return nil, err
	}
	w, err := p.Window(o.List())
	if err != nil {
		return nil, err
	}
	page := newSelection[*ontology.Entity](w)
	offer := func(n *node) {
		if f.Pass(n.entity) && !page.settled(n.rank(o)) {
			page.offer(n.place(o), n.entity)
		}
	}
	if len(f.IDs) > 0 {
		s.eachOf(g, f.IDs, offer)
	} else if err := eachNode(ctx, g, offer); err != nil {
		return nil, err
	}
	return page.slice(), nil
}

// place is where the entity stands in a list of the order.
func (n *node) place(o store.EntityOrder) store.Place {
	p := store.Place{Rank: n.rank(o), ID: string(n.entity.ID)}
	if o == store.ByName {
		p.Text = n.fold
	}
	return p
}

// rank is the Rank of the entity's place.
func (n *node) rank(o store.EntityOrder) int64 {
	if o == store.ByName {
		return 0 // without folding the name again
	}
	return o.Rank(n.entity)
}

// eachOf calls f once with each of the entities that the state knows.
func (s *Store) eachOf(g *graph, ids []ontology.ID, f func(*node)) {
	seen := make(map[uint32]bool, len(ids))
	for _, id := range ids {
		if num, ok := s.names.entity(g, id); ok && !seen[num] {
			seen[num] = true
			f(g.nodes.at(num))
		}
	}
}

// checkEvery is how many steps of a long walk are taken between two looks at
// whether its context has ended: some tens of microseconds.
const checkEvery = 4096

// eachNode calls f with every entity.
func eachNode(ctx context.Context, g *graph, f func(*node)) (err error) {
	g.nodes.each(func(i uint32, n **node) bool {
		if i%checkEvery == 0 {
			err = ctx.Err()
		}
		f(*n)
		return err == nil
	})
	return err
}
