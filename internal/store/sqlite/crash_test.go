package sqlite

import (
	"bufio"
	"encoding/json"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// TestAKilledLoadLosesNothing kills a process in the middle of loading, again
// and again with the same file, and looks at what it left: every article that
// was said to be stored, and no half of one.
func TestAKilledLoadLosesNothing(t *testing.T) {
	path := filled(t, 0)
	said := map[string]bool{}
	for round := range 4 {
		cmd := child(t, "load", path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; n < 40+25*round && lines.Scan(); n++ {
			said[lines.Text()] = true
		}
		if err := cmd.Process.Kill(); err != nil { // SIGKILL
			t.Fatal(err)
		}
		for lines.Scan() { // what was said before the signal came
			said[lines.Text()] = true
		}
		_ = cmd.Wait()
		s := openWith(t, path, Options{})
		checkWhole(t, s, said)
		if err := s.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// checkWhole compares the store with a naive one that was given its bundles.
func checkWhole(t *testing.T, s *Store, said map[string]bool) {
	t.Helper()
	ctx := t.Context()
	naive, stored := storetest.NewMemory(), map[ontology.ArticleID]bool{}
	for b, err := range s.Bundles(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if len(b.Evidence) != 1 || len(b.Mentions) != 2 {
			t.Errorf("article %s has %d pieces of evidence and %d mentions; want 1 and 2", b.Article.ID, len(b.Evidence), len(b.Mentions))
		}
		if _, err := naive.AddArticle(ctx, b); err != nil {
			t.Fatal(err)
		}
		stored[b.Article.ID] = true
	}
	for name := range said {
		if !stored[storetest.ArticleID(name)] {
			t.Errorf("article %s was said to be stored, and is gone", name)
		}
	}
	got, want := sumOf(t, s), sumOf(t, naive)
	if got != want {
		t.Errorf("the edges are not the sum of what is stored:\n%s\nwant\n%s", got, want)
	}
	var faults string
	if err := s.db.write.QueryRowContext(ctx, "PRAGMA integrity_check").Scan(&faults); err != nil || faults != "ok" {
		t.Errorf("the file: %s, %v", faults, err)
	}
	t.Logf("%d articles stored, %d of them said to be", len(stored), len(said))
}

// sumOf is a store's entities, edges and counts as text.
func sumOf(t *testing.T, s store.Store) string {
	t.Helper()
	relations, err := s.ListRelations(t.Context(), store.RelationFilter{}, "", store.Page{Limit: store.MaxPage})
	if err != nil {
		t.Fatal(err)
	}
	entities, err := s.ListEntities(t.Context(), store.EntityFilter{}, "", store.Page{Limit: store.MaxPage})
	if err != nil {
		t.Fatal(err)
	}
	stats, err := s.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	stats.Backend = ""
	text, err := json.MarshalIndent([]any{append([]*ontology.Relation{}, relations.Items...), append([]*ontology.Entity{}, entities.Items...), stats}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
