package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"math/bits"
	"slices"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
)

const (
	headColumns    = `e.id, e.rank, e.source, e.cluster, e.fingerprint, e.loaded_at, e.url, e.title, e.language`
	articleColumns = headColumns + `, e.text`
)

// The lists of articles.
var (
	allArticles = &listing{
		list: store.ArticleList, key: "value", columns: articleColumns, table: "article", tally: "article", place: articleBound,
		branches: []branch{{from: "article x", place: []string{"x.rank", "x.id"}}},
	}
	articlesMentioning = &listing{
		list: store.ArticlesMentioningList, key: "value", columns: articleColumns, table: "article", place: articleBound,
		branches: []branch{{from: "mention m CROSS JOIN article x ON x.id = m.article", where: "m.entity = asked.k", place: []string{"m.rank", "m.article"}}},
	}
)

func articleBound(p store.Place) ([]any, bool) {
	id, ok := digestOf(articlePrefix, p.ID)
	return []any{p.Rank, id[:]}, ok
}

// Articles looks IDs up.
func (s *Store) Articles(ctx context.Context, ids []ontology.ArticleID) ([]*ontology.Article, error) {
	_, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	found := make([]*ontology.Article, len(ids))
	const text = `SELECT asked.key, ` + articleColumns + ` FROM json_each(?) asked CROSS JOIN article e ON e.id = unhex(asked.value)`
	err = s.articleRows(ctx, text, []any{array(digestKeys(articlePrefix, ids))}, func(at int, a *ontology.Article) { found[at] = a })
	if err != nil {
		return nil, s.fault(ctx, "look up articles", err)
	}
	return found, nil
}

// ArticleHeads looks IDs up and gives the articles without their text. As evidence
// does, they come from the file, which may be ahead of the state.
func (s *Store) ArticleHeads(ctx context.Context, ids []ontology.ArticleID) ([]*ontology.Article, error) {
	_, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	found := make([]*ontology.Article, len(ids))
	missing := s.heads.take(len(ids), func(i int) ontology.ArticleID { return ids[i] }, func(i int, a *ontology.Article) bool {
		found[i] = a
		return true
	})
	if len(missing) == 0 {
		return found, nil
	}
	asked := make([]ontology.ArticleID, len(missing))
	for i, at := range missing {
		asked[i] = ids[at]
	}
	const text = `SELECT asked.key, ` + headColumns + `, '' FROM json_each(?) asked CROSS JOIN article e ON e.id = unhex(asked.value)`
	err = s.articleRows(ctx, text, []any{array(digestKeys(articlePrefix, asked))}, func(i int, a *ontology.Article) {
		found[missing[i]] = a
		s.heads.put(a.ID, a, headBytes+len(a.Title)+len(a.URL))
	})
	if err != nil {
		return nil, s.fault(ctx, "look up articles", err)
	}
	return found, nil
}

// articleRows calls f with each article and the first column of its row.
func (s *Store) articleRows(ctx context.Context, text string, args []any, f func(key int, a *ontology.Article)) error {
	read := newArticleReader()
	return s.read.query(ctx, text, args, func(rows *sql.Rows) error {
		key, c, err := read.read(rows)
		if err == nil {
			f(key, c.item)
		}
		return err
	})
}

// articleReader reads articles row by row into the same variables.
type articleReader struct {
	key                                        int
	id, cluster                                sql.RawBytes
	rank, fingerprint                          int64
	source, loaded, url, title, language, text string
	columns                                    []any
}

func newArticleReader() *articleReader {
	r := &articleReader{}
	r.columns = []any{&r.key, &r.id, &r.rank, &r.source, &r.cluster, &r.fingerprint, &r.loaded, &r.url, &r.title, &r.language, &r.text}
	return r
}

func (r *articleReader) read(rows *sql.Rows) (key int, c candidate[*ontology.Article], err error) {
	if err := rows.Scan(r.columns...); err != nil {
		return 0, c, err
	}
	loaded, err := time.Parse(time.RFC3339Nano, r.loaded)
	c.item = &ontology.Article{
		ID: idOf[ontology.ArticleID](articlePrefix, toDigest(r.id)), Cluster: idOf[ontology.ArticleID](articlePrefix, toDigest(r.cluster)),
		URL: r.url, Title: r.title, Source: r.source, Published: date(-r.rank), LoadedAt: loaded,
		Language: r.language, Text: r.text, Fingerprint: uint64(r.fingerprint),
	}
	c.place = store.Place{Rank: r.rank, ID: string(c.item.ID)}
	return r.key, c, err
}

