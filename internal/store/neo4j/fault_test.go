package neo4j

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/graph"
	"entente/internal/export"
	"entente/internal/extract"
	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
	"entente/loader"
)

// dump is a graph as JSON Lines.
func dump(t testing.TB, s store.Reader) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.JSONLines(context.Background(), s, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// startAgain starts the tests' server, which has ended, once more.
func startAgain(t *testing.T, settings ...string) {
	t.Helper()
	if err := server.StartAgain(context.Background(), settings...); err != nil {
		t.Fatal(err)
	}
}

// faultLoader loads articles into a store; time stands still.
func faultLoader(t *testing.T, s store.Store) *loader.Loader {
	t.Helper()
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	l := &loader.Loader{Extractor: x, Store: s, Now: func() time.Time { return time.Unix(1_700_000_000, 0) }}
	l.Options.Patience = restarts
	return l
}

// restarts is how long a server may take to come back: on a busy machine Neo4j
// needs more than a minute.
const restarts = 5 * time.Minute

// news writes so many articles into a folder, all different.
func news(t *testing.T, articles int) (folder string) {
	t.Helper()
	folder = t.TempDir()
	for i := range articles {
		text := fmt.Sprintf("Japan and India sign pact %[1]d\n\nNovember 4, 2024\n\nJapan and India signed agreement %[1]d in hall %[1]d on Monday. "+
			"China condemned the agreement. Germany supports Ukraine, the German government said in statement %[1]d.\n", i*i+1)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// TestALoadOutlivesTheServer kills the server in the middle of a load; the load
// waits for it, and the graph is that of a load that nobody disturbed. The server
// comes back with little memory, and what does not fit is stored in parts.
func TestALoadOutlivesTheServer(t *testing.T) {
	const articles = 40
	s, folder := open(t), news(t, articles)
	quiet := storetest.NewMemory()
	if _, err := faultLoader(t, quiet).Load(t.Context(), []string{folder}); err != nil {
		t.Fatal(err)
	}
	l := faultLoader(t, s)
	var restart sync.WaitGroup
	done := 0
	l.Options.Progress = func(loader.Event) {
		if done++; done == articles/2 {
			server.Kill()
			restart.Go(func() { startAgain(t, "db.memory.transaction.max=4m") })
		}
	}
	report, err := l.Load(t.Context(), []string{folder})
	restart.Wait()
	if err != nil || report.Added != articles {
		t.Errorf("Load = %s, %v; want all %d added", report, err, articles)
	}
	if got, want := dump(t, s), dump(t, quiet); got != want {
		t.Errorf("the graph differs from that of a load that nobody disturbed: %d bytes, want %d", len(got), len(want))
	}
	if report, err := l.Load(t.Context(), []string{folder}); err != nil || report.Unchanged != articles {
		t.Errorf("Load again = %s, %v; want all unchanged", report, err)
	}
	many := storetest.NewMemory()
	manyArticles(t, many, 300)
	if _, err := loader.Copy(t.Context(), many, quiet, func(int) {}); err != nil {
		t.Fatal(err)
	}
	if report, err := loader.Copy(t.Context(), many, s, func(int) {}); err != nil || report.Refused > 0 || dump(t, s) != dump(t, quiet) {
		t.Errorf("adding more than fits into one transaction: %s, %v; want it all", report, err)
	}
	if err := server.Stop(); err != nil {
		t.Fatal(err)
	}
	startAgain(t) // with all its memory
}

// TestQueriesFailWhileTheServerIsAwayAndRecover asks while the server stops and
// comes back, this time as a follower that may not be written. Nothing is
// started again but the server.
func TestQueriesFailWhileTheServerIsAwayAndRecover(t *testing.T) {
	s := open(t)
	add(t, s)
	var log bytes.Buffer
	api := graph.NewHandler(s, graph.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	stopped := make(chan error)
	go func() { stopped <- server.Stop() }()
	away := askUntil(t, api, func(a reply) bool { return len(a.Errors) > 0 })
	if e := away.Errors[0]; e.Extensions["code"] != "UNAVAILABLE" || e.Extensions["retriable"] != true || !strings.Contains(e.Message, "ask again later") {
		t.Errorf("while the server is away: %+v; want UNAVAILABLE, retriable", e)
	}
	if !strings.Contains(log.String(), server.Bolt) {
		t.Errorf("the log does not say which server is away: %s", log.String())
	}
	if err := <-stopped; err != nil {
		t.Fatal(err)
	}
	_, err := s.Entities(t.Context(), []ontology.ID{"country:JP"})
	checkError(t, "a look-up while the server is away", err, store.ErrUnavailable, server.Bolt, "start it")

	startAgain(t, "server.databases.read_only=neo4j")
	if a := askUntil(t, api, func(a reply) bool { return len(a.Errors) == 0 }); !strings.Contains(string(a.Data), "Japan") {
		t.Errorf("after the server came back: %s", a.Data)
	}
	b := storetest.Write("two", "A", "2024-11-02").State(storetest.Entity(ontology.Country, "Iran", "IR"), ontology.Supports, storetest.Entity(ontology.Country, "Chile", "CL")).Bundle()
	begun := time.Now()
	_, err = s.AddArticle(t.Context(), b)
	checkError(t, "writing to a follower", err, store.ErrUnusable, server.Bolt, "this database may not be written: connect to one that may")
	if waited := time.Since(begun); waited > s.options.Retry {
		t.Errorf("writing to a follower was tried for %s", waited)
	}
	if second, err := Open(t.Context(), server.Bolt, Options{Password: server.Password}); err != nil {
		t.Errorf("a follower cannot be opened to read: %v", err)
	} else if err := second.Close(t.Context()); err != nil {
		t.Error(err)
	}

	if err := server.Stop(); err != nil {
		t.Fatal(err)
	}
	startAgain(t)
	if outcome, err := s.AddArticle(t.Context(), b); err != nil || outcome != store.Added {
		t.Errorf("writing to the server that may be written again: %q, %v", outcome, err)
	}
}

// reply is what the API answers.
type reply struct {
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Extensions map[string]any
	}
}

// askUntil puts a question over and over, for as long as the server may take to come back.
func askUntil(t *testing.T, api http.Handler, enough func(reply) bool) reply {
	t.Helper()
	for until := time.Now().Add(restarts); ; {
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query": "{ entity(by: {id: \"country:JP\"}) { name } }"}`))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		api.ServeHTTP(w, r)
		var a reply
		if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
			t.Fatalf("%v: %s", err, w.Body)
		}
		if enough(a) {
			return a
		}
		if time.Now().After(until) {
			t.Fatalf("after %s still: %s", restarts, w.Body)
		}
	}
}
