package storetest

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Hindsight asks stores of random graphs what was known on a day, and wants what
// a store says that has the articles known by then and no other.
func Hindsight(t *testing.T, open func(testing.TB) store.Store) {
	t.Helper()
	told := 0
	rapid.Check(t, func(r *rapid.T) {
		ctx := context.Background()
		bundles := Bundles(mostArticles).Draw(r, "graph")
		day := Day(rapid.SampledFrom([]string{"0001-01-02", "2023-02-28", "2024-11-01", "2024-11-02", "2025-01-01", "2025-01-02"}).Draw(r, "day"))
		then := slices.DeleteFunc(slices.Clone(bundles), func(b *store.Bundle) bool { return day.Before(b.Article.Known()) })
		now, small := open(t), NewMemory()
		defer func() { _, _ = now.Close(ctx), small.Close(ctx) }()
		addAll(r, now, bundles)
		addAll(r, small, then)
		k := knownOf(then)
		k.entities = nil // of whom the small store knows
		for _, b := range then {
			for _, e := range b.Entities {
				k.entities = append(k.entities, e.ID)
			}
		}
		if len(k.entities) == 0 {
			return
		}
		for range rapid.IntRange(1, 6).Draw(r, "questions") {
			q := k.drawHindsight(r)
			got, want := q.ask(ctx, now, day), q.ask(ctx, small, ontology.Date{})
			if got != want {
				r.Fatalf("%s, known at %s:\nthe store says\n%s\n\none that knows no more says\n%s", q.text, day, around(got, want), around(want, got))
			}
			told += len(want)
		}
	})
	if told == 0 {
		t.Error("no question was put")
	}
}

// hindsight is a question about what was known on a day; the zero day is now.
type hindsight struct {
	text string
	ask  func(ctx context.Context, s store.Store, known ontology.Date) string
}

func (k known) drawHindsight(t *rapid.T) hindsight {
	f := k.relationFilter(t)
	kinds := map[string]func(*rapid.T, store.RelationFilter) func(context.Context, store.Store, ontology.Date) string{
		"all relations": k.thenRelations, "relations": k.thenRelationsOf, "neighbours": k.thenNeighbours, "path": k.thenPath, "network": k.thenNetwork,
	}
	name := draw(t, "question", []string{"all relations", "relations", "neighbours", "path", "network"})
	return hindsight{name + " " + answer(f, nil), kinds[name](t, f)}
}

// forgetful are relations without the day of which they are.
func forgetful(all []*ontology.Relation) []ontology.Relation {
	out := make([]ontology.Relation, len(all))
	for i, r := range all {
		out[i] = *r
		out[i].KnownAt = ontology.Date{}
	}
	return out
}

func (k known) thenRelations(t *rapid.T, f store.RelationFilter) func(context.Context, store.Store, ontology.Date) string {
	o := draw(t, "order", store.RelationOrders())
	p := store.Page{Limit: rapid.IntRange(1, 30).Draw(t, "limit"), Backward: rapid.Bool().Draw(t, "backward")}
	return func(ctx context.Context, s store.Store, known ontology.Date) string {
		f.KnownAt = known
		list, err := s.ListRelations(ctx, f, o, p)
		if err != nil {
			return answer(nil, err)
		}
		return answer([]any{forgetful(list.Items), list.Total, list.HasNext, list.HasPrev}, nil)
	}
}

func (k known) thenRelationsOf(t *rapid.T, f store.RelationFilter) func(context.Context, store.Store, ontology.Date) string {
	o, ids := draw(t, "order", store.RelationOrders()), several(t, "of", k.entities)
	return func(ctx context.Context, s store.Store, known ontology.Date) string {
		f.KnownAt = known
		lists, err := s.RelationsOf(ctx, ids, f, o, store.Page{Limit: 5})
		if err != nil {
			return answer(nil, err)
		}
		text := ""
		for _, list := range lists {
			text += answer([]any{forgetful(list.Items), list.Total}, nil)
		}
		return text
	}
}

func (k known) thenNeighbours(t *rapid.T, f store.RelationFilter) func(context.Context, store.Store, ontology.Date) string {
	ids := several(t, "of", k.entities)
	return func(ctx context.Context, s store.Store, known ontology.Date) string {
		f.KnownAt = known
		lists, err := s.Neighbours(ctx, ids, f, store.Page{Limit: 3})
		if err != nil {
			return answer(nil, err)
		}
		text := ""
		for _, list := range lists {
			for _, n := range list.Items {
				text += answer([]any{n.Entity.ID, forgetful(n.Relations), list.Total}, nil)
			}
		}
		return text
	}
}

func (k known) thenPath(t *rapid.T, f store.RelationFilter) func(context.Context, store.Store, ontology.Date) string {
	from, to := draw(t, "from", k.entities), draw(t, "to", k.entities)
	return func(ctx context.Context, s store.Store, known ontology.Date) string {
		f.KnownAt = known
		p, err := s.ShortestPath(ctx, from, to, store.PathQuery{Filter: f})
		if err != nil || p == nil {
			return answer(nil, err)
		}
		several, err := s.Paths(ctx, from, to, store.PathsQuery{PathQuery: store.PathQuery{Filter: f, MaxHops: 4}, Limit: 3})
		if err != nil {
			return answer(nil, err)
		}
		text := answer(several.More, nil)
		for _, p := range append(several.Items, *p) {
			text += answer(entityIDs(p.Entities), nil)
			for _, step := range p.Steps {
				text += answer(forgetful(step.Relations), nil)
			}
		}
		return text
	}
}

func entityIDs(entities []*ontology.Entity) (ids []ontology.ID) {
	for _, e := range entities {
		ids = append(ids, e.ID)
	}
	return ids
}

func (k known) thenNetwork(t *rapid.T, f store.RelationFilter) func(context.Context, store.Store, ontology.Date) string {
	q := store.NetworkQuery{
		Seeds: some(t, "seeds", k.entities), Hops: rapid.IntRange(0, 3).Draw(t, "hops"), Filter: f,
		MaxNodes: rapid.SampledFrom([]int{0, 2, 4}).Draw(t, "nodes"), MaxLinks: rapid.SampledFrom([]int{0, 2, 5}).Draw(t, "links"),
	}
	return func(ctx context.Context, s store.Store, known ontology.Date) string {
		q.Filter.KnownAt = known
		n, err := s.Network(ctx, q)
		if err != nil {
			return answer(nil, err)
		}
		text := answer([]any{forgetful(n.Links), n.NodesCut, n.LinksCut}, nil)
		for _, node := range n.Nodes {
			text += answer([]any{node.Entity.ID, node.Hops, node.Degree}, nil)
		}
		return text
	}
}
