package neo4j

import (
	"context"

	"entente/internal/ontology"
	"entente/internal/store"
)

// statsStatement counts nodes by label and edges by type, which Neo4j keeps count of.
var statsStatement = func() statement {
	var calls string
	count := func(pattern, of string) string {
		calls += " CALL () { MATCH " + pattern + " RETURN count(x) AS " + of + " }"
		return of
	}
	kinds, types := []string{}, []string{}
	for _, k := range ontology.Kinds() {
		kinds = append(kinds, count("(x:"+string(k)+")", string(k)))
	}
	for _, t := range ontology.RelationTypes() {
		types = append(types, count("()-[x:"+string(t)+"]->()", string(t)))
	}
	count("(x:Evidence)", "evidence")
	calls += " CALL () { MATCH (x:Article) RETURN count(x) AS articles, count(DISTINCT x.source) AS sources, min(x.published) AS first, max(x.published) AS last }"
	return statement{calls[1:] + " RETURN articles, sources, evidence, first, last, " + listOf(kinds) + ", " + listOf(types), nil}
}()

// Stats counts.
func (r reads) Stats(ctx context.Context) (*store.Stats, error) {
	out := &store.Stats{}
	err := r.ask(ctx, statsStatement, func() { *out = store.Stats{} }, func(row []any) error {
		putInt(&out.Articles, row[0])
		putInt(&out.Sources, row[1])
		putInt(&out.Evidence, row[2])
		putDay(&out.FirstPublished, row[3])
		putDay(&out.LastPublished, row[4])
		out.EntitiesByKind, out.Entities = counts(ontology.Kinds(), row[5])
		out.RelationsByType, out.Relations = counts(ontology.RelationTypes(), row[6])
		return nil
	})
	return out, err
}

// counts are the numbers of a list by what they count, without zeros, and their sum.
func counts[K comparable](of []K, v any) (map[K]int, int) {
	list, _ := asList(v)
	out, sum := map[K]int{}, 0
	for i, n := range list {
		var count int
		if putInt(&count, n); count > 0 {
			out[of[i]] = count
			sum += count
		}
	}
	return out, sum
}

// Stats counts, and names the server.
func (s *Store) Stats(ctx context.Context) (*store.Stats, error) {
	out, err := s.reads.Stats(ctx)
	if err == nil {
		out.Backend = s.backend
	}
	return out, err
}
