package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
)

// call is a method of a store, asked for something about the fixture.
type call struct {
	name string
	do   func(context.Context, store.Store) error
}

// calls are all methods but Close.
func calls() []call {
	entities, relations := []ontology.ID{eu.ID}, []ontology.RelationID{edge(eu, ontology.Aids, ukraine)}
	evidence, articles := []ontology.EvidenceID{fixture()[0].Evidence[0].ID}, []ontology.ArticleID{ArticleID("tokyo")}
	p := store.Page{}
	return []call{
		{"Stats", func(ctx context.Context, s store.Store) error { _, err := s.Stats(ctx); return err }},
		{"Bundles", func(ctx context.Context, s store.Store) error {
			for _, err := range s.Bundles(ctx) {
				return err
			}
			return nil
		}},
		{"Entities", func(ctx context.Context, s store.Store) error { _, err := s.Entities(ctx, entities); return err }},
		{"Resolve", func(ctx context.Context, s store.Store) error { _, err := s.Resolve(ctx, "EU", nil); return err }},
		{"ListEntities", func(ctx context.Context, s store.Store) error {
			_, err := s.ListEntities(ctx, store.EntityFilter{}, "", p)
			return err
		}},
		{"Search", func(ctx context.Context, s store.Store) error {
			_, err := s.Search(ctx, store.SearchQuery{Text: "eu"})
			return err
		}},
		{"Relations", func(ctx context.Context, s store.Store) error { _, err := s.Relations(ctx, relations); return err }},
		{"ListRelations", func(ctx context.Context, s store.Store) error {
			_, err := s.ListRelations(ctx, store.RelationFilter{}, "", p)
			return err
		}},
		{"RelationsOf", func(ctx context.Context, s store.Store) error {
			_, err := s.RelationsOf(ctx, entities, store.RelationFilter{}, "", p)
			return err
		}},
		{"Evidence", func(ctx context.Context, s store.Store) error { _, err := s.Evidence(ctx, evidence); return err }},
		{"ListEvidence", func(ctx context.Context, s store.Store) error {
			_, err := s.ListEvidence(ctx, store.EvidenceFilter{}, p)
			return err
		}},
		{"EvidenceOf", func(ctx context.Context, s store.Store) error {
			_, err := s.EvidenceOf(ctx, relations, store.EvidenceFilter{}, p)
			return err
		}},
		{"EvidenceInvolving", func(ctx context.Context, s store.Store) error {
			_, err := s.EvidenceInvolving(ctx, entities, store.EvidenceFilter{}, p)
			return err
		}},
		{"EvidenceIn", func(ctx context.Context, s store.Store) error {
			_, err := s.EvidenceIn(ctx, articles, store.EvidenceFilter{}, p)
			return err
		}},
		{"Articles", func(ctx context.Context, s store.Store) error { _, err := s.Articles(ctx, articles); return err }},
		{"ListArticles", func(ctx context.Context, s store.Store) error {
			_, err := s.ListArticles(ctx, store.ArticleFilter{}, p)
			return err
		}},
		{"ArticlesMentioning", func(ctx context.Context, s store.Store) error {
			_, err := s.ArticlesMentioning(ctx, entities, store.ArticleFilter{}, p)
			return err
		}},
		{"MentionsIn", func(ctx context.Context, s store.Store) error { _, err := s.MentionsIn(ctx, articles); return err }},
		{"Similar", func(ctx context.Context, s store.Store) error { _, err := s.Similar(ctx, []uint64{0}, 3); return err }},
		{"Neighbours", func(ctx context.Context, s store.Store) error {
			_, err := s.Neighbours(ctx, entities, store.RelationFilter{}, p)
			return err
		}},
		{"ShortestPath", func(ctx context.Context, s store.Store) error {
			_, err := s.ShortestPath(ctx, eu.ID, japan.ID, store.PathQuery{})
			return err
		}},
		{"Paths", func(ctx context.Context, s store.Store) error {
			_, err := s.Paths(ctx, eu.ID, japan.ID, store.PathsQuery{})
			return err
		}},
		{"Explain", func(ctx context.Context, s store.Store) error {
			_, err := s.Explain(ctx, eu.ID, japan.ID, store.ExplainQuery{})
			return err
		}},
		{"CommonNeighbours", func(ctx context.Context, s store.Store) error {
			_, err := s.CommonNeighbours(ctx, []ontology.ID{eu.ID, japan.ID}, store.RelationFilter{}, p)
			return err
		}},
		{"Alike", func(ctx context.Context, s store.Store) error {
			_, err := s.Alike(ctx, entities, store.AlikeQuery{})
			return err
		}},
		{"Network", func(ctx context.Context, s store.Store) error {
			_, err := s.Network(ctx, store.NetworkQuery{})
			return err
		}},
		{"AddArticle", func(ctx context.Context, s store.Store) error {
			_, err := s.AddArticle(ctx, Write("never", "Tass", "").Bundle())
			return err
		}},
	}
}

