package storetest

import (
	"cmp"
	"maps"
	"slices"

	"entente/internal/ontology"
	"entente/internal/store"
)

// sum is what a set of bundles comes to. It is never changed once made.
type sum struct {
	bundles   []*store.Bundle      // by article ID
	articles  []*ontology.Article  // in the order of lists of articles
	evidence  []*ontology.Evidence // in the order of lists of evidence
	entities  []*ontology.Entity   // by ID
	relations []*ontology.Relation // by ID
}

func addUp(bundles []*store.Bundle) *sum {
	s := &sum{bundles: slices.Clone(bundles)}
	for _, b := range s.bundles {
		s.articles = append(s.articles, b.Article)
		for i := range b.Evidence {
			s.evidence = append(s.evidence, &b.Evidence[i])
		}
	}
	sortByPlace(s.articles, store.ArticlePlace)
	sortByPlace(s.evidence, s.evidencePlace)
	s.relations = s.edges(ontology.Date{})
	s.addEntities()
	return s
}

func sortByPlace[T any](list []T, place func(T) store.Place) {
	slices.SortFunc(list, func(a, b T) int { return place(a).Compare(place(b)) })
}

func (s *sum) evidencePlace(e *ontology.Evidence) store.Place {
	return store.EvidencePlace(e, s.article(e.Article).Published)
}

// edges are the edges as known on a day, or now for the zero Date.
func (s *sum) edges(known ontology.Date) (relations []*ontology.Relation) {
	reports := map[ontology.RelationKey][]ontology.Report{}
	for _, e := range s.evidence {
		a := s.article(e.Article)
		if !known.IsZero() && known.Before(a.Known()) {
			continue
		}
		reports[e.Key()] = append(reports[e.Key()], ontology.Report{Evidence: e, Source: a.Source, Cluster: a.Cluster, Published: a.Published})
	}
	for key, all := range reports {
		if r, ok := ontology.Summarise(key, all); ok {
			r.KnownAt = known
			relations = append(relations, &r)
		}
	}
	sortByPlace(relations, store.ByRelationID.Place)
	return relations
}

// at is the sum with the edges that the filter's KnownAt asks for.
func (s *sum) at(f store.RelationFilter) *sum {
	if f.KnownAt.IsZero() {
		return s
	}
	then := *s
	then.relations = s.edges(f.KnownAt)
	return &then
}

func (s *sum) addEntities() {
	known := map[ontology.ID]*ontology.Entity{}
	for _, b := range s.bundles {
		for _, e := range b.Entities {
			e.FirstSeen, e.LastSeen, e.Counts = ontology.Date{}, ontology.Date{}, ontology.Counts{}
			merged := ontology.Merge(e, e)
			if before := known[e.ID]; before != nil {
				merged = ontology.Merge(*before, e)
			}
			known[e.ID] = &merged
		}
	}
	for _, b := range s.bundles {
		for _, m := range b.Mentions {
			see(known[m.Entity], m.Count, b.Article.Published)
		}
	}
	for _, r := range s.relations {
		known[r.Subject].Counts.Relations++
		known[r.Object].Counts.Relations++
	}
	s.entities = slices.Collect(maps.Values(known))
	sortByPlace(s.entities, store.ByEntityID.Place)
}

func see(e *ontology.Entity, count int, day ontology.Date) {
	e.Counts.Articles++
	e.Counts.Mentions += count
	if day.IsZero() {
		return
	}
	if e.FirstSeen.IsZero() || day.Before(e.FirstSeen) {
		e.FirstSeen = day
	}
	if e.LastSeen.Before(day) {
		e.LastSeen = day
	}
}

func (s *sum) bundle(id ontology.ArticleID) *store.Bundle {
	if i, ok := slices.BinarySearchFunc(s.bundles, id, byArticleID); ok {
		return s.bundles[i]
	}
	return nil
}

func (s *sum) article(id ontology.ArticleID) *ontology.Article {
	if b := s.bundle(id); b != nil {
		return b.Article
	}
	return nil
}

func (s *sum) entity(id ontology.ID) *ontology.Entity {
	return find(s.entities, func(e *ontology.Entity) bool { return e.ID == id })
}

func (s *sum) relation(id ontology.RelationID) *ontology.Relation {
	return find(s.relations, func(r *ontology.Relation) bool { return r.ID == id })
}

func find[T any](list []*T, is func(*T) bool) *T {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i]
	}
	return nil
}

// mentions are those of the article, most mentioned first.
func (s *sum) mentions(id ontology.ArticleID) []ontology.Mentions {
	b := s.bundle(id)
	if b == nil {
		return nil
	}
	out := slices.Clone(b.Mentions)
	slices.SortFunc(out, func(a, b ontology.Mentions) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Entity, b.Entity))
	})
	return out
}

// wholeBundle is the bundle as Bundles yields it.
func (s *sum) wholeBundle(b *store.Bundle) *store.Bundle {
	out := &store.Bundle{Article: b.Article, Mentions: s.mentions(b.Article.ID), Evidence: slices.Clone(b.Evidence)}
	slices.SortFunc(out.Evidence, func(a, b ontology.Evidence) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	})
	named := map[ontology.ID]bool{}
	for _, m := range b.Mentions {
		named[m.Entity] = true
	}
	for _, e := range b.Evidence {
		named[e.Subject], named[e.Object], named[e.AttributedTo] = true, true, true
	}
	for _, e := range s.entities {
		if named[e.ID] {
			bare := *e
			bare.FirstSeen, bare.LastSeen, bare.Counts = ontology.Date{}, ontology.Date{}, ontology.Counts{}
			out.Entities = append(out.Entities, bare)
		}
	}
	return out
}
