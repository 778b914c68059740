package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// The two questions of the peer benchmark: an entity, and 25 of its relations
// with three pieces of evidence each.
const (
	lookUpQuery = `query Q1($name: String!) { entity(by: {name: $name}) { id name description counts { mentions } firstSeen } }`
	oneHopQuery = `query Q5($name: String!) { entity(by: {name: $name}) { id name relations(types: [PARTNERS_WITH], first: 25) {
		edges { node { id since lastReported reports confidence evidence(first: 3) { nodes { date sentence article { title } } } } other { id name } } } } }`
)

// ready is a store whose answers are there before they are asked for, so that
// what is measured is the API.
type ready struct {
	store.Reader
	hub       *ontology.Entity
	others    []*ontology.Entity
	relations []*store.Slice[*ontology.Relation]
	evidence  []*store.Slice[*ontology.Evidence]
	article   *ontology.Article
}

func newReady() *ready {
	hub := storetest.Entity(ontology.Country, "Japan", "JP")
	hub.Description, hub.FirstSeen = "island country in East Asia", storetest.Day("2020-01-01")
	r := &ready{hub: &hub, article: &ontology.Article{ID: "article:1", Title: "Japan and partners deepen their security cooperation"}}
	list := &store.Slice[*ontology.Relation]{Total: 25}
	for i := range 25 {
		other := storetest.Entity(ontology.Organisation, fmt.Sprintf("Organisation %d", i))
		key := ontology.NewRelationKey(hub.ID, ontology.PartnersWith, other.ID)
		r.others = append(r.others, &other)
		list.Cursors = append(list.Cursors, store.Cursor(fmt.Sprint("cursor", i)))
		list.Items = append(list.Items, &ontology.Relation{
			ID: key.ID(), Subject: key.Subject, Type: key.Type, Object: key.Object, Since: storetest.Day("2021-02-03"),
			LastReported: storetest.Day("2024-05-06"), Reports: 100 - i, Confidence: 0.93, Status: ontology.Asserted,
		})
		three := &store.Slice[*ontology.Evidence]{Total: 3, Cursors: []store.Cursor{"a", "b", "c"}}
		for range 3 {
			three.Items = append(three.Items, &ontology.Evidence{
				ID: "evidence:1", Article: r.article.ID, Date: storetest.Day("2024-05-06"),
				Sentence: "Japan and the European Union have agreed to deepen their cooperation in security and defence, officials said.",
			})
		}
		r.evidence = append(r.evidence, three)
	}
	r.relations = []*store.Slice[*ontology.Relation]{list}
	return r
}

func (r *ready) Resolve(context.Context, string, []ontology.Kind) ([]*ontology.Entity, error) {
	return []*ontology.Entity{r.hub}, nil
}

func (r *ready) Entities(_ context.Context, ids []ontology.ID) ([]*ontology.Entity, error) {
	return r.others[:len(ids)], nil
}

func (r *ready) RelationsOf(context.Context, []ontology.ID, store.RelationFilter, store.RelationOrder, store.Page) ([]*store.Slice[*ontology.Relation], error) {
	return r.relations, nil
}

func (r *ready) EvidenceOf(_ context.Context, ids []ontology.RelationID, _ store.EvidenceFilter, _ store.Page) ([]*store.Slice[*ontology.Evidence], error) {
	return r.evidence[:len(ids)], nil
}

func (r *ready) Articles(_ context.Context, ids []ontology.ArticleID) ([]*ontology.Article, error) {
	return each(ids, func(ontology.ArticleID) *ontology.Article { return r.article }), nil
}

func BenchmarkLookUp(b *testing.B) { benchmark(b, lookUpQuery) }

func BenchmarkOneHop(b *testing.B) { benchmark(b, oneHopQuery) }

// BenchmarkExecutors compares the two ways of answering, without HTTP.
func BenchmarkExecutors(b *testing.B) {
	r := NewResolver(newReady(), &Live{})
	for name, exec := range map[string]*executor.Executor{"gqlgen": depthFirst(r), "level": newExecutor(r, quiet(Options{}).withDefaults())} {
		exec.SetQueryCache(newDocumentCache())
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ctx := graphql.StartOperationTrace(b.Context())
				oc, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{Query: oneHopQuery, Variables: map[string]any{"name": "Japan"}})
				if errs != nil {
					b.Fatal(errs)
				}
				answer, ctx := exec.DispatchOperation(ctx, oc)
				buffers.put(answer(ctx).Data)
			}
		})
	}
}

func benchmark(b *testing.B, query string) {
	h := NewHandler(newReady(), quiet(Options{}))
	body, err := json.Marshal(map[string]any{"query": query, "variables": map[string]any{"name": "Japan"}})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
			r.Header.Set("Content-Type", "application/json")
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != http.StatusOK || bytes.Contains(w.Body.Bytes(), []byte(`"errors"`)) {
				b.Fatal(w.Body)
			}
		}
	})
}
