//go:build unix

package sqlite_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/sqlite"
)

// TestTheServersDeadlineStopsSQLite: an operation that takes too long is answered
// with TIMEOUT, and only a part of its work is done.
func TestTheServersDeadlineStopsSQLite(t *testing.T) {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.Background()) }()
	fill(t, s, newBenchGraph().articles(12_000), 8)
	most, err := s.ListEntities(t.Context(), store.EntityFilter{}, store.ByMentions, store.Page{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	var ids []ontology.ID
	for _, e := range most.Items {
		ids = append(ids, e.ID)
	}
	count := func() error { // which looks at most rows twice, by one statement
		_, err := s.EvidenceInvolving(t.Context(), ids, store.EvidenceFilter{MinConfidence: 0.01}, store.Page{Limit: 1})
		return err
	}

	before := cpuTime()
	if err := count(); err != nil {
		t.Fatal(err)
	}
	whole := cpuTime() - before

	h := graph.NewHandler(s, graph.Options{Log: slog.New(slog.DiscardHandler), Deadline: time.Millisecond})
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query": "{ entities(orderBy: MENTIONS, first: 1000) { nodes { evidence(where: {confidence: {gte: 0.01}}, first: 1) { totalCount } } } }"}`))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	before = cpuTime()
	h.ServeHTTP(w, r)
	var got struct {
		Errors []struct{ Extensions struct{ Code string } }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || len(got.Errors) == 0 || got.Errors[0].Extensions.Code != "TIMEOUT" {
		t.Fatalf("answered %s, want TIMEOUT (the whole takes %s)", w.Body, whole)
	}
	time.Sleep(2 * whole) // in which the work would have gone on
	if spent := cpuTime() - before; spent > whole*3/4 {
		t.Errorf("spent %s of processor time, of %s for the whole: the work was not stopped", spent, whole)
	}
	if err := count(); err != nil {
		t.Errorf("after a deadline: %v", err)
	}
}
