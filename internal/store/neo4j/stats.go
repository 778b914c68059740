package neo4j

import (
	"context"
	"iter"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Stats counts.
func (s *Store) Stats(ctx context.Context) (*store.Stats, error) {
	var out *store.Stats
	statement := "CALL () { MATCH (a:Article) RETURN count(a) AS articles, count(DISTINCT a.source) AS sources, min(a.published) AS first, max(a.published) AS last }" +
		" CALL () { MATCH (v:Evidence) RETURN count(v) AS evidence }"
	returns := " RETURN articles, sources, first, last, evidence"
	for _, k := range ontology.Kinds() {
		statement += " CALL () { MATCH (e:" + string(k) + ") RETURN count(e) AS " + string(k) + " }"
		returns += ", " + string(k)
	}
	for _, t := range ontology.RelationTypes() {
		statement += " CALL () { MATCH ()-[r:" + string(t) + "]->() RETURN count(r) AS " + string(t) + " }"
		returns += ", " + string(t)
	}
	err := s.read(ctx, statement+returns, nil, func() {
		out = &store.Stats{EntitiesByKind: map[ontology.Kind]int{}, RelationsByType: map[ontology.RelationType]int{}, Backend: s.backend}
	}, func(r *driver.Record) error {
		m := &reader{m: r.AsMap()}
		out.Articles, out.Sources, out.Evidence = number(m, "articles"), number(m, "sources"), number(m, "evidence")
		out.FirstPublished, out.LastPublished = date(m, "first"), date(m, "last")
		for _, k := range ontology.Kinds() {
			if n := number(m, string(k)); n > 0 {
				out.EntitiesByKind[k] = n
				out.Entities += n
			}
		}
		for _, t := range ontology.RelationTypes() {
			if n := number(m, string(t)); n > 0 {
				out.RelationsByType[t] = n
				out.Relations += n
			}
		}
		return m.err
	})
	return out, err
}

// bundlePage is how many articles Bundles fetches at a time.
const bundlePage = 100

// Bundles yields articles by ascending ID, a page of them in one statement.
func (s *Store) Bundles(ctx context.Context) iter.Seq2[*store.Bundle, error] {
	return func(yield func(*store.Bundle, error) bool) {
		after := ""
		for {
			page, err := s.bundlesAfter(ctx, after)
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

func (s *Store) bundlesAfter(ctx context.Context, after string) ([]*store.Bundle, error) {
	var page []*store.Bundle
	statement := "MATCH (a:Article) WHERE a.id > $after WITH a ORDER BY a.id LIMIT $most" +
		" CALL (a) { MATCH (a)-[m:MENTIONS]->(e:Entity) WITH e.id AS id, m.count AS count ORDER BY -count, id RETURN collect([id, count]) AS mentions }" +
		" CALL (a) { MATCH (v:Evidence)-[:IN]->(a) WITH v ORDER BY v.start, v.id RETURN collect(v {.*, words: null}) AS evidence }" +
		" CALL (a) { CALL (a) { MATCH (a)-[:MENTIONS]->(e:Entity) RETURN e UNION MATCH (a)<-[:IN]-(:Evidence)-[:SUBJECT|OBJECT|ATTRIBUTED_TO]->(e:Entity) RETURN e }" +
		" WITH e ORDER BY e.id RETURN collect(properties(e)) AS entities }" +
		" RETURN a {.*, words: null}, mentions, evidence, entities ORDER BY a.id"
	err := s.read(ctx, statement, params{"after": after, "most": int64(bundlePage)}, func() { page = nil }, func(r *driver.Record) error {
		b, err := toBundle(r.Values)
		page = append(page, b)
		return err
	})
	return page, err
}

func toBundle(row []any) (b *store.Bundle, err error) {
	b = &store.Bundle{}
	if b.Article, err = toArticle(row[0]); err != nil {
		return b, err
	}
	if b.Mentions, err = list(row[1], toMentions); err != nil {
		return b, err
	}
	if b.Evidence, err = list(row[2], value(toEvidence)); err != nil {
		return b, err
	}
	b.Entities, err = list(row[3], func(v any) (ontology.Entity, error) {
		e, err := toEntity(v)
		e.FirstSeen, e.LastSeen, e.Counts = ontology.Date{}, ontology.Date{}, ontology.Counts{}
		return *e, err
	})
	return b, err
}

// value gives what a pointer points to.
func value[T any](each func(any) (*T, error)) func(any) (T, error) {
	return func(v any) (T, error) {
		p, err := each(v)
		return *p, err
	}
}
