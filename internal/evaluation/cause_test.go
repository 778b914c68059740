package evaluation_test

import (
	"maps"
	"testing"

	"entente/internal/annotation"
	"entente/internal/evaluation"
)

func TestCausesOfErrors(t *testing.T) {
	country := func(name string) annotation.Entity {
		return annotation.Entity{Name: name, Kind: "Country", Mentions: []string{name}}
	}
	rel := func(s, r, o, evidence string) annotation.Relation {
		return annotation.Relation{Subject: s, Relation: r, Object: o, Polarity: "AFFIRMED", Modality: "ASSERTED", Evidence: evidence}
	}
	gold := &annotation.Document{
		Entities: []annotation.Entity{country("Iran"), country("Iraq"), country("Mali"), country("Peru"), country("Oman")},
		Relations: []annotation.Relation{
			rel("Iran", "ATTACKS", "Peru", "Iran attacked Peru."),
			rel("Iran", "ATTACKS", "Iraq", "Iran attacked Iraq."),
			rel("Iran", "AIDS", "Mali", "Iran helped Mali."),
			rel("Iraq", "AIDS", "Mali", "It helped Mali."),
			rel("Iraq", "ACCUSES", "Oman", "Iraq blamed Oman."),
		},
	}
	system := &annotation.Document{
		Entities: []annotation.Entity{country("Iran"), country("Iraq"), country("Mali"), country("Oman"), country("Chad")},
		Relations: []annotation.Relation{
			rel("Iraq", "ATTACKS", "Iran", ""),    // the other way round
			rel("Iran", "ACCUSES", "Mali", ""),    // another relation
			rel("Iran", "MEETS_WITH", "Oman", ""), // not related
			rel("Iran", "MEETS_WITH", "Chad", ""), // not in the text
		},
	}
	got := evaluation.Text(gold, system)
	if want := (map[evaluation.Cause]int{evaluation.EndNotFound: 1, evaluation.OtherDirection: 1, evaluation.OtherRelation: 1, evaluation.EndsElsewhere: 1, evaluation.Unread: 1}); !maps.Equal(got.Missed, want) {
		t.Errorf("missed: %v, want %v", got.Missed, want)
	}
	if want := (map[evaluation.Cause]int{evaluation.FalseEnd: 1, evaluation.FalseDirection: 1, evaluation.FalseRelation: 1, evaluation.Unrelated: 1}); !maps.Equal(got.Spurious, want) {
		t.Errorf("spurious: %v, want %v", got.Spurious, want)
	}
}
