package neo4j

import (
	"context"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

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
	err = s.write(context.Background(), func(tx driver.ManagedTransaction) error {
		return run(context.Background(), tx, "MATCH (n) WHERE NOT n:EntenteSchema DETACH DELETE n", nil, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	// Full-text indexes are eventually consistent on other members only; here they are up at once.
	return s
}
