package storetest

import (
	"fmt"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
)

// thread is an edge told in four articles: planned, then stated twice, the second
// a reprint, then over. An undated article that states it was loaded between.
func thread() []*store.Bundle {
	return []*store.Bundle{
		Write("plan", "Kyodo", "2024-01-10").State(japan, ontology.Aids, ukraine, As(ontology.Planned), Sure(0.5)).Bundle(),
		Write("act", "Reuters", "2024-02-10").State(japan, ontology.Aids, ukraine, On("2024-02-09"), Sure(0.8)).State(japan, ontology.MeetsWith, eu).Bundle(),
		Write("reprint", "Herald", "2024-02-11").Article(func(a *ontology.Article) { a.Cluster = ArticleID("act") }).
			State(japan, ontology.Aids, ukraine, SaidByWords("Officials")).Bundle(),
		Write("undated", "Blog", "").Article(func(a *ontology.Article) { a.LoadedAt = time.Date(2024, 3, 1, 23, 30, 0, 0, time.FixedZone("", -3600)) }).
			State(japan, ontology.Aids, ukraine, Sure(0.1)).Bundle(),
		Write("end", "Tass", "2024-04-01").State(japan, ontology.Aids, ukraine, As(ontology.Ended), On("2024-03-31")).Bundle(),
	}
}

// knownThen is what a list of relations says of the edges known on a day.
func knownThen(a asking, f store.RelationFilter) (told []string) {
	a.Helper()
	list, err := a.s.ListRelations(a.ctx, f, store.ByReports, store.Page{})
	a.ok("ListRelations", err)
	for _, r := range list.Items {
		told = append(told, fmt.Sprintf("%s %s since %s until %s last %s %d/%d/%d %.4f at %s", relationName(r), r.Status, r.Since, r.Until, r.LastReported,
			r.Reports, r.Events, r.IndependentSources, r.Confidence, r.KnownAt))
	}
	return told
}

