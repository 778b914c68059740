package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/ontology"
	"entente/internal/store"
)

// AddArticle stores one article and what it states in one transaction.
func (s *Store) AddArticle(ctx context.Context, b *store.Bundle) (store.Outcome, error) {
	outcomes, err := s.AddArticles(ctx, []*store.Bundle{b})
	if err != nil {
		return "", err
	}
	return outcomes[0], nil
}

// AddArticles stores several articles in one transaction: all of them or, after
// an error, none. It is what a bulk load calls.
func (s *Store) AddArticles(ctx context.Context, bundles []*store.Bundle) ([]store.Outcome, error) {
	var outcomes []store.Outcome
	for again := true; ; again = false {
		err := s.write(ctx, func(tx driver.ManagedTransaction) (err error) {
			w := &writer{ctx: ctx, tx: tx}
			outcomes, err = w.add(bundles)
			return err
		})
		// Another process stored one of the articles between look-up and write:
		// the second look-up finds it.
		if err == nil || !again || !isDuplicate(err) {
			return outcomes, err
		}
	}
}

// writer is one transaction's work.
type writer struct {
	ctx context.Context
	tx  driver.ManagedTransaction
}

func (w *writer) run(statement string, p params, each func(*driver.Record) error) error {
	return run(w.ctx, w.tx, statement, p, each)
}

func (w *writer) add(bundles []*store.Bundle) ([]store.Outcome, error) {
	outcomes, fresh, err := w.fresh(bundles)
	if err != nil || len(fresh) == 0 {
		return outcomes, err
	}
	for _, step := range []func([]*store.Bundle) error{w.entities, w.articles, w.evidence, w.relations} {
		if err := step(fresh); err != nil {
			return nil, err
		}
	}
	return outcomes, nil
}

// fresh checks the bundles and keeps those whose article is not stored.
func (w *writer) fresh(bundles []*store.Bundle) ([]store.Outcome, []*store.Bundle, error) {
	known, err := w.stored(bundles)
	if err != nil {
		return nil, nil, err
	}
	outcomes := make([]store.Outcome, len(bundles))
	var fresh []*store.Bundle
	for i, b := range bundles {
		if err := b.Validate(func(id ontology.ID) bool { return known[string(id)] }); err != nil {
			return nil, nil, fmt.Errorf("add %w", err)
		}
		outcomes[i] = store.Unchanged
		if id := string(b.Article.ID); !known[id] {
			known[id] = true
			outcomes[i], fresh = store.Added, append(fresh, b)
		}
		for j := range b.Entities {
			known[string(b.Entities[j].ID)] = true
		}
	}
	return outcomes, fresh, nil
}

// stored tells which of the bundles' articles, and of the entities that they
// name without bringing them, are there.
func (w *writer) stored(bundles []*store.Bundle) (map[string]bool, error) {
	articles, entities := map[string]bool{}, map[string]bool{}
	for _, b := range bundles {
		if b == nil || b.Article == nil {
			continue
		}
		articles[string(b.Article.ID)] = true
		for _, m := range b.Mentions {
			entities[string(m.Entity)] = true
		}
		for i := range b.Evidence {
			e := &b.Evidence[i]
			for _, id := range []ontology.ID{e.Subject, e.Object, e.AttributedTo} {
				entities[string(id)] = true
			}
		}
	}
	known := map[string]bool{}
	err := w.run("MATCH (a:Article) WHERE a.id IN $articles RETURN a.id AS id UNION ALL MATCH (e:Entity) WHERE e.id IN $entities RETURN e.id AS id",
		params{"articles": slices.Sorted(maps.Keys(articles)), "entities": slices.Sorted(maps.Keys(entities))}, func(r *driver.Record) error {
			id, _ := r.Values[0].(string)
			known[id] = true
			return nil
		})
	return known, err
}

