package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"

	sqlite "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"entente/internal/store"
)

// snapshotPragmas hold for the connection of a store that only reads.
var snapshotPragmas = readerPragmas

// openSnapshot opens the file without its lock, in one transaction that lasts as
// long as the store: so the file stays, for this store, what the memory was read
// from, whoever writes to it. A file with an older schema is brought up to date
// first, which takes the lock.
func (s *Store) openSnapshot(ctx context.Context) error {
	if _, err := os.Stat(s.path); err != nil {
		return fmt.Errorf("there is no such file to read: %w: %w", store.ErrNotFound, err)
	}
	err := s.readSnapshot(ctx)
	if !errors.Is(err, errOlderSchema) {
		return err
	}
	whole, err := open(ctx, s.path, Options{})
	if err != nil {
		return fmt.Errorf("its schema is older than this program's and has to be brought up to date: %w", err)
	}
	if err := whole.Close(ctx); err != nil {
		return err
	}
	return s.readSnapshot(ctx)
}

// readSnapshot reads the file as it is. In a folder that may not be written SQLite
// cannot put down who reads; there the file is taken for one that nobody changes,
// unless a log beside it says that somebody did.
func (s *Store) readSnapshot(ctx context.Context) error {
	source := dataSource(fileURI(s.path), snapshotPragmas)
	err := s.readSource(ctx, source)
	var fault *sqlite.Error
	if !errors.As(err, &fault) || fault.Code()&0xff != lib.SQLITE_CANTOPEN {
		return err
	}
	if log, e := os.Stat(s.path + "-wal"); e == nil && log.Size() > 0 {
		return err
	}
	return s.readSource(ctx, source+"&immutable=1")
}

func (s *Store) readSource(ctx context.Context, source string) (err error) {
	db := sql.OpenDB(&snapshot{source: source})
	db.SetMaxOpenConns(1)
	s.db = connections{write: db, read: db}
	defer func() {
		if err != nil {
			_ = db.Close()
			err = explain(err)
		}
	}()
	scripts, err := schemaScripts()
	if err != nil {
		return err
	}
	version, err := schemaVersion(ctx, db, len(scripts))
	if err != nil {
		return err
	}
	if version < len(scripts) {
		return errOlderSchema
	}
	return s.load(ctx)
}

var errOlderSchema = errors.New("the schema is older")

// snapshot connects once, and begins a transaction there. A second connection
// would see another graph than the memory holds.
type snapshot struct {
	source string
	taken  bool
}

// Connect is called by one goroutine at a time, as there is one connection.
func (c *snapshot) Connect(ctx context.Context) (driver.Conn, error) {
	if c.taken {
		return nil, fmt.Errorf("the connection with the graph as it was is gone: %w: run the command again", store.ErrUnavailable)
	}
	conn, err := c.Driver().Open(c.source)
	if err != nil {
		return nil, err
	}
	// The transaction begins to see the file with its first question.
	for _, text := range []string{"BEGIN", "SELECT count(*) FROM sqlite_schema"} {
		if _, err := conn.(driver.ExecerContext).ExecContext(ctx, text, nil); err != nil {
			return nil, errors.Join(err, conn.Close())
		}
	}
	c.taken = true
	return conn, nil
}

// Driver is SQLite's.
func (c *snapshot) Driver() driver.Driver { return &sqlite.Driver{} }
