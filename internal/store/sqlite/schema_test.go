package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"testing"

	"entente/internal/store"
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
