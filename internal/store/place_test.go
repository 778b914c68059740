package store

import (
	"slices"
	"testing"

	"entente/internal/ontology"
)

func day(s string) ontology.Date {
	if s == "" {
		return ontology.Date{}
	}
	d, err := ontology.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestPlacesSortEntities(t *testing.T) {
	of := func(id, name string, mentions, relations int, seen string) *ontology.Entity {
		return &ontology.Entity{ID: ontology.ID(id), Name: name, LastSeen: day(seen), Counts: ontology.Counts{Mentions: mentions, Relations: relations}}
	}
	all := []*ontology.Entity{
		of("country:A", "Zeta", 1, 9, "2024-01-02"), of("country:B", "the Alpha", 7, 0, ""), of("country:C", "ÄLPHA", 7, 9, "2024-01-10"), of("country:D", "beta", 2, 1, "0001-01-02"),
	}
	for o, want := range map[EntityOrder]string{"": "BCDA", ByMentions: "BCDA", ByName: "BCDA", ByRelations: "ACDB", ByLastSeen: "CADB", ByEntityID: "ABCD"} {
		got := sortedIDs(all, o.Place)
		if got != want {
			t.Errorf("by %q: %s; want %s", string(o), got, want)
		}
	}
}

func TestPlacesSortRelations(t *testing.T) {
	of := func(id string, reports int, confidence float64, since, last string) *ontology.Relation {
		return &ontology.Relation{ID: ontology.RelationID(id), Reports: reports, Confidence: confidence, Since: day(since), LastReported: day(last)}
	}
	all := []*ontology.Relation{
		of("A", 1, 0.5, "", "2024-01-02"), of("B", 7, 0, "2020-01-01", ""), of("C", 7, 0.999, "2019-12-31", "2023-12-31"), of("D", 12, 0.501, "9999-12-31", "2024-01-02"),
	}
	for o, want := range map[RelationOrder]string{"": "DBCA", ByReports: "DBCA", ByLastReported: "ADCB", BySince: "CBDA", ByConfidence: "CDAB", ByRelationID: "ABCD"} {
		if got := sortedIDs(all, o.Place); got != want {
			t.Errorf("by %q: %s; want %s", string(o), got, want)
		}
	}
}

func TestPlacesSortEvidenceAndArticles(t *testing.T) {
	article := func(id, published string) *ontology.Article {
		return &ontology.Article{ID: ontology.ArticleID(id), Published: day(published)}
	}
	articles := []*ontology.Article{article("A", ""), article("B", "2024-01-01"), article("C", "2024-01-02"), article("D", "2024-01-02")}
	if got := sortedIDs(articles, ArticlePlace); got != "CDBA" {
		t.Errorf("articles: %s; want CDBA", got)
	}
	published := map[ontology.ArticleID]ontology.Date{}
	for _, a := range articles {
		published[a.ID] = a.Published
	}
	evidence := func(id, article string, start int) *ontology.Evidence {
		return &ontology.Evidence{ID: ontology.EvidenceID(id), Article: ontology.ArticleID(article), Span: ontology.Span{Start: start}}
	}
	all := []*ontology.Evidence{evidence("A", "D", 2), evidence("B", "D", 10), evidence("C", "A", 0), evidence("D", "C", 99), evidence("E", "D", 2)}
	if got := sortedIDs(all, func(e *ontology.Evidence) Place { return EvidencePlace(e, published[e.Article]) }); got != "DAEBC" {
		t.Errorf("evidence: %s; want DAEBC", got)
	}
}

func TestANeighboursPlaceCountsReports(t *testing.T) {
	n := Neighbour{Entity: &ontology.Entity{ID: "country:JP"}, Relations: []*ontology.Relation{{Reports: 3}, {Reports: 4}}}
	if got, want := NeighbourPlace(n), (Place{Rank: -7, ID: "country:JP"}); got != want {
		t.Errorf("%+v; want %+v", got, want)
	}
}

func TestAPlaceTellsItsConfidence(t *testing.T) {
	for _, c := range []float64{0, 1.0 / 3, 0.999} {
		if got := ByConfidence.Place(&ontology.Relation{Confidence: c}).Confidence(); got != c {
			t.Errorf("%v; want %v", got, c)
		}
	}
}

// sortedIDs joins the last letters of the IDs, sorted by place.
func sortedIDs[T any](all []T, place func(T) Place) string {
	sorted := slices.Clone(all)
	slices.Reverse(sorted) // so that the order given is not the order wanted
	slices.SortFunc(sorted, func(a, b T) int { return place(a).Compare(place(b)) })
	ids := ""
	for _, x := range sorted {
		id := place(x).ID
		ids += id[len(id)-1:]
	}
	return ids
}
