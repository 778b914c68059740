package graph

import (
	"context"
	"fmt"
	"maps"
	"strings"
	"sync"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// counted counts the calls of a store.
type counted struct {
	store.Reader
	mu    sync.Mutex
	calls map[string]int
}

func (c *counted) count(method string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls[method]++
}

func (c *counted) Entities(ctx context.Context, ids []ontology.ID) ([]*ontology.Entity, error) {
	c.count("Entities")
	return c.Reader.Entities(ctx, ids)
}

func (c *counted) Resolve(ctx context.Context, name string, kinds []ontology.Kind) ([]*ontology.Entity, error) {
	c.count("Resolve")
	return c.Reader.Resolve(ctx, name, kinds)
}

func (c *counted) ListEntities(ctx context.Context, f store.EntityFilter, o store.EntityOrder, p store.Page) (*store.Slice[*ontology.Entity], error) {
	c.count("ListEntities")
	return c.Reader.ListEntities(ctx, f, o, p)
}

func (c *counted) Relations(ctx context.Context, ids []ontology.RelationID) ([]*ontology.Relation, error) {
	c.count("Relations")
	return c.Reader.Relations(ctx, ids)
}

func (c *counted) RelationsOf(ctx context.Context, ids []ontology.ID, f store.RelationFilter, o store.RelationOrder, p store.Page) ([]*store.Slice[*ontology.Relation], error) {
	c.count("RelationsOf")
	return c.Reader.RelationsOf(ctx, ids, f, o, p)
}

func (c *counted) EvidenceOf(ctx context.Context, ids []ontology.RelationID, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	c.count("EvidenceOf")
	return c.Reader.EvidenceOf(ctx, ids, f, p)
}

func (c *counted) EvidenceInvolving(ctx context.Context, ids []ontology.ID, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	c.count("EvidenceInvolving")
	return c.Reader.EvidenceInvolving(ctx, ids, f, p)
}

func (c *counted) EvidenceIn(ctx context.Context, ids []ontology.ArticleID, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	c.count("EvidenceIn")
	return c.Reader.EvidenceIn(ctx, ids, f, p)
}

func (c *counted) CountEvidence(ctx context.Context, q store.CountQuery) (*store.Counts, error) {
	c.count("CountEvidence")
	return c.Reader.CountEvidence(ctx, q)
}

func (c *counted) EvidenceDuring(ctx context.Context, stretches []store.Days, f store.EvidenceFilter, p store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	c.count("EvidenceDuring")
	return c.Reader.EvidenceDuring(ctx, stretches, f, p)
}

func (c *counted) Articles(ctx context.Context, ids []ontology.ArticleID) ([]*ontology.Article, error) {
	c.count("Articles")
	return c.Reader.Articles(ctx, ids)
}

func (c *counted) ArticlesMentioning(ctx context.Context, ids []ontology.ID, f store.ArticleFilter, p store.Page) ([]*store.Slice[*ontology.Article], error) {
	c.count("ArticlesMentioning")
	return c.Reader.ArticlesMentioning(ctx, ids, f, p)
}

func (c *counted) MentionsIn(ctx context.Context, ids []ontology.ArticleID) ([][]ontology.Mentions, error) {
	c.count("MentionsIn")
	return c.Reader.MentionsIn(ctx, ids)
}

func (c *counted) Neighbours(ctx context.Context, ids []ontology.ID, f store.RelationFilter, p store.Page) ([]*store.Slice[store.Neighbour], error) {
	c.count("Neighbours")
	return c.Reader.Neighbours(ctx, ids, f, p)
}

func (c *counted) Paths(ctx context.Context, from, to ontology.ID, q store.PathsQuery) (*store.Paths, error) {
	c.count("Paths")
	return c.Reader.Paths(ctx, from, to, q)
}

func (c *counted) Explain(ctx context.Context, a, b ontology.ID, q store.ExplainQuery) (*store.Explanation, error) {
	c.count("Explain")
	return c.Reader.Explain(ctx, a, b, q)
}

func (c *counted) CommonNeighbours(ctx context.Context, ids []ontology.ID, f store.RelationFilter, p store.Page) (*store.Slice[store.CommonNeighbour], error) {
	c.count("CommonNeighbours")
	return c.Reader.CommonNeighbours(ctx, ids, f, p)
}

func (c *counted) Alike(ctx context.Context, ids []ontology.ID, q store.AlikeQuery) ([][]store.Alike, error) {
	c.count("Alike")
	return c.Reader.Alike(ctx, ids, q)
}

func (c *counted) Network(ctx context.Context, q store.NetworkQuery) (*store.Network, error) {
	c.count("Network")
	return c.Reader.Network(ctx, q)
}

// star is a graph of one hub and so many countries around it, each with two articles.
func star(t *testing.T, spokes int) store.Reader {
	t.Helper()
	m := storetest.NewMemory()
	for i := range 2 * spokes {
		other := storetest.Entity(ontology.Organisation, fmt.Sprintf("Body %d", i%spokes))
		b := storetest.Write(fmt.Sprintf("%020d", i), "Paper", "2024-11-01").
			State(japan, ontology.PartnersWith, other).State(other, ontology.Supports, ukraine).Bundle()
		if _, err := m.AddArticle(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

// TestCallsDoNotGrowWithTheAnswer: however many objects a level has, each of its
// fields asks the store once.
func TestCallsDoNotGrowWithTheAnswer(t *testing.T) {
	for _, tt := range []struct {
		name, query string
		want        map[string]int
	}{
		{"relations with evidence and articles", `{ entity(by: {name: "Japan"}) { relations(first: 50) { edges { other { name } node { subject { name } object { name }
			evidence { edges { node { sentence article { title mentions { entity { name } } } attributedTo { name } } } } } } } } }`,
			map[string]int{"Resolve": 1, "RelationsOf": 1, "Entities": 4, "EvidenceOf": 1, "Articles": 1, "MentionsIn": 1}},
		{"four levels of neighbours", `{ entity(by: {name: "Japan"}) { neighbours(first: 50) { nodes { neighbours { nodes { neighbours { nodes { neighbours { nodes { name } } } } } } } } } }`,
			map[string]int{"Resolve": 1, "Neighbours": 4}},
		{"everything of many entities", `{ entities(first: 50) { nodes { relations(first: 2) { nodes { evidence(first: 1) { nodes { relation { reports } } } } }
			evidence(first: 2) { nodes { article { evidence(first: 2) { totalCount } } } } articles(first: 1) { nodes { title } } } } }`,
			map[string]int{"ListEntities": 1, "RelationsOf": 1, "EvidenceOf": 1, "Relations": 1, "EvidenceInvolving": 1, "Articles": 1, "EvidenceIn": 1, "ArticlesMentioning": 1}},
		{"identifiers alone are not looked up", `{ entity(by: {name: "Japan"}) { relations { nodes { subject { id } object { id kind __typename } } } } }`,
			map[string]int{"Resolve": 1, "RelationsOf": 1}},
		{"a network with all that is computed on it", `{ network { nodes { entity { name } position { x } community centrality(by: BETWEENNESS) } communities { members { name } }
			signed { ties { a { name } relations { evidence { nodes { sentence } } } } brokers { items { triads { ties { b { name } } } } } } } }`,
			map[string]int{"Network": 1, "Entities": 1, "EvidenceOf": 1}},
		{"paths with what says so", `{ paths(from: {id: "country:JP"}, to: {id: "country:UA"}, kind: ALL_SHORTEST, first: 50) { items { entities { name } steps { from { name } to { name } relations { subject { name } evidence { nodes { article { title } } } } } } } }`,
			map[string]int{"Entities": 1, "Paths": 1, "EvidenceOf": 1, "Articles": 1}},
		{"an explanation with what says so", `{ explain(a: {id: "country:JP"}, b: {id: "country:UA"}, first: 50) { direct { type } paths { weakest { from { name } } steps { relations { evidence { nodes { article { title } } } } } } } }`,
			map[string]int{"Explain": 1, "EvidenceOf": 1, "Articles": 1}},
		{"common neighbours", `{ commonNeighbours(of: [{id: "country:JP"}, {id: "country:UA"}], first: 50) { edges { node { name } sides { from { name } relations { evidence { totalCount } } } } } }`,
			map[string]int{"CommonNeighbours": 1, "Entities": 1, "EvidenceOf": 1}},
		{"those similar to many", `{ entities(first: 50) { nodes { similar { entity { name relations { totalCount } } shared { with { name } own { reports } theirs { evidence { totalCount } } } } } } }`,
			map[string]int{"ListEntities": 1, "Alike": 1, "RelationsOf": 1, "Entities": 1, "EvidenceOf": 1}},
		{"what was known then, with what said so", `{ entity(by: {name: "Japan"}) { relations(first: 50, where: {knownAt: "2024-11-01"}) { nodes { evidence { nodes { article { title } } } } }
			neighbours(first: 50, where: {knownAt: "2024-11-01"}) { edges { relations { evidence { totalCount } } } } } }`,
			map[string]int{"Resolve": 1, "RelationsOf": 1, "Neighbours": 1, "EvidenceOf": 2, "Articles": 1}},
		{"sentences of each stretch of time", `{ timeline(by: DAY) { stretches { friendly evidence(first: 1) { nodes { article { title } } } } undated { events } } }`,
			map[string]int{"CountEvidence": 2, "EvidenceDuring": 1, "Articles": 1}},
		{"how two stand to each other", `{ alignment(a: {id: "country:JP"}, b: {id: "organisation:body-1"}) { a { name } b { name } friendly stretches { evidence { totalCount } } } }`,
			map[string]int{"Entities": 1, "CountEvidence": 3, "EvidenceDuring": 1}},
		{"a network of states", `{ network(seeds: [{name: "Japan"}], hops: 2, level: COUNTRY) { nodes { entity { name } } acts { sources { relation { evidence { totalCount } } } } } }`,
			map[string]int{"Resolve": 1, "Network": 6, "Entities": 1}},
		{"what was learnt", `{ networkDiff(from: "2024-10-01", to: "2024-12-01", knownThen: true) { opened { relation { subject { name } } } changed { evidence { nodes { article { title } } } } } }`,
			map[string]int{"Network": 2, "Entities": 1}},
		{"paths of states", `{ paths(from: {id: "country:JP"}, to: {id: "country:UA"}, level: COUNTRY, kind: K, maxHops: 4) { items { entities { name } steps { acts { sources { relation { evidence { totalCount } } } } } } } }`,
			map[string]int{"Network": 7, "Entities": 2}},
		{"the same through aliases and fragments", `{ entity(by: {name: "Japan"}) { a: neighbours { nodes { ...N } } b: neighbours { nodes { ...N } } } } fragment N on Entity { relations { totalCount } }`,
			map[string]int{"Resolve": 1, "Neighbours": 2, "RelationsOf": 2}},
	} {
		for _, spokes := range []int{2, 40} {
			t.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(tt.name, " ", "_"), spokes), func(t *testing.T) {
				c := &counted{Reader: star(t, spokes), calls: map[string]int{}}
				a := ask(t, NewHandler(c, quiet(Options{MaxCost: 1e9})), tt.query)
				if len(a.Errors) > 0 {
					t.Fatal(a.message())
				}
				if !maps.Equal(c.calls, tt.want) {
					t.Errorf("calls %v, want %v", c.calls, tt.want)
				}
			})
		}
	}
}
