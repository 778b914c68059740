package neo4j

import (
	"context"
	"fmt"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Articles looks IDs up.
func (r reads) Articles(ctx context.Context, ids []ontology.ArticleID) ([]*ontology.Article, error) {
	if out, ok := keptThings(ctx, func(k *kept) map[ontology.ArticleID]*ontology.Article { return k.articles }, ids); ok {
		return out, nil
	}
	b, q := r.begin(ctx, "a")
	b.param("ids", plain(ids))
	return lookUp(ctx, r, b, ids, "MATCH (a:Article {id: id})", b.article("a", q), func(a *ontology.Article) ontology.ArticleID { return a.ID })
}

// ListArticles pages through articles.
func (r reads) ListArticles(ctx context.Context, f store.ArticleFilter, p store.Page) (*store.Slice[*ontology.Article], error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	b, q := r.begin(ctx)
	match := "MATCH (%s:Article)"
	if words := allWords(f.Text); words != "" {
		match = "CALL db.index.fulltext.queryNodes('article_words', " + b.param("words", words) + ") YIELD node WITH node AS %s"
		f.Text = longWords(f.Text)
	}
	page, err := b.articlePage(store.ArticleList, "", match, q, f, p)
	if err != nil {
		return nil, err
	}
	return wholePage(ctx, r, b, page)
}

// longWords are the words that the full-text index does not keep whole: its
// analyzer cuts them after 255 characters, so that they have to be looked at.
func longWords(text string) string {
	var long []string
	for _, w := range store.Words(text) {
		if len(w) >= 255 {
			long = append(long, w)
		}
	}
	return strings.Join(long, " ")
}

// ArticlesMentioning pages through the articles that mention each entity.
func (r reads) ArticlesMentioning(ctx context.Context, ids []ontology.ID, f store.ArticleFilter, p store.Page) ([]*store.Slice[*ontology.Article], error) {
	asked := store.Question{Asked: store.AskMentioning, Articles: f, Page: p}
	if out, ok := keptAnswers[ontology.ID, *store.Slice[*ontology.Article]](ctx, ids, asked); ok {
		return out, nil
	}
	w, err := window(p, store.ArticlesMentioningList, f.Check())
	if err != nil {
		return nil, err
	}
	b, q := r.begin(ctx, "e")
	b.param("ids", plain(ids))
	page, err := b.articlePage(store.ArticlesMentioningList, "e", "MATCH (e)<-[:MENTIONS]-(%s:Article)", q, f, p)
	if err != nil {
		return nil, err
	}
	return pagesOf(ctx, r, b, ids, "MATCH (e:Entity {id: id})", w, page)
}

// articlePage is a page of articles that hangs on the scope's variable. The
// match has %s for the variable that it binds.
func (b *builder) articlePage(name store.List, scope, match string, q *store.Question, f store.ArticleFilter, p store.Page) (out part[*store.Slice[*ontology.Article]], err error) {
	w, err := window(p, name, f.Check())
	if err != nil {
		return out, err
	}
	a := b.name("a")
	l := list{scope: scope, match: fmt.Sprintf(match, a), where: b.articleConditions(f, a), item: a, order: articleOrder(a)}
	l.where.add(b.holds(a, f.Text)...)
	return page(b, l, w, b.article(a, q, placed(w, "Published")...), store.ArticlePlace), nil
}

// MentionsIn lists what articles mention.
func (r reads) MentionsIn(ctx context.Context, ids []ontology.ArticleID) ([][]ontology.Mentions, error) {
	if out, ok := keptAnswers[ontology.ArticleID, []ontology.Mentions](ctx, ids, store.Question{Asked: store.AskMentions}); ok {
		return out, nil
	}
	out := make([][]ontology.Mentions, len(ids))
	if len(ids) == 0 {
		return out, ctx.Err()
	}
	b, q := r.begin(ctx, "a")
	b.param("ids", plain(ids))
	p := b.mentions("a", q)
	found := map[ontology.ArticleID][]ontology.Mentions{}
	text := "UNWIND $ids AS id MATCH (a:Article {id: id})" + p.calls + " RETURN id, " + p.value
	err := r.ask(ctx, statement{text, b.params}, func() { clear(found) }, func(row []any) error {
		id, _ := row[0].(string)
		mentions, err := p.read(row[1])
		found[ontology.ArticleID(id)] = mentions
		return err
	})
	for i, id := range ids {
		out[i] = found[id]
	}
	return out, err
}
