package storetest

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"sync"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Memory is a store that is too simple to be wrong: it keeps the bundles that
// it was given, and every question looks at all of them. It is meant for tests
// and small graphs.
type Memory struct {
	mu      sync.Mutex
	closed  bool
	bundles []*store.Bundle // by article ID
	known   map[ontology.ID]bool
	sum     *sum // of the bundles; nil when one came in since
}

// NewMemory is an empty store.
func NewMemory() *Memory { return &Memory{known: map[ontology.ID]bool{}} }

var _ store.Store = (*Memory)(nil)

// AddArticle stores a copy of the bundle.
func (m *Memory) AddArticle(ctx context.Context, b *store.Bundle) (store.Outcome, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.ready(ctx); err != nil {
		return "", err
	}
	if err := b.Validate(func(id ontology.ID) bool { return m.known[id] }); err != nil {
		return "", fmt.Errorf("add %w", err)
	}
	i, found := slices.BinarySearchFunc(m.bundles, b.Article.ID, byArticleID)
	if found {
		return store.Unchanged, nil
	}
	m.bundles = slices.Insert(m.bundles, i, copied(b))
	for _, e := range b.Entities {
		m.known[e.ID] = true
	}
	m.sum = nil
	return store.Added, nil
}

func byArticleID(b *store.Bundle, id ontology.ArticleID) int {
	switch {
	case b.Article.ID < id:
		return -1
	case b.Article.ID > id:
		return 1
	}
	return 0
}

// copied is a deep copy, with times in UTC as every store gives them back.
func copied(b *store.Bundle) *store.Bundle {
	data, err := json.Marshal(b)
	if err != nil {
		panic(err) // a bundle that passed Validate can be written
	}
	var c store.Bundle
	if err := json.Unmarshal(data, &c); err != nil {
		panic(err)
	}
	c.Article.LoadedAt = c.Article.LoadedAt.UTC()
	return &c
}

// Close makes every later call fail.
func (m *Memory) Close(context.Context) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}

func (m *Memory) ready(ctx context.Context) error {
	if m.closed {
		return fmt.Errorf("this store is closed: %w", store.ErrUnavailable)
	}
	return ctx.Err()
}

// look is the sum of all bundles as they are now.
func (m *Memory) look(ctx context.Context) (*sum, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.ready(ctx); err != nil {
		return nil, err
	}
	if m.sum == nil {
		m.sum = addUp(m.bundles)
	}
	return m.sum, nil
}

// Stats counts.
func (m *Memory) Stats(ctx context.Context) (*store.Stats, error) {
	s, err := m.look(ctx)
	if err != nil {
		return nil, err
	}
	out := &store.Stats{
		Articles: len(s.articles), Entities: len(s.entities), Relations: len(s.relations), Evidence: len(s.evidence),
		EntitiesByKind: map[ontology.Kind]int{}, RelationsByType: map[ontology.RelationType]int{}, Backend: "memory",
	}
	sources := map[string]bool{}
	for _, a := range s.articles {
		sources[a.Source] = true
		if d := a.Published; !d.IsZero() {
			if out.FirstPublished.IsZero() || d.Before(out.FirstPublished) {
				out.FirstPublished = d
			}
			if out.LastPublished.Before(d) {
				out.LastPublished = d
			}
		}
	}
	out.Sources = len(sources)
	for _, e := range s.entities {
		out.EntitiesByKind[e.Kind]++
	}
	for _, r := range s.relations {
		out.RelationsByType[r.Type]++
	}
	return out, nil
}

// Bundles yields the bundles with their entities merged.
func (m *Memory) Bundles(ctx context.Context) iter.Seq2[*store.Bundle, error] {
	return func(yield func(*store.Bundle, error) bool) {
		s, err := m.look(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, b := range s.bundles {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			if !yield(s.wholeBundle(b), nil) {
				return
			}
		}
	}
}
