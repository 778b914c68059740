package neo4j

import (
	"cmp"
	"context"
	"math/bits"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Similar compares fingerprints. Cypher has no operations on bits, so that all
// fingerprints are compared here; the articles that are near are then fetched.
func (r reads) Similar(ctx context.Context, fingerprint uint64, distance int) ([]*ontology.Article, error) {
	if err := store.CheckDistance(distance); err != nil {
		return nil, err
	}
	apart := map[ontology.ArticleID]int{}
	err := r.ask(ctx, statement{"MATCH (a:Article) RETURN a.id, a.fingerprint", nil}, func() { clear(apart) }, func(row []any) error {
		id, _ := row[0].(string)
		print, _ := row[1].(int64)
		if n := bits.OnesCount64(uint64(print) ^ fingerprint); n <= distance {
			apart[ontology.ArticleID(id)] = n
		}
		return nil
	})
	if err != nil || len(apart) == 0 {
		return nil, err
	}
	var ids []ontology.ArticleID
	for id := range apart {
		ids = append(ids, id)
	}
	articles, err := r.Articles(ctx, ids)
	articles = slices.DeleteFunc(articles, func(a *ontology.Article) bool { return a == nil })
	slices.SortFunc(articles, func(a, b *ontology.Article) int {
		return cmp.Or(cmp.Compare(apart[a.ID], apart[b.ID]), a.LoadedAt.Compare(b.LoadedAt), cmp.Compare(a.ID, b.ID))
	})
	return articles, err
}
