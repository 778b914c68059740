package sqlite_test

import (
	"context"
	"path/filepath"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/sqlite"
	"entente/internal/store/storetest"
)

func open(t testing.TB, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	return s
}

func TestAStoreIsThereWhenOpenedAgain(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "odd name?#%.db")
	japan := storetest.Entity(ontology.Country, "Japan", "JP")
	eu := storetest.Entity(ontology.Organisation, "European Union", "EU")
	b := storetest.Write("a", "Kyodo", "2024-11-01").State(japan, ontology.PartnersWith, eu).Bundle()
	for i, want := range []store.Outcome{store.Added, store.Unchanged} {
		s := open(t, path)
		if got, err := s.AddArticle(ctx, b); err != nil || got != want {
			t.Fatalf("AddArticle, time %d: %q, %v; want %q", i, got, err, want)
		}
		of, err := s.RelationsOf(ctx, []ontology.ID{japan.ID}, store.RelationFilter{}, "", store.Page{})
		if err != nil || len(of[0].Items) != 1 || of[0].Items[0].Reports != 1 {
			t.Errorf("RelationsOf: %+v, %v; want one relation with one report", of, err)
		}
		if err := s.Close(ctx); err != nil {
			t.Fatal(err)
		}
	}
}
