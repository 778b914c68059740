package sqlite

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// TestASumIsASummary draws the reports of an edge and adds them up article by
// article, in any order of articles.
func TestASumIsASummary(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		key := ontology.NewRelationKey("country:JP", ontology.Visits, "country:CL")
		days := []string{"", "2023-12-31", "2024-01-01", "2024-02-29"}
		var all []ontology.Report
		s, sources := &sum{}, map[string]uint32{"a": 0, "b": 1, "": 2}
		for i := range rapid.IntRange(0, 8).Draw(r, "articles") {
			article, _ := digestOf(articlePrefix, storetest.ArticleID(fmt.Sprint(i)))
			cluster, _ := digestOf(articlePrefix, storetest.ArticleID(fmt.Sprint(rapid.IntRange(0, 3).Draw(r, "cluster"))))
			source, published := rapid.SampledFrom([]string{"a", "b", ""}).Draw(r, "source"), storetest.Day(rapid.SampledFrom(days).Draw(r, "published"))
			for j := range rapid.IntRange(1, 3).Draw(r, "statements") {
				e := &ontology.Evidence{
					Article: idOf[ontology.ArticleID](articlePrefix, article), Polarity: ontology.Affirmed,
					Modality:     rapid.SampledFrom([]ontology.Modality{ontology.Asserted, ontology.Planned, ontology.Ended}).Draw(r, "modality"),
					AttributedTo: rapid.SampledFrom([]ontology.ID{"", "country:CN"}).Draw(r, "attributed to"),
					Attribution:  rapid.SampledFrom([]string{"", "Analysts"}).Draw(r, "attribution"),
					Date:         storetest.Day(rapid.SampledFrom(days).Draw(r, "on")),
					Role:         rapid.SampledFrom([]string{"", "envoy", "minister"}).Draw(r, "role"),
					Confidence:   rapid.SampledFrom([]float64{0, 0.1, 1.0 / 3, 0.9, 1}).Draw(r, "confidence"),
				}
				e.Start = j
				e.ID = ontology.NewEvidenceID(e)
				id, _ := digestOf(evidencePrefix, e.ID)
				all = append(all, ontology.Report{Evidence: e, Source: source, Cluster: idOf[ontology.ArticleID](articlePrefix, cluster), Published: published})
				s.add(report{
					at: moment{day(published), id}, article: uint32(i), cluster: cluster, source: sources[source],
					modality: e.Modality, attributed: e.AttributedTo != "" || e.Attribution != "", on: day(e.Date), role: e.Role, confidence: e.Confidence,
				})
			}
		}
		want, wantOK := ontology.Summarise(key, all)
		got, ok := s.relation()
		got.ID, got.Subject, got.Type, got.Object = want.ID, want.Subject, want.Type, want.Object
		if ok != wantOK || got != want {
			r.Fatalf("%+v, %t; want %+v, %t", got, ok, want, wantOK)
		}
	})
}

func TestSumsForgetTheLeastUsed(t *testing.T) {
	kept := newSums(5)
	of := func(clusters int) *sum { return &sum{clusters: make([]clusterSum, clusters)} }
	kept.put(1, of(1))
	kept.put(2, of(1)) // each counts as one more
	kept.get(1)
	kept.put(3, of(0)) // 2 + 2 + 1
	if kept.get(1) == nil || kept.get(2) == nil || kept.get(3) == nil {
		t.Error("a sum is gone, with room for all")
	}
	kept.put(3, of(1)) // one too much: 1 is the least used
	if kept.get(1) != nil || kept.get(2) == nil || kept.get(3) == nil || kept.size != 4 {
		t.Errorf("size %d; want only sum 1 gone, and a size of 4", kept.size)
	}
	kept.put(4, of(100)) // more than there is room for: kept alone
	if kept.get(4) == nil || kept.get(2) != nil || kept.order.Len() != 1 {
		t.Errorf("%d sums; want the last alone", kept.order.Len())
	}
	kept.drop(4)
	kept.drop(4)
	if kept.size != 0 || len(kept.by) != 0 {
		t.Errorf("size %d of %d sums; want nothing", kept.size, len(kept.by))
	}
}

// TestForgottenSumsAreReadAgain keeps one sum, so that nearly every edge is
// added up from the file.
func TestForgottenSumsAreReadAgain(t *testing.T) {
	storetest.Differential(t,
		func(testing.TB) store.Store { return storetest.NewMemory() },
		func(t testing.TB) store.Store { return openWith(t, memoryPath, Options{keptSums: 1}) },
	)
}

func openWith(t testing.TB, path string, o Options) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(t.Context()) })
	return s
}