// ListArticles pages through the articles that pass the filter.
func (s *Store) ListArticles(ctx context.Context, f store.ArticleFilter, p store.Page) (*store.Slice[*ontology.Article], error) {
	found, err := s.articlePages(ctx, allArticles, f, p, func(*graph) []string { return []string{"0"} })
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// ArticlesMentioning pages through the articles that mention each entity.
func (s *Store) ArticlesMentioning(ctx context.Context, ids []ontology.ID, f store.ArticleFilter, p store.Page) ([]*store.Slice[*ontology.Article], error) {
	return s.articlePages(ctx, articlesMentioning, f, p, func(g *graph) []string { return s.entityKeys(g, ids) })
}

func (s *Store) articlePages(ctx context.Context, l *listing, f store.ArticleFilter, p store.Page, keys func(*graph) []string) ([]*store.Slice[*ontology.Article], error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if err := f.Check(); err != nil {
		return nil, err
	}
	w, err := p.Window(l.list)
	if err != nil {
		return nil, err
	}
	q := &question{}
	if len(f.Sources) > 0 {
		q.and("x.source IN " + q.list(stringsArray(f.Sources)))
	}
	if len(f.Mentioning) > 0 {
		q.and("EXISTS (SELECT 1 FROM mention WHERE article = x.id AND entity IN " + q.list(s.entityNums(g, f.Mentioning)) + ")")
	}
	q.published(f.PublishedFrom, f.PublishedTo)
	q.text("article_words", f.Text)
	return pages(ctx, s, pageRequest{l, keys(g), q, w}, newArticleReader())
}

// MentionsIn says which entities each article mentions.
func (s *Store) MentionsIn(ctx context.Context, ids []ontology.ArticleID) ([][]ontology.Mentions, error) {
	_, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	found, err := s.mentionsIn(ctx, ids)
	if err != nil {
		return nil, s.fault(ctx, "look up mentions", err)
	}
	return found, nil
}

func (s *Store) mentionsIn(ctx context.Context, ids []ontology.ArticleID) ([][]ontology.Mentions, error) {
	found := make([][]ontology.Mentions, len(ids))
	const text = `SELECT asked.key, m.entity, m.count FROM json_each(?) asked CROSS JOIN mention m ON m.article = unhex(asked.value)`
	err := s.read.query(ctx, text, []any{array(digestKeys(articlePrefix, ids))}, func(rows *sql.Rows) error {
		var at, count int
		var entity uint32
		if err := rows.Scan(&at, &entity, &count); err != nil {
			return err
		}
		found[at] = append(found[at], ontology.Mentions{Entity: s.ahead.Load().id(entity), Count: count})
		return nil
	})
	for _, mentions := range found {
		slices.SortFunc(mentions, func(a, b ontology.Mentions) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Entity, b.Entity))
		})
	}
	return found, err
}

// Similar finds the articles whose fingerprints are near the given ones.
func (s *Store) Similar(ctx context.Context, fingerprints []uint64, distance int) ([][]*ontology.Article, error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if err := store.CheckDistance(distance); err != nil {
		return nil, err
	}
	out := make([][]*ontology.Article, len(fingerprints))
	for i, print := range fingerprints {
		if out[i], err = s.similarTo(ctx, g, print, distance); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (s *Store) similarTo(ctx context.Context, g *graph, fingerprint uint64, distance int) (found []*ontology.Article, err error) {
	var near []uint32
	g.papers.each(func(num uint32, p *paper) bool {
		if num%checkEvery == 0 {
			err = ctx.Err()
		}
		if bits.OnesCount64(p.print^fingerprint) <= distance {
			near = append(near, num)
		}
		return err == nil
	})
	if err != nil || len(near) == 0 {
		return nil, err
	}
	const text = `SELECT asked.key, ` + articleColumns + ` FROM json_each(?) asked CROSS JOIN article e ON e.num = asked.value`
	err = s.articleRows(ctx, text, []any{numbers(near)}, func(_ int, a *ontology.Article) { found = append(found, a) })
	if err != nil {
		return nil, s.fault(ctx, "look up similar articles", err)
	}
	apart := func(a *ontology.Article) int { return bits.OnesCount64(a.Fingerprint ^ fingerprint) }
	slices.SortFunc(found, func(a, b *ontology.Article) int {
		return cmp.Or(cmp.Compare(apart(a), apart(b)), a.LoadedAt.Compare(b.LoadedAt), cmp.Compare(a.ID, b.ID))
	})
	return found, nil
}
