package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"entente/internal/store"
)

// applicationID marks a database as one of ours: "Entt" as a big-endian number.
// Source: https://sqlite.org/pragma.html#pragma_application_id
const applicationID = 0x456e7474

//go:embed schema/*.sql
var schemaFiles embed.FS

// schemaScripts lead from one version of the schema to the next; version n is
// reached by the first n of them. One that was released is never changed.
func schemaScripts() ([]string, error) {
	names, err := fs.Glob(schemaFiles, "schema/*.sql") // sorted, so by number
	if err != nil {
		return nil, err
	}
	var scripts []string
	for _, name := range names {
		b, err := schemaFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		scripts = append(scripts, string(b))
	}
	return scripts, nil
}

// migrate brings the schema of an empty or an older file up to date, a version
// a transaction. A database that is not ours, or newer, is ErrInvalid.
func migrate(ctx context.Context, db *sql.DB, scripts []string) error {
	version, err := schemaVersion(ctx, db, len(scripts))
	if err != nil {
		return err
	}
	for ; version < len(scripts); version++ {
		if err := step(ctx, db, scripts[version], version+1); err != nil {
			return fmt.Errorf("bring its schema to version %d: %w", version+1, err)
		}
	}
	return nil
}

func schemaVersion(ctx context.Context, db *sql.DB, newest int) (int, error) {
	var version, application, tables int
	const ask = `SELECT (SELECT user_version FROM pragma_user_version), (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)`
	if err := db.QueryRowContext(ctx, ask).Scan(&version, &application, &tables); err != nil {
		return 0, fmt.Errorf("read its schema: %w", err)
	}
	switch {
	case tables > 0 && application != applicationID:
		return 0, fmt.Errorf("it is a database of another program: %w: name another file", store.ErrInvalid)
	case version > newest:
		return 0, fmt.Errorf("a newer version of Entente wrote it (schema %d, and this one knows up to %d): %w: upgrade Entente", version, newest, store.ErrInvalid)
	}
	return version, nil
}

func step(ctx context.Context, db *sql.DB, script string, version int) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	// Pragmas take no parameters.
	marks := fmt.Sprintf(";\nPRAGMA user_version = %d; PRAGMA application_id = %d;", version, applicationID)
	if _, err := tx.ExecContext(ctx, script+marks); err != nil {
		return err
	}
	return tx.Commit()
}
