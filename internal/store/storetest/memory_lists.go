package storetest

import (
	"cmp"
	"context"
	"math/bits"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// lookUp finds one thing for each ID.
func lookUp[ID, T any](m *Memory, ctx context.Context, ids []ID, find func(*sum, ID) T) ([]T, error) {
	s, err := m.look(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]T, len(ids))
	for i, id := range ids {
		out[i] = find(s, id)
	}
	return out, nil
}

// page sorts what passes and cuts a page out of it.
func page[T any](all []T, pass func(T) bool, place func(T) store.Place, w store.Window) *store.Slice[T] {
	var list []T
	for _, v := range all {
		if pass(v) {
			list = append(list, v)
		}
	}
	sortByPlace(list, place)
	return store.Cut(list, place, w)
}

// Entities looks IDs up.
func (m *Memory) Entities(ctx context.Context, ids []ontology.ID) ([]*ontology.Entity, error) {
	return lookUp(m, ctx, ids, (*sum).entity)
}

// Relations looks IDs up.
func (m *Memory) Relations(ctx context.Context, ids []ontology.RelationID) ([]*ontology.Relation, error) {
	return lookUp(m, ctx, ids, (*sum).relation)
}

// Evidence looks IDs up.
func (m *Memory) Evidence(ctx context.Context, ids []ontology.EvidenceID) ([]*ontology.Evidence, error) {
	return lookUp(m, ctx, ids, func(s *sum, id ontology.EvidenceID) *ontology.Evidence {
		return find(s.evidence, func(e *ontology.Evidence) bool { return e.ID == id })
	})
}

// Articles looks IDs up.
func (m *Memory) Articles(ctx context.Context, ids []ontology.ArticleID) ([]*ontology.Article, error) {
	return lookUp(m, ctx, ids, (*sum).article)
}

// MentionsIn lists what articles mention.
func (m *Memory) MentionsIn(ctx context.Context, ids []ontology.ArticleID) ([][]ontology.Mentions, error) {
	return lookUp(m, ctx, ids, (*sum).mentions)
}

// Resolve compares the folded name with every name.
func (m *Memory) Resolve(ctx context.Context, name string, kinds []ontology.Kind) ([]*ontology.Entity, error) {
	s, err := m.look(ctx)
	if err != nil {
		return nil, err
	}
	want := ontology.Fold(name)
	is := func(n string) bool { return want != "" && ontology.Fold(n) == want }
	var out []*ontology.Entity
	for _, e := range s.entities {
		if (len(kinds) == 0 || slices.Contains(kinds, e.Kind)) && (is(e.Name) || slices.ContainsFunc(e.Aliases, is)) {
			out = append(out, e)
		}
	}
	byName := func(e *ontology.Entity) int {
		if is(e.Name) {
			return 0
		}
		return 1
	}
	slices.SortFunc(out, func(a, b *ontology.Entity) int {
		return cmp.Or(cmp.Compare(byName(a), byName(b)), store.ByMentions.Place(a).Compare(store.ByMentions.Place(b)))
	})
	return out, nil
}

// Search matches the text against every name.
func (m *Memory) Search(ctx context.Context, q store.SearchQuery) ([]store.Hit, error) {
	s, err := m.look(ctx)
	if err != nil {
		return nil, err
	}
	if q, err = q.Checked(); err != nil {
		return nil, err
	}
	var hits []store.Hit
	for _, e := range s.entities {
		matched, score := store.BestMatch(ontology.Fold(q.Text), e)
		if score > 0 && (len(q.Kinds) == 0 || slices.Contains(q.Kinds, e.Kind)) {
			hits = append(hits, store.Hit{Entity: e, Matched: matched, Score: score})
		}
	}
	slices.SortFunc(hits, func(a, b store.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), store.ByMentions.Place(a.Entity).Compare(store.ByMentions.Place(b.Entity)))
	})
	return hits[:min(len(hits), q.Limit)], nil
}

// ListEntities pages through entities.
func (m *Memory) ListEntities(ctx context.Context, f store.EntityFilter, o store.EntityOrder, p store.Page) (*store.Slice[*ontology.Entity], error) {
	s, err := m.look(ctx)
	if err != nil {
		return nil, err
	}
	w, err := window(p, o.List(), o.Check())
	if err != nil {
		return nil, err
	}
	return page(s.entities, f.Pass, o.Place, w), nil
}

func window(p store.Page, l store.List, err error) (store.Window, error) {
	if err != nil {
		return store.Window{}, err
	}
	return p.Window(l)
}

// ListRelations pages through edges.
func (m *Memory) ListRelations(ctx context.Context, f store.RelationFilter, o store.RelationOrder, p store.Page) (*store.Slice[*ontology.Relation], error) {
	s, err := m.look(ctx)
	if err != nil {
		return nil, err
	}
	w, err := window(p, o.List(), cmp.Or(o.Check(), f.Check()))
	if err != nil {
		return nil, err
	}
	return page(s.at(f).relations, f.PassAny, o.Place, w), nil
}