// entities merges what the bundles know of entities into the stored nodes.
func (w *writer) entities(bundles []*store.Bundle) error {
	merged := map[ontology.ID]*ontology.Entity{}
	for _, b := range bundles {
		for i := range b.Entities {
			e := b.Entities[i]
			if have := merged[e.ID]; have != nil {
				e = ontology.Merge(*have, e)
			} else {
				e = ontology.Merge(e, e)
			}
			merged[e.ID] = &e
		}
	}
	stored, err := w.lockEntities(slices.Sorted(maps.Keys(merged)))
	if err != nil {
		return err
	}
	byKind := map[ontology.Kind][]any{}
	for _, id := range slices.Sorted(maps.Keys(merged)) {
		e := merged[id]
		if have := stored[id]; have != nil {
			*e = ontology.Merge(*have, *e)
			if slices.Equal(have.Aliases, e.Aliases) && have.Name == e.Name && have.Description == e.Description && have.Codes == e.Codes && have.Pact == nil && e.Pact == nil {
				continue // nothing new, as for most entities of most articles
			}
		}
		byKind[e.Kind] = append(byKind[e.Kind], params{"id": string(id), "properties": entityProperties(e), "keys": nameKeys(e)})
	}
	for _, k := range ontology.Kinds() {
		if rows := byKind[k]; len(rows) > 0 {
			if err := w.putEntities(k, rows); err != nil {
				return err
			}
		}
	}
	return nil
}

// lockEntities takes the locks of all entities that the transaction will touch,
// in the order of their IDs so that two loads do not wait for each other, and
// gives those that were there before.
func (w *writer) lockEntities(ids []ontology.ID) (map[ontology.ID]*ontology.Entity, error) {
	stored := map[ontology.ID]*ontology.Entity{}
	err := w.run("UNWIND $ids AS id MERGE (e:Entity {id: id}) ON CREATE SET e.articles = 0, e.mentions = 0, e.relations = 0 ON MATCH SET e.id = id"+
		" WITH e WHERE e.name IS NOT NULL RETURN properties(e)", params{"ids": plain(ids)}, func(r *driver.Record) error {
		e, err := toEntity(r.Values[0])
		stored[e.ID] = e
		return err
	})
	return stored, err
}

func (w *writer) putEntities(k ontology.Kind, rows []any) error {
	return w.run("UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e:"+string(k)+", e += row.properties"+
		" WITH e, row UNWIND row.keys AS key MERGE (n:Name {key: key}) MERGE (n)-[:NAMES]->(e)", params{"rows": rows}, nil)
}

// articles creates the articles and what they mention, and counts it.
func (w *writer) articles(bundles []*store.Bundle) error {
	var articles, mentions []any
	for _, b := range bundles {
		articles = append(articles, articleProperties(b.Article))
		for _, m := range b.Mentions {
			mentions = append(mentions, params{"article": string(b.Article.ID), "entity": string(m.Entity), "count": int64(m.Count)})
		}
	}
	if err := w.run("UNWIND $rows AS row CREATE (a:Article) SET a = row", params{"rows": articles}, nil); err != nil {
		return err
	}
	return w.run("UNWIND $rows AS row MATCH (a:Article {id: row.article}) MATCH (e:Entity {id: row.entity}) CREATE (a)-[:MENTIONS {count: row.count}]->(e)"+
		" WITH e, count(*) AS articles, sum(row.count) AS mentions, min(a.published) AS first, max(a.published) AS last"+
		" SET e.articles = e.articles + articles, e.mentions = e.mentions + mentions,"+
		" e.firstSeen = CASE WHEN e.firstSeen IS NULL OR first < e.firstSeen THEN first ELSE e.firstSeen END,"+
		" e.lastSeen = CASE WHEN e.lastSeen IS NULL OR last > e.lastSeen THEN last ELSE e.lastSeen END", params{"rows": mentions}, nil)
}

