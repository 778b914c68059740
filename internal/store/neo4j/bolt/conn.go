package bolt

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The tags of messages.
const (
	tagHello   = 0x01
	tagGoodbye = 0x02
	tagReset   = 0x0F
	tagRun     = 0x10
	tagPull    = 0x3F
	tagLogon   = 0x6A
	tagSuccess = 0x70
	tagRecord  = 0x71
	tagIgnored = 0x7E
	tagFailure = 0x7F
)

// greeting is how a client begins: the protocol's mark, then up to four versions
// that it speaks, here 5.4 down to 5.1. Every server from 5.26 on speaks these.
var greeting = [20]byte{0x60, 0x60, 0xB0, 0x17, 0, 3, 4, 5}

// conn is a connection to the server.
type conn struct {
	net.Conn
	in    *bufio.Reader
	body  []byte // of the last message
	since time.Time
	// silence is how long the server may say nothing while it works; 0 means any time.
	silence time.Duration
	minded  bool // whether a deadline is set for that
	owed    int  // how many messages the server has yet to answer
	usable  bool // for another statement
}

// networkError is for what went wrong with the connection.
type networkError struct{ error }

// connect opens a connection and logs on.
func (c Config) connect(ctx context.Context) (*conn, error) {
	dialer := net.Dialer{Timeout: c.Dial}
	raw, err := dialer.DialContext(ctx, "tcp", c.Address)
	if err != nil {
		return nil, &networkError{err}
	}
	if c.TLS != nil {
		raw = tls.Client(raw, c.TLS)
	}
	conn := &conn{Conn: raw, in: bufio.NewReaderSize(raw, 16<<10), since: time.Now()}
	if err := conn.watched(ctx, func() error { return conn.logOn(ctx, c) }); err != nil {
		_ = raw.Close()
		return nil, err
	}
	return conn, nil
}

// watched does work on the connection, which the end of the context cuts short.
func (c *conn) watched(ctx context.Context, work func() error) error {
	stop := context.AfterFunc(ctx, func() { _ = c.SetDeadline(time.Unix(1, 0)) })
	err := work()
	if c.usable = stop() && c.owed == 0; c.usable && c.minded {
		c.minded = false
		c.usable = c.SetReadDeadline(time.Time{}) == nil
	}
	return err
}

func (c *conn) logOn(ctx context.Context, config Config) error {
	if _, err := c.Write(greeting[:]); err != nil {
		return &networkError{err}
	}
	var version [4]byte
	if _, err := io.ReadFull(c.in, version[:]); err != nil {
		return &networkError{err}
	}
	if version[3] != greeting[7] {
		return fmt.Errorf("%s: %w", config.Address, ErrVersion)
	}
	hello := map[string]any{"user_agent": config.Agent, "bolt_agent": map[string]any{"product": config.Agent}}
	if version[2] > 1 {
		hello["notifications_minimum_severity"] = "OFF" // hints for who writes statements by hand
	}
	logon := map[string]any{"scheme": "none"}
	if config.Password != "" {
		logon = map[string]any{"scheme": "basic", "principal": config.Username, "credentials": config.Password}
	}
	var w writer
	w.message(tagHello, hello)
	w.message(tagLogon, logon)
	if err := c.send(w.b, 2); err != nil {
		return err
	}
	for c.owed > 0 {
		told, err := c.answer(ctx, nil)
		if err != nil {
			return err
		}
		hints, _ := told["hints"].(map[string]any)
		if seconds, ok := hints["connection.recv_timeout_seconds"].(int64); ok && seconds > 0 {
			c.silence = time.Duration(seconds) * time.Second
		}
	}
	return nil
}

// bare is a message that has no fields.
func bare(tag byte) []byte {
	var w writer
	w.message(tag)
	return w.b
}

// send sends messages, to so many of which the server owes an answer.
func (c *conn) send(messages []byte, count int) error {
	c.owed += count
	if _, err := c.Write(messages); err != nil {
		return &networkError{err}
	}
	return nil
}

// ask sends a statement, and gives each row to each.
func (c *conn) ask(ctx context.Context, message []byte, each func(row []any) error) error {
	return c.watched(ctx, func() error {
		if err := c.send(message, 2); err != nil {
			return err
		}
		var failed error
		for c.owed > 0 {
			_, err := c.answer(ctx, each)
			var refused *driver.Neo4jError
			if failed == nil && errors.As(err, &refused) { // what follows is ignored until a reset
				failed = err
				err = c.send(bare(tagReset), 1)
			}
			if err != nil {
				return err
			}
		}
		return failed
	})
}

// answer reads what the server answers to a message. Rows that come before are
// given to each.
func (c *conn) answer(ctx context.Context, each func(row []any) error) (told map[string]any, err error) {
	for {
		body, err := c.message(ctx)
		if err != nil {
			return nil, err
		}
		r := reader{rest: body}
		tag := r.structure()
		if tag == tagRecord {
			row := r.list()
			if r.err == nil && each == nil {
				r.err = errors.New("a row was not expected")
			}
			if r.err == nil {
				r.err = each(row)
			}
			if r.err != nil {
				return nil, r.err
			}
			continue
		}
		c.owed--
		switch tag {
		case tagIgnored:
			return nil, nil
		case tagSuccess, tagFailure:
			if told = r.dictionary(); r.err != nil || tag == tagSuccess {
				return told, r.err
			}
			return nil, failure(told)
		}
		return nil, fmt.Errorf("the server answered with a message %#x", tag)
	}
}

// failure is the server's error.
func failure(told map[string]any) error {
	code, _ := told["code"].(string)
	text, _ := told["message"].(string)
	return &driver.Neo4jError{Code: code, Msg: text}
}

// message reads a message, which comes in chunks: two bytes that tell the length,
// then so many; a length of zero ends it. Between messages that only says that the server lives.
// The message is there until the next one is read.
func (c *conn) message(ctx context.Context) ([]byte, error) {
	if cap(c.body) > 1<<20 {
		c.body = nil // a large answer is seldom followed by another
	}
	c.body = c.body[:0]
	for {
		if err := c.mind(ctx); err != nil {
			return nil, err
		}
		var head [2]byte
		if _, err := io.ReadFull(c.in, head[:]); err != nil {
			return nil, &networkError{err}
		}
		size := int(binary.BigEndian.Uint16(head[:]))
		if size == 0 && len(c.body) > 0 {
			return c.body, nil
		}
		begin := len(c.body)
		c.body = slices.Grow(c.body, size)[:begin+size]
		if _, err := io.ReadFull(c.in, c.body[begin:]); err != nil {
			return nil, &networkError{err}
		}
	}
}

// mind bounds the wait for a server that has vanished, where the context does not.
func (c *conn) mind(ctx context.Context) error {
	if _, ok := ctx.Deadline(); ok || c.silence == 0 || c.in.Buffered() > 0 {
		return nil
	}
	c.minded = true
	if err := c.SetReadDeadline(time.Now().Add(c.silence)); err != nil {
		return &networkError{err}
	}
	return ctx.Err() // its end may have come before, and would be undone
}

// Close says goodbye, which the server need not answer.
func (c *conn) Close() error {
	if c.usable {
		_ = c.SetDeadline(time.Now().Add(time.Second))
		_, _ = c.Write(bare(tagGoodbye))
	}
	return c.Conn.Close()
}
