// Package neo4jtest gives the store of package neo4j to the tests of other
// packages. Those of the store itself are many, and each asks Neo4j to plan
// statements that it has not met before, which takes it some tenths of a second:
// they are parted into packages so that none comes near the ten minutes after
// which go test ends one.
package neo4jtest

import (
	"context"
	"testing"

	"entente/internal/store"
	"entente/internal/store/neo4j"
	"entente/internal/store/neo4j/local"
	"entente/internal/store/neo4j/local/localtest"
)

var (
	server *local.Server // of this test binary
	absent string        // why there is none
)

// Main runs a package's tests with a Neo4j of their own. Call it from TestMain.
func Main(m *testing.M) {
	localtest.Main(m, func(s *local.Server, why string) { server, absent = s, why })
}

// Open opens the package's database, emptied. The test is skipped where there is
// none; see localtest.Main.
func Open(t testing.TB) store.Store {
	t.Helper()
	if server == nil {
		t.Skip(absent)
	}
	s, err := neo4j.Open(context.Background(), server.Bolt, neo4j.Options{Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	localtest.Empty(t, server)
	return s
}