var callPromises = []promise{
	{"Stats counts", func(a asking) {
		a.load(fixture()...)
		got := a.stats()
		if got.Backend == "" {
			a.Error("the backend has no name")
		}
		got.Backend = ""
		sameAnswer(a, "Stats", got, &store.Stats{
			Articles: 10, Entities: 14, Relations: 17, Evidence: 23, Sources: 7,
			EntitiesByKind: map[ontology.Kind]int{ontology.Country: 7, ontology.Organisation: 3, ontology.Person: 2, ontology.Agreement: 2},
			RelationsByType: map[ontology.RelationType]int{
				ontology.PartnersWith: 2, ontology.AgreesWith: 1, ontology.Represents: 2, ontology.PartyTo: 3, ontology.Supports: 1, ontology.Sanctions: 1,
				ontology.Aids: 2, ontology.Attacks: 1, ontology.MemberOf: 1, ontology.Visits: 1, ontology.MeetsWith: 1, ontology.Accuses: 1,
			},
			FirstPublished: Day("2023-02-22"), LastPublished: Day("2024-12-01"),
		})
	}},
	{"an empty store answers everything, with nothing", func(a asking) {
		sameAnswer(a, "Stats", withoutBackend(a.stats()), &store.Stats{EntitiesByKind: map[ontology.Kind]int{}, RelationsByType: map[ontology.RelationType]int{}})
		for _, c := range calls()[:len(calls())-1] {
			err := c.do(a.ctx, a.s)
			if c.name == "ShortestPath" || c.name == "Paths" || c.name == "Explain" {
				a.refused(c.name, err, store.ErrNotFound)
			} else {
				a.ok(c.name, err)
			}
		}
		for _, l := range pagedLists() {
			s := a.turnPage(l, store.Page{})
			if len(s.Items) != 0 || s.Total != 0 || s.HasNext || s.HasPrev {
				a.Errorf("%s: %+v; want nothing", l.name, s)
			}
		}
		if all := a.bundles(); len(all) != 0 {
			a.Errorf("%d bundles; want none", len(all))
		}
	}},
	{"a question about nothing gets an answer of nothing", func(a asking) {
		a.load(fixture()...)
		check := func(what string, n int, err error) {
			a.ok(what, err)
			if n != 0 {
				a.Errorf("%s of nothing: %d answers", what, n)
			}
		}
		entities, err := a.s.Entities(a.ctx, nil)
		check("Entities", len(entities), err)
		relations, err := a.s.Relations(a.ctx, nil)
		check("Relations", len(relations), err)
		evidence, err := a.s.Evidence(a.ctx, nil)
		check("Evidence", len(evidence), err)
		articles, err := a.s.Articles(a.ctx, nil)
		check("Articles", len(articles), err)
		mentions, err := a.s.MentionsIn(a.ctx, nil)
		check("MentionsIn", len(mentions), err)
		of, err := a.s.RelationsOf(a.ctx, nil, store.RelationFilter{}, "", store.Page{})
		check("RelationsOf", len(of), err)
		evidenceOf, err := a.s.EvidenceOf(a.ctx, nil, store.EvidenceFilter{}, store.Page{})
		check("EvidenceOf", len(evidenceOf), err)
		neighbours, err := a.s.Neighbours(a.ctx, nil, store.RelationFilter{}, store.Page{})
		check("Neighbours", len(neighbours), err)
		mentioning, err := a.s.ArticlesMentioning(a.ctx, nil, store.ArticleFilter{}, store.Page{})
		check("ArticlesMentioning", len(mentioning), err)
	}},
	{"a context that has ended ends every call", func(a asking) {
		a.load(fixture()...)
		ended, cancel := context.WithCancel(a.ctx)
		cancel()
		late, cancel := context.WithDeadline(a.ctx, time.Unix(0, 0))
		defer cancel()
		for _, c := range calls() {
			a.refused(c.name, c.do(ended, a.s), context.Canceled)
			a.refused(c.name+", too late", c.do(late, a.s), context.DeadlineExceeded)
		}
		if got := a.stats().Articles; got != 10 {
			a.Errorf("%d articles; want the 10 of before", got)
		}
	}},
	{"after Close every call is ErrUnavailable, and Close may be called again", func(a asking) {
		a.load(fixture()...)
		for range 2 {
			a.ok("Close", a.s.Close(a.ctx))
		}
		for _, c := range calls() {
			a.refused(c.name, c.do(a.ctx, a.s), store.ErrUnavailable)
		}
	}},
	{"texts come back as they went in, whatever is in them", func(a asking) {
		for i, text := range hostileTexts() {
			e := Entity(ontology.Person, fmt.Sprintf("Person %d", i))
			e.Name += text
			e.Aliases = []string{"alias" + text}
			e.Description, e.Codes.Wikidata = text, text
			w := Write(fmt.Sprintf("hostile %d", i), text, "").
				State(e, ontology.Supports, russia, Adding(text), InPost(text), SaidByWords(text), func(_ *Writing, s *ontology.Evidence) { s.Rule, s.Trigger = text, text }).
				Article(func(x *ontology.Article) { x.Title, x.URL, x.Language = text, text, text })
			want := *w.Bundle()
			a.load(&want)
			sameAnswer(a, "entity", a.entity(e.ID).Name, e.Name)
			articles, err := a.s.Articles(a.ctx, []ontology.ArticleID{want.Article.ID})
			a.ok("Articles", err)
			sameAnswer(a, "article", articles[0], want.Article)
			evidence, err := a.s.ListEvidence(a.ctx, store.EvidenceFilter{Sources: []string{text}}, store.Page{})
			a.ok("ListEvidence", err)
			if len(evidence.Items) != 1 {
				a.Fatalf("text %d: %d pieces of evidence of the source %.40q; want 1", i, len(evidence.Items), text)
			}
			sameAnswer(a, "evidence", evidence.Items[0], &want.Evidence[0])
		}
		for _, b := range a.bundles() {
			if err := b.Validate(nil); err != nil {
				a.Errorf("a bundle given back is not valid: %v", err)
			}
		}
	}},
	{"questions may hold anything", func(a asking) {
		a.load(fixture()...)
		for _, text := range append(hostileTexts(), "\xff\xfe", "\xed\xa0\x80") {
			id := ontology.ID("country:" + text)
			same(a, "Entities", entityNames(a.entities(id, ontology.ID(text))), []string{"-", "-"})
			same(a, "Relations", relationNames(a.relations(ontology.RelationID("relation:"+text), ontology.RelationID(text))), []string{"-", "-"})
			evidence, err := a.s.Evidence(a.ctx, []ontology.EvidenceID{ontology.EvidenceID("evidence:" + text), ontology.EvidenceID(text)})
			a.ok("Evidence", err)
			same(a, "Evidence", evidenceNames(evidence), []string{"-", "-"})
			articles, err := a.s.Articles(a.ctx, []ontology.ArticleID{ontology.ArticleID("article:" + text), ontology.ArticleID(text)})
			a.ok("Articles", err)
			same(a, "Articles", articleNames(articles), []string{"-", "-"})
			_, err = a.s.Resolve(a.ctx, text, []ontology.Kind{ontology.Kind(text)})
			a.ok("Resolve", err)
			same(a, "ListEvidence", a.listEvidence(store.EvidenceFilter{Sources: []string{text}, Subjects: []ontology.ID{id}}), nil)
			same(a, "ListArticles", a.listArticles(store.ArticleFilter{Sources: []string{text}, Mentioning: []ontology.ID{id}}), nil)
			if len(text) > store.MaxText {
				continue
			}
			_, err = a.s.Search(a.ctx, store.SearchQuery{Text: text})
			a.ok("Search", err)
			a.listEvidence(store.EvidenceFilter{Text: text})
			a.listArticles(store.ArticleFilter{Text: text})
		}
	}},
	{"readers see whole articles while others are added", readersWithWriters},
}

