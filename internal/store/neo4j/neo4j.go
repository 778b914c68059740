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
	"strings"
	"sync"
	"sync/atomic"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

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
	// GoOn leaves a bulk load that was cut short to Bulk, which goes on with it;
	// otherwise Open settles it first. (So does the first question or addition.)
	GoOn bool
	// Phases hears of each part of a bulk load by this store that ends well; nil is told nothing.
	Phases func(Phase)
}

// Store is a graph in Neo4j. It is safe for concurrent use.
type Store struct {
	reads
	driver    driver.DriverWithContext
	bookmarks driver.BookmarkManager
	options   Options
	address   string
	backend   string // "neo4j 5.26.30"
	gate      gate
	commits   commits
	bulk      atomic.Pointer[bulk]   // the bulk load by this process; nil where none is under way
	unsettled atomic.Pointer[string] // the name of one that was cut short and is not settled yet
	writing   sync.RWMutex           // held by who adds; locked while a bulk load begins and ends
	mending   sync.Mutex             // held by who settles what was cut short
	queue     chan *addition
	stopped   chan struct{} // closed when nothing comes down the queue any more
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
		c.NotificationsMinSeverity = notifications.DisabledLevel // hints for who writes statements by hand
		c.SocketConnectTimeout = 5 * time.Second
		c.ConnectionAcquisitionTimeout = 20 * time.Second
	})
	if err != nil {
		if strings.Contains(uri, "@") { // the cause may quote a password
			err = errors.New("it cannot be read")
		}
		return nil, fmt.Errorf("%s: not an address of Neo4j: %w: write bolt://HOST:PORT or neo4j://HOST:PORT", shownAddress(uri), errors.Join(store.ErrInvalid, err))
	}
	s := &Store{driver: d, bookmarks: driver.NewBookmarkManager(driver.BookmarkManagerConfig{}), options: o, address: shownAddress(uri)}
	s.reads.ask = s.read
	s.queue, s.stopped = make(chan *addition, maxBatch), make(chan struct{})
	if err := s.prepare(ctx); err != nil {
		_ = d.Close(ctx)
		return nil, err
	}
	go s.run()
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

// Close waits for running calls and gives the connections back.
func (s *Store) Close(ctx context.Context) error {
	first, err := s.gate.shut(ctx)
	if !first {
		return err
	}
	if err == nil { // otherwise somebody may still add
		close(s.queue)
		<-s.stopped
	}
	return errors.Join(err, s.driver.Close(context.WithoutCancel(ctx)))
}
