// Package bolt speaks as much of the Bolt protocol, version 5, as a statement
// needs that only reads and is a transaction by itself:
// https://neo4j.com/docs/bolt/current/.
//
// Neo4j's own driver gives every piece that it reads to a goroutine, so that it
// can stop waiting when a context ends: ten or more for the shortest answer, and
// three more for each row. Here whoever asks reads, and the end of its context
// ends the connection's wait. That halves what a look-up costs the client. All
// else, and clusters, are left to the driver. Its types stand for errors and days.
package bolt

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Config says whom to ask.
type Config struct {
	Address  string      // HOST:PORT
	TLS      *tls.Config // nil speaks without
	Username string
	Password string // "" means that the server asks for none
	Agent    string // who asks, for the server's log
	// Dial bounds how long connecting may take; 0 leaves it to the context.
	Dial time.Duration
	// Wait bounds how long a statement waits for one of the connections; 0 leaves it to the context.
	Wait time.Duration
}

// Statement is Cypher that reads, with its parameters.
type Statement struct {
	Text      string
	Params    map[string]any
	Database  string        // "" means the user's home database
	Bookmarks []string      // of what has to be seen
	Timeout   time.Duration // after which the server ends it; 0 leaves that to the server
}

const (
	mostConnections = 100
	// longestLife is how old a connection may become, as the driver has it.
	longestLife = time.Hour
)

// ErrVersion is for a server that speaks none of the versions spoken here.
var ErrVersion = errors.New("the server speaks none of Bolt 5.1 to 5.4")

// Client asks one server over connections that it keeps. It is safe for concurrent use.
type Client struct {
	config Config
	slots  chan struct{} // holds one token for each statement that runs
	mu     sync.Mutex
	idle   []*conn // the one used last at the end
	closed bool
}

// New makes a client, which connects when it is first asked.
func New(c Config) *Client {
	return &Client{config: c, slots: make(chan struct{}, mostConnections)}
}

// Read runs a statement and gives each row to each, which may keep it. The end of
// the context ends it, in the server too. The server's errors are of the type
// *driver.Neo4jError, the connection's of *driver.ConnectivityError.
func (c *Client) Read(ctx context.Context, s Statement, each func(row []any) error) error {
	message, err := s.message()
	if err != nil {
		return err
	}
	if err := c.takeSlot(ctx); err != nil {
		return err
	}
	defer func() { <-c.slots }()
	conn, err := c.connection(ctx)
	if err != nil {
		return c.lost(ctx, err)
	}
	err = conn.ask(ctx, message, each)
	if conn.usable && !isSecurity(err) {
		c.keep(conn)
		return err
	}
	_ = conn.Close()
	return c.lost(ctx, err)
}

// isSecurity reports whether the server takes the connection for not, or no more,
// allowed to ask; a new one logs on anew.
func isSecurity(err error) bool {
	var refused *driver.Neo4jError
	return errors.As(err, &refused) && strings.HasPrefix(refused.Code, "Neo.ClientError.Security.")
}

// errBusy is for who has waited too long for a connection.
var errBusy = errors.New("all connections are in use")

func (c *Client) takeSlot(ctx context.Context) error {
	select {
	case c.slots <- struct{}{}:
		return ctx.Err()
	default:
	}
	if c.config.Wait > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, c.config.Wait, &driver.ConnectivityError{Inner: errBusy})
		defer cancel()
	}
	select {
	case c.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// connection is one that is idle, or a new one.
func (c *Client) connection(ctx context.Context) (*conn, error) {
	for {
		conn, err := c.takeIdle()
		if err != nil {
			return nil, err
		}
		if conn == nil {
			return c.config.connect(ctx)
		}
		if time.Since(conn.since) < longestLife {
			return conn, nil
		}
		_ = conn.Close()
	}
}

func (c *Client) takeIdle() (*conn, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	last := len(c.idle) - 1
	if c.closed || last < 0 {
		return nil, c.errIfClosed()
	}
	conn := c.idle[last]
	c.idle = c.idle[:last]
	return conn, nil
}

func (c *Client) errIfClosed() error {
	if c.closed {
		return errors.New("the client is closed")
	}
	return nil
}

func (c *Client) keep(conn *conn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		_ = conn.Close()
		return
	}
	c.idle = append(c.idle, conn)
}

// lost says what ended a connection. Unless that was the context or a row, what ended
// this one has ended the idle ones as well: they are not used again.
func (c *Client) lost(ctx context.Context, err error) error {
	var network *networkError
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case isSecurity(err):
		c.drop()
	case errors.As(err, &network):
		c.drop()
		return &driver.ConnectivityError{Inner: fmt.Errorf("%s: %w", c.config.Address, network.error)}
	}
	return err
}

// drop closes the idle connections.
func (c *Client) drop() {
	c.mu.Lock()
	idle := c.idle
	c.idle = nil
	c.mu.Unlock()
	for _, conn := range idle {
		_ = conn.Close()
	}
}

// Close closes the connections; those in use as soon as they are not.
func (c *Client) Close() {
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	c.drop()
}
