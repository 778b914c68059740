package sqlite

import (
	"context"
	"errors"
	"fmt"

	"entente/internal/store"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// fault says what was being done when the error came, and what to do about it.
// If the context has ended, that is the error.
func (s *Store) fault(ctx context.Context, doing string, err error) error {
	if err == nil {
		return nil
	}
	if ended := ctx.Err(); ended != nil && !errors.Is(err, store.ErrBusy) {
		return fmt.Errorf("%s in %s: %w", doing, s.path, ended)
	}
	return fmt.Errorf("%s in %s: %w", doing, s.path, explain(err))
}

// explain adds the contract's sentinel and a remedy to an error of SQLite's.
// Codes: https://sqlite.org/rescode.html
func explain(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff { // the rest tells variants apart
	case lib.SQLITE_NOTADB:
		return fmt.Errorf("it is not a SQLite database: %w: name another file (%w)", store.ErrInvalid, err)
	case lib.SQLITE_CORRUPT:
		return fmt.Errorf("the file is damaged: restore a backup, or save what the sqlite3 shell's .recover can read, and load the articles again: %w", err)
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return fmt.Errorf("%w: another program holds a lock on the file: let it finish (%w)", store.ErrConflict, err)
	case lib.SQLITE_READONLY, lib.SQLITE_PERM:
		return fmt.Errorf("%w: the file, or its folder, may not be written: change its permissions or name another (%w)", store.ErrUnavailable, err)
	case lib.SQLITE_CANTOPEN:
		return fmt.Errorf("%w: the file cannot be opened or made: is its folder there, and writable? (%w)", store.ErrUnavailable, err)
	case lib.SQLITE_FULL:
		return fmt.Errorf("%w: the disk is full: free some space (%w)", store.ErrUnavailable, err)
	case lib.SQLITE_IOERR:
		return fmt.Errorf("%w: the disk reports a fault (%w)", store.ErrUnavailable, err)
	}
	return err
}
