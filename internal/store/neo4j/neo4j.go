// Package neo4j keeps the graph in a Neo4j database, version 5.26 or newer: a
// single server, a cluster or Aura.
//
// The graph model is told in docs/model.md and is stable: researchers query it
// directly. Every question is one parameterised Cypher statement that begins at
// an index; the answer is sorted and cut by Neo4j. Reads go to readers of a
// cluster and see what this process has written before (bookmarks).
package neo4j

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"entente/internal/store"
)

// Options say how to reach the database. The zero value of a field is a sensible default.
type Options struct {
	Username string // "" means "neo4j"
	Password string // "" means none
	Database string // "" means the user's home database
	// Retry bounds how long a transaction is tried again after errors that pass;
	// 0 means 15 seconds.
	Retry time.Duration
	// Timeout bounds one statement in the server; 0 leaves it to the context's deadline.
	Timeout time.Duration
	// Indexes bounds how long Open waits for indexes to be built; 0 means one minute.
	Indexes time.Duration
}

// Store is a graph in Neo4j. It is safe for concurrent use.
type Store struct {
	driver    driver.DriverWithContext
	bookmarks driver.BookmarkManager
	options   Options
	address   string
	backend   string // "neo4j 5.26.30"
	closed    atomic.Bool
}

var _ store.Store = (*Store)(nil)

// Open connects, checks that the server is new enough, and brings its
// constraints and indexes up to date.
func Open(ctx context.Context, uri string, o Options) (*Store, error) {
	if o.Username == "" {
		o.Username = "neo4j"
	}
	if o.Retry == 0 {
		o.Retry = 15 * time.Second
	}
	if o.Indexes == 0 {
		o.Indexes = time.Minute
	}
	auth := driver.NoAuth()
	if o.Password != "" {
		auth = driver.BasicAuth(o.Username, o.Password, "")
	}
	d, err := driver.NewDriverWithContext(uri, auth, func(c *config.Config) {
		c.MaxTransactionRetryTime = o.Retry
		c.UserAgent = "entente"
		c.TelemetryDisabled = true
		c.SocketConnectTimeout = 5 * time.Second
		c.ConnectionAcquisitionTimeout = 20 * time.Second
	})
	if err != nil {
		return nil, fmt.Errorf("%s: not an address of Neo4j: %w: write bolt://HOST:PORT or neo4j://HOST:PORT", uri, errors.Join(store.ErrInvalid, err))
	}
	s := &Store{driver: d, bookmarks: driver.NewBookmarkManager(driver.BookmarkManagerConfig{}), options: o, address: uri}
	if err := s.prepare(ctx); err != nil {
		_ = d.Close(ctx)
		return nil, err
	}
	return s, nil
}

// prepare is what Open does once there is a driver.
func (s *Store) prepare(ctx context.Context) error {
	info, err := s.driver.GetServerInfo(ctx)
	if err != nil {
		return s.wrap(ctx, err)
	}
	s.backend = "neo4j " + versionOf(info.Agent())
	return s.migrate(ctx)
}

// Close gives the connections back.
func (s *Store) Close(ctx context.Context) error {
	if s.closed.Swap(true) {
		return nil
	}
	return s.driver.Close(ctx)
}

// params are a statement's parameters.
type params = map[string]any

// read runs one statement in a read transaction and gives every record to each.
// each runs again from the start when the transaction is tried again, so begin
// empties what it fills.
func (s *Store) read(ctx context.Context, statement string, p params, begin func(), each func(*driver.Record) error) error {
	if s.closed.Load() {
		return errClosed()
	}
	session := s.driver.NewSession(ctx, s.session(driver.AccessModeRead))
	defer session.Close(context.WithoutCancel(ctx))
	_, err := session.ExecuteRead(ctx, func(tx driver.ManagedTransaction) (any, error) {
		begin()
		return nil, run(ctx, tx, statement, p, each)
	}, s.limits(ctx)...)
	return s.wrap(ctx, err)
}

// write runs work in a write transaction, again after errors that pass.
func (s *Store) write(ctx context.Context, work func(driver.ManagedTransaction) error) error {
	if s.closed.Load() {
		return errClosed()
	}
	session := s.driver.NewSession(ctx, s.session(driver.AccessModeWrite))
	defer session.Close(context.WithoutCancel(ctx))
	_, err := session.ExecuteWrite(ctx, func(tx driver.ManagedTransaction) (any, error) {
		return nil, work(tx)
	}, s.limits(ctx)...)
	return s.wrap(ctx, err)
}

func (s *Store) session(mode driver.AccessMode) driver.SessionConfig {
	return driver.SessionConfig{AccessMode: mode, DatabaseName: s.options.Database, BookmarkManager: s.bookmarks, FetchSize: driver.FetchAll}
}

// limits lets the server end a statement that nobody waits for any more.
func (s *Store) limits(ctx context.Context) []func(*driver.TransactionConfig) {
	limit := s.options.Timeout
	if deadline, ok := ctx.Deadline(); ok {
		if left := time.Until(deadline); limit == 0 || left < limit {
			limit = max(left, time.Millisecond)
		}
	}
	if limit == 0 {
		return nil
	}
	return []func(*driver.TransactionConfig){driver.WithTxTimeout(limit)}
}

// run runs one statement and gives every record to each; nil takes none.
func run(ctx context.Context, tx driver.ManagedTransaction, statement string, p params, each func(*driver.Record) error) error {
	result, err := tx.Run(ctx, statement, p)
	if err != nil {
		return err
	}
	var record *driver.Record
	for result.NextRecord(ctx, &record) {
		if each == nil {
			continue
		}
		if err := each(record); err != nil {
			return err
		}
	}
	return result.Err()
}