// evidence creates the evidence with its edges.
func (w *writer) evidence(bundles []*store.Bundle) error {
	var rows, attributed []any
	for _, b := range bundles {
		for i := range b.Evidence {
			e := &b.Evidence[i]
			rows = append(rows, evidenceProperties(e, b.Article))
			if e.AttributedTo != "" {
				attributed = append(attributed, params{"id": string(e.ID), "by": string(e.AttributedTo)})
			}
		}
	}
	if len(rows) == 0 {
		return nil
	}
	if err := w.run("UNWIND $rows AS row MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object}) MATCH (a:Article {id: row.article})"+
		" CREATE (v:Evidence) SET v = row CREATE (v)-[:SUBJECT]->(s) CREATE (v)-[:OBJECT]->(o) CREATE (v)-[:IN]->(a)", params{"rows": rows}, nil); err != nil {
		return err
	}
	if len(attributed) == 0 {
		return nil
	}
	return w.run("UNWIND $rows AS row MATCH (v:Evidence {id: row.id}) MATCH (e:Entity {id: row.by}) CREATE (v)-[:ATTRIBUTED_TO]->(e)", params{"rows": attributed}, nil)
}

// relations adds up the edges that the new evidence touches.
func (w *writer) relations(bundles []*store.Bundle) error {
	touched := map[ontology.RelationKey]bool{}
	for _, b := range bundles {
		for i := range b.Evidence {
			if e := &b.Evidence[i]; e.MakesEdge() {
				touched[e.Key()] = true
			}
		}
	}
	if len(touched) == 0 {
		return nil
	}
	reports, err := w.reports(touched)
	if err != nil {
		return err
	}
	byType := map[ontology.RelationType][]any{}
	ends := map[string]bool{}
	for _, key := range sortedKeys(touched) {
		r, ok := ontology.Summarise(key, reports[key])
		if !ok {
			continue
		}
		byType[key.Type] = append(byType[key.Type], params{"subject": string(key.Subject), "object": string(key.Object), "id": string(r.ID), "properties": relationProperties(&r)})
		ends[string(key.Subject)], ends[string(key.Object)] = true, true
	}
	for _, t := range ontology.RelationTypes() {
		if rows := byType[t]; len(rows) > 0 {
			if err := w.run("UNWIND $rows AS row MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object}) MERGE (s)-[r:"+string(t)+"]->(o) SET r = row.properties",
				params{"rows": rows}, nil); err != nil {
				return err
			}
		}
	}
	any, _ := pattern("e", "r", "", store.RelationFilter{})
	return w.run("UNWIND $ids AS id MATCH (e:Entity {id: id}) SET e.relations = COUNT { "+any+" }", params{"ids": slices.Sorted(maps.Keys(ends))}, nil)
}

func sortedKeys(keys map[ontology.RelationKey]bool) []ontology.RelationKey {
	return slices.SortedFunc(maps.Keys(keys), func(a, b ontology.RelationKey) int {
		return cmp.Or(cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Object, b.Object))
	})
}

// reports are what ontology.Summarise needs of all evidence for the edges, the
// new and the old.
func (w *writer) reports(touched map[ontology.RelationKey]bool) (map[ontology.RelationKey][]ontology.Report, error) {
	ids := make([]string, 0, len(touched))
	for _, k := range sortedKeys(touched) {
		ids = append(ids, string(k.ID()))
	}
	out := map[ontology.RelationKey][]ontology.Report{}
	err := w.run("UNWIND $ids AS id MATCH (v:Evidence {relationId: id})-[:IN]->(a:Article) RETURN v {.id, .subject, .relation, .object, .polarity, .modality,"+
		" .attribution, .attributedTo, .date, .role, .article, .confidence, source: a.source, cluster: a.cluster, published: a.published}",
		params{"ids": ids}, func(r *driver.Record) error {
			e, err := toEvidence(r.Values[0])
			m := &reader{m: asMap(r.Values[0])}
			out[e.Key()] = append(out[e.Key()], ontology.Report{Evidence: e, Source: text[string](m, "source"), Cluster: text[ontology.ArticleID](m, "cluster"), Published: date(m, "published")})
			return err
		})
	return out, err
}
