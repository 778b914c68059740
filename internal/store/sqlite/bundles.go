package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"iter"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// bundleChunk is how many articles Bundles reads at a time. Between chunks
// nothing is held open, so that a slow reader keeps nobody waiting.
const bundleChunk = 32

// Bundles yields every article with what it states.
func (s *Store) Bundles(ctx context.Context) iter.Seq2[*store.Bundle, error] {
	return func(yield func(*store.Bundle, error) bool) {
		var last digest
		for first := true; ; first = false {
			chunk, err := s.bundlesAfter(ctx, last, first)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, b := range chunk {
				if !yield(b, nil) {
					return
				}
			}
			if len(chunk) < bundleChunk {
				return
			}
			last, _ = digestOf(articlePrefix, chunk[len(chunk)-1].Article.ID)
		}
	}
}

// bundlesAfter are the next bundles whose article's ID comes after the last, or
// the first ones.
func (s *Store) bundlesAfter(ctx context.Context, last digest, first bool) ([]*store.Bundle, error) {
	_, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	chunk, err := s.readBundles(ctx, last, first)
	if err != nil {
		return nil, s.fault(ctx, "read bundles", err)
	}
	return chunk, nil
}

func (s *Store) readBundles(ctx context.Context, last digest, first bool) ([]*store.Bundle, error) {
	var chunk []*store.Bundle
	var ids []ontology.ArticleID
	const text = `SELECT 0, ` + articleColumns + ` FROM article e WHERE e.id > ? OR ? ORDER BY e.id LIMIT ?`
	err := s.articleRows(ctx, text, []any{last[:], first, bundleChunk}, func(_ int, a *ontology.Article) {
		chunk, ids = append(chunk, &store.Bundle{Article: a}), append(ids, a.ID)
	})
	if err != nil {
		return nil, err
	}
	mentions, err := s.mentionsIn(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i, b := range chunk {
		b.Mentions = mentions[i]
	}
	read := s.evidenceReader()
	const statements = `SELECT asked.key, ` + evidenceColumns + ` FROM json_each(?) asked CROSS JOIN evidence e ON e.article = unhex(asked.value)`
	err = s.read.query(ctx, statements, []any{array(digestKeys(articlePrefix, ids))}, func(rows *sql.Rows) error {
		at, c, err := read.read(rows)
		if err == nil {
			chunk[at].Evidence = append(chunk[at].Evidence, *c.item)
		}
		return err
	})
	for _, b := range chunk {
		s.completeBundle(b)
	}
	return chunk, err
}

// completeBundle sorts the evidence and adds the entities that are named.
func (s *Store) completeBundle(b *store.Bundle) {
	slices.SortFunc(b.Evidence, func(a, b ontology.Evidence) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	})
	named := map[ontology.ID]bool{}
	for _, m := range b.Mentions {
		named[m.Entity] = true
	}
	for i := range b.Evidence {
		e := &b.Evidence[i]
		named[e.Subject], named[e.Object] = true, true
		if e.AttributedTo != "" {
			named[e.AttributedTo] = true
		}
	}
	g := s.ahead.Load()
	for id := range named {
		e := *s.entityAhead(g, id)
		e.FirstSeen, e.LastSeen, e.Counts = ontology.Date{}, ontology.Date{}, ontology.Counts{}
		b.Entities = append(b.Entities, e)
	}
	slices.SortFunc(b.Entities, func(a, b ontology.Entity) int { return cmp.Compare(a.ID, b.ID) })
}

// entityAhead is an entity of which the file has told, in a state that may not
// be published yet. Its name may not be either; then it is among the last.
func (s *Store) entityAhead(g *graph, id ontology.ID) *ontology.Entity {
	if num, ok := s.names.entity(g, id); ok {
		return g.nodes.at(num).entity
	}
	for num := g.nodes.len() - 1; ; num-- {
		if e := g.nodes.at(uint32(num)).entity; e.ID == id {
			return e
		}
	}
}
