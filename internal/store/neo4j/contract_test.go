package neo4j

import (
	"flag"
	"testing"

	"entente/internal/store"
	"entente/internal/store/storetest"
)

func openStore(t testing.TB) store.Store { return open(t) }

func TestKeepsThePromises(t *testing.T) { storetest.Run(t, openStore) }

// TestAnswersLikeTheNaiveStore puts fewer questions than rapid would by itself:
// Neo4j takes some tenths of a second to plan each that it has not met before.
// Give -rapid.checks=1000 and time for more.
func TestAnswersLikeTheNaiveStore(t *testing.T) {
	fewer(t, "10")
	storetest.Differential(t, func(testing.TB) store.Store { return storetest.NewMemory() }, openStore)
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
	storetest.Hindsight(t, openStore)
}
