package neo4j

import (
	"cmp"
	"context"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Resolve finds entities by the folded name, which is a node of its own.
func (s *Store) Resolve(ctx context.Context, name string, kinds []ontology.Kind) ([]*ontology.Entity, error) {
	key := ontology.Fold(name)
	if key == "" {
		return nil, ctx.Err()
	}
	c := newClause("f", params{"key": key})
	c.kinds("e", kinds)
	var out []*ontology.Entity
	statement := "MATCH (:Name {key: $key})-[:NAMES]->(e:Entity)" + c.where() +
		" RETURN properties(e) ORDER BY CASE WHEN e.nameKey = $key THEN 0 ELSE 1 END, -e.mentions, e.id"
	err := s.read(ctx, statement, c.params, func() { out = nil }, collect(&out, toEntity))
	return out, err
}

// collect appends what the only column of every record stands for.
func collect[T any](out *[]T, each func(any) (T, error)) func(*driver.Record) error {
	return func(r *driver.Record) error {
		v, err := each(r.Values[0])
		*out = append(*out, v)
		return err
	}
}

// Search lets the full-text index find the candidates, of which each word of
// the text begins a word of a name or is near one, and ranks them by store.BestMatch.
func (s *Store) Search(ctx context.Context, q store.SearchQuery) ([]store.Hit, error) {
	q, err := q.Checked()
	if err != nil {
		return nil, err
	}
	text := ontology.Fold(q.Text)
	if text == "" {
		return nil, ctx.Err()
	}
	c := newClause("f", params{"query": nearWords(text)})
	c.kinds("e", q.Kinds)
	var found []*ontology.Entity
	statement := "CALL db.index.fulltext.queryNodes('entity_words', $query) YIELD node WITH node AS e" + c.where() + " RETURN properties(e)"
	if err := s.read(ctx, statement, c.params, func() { found = nil }, collect(&found, toEntity)); err != nil {
		return nil, err
	}
	var hits []store.Hit
	for _, e := range found {
		if matched, score := store.BestMatch(text, e); score > 0 {
			hits = append(hits, store.Hit{Entity: e, Matched: matched, Score: score})
		}
	}
	slices.SortFunc(hits, func(a, b store.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), store.ByMentions.Place(a.Entity).Compare(store.ByMentions.Place(b.Entity)))
	})
	return hits[:min(len(hits), q.Limit)], nil
}

// nearWords is the Lucene query for names that hold all words of a folded text
// as store.Match allows: as a beginning, or with its typing errors.
func nearWords(text string) string {
	var all []string
	for _, w := range strings.Fields(text) {
		switch n := len([]rune(w)); {
		case n >= 8:
			w = "+(" + w + "* " + w + "~2)"
		case n >= 4:
			w = "+(" + w + "* " + w + "~1)"
		default:
			w = "+" + w + "*"
		}
		all = append(all, w)
	}
	return strings.Join(all, " ")
}

// Similar compares fingerprints. Neo4j has no bit operations, so that all
// fingerprints are compared here; the articles that are near are then fetched.
func (s *Store) Similar(ctx context.Context, fingerprint uint64, distance int) ([]*ontology.Article, error) {
	if err := store.CheckDistance(distance); err != nil {
		return nil, err
	}
	type near struct {
		id   ontology.ArticleID
		bits int
	}
	var found []near
	err := s.read(ctx, "MATCH (a:Article) RETURN a.id, a.fingerprint", nil, func() { found = nil }, func(r *driver.Record) error {
		id, _ := r.Values[0].(string)
		print, _ := r.Values[1].(int64)
		if d := differing(uint64(print), fingerprint); d <= distance {
			found = append(found, near{ontology.ArticleID(id), d})
		}
		return nil
	})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	ids := make([]ontology.ArticleID, len(found))
	bits := map[ontology.ArticleID]int{}
	for i, n := range found {
		ids[i], bits[n.id] = n.id, n.bits
	}
	articles, err := s.Articles(ctx, ids)
	if err != nil {
		return nil, err
	}
	articles = slices.DeleteFunc(articles, func(a *ontology.Article) bool { return a == nil })
	slices.SortFunc(articles, func(a, b *ontology.Article) int {
		return cmp.Or(cmp.Compare(bits[a.ID], bits[b.ID]), a.LoadedAt.Compare(b.LoadedAt), cmp.Compare(a.ID, b.ID))
	})
	return articles, nil
}
