package storetest

import (
	"context"
	"fmt"

	"pgregory.net/rapid"

	"entente/internal/ontology"
	"entente/internal/store"
)

// question is something to ask a store. Asking gives the answer in a form that
// can be compared.
type question struct {
	text string
	ask  func(context.Context, store.Store) string
}

// known are the IDs that questions may ask about.
type known struct {
	entities  []ontology.ID
	relations []ontology.RelationID
	evidence  []ontology.EvidenceID
	articles  []ontology.ArticleID
}

// knownOf are the IDs in the bundles, and some that are in none.
func knownOf(bundles []*store.Bundle) known {
	k := known{
		entities: castIDs(), relations: []ontology.RelationID{"", "relation:0", "relation:00000000000000000000"},
		evidence: []ontology.EvidenceID{"evidence:zzzzzzzzzzzzzzzzzzzz"}, articles: []ontology.ArticleID{"article:", ArticleID("nowhere")},
	}
	for _, b := range bundles {
		k.articles = append(k.articles, b.Article.ID)
		for i := range b.Evidence {
			k.evidence = append(k.evidence, b.Evidence[i].ID)
			k.relations = append(k.relations, b.Evidence[i].Key().ID())
		}
	}
	return k
}

// draw draws a question about a graph of these bundles.
func (k known) draw(t *rapid.T) question {
	kinds := []func(*rapid.T) question{
		k.lookUps, k.names, k.stats, k.listEntities, k.listRelations, k.relationsOf, k.listEvidence, k.evidenceOf,
		k.evidenceInvolving, k.evidenceIn, k.listArticles, k.articlesMentioning, k.similar, k.neighbours, k.path, k.path, k.path, k.paths, k.paths, k.explain, k.explain, k.common, k.alike, k.network, k.network, k.bundles, k.counts, k.counts, k.evidenceDuring,
	}
	return draw(t, "question", kinds)(t)
}

func several[T any](t *rapid.T, label string, values []T) []T {
	return rapid.SliceOfN(rapid.SampledFrom(values), 0, 4).Draw(t, label)
}

func (k known) lookUps(t *rapid.T) question {
	entities, relations := several(t, "entities", k.entities), several(t, "relations", k.relations)
	evidence, articles := several(t, "evidence", k.evidence), several(t, "articles", k.articles)
	return question{fmt.Sprintf("look up %q, %q, %q, %q", entities, relations, evidence, articles), func(ctx context.Context, s store.Store) string {
		return answer(s.Entities(ctx, entities)) + answer(s.Relations(ctx, relations)) + answer(s.Evidence(ctx, evidence)) +
			answer(s.Articles(ctx, articles)) + mentionsAnswer(s.MentionsIn(ctx, articles))
	}}
}

// mentionsAnswer makes no difference between no list and an empty one.
func mentionsAnswer(all [][]ontology.Mentions, err error) string {
	for i, m := range all {
		if len(m) == 0 {
			all[i] = nil
		}
	}
	return answer(all, err)
}

func (k known) names(t *rapid.T) question {
	name, kinds := rapid.SampledFrom(castNames()).Draw(t, "name"), some(t, "kinds", ontology.Kinds())
	limit := rapid.SampledFrom([]int{0, 1, 3, 100, 101, -1}).Draw(t, "limit")
	return question{fmt.Sprintf("resolve and search %q of kinds %q, limit %d", name, kinds, limit), func(ctx context.Context, s store.Store) string {
		found, err := s.Resolve(ctx, name, kinds)
		hits, err2 := s.Search(ctx, store.SearchQuery{Text: name, Kinds: kinds, Limit: limit})
		return listAnswer(found, err) + listAnswer(hits, err2)
	}}
}

// listAnswer makes no difference between no list and an empty one.
func listAnswer[T any](list []T, err error) string {
	if len(list) == 0 {
		list = nil
	}
	return answer(list, err)
}

func (k known) stats(*rapid.T) question {
	return question{"stats", func(ctx context.Context, s store.Store) string {
		stats, err := s.Stats(ctx)
		if stats != nil {
			stats.Backend = ""
		}
		return answer(stats, err)
	}}
}

func (k known) bundles(*rapid.T) question {
	return question{"bundles", func(ctx context.Context, s store.Store) string {
		text := ""
		for b, err := range s.Bundles(ctx) {
			text += answer(plainBundle(b), err)
		}
		return text
	}}
}

// plainBundle makes no difference between no list and an empty one.
func plainBundle(b *store.Bundle) any {
	if b == nil {
		return nil
	}
	return struct {
		Article  *ontology.Article
		Entities []ontology.Entity   `json:",omitempty"`
		Mentions []ontology.Mentions `json:",omitempty"`
		Evidence []ontology.Evidence `json:",omitempty"`
	}{b.Article, b.Entities, b.Mentions, b.Evidence}
}

