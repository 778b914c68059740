package storetest

import (
	"slices"
	"strings"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
)

var writingPromises = []promise{
	{"adding an article twice changes nothing", func(a asking) {
		a.load(fixture()...)
		before := a.picture()
		for _, b := range fixture() {
			outcome, err := a.s.AddArticle(a.ctx, b)
			if err != nil || outcome != store.Unchanged {
				a.Errorf("AddArticle again: %q, %v; want %q", outcome, err, store.Unchanged)
			}
		}
		other := Write("tokyo", "Somebody else", "1999-01-01").State(iran, ontology.Attacks, chile).Bundle()
		if outcome, err := a.s.AddArticle(a.ctx, other); err != nil || outcome != store.Unchanged {
			a.Errorf("AddArticle of another text under the same ID: %q, %v; want %q", outcome, err, store.Unchanged)
		}
		if after := a.picture(); after != before {
			a.Errorf("the graph has changed: %s", around(after, before))
		}
	}},
	{"the order in which articles are added does not matter", func(a asking) {
		want := asking{T: a.T, s: NewMemory(), ctx: a.ctx}.load(fixture()...).picture()
		all := fixture()
		slices.Reverse(all)
		all[0], all[4] = all[4], all[0]
		if got := a.load(all...).picture(); got != want {
			a.Errorf("in another order it is another graph: %s\nwant %s", around(got, want), around(want, got))
		}
	}},
	{"adding all bundles to an empty store rebuilds the graph", func(a asking) {
		a.load(fixture()...)
		copied := asking{T: a.T, s: NewMemory(), ctx: a.ctx}
		bundles := a.bundles()
		slices.Reverse(bundles)
		copied.load(bundles...)
		if got, want := copied.picture(), a.picture(); got != want {
			a.Errorf("the copy is another graph: %s\nwant %s", around(got, want), around(want, got))
		}
	}},
	{"Bundles come by article ID, with merged entities, mentions by count and evidence by offset", func(a asking) {
		a.load(fixture()...)
		bundles := a.bundles()
		var got, want []string
		for _, b := range bundles {
			got = append(got, string(b.Article.ID))
		}
		for _, b := range fixture() {
			want = append(want, string(b.Article.ID))
		}
		same(a, "articles", got, sorted(want))
		i := slices.IndexFunc(bundles, func(b *store.Bundle) bool { return b.Article.ID == ArticleID("tokyo") })
		tokyo := bundles[i]
		var names []string
		for _, e := range tokyo.Entities {
			names = append(names, shortName(e.ID))
			if e.Counts != (ontology.Counts{}) || !e.FirstSeen.IsZero() || !e.LastSeen.IsZero() {
				a.Errorf("entity %s comes with counts %+v, seen from %q to %q; want none", e.Name, e.Counts, e.FirstSeen, e.LastSeen)
			}
		}
		same(a, "entities", names, []string{"pact", "China", "Japan", "Russia", "EU", "Borrell"})
		if len(tokyo.Mentions) != 6 || tokyo.Mentions[0] != (ontology.Mentions{Entity: eu.ID, Count: 3}) {
			a.Errorf("mentions %v; want six, the EU's three first", tokyo.Mentions)
		}
		if len(tokyo.Evidence) != 5 || !slices.IsSortedFunc(tokyo.Evidence, func(a, b ontology.Evidence) int { return a.Start - b.Start }) {
			a.Errorf("evidence is not that of the article in the order of its text: %v", tokyo.Evidence)
		}
		if err := tokyo.Validate(nil); err != nil {
			a.Errorf("a bundle given back is not valid: %v", err)
		}
	}},
	{"Bundles stops when its reader does", func(a asking) {
		a.load(fixture()...)
		seen := 0
		for _, err := range a.s.Bundles(a.ctx) {
			a.ok("Bundles", err)
			if seen++; seen == 3 {
				break
			}
		}
		if seen != 3 {
			a.Errorf("%d bundles; want to stop after 3", seen)
		}
		a.load(Write("after", "Tass", "").Bundle())
	}},
	{"a bundle that does not fit together is refused whole, and leaves nothing", func(a asking) {
		a.load(fixture()...)
		before := a.picture()
		for name, spoil := range spoiled() {
			b := Write("spoiled", "Tass", "2025-01-01").State(Entity(ontology.Person, "Newcomer"), ontology.Supports, russia).State(chile, ontology.Attacks, iran).Bundle()
			spoil(b)
			outcome, err := a.s.AddArticle(a.ctx, b)
			a.refused(name, err, store.ErrInvalid)
			if outcome != "" {
				a.Errorf("%s: outcome %q; want none", name, outcome)
			}
			if err != nil && b != nil && b.Article != nil && !strings.Contains(err.Error(), string(b.Article.ID)) {
				a.Errorf("%s: the error does not name the article: %v", name, err)
			}
		}
		if after := a.picture(); after != before {
			a.Errorf("the graph has changed: %s", around(after, before))
		}
		a.load(Write("spoiled", "Tass", "2025-01-01").State(chile, ontology.Attacks, iran).Bundle()) // its ID is still free
	}},
	{"entities that are stored need not be in the bundle", func(a asking) {
		a.load(fixture()...)
		b := Write("later", "Tass", "2025-01-01").State(chile, ontology.Supports, iran, SaidBy(china)).Bundle()
		b.Entities = nil
		a.load(b)
		same(a, "RelationsOf", a.relationsOf(chile, store.RelationFilter{}), []string{"Chile SUPPORTS Iran"})
	}},
	{"a store keeps its own copy of a bundle", func(a asking) {
		b := Write("a", "Tass", "2025-01-01").State(Entity(ontology.Agreement, "Pact", "alias"), ontology.Opposes, iran).Bundle()
		b.Entities[0].Pact = &ontology.Pact{Form: "pact"}
		a.load(b)
		before := a.picture()
		b.Article.Text, b.Article.Source = "changed", "changed"
		b.Entities[0].Aliases[0], b.Entities[0].Pact.Form = "changed", "changed"
		b.Evidence[0].Role, b.Mentions[0].Count = "changed", 9
		if after := a.picture(); after != before {
			a.Errorf("the graph has changed with the bundle: %s", around(after, before))
		}
	}},
	{"the same statement by the near-duplicate of an article is one event of one source", func(a asking) {
		for i, tt := range []struct {
			source, first       string
			reports, events, of int
		}{{"Kyodo", "0", 1, 1, 1}, {"Herald", "0", 2, 1, 1}, {"Kyodo", "2", 3, 2, 1}, {"Reuters", "3", 4, 3, 2}} {
			name := string(rune('0' + i))
			a.load(Write(name, tt.source, "2024-01-01").State(japan, ontology.Visits, chile).Article(func(x *ontology.Article) {
				x.Cluster, x.Published = ArticleID(tt.first), Day("2024-01-01").AddDays(i)
			}).Bundle())
			r := a.relations(edge(japan, ontology.Visits, chile))[0]
			if r == nil || r.Reports != tt.reports || r.Events != tt.events || r.IndependentSources != tt.of {
				a.Errorf("after article %d: %+v; want %d reports, %d events, %d sources", i, r, tt.reports, tt.events, tt.of)
			}
		}
	}},
}

