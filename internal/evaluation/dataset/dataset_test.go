package dataset

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"entente/internal/evaluation"
	"entente/internal/ontology"
	"entente/internal/relations"
)

var loaded = sync.OnceValues(func() (*Reader, error) { return NewReader(nil) })

func reader(t *testing.T) *Reader {
	t.Helper()
	r, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// folder writes a set's files into a fresh folder and gives its path.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// outcome scores a small set made for the test.
func outcome(t *testing.T, mapping, rows string) *Outcome {
	t.Helper()
	s, err := Open(folder(t, map[string]string{"dev.jsonl": rows, "mapping.json": mapping}))
	if err != nil {
		t.Fatal(err)
	}
	o, err := Evaluate(t.Context(), s, reader(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func tally(t *testing.T, o *Outcome, part, label string) evaluation.Tally {
	t.Helper()
	for _, p := range o.Parts {
		if p.Title != part {
			continue
		}
		for _, l := range p.Labels {
			if l.Name == label {
				return l.Tally
			}
		}
		return evaluation.Tally{}
	}
	t.Fatalf("no part %q", part)
	return evaluation.Tally{}
}

const (
	pairMapping = `{"to_plover": {"ACCUSES": "ACCUSE", "AIDS": "AID", "ATTACKS": "ASSAULT"},
 "modality": {"AID": {"past": "AID", "future": "AGREE", "neg_past": "SANCTION", "neg_future": "REJECT"}}}`
	spanMapping = `{"to_ours": {"Work_For": "REPRESENTS", "OrgBased_In": "BASED_IN", "Kill": "ATTACKS", "Live_In": null}}`
)

func TestBrokenFoldersAreNamed(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"no rows file", map[string]string{"mapping.json": "{}"}, "no sentences here"},
		{"no mapping", map[string]string{"dev.jsonl": `{"entities": [{"start": 0, "end": 1}]}`}, "mapping.json: no such file"},
		{"empty", map[string]string{"dev.jsonl": "\n", "mapping.json": "{}"}, "dev.jsonl: empty"},
		{"not JSON", map[string]string{"dev.jsonl": "{}\nnonsense", "mapping.json": "{}"}, "dev.jsonl:2: not a JSON object"},
		{"no known kind", map[string]string{"dev.jsonl": `{"text": "x"}`, "mapping.json": "{}"}, "rows of no known kind"},
		{"pairs without roots", map[string]string{"dev.jsonl": `{"plover": "AID"}`, "mapping.json": "{}"}, "to_plover"},
		{"pairs without modality", map[string]string{"dev.jsonl": `{"plover": "AID"}`, "mapping.json": `{"to_plover": {"AIDS": "AID"}}`}, "modality"},
		{"relation that is none of ours", map[string]string{"dev.jsonl": `{"entities": [{"start": 0, "end": 1}]}`, "mapping.json": `{"to_ours": {"Likes": "ADORES"}}`}, "Likes"},
		{"wrong type", map[string]string{"dev.jsonl": `{"entities": 7}`, "mapping.json": "{}"}, "entities"},
	} {
		_, err := Open(folder(t, tt.files))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want a message with %q", tt.name, err, tt.want)
		}
	}
}

func TestRowsOfTheWrongShapeAreRefused(t *testing.T) {
	s, err := Open(folder(t, map[string]string{"mapping.json": pairMapping, "dev.jsonl": `{"plover": "AID", "text": "x"}` + "\n" + `{"plover": "AID", "text": 7}`}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Evaluate(t.Context(), s, reader(t), 1); err == nil || !strings.Contains(err.Error(), "row") {
		t.Errorf("%v, want the row named", err)
	}
}

func TestRootFoldsPolarityAndModality(t *testing.T) {
	m := &mapping{ToPlover: map[string]string{"AIDS": "AID", "ACCUSES": "ACCUSE", "SANCTIONS": "SANCTION", "ATTACKS": "FIGHT"},
		Modality: map[string]*modality{
			"AID":      {"AID", "AGREE", "SANCTION", "REJECT"},
			"SANCTION": {"SANCTION", "THREATEN", "YIELD", "AGREE"},
			"COERCE":   {"COERCE", "THREATEN", "YIELD", "AGREE"},
		}}
	for _, tt := range []struct {
		statement         relations.Statement
		relation, trigger string // the root by the relation, and by the trigger's own type
	}{
		{relations.Statement{Relation: ontology.Aids}, "AID", "AID"},
		{relations.Statement{Relation: ontology.Aids, Modality: ontology.Planned}, "AGREE", "AGREE"},
		{relations.Statement{Relation: ontology.Aids, Modality: ontology.Possible}, "AGREE", "AGREE"},
		{relations.Statement{Relation: ontology.Aids, Polarity: ontology.Negated}, "SANCTION", "SANCTION"},
		{relations.Statement{Relation: ontology.Aids, Polarity: ontology.Negated, Modality: ontology.Planned}, "REJECT", "REJECT"},
		{relations.Statement{Relation: ontology.Aids, Modality: ontology.Ended}, "SANCTION", "SANCTION"},
		{relations.Statement{Relation: ontology.Sanctions, Modality: ontology.Ended}, "SANCTION", "SANCTION"},
		{relations.Statement{Relation: ontology.Sanctions, Plover: "COERCE"}, "SANCTION", "COERCE"},
		{relations.Statement{Relation: ontology.Sanctions, Plover: "COERCE", Polarity: ontology.Negated}, "YIELD", "YIELD"},
		{relations.Statement{Relation: ontology.Accuses, Polarity: ontology.Negated}, "ACCUSE", "ACCUSE"},
		{relations.Statement{Relation: ontology.Attacks}, "ASSAULT", "ASSAULT"},
		{relations.Statement{Relation: ontology.MemberOf, Plover: "AID"}, "", ""},
	} {
		st := &tt.statement
		if got := m.fold(m.relationRoot(st), st.Polarity, st.Modality); got != tt.relation {
			t.Errorf("%s %s %s: %q by its relation, want %q", st.Relation, st.Polarity, st.Modality, got, tt.relation)
		}
		if got := m.fold(m.eventRoot(st), st.Polarity, st.Modality); got != tt.trigger {
			t.Errorf("%s %s %s: %q by its trigger, want %q", st.Relation, st.Polarity, st.Modality, got, tt.trigger)
		}
	}
}

// The sets count characters; a span after "é" starts one byte later.
func TestOffsetsCountCharacters(t *testing.T) {
	text := "Café: Iran accused Israel."
	s := newOffsets(text).span(6, 10)
	if got := text[s.Start:s.End]; got != "Iran" {
		t.Errorf("%q, want Iran", got)
	}
	if s := newOffsets(text).span(-3, 900); s.Start != 0 || s.End != len(text) {
		t.Errorf("%v, want the whole text", s)
	}
}

func TestEventPairs(t *testing.T) {
	o := outcome(t, pairMapping, `
{"id": "1", "text": "Zoë: Iran accused Israel of sabotage.", "subject": "Iran", "object": "Israel", "subject_span": [5, 9], "object_span": [18, 24], "plover": "ACCUSE"}
{"id": "2", "text": "Iran accused Israel of sabotage.", "subject": "Israel", "object": "Iran", "plover": "ACCUSE"}
{"id": "3", "text": "The rebels bombed the guards.", "subject": "rebels", "object": "guards", "plover": "FIGHT"}
{"id": "4", "text": "Iran accused Israel of sabotage.", "subject": "Iran", "object": "the moon", "plover": "AID"}
{"id": "5", "text": "Japan gave Ukraine money.", "subject": "Japan", "object": "Ukraine", "plover": "ACCUSE"}
`)
	if o.Kind != EventPairs || o.Rows != 5 {
		t.Errorf("%s with %d rows", o.Kind, o.Rows)
	}
	for _, tt := range []struct {
		part, label string
		want        evaluation.Tally
	}{
		{"pair given", "ASSAULT", evaluation.Tally{TP: 1}},
		{"pair given", "AID", evaluation.Tally{FP: 1, FN: 1}},
		{"text only", "ACCUSE", evaluation.Tally{TP: 1, FN: 2}}, // the second has the wrong direction
		{"text only", "ASSAULT", evaluation.Tally{TP: 1}},
		{"text only, entities", "ACCUSE", evaluation.Tally{TP: 1, FN: 2}},
		{"text only, entities", "ASSAULT", evaluation.Tally{FN: 1}}, // nobody is named
	} {
		if got := tally(t, o, tt.part, tt.label); got != tt.want {
			t.Errorf("%s, %s: %+v, want %+v", tt.part, tt.label, got, tt.want)
		}
	}
	if got := o.Figure("majority class", "accuracy"); got != 0.6 {
		t.Errorf("accuracy of the majority class: %v, want 0.6", got)
	}
	if got := o.Figure("text only, entities", "accuracy"); got != 0.2 {
		t.Errorf("accuracy: %v, want 0.2", got)
	}
}

func TestSpanRelations(t *testing.T) {
	o := outcome(t, spanMapping, `
{"id": "1", "text": "Angela Merkel, Chancellor of Germany, visited Iran.", "entities": [], "relations": [{"subject": [0, 13], "object": [29, 36], "source_label": "Work_For"}]}
{"id": "2", "text": "The U.S. Navy bombed Iran.", "entities": [{"start": 4, "end": 13, "kind": "Organisation"}], "relations": [{"subject": [4, 13], "object": [4, 8], "source_label": "OrgBased_In"}, {"subject": [4, 13], "object": [0, 3], "source_label": "OrgBased_In"}, {"subject": [4, 13], "object": [21, 25], "source_label": "Live_In"}]}
{"id": "3", "text": "Emmanuel Macron, President of France, visited the U.S. Navy.", "entities": [], "relations": []}
{"id": "4", "text": "Robert Ford shot Jesse James. Jens Stoltenberg was secretary-general of NATO.", "entities": [], "relations": []}
{"id": "5", "text": "NATO was led by Jens Stoltenberg.", "entities": [], "relations": [{"subject": [16, 33], "object": [0, 4], "source_label": "Work_For"}]}
{"id": "6", "text": "Charles Guiteau shot President James Garfield.", "entities": [], "relations": [{"subject": [0, 15], "object": [21, 45], "source_label": "Kill"}]}
`)
	if o.Kind != SpanRelations {
		t.Fatalf("%s", o.Kind)
	}
	for _, tt := range []struct {
		part, label string
		want        evaluation.Tally
	}{
		// The set could have the post at NATO and the killing, but not that a navy
		// bombs a country, a post in a country, or a seat told by the navy's name.
		{"mapped relations", "Work_For", evaluation.Tally{TP: 2, FP: 1}},
		{"mapped relations", "OrgBased_In", evaluation.Tally{TP: 1}},
		{"mapped relations", "Kill", evaluation.Tally{FP: 2, FN: 1}},
		{"mapped relations, titles and states aside", "Kill", evaluation.Tally{TP: 1, FP: 1}},
		{"mapped relations, nothing excused", "Work_For", evaluation.Tally{TP: 2, FP: 2}},
		{"mapped relations, any seat", "OrgBased_In", evaluation.Tally{TP: 1, FN: 1}},
		{"all relations of the set", "Live_In", evaluation.Tally{FN: 1}},
	} {
		if got := tally(t, o, tt.part, tt.label); got != tt.want {
			t.Errorf("%s, %s: %+v, want %+v", tt.part, tt.label, got, tt.want)
		}
	}
}

func TestDocuments(t *testing.T) {
	o := outcome(t, `{"to_ours": {"head_of_gov-x": "REPRESENTS", "member_of": "MEMBER_OF", "signed_by": {"relation": "PARTY_TO", "inverse": true}, "in0": null}}`, strings.ReplaceAll(`{"id": "1", "text": "German Chancellor Angela Merkel met NATO officials. Poland joined NATO in 1999.", "entities": [
 {"name": "Angela Merkel", "kind": "Person", "mentions": [{"text": "Angela Merkel"}]}, {"name": "German", "kind": "Nationality", "mentions": [{"text": "German"}]},
 {"name": "Germany", "kind": "Location", "mentions": []}, {"name": "Berlin", "kind": "Location", "mentions": []}, {"name": "NATO", "kind": "Organisation", "mentions": [{"text": "NATO"}]}, {"name": "Spain", "kind": "Location", "mentions": []}],
 "relations": [{"subject": 0, "object": 1, "source_label": "head_of_gov-x"}, {"subject": 0, "object": 2, "source_label": "head_of_gov-x"}, {"subject": 0, "object": 3, "source_label": "head_of_gov-x"}, {"subject": 5, "object": 4, "source_label": "member_of"}, {"subject": 0, "object": 99, "source_label": "member_of"}]}`, "\n", ""))
	if o.Kind != Documents {
		t.Fatalf("%s", o.Kind)
	}
	// The two ways of naming Germany are one country, Berlin is no node, and
	// that Poland joined NATO is not in the set.
	if got, want := tally(t, o, "posts, membership, seats", "REPRESENTS"), (evaluation.Tally{TP: 1}); got != want {
		t.Errorf("REPRESENTS: %+v, want %+v", got, want)
	}
	if got, want := tally(t, o, "posts, membership, seats", "MEMBER_OF"), (evaluation.Tally{FP: 1, FN: 1}); got != want {
		t.Errorf("MEMBER_OF: %+v, want %+v", got, want)
	}
}

func TestNamesWithoutTheirState(t *testing.T) {
	for name, want := range map[string]string{
		"US State Department": "State Department", "Nigerian Human Rights Commission": "Human Rights Commission",
		"Nigerian Army": "", "State Department": "", "Germany": "", "Georgia's Central Bank": "Central Bank",
	} {
		if got := withoutState(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestClasses(t *testing.T) {
	o := outcome(t, `{"to_ours": {}}`, `{"id": "1", "text": "The government of Iran condemned the Israeli army. Russia backs the Iranian leadership.", "entities": [], "relations": [`+
		`{"subject": [0, 22], "object": [33, 49], "subject_text": "a", "source_label": "Dislikes", "relation": "OPPOSES"},`+
		`{"subject": [51, 57], "object": [64, 86], "subject_text": "b", "source_label": "CommWith", "relation": "MEETS_WITH"},`+
		`{"subject": [0, 3], "object": [4, 14], "subject_text": "c", "source_label": "CoLocated", "relation": null}]}`)
	if o.Kind != Classes {
		t.Fatalf("%s", o.Kind)
	}
	const part = "classes from the text"
	if got, want := tally(t, o, part, "disliking"), (evaluation.Tally{TP: 1}); got != want {
		t.Errorf("disliking: %+v, want %+v", got, want)
	}
	if got, want := tally(t, o, part, "liking"), (evaluation.Tally{FP: 1}); got != want {
		t.Errorf("liking: %+v, want %+v", got, want)
	}
	if got := o.Figure(part, "class agreement on pairs found"); got != 0.5 {
		t.Errorf("class agreement %v, want 0.5", got)
	}
}

func TestNames(t *testing.T) {
	o := outcome(t, `{"kinds": {"PER": "Person"}}`, `{"id": "1", "text": "German Chancellor Angela Merkel flew from Paris to Japan to meet officials of the World Bank.", "entities": [`+
		`{"start": 0, "end": 6, "kind": null}, {"start": 18, "end": 31, "kind": "Person"}, {"start": 42, "end": 47, "kind": "Location"}, {"start": 51, "end": 56, "kind": "Location"}, {"start": 81, "end": 85, "kind": "Organisation"}]}`)
	if o.Kind != Names {
		t.Fatalf("%s", o.Kind)
	}
	for label, want := range map[string]evaluation.Tally{
		"Person": {TP: 1}, "Country": {TP: 1}, "Organisation": {FP: 1, FN: 1}, // half a name is no name
	} {
		if got := tally(t, o, "people, organisations, countries", label); got != want {
			t.Errorf("%s: %+v, want %+v", label, got, want)
		}
	}
}

// sharedSets are the sets for which the scoring was made.
var sharedSets = map[string]struct {
	kind Kind
	rows int
}{
	"plv": {EventPairs, 1041}, "plover_gsr": {EventPairs, 156}, "conll04": {SpanRelations, 726},
	"dwie": {Documents, 101}, "re3d": {Classes, 53}, "conllpp": {Names, 1714},
}

// The real sets are read as what they are, and the outcome is the same with
// one worker and with five.
func TestSharedSets(t *testing.T) {
	const dir = "../../../../shared/datasets"
	if _, err := os.Stat(dir); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("the data sets are needed in CI: %v", err)
		}
		t.Skipf("needs the data sets, which are not part of the repository: %v", err)
	}
	for name, want := range sharedSets {
		s, err := Open(filepath.Join(dir, name))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if s.Kind != want.kind || s.Rows() != want.rows {
			t.Errorf("%s: %s with %d rows, want %s with %d", name, s.Kind, s.Rows(), want.kind, want.rows)
		}
		if name != "plover_gsr" && name != "re3d" {
			continue // the small ones are enough to compare workers on
		}
		var written [2]bytes.Buffer
		for i, workers := range []int{1, 5} {
			o, err := Evaluate(t.Context(), s, reader(t), workers)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if err := o.Write(&written[i], true); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(written[0].Bytes(), written[1].Bytes()) {
			t.Errorf("%s: five workers answer otherwise than one", name)
		}
	}
}