// turn draws how to page: a first page, and then one that begins or ends at one
// of its items, or lies between two of them.
type turn struct {
	first, second store.Page
	after, before int // which cursor of the first page; -1 for none
}

func drawTurn(t *rapid.T) turn {
	draw := func(label string) store.Page {
		return store.Page{
			Limit:    rapid.SampledFrom([]int{0, 1, 2, 3, 1000, 1001}).Draw(t, label),
			Backward: rapid.Bool().Draw(t, "backward"), SkipTotal: rapid.Bool().Draw(t, "skip total"),
		}
	}
	return turn{
		first: draw("first limit"), second: draw("second limit"),
		after: rapid.IntRange(-1, 2).Draw(t, "after"), before: rapid.IntRange(-1, 2).Draw(t, "before"),
	}
}

// pageTwice asks for both pages of every list.
func pageTwice[T any](p turn, ask func(store.Page) ([]*store.Slice[T], error)) string {
	first, err := ask(p.first)
	text := answer(stretchesOf(first), err)
	for _, s := range first {
		if err := sound(s, p.first); err != nil {
			return "unsound: " + err.Error()
		}
		if len(s.Cursors) == 0 {
			continue
		}
		next := p.second
		if p.after >= 0 {
			next.After = s.Cursors[p.after%len(s.Cursors)]
		}
		if p.before >= 0 {
			next.Before = s.Cursors[p.before%len(s.Cursors)]
		}
		second, err := ask(next)
		text += answer(stretchesOf(second), err)
	}
	return text
}

// one makes a list of one list, as batches give them.
func one[T any](s *store.Slice[T], err error) ([]*store.Slice[T], error) {
	if err != nil {
		return nil, err
	}
	return []*store.Slice[T]{s}, nil
}

// knownDays are days of KnownAt. Undated articles of random graphs were loaded on
// 2025-01-02.
var knownDays = rapid.SampledFrom([]string{"", "", "0001-01-01", "2023-02-28", "2024-11-01", "2024-11-02", "2025-01-02"})

func (k known) relationFilter(t *rapid.T) store.RelationFilter {
	if rapid.Bool().Draw(t, "by direction only") {
		return store.RelationFilter{
			Direction: rapid.SampledFrom([]store.Direction{"", store.Both, store.Outgoing, store.Incoming}).Draw(t, "one direction"),
			KnownAt:   Day(knownDays.Draw(t, "then")),
		}
	}
	day := rapid.SampledFrom([]string{"", "", "", "2023-02-28", "2024-11-01", "2024-11-02"})
	return store.RelationFilter{
		Types:      some(t, "types", append(ontology.RelationTypes(), "FLIES_TO")),
		Direction:  rapid.SampledFrom([]store.Direction{"", "", store.Both, store.Outgoing, store.Incoming, "UP"}).Draw(t, "direction"),
		Others:     some(t, "others", k.entities),
		OtherKinds: some(t, "other kinds", ontology.Kinds()),
		Statuses:   some(t, "statuses", ontology.Modalities()),

		MinConfidence: rapid.SampledFrom([]float64{0, 0, 0, 0.8, 1.0 / 3, -1}).Draw(t, "min confidence"),
		MaxConfidence: rapid.SampledFrom([]float64{0, 0, 0, 0, 0.8}).Draw(t, "max confidence"),
		MinReports:    rapid.SampledFrom([]int{0, 0, 0, 2}).Draw(t, "min reports"),
		MaxReports:    rapid.SampledFrom([]int{0, 0, 0, 0, 2}).Draw(t, "max reports"),
		MinSources:    rapid.SampledFrom([]int{0, 0, 0, 2}).Draw(t, "min sources"),
		MaxSources:    rapid.SampledFrom([]int{0, 0, 0, 0, 1}).Draw(t, "max sources"),

		AsOf: Day(day.Draw(t, "as of")), ReportedFrom: Day(day.Draw(t, "reported from")), ReportedTo: Day(day.Draw(t, "reported to")),
		HideAttributed: rapid.IntRange(0, 3).Draw(t, "hide attributed") == 0,
		KnownAt:        Day(knownDays.Draw(t, "known at")),
	}
}

