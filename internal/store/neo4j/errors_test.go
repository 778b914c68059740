package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/ontology"
	"entente/internal/store"
)

// TestOpenSaysWhatIsWrong opens what cannot be opened.
func TestOpenSaysWhatIsWrong(t *testing.T) {
	open(t)
	bolt, browser := strings.TrimPrefix(server.Bolt, "bolt://"), strings.TrimPrefix(server.Browser, "http://")
	right := Options{Password: server.Password}
	for _, tt := range []struct {
		name, uri string
		o         Options
		kind      error
		says      string
	}{
		{"a wrong password", "bolt://" + bolt, Options{Username: "nobody", Password: "wrong"}, store.ErrUnusable, "set ENTENTE_NEO4J_USER and ENTENTE_NEO4J_PASSWORD"},
		{"no password", "bolt://" + bolt, Options{}, store.ErrUnusable, "user or password is wrong"},
		{"the Browser's port", "bolt://" + browser, right, store.ErrUnusable, "speaks HTTP, to browsers: name the one for Bolt"},
		{"the Browser's port, routed", "neo4j://" + browser, right, store.ErrUnusable, "speaks HTTP, to browsers: name the one for Bolt"},
		{"a port where nobody listens", "bolt://127.0.0.1:1", right, store.ErrUnavailable, "nobody listens there: start it"},
		{"the same, routed", "neo4j://127.0.0.1:1", right, store.ErrUnavailable, "nobody listens there: start it"},
		{"a host that is not there", "bolt://nowhere.invalid:7687", right, store.ErrUnavailable, "the address"},
		{"TLS to a server without", "bolt+s://" + bolt, right, store.ErrUnusable, "speaks no TLS there: write bolt:// or neo4j:// without +s"},
		{"the wrong scheme", "http://" + browser, right, store.ErrInvalid, "write bolt://HOST:PORT or neo4j://HOST:PORT"},
		{"a missing database", "bolt://" + bolt, Options{Password: server.Password, Database: "elsewhere"}, store.ErrUnusable, "name one that exists with ?database=NAME"},
		{"a missing database, routed", "neo4j://" + bolt, Options{Password: server.Password, Database: "elsewhere"}, store.ErrUnusable, "name one that exists with ?database=NAME"},
	} {
		s, err := Open(t.Context(), tt.uri, tt.o)
		if err == nil {
			_ = s.Close(context.Background())
		}
		checkError(t, tt.name, err, tt.kind, tt.uri, tt.says)
	}
}

// checkError wants an error of the kind that holds all the texts.
func checkError(t *testing.T, name string, err, kind error, texts ...string) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Errorf("%s: %v; want %q under it", name, err, kind)
		return
	}
	if kind == store.ErrUnavailable && errors.Is(err, store.ErrUnusable) {
		t.Errorf("%s: %v; want one that passes by itself", name, err)
	}
	for _, text := range texts {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("%s: %v; want %q in it", name, err, text)
		}
	}
}

