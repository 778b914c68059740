package sqlite

import (
	"context"
	"database/sql"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// memoryPath is the path of a store that lives in memory alone.
const memoryPath = ":memory:"

// writerPragmas hold for the connection that writes.
//
// synchronous is FULL: the write-ahead log is flushed to the disk in each
// commit. NORMAL would flush at checkpoints only, and a power cut would take
// back articles of which AddArticle has said that they are stored.
var writerPragmas = []string{
	"busy_timeout(5000)", // milliseconds, for a stray sqlite3 shell or backup
	"journal_mode(WAL)",
	"synchronous(FULL)",
	"foreign_keys(1)",
	"cache_size(-65536)", // KiB, negated
	"temp_store(MEMORY)",
	"wal_autocheckpoint(16000)", // pages of 4 KiB: the log stays near 64 MiB
}

// readerPragmas hold for the connections that read.
var readerPragmas = []string{
	"busy_timeout(5000)",
	"query_only(1)",
	"cache_size(-16384)",
	"temp_store(MEMORY)",
}

// connections are the two pools of a store. A store in memory has one
// connection, which is both.
type connections struct {
	write, read *sql.DB
}

func connect(path string, readers int) (connections, error) {
	if path == memoryPath {
		db, err := sql.Open("sqlite", dataSource("file::memory:", writerPragmas))
		if err != nil {
			return connections{}, err
		}
		db.SetMaxOpenConns(1)
		db.SetConnMaxIdleTime(0)
		return connections{write: db, read: db}, nil
	}
	file := fileURI(path)
	write, err := sql.Open("sqlite", dataSource(file, writerPragmas))
	if err != nil {
		return connections{}, err
	}
	write.SetMaxOpenConns(1)
	read, err := sql.Open("sqlite", dataSource(file, readerPragmas))
	if err != nil {
		return connections{}, err
	}
	if readers == 0 {
		readers = max(4, runtime.GOMAXPROCS(0))
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return connections{write: write, read: read}, nil
}

// fileURI names the file as SQLite wants it, whatever characters are in the path.
// Source: https://sqlite.org/uri.html
func fileURI(path string) string {
	p := filepath.ToSlash(path)
	if filepath.VolumeName(path) != "" {
		p = "/" + p
	}
	return "file:" + (&url.URL{Path: p}).EscapedPath()
}

func dataSource(file string, pragmas []string) string {
	var b strings.Builder
	b.WriteString(file + "?_txlock=immediate")
	for _, p := range pragmas {
		b.WriteString("&_pragma=" + p)
	}
	return b.String()
}

func (c connections) close() error {
	err := c.read.Close()
	if c.write != c.read {
		if e := c.write.Close(); err == nil {
			err = e
		}
	}
	return err
}

// ping opens the writing connection, so that what is wrong with the file shows.
func (c connections) ping(ctx context.Context) error {
	if err := c.write.PingContext(ctx); err != nil {
		return err
	}
	var n int
	return c.write.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n)
}