func (k known) evidenceFilter(t *rapid.T) store.EvidenceFilter {
	day := rapid.SampledFrom([]string{"", "", "", "2023-02-28", "2024-11-01"})
	return store.EvidenceFilter{
		Subjects: some(t, "subjects", k.entities), Objects: some(t, "objects", k.entities), Involving: some(t, "involving", k.entities),
		Between: some(t, "between", k.entities), And: some(t, "and", k.entities), EndKinds: some(t, "kinds of ends", ontology.Kinds()),
		Types: some(t, "types", ontology.RelationTypes()), Polarities: some(t, "polarities", ontology.Polarities()),
		Modalities: some(t, "modalities", ontology.Modalities()), Articles: some(t, "articles", k.articles),
		Sources: some(t, "sources", append(sources, "Nobody")), AttributedTo: some(t, "attributed to", k.entities),
		MinConfidence: rapid.SampledFrom([]float64{0, 0, 0.8, 2}).Draw(t, "min confidence"),
		MaxConfidence: rapid.SampledFrom([]float64{0, 0, 0, 0.8}).Draw(t, "max confidence"),
		PublishedFrom: Day(day.Draw(t, "published from")), PublishedTo: Day(day.Draw(t, "published to")),
		KnownAt:    Day(rapid.SampledFrom([]string{"", "", "2023-02-28", "2024-11-01", "2025-01-01", "2025-01-02"}).Draw(t, "known at")),
		KnownAfter: Day(rapid.SampledFrom([]string{"", "", "2023-02-28", "2024-11-01", "2025-01-01", "2025-01-02"}).Draw(t, "known after")),
		Text:       rapid.SampledFrom([]string{"", "", "", phrase(t, "text"), "japan", "opposes the"}).Draw(t, "text or none"),
	}
}

func (k known) articleFilter(t *rapid.T) store.ArticleFilter {
	day := rapid.SampledFrom([]string{"", "", "", "2023-02-28", "2024-11-01"})
	return store.ArticleFilter{
		Sources: some(t, "sources", append(sources, "Nobody")), Mentioning: some(t, "mentioning", k.entities),
		PublishedFrom: Day(day.Draw(t, "published from")), PublishedTo: Day(day.Draw(t, "published to")),
		Text: rapid.SampledFrom([]string{"", "", "", phrase(t, "text"), "japan", "opposes the"}).Draw(t, "text or none"),
	}
}

func (k known) listEntities(t *rapid.T) question {
	day := rapid.SampledFrom([]string{"", "", "2023-02-28", "2024-11-01"})
	f := store.EntityFilter{
		Kinds: some(t, "kinds", ontology.Kinds()), IDs: some(t, "ids", k.entities), MinMentions: rapid.SampledFrom([]int{0, 0, 2}).Draw(t, "min mentions"),
		MaxMentions: rapid.SampledFrom([]int{0, 0, 0, 2}).Draw(t, "max mentions"),
		SeenFrom:    Day(day.Draw(t, "seen from")), SeenTo: Day(day.Draw(t, "seen to")),
	}
	o := rapid.SampledFrom(append(store.EntityOrders(), "", "SIZE")).Draw(t, "order")
	p := drawTurn(t)
	return question{fmt.Sprintf("list entities %+v by %q, %+v", f, o, p), func(ctx context.Context, s store.Store) string {
		return pageTwice(p, func(p store.Page) ([]*store.Slice[*ontology.Entity], error) { return one(s.ListEntities(ctx, f, o, p)) })
	}}
}

func (k known) listRelations(t *rapid.T) question {
	f, p := k.relationFilter(t), drawTurn(t)
	o := rapid.SampledFrom(append(store.RelationOrders(), "", "SIZE")).Draw(t, "order")
	return question{fmt.Sprintf("list relations %+v by %q, %+v", f, o, p), func(ctx context.Context, s store.Store) string {
		return pageTwice(p, func(p store.Page) ([]*store.Slice[*ontology.Relation], error) {
			return one(s.ListRelations(ctx, f, o, p))
		})
	}}
}

func (k known) relationsOf(t *rapid.T) question {
	ids, f, p := several(t, "ids", k.entities), k.relationFilter(t), drawTurn(t)
	o := rapid.SampledFrom(append(store.RelationOrders(), "")).Draw(t, "order")
	return question{fmt.Sprintf("relations of %q %+v by %q, %+v", ids, f, o, p), func(ctx context.Context, s store.Store) string {
		return pageTwice(p, func(p store.Page) ([]*store.Slice[*ontology.Relation], error) {
			return s.RelationsOf(ctx, ids, f, o, p)
		})
	}}
}

func (k known) listEvidence(t *rapid.T) question {
	f, p := k.evidenceFilter(t), drawTurn(t)
	return question{fmt.Sprintf("list evidence %+v, %+v", f, p), func(ctx context.Context, s store.Store) string {
		return pageTwice(p, func(p store.Page) ([]*store.Slice[*ontology.Evidence], error) { return one(s.ListEvidence(ctx, f, p)) })
	}}
}

