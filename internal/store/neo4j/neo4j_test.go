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
	localtest.Empty(t, server)
	return s
}
