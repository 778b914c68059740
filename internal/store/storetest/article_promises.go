package storetest

import (
	"fmt"
	"strings"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
)

var articlePromises = []promise{
	{"an article comes back as it went in, its time of loading in UTC", func(a asking) {
		zone := time.FixedZone("JST", 9*3600)
		whole := Write("a", "Kyodo", "2024-11-01").State(japan, ontology.PartnersWith, eu).Article(func(x *ontology.Article) {
			x.LoadedAt = time.Date(2025, 3, 4, 5, 6, 7, 123456789, zone)
			x.Fingerprint = 1<<63 | 5
			x.Language, x.URL = "en-GB", "https://example.org/?q=%20&x='\""
		}).Bundle()
		bare := &store.Bundle{Article: &ontology.Article{ID: ArticleID("bare"), Cluster: ArticleID("a")}}
		a.load(whole, bare)
		got, err := a.s.Articles(a.ctx, []ontology.ArticleID{bare.Article.ID, ArticleID("nowhere"), "article:", whole.Article.ID})
		a.ok("Articles", err)
		want := *whole.Article
		want.LoadedAt = want.LoadedAt.UTC()
		sameAnswer(a, "articles", got, []*ontology.Article{bare.Article, nil, nil, &want})
	}},
	{"articles are by day, undated last, then by ID", func(a asking) {
		a.load(fixture()...)
		got := a.listArticles(store.ArticleFilter{})
		want := []string{"post", "beijing", "vienna", "allies", "brussels", "reprint", "tokyo", "kyiv", "moscow", "rumour"}
		if ArticleID("allies") > ArticleID("brussels") {
			want[3], want[4] = want[4], want[3]
		}
		same(a, "ListArticles", got, want)
	}},
	{"ListArticles filters by every part", func(a asking) {
		a.load(fixture()...)
		a.load(Write("titled", "Tass", "1999-01-01").Article(func(x *ontology.Article) { x.Title, x.Text = "The War", "Peace it was, not Chile's" }).Bundle())
		for _, tt := range []struct {
			part string
			f    store.ArticleFilter
			want []string
		}{
			{"sources", store.ArticleFilter{Sources: []string{"Herald", "Kyodo", "kyodo "}}, []string{"post", "reprint", "tokyo"}},
			{"mentioning", store.ArticleFilter{Mentioning: []ontology.ID{chile.ID, start.ID, "country:ZZ"}}, []string{"vienna", "moscow"}},
			{"mentioning nobody known", store.ArticleFilter{Mentioning: []ontology.ID{"country:ZZ"}}, nil},
			{"published from", store.ArticleFilter{PublishedFrom: Day("2024-11-05")}, []string{"post", "beijing"}},
			{"published to", store.ArticleFilter{PublishedTo: Day("2023-02-22")}, []string{"moscow", string(ArticleID("titled"))}},
			{"published on", store.ArticleFilter{PublishedFrom: Day("2024-11-04"), PublishedTo: Day("2024-11-04")}, []string{"vienna"}},
			{"text", store.ArticleFilter{Text: "attacks"}, []string{"kyiv"}},
			{"words of title and text together", store.ArticleFilter{Text: "the war was peace"}, []string{string(ArticleID("titled"))}},
			{"possessive", store.ArticleFilter{Text: "chiles"}, []string{string(ArticleID("titled"))}},
			{"two parts", store.ArticleFilter{Sources: []string{"Reuters"}, Mentioning: []ontology.ID{nato.ID}, Text: "ukraine"}, []string{"kyiv"}},
		} {
			same(a, tt.part, a.listArticles(tt.f), tt.want)
		}
		_, err := a.s.ListArticles(a.ctx, store.ArticleFilter{Text: strings.Repeat("x", store.MaxText+1)}, store.Page{})
		a.refused("ListArticles with too long a text", err, store.ErrInvalid)
	}},
	{"ArticlesMentioning gives the articles that mention each entity, newest first", func(a asking) {
		a.load(fixture()...)
		pages, err := a.s.ArticlesMentioning(a.ctx, []ontology.ID{china.ID, "country:ZZ", korea.ID, lavrov.ID}, store.ArticleFilter{}, store.Page{})
		a.ok("ArticlesMentioning", err)
		for i, want := range [][]string{{"beijing", "tokyo"}, nil, {"rumour"}, {"beijing", "moscow"}} {
			same(a, "ArticlesMentioning", articleNames(pages[i].Items), want)
		}
		pages, err = a.s.ArticlesMentioning(a.ctx, []ontology.ID{russia.ID}, store.ArticleFilter{Mentioning: []ontology.ID{china.ID, eu.ID}, PublishedFrom: Day("2024-11-02")}, store.Page{})
		a.ok("ArticlesMentioning two", err)
		same(a, "ArticlesMentioning two", articleNames(pages[0].Items), []string{"beijing", "brussels"})
	}},
	{"MentionsIn is by count, then by ID", func(a asking) {
		a.load(fixture()...)
		all, err := a.s.MentionsIn(a.ctx, []ontology.ArticleID{ArticleID("tokyo"), ArticleID("nowhere"), ArticleID("vienna")})
		a.ok("MentionsIn", err)
		for i, want := range [][]string{{"EU 3", "pact 2", "Japan 2", "China 1", "Russia 1", "Borrell 1"}, nil, {"Chile 5", "Iran 1", "IAEA 1"}} {
			var got []string
			for _, m := range all[i] {
				got = append(got, fmt.Sprintf("%s %d", shortName(m.Entity), m.Count))
			}
			same(a, "MentionsIn", got, want)
		}
	}},
	{"Similar is by distance, then by time of loading, then by ID", func(a asking) {
		at := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
		add := func(name string, print uint64, loaded time.Duration) {
			a.load(Write(name, "Tass", "").Article(func(x *ontology.Article) {
				x.Title, x.Fingerprint, x.LoadedAt = name, print, at.Add(loaded)
			}).Bundle())
		}
		add("far", ^uint64(0), 0)
		add("two bits", 0b11, 0)
		add("one bit, later", 1<<63, 1500*time.Millisecond)
		add("one bit, soon", 1, time.Second)
		add("same", 0, time.Hour)
		for distance, want := range map[int][2][]string{
			0:  {{"same"}, nil},
			1:  {{"same", "one bit, soon", "one bit, later"}, {"two bits"}},
			2:  {{"same", "one bit, soon", "one bit, later", "two bits"}, {"two bits", "one bit, soon"}},
			63: {{"same", "one bit, soon", "one bit, later", "two bits"}, {"two bits", "one bit, soon", "same", "one bit, later", "far"}},
			64: {{"same", "one bit, soon", "one bit, later", "two bits", "far"}, {"two bits", "one bit, soon", "same", "one bit, later", "far"}},
		} {
			found, err := a.s.Similar(a.ctx, []uint64{0, 0b111}, distance)
			a.ok("Similar", err)
			for i, articles := range found {
				var got []string
				for _, x := range articles {
					got = append(got, x.Title)
				}
				same(a, fmt.Sprintf("Similar within %d, fingerprint %d", distance, i), got, want[i])
			}
		}
		none, err := a.s.Similar(a.ctx, nil, 3)
		a.ok("Similar to none", err)
		if len(none) != 0 {
			a.Errorf("Similar to none gives %v", none)
		}
		for _, distance := range []int{-1, 65} {
			_, err := a.s.Similar(a.ctx, []uint64{0}, distance)
			a.refused(fmt.Sprintf("Similar within %d", distance), err, store.ErrInvalid)
		}
	}},
}
