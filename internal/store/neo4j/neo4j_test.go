package neo4j

import (
	"context"
	"testing"

	"entente/internal/store/neo4j/local"
	"entente/internal/store/neo4j/local/localtest"
)

var (
	server *local.Server
	absent string // why there is no server
)

func TestMain(m *testing.M) {
	localtest.Main(m, func(s *local.Server, why string) { server, absent = s, why })
}

// open opens the tests' database, emptied.
func open(t testing.TB) *Store {
	t.Helper()
	if server == nil {
		t.Skip(absent)
	}
	s, err := Open(context.Background(), server.Bolt, Options{Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	emptyDatabase(t, s)
	return s
}

// emptyDatabase deletes what other tests have left. Full-text indexes are
// eventually consistent on other members only; here they are up at once.
func emptyDatabase(t testing.TB, s *Store) {
	t.Helper()
	if err := s.change(context.Background(), "MATCH (n) WHERE NOT n:EntenteSchema DETACH DELETE n", nil); err != nil {
		t.Fatal(err)
	}
}
