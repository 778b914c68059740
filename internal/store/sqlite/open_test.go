package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
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

// TestAnOlderFileIsBroughtUpToDate takes out of a file what version 2 brought.
func TestAnOlderFileIsBroughtUpToDate(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "old.db")
	japan := storetest.Entity(ontology.Country, "Japan", "JP")
	eu := storetest.Entity(ontology.Organisation, "European Union", "EU")
	s := open(t, path)
	for _, name := range []string{"a", "b", "c"} {
		b := storetest.Write(name, "Kyodo", "2024-11-01").State(japan, ontology.PartnersWith, eu).State(japan, ontology.Supports, eu, storetest.Denied).Bundle()
		if name == "b" {
			b.Article.Cluster = storetest.ArticleID("a")
		}
		if _, err := s.AddArticle(ctx, b); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(ctx); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.ExecContext(ctx, "ALTER TABLE relation DROP COLUMN events; PRAGMA user_version = 1")
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	s = open(t, path)
	got, err := s.ListRelations(ctx, store.RelationFilter{}, "", store.Page{})
	if err != nil || len(got.Items) != 1 || got.Items[0].Reports != 3 || got.Items[0].Events != 2 {
		t.Errorf("ListRelations: %+v, %v; want one relation with 3 reports of 2 events", got, err)
	}
}