func (k known) evidenceOf(t *rapid.T) question {
	ids, f, p := several(t, "ids", k.relations), k.evidenceFilter(t), drawTurn(t)
	return question{fmt.Sprintf("evidence of %q %+v, %+v", ids, f, p), func(ctx context.Context, s store.Store) string {
		return pageTwice(p, func(p store.Page) ([]*store.Slice[*ontology.Evidence], error) { return s.EvidenceOf(ctx, ids, f, p) })
	}}
}

func (k known) evidenceInvolving(t *rapid.T) question {
	ids, f, p := several(t, "ids", k.entities), k.evidenceFilter(t), drawTurn(t)
	return question{fmt.Sprintf("evidence involving %q %+v, %+v", ids, f, p), func(ctx context.Context, s store.Store) string {
		return pageTwice(p, func(p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
			return s.EvidenceInvolving(ctx, ids, f, p)
		})
	}}
}

func (k known) evidenceIn(t *rapid.T) question {
	ids, f, p := several(t, "ids", k.articles), k.evidenceFilter(t), drawTurn(t)
	return question{fmt.Sprintf("evidence in %q %+v, %+v", ids, f, p), func(ctx context.Context, s store.Store) string {
		return pageTwice(p, func(p store.Page) ([]*store.Slice[*ontology.Evidence], error) { return s.EvidenceIn(ctx, ids, f, p) })
	}}
}

func (k known) listArticles(t *rapid.T) question {
	f, p := k.articleFilter(t), drawTurn(t)
	return question{fmt.Sprintf("list articles %+v, %+v", f, p), func(ctx context.Context, s store.Store) string {
		return pageTwice(p, func(p store.Page) ([]*store.Slice[*ontology.Article], error) { return one(s.ListArticles(ctx, f, p)) })
	}}
}

func (k known) articlesMentioning(t *rapid.T) question {
	ids, f, p := several(t, "ids", k.entities), k.articleFilter(t), drawTurn(t)
	return question{fmt.Sprintf("articles mentioning %q %+v, %+v", ids, f, p), func(ctx context.Context, s store.Store) string {
		return pageTwice(p, func(p store.Page) ([]*store.Slice[*ontology.Article], error) {
			return s.ArticlesMentioning(ctx, ids, f, p)
		})
	}}
}

func (k known) similar(t *rapid.T) question {
	prints := rapid.SliceOfN(rapid.SampledFrom([]uint64{0, 2, 1 << 63, ^uint64(0)}), 1, 3).Draw(t, "fingerprints")
	distance := rapid.SampledFrom([]int{0, 1, 2, 10, 63, 64, 65, -1}).Draw(t, "distance")
	return question{fmt.Sprintf("similar to %x within %d", prints, distance), func(ctx context.Context, s store.Store) string {
		found, err := s.Similar(ctx, prints, distance)
		var answers []string
		for _, near := range found {
			answers = append(answers, listAnswer(near, nil))
		}
		return answer(answers, err)
	}}
}

func (k known) neighbours(t *rapid.T) question {
	ids, f, p := several(t, "ids", k.entities), k.relationFilter(t), drawTurn(t)
	return question{fmt.Sprintf("neighbours of %q %+v, %+v", ids, f, p), func(ctx context.Context, s store.Store) string {
		return pageTwice(p, func(p store.Page) ([]*store.Slice[store.Neighbour], error) { return s.Neighbours(ctx, ids, f, p) })
	}}
}

func (k known) path(t *rapid.T) question {
	from, to := draw(t, "from", k.entities), draw(t, "to", k.entities)
	q := store.PathQuery{Filter: k.relationFilter(t), MaxHops: draw(t, "max hops", []int{0, 1, 2, 3, 4, 10, 11})}
	return question{fmt.Sprintf("path from %q to %q %+v", from, to, q), func(ctx context.Context, s store.Store) string {
		return answer(s.ShortestPath(ctx, from, to, q))
	}}
}

func (k known) paths(t *rapid.T) question {
	from, to := draw(t, "from", k.entities), draw(t, "to", k.entities)
	q := store.PathsQuery{
		PathQuery:    store.PathQuery{Filter: k.relationFilter(t), MaxHops: draw(t, "max hops", []int{0, 1, 2, 3, 4, 10, 11})},
		ShortestOnly: rapid.IntRange(0, 2).Draw(t, "shortest only") == 0,
		Limit:        draw(t, "limit", []int{0, 1, 2, 5, 100, 101}),
	}
	return question{fmt.Sprintf("paths from %q to %q %+v", from, to, q), func(ctx context.Context, s store.Store) string {
		found, err := s.Paths(ctx, from, to, q)
		if err != nil {
			return answer(nil, err)
		}
		return listAnswer(found.Items, nil) + answer(found.More, nil)
	}}
}

