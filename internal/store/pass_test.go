package store

import (
	"errors"
	"math"
	"reflect"
	"testing"

	"entente/internal/ontology"
)

func TestRelationFilter(t *testing.T) {
	r := &ontology.Relation{
		Subject: "country:JP", Type: ontology.Supports, Object: "agreement:pact", Since: day("2024-01-10"), Until: day("2024-06-01"), LastReported: day("2024-06-02"),
		Reports: 3, IndependentSources: 2, Status: ontology.Ended, Confidence: 0.8, Attributed: true,
	}
	for _, tt := range []struct {
		name string
		f    RelationFilter
		want bool
	}{
		{"nothing", RelationFilter{}, true},
		{"its type among others", RelationFilter{Types: []ontology.RelationType{ontology.Aids, ontology.Supports}}, true},
		{"another type", RelationFilter{Types: []ontology.RelationType{ontology.Aids}}, false},
		{"its status", RelationFilter{Statuses: []ontology.Modality{ontology.Ended}}, true},
		{"another status", RelationFilter{Statuses: []ontology.Modality{ontology.Asserted}}, false},
		{"just its confidence", RelationFilter{MinConfidence: 0.8}, true},
		{"more confidence", RelationFilter{MinConfidence: 0.81}, false},
		{"its confidence at most", RelationFilter{MaxConfidence: 0.8}, true},
		{"less confidence", RelationFilter{MaxConfidence: 0.79}, false},
		{"its reports", RelationFilter{MinReports: 3, MaxReports: 3}, true},
		{"more reports", RelationFilter{MinReports: 4}, false},
		{"fewer reports", RelationFilter{MaxReports: 2}, false},
		{"fewer sources", RelationFilter{MaxSources: 1}, false},
		{"more sources", RelationFilter{MinSources: 3}, false},
		{"the day before it began", RelationFilter{AsOf: day("2024-01-09")}, false},
		{"the day it began", RelationFilter{AsOf: day("2024-01-10")}, true},
		{"the day before it ended", RelationFilter{AsOf: day("2024-05-31")}, true},
		{"the day it ended", RelationFilter{AsOf: day("2024-06-01")}, false},
		{"reported from its day", RelationFilter{ReportedFrom: day("2024-06-02")}, true},
		{"reported later", RelationFilter{ReportedFrom: day("2024-06-03")}, false},
		{"reported up to its day", RelationFilter{ReportedTo: day("2024-06-02")}, true},
		{"reported earlier", RelationFilter{ReportedTo: day("2024-06-01")}, false},
		{"not attributed", RelationFilter{HideAttributed: true}, false},
		{"its other end's kind", RelationFilter{OtherKinds: []ontology.Kind{ontology.Agreement}}, true},
		{"its own kind", RelationFilter{OtherKinds: []ontology.Kind{ontology.Country}}, false},
		{"its other end", RelationFilter{Others: []ontology.ID{"agreement:pact"}}, true},
		{"itself", RelationFilter{Others: []ontology.ID{"country:JP"}}, false},
		{"outwards", RelationFilter{Direction: Outgoing}, true},
		{"inwards", RelationFilter{Direction: Incoming}, false},
		{"both ways", RelationFilter{Direction: Both}, true},
	} {
		if got := tt.f.PassFrom(r, "country:JP"); got != tt.want {
			t.Errorf("%s, from the subject: %t; want %t", tt.name, got, tt.want)
		}
	}
	if !(RelationFilter{OtherKinds: []ontology.Kind{ontology.Country}, Direction: Incoming, Others: []ontology.ID{"person:x"}}).PassAny(r) {
		t.Error("PassAny minds what it should not, or does not see the subject's kind")
	}
	if (RelationFilter{}).PassFrom(r, "person:x") {
		t.Error("an edge passes as seen from who is not its end")
	}
	unknown := &ontology.Relation{Type: ontology.MeetsWith, Status: ontology.Asserted}
	if !(RelationFilter{AsOf: day("0001-01-02")}).Pass(unknown) || (RelationFilter{ReportedTo: day("9999-12-31")}).Pass(unknown) {
		t.Error("an unknown beginning counts as begun, and an unknown report as out of bounds")
	}
	unknown.Status = ontology.Ended
	if (RelationFilter{AsOf: day("0001-01-02")}).Pass(unknown) {
		t.Error("what ended on an unknown day counts as ended")
	}
}

func TestSymmetricEdgesAreWalkedBothWays(t *testing.T) {
	r := &ontology.Relation{Subject: "country:CL", Type: ontology.MeetsWith, Object: "country:JP"}
	for _, d := range []Direction{"", Both, Outgoing, Incoming} {
		for _, end := range []ontology.ID{r.Subject, r.Object} {
			if !(RelationFilter{Direction: d}).Walks(r, end) {
				t.Errorf("%q from %s: no; want yes", d, end)
			}
		}
	}
	if got := OtherEnd(r, "country:JP"); got != "country:CL" {
		t.Errorf("the other end is %s; want country:CL", got)
	}
}

