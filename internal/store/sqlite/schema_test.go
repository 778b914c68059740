package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

func database(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestMigrationsBringAnOlderFileUpToDate(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "graph.db")
	scripts, err := schemaScripts()
	if err != nil {
		t.Fatal(err)
	}
	db := database(t, path)
	if err := migrate(ctx, db, scripts); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`UPDATE tally SET count = 7`); err != nil {
		t.Fatal(err)
	}
	newer := append(scripts, `ALTER TABLE tally ADD COLUMN doubled INTEGER; UPDATE tally SET doubled = 2 * count`)
	broken := append(newer, `UPDATE tally SET count = 0; SELECT nothing FROM nowhere`)
	for range 2 { // the second time there is nothing left to do
		if err := migrate(ctx, db, newer); err != nil {
			t.Fatal(err)
		}
	}
	if err := migrate(ctx, db, broken); err == nil {
		t.Error("a broken migration gave no error")
	}
	var doubled, version int
	if err := db.QueryRow(`SELECT max(doubled), user_version FROM tally, pragma_user_version`).Scan(&doubled, &version); err != nil || doubled != 14 || version != len(newer) {
		t.Errorf("after all that: doubled %d, version %d, %v; want 14, version %d", doubled, version, err, len(newer))
	}
	if err := migrate(ctx, db, scripts); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("a file of a newer version: %v; want ErrInvalid", err)
	}
}

// TestKnownDaysOfAnOlderFile takes a file back to version 1 and opens it again.
func TestKnownDaysOfAnOlderFile(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "graph.db")
	japan, chile := storetest.Entity(ontology.Country, "Japan", "JP"), storetest.Entity(ontology.Country, "Chile", "CL")
	ask := func() string {
		s := openWith(t, path, Options{})
		if _, err := s.AddArticle(ctx, storetest.Write("first", "Kyodo", "2024-01-01").State(japan, ontology.Visits, chile).State(chile, ontology.Visits, japan, storetest.Denied).Bundle()); err != nil {
			t.Fatal(err)
		}
		if _, err := s.AddArticle(ctx, storetest.Write("undated", "Kyodo", "").State(japan, ontology.Visits, chile).Bundle()); err != nil {
			t.Fatal(err)
		}
		told := ""
		for _, day := range []string{"2023-12-31", "2024-01-01", "2025-01-01", "2025-01-02"} {
			list, err := s.ListRelations(ctx, store.RelationFilter{KnownAt: storetest.Day(day)}, "", store.Page{})
			if err != nil {
				t.Fatal(err)
			}
			told += fmt.Sprint(len(list.Items), " ")
			for _, r := range list.Items {
				told += fmt.Sprint(r.Reports, " ")
			}
		}
		if err := s.Close(ctx); err != nil {
			t.Fatal(err)
		}
		return told
	}
	before := ask()
	if _, err := database(t, path).Exec(`ALTER TABLE relation DROP COLUMN first_known; ALTER TABLE relation DROP COLUMN last_known; PRAGMA user_version = 1`); err != nil {
		t.Fatal(err)
	}
	if after := ask(); after != before || after != "0 1 1 1 1 1 2 " {
		t.Errorf("once it is brought up to date: %q; before: %q", after, before)
	}
}

func TestADatabaseOfAnotherProgramIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	db := database(t, path)
	if _, err := db.Exec(`CREATE TABLE account (name TEXT)`); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), path, Options{}); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("Open: %v; want ErrInvalid", err)
	}
	var tables int
	if err := db.QueryRow(`SELECT count(*) FROM sqlite_schema`).Scan(&tables); err != nil || tables != 1 {
		t.Errorf("it has %d tables afterwards, %v; want the one of before", tables, err)
	}
}
