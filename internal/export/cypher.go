package export

import (
	"bufio"
	"context"
	"iter"
	"slices"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
)

// writeCypher writes a script for an empty Neo4j: a statement a line, each ended by
// a semicolon. The graph model is that of docs/model.md; properties that only this
// program's own store needs are left out.
func writeCypher(ctx context.Context, s *Source, w *bufio.Writer) error {
	c := script{w}
	for _, label := range []string{"Entity", "Article", "Evidence"} {
		c.line("CREATE CONSTRAINT IF NOT EXISTS FOR (n:" + label + ") REQUIRE n.id IS UNIQUE")
	}
	if err := inBatches(s.Entities(ctx), c.entities); err != nil {
		return err
	}
	if err := inBatches(s.Relations(ctx), c.relations); err != nil {
		return err
	}
	return inBatches(s.Articles(ctx), c.articles)
}

// batch is how many items a statement makes.
const batch = 100

// inBatches calls f with so many items of the list at a time.
func inBatches[T any](list iter.Seq2[T, error], f func([]T)) error {
	var items []T
	err := forEach(list, func(v T) error {
		if items = append(items, v); len(items) == batch {
			f(items)
			items = items[:0]
		}
		return nil
	})
	if err == nil && len(items) > 0 {
		f(items)
	}
	return err
}

// script writes statements. Errors of writing show when the writer is flushed.
type script struct{ w *bufio.Writer }

func (c script) line(statement string) { _, _ = c.w.WriteString(statement + ";\n") }

// unwind writes a statement that runs for each row; none where there is no row.
func (c script) unwind(rows []literalMap, statement string) {
	if len(rows) > 0 {
		c.line("UNWIND " + literal(rows) + " AS row " + statement)
	}
}

func (c script) entities(all []*ontology.Entity) {
	for _, kind := range ontology.Kinds() {
		var rows []literalMap
		for _, e := range all {
			if e.Kind == kind {
				rows = append(rows, entityMap(e))
			}
		}
		c.unwind(rows, "CREATE (e:Entity:"+string(kind)+") SET e = row")
	}
}

func entityMap(e *ontology.Entity) literalMap {
	m := literalMap{
		{"id", string(e.ID)}, {"name", e.Name}, {"aliases", append([]string{}, e.Aliases...)}, {"description", e.Description},
		{"iso2", e.Codes.ISO2}, {"iso3", e.Codes.ISO3}, {"wikidata", e.Codes.Wikidata}, {"firstSeen", e.FirstSeen}, {"lastSeen", e.LastSeen},
		{"articles", e.Counts.Articles}, {"mentions", e.Counts.Mentions}, {"relations", e.Counts.Relations},
	}
	if e.Pact != nil {
		m = append(m, property{"form", e.Pact.Form}, property{"signed", e.Pact.Signed}, property{"status", string(e.Pact.Status)})
	}
	return m
}

func (c script) relations(all []*ontology.Relation) {
	for _, t := range ontology.RelationTypes() {
		var rows []literalMap
		for _, r := range all {
			if r.Type == t {
				rows = append(rows, literalMap{{"subject", string(r.Subject)}, {"object", string(r.Object)}, {"properties", relationMap(r)}})
			}
		}
		c.unwind(rows, "MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object}) CREATE (s)-[r:"+string(t)+"]->(o) SET r = row.properties")
	}
}

func relationMap(r *ontology.Relation) literalMap {
	return literalMap{
		{"id", string(r.ID)}, {"since", r.Since}, {"until", r.Until}, {"lastReported", r.LastReported},
		{"reports", r.Reports}, {"events", r.Events}, {"independentSources", r.IndependentSources},
		{"status", string(r.Status)}, {"attributed", r.Attributed}, {"role", r.Role}, {"confidence", r.Confidence},
	}
}

func (c script) articles(all []*store.Bundle) {
	var articles, mentions, evidence, speakers []literalMap
	for _, b := range all {
		articles = append(articles, articleMap(b.Article))
		for _, m := range b.Mentions {
			mentions = append(mentions, literalMap{{"article", string(b.Article.ID)}, {"entity", string(m.Entity)}, {"count", m.Count}})
		}
		for i := range b.Evidence {
			e := &b.Evidence[i]
			evidence = append(evidence, evidenceMap(e, b.Article))
			if e.AttributedTo != "" {
				speakers = append(speakers, literalMap{{"id", string(e.ID)}, {"by", string(e.AttributedTo)}})
			}
		}
	}
	c.unwind(articles, "CREATE (a:Article) SET a = row")
	c.unwind(mentions, "MATCH (a:Article {id: row.article}) MATCH (e:Entity {id: row.entity}) CREATE (a)-[:MENTIONS {count: row.count}]->(e)")
	for some := range slices.Chunk(evidence, batch) {
		c.unwind(some, "MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object}) MATCH (a:Article {id: row.article})"+
			" CREATE (v:Evidence) SET v = row CREATE (v)-[:SUBJECT]->(s) CREATE (v)-[:OBJECT]->(o) CREATE (v)-[:IN]->(a)")
	}
	c.unwind(speakers, "MATCH (v:Evidence {id: row.id}) MATCH (e:Entity {id: row.by}) CREATE (v)-[:ATTRIBUTED_TO]->(e)")
}

func articleMap(a *ontology.Article) literalMap {
	return literalMap{
		{"id", string(a.ID)}, {"url", a.URL}, {"title", a.Title}, {"source", a.Source}, {"published", a.Published},
		{"loadedAt", a.LoadedAt.UTC().Truncate(time.Nanosecond)}, {"language", a.Language}, {"text", a.Text}, {"cluster", string(a.Cluster)},
	}
}

func evidenceMap(e *ontology.Evidence, a *ontology.Article) literalMap {
	return literalMap{
		{"id", string(e.ID)}, {"relation", string(e.Relation)}, {"relationId", string(e.Key().ID())},
		{"subject", string(e.Subject)}, {"object", string(e.Object)}, {"article", string(e.Article)}, {"attributedTo", string(e.AttributedTo)},
		{"polarity", string(e.Polarity)}, {"modality", string(e.Modality)}, {"attribution", e.Attribution},
		{"date", e.Date}, {"precision", string(e.Precision)}, {"role", e.Role}, {"sentence", e.Sentence}, {"start", e.Start}, {"end", e.End},
		{"trigger", e.Trigger}, {"rule", e.Rule}, {"extractor", e.Extractor}, {"confidence", e.Confidence},
		{"published", a.Published}, {"source", a.Source},
	}
}