// RelationsOf pages through the edges of each entity.
func (m *Memory) RelationsOf(ctx context.Context, ids []ontology.ID, f store.RelationFilter, o store.RelationOrder, p store.Page) ([]*store.Slice[*ontology.Relation], error) {
	w, err := window(p, o.ListOf(), cmp.Or(o.Check(), f.Check()))
	if err != nil {
		return nil, err
	}
	return lookUp(m, ctx, ids, func(s *sum, id ontology.ID) *store.Slice[*ontology.Relation] {
		return page(s.at(f).relations, func(r *ontology.Relation) bool { return f.PassFrom(r, id) }, o.Place, w)
	})
}

// ListEvidence pages through evidence.
func (m *Memory) ListEvidence(ctx context.Context, f store.EvidenceFilter, p store.Page) (*store.Slice[*ontology.Evidence], error) {
	out, err := evidencePages(m, ctx, []string{""}, f, p, store.EvidenceList, func(string, *ontology.Evidence) bool { return true })
	if err != nil {
		return nil, err
	}
	return out[0], nil
}

// EvidenceOf pages through the evidence of each edge.
func (m *Memory) EvidenceOf(ctx context.Context, ids []ontology.RelationID, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	s, err := m.look(ctx)
	if err != nil {
		return nil, err
	}
	return evidencePages(m, ctx, ids, f, p, store.EvidenceOfList, func(id ontology.RelationID, e *ontology.Evidence) bool {
		return s.relation(id) != nil && e.Key().ID() == id
	})
}

// EvidenceInvolving pages through the evidence about each entity.
func (m *Memory) EvidenceInvolving(ctx context.Context, ids []ontology.ID, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	return evidencePages(m, ctx, ids, f, p, store.EvidenceInvolvingList, func(id ontology.ID, e *ontology.Evidence) bool {
		return e.Subject == id || e.Object == id
	})
}

// EvidenceIn pages through the evidence of each article.
func (m *Memory) EvidenceIn(ctx context.Context, ids []ontology.ArticleID, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	return evidencePages(m, ctx, ids, f, p, store.EvidenceInList, func(id ontology.ArticleID, e *ontology.Evidence) bool {
		return e.Article == id
	})
}

func evidencePages[ID any](m *Memory, ctx context.Context, ids []ID, f store.EvidenceFilter, p store.Page, l store.List, of func(ID, *ontology.Evidence) bool) ([]*store.Slice[*ontology.Evidence], error) {
	w, err := window(p, l, f.Check())
	if err != nil {
		return nil, err
	}
	return lookUp(m, ctx, ids, func(s *sum, id ID) *store.Slice[*ontology.Evidence] {
		pass := func(e *ontology.Evidence) bool { return of(id, e) && f.Pass(e, s.article(e.Article)) }
		return page(s.evidence, pass, s.evidencePlace, w)
	})
}

// ListArticles pages through articles.
func (m *Memory) ListArticles(ctx context.Context, f store.ArticleFilter, p store.Page) (*store.Slice[*ontology.Article], error) {
	out, err := articlePages(m, ctx, []ontology.ID{""}, f, p, store.ArticleList, func(ontology.ID, []ontology.Mentions) bool { return true })
	if err != nil {
		return nil, err
	}
	return out[0], nil
}

// ArticlesMentioning pages through the articles that mention each entity.
func (m *Memory) ArticlesMentioning(ctx context.Context, ids []ontology.ID, f store.ArticleFilter, p store.Page) ([]*store.Slice[*ontology.Article], error) {
	return articlePages(m, ctx, ids, f, p, store.ArticlesMentioningList, func(id ontology.ID, mentions []ontology.Mentions) bool {
		return slices.ContainsFunc(mentions, func(m ontology.Mentions) bool { return m.Entity == id })
	})
}

func articlePages(m *Memory, ctx context.Context, ids []ontology.ID, f store.ArticleFilter, p store.Page, l store.List, of func(ontology.ID, []ontology.Mentions) bool) ([]*store.Slice[*ontology.Article], error) {
	w, err := window(p, l, f.Check())
	if err != nil {
		return nil, err
	}
	return lookUp(m, ctx, ids, func(s *sum, id ontology.ID) *store.Slice[*ontology.Article] {
		pass := func(a *ontology.Article) bool {
			mentions := s.mentions(a.ID)
			return of(id, mentions) && f.Pass(a, mentions)
		}
		return page(s.articles, pass, store.ArticlePlace, w)
	})
}

// Similar compares the fingerprints with every article's.
func (m *Memory) Similar(ctx context.Context, fingerprints []uint64, distance int) ([][]*ontology.Article, error) {
	s, err := m.look(ctx)
	if err != nil {
		return nil, err
	}
	if err := store.CheckDistance(distance); err != nil {
		return nil, err
	}
	out := make([][]*ontology.Article, len(fingerprints))
	for i, print := range fingerprints {
		apart := func(a *ontology.Article) int { return bits.OnesCount64(a.Fingerprint ^ print) }
		for _, a := range s.articles {
			if apart(a) <= distance {
				out[i] = append(out[i], a)
			}
		}
		slices.SortFunc(out[i], func(a, b *ontology.Article) int {
			return cmp.Or(cmp.Compare(apart(a), apart(b)), a.LoadedAt.Compare(b.LoadedAt), cmp.Compare(a.ID, b.ID))
		})
	}
	return out, nil
}
