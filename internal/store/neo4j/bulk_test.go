package neo4j

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/neo4j/local/localtest"
	"entente/internal/store/sqlite"
	"entente/internal/store/storetest"
	"entente/loader"
)

// TestAnEmptyGraphGrowsWithoutIndexesAndGetsThemBack looks at the indexes while
// articles are added in bulk, and after that, whether or not it failed.
func TestAnEmptyGraphGrowsWithoutIndexesAndGetsThemBack(t *testing.T) {
	s := open(t)
	online := func() (n int) {
		t.Helper()
		states, err := s.indexStates(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range wantedIndexes() {
			if states[i.name].state == "ONLINE" {
				n++
			}
		}
		return n
	}
	all, cut := len(wantedIndexes()), errors.New("cut")
	for _, tt := range []struct {
		name string
		err  error
		want int // indexes meanwhile: three of constraints
	}{{"a load that fails", cut, 3}, {"a load into an empty graph", nil, 3}, {"a load into a graph that is not empty", nil, all}} {
		err := s.Bulk(t.Context(), func() error {
			if got := online(); got != tt.want {
				t.Errorf("%s: %d indexes meanwhile, want %d", tt.name, got, tt.want)
			}
			if tt.err == nil {
				add(t, s)
			}
			return tt.err
		})
		if !errors.Is(err, tt.err) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.err)
		}
		if err := s.readyIndexes(t.Context(), s.options.Indexes); err != nil || online() != all {
			t.Errorf("%s: %d indexes afterwards, %v; want %d", tt.name, online(), err, all)
		}
	}
	page, err := s.ListEvidence(t.Context(), store.EvidenceFilter{Text: "partners"}, store.Page{})
	if err != nil || len(page.Items) != 1 {
		t.Errorf("the full-text index finds %v, %v; want the one piece of evidence", page, err)
	}
}

// manyArticles puts so many into a store, besides those that are hard to write.
func manyArticles(t *testing.T, s store.Store, articles int) {
	t.Helper()
	var entities []ontology.Entity
	for i := range 40 {
		entities = append(entities, storetest.Entity(ontology.Organisation, fmt.Sprintf("Ministry %d", i), fmt.Sprintf("M%d", i)))
	}
	if _, err := loader.Copy(t.Context(), trickyGraph(t), s, func(int) {}); err != nil {
		t.Fatal(err)
	}
	types := []ontology.RelationType{ontology.Supports, ontology.MeetsWith, ontology.Accuses}
	for i := range articles {
		a, b := entities[i%40], entities[(i*i+i/40+1)%40]
		if a.ID == b.ID {
			b = entities[(i+1)%40]
		}
		if i%9 == 0 { // something new is known of an entity, and a name that others have as well
			a.Aliases = append(slices.Clone(a.Aliases), fmt.Sprint("Bureau ", i), fmt.Sprint("Office ", i%7))
		}
		w := storetest.Write(fmt.Sprint("many ", i), fmt.Sprint("Source ", i%7), fmt.Sprintf("2024-%02d-%02d", i%12+1, i%28+1)).State(a, types[i%3], b)
		if i%5 == 0 {
			w.State(b, ontology.Opposes, a, storetest.SaidBy(a), storetest.Sure(0.7))
		}
		if _, err := s.AddArticle(t.Context(), w.Bundle()); err != nil {
			t.Fatal(err)
		}
	}
}

func articlesOf(t *testing.T, s store.Store) int {
	t.Helper()
	stats, err := s.Stats(t.Context())
	if err != nil {
		t.Error(err)
		return 0
	}
	return stats.Articles
}

// TestACopyThereAndBackGivesTheSameBytes copies from the embedded store to Neo4j
// and back. The first copy is cut in the middle and goes on when run again.
func TestACopyThereAndBackGivesTheSameBytes(t *testing.T) {
	const articles = 1500
	defer func(most int) { maxBulkBytes = most }(maxBulkBytes)
	maxBulkBytes = 20_000 // many transactions side by side
	embedded := func() store.Store {
		e, err := sqlite.Open(t.Context(), ":memory:", sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = e.Close(context.Background()) })
		return e
	}
	source, there, back := embedded(), open(t), embedded()
	manyArticles(t, source, articles)
	all := articlesOf(t, source)
	want := dump(t, source)

	ctx, cancel := context.WithCancel(t.Context())
	report, err := loader.Copy(ctx, source, there, func(int) {
		for begun := false; !begun && !t.Failed(); { // something is to be there
			begun = articlesOf(t, there) > 0
		}
		cancel()
	})
	if !errors.Is(err, context.Canceled) || report.Added == 0 || report.Added == all {
		t.Fatalf("a copy that is cut = %s, %v", report, err)
	}
	before := articlesOf(t, there)
	if before != report.Added {
		t.Errorf("after the cut %d articles are there; reported were %d", before, report.Added)
	}
	report, err = loader.Copy(t.Context(), source, there, func(int) {})
	if err != nil || report.Added+report.Unchanged != all || report.Unchanged != before {
		t.Errorf("the copy that goes on = %s, %v; want %d, of which %d unchanged", report, err, all, before)
	}
	if got := dump(t, there); got != want {
		t.Errorf("Neo4j holds another graph: %d bytes, want %d", len(got), len(want))
	}
	inBulk := innards(t, there)
	if report, err := loader.Copy(t.Context(), source, there, func(int) {}); err != nil || report.Unchanged != all {
		t.Errorf("the same copy again = %s, %v; want all %d unchanged", report, err, all)
	}
	if report, err := loader.Copy(t.Context(), there, back, func(int) {}); err != nil || report.Added != all {
		t.Errorf("the copy back = %s, %v; want all %d added", report, err, all)
	}
	if got := dump(t, back); got != want {
		t.Errorf("the copy back holds another graph: %d bytes, want %d", len(got), len(want))
	}
	localtest.Empty(t, server)
	if report, err := loader.Copy(t.Context(), source, oneByOne{there}, func(int) {}); err != nil || report.Added != all {
		t.Errorf("a copy that is not in bulk = %s, %v; want all %d added", report, err, all)
	}
	if got := innards(t, there); got != inBulk {
		t.Errorf("what is added in bulk differs from what is not: %d bytes, want %d", len(inBulk), len(got))
	}
}

// oneByOne is a store that cannot add in bulk.
type oneByOne struct{ store.Store }

// innards are what the store keeps of entities and edges, also what no export
// shows, as text.
func innards(t *testing.T, s *Store) string {
	t.Helper()
	var out strings.Builder
	for _, text := range []string{
		"MATCH (e:Entity) RETURN labels(e), properties(e) ORDER BY e.id",
		"MATCH (s:Entity)-[r]->(o:Entity) RETURN s.id, type(r), o.id, properties(r) ORDER BY r.id",
		"MATCH (n:Name)-[:NAMES]->(e) RETURN n.key, e.id ORDER BY n.key, e.id",
		"MATCH (v:EntenteSchema) RETURN properties(v)",
	} {
		err := s.read(t.Context(), statement{text, nil}, func() {}, func(row []any) error {
			fmt.Fprintln(&out, row...)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}