// TestWrapSaysWhatToDo holds the advice for what a test cannot bring about.
func TestWrapSaysWhatToDo(t *testing.T) {
	s := &Store{address: "bolt://db:7687"}
	failed := "Neo.ClientError.Procedure.ProcedureCallFailed"
	for _, tt := range []struct {
		code, message string
		kind          error
		says          string
	}{
		{"Neo.ClientError.Security.CredentialsExpired", "", store.ErrUnusable, "ALTER CURRENT USER SET PASSWORD"},
		{"Neo.ClientError.Security.AuthenticationRateLimit", "", store.ErrUnavailable, "wait a few seconds"},
		{"Neo.ClientError.Security.Forbidden", "", store.ErrUnusable, "give it the rights"},
		{"Neo.ClientError.Cluster.NotALeader", "", store.ErrUnavailable, "use a neo4j:// address"},
		{"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "", store.ErrUnusable, "connect to one that may"},
		{failed, "Expected index to come online within a reasonable time.", store.ErrUnavailable, "still being built: try again later"},
		{failed, "Index x entered a FAILED state.", store.ErrUnusable, "start Entente again, which tells why"},
		{"Neo.ClientError.Transaction.LockClientStopped", "", store.ErrUnavailable, "try again"},
		{"Neo.TransientError.General.DatabaseUnavailable", "", store.ErrUnavailable, "restarting: try again"},
		{"Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", "", context.DeadlineExceeded, "longer than allowed"},
	} {
		err := s.wrap(t.Context(), &driver.Neo4jError{Code: tt.code, Msg: tt.message})
		checkError(t, tt.code, err, tt.kind, "neo4j at bolt://db:7687", tt.says)
	}
	if err := s.wrap(t.Context(), &driver.Neo4jError{Code: "Neo.ClientError.Statement.SyntaxError"}); errors.Is(err, store.ErrUnavailable) {
		t.Errorf("%v; want no word of trying again", err)
	}
}

// TestIndexesAreMended drops, hinders and spoils indexes.
func TestIndexesAreMended(t *testing.T) {
	s := open(t)
	do := func(statement string) {
		t.Helper()
		if err := s.change(t.Context(), statement, nil); err != nil {
			t.Fatal(err)
		}
	}
	again := func(o Options) error {
		o.Password = server.Password
		second, err := Open(t.Context(), server.Bolt, o)
		if err == nil {
			err = second.Close(t.Context())
		}
		return err
	}
	search := func() error {
		_, err := s.Search(t.Context(), store.SearchQuery{Text: "japan", Limit: 1})
		return err
	}
	add(t, s)

	do("DROP INDEX entity_words")
	do("DROP INDEX article_source")
	do("DROP CONSTRAINT name_key")
	checkError(t, "a search without its index", search(), store.ErrUnusable, server.Bolt, "a full-text index is missing: start Entente again")
	if err := again(Options{}); err != nil {
		t.Errorf("Open with indexes missing: %v", err)
	}
	if err := search(); err != nil {
		t.Errorf("Search after Open made its index anew: %v", err)
	}
	states, err := s.indexStates(t.Context())
	if err != nil || states["article_source"].state != "ONLINE" || states["name_key"].state != "ONLINE" {
		t.Errorf("after Open the indexes are %v, %v; want all there", states, err)
	}

	do("DROP INDEX article_source")
	do("CREATE (:Article {id: 'long', source: reduce(s = '', i IN range(1, 20000) | s + i)})") // longer than a key may be
	checkError(t, "an index that failed", again(Options{}), store.ErrUnusable, server.Bolt, "the index article_source has failed", "too large to index", "DROP INDEX article_source")
	do("MATCH (a:Article {id: 'long'}) DELETE a")
	do("DROP INDEX article_source")
	if err := again(Options{}); err != nil {
		t.Errorf("Open after the data were mended: %v", err)
	}
}

func TestIndexesThatAreBeingBuiltAreWaitedForNotForEver(t *testing.T) {
	s := &Store{address: "bolt://db:7687"}
	states := map[string]indexState{}
	for _, i := range wantedIndexes() {
		states[i.name] = indexState{state: "ONLINE", built: 100}
	}
	if err := s.judge(wantedIndexes(), states, time.Minute); err != nil {
		t.Errorf("all are online, but: %v", err)
	}
	states["evidence_words"] = indexState{state: "POPULATING", built: 37.4}
	checkError(t, "one is being built", s.judge(wantedIndexes(), states, time.Minute), store.ErrUnavailable, "after 1m0s", "evidence_words is still being built, 37% of it")
	states["article_words"] = indexState{state: "FAILED", failure: "disk full\n\tat org.neo4j"}
	err := s.judge(wantedIndexes(), states, time.Minute)
	checkError(t, "one has failed as well", err, store.ErrUnusable, "article_words has failed", "disk full")
	if strings.Contains(err.Error(), "org.neo4j") {
		t.Errorf("%v; want the first line of the cause", err)
	}
	delete(states, "article_words")
	delete(states, "evidence_words")
	checkError(t, "some are gone", s.judge(wantedIndexes(), states, time.Minute), store.ErrUnavailable, "is still being built, 0% of it")
}

// TestADatabaseOfANewerSchemaIsRefused keeps an old program from writing into it.
func TestADatabaseOfANewerSchemaIsRefused(t *testing.T) {
	s := open(t)
	set := func(version int) {
		if err := s.change(context.Background(), "MATCH (v:EntenteSchema) SET v.version = $version", params{"version": version}); err != nil {
			t.Fatal(err)
		}
	}
	set(schemaVersion + 1)
	defer set(schemaVersion)
	_, err := Open(t.Context(), server.Bolt, Options{Password: server.Password})
	checkError(t, "a newer schema", err, store.ErrInvalid, server.Bolt, fmt.Sprintf("schema %d", schemaVersion+1), "use a newer Entente")
}

// TestACallThatNobodyWaitsForEnds: the context's error is what is told.
func TestACallThatNobodyWaitsForEnds(t *testing.T) {
	s := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Entities(ctx, []ontology.ID{"country:JP"}); !errors.Is(err, context.Canceled) {
		t.Errorf("Entities = %v, want %v", err, context.Canceled)
	}
}