func TestEntityFilter(t *testing.T) {
	e := &ontology.Entity{ID: "country:JP", Kind: ontology.Country, FirstSeen: day("2024-01-01"), LastSeen: day("2024-03-01"), Counts: ontology.Counts{Mentions: 3}}
	for _, tt := range []struct {
		name string
		f    EntityFilter
		want bool
	}{
		{"nothing", EntityFilter{}, true},
		{"kind", EntityFilter{Kinds: []ontology.Kind{ontology.Person}}, false},
		{"id", EntityFilter{IDs: []ontology.ID{"country:CL"}}, false},
		{"mentions", EntityFilter{MinMentions: 4}, false},
		{"fewer mentions", EntityFilter{MaxMentions: 2}, false},
		{"its mentions", EntityFilter{MinMentions: 3, MaxMentions: 3}, true},
		{"seen since its last day", EntityFilter{SeenFrom: day("2024-03-01")}, true},
		{"seen later", EntityFilter{SeenFrom: day("2024-03-02")}, false},
		{"seen by its first day", EntityFilter{SeenTo: day("2024-01-01")}, true},
		{"seen earlier", EntityFilter{SeenTo: day("2023-12-31")}, false},
		{"seen within", EntityFilter{SeenFrom: day("2024-02-01"), SeenTo: day("2024-02-02")}, true},
	} {
		if got := tt.f.Pass(e); got != tt.want {
			t.Errorf("%s: %t; want %t", tt.name, got, tt.want)
		}
	}
	if (EntityFilter{SeenTo: day("2024-01-01")}).Pass(&ontology.Entity{}) {
		t.Error("who was seen on no known day passes a bound")
	}
}

func TestEvidenceFilter(t *testing.T) {
	a := &ontology.Article{Source: "Kyodo", Published: day("2024-01-01")}
	e := &ontology.Evidence{
		Subject: "country:JP", Relation: ontology.Visits, Object: "country:CL", Polarity: ontology.Affirmed, Modality: ontology.Planned,
		AttributedTo: "country:CN", Article: "article:1", Confidence: 0.5, Sentence: "The Prime Minister will visit Chile's capital.",
	}
	for _, tt := range []struct {
		name string
		f    EvidenceFilter
		want bool
	}{
		{"nothing", EvidenceFilter{}, true},
		{"subject", EvidenceFilter{Subjects: []ontology.ID{"country:CL"}}, false},
		{"object", EvidenceFilter{Objects: []ontology.ID{"country:JP"}}, false},
		{"involving the object", EvidenceFilter{Involving: []ontology.ID{"country:CL"}}, true},
		{"involving another", EvidenceFilter{Involving: []ontology.ID{"country:CN"}}, false},
		{"type", EvidenceFilter{Types: []ontology.RelationType{ontology.Aids}}, false},
		{"polarity", EvidenceFilter{Polarities: []ontology.Polarity{ontology.Negated}}, false},
		{"modality", EvidenceFilter{Modalities: []ontology.Modality{ontology.Asserted}}, false},
		{"article", EvidenceFilter{Articles: []ontology.ArticleID{"article:2"}}, false},
		{"source, in other letters", EvidenceFilter{Sources: []string{"kyodo"}}, false},
		{"speaker", EvidenceFilter{AttributedTo: []ontology.ID{"country:JP"}}, false},
		{"confidence", EvidenceFilter{MinConfidence: 0.51}, false},
		{"less confidence", EvidenceFilter{MaxConfidence: 0.49}, false},
		{"later", EvidenceFilter{PublishedFrom: day("2024-01-02")}, false},
		{"earlier", EvidenceFilter{PublishedTo: day("2023-12-31")}, false},
		{"words in any order and form", EvidenceFilter{Text: "CHILES visit, the"}, true},
		{"a word too many", EvidenceFilter{Text: "visit Peru"}, false},
	} {
		if got := tt.f.Pass(e, a); got != tt.want {
			t.Errorf("%s: %t; want %t", tt.name, got, tt.want)
		}
	}
}

func TestArticleFilter(t *testing.T) {
	a := &ontology.Article{Source: "Kyodo", Published: day("2024-01-01"), Title: "The summit", Text: "Talks went on."}
	mentions := []ontology.Mentions{{Entity: "country:JP", Count: 1}}
	for _, tt := range []struct {
		name string
		f    ArticleFilter
		want bool
	}{
		{"nothing", ArticleFilter{}, true},
		{"source", ArticleFilter{Sources: []string{"Reuters"}}, false},
		{"mentioning it among others", ArticleFilter{Mentioning: []ontology.ID{"country:CL", "country:JP"}}, true},
		{"mentioning another", ArticleFilter{Mentioning: []ontology.ID{"country:CL"}}, false},
		{"later", ArticleFilter{PublishedFrom: day("2024-01-02")}, false},
		{"words of title and text", ArticleFilter{Text: "the talks summit"}, true},
		{"words joined at the border", ArticleFilter{Text: "summittalks"}, false},
	} {
		if got := tt.f.Pass(a, mentions); got != tt.want {
			t.Errorf("%s: %t; want %t", tt.name, got, tt.want)
		}
	}
}