var knownPromises = []promise{
	{"KnownAt tells edges as they were known on a day", func(a asking) {
		a.load(thread()...)
		for _, tt := range []struct {
			day  string
			want []string
		}{
			{"2024-01-09", nil},
			{"2024-01-10", []string{"Japan AIDS Ukraine PLANNED since 2024-01-10 until  last 2024-01-10 1/1/1 0.5000 at 2024-01-10"}},
			{"2024-02-09", []string{"Japan AIDS Ukraine PLANNED since 2024-01-10 until  last 2024-01-10 1/1/1 0.5000 at 2024-02-09"}},
			{"2024-02-10", []string{
				"Japan AIDS Ukraine ASSERTED since 2024-01-10 until  last 2024-02-10 2/2/2 0.9000 at 2024-02-10",
				"Japan MEETS_WITH EU ASSERTED since 2024-02-10 until  last 2024-02-10 1/1/1 0.8000 at 2024-02-10",
			}},
			{"2024-02-11", []string{
				"Japan AIDS Ukraine ASSERTED since 2024-01-10 until  last 2024-02-11 3/2/2 0.9000 at 2024-02-11",
				"Japan MEETS_WITH EU ASSERTED since 2024-02-10 until  last 2024-02-10 1/1/1 0.8000 at 2024-02-11",
			}},
			{"2024-03-01", []string{ // the undated one was loaded on the 2nd, in UTC
				"Japan AIDS Ukraine ASSERTED since 2024-01-10 until  last 2024-02-11 3/2/2 0.9000 at 2024-03-01",
				"Japan MEETS_WITH EU ASSERTED since 2024-02-10 until  last 2024-02-10 1/1/1 0.8000 at 2024-03-01",
			}},
			{"2024-03-02", []string{
				"Japan AIDS Ukraine ASSERTED since 2024-01-10 until  last 2024-02-11 4/3/3 0.9100 at 2024-03-02",
				"Japan MEETS_WITH EU ASSERTED since 2024-02-10 until  last 2024-02-10 1/1/1 0.8000 at 2024-03-02",
			}},
			{"2024-04-01", []string{
				"Japan AIDS Ukraine ENDED since 2024-01-10 until 2024-03-31 last 2024-04-01 5/4/4 0.9820 at 2024-04-01",
				"Japan MEETS_WITH EU ASSERTED since 2024-02-10 until  last 2024-02-10 1/1/1 0.8000 at 2024-04-01",
			}},
		} {
			same(a, "known at "+tt.day, knownThen(a, store.RelationFilter{KnownAt: Day(tt.day)}), tt.want)
		}
	}},
	{"KnownAt keeps in step with what is loaded", func(a asking) {
		all := thread()
		a.load(all[4], all[3], all[1])
		f := store.RelationFilter{KnownAt: Day("2024-02-11"), Types: []ontology.RelationType{ontology.Aids}}
		want := "Japan AIDS Ukraine ASSERTED since 2024-02-09 until  last 2024-02-10 1/1/1 0.8000 at 2024-02-11"
		same(a, "before", knownThen(a, f), []string{want})
		a.load(all[2])
		want = "Japan AIDS Ukraine ASSERTED since 2024-02-09 until  last 2024-02-11 2/1/1 0.8000 at 2024-02-11"
		same(a, "with the reprint", knownThen(a, f), []string{want})
		a.load(all[0])
		want = "Japan AIDS Ukraine ASSERTED since 2024-01-10 until  last 2024-02-11 3/2/2 0.9000 at 2024-02-11"
		same(a, "with all", knownThen(a, f), []string{want})
	}},
	{"KnownAt and the other parts of a filter: they look at what was known", func(a asking) {
		a.load(thread()...)
		for i, tt := range []struct {
			f    store.RelationFilter
			want bool // the edge that is over now
		}{
			{store.RelationFilter{KnownAt: Day("2024-03-31"), AsOf: Day("2024-06-01")}, true}, // nobody knew that it would end
			{store.RelationFilter{AsOf: Day("2024-06-01")}, false},
			{store.RelationFilter{KnownAt: Day("2024-02-01"), Statuses: []ontology.Modality{ontology.Planned}}, true},
			{store.RelationFilter{KnownAt: Day("2024-02-10"), Statuses: []ontology.Modality{ontology.Planned}}, false},
			{store.RelationFilter{KnownAt: Day("2024-02-10"), MinReports: 3}, false},
			{store.RelationFilter{KnownAt: Day("2024-02-11"), MinReports: 3}, true},
			{store.RelationFilter{KnownAt: Day("2024-02-11"), MinSources: 3}, false},
			{store.RelationFilter{KnownAt: Day("2024-03-02"), MinSources: 3}, true},
			{store.RelationFilter{KnownAt: Day("2024-02-10"), ReportedFrom: Day("2024-02-11")}, false},
			{store.RelationFilter{KnownAt: Day("2024-02-10"), MinConfidence: 0.91}, false},
			{store.RelationFilter{KnownAt: Day("2024-03-02"), MinConfidence: 0.91}, true},
		} {
			tt.f.Types = []ontology.RelationType{ontology.Aids}
			what := fmt.Sprintf("%+v", tt.f)
			if got := len(knownThen(a, tt.f)) == 1; got != tt.want {
				a.Errorf("relations %s: there is one: %t; want %t", what, got, tt.want)
			}
			if i > 3 {
				continue // the other questions look at edges in the same way
			}
			if got := len(a.neighbours(ukraine, tt.f)) == 1; got != tt.want {
				a.Errorf("neighbours %s: there is one: %t; want %t", what, got, tt.want)
			}
			path, err := a.s.ShortestPath(a.ctx, ukraine.ID, japan.ID, store.PathQuery{Filter: tt.f})
			a.ok("ShortestPath", err)
			if got := path != nil; got != tt.want {
				a.Errorf("path %s: there is one: %t; want %t", what, got, tt.want)
			}
			n, err := a.s.Network(a.ctx, store.NetworkQuery{Seeds: []ontology.ID{ukraine.ID}, Hops: 1, Filter: tt.f})
			a.ok("Network", err)
			if got := len(n.Links) == 1 && len(n.Nodes) == 2; got != tt.want {
				a.Errorf("network %s: there is one: %t; want %t", what, got, tt.want)
			}
		}
	}},
	{"equal edges that were added up come by ID, page by page", func(a asking) {
		for _, day := range []string{"2024-01-01", "2024-02-01"} {
			w := Write("on "+day, "Tass", day)
			for _, relation := range []ontology.RelationType{ontology.Accuses, ontology.Aids, ontology.Attacks, ontology.Opposes, ontology.Threatens} {
				w.State(russia, relation, ukraine)
			}
			a.load(w.Bundle())
		}
		var last ontology.RelationID
		p := store.Page{Limit: 2}
		for n := 0; n < 5; {
			list, err := a.s.ListRelations(a.ctx, store.RelationFilter{KnownAt: Day("2024-01-15")}, store.BySince, p)
			a.ok("ListRelations", err)
			if len(list.Items) == 0 {
				a.Fatalf("the list ends after %d edges of 5", n)
			}
			for _, r := range list.Items {
				if r.ID <= last {
					a.Errorf("%s comes after %s", r.ID, last)
				}
				last = r.ID
			}
			n += len(list.Items)
			p.After = list.Cursors[len(list.Cursors)-1]
		}
	}},
	{"evidence is bounded by when its article was known", func(a asking) {
		a.load(thread()...)
		for day, want := range map[string]int{"2024-01-09": 0, "2024-02-10": 2, "2024-03-01": 3, "2024-03-02": 4, "2024-04-01": 5} {
			for _, tt := range []struct {
				f    store.EvidenceFilter
				want int
			}{
				{store.EvidenceFilter{KnownAt: Day(day)}, want}, {store.EvidenceFilter{KnownAfter: Day(day)}, 5 - want},
				{store.EvidenceFilter{KnownAfter: Day("2024-01-10"), KnownAt: Day(day)}, max(want-1, 0)},
			} {
				pages, err := a.s.EvidenceOf(a.ctx, []ontology.RelationID{edge(japan, ontology.Aids, ukraine)}, tt.f, store.Page{})
				a.ok("EvidenceOf", err)
				if pages[0].Total != tt.want {
					a.Errorf("known at %s, after %s: %d pieces of evidence; want %d", tt.f.KnownAt, tt.f.KnownAfter, pages[0].Total, tt.want)
				}
			}
		}
	}},
	{"what was known of types or kinds that do not exist is nothing", func(a asking) {
		a.load(thread()...)
		for _, f := range []store.RelationFilter{
			{Types: []ontology.RelationType{"FLIES_TO"}, KnownAt: Day("2024-02-10"), MinReports: 1},
			{OtherKinds: []ontology.Kind{"Planet"}, KnownAt: Day("2024-02-10"), MinReports: 1},
		} {
			ids := []ontology.ID{japan.ID, ukraine.ID}
			list, err := a.s.ListRelations(a.ctx, f, "", store.Page{})
			a.ok("ListRelations", err)
			of, err := a.s.RelationsOf(a.ctx, ids, f, "", store.Page{})
			a.ok("RelationsOf", err)
			around, err := a.s.Neighbours(a.ctx, ids, f, store.Page{})
			a.ok("Neighbours", err)
			common, err := a.s.CommonNeighbours(a.ctx, ids, f, store.Page{})
			a.ok("CommonNeighbours", err)
			alike, err := a.s.Alike(a.ctx, ids[:1], store.AlikeQuery{Filter: f})
			a.ok("Alike", err)
			others, err := a.s.Alike(a.ctx, ids[:1], store.AlikeQuery{Kinds: []ontology.Kind{"Planet"}, Filter: store.RelationFilter{KnownAt: f.KnownAt, MinReports: 1}})
			a.ok("Alike of no kind", err)
			net, err := a.s.Network(a.ctx, store.NetworkQuery{Seeds: ids[:1], Hops: 1, Filter: f})
			a.ok("Network", err)
			if n := list.Total + of[0].Total + around[0].Total + common.Total + len(alike[0]) + len(others[0]) + len(net.Links); n != 0 {
				a.Errorf("%+v finds %d things, want none", f, n)
			}
			if f.Types == nil {
				continue // a path's filter says nothing of the kinds at its ends
			}
			path, err := a.s.ShortestPath(a.ctx, japan.ID, ukraine.ID, store.PathQuery{Filter: f})
			a.ok("ShortestPath", err)
			told, err := a.s.Explain(a.ctx, japan.ID, ukraine.ID, store.ExplainQuery{Filter: f})
			a.ok("Explain", err)
			if path != nil || len(told.Direct)+len(told.Paths) > 0 {
				a.Errorf("%+v finds the path %v and %v, want none", f, path, told)
			}
		}
	}},
}
