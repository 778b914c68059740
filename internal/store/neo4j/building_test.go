package neo4j

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/internal/store"
)

// holdBuilders keeps Neo4j's index builders busy, so that an index which is made
// now waits for its turn, until let is called. A few builders work side by side,
// and each of these indexes takes them seconds.
func holdBuilders(t *testing.T, s *Store) (let func()) {
	t.Helper()
	const indexes = 10
	var text strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&text, "w%d ", i*i%99991)
	}
	if err := s.change(t.Context(), "UNWIND range(1, 1000) AS n CREATE (:Ballast {text: $text})", params{"text": text.String()}); err != nil {
		t.Fatal(err)
	}
	var made []string
	let = func() {
		for _, name := range made {
			if err := s.change(context.Background(), "DROP INDEX "+name+" IF EXISTS", nil); err != nil {
				t.Error(err)
			}
		}
		made = nil
	}
	t.Cleanup(let)
	for i := range indexes {
		name := fmt.Sprintf("ballast%d", i)
		if err := s.change(t.Context(), fmt.Sprintf("CREATE FULLTEXT INDEX %s FOR (b:Ballast) ON EACH [b.text, b.text%d]", name, i), nil); err != nil {
			t.Fatal(err)
		}
		made = append(made, name)
	}
	return let
}

// TestAQuestionToAnIndexThatIsBeingBuiltSaysSo asks while the index waits to be
// built, opens the graph meanwhile, and asks again when it is there.
func TestAQuestionToAnIndexThatIsBeingBuiltSaysSo(t *testing.T) {
	s := open(t)
	add(t, s)
	search := func(patience time.Duration) error {
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		hits, err := s.Search(ctx, store.SearchQuery{Text: "japan", Limit: 1})
		if err == nil && len(hits) != 1 {
			t.Errorf("Search = %v, want Japan", hits)
		}
		return err
	}
	if err := s.change(t.Context(), "DROP INDEX entity_words", nil); err != nil {
		t.Fatal(err)
	}
	let := holdBuilders(t, s)
	if err := s.makeIndexes(t.Context(), wantedIndexes()); err != nil {
		t.Fatal(err)
	}

	checkError(t, "a search", search(500*time.Millisecond), store.ErrUnavailable, server.Bolt, "the index entity_words is still being built", "try again later")
	var log bytes.Buffer
	api := graph.NewHandler(s, graph.Options{Deadline: 500 * time.Millisecond, Log: slog.New(slog.NewTextHandler(&log, nil))})
	a := request(t, api, map[string]any{"query": `{ search(text: "japan") { entity { name } } }`})
	if len(a.Errors) != 1 || a.Errors[0].Extensions.Code != "UNAVAILABLE" || !strings.Contains(a.Errors[0].Message, "ask again later") {
		t.Errorf("the API answers %s, %v; want UNAVAILABLE", a.Data, a.Errors)
	}
	if !strings.Contains(log.String(), "the index entity_words is still being built") {
		t.Errorf("the log does not name the index: %s", log.String())
	}
	second, err := Open(t.Context(), server.Bolt, Options{Password: server.Password, Indexes: time.Millisecond})
	if err == nil {
		_ = second.Close(t.Context())
	}
	checkError(t, "Open", err, store.ErrUnavailable, server.Bolt, "after 1ms", "the index entity_words is still being built", "try again later")

	states, err := s.indexStates(t.Context())
	if err != nil || states["entity_words"].state != "POPULATING" {
		t.Fatalf("entity_words is %v, %v: it was to be held until here", states["entity_words"], err)
	}
	let()
	if err := s.readyIndexes(t.Context(), time.Minute); err != nil {
		t.Fatal(err)
	}
	if err := search(time.Minute); err != nil {
		t.Errorf("Search when the index is there: %v", err)
	}
}
