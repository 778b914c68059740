package storetest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
)

// asking is a store in a case, whose answers have to come without an error and
// are told in short names.
type asking struct {
	*testing.T
	s   store.Store
	ctx context.Context
}

// load adds the bundles.
func (a asking) load(bundles ...*store.Bundle) asking {
	a.Helper()
	for _, b := range bundles {
		outcome, err := a.s.AddArticle(a.ctx, b)
		if err != nil || outcome != store.Added {
			a.Fatalf("AddArticle(%s): %q, %v; want %q", b.Article.ID, outcome, err, store.Added)
		}
	}
	return a
}

// ok fails the case if there is an error.
func (a asking) ok(what string, err error) {
	a.Helper()
	if err != nil {
		a.Fatalf("%s: %v", what, err)
	}
}

// same compares what was got with what is wanted.
func same[T comparable](a asking, what string, got, want []T) {
	a.Helper()
	if !slices.Equal(got, want) {
		a.Errorf("%s:\n got %v\nwant %v", what, got, want)
	}
}

// sameAnswer compares what was got with what is wanted as JSON.
func sameAnswer(a asking, what string, got, want any) {
	a.Helper()
	if g, w := answer(got, nil), answer(want, nil); g != w {
		a.Errorf("%s:\n got %s\nwant %s\nwhere they differ first: %s", what, g, w, around(g, w))
	}
}

// refused wants an error of the kind.
func (a asking) refused(what string, err, kind error) {
	a.Helper()
	if !errors.Is(err, kind) {
		a.Errorf("%s: error %v; want one that is %q", what, err, kind)
	}
}

func entityNames(entities []*ontology.Entity) (names []string) {
	for _, e := range entities {
		if e == nil {
			names = append(names, "-")
		} else {
			names = append(names, shortName(e.ID))
		}
	}
	return names
}

func relationName(r *ontology.Relation) string {
	if r == nil {
		return "-"
	}
	return shortName(r.Subject) + " " + string(r.Type) + " " + shortName(r.Object)
}

func relationNames(relations []*ontology.Relation) (names []string) {
	for _, r := range relations {
		names = append(names, relationName(r))
	}
	return names
}

// sorted is for lists whose order is by IDs that are hashes.
func sorted(names []string) []string {
	slices.Sort(names)
	return names
}

func nameOfArticle(id ontology.ArticleID) string {
	for _, b := range fixture() {
		if b.Article.ID == id {
			return strings.TrimPrefix(b.Article.Title, "On ")
		}
	}
	return string(id)
}

func articleNames(articles []*ontology.Article) (names []string) {
	for _, x := range articles {
		if x == nil {
			names = append(names, "-")
		} else {
			names = append(names, nameOfArticle(x.ID))
		}
	}
	return names
}

// evidenceNames tell the article, and the sentence without its full stop.
func evidenceNames(evidence []*ontology.Evidence) (names []string) {
	for _, e := range evidence {
		if e == nil {
			names = append(names, "-")
		} else {
			names = append(names, nameOfArticle(e.Article)+": "+shortName(e.Subject)+" "+string(e.Relation)+" "+shortName(e.Object))
		}
	}
	return names
}

func (a asking) stats() *store.Stats {
	a.Helper()
	stats, err := a.s.Stats(a.ctx)
	a.ok("Stats", err)
	return stats
}

func (a asking) entities(ids ...ontology.ID) []*ontology.Entity {
	a.Helper()
	found, err := a.s.Entities(a.ctx, ids)
	a.ok("Entities", err)
	if len(found) != len(ids) {
		a.Fatalf("Entities of %d IDs: %d answers", len(ids), len(found))
	}
	return found
}

func (a asking) entity(id ontology.ID) *ontology.Entity {
	a.Helper()
	e := a.entities(id)[0]
	if e == nil {
		a.Fatalf("entity %s is not in the store", id)
	}
	return e
}

func (a asking) relations(ids ...ontology.RelationID) []*ontology.Relation {
	a.Helper()
	found, err := a.s.Relations(a.ctx, ids)
	a.ok("Relations", err)
	if len(found) != len(ids) {
		a.Fatalf("Relations of %d IDs: %d answers", len(ids), len(found))
	}
	return found
}

func (a asking) listEntities(f store.EntityFilter, o store.EntityOrder) []string {
	a.Helper()
	page, err := a.s.ListEntities(a.ctx, f, o, store.Page{Limit: store.MaxPage})
	a.ok("ListEntities", err)
	return entityNames(page.Items)
}

func (a asking) listRelations(f store.RelationFilter, o store.RelationOrder) []string {
	a.Helper()
	page, err := a.s.ListRelations(a.ctx, f, o, store.Page{Limit: store.MaxPage})
	a.ok("ListRelations", err)
	return relationNames(page.Items)
}

func (a asking) relationsOf(e ontology.Entity, f store.RelationFilter) []string {
	a.Helper()
	pages, err := a.s.RelationsOf(a.ctx, []ontology.ID{e.ID}, f, "", store.Page{Limit: store.MaxPage})
	a.ok("RelationsOf", err)
	return relationNames(pages[0].Items)
}

func (a asking) listEvidence(f store.EvidenceFilter) []string {
	a.Helper()
	page, err := a.s.ListEvidence(a.ctx, f, store.Page{Limit: store.MaxPage})
	a.ok("ListEvidence", err)
	return evidenceNames(page.Items)
}

func (a asking) listArticles(f store.ArticleFilter) []string {
	a.Helper()
	page, err := a.s.ListArticles(a.ctx, f, store.Page{Limit: store.MaxPage})
	a.ok("ListArticles", err)
	return articleNames(page.Items)
}

func (a asking) neighbours(e ontology.Entity, f store.RelationFilter) []store.Neighbour {
	a.Helper()
	pages, err := a.s.Neighbours(a.ctx, []ontology.ID{e.ID}, f, store.Page{Limit: store.MaxPage})
	a.ok("Neighbours", err)
	return pages[0].Items
}

func (a asking) bundles() []*store.Bundle {
	a.Helper()
	var all []*store.Bundle
	for b, err := range a.s.Bundles(a.ctx) {
		a.ok("Bundles", err)
		all = append(all, b)
	}
	return all
}

// picture is all that the store holds, as text: two stores with the same
// picture hold the same graph.
func (a asking) picture() string {
	a.Helper()
	entities, err := a.s.ListEntities(a.ctx, store.EntityFilter{}, store.ByEntityID, store.Page{Limit: store.MaxPage})
	a.ok("ListEntities", err)
	relations, err := a.s.ListRelations(a.ctx, store.RelationFilter{}, store.ByRelationID, store.Page{Limit: store.MaxPage})
	a.ok("ListRelations", err)
	stats := a.stats()
	stats.Backend = ""
	text := answer(stats, nil) + answer(stretchOf(entities), nil) + answer(stretchOf(relations), nil)
	for _, b := range a.bundles() {
		text += answer(plainBundle(b), nil)
	}
	return text
}