func TestFiltersAreChecked(t *testing.T) {
	long := string(make([]byte, MaxText+1))
	for name, err := range map[string]error{
		"direction": RelationFilter{Direction: "UP"}.Check(), "confidence": RelationFilter{MinConfidence: math.NaN()}.Check(),
		"confidence of evidence": EvidenceFilter{MinConfidence: -1}.Check(), "text of evidence": EvidenceFilter{Text: long}.Check(),
		"text of articles": ArticleFilter{Text: long}.Check(), "order of entities": EntityOrder("SIZE").Check(), "order of edges": RelationOrder("SIZE").Check(),
		"distance": CheckDistance(65),
	} {
		if !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v; want ErrInvalid", name, err)
		}
	}
	for name, err := range map[string]error{
		"direction": RelationFilter{Direction: Incoming, MinConfidence: 1}.Check(), "evidence": EvidenceFilter{Text: long[1:]}.Check(),
		"order": EntityOrder("").Check(), "order of edges": BySince.Check(), "distance": CheckDistance(0),
	} {
		if err != nil {
			t.Errorf("%s: %v; want none", name, err)
		}
	}
}

func TestBoundsAreFilledInAndChecked(t *testing.T) {
	s, err := SearchQuery{}.Checked()
	if err != nil || s.Limit != DefaultHits {
		t.Errorf("SearchQuery: %+v, %v", s, err)
	}
	p, err := PathQuery{}.Checked()
	if err != nil || p.MaxHops != DefaultHops {
		t.Errorf("PathQuery: %+v, %v", p, err)
	}
	ps, err := PathsQuery{}.Checked()
	if err != nil || ps.MaxHops != DefaultHops || ps.Limit != DefaultPaths {
		t.Errorf("PathsQuery: %+v, %v", ps, err)
	}
	x, err := ExplainQuery{}.Checked()
	if err != nil || x.MaxHops != MaxExplainHops || x.Limit != DefaultExplained {
		t.Errorf("ExplainQuery: %+v, %v", x, err)
	}
	a, err := AlikeQuery{}.Checked()
	if err != nil || a.Limit != DefaultAlike || a.Shared != DefaultShared {
		t.Errorf("AlikeQuery: %+v, %v", a, err)
	}
	n, err := NetworkQuery{MaxNodes: MaxNodes}.Checked()
	if err != nil || n.MaxNodes != MaxNodes || n.MaxLinks != DefaultLinks || n.Hops != 0 {
		t.Errorf("NetworkQuery: %+v, %v", n, err)
	}
	for name, err := range map[string]error{
		"hits": second(SearchQuery{Limit: 101}.Checked()), "text": second(SearchQuery{Text: string(make([]byte, 2000))}.Checked()),
		"hops": second(PathQuery{MaxHops: -1}.Checked()), "filter": second(PathQuery{Filter: RelationFilter{Direction: "UP"}}.Checked()),
		"paths": second(PathsQuery{Limit: 101}.Checked()), "paths' hops": second(PathsQuery{PathQuery: PathQuery{MaxHops: 11}}.Checked()),
		"an explanation's hops": second(ExplainQuery{MaxHops: 4}.Checked()), "alike": second(AlikeQuery{Limit: 101}.Checked()), "shared": second(AlikeQuery{Shared: -1}.Checked()),
		"network's hops": second(NetworkQuery{Hops: 6}.Checked()), "nodes": second(NetworkQuery{MaxNodes: 5001}.Checked()), "links": second(NetworkQuery{MaxLinks: -1}.Checked()),
	} {
		if !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v; want ErrInvalid", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// TestKeepsAllKnowsEveryPart would fail for a part that KeepsAll forgets.
func TestKeepsAllKnowsEveryPart(t *testing.T) {
	if !(EvidenceFilter{Subjects: []ontology.ID{}}).KeepsAll() {
		t.Error("the empty filter does not keep all")
	}
	all := reflect.TypeFor[EvidenceFilter]()
	for i := range all.NumField() {
		var f EvidenceFilter
		part := reflect.ValueOf(&f).Elem().Field(i)
		switch part.Kind() {
		case reflect.Slice:
			part.Set(reflect.MakeSlice(part.Type(), 1, 1))
		case reflect.Struct:
			part.Field(0).SetInt(2024)
		case reflect.Float64:
			part.SetFloat(0.5)
		case reflect.String:
			part.SetString("word")
		default:
			t.Fatalf("this test does not know how to set %s", all.Field(i).Name)
		}
		if f.KeepsAll() {
			t.Errorf("a filter with %s is said to keep all", all.Field(i).Name)
		}
	}
}