func withoutBackend(s *store.Stats) *store.Stats {
	s.Backend = ""
	return s
}

// hostileTexts are texts on which a careless store breaks.
func hostileTexts() []string {
	return []string{
		`"quotes" and 'apostrophes' and \backslashes\`, "a NUL \x00 within", "line\nbreaks\r\n\tand tabs", "emoji 🎉👩‍👩‍👧‍👦", "日本語 العربية עברית",
		"'; DROP TABLE entity; --", `"}) DETACH DELETE n //`, "$1 ?1 :name @p {x} %s", "NEAR(a b) AND OR NOT *", "combining e\u0301 and \u202eoverride\u202c",
		"\u2028\u2029\ufeff", strings.Repeat("long ", 20_000), strings.Repeat("x", 100_000), strings.Repeat("ab ", 300),
	}
}

// readersWithWriters adds articles, each with the same two edges, from several
// goroutines, while others ask. What they see has to fit together: as many
// reports as articles, and no article without its evidence.
func readersWithWriters(a asking) {
	const writers, articles, readers = 3, 12, 3
	var writing, reading sync.WaitGroup
	ctx, stop := context.WithCancel(a.ctx)
	defer stop()
	for w := range writers {
		writing.Go(func() {
			for i := range articles {
				b := Write(fmt.Sprintf("%d of %d", i, w), "Tass", "2024-01-01").State(russia, ontology.Attacks, ukraine).State(russia, ontology.MeetsWith, korea).Bundle()
				if _, err := a.s.AddArticle(a.ctx, b); err != nil {
					a.Errorf("AddArticle: %v", err)
				}
			}
		})
	}
	for range readers {
		reading.Go(func() {
			for ctx.Err() == nil {
				if err := consistent(a); err != nil {
					a.Error(err)
					return
				}
			}
		})
	}
	writing.Wait()
	stop()
	reading.Wait()
	for _, r := range a.relations(edge(russia, ontology.Attacks, ukraine), edge(korea, ontology.MeetsWith, russia)) {
		if r == nil || r.Reports != writers*articles {
			a.Errorf("in the end: %+v; want %d reports", r, writers*articles)
		}
	}
	if got, want := a.stats().Evidence, 2*writers*articles; got != want {
		a.Errorf("in the end: %d pieces of evidence; want %d", got, want)
	}
}

// consistent asks for parts of the graph of readersWithWriters and compares them.
func consistent(a asking) error {
	of, err := a.s.RelationsOf(a.ctx, []ontology.ID{russia.ID}, store.RelationFilter{}, "", store.Page{})
	if err != nil {
		return err
	}
	if r := of[0].Items; len(r) == 1 || len(r) == 2 && r[0].Reports != r[1].Reports {
		return fmt.Errorf("RelationsOf shows half an article: %+v", r)
	}
	page, err := a.s.ListArticles(a.ctx, store.ArticleFilter{}, store.Page{Limit: 5})
	if err != nil {
		return err
	}
	for _, x := range page.Items {
		in, err := a.s.EvidenceIn(a.ctx, []ontology.ArticleID{x.ID}, store.EvidenceFilter{}, store.Page{})
		if err != nil {
			return err
		}
		if len(in[0].Items) != 2 || in[0].Total != 2 {
			return errors.New("EvidenceIn shows half an article")
		}
	}
	stats, err := a.s.Stats(a.ctx)
	if err != nil {
		return err
	}
	if stats.Evidence != 2*stats.Articles {
		return fmt.Errorf("Stats shows half an article: %+v", stats)
	}
	return nil
}
