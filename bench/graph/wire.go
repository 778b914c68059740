package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// wire is a lean HTTP client for one address. It keeps its connections and sends
// requests that were encoded before, since client and server share the processors:
// it takes about a third of what net/http takes.
type wire struct {
	address, path string
	idle          chan *connection
}

type connection struct {
	net.Conn
	in   *bufio.Reader
	used time.Time
}

// stale is how long a connection may have been idle: Node closes one after 5 s.
const stale = 3 * time.Second

// patience is how long an answer may take.
const patience = time.Minute

func newWire(address string, clients int) (*wire, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" {
		return nil, fmt.Errorf("%q: give an address such as http://127.0.0.1:8080/graphql", address)
	}
	return &wire{address: u.Host, path: u.RequestURI(), idle: make(chan *connection, clients)}, nil
}

// request is an HTTP request with that body, a JSON object.
func (w *wire) request(body []byte) []byte {
	return fmt.Appendf(nil, "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", w.path, w.address, len(body), body)
}

// send sends a request and reads the answer's body into b.
func (w *wire) send(request []byte, b *bytes.Buffer) (status string, err error) {
	c, err := w.connect()
	if err != nil {
		return "", err
	}
	status, err = c.ask(request, b)
	if err != nil {
		_ = c.Close()
		return "", err
	}
	c.used = time.Now()
	select {
	case w.idle <- c:
	default:
		_ = c.Close()
	}
	return status, nil
}

func (w *wire) connect() (*connection, error) {
	for {
		select {
		case c := <-w.idle:
			if time.Since(c.used) < stale {
				return c, nil
			}
			_ = c.Close()
			continue
		default:
		}
		c, err := net.Dial("tcp", w.address)
		if err != nil {
			return nil, err
		}
		return &connection{Conn: c, in: bufio.NewReaderSize(c, 64<<10)}, nil
	}
}

func (c *connection) ask(request []byte, b *bytes.Buffer) (status string, err error) {
	b.Reset()
	if err := c.SetDeadline(time.Now().Add(patience)); err != nil {
		return "", err
	}
	if _, err := c.Write(request); err != nil {
		return "", err
	}
	status, length, err := c.head()
	if err != nil {
		return "", err
	}
	body := io.LimitReader(c.in, int64(length))
	if length < 0 {
		body = httputil.NewChunkedReader(c.in)
	}
	n, err := b.ReadFrom(body)
	switch {
	case err != nil:
		return "", err
	case length >= 0 && n < int64(length):
		return "", io.ErrUnexpectedEOF
	case length < 0: // an empty line follows the last chunk
		_, err = c.in.Discard(2)
	}
	return status, err
}

// head reads an answer's head; the length is -1 where the body comes in chunks.
func (c *connection) head() (status string, length int, err error) {
	first, err := c.in.ReadSlice('\n')
	if err != nil {
		return "", 0, err
	}
	_, status, _ = strings.Cut(strings.TrimSpace(string(first)), " ")
	for {
		line, err := c.in.ReadSlice('\n')
		if err != nil {
			return "", 0, err
		}
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			return status, length, nil
		}
		name, value, _ := bytes.Cut(line, []byte(": "))
		switch {
		case bytes.EqualFold(name, []byte("Content-Length")):
			if length, err = strconv.Atoi(string(value)); err != nil {
				return "", 0, err
			}
		case bytes.EqualFold(name, []byte("Transfer-Encoding")):
			length = -1
		}
	}
}
