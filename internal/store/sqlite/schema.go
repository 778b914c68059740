package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"

	"entente/internal/store"
)

// applicationID marks a database as one of ours: "Entt" as a big-endian number.
// Source: https://sqlite.org/pragma.html#pragma_application_id
const applicationID = 0x456e7474

//go:embed schema/*.sql
var schemaFiles embed.FS

// migrations lead from one version of the schema to the next; version n is
// reached by the first n of them. One that was released is never changed.
var migrations = []string{"schema/0001.sql", "schema/0002.sql"}

// migrate brings the schema of an empty or an older file up to date, a version
// a transaction. A database that is not ours, or newer, is ErrInvalid.
func migrate(ctx context.Context, db *sql.DB, steps []string) error {
	version, err := schemaVersion(ctx, db, len(steps))
	if err != nil {
		return err
	}
	for ; version < len(steps); version++ {
		if err := step(ctx, db, steps[version], version+1); err != nil {
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

func step(ctx context.Context, db *sql.DB, file string, version int) error {
	script, err := schemaFiles.ReadFile(file)
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	// Pragmas take no parameters.
	marks := fmt.Sprintf("\nPRAGMA user_version = %d; PRAGMA application_id = %d;", version, applicationID)
	if _, err := tx.ExecContext(ctx, string(script)+marks); err != nil {
		return err
	}
	return tx.Commit()
}
