// Package likeness puts random questions to the store of package neo4j and to the
// naive store, and wants equal answers.
package likeness

import (
	"flag"
	"testing"

	"entente/internal/store"
	"entente/internal/store/neo4j/neo4jtest"
	"entente/internal/store/storetest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// TestAnswersLikeTheNaiveStore puts fewer questions than rapid would by itself:
// Neo4j takes some tenths of a second to plan each that it has not met before.
// Give -rapid.checks=1000 and time for more.
func TestAnswersLikeTheNaiveStore(t *testing.T) {
	fewer(t, "10")
	storetest.Differential(t, func(testing.TB) store.Store { return storetest.NewMemory() }, neo4jtest.Open)
}

// fewer sets how many rounds rapid plays, unless the command line does.
func fewer(t *testing.T, rounds string) {
	t.Helper()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "rapid.checks" })
	if given {
		return
	}
	before := flag.Lookup("rapid.checks").Value.String()
	if err := flag.Set("rapid.checks", rounds); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = flag.Set("rapid.checks", before) })
}

func TestHasHindsight(t *testing.T) {
	fewer(t, "8")
	storetest.Hindsight(t, neo4jtest.Open)
}
