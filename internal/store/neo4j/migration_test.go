package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/sqlite"
	"entente/internal/store/storetest"
	"entente/loader"
)

// toVersionOne makes of a graph what a program of schema version 1 left: edges
// did not say when their reports were known, articles had their fingerprints in one
// piece, and what the schema has got since was not there. The rest of the model is the same to this day.
func toVersionOne(t *testing.T, s *Store) {
	t.Helper()
	var statements []string
	for _, i := range wantedIndexes()[len(migrations[0]):] {
		statements = append(statements, "DROP INDEX "+i.name+" IF EXISTS")
	}
	for _, statement := range append(statements,
		"MATCH (:Entity)-[r]->(:Entity) REMOVE r.firstKnown, r.lastKnown",
		"MATCH (a:Article) REMOVE a.fingerprint1, a.fingerprint2, a.fingerprint3, a.fingerprint4",
		"MATCH (v:EntenteSchema) SET v.version = 1",
	) {
		if err := s.change(t.Context(), statement, nil); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	properties := column0(t, s, "MATCH (:Entity)-[r]->(:Entity) UNWIND keys(r) AS key RETURN DISTINCT key ORDER BY key")
	const want = "attributed confidence events id independentSources lastReported reports role since status until"
	if got := strings.Join(properties, " "); got != want {
		t.Fatalf("edges have the properties %s; those of version 1 had %s: take back here what later versions give them", got, want)
	}
}

// column0 is the first column of what a statement returns, as text.
func column0(t testing.TB, s *Store, text string) (values []string) {
	t.Helper()
	if err := rawRows(context.Background(), s, text, nil, func(row []any) error {
		values = append(values, fmt.Sprint(row[0]))
		return nil
	}); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return values
}

// everything is every node and relationship with all that is kept of them, and
// every index.
func everything(t testing.TB, s *Store) string {
	t.Helper()
	return strings.Join(append(append(
		column0(t, s, "MATCH (n) RETURN [elementId(n), labels(n), properties(n)] ORDER BY elementId(n)"),
		column0(t, s, "MATCH (a)-[r]->(b) RETURN [elementId(r), type(r), elementId(a), elementId(b), properties(r)] ORDER BY elementId(r)")...),
		indexesOf(t, s)...), "\n")
}

func indexesOf(t testing.TB, s *Store) []string {
	t.Helper()
	return column0(t, s, "SHOW INDEXES YIELD name, state, type, labelsOrTypes, properties, owningConstraint RETURN [name, state, type, labelsOrTypes, properties, owningConstraint] ORDER BY name")
}

// TestAFilledGraphOfVersionOneIsMigrated opens one, and wants the very graph that
// a program of today leaves. Then it is cut off before its first, its second …
// request to the server, so between all statements and before all commits.
func TestAFilledGraphOfVersionOneIsMigrated(t *testing.T) {
	s := open(t)
	source, err := sqlite.Open(t.Context(), ":memory:", sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close(context.Background())
	manyArticles(t, source, 60)
	iran, chile := storetest.Entity(ontology.Country, "Iran", "IR"), storetest.Entity(ontology.Country, "Chile", "CL")
	ended := storetest.Write("over", "Tass", "2024-11-02").State(iran, ontology.AlliedWith, chile, storetest.As(ontology.Ended), storetest.On("2024-10-01")).
		Article(func(a *ontology.Article) { a.Fingerprint = 0xfedc_ba98_7654_3210 }).Bundle()
	if _, err := source.AddArticle(t.Context(), ended); err != nil {
		t.Fatal(err)
	}
	if _, err := loader.Copy(t.Context(), source, s, func(int) {}); err != nil {
		t.Fatal(err)
	}
	migrationBatch = 30
	defer func() { migrationBatch = 10_000 }()
	want, exported := everything(t, s), dump(t, source)
	again := func(after string) {
		t.Helper()
		second, err := Open(t.Context(), server.Bolt, Options{Password: server.Password})
		if err != nil {
			t.Fatalf("Open %s: %v", after, err)
		}
		defer second.Close(context.Background())
		if got := everything(t, s); got != want {
			t.Errorf("after Open %s the graph is another:\n%s", after, firstDifference(got, want))
		}
	}

	toVersionOne(t, s)
	again("of version 1")
	again("of what is migrated")
	if got := dump(t, s); got != exported {
		t.Errorf("the migrated graph is another than the embedded store's: %d bytes, want %d", len(got), len(exported))
	}

	w := newWire(t)
	for cut := int64(1); ; cut++ {
		toVersionOne(t, s)
		w.requests.Store(0)
		w.deadAt.Store(cut)
		cutOff, err := Open(t.Context(), "bolt://"+w.Addr().String(), Options{Password: server.Password, Retry: time.Millisecond})
		if err == nil { // so nothing was cut
			if err := cutOff.Close(t.Context()); err != nil {
				t.Error(err)
			}
			if cut < 20 {
				t.Errorf("cuts were tried at %d requests only", cut-1)
			}
			return
		}
		checkError(t, fmt.Sprintf("Open cut off at request %d", cut), err, store.ErrUnavailable, w.Addr().String())
		again(fmt.Sprintf("of what was cut off at request %d", cut))
	}
}

// firstDifference are the first lines in which two texts differ.
func firstDifference(got, want string) string {
	gots, wants := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(gots), len(wants)) {
		if gots[i] != wants[i] {
			return gots[i] + "\nwant\n" + wants[i]
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(gots), len(wants))
}

// TestAnEmptyDatabaseGetsItsSchema takes away all that the schema has.
func TestAnEmptyDatabaseGetsItsSchema(t *testing.T) {
	s := open(t)
	want := indexesOf(t, s)
	drops := []string{"MATCH (v:EntenteSchema) DELETE v"}
	for _, i := range wantedIndexes() {
		what := "INDEX "
		if strings.HasPrefix(i.statement, "CREATE CONSTRAINT") {
			what = "CONSTRAINT "
		}
		drops = append(drops, "DROP "+what+i.name)
	}
	for _, statement := range drops {
		if err := s.change(t.Context(), statement, nil); err != nil {
			t.Fatal(err)
		}
	}
	second, err := Open(t.Context(), server.Bolt, Options{Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close(context.Background())
	if got := indexesOf(t, s); !slices.Equal(got, want) {
		t.Errorf("after Open the indexes are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := column0(t, s, "MATCH (v:EntenteSchema) RETURN v.version"); !slices.Equal(got, []string{fmt.Sprint(schemaVersion)}) {
		t.Errorf("after Open the schema's versions are %v, want one, %d", got, schemaVersion)
	}
}
