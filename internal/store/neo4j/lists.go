package neo4j

import (
	"context"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/ontology"
	"entente/internal/store"
)

// lookUp answers one thing for each ID, nil where it is unknown. The statement
// gives rows of ID and value for $ids.
func lookUp[K ~string, T any](ctx context.Context, s *Store, ids []K, statement string, each func(any) (T, error)) ([]T, error) {
	out := make([]T, len(ids))
	if len(ids) == 0 {
		return out, nil
	}
	found := map[K]T{}
	err := s.read(ctx, statement, params{"ids": plain(ids)}, func() { clear(found) }, func(r *driver.Record) error {
		id, _ := r.Values[0].(string)
		v, err := each(r.Values[1])
		found[K(id)] = v
		return err
	})
	if err != nil {
		return nil, err
	}
	for i, id := range ids {
		out[i] = found[id]
	}
	return out, nil
}

// pages answers one page for each ID. The statement has begun with UNWIND $ids
// AS id and gives a row for each ID that is known.
func pages[K ~string, T any](ctx context.Context, s *Store, ids []K, begin string, l paged, w store.Window, each func(any) (T, error), place func(T) store.Place) ([]*store.Slice[T], error) {
	found := map[K]*store.Slice[T]{}
	l.where.params["ids"] = plain(ids)
	statement := "UNWIND $ids AS id " + begin + l.columns(w, l.where.params) + " RETURN id, items, total, preceded, followed"
	if len(ids) > 0 {
		err := s.read(ctx, statement, l.where.params, func() { clear(found) }, func(r *driver.Record) error {
			id, _ := r.Values[0].(string)
			page, err := slice(w, pageRow{r.Values[1], r.Values[2], r.Values[3], r.Values[4]}, each, place)
			found[K(id)] = page
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	out := make([]*store.Slice[T], len(ids))
	for i, id := range ids {
		if out[i] = found[id]; out[i] == nil {
			out[i] = emptySlice[T](w)
		}
	}
	return out, nil
}

func emptySlice[T any](w store.Window) *store.Slice[T] {
	s := &store.Slice[T]{Cursors: []store.Cursor{}}
	if w.SkipTotal {
		s.Total = -1
	}
	return s
}

// onePage answers a page of a list that hangs on nothing.
func onePage[T any](ctx context.Context, s *Store, l paged, w store.Window, each func(any) (T, error), place func(T) store.Place) (*store.Slice[T], error) {
	var page *store.Slice[T]
	statement := "WITH 1 AS one" + l.columns(w, l.where.params) + " RETURN items, total, preceded, followed"
	err := s.read(ctx, statement, l.where.params, func() { page = nil }, func(r *driver.Record) (err error) {
		page, err = slice(w, pageRow{r.Values[0], r.Values[1], r.Values[2], r.Values[3]}, each, place)
		return err
	})
	return page, err
}

// Entities looks IDs up.
func (s *Store) Entities(ctx context.Context, ids []ontology.ID) ([]*ontology.Entity, error) {
	return lookUp(ctx, s, ids, "UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN id, properties(e)", toEntity)
}

// Relations looks IDs up, over the evidence that makes them.
func (s *Store) Relations(ctx context.Context, ids []ontology.RelationID) ([]*ontology.Relation, error) {
	any, _ := pattern("a", "r", "b", store.RelationFilter{})
	return lookUp(ctx, s, ids, "UNWIND $ids AS id MATCH (v:Evidence {relationId: id}) WITH id, v LIMIT 1000000 WITH id, head(collect(v)) AS v"+
		" MATCH (v)-[:SUBJECT]->(a:Entity), (v)-[:OBJECT]->(b:Entity) MATCH "+any+" WHERE r.id = id RETURN DISTINCT id, "+edge("r"), toRelation)
}

// Evidence looks IDs up.
func (s *Store) Evidence(ctx context.Context, ids []ontology.EvidenceID) ([]*ontology.Evidence, error) {
	return lookUp(ctx, s, ids, "UNWIND $ids AS id MATCH (v:Evidence {id: id}) RETURN id, properties(v)", toEvidence)
}

// Articles looks IDs up.
func (s *Store) Articles(ctx context.Context, ids []ontology.ArticleID) ([]*ontology.Article, error) {
	return lookUp(ctx, s, ids, "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN id, a {.*, words: null}", toArticle)
}

// ListEntities pages through entities.
func (s *Store) ListEntities(ctx context.Context, f store.EntityFilter, o store.EntityOrder, p store.Page) (*store.Slice[*ontology.Entity], error) {
	w, err := window(p, o.List(), o.Check())
	if err != nil {
		return nil, err
	}
	c := newClause("f", params{})
	c.entity(f, "e")
	return onePage(ctx, s, paged{listing: entityListing(o, "e"), match: "MATCH (e:Entity)", where: c, item: "properties(e)", key: "e"}, w, toEntity, o.Place)
}

// window checks a page, after what was checked before it.
func window(p store.Page, l store.List, checks ...error) (store.Window, error) {
	for _, err := range checks {
		if err != nil {
			return store.Window{}, err
		}
	}
	return p.Window(l)
}

// ListRelations pages through edges.
func (s *Store) ListRelations(ctx context.Context, f store.RelationFilter, o store.RelationOrder, p store.Page) (*store.Slice[*ontology.Relation], error) {
	w, err := window(p, o.List(), o.Check(), f.Check())
	if err != nil {
		return nil, err
	}
	types, ok := known(f.Types)
	if !ok {
		return emptySlice[*ontology.Relation](w), nil
	}
	match, _ := pattern("a:Entity", "r", "o:Entity", store.RelationFilter{Types: types, Direction: store.Both})
	c := newClause("f", params{})
	c.relation(f, "r")
	if len(f.OtherKinds) > 0 {
		c.add("(" + labels("a", f.OtherKinds) + " OR " + labels("o", f.OtherKinds) + ")")
	}
	l := paged{listing: relationListing(o, o.List(), "r"), match: "MATCH " + directed(match), where: c, item: edge("r"), key: "r"}
	return onePage(ctx, s, l, w, toRelation, o.Place)
}

// RelationsOf pages through the edges of each entity.
func (s *Store) RelationsOf(ctx context.Context, ids []ontology.ID, f store.RelationFilter, o store.RelationOrder, p store.Page) ([]*store.Slice[*ontology.Relation], error) {
	w, err := window(p, o.ListOf(), o.Check(), f.Check())
	if err != nil {
		return nil, err
	}
	var ok bool
	if f.Types, ok = known(f.Types); !ok {
		ids = make([]ontology.ID, len(ids)) // an edge of no type: as if nobody were known
	}
	match, condition := pattern("e", "r", "o:Entity", f)
	c := newClause("f", params{})
	if condition != "" {
		c.add(condition)
	}
	c.relation(f, "r")
	c.other(f, "o")
	l := paged{listing: relationListing(o, o.ListOf(), "r"), scope: "e", match: "MATCH " + match, where: c, item: edge("r"), key: "r"}
	return pages(ctx, s, ids, "MATCH (e:Entity {id: id})", l, w, toRelation, o.Place)
}

// evidenceList is a list of evidence that passes the filter; match binds v.
func evidenceList(name store.List, scope, match string, f store.EvidenceFilter) paged {
	c := newClause("f", params{})
	c.evidence(f, "v")
	c.holds("v", f.Text)
	return paged{listing: evidenceListing(name, "v"), scope: scope, match: match, where: c, item: "v {.*, words: null}", key: "v"}
}

// evidencePage reads a page whose cursors need the article's day, which stands on the node.
type datedEvidence struct {
	*ontology.Evidence
	published ontology.Date
}

func toDatedEvidence(v any) (datedEvidence, error) {
	e, err := toEvidence(v)
	if err != nil {
		return datedEvidence{}, err
	}
	return datedEvidence{e, date(&reader{m: asMap(v)}, "published")}, nil
}

func (d datedEvidence) place() store.Place { return store.EvidencePlace(d.Evidence, d.published) }

func undated(s *store.Slice[datedEvidence]) *store.Slice[*ontology.Evidence] {
	out := &store.Slice[*ontology.Evidence]{Cursors: s.Cursors, Total: s.Total, HasNext: s.HasNext, HasPrev: s.HasPrev}
	for _, d := range s.Items {
		out.Items = append(out.Items, d.Evidence)
	}
	return out
}

func evidencePages[K ~string](ctx context.Context, s *Store, ids []K, begin string, l paged, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	w, err := window(p, l.name, f.Check())
	if err != nil {
		return nil, err
	}
	found, err := pages(ctx, s, ids, begin, l, w, toDatedEvidence, datedEvidence.place)
	if err != nil {
		return nil, err
	}
	out := make([]*store.Slice[*ontology.Evidence], len(found))
	for i, page := range found {
		out[i] = undated(page)
	}
	return out, nil
}

// ListEvidence pages through evidence.
func (s *Store) ListEvidence(ctx context.Context, f store.EvidenceFilter, p store.Page) (*store.Slice[*ontology.Evidence], error) {
	w, err := window(p, store.EvidenceList, f.Check())
	if err != nil {
		return nil, err
	}
	match := "MATCH (v:Evidence)"
	query := allWords(f.Text)
	f.Text = ""
	if query != "" {
		match = "CALL db.index.fulltext.queryNodes('evidence_words', $query) YIELD node WITH node AS v"
	}
	l := evidenceList(store.EvidenceList, "", match, f)
	l.where.params["query"] = query
	page, err := onePage(ctx, s, l, w, toDatedEvidence, datedEvidence.place)
	if err != nil {
		return nil, err
	}
	return undated(page), nil
}

// EvidenceOf pages through the evidence of each edge.
func (s *Store) EvidenceOf(ctx context.Context, ids []ontology.RelationID, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	l := evidenceList(store.EvidenceOfList, "id", "MATCH (v:Evidence {relationId: id})", f)
	// Evidence that is negated or only possible may be all that there is: then there is no edge.
	begin := "WITH id WHERE EXISTS { (made:Evidence {relationId: id}) WHERE made.polarity = 'AFFIRMED' AND made.modality <> 'POSSIBLE' }"
	return evidencePages(ctx, s, ids, begin, l, f, p)
}

// EvidenceInvolving pages through the evidence about each entity.
func (s *Store) EvidenceInvolving(ctx context.Context, ids []ontology.ID, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	l := evidenceList(store.EvidenceInvolvingList, "e", "MATCH (e)<-[:SUBJECT|OBJECT]-(v:Evidence)", f)
	return evidencePages(ctx, s, ids, "MATCH (e:Entity {id: id})", l, f, p)
}

// EvidenceIn pages through the evidence of each article.
func (s *Store) EvidenceIn(ctx context.Context, ids []ontology.ArticleID, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	l := evidenceList(store.EvidenceInList, "a", "MATCH (a)<-[:IN]-(v:Evidence)", f)
	return evidencePages(ctx, s, ids, "MATCH (a:Article {id: id})", l, f, p)
}

const articleItem = "a {.*, words: null}"

// ListArticles pages through articles.
func (s *Store) ListArticles(ctx context.Context, f store.ArticleFilter, p store.Page) (*store.Slice[*ontology.Article], error) {
	w, err := window(p, store.ArticleList, f.Check())
	if err != nil {
		return nil, err
	}
	c := newClause("f", params{})
	c.article(f, "a")
	match := "MATCH (a:Article)"
	if query := allWords(f.Text); query != "" {
		match = "CALL db.index.fulltext.queryNodes('article_words', $query) YIELD node WITH node AS a"
		c.params["query"] = query
	}
	return onePage(ctx, s, paged{listing: articleListing(store.ArticleList, "a"), match: match, where: c, item: articleItem, key: "a"}, w, toArticle, store.ArticlePlace)
}

// ArticlesMentioning pages through the articles that mention each entity.
func (s *Store) ArticlesMentioning(ctx context.Context, ids []ontology.ID, f store.ArticleFilter, p store.Page) ([]*store.Slice[*ontology.Article], error) {
	w, err := window(p, store.ArticlesMentioningList, f.Check())
	if err != nil {
		return nil, err
	}
	c := newClause("f", params{})
	c.article(f, "a")
	c.holds("a", f.Text)
	l := paged{listing: articleListing(store.ArticlesMentioningList, "a"), scope: "e", match: "MATCH (e)<-[:MENTIONS]-(a:Article)", where: c, item: articleItem, key: "a"}
	return pages(ctx, s, ids, "MATCH (e:Entity {id: id})", l, w, toArticle, store.ArticlePlace)
}

// MentionsIn lists what articles mention.
func (s *Store) MentionsIn(ctx context.Context, ids []ontology.ArticleID) ([][]ontology.Mentions, error) {
	statement := "UNWIND $ids AS id MATCH (a:Article {id: id})-[m:MENTIONS]->(e:Entity) WITH id, m.count AS count, e.id AS entity" +
		" ORDER BY count DESC, entity RETURN id, collect([entity, count])"
	return lookUp(ctx, s, ids, statement, func(v any) ([]ontology.Mentions, error) { return list(v, toMentions) })
}

func toMentions(v any) (ontology.Mentions, error) {
	row, _ := v.([]any)
	id, _ := row[0].(string)
	n, _ := row[1].(int64)
	return ontology.Mentions{Entity: ontology.ID(id), Count: int(n)}, nil
}