// spoiled are ways to spoil a bundle with two statements, by name.
func spoiled() map[string]func(*store.Bundle) {
	evidence := func(change func(*ontology.Evidence)) func(*store.Bundle) {
		return func(b *store.Bundle) {
			e := &b.Evidence[1]
			change(e)
			e.ID = ontology.NewEvidenceID(e)
		}
	}
	article := func(change func(*ontology.Article)) func(*store.Bundle) {
		return func(b *store.Bundle) { change(b.Article) }
	}
	entity := func(change func(*ontology.Entity)) func(*store.Bundle) {
		return func(b *store.Bundle) { change(&b.Entities[0]) }
	}
	return map[string]func(*store.Bundle){
		"no article":               func(b *store.Bundle) { b.Article = nil },
		"an ID that is no hash":    article(func(x *ontology.Article) { x.ID = "article:1" }),
		"an ID in capitals":        article(func(x *ontology.Article) { x.ID = "article:ABCDEF0123456789ABCD" }),
		"no cluster":               article(func(x *ontology.Article) { x.Cluster = "" }),
		"a day that is none":       article(func(x *ontology.Article) { x.Published.Month = 13 }),
		"a time out of range":      article(func(x *ontology.Article) { x.LoadedAt = time.Date(10001, 1, 1, 0, 0, 0, 0, time.UTC) }),
		"a title not in UTF-8":     article(func(x *ontology.Article) { x.Title = "\xff" }),
		"an entity twice":          func(b *store.Bundle) { b.Entities = append(b.Entities, b.Entities[0]) },
		"an entity of no kind":     entity(func(e *ontology.Entity) { e.Kind = "Ship" }),
		"an entity of another ID":  entity(func(e *ontology.Entity) { e.Kind = ontology.Country }),
		"an entity without a name": entity(func(e *ontology.Entity) { e.Name = "" }),
		"a person with a pact":     entity(func(e *ontology.Entity) { e.Pact = &ontology.Pact{} }),
		"an alias not in UTF-8":    entity(func(e *ontology.Entity) { e.Aliases = []string{"\xc3("} }),
		"an entity nobody names":   func(b *store.Bundle) { b.Entities = append(b.Entities, Entity(ontology.Person, "Nobody")) },
		"mentions twice":           func(b *store.Bundle) { b.Mentions = append(b.Mentions, b.Mentions[0]) },
		"mentions of nobody": func(b *store.Bundle) {
			b.Mentions = append(b.Mentions, ontology.Mentions{Entity: "person:nobody", Count: 1})
		},
		"no mentions":             func(b *store.Bundle) { b.Mentions[0].Count = 0 },
		"evidence twice":          func(b *store.Bundle) { b.Evidence = append(b.Evidence, b.Evidence[1]) },
		"evidence of another ID":  func(b *store.Bundle) { b.Evidence[1].ID = b.Evidence[0].ID },
		"another article":         evidence(func(e *ontology.Evidence) { e.Article = ArticleID("tokyo") }),
		"an unknown subject":      evidence(func(e *ontology.Evidence) { e.Subject = "country:ZZ" }),
		"an unknown object":       evidence(func(e *ontology.Evidence) { e.Object = "country:ZZ" }),
		"an unknown speaker":      evidence(func(e *ontology.Evidence) { e.AttributedTo = "country:ZZ" }),
		"no subject":              evidence(func(e *ontology.Evidence) { e.Subject = "" }),
		"one entity at both ends": evidence(func(e *ontology.Evidence) { e.Object = e.Subject }),
		"an unknown relation":     evidence(func(e *ontology.Evidence) { e.Relation = "FLIES_TO" }),
		"kinds not allowed":       evidence(func(e *ontology.Evidence) { e.Relation = ontology.PartyTo }),
		"no polarity":             evidence(func(e *ontology.Evidence) { e.Polarity = "" }),
		"no modality":             evidence(func(e *ontology.Evidence) { e.Modality = "MAYBE" }),
		"an unknown via":          evidence(func(e *ontology.Evidence) { e.ObjectMention.Via = "GUESS" }),
		"too sure":                evidence(func(e *ontology.Evidence) { e.Confidence = 1.01 }),
		"a date that is none":     evidence(func(e *ontology.Evidence) { e.Date = ontology.Date{Year: 2023, Month: 2, Day: 29} }),
		"a precision of no date":  evidence(func(e *ontology.Evidence) { e.Precision = ontology.DayPrecision }),
		"an unknown precision":    evidence(func(e *ontology.Evidence) { e.Date, e.Precision = Day("2023-01-01"), "HOUR" }),
		"another sentence":        evidence(func(e *ontology.Evidence) { e.Sentence = strings.ToUpper(e.Sentence) }),
		"a span outside":          evidence(func(e *ontology.Evidence) { e.End += 1000 }),
		"a span before the text":  evidence(func(e *ontology.Evidence) { e.Start = -1 }),
		"a span backwards":        evidence(func(e *ontology.Evidence) { e.TriggerSpan.End = e.TriggerSpan.Start - 1 }),
		"a mention outside":       evidence(func(e *ontology.Evidence) { e.SubjectMention.End = 1 << 30 }),
		"a role not in UTF-8":     evidence(func(e *ontology.Evidence) { e.Role = "\xed\xa0\x80" }),
	}
}
