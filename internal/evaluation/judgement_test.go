package evaluation_test

import (
	"slices"
	"testing"

	"entente/internal/annotation"
	"entente/internal/evaluation"
)

// Every edge of the system's is judged once, by its surest statement.
func TestJudgements(t *testing.T) {
	entities := []annotation.Entity{{Name: "Iran", Kind: "Country"}, {Name: "Iraq", Kind: "Country"}, {Name: "Mali", Kind: "Country"}}
	rel := func(s, r, o string, confidence float64, optional bool) annotation.Relation {
		return annotation.Relation{Subject: s, Relation: r, Object: o, Polarity: "AFFIRMED", Modality: "ASSERTED", Optional: optional, Confidence: &confidence}
	}
	gold := &annotation.Document{Entities: entities, Relations: []annotation.Relation{
		rel("Iran", "ATTACKS", "Iraq", 0, false), rel("Iran", "ACCUSES", "Mali", 0, true),
	}}
	system := &annotation.Document{Entities: entities, Relations: []annotation.Relation{
		rel("Iran", "ATTACKS", "Iraq", 0.4, false), rel("Iran", "ATTACKS", "Iraq", 0.9, false),
		rel("Iran", "ACCUSES", "Mali", 0.7, false), rel("Mali", "AIDS", "Iran", 0.5, false),
	}}
	got := evaluation.Text(gold, system).Judgements
	slices.SortFunc(got, func(a, b evaluation.Judgement) int { return int(b.Verdict - a.Verdict) })
	want := []evaluation.Judgement{
		{"ATTACKS", 0.9, evaluation.Right, 1}, {"ACCUSES", 0.7, evaluation.Allowed, 2}, {"AIDS", 0.5, evaluation.Wrong, 3},
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