func (k known) explain(t *rapid.T) question {
	a, b := draw(t, "a", k.entities), draw(t, "b", k.entities)
	q := store.ExplainQuery{Filter: k.relationFilter(t), MaxHops: draw(t, "max hops", []int{0, 1, 2, 3, 4}), Limit: draw(t, "limit", []int{0, 1, 2, 100, 101})}
	return question{fmt.Sprintf("explain %q and %q %+v", a, b, q), func(ctx context.Context, s store.Store) string {
		found, err := s.Explain(ctx, a, b, q)
		if err != nil {
			return answer(nil, err)
		}
		return listAnswer(found.Direct, nil) + listAnswer(found.Paths, nil) + answer(found.More, nil)
	}}
}

func (k known) common(t *rapid.T) question {
	ids, f, p := rapid.SliceOfN(rapid.SampledFrom(k.entities), 1, 3).Draw(t, "ids"), k.relationFilter(t), drawTurn(t)
	return question{fmt.Sprintf("common neighbours of %q %+v, %+v", ids, f, p), func(ctx context.Context, s store.Store) string {
		return pageTwice(p, func(p store.Page) ([]*store.Slice[store.CommonNeighbour], error) {
			return one(s.CommonNeighbours(ctx, ids, f, p))
		})
	}}
}

func (k known) alike(t *rapid.T) question {
	ids := several(t, "ids", k.entities)
	q := store.AlikeQuery{
		Kinds: some(t, "kinds", ontology.Kinds()), Filter: k.relationFilter(t),
		Limit: draw(t, "limit", []int{0, 1, 2, 100, 101}), Shared: draw(t, "shared", []int{0, 1, 100, 101}),
	}
	return question{fmt.Sprintf("alike %q %+v", ids, q), func(ctx context.Context, s store.Store) string {
		found, err := s.Alike(ctx, ids, q)
		text := answer(nil, err)
		for _, all := range found {
			text += listAnswer(all, nil)
		}
		return text
	}}
}

func (k known) network(t *rapid.T) question {
	q := store.NetworkQuery{
		Seeds: some(t, "seeds", k.entities), Hops: rapid.IntRange(-1, 5).Draw(t, "hops"), Filter: k.relationFilter(t),
		MaxNodes: rapid.SampledFrom([]int{0, 1, 2, 4, 5001}).Draw(t, "max nodes"), MaxLinks: rapid.SampledFrom([]int{0, 1, 2, 5, 20001}).Draw(t, "max links"),
	}
	return question{fmt.Sprintf("network %+v", q), func(ctx context.Context, s store.Store) string {
		n, err := s.Network(ctx, q)
		if err != nil {
			return answer(nil, err)
		}
		return listAnswer(n.Nodes, nil) + listAnswer(n.Links, nil) + answer([]bool{n.NodesCut, n.LinksCut}, nil)
	}}
}

func (k known) counts(t *rapid.T) question {
	q := store.CountQuery{
		Filter: k.evidenceFilter(t), By: rapid.SliceOfN(rapid.SampledFrom(store.Groupings()), 0, 2).Draw(t, "by"),
		Limit: rapid.SampledFrom([]int{0, 0, 1, 3}).Draw(t, "limit"),
	}
	if rapid.Bool().Draw(t, "count all") {
		q.Filter = store.EvidenceFilter{}
	}
	return question{fmt.Sprintf("count %+v", q), func(ctx context.Context, s store.Store) string {
		c, err := s.CountEvidence(ctx, q)
		if err != nil {
			return answer(nil, err)
		}
		return listAnswer(c.Groups, nil) + answer(c.Cut, nil)
	}}
}

func (k known) evidenceDuring(t *rapid.T) question {
	day := func(label string) ontology.Date { return Day(rapid.SampledFrom(days[1:]).Draw(t, label)) }
	stretches := []store.Days{{From: day("from"), To: day("to")}, {From: day("from"), To: day("to")}}
	f, p := k.evidenceFilter(t), drawTurn(t)
	return question{fmt.Sprintf("evidence during %v %+v, %+v", stretches, f, p), func(ctx context.Context, s store.Store) string {
		return pageTwice(p, func(p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
			return s.EvidenceDuring(ctx, stretches, f, p)
		})
	}}
}
