package neo4j

import (
	"context"
	"fmt"
	"iter"

	"entente/internal/ontology"
	"entente/internal/store"
)

// bundlePage is how many articles Bundles fetches at a time.
const bundlePage = 200

// Bundles yields articles by ascending ID, a page of them in one statement.
func (r reads) Bundles(ctx context.Context) iter.Seq2[*store.Bundle, error] {
	return func(yield func(*store.Bundle, error) bool) {
		after := ""
		for {
			page, err := r.bundlesAfter(ctx, after)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, b := range page {
				if !yield(b, nil) {
					return
				}
				after = string(b.Article.ID)
			}
			if len(page) < bundlePage {
				return
			}
		}
	}
}

func (r reads) bundlesAfter(ctx context.Context, after string) ([]*store.Bundle, error) {
	b := newBuilder(nil)
	b.params["after"], b.params["limit"] = after, int64(bundlePage)
	b.name("a")
	article, mentions, evidence, entity := b.article("a", nil), b.mentions("a", nil), b.evidence("v", nil), b.entity("x", nil)
	text := "MATCH (a:Article) WHERE a.id > $after WITH a ORDER BY a.id LIMIT $limit" + article.calls + mentions.calls +
		" CALL (a) { MATCH (v:Evidence)-[:IN]->(a) WITH v ORDER BY v.start, v.id RETURN collect(" + evidence.value + ") AS evidence }" +
		" CALL (a) { CALL (a) { MATCH (a)-[:MENTIONS]->(x:Entity) RETURN x UNION MATCH (a)<-[:IN]-(:Evidence)-[:SUBJECT|OBJECT|ATTRIBUTED_TO]->(x:Entity) RETURN x }" +
		" WITH x ORDER BY x.id RETURN collect(" + entity.value + ") AS entities }" +
		" RETURN [" + article.value + ", " + mentions.value + ", evidence, entities] ORDER BY a.id"
	return one(ctx, r, b, text, func(v any) (_ *store.Bundle, err error) {
		row, err := asList(v)
		if err != nil || len(row) != 4 {
			return nil, fmt.Errorf("an article with what it states is %v: %w", v, err)
		}
		out := &store.Bundle{}
		if out.Article, err = article.read(row[0]); err != nil {
			return nil, err
		}
		if out.Mentions, err = mentions.read(row[1]); err != nil {
			return nil, err
		}
		if out.Evidence, err = readList(row[2], values(evidence.read)); err != nil {
			return nil, err
		}
		out.Entities, err = readList(row[3], values(entity.read))
		for i := range out.Entities {
			e := &out.Entities[i]
			e.FirstSeen, e.LastSeen, e.Counts = ontology.Date{}, ontology.Date{}, ontology.Counts{}
		}
		return out, err
	})
}

// values gives what pointers point to.
func values[T any](read func(any) (*T, error)) func(any) (T, error) {
	return func(v any) (t T, err error) {
		p, err := read(v)
		if p != nil {
			t = *p
		}
		return t, err
	}
}
