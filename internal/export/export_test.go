package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// TestEqualGraphsGiveEqualBytes writes a graph that was filled in another order.
func TestEqualGraphsGiveEqualBytes(t *testing.T) {
	other := storetest.NewMemory()
	for _, b := range slices.Backward(bundles()) {
		if _, err := other.AddArticle(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range Formats() {
		a, b := written(t, f.Name, Whole(filled(t))), written(t, f.Name, Whole(other))
		for name := range a {
			if !bytes.Equal(a[name].Bytes(), b[name].Bytes()) {
				t.Errorf("%s differs:\n%.2000s\n%.2000s", name, a[name], b[name])
			}
		}
	}
}

func TestAnEmptyGraphCanBeWritten(t *testing.T) {
	for _, f := range Formats() {
		for name, content := range written(t, f.Name, Whole(storetest.NewMemory())) {
			if content.Len() == 0 && f.Name != "jsonl" {
				t.Errorf("%s is empty", name)
			}
		}
	}
}

// broken fails when it is asked for edges.
type broken struct{ store.Reader }

var errBroken = errors.New("disk on fire")

func (broken) ListRelations(context.Context, store.RelationFilter, store.RelationOrder, store.Page) (*store.Slice[*ontology.Relation], error) {
	return nil, errBroken
}

// full takes no more bytes.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errBroken }
func (full) Close() error              { return nil }

func TestErrorsAreTold(t *testing.T) {
	for _, f := range Formats() {
		if err := f.Write(context.Background(), Whole(broken{filled(t)}), files{}.open); !errors.Is(err, errBroken) {
			t.Errorf("%s of a broken store: %v", f.Name, err)
		}
		err := f.Write(context.Background(), Whole(filled(t)), func(string) (io.WriteCloser, error) { return full{}, nil })
		if !errors.Is(err, errBroken) {
			t.Errorf("%s to a full disk: %v", f.Name, err)
		}
		err = f.Write(context.Background(), Whole(filled(t)), func(string) (io.WriteCloser, error) { return nil, errBroken })
		if !errors.Is(err, errBroken) {
			t.Errorf("%s to a file that cannot be made: %v", f.Name, err)
		}
	}
}

func TestCSVHasGephisColumns(t *testing.T) {
	out := written(t, "csv", Whole(filled(t)))
	nodes, err := csv.NewReader(out["nodes.csv"]).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	edges, err := csv.NewReader(out["edges.csv"]).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(nodes[0][:3], " "); got != "Id Label kind" || len(nodes) != 5 {
		t.Errorf("nodes: %q and %d rows", got, len(nodes)-1)
	}
	if got := strings.Join(edges[0][:6], " "); got != "Source Target Type Id Label Weight" || len(edges) != 6 {
		t.Errorf("edges: %q and %d rows", got, len(edges)-1)
	}
	kinds := map[string]int{}
	for _, row := range edges[1:] {
		kinds[row[2]+" "+row[4]]++
	}
	if kinds["Undirected PARTNERS_WITH"] != 1 || kinds["Directed PARTY_TO"] != 2 || kinds["Directed REPRESENTS"] != 1 || kinds["Directed AIDS"] != 1 {
		t.Errorf("edges: %v", kinds)
	}
	for _, row := range nodes[1:] {
		if row[0] == string(eu.ID) && row[1] != eu.Name {
			t.Errorf("the name %q came back as %q", eu.Name, row[1])
		}
	}
}

func read[T any](t *testing.T, b *bytes.Buffer) []T {
	t.Helper()
	rows, err := parquet.Read[T](bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestParquetComesBack(t *testing.T) {
	s := filled(t)
	out := written(t, "parquet", Whole(s))
	entities := read[entityRow](t, out["entities.parquet"])
	if len(entities) != 4 {
		t.Fatalf("%d entities", len(entities))
	}
	for _, row := range entities {
		found, err := s.Entities(context.Background(), []ontology.ID{ontology.ID(row.ID)})
		if err != nil || found[0] == nil || row.Name != found[0].Name || !slices.Equal(row.Aliases, found[0].Aliases) || int(row.Mentions) != found[0].Counts.Mentions {
			t.Errorf("%+v is not %+v, %v", row, found[0], err)
		}
		if p := found[0].Pact; p != nil && (row.Form != p.Form || !sameDay(row.Signed, p.Signed)) {
			t.Errorf("%+v is not %+v", row, p)
		}
	}
	relations := read[relationRow](t, out["relations.parquet"])
	for _, row := range relations {
		found, err := s.Relations(context.Background(), []ontology.RelationID{ontology.RelationID(row.ID)})
		if err != nil || found[0] == nil {
			t.Fatalf("%s: %v", row.ID, err)
		}
		if r := found[0]; row.Subject != string(r.Subject) || row.Type != string(r.Type) || row.Confidence != r.Confidence || int(row.Events) != r.Events ||
			!sameDay(row.Since, r.Since) || !sameDay(row.Until, r.Until) || row.Role != r.Role {
			t.Errorf("%+v is not %+v", row, r)
		}
	}
	articles, evidence := read[articleRow](t, out["articles.parquet"]), read[evidenceRow](t, out["evidence.parquet"])
	texts := map[string]string{}
	for _, a := range articles {
		texts[a.ID] = a.Text
	}
	if len(relations) != 5 || len(articles) != 3 || len(evidence) != 9 {
		t.Errorf("%d relations, %d articles, %d pieces of evidence", len(relations), len(articles), len(evidence))
	}
	for _, e := range evidence {
		if got := texts[e.Article][e.Start:e.End]; got != e.Sentence {
			t.Errorf("evidence %s: the text has %q, want %q", e.ID, got, e.Sentence)
		}
	}
}

func sameDay(days *int32, d ontology.Date) bool {
	if days == nil {
		return d.IsZero()
	}
	return ontology.DateOf(time.Unix(int64(*days)*24*60*60, 0).UTC()) == d
}

// TestANetworkIsWrittenWithItsEvidenceAlone: nothing about others, all about these.
func TestANetworkIsWrittenWithItsEvidenceAlone(t *testing.T) {
	lines := written(t, "jsonl", part(t, filled(t)))["graph.jsonl"].String()
	for _, tt := range []struct {
		text string
		want int
	}{
		{`"record":"entity"`, 2}, {`"record":"relation"`, 2}, {`"record":"article"`, 3}, {`"record":"evidence"`, 3},
		{`"relation":"REPRESENTS"`, 0}, {`"entity":"person:`, 0}, {`"relation":"PARTNERS_WITH"`, 2}, {`"relation":"AIDS"`, 1},
	} {
		if got := strings.Count(lines, tt.text); got != tt.want {
			t.Errorf("%s occurs %d times, want %d, in\n%s", tt.text, got, tt.want, lines)
		}
	}
	if gexf := written(t, "gexf", part(t, filled(t)))["graph.gexf"].String(); strings.Count(gexf, "<viz:position") != 2 {
		t.Errorf("no positions in\n%s", gexf)
	}
	if gexf := written(t, "gexf", Whole(filled(t)))["graph.gexf"].String(); strings.Contains(gexf, "viz:position") {
		t.Errorf("positions of a whole graph in\n%s", gexf)
	}
}

// TestAllEvidenceOfALinkIsFound, though it is on many pages.
func TestAllEvidenceOfALinkIsFound(t *testing.T) {
	m := storetest.NewMemory()
	w := storetest.Write("a", "Kyodo", "2024-11-01")
	for range store.MaxPage + 10 {
		w.State(japan, ontology.Aids, eu)
	}
	if _, err := m.AddArticle(context.Background(), w.Bundle()); err != nil {
		t.Fatal(err)
	}
	lines := written(t, "jsonl", part(t, m))["graph.jsonl"].String()
	if got := strings.Count(lines, `"record":"evidence"`); got != store.MaxPage+10 {
		t.Errorf("%d pieces of evidence, want %d", got, store.MaxPage+10)
	}
}

func TestADaysLastIsTheOneBeforeTheEnd(t *testing.T) {
	for _, tt := range []struct{ since, until, want string }{
		{"2024-01-01", "2024-03-01", "2024-02-29"}, {"2024-01-01", "", ""}, {"", "2024-03-01", "2024-02-29"}, {"2024-03-01", "2024-03-01", "2024-03-01"},
	} {
		r := &ontology.Relation{Since: storetest.Day(tt.since), Until: storetest.Day(tt.until)}
		if got := lastDay(r); got != storetest.Day(tt.want) {
			t.Errorf("from %s to %s: %v, want %s", tt.since, tt.until, got, tt.want)
		}
	}
}
