package bolt

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// serve starts a server that greets and then answers each message with what the
// function says: whole messages, as send writes them, or nil to hang up.
func serve(t *testing.T, answer func(tag byte, fields []any) []byte) (client *Client, connections *atomic.Int32) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	connections = new(atomic.Int32)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			connections.Add(1)
			go func() { defer c.Close(); talk(c, answer) }()
		}
	}()
	client = New(Config{Address: l.Addr().String(), Username: "neo4j", Password: "secret", Agent: "test"})
	t.Cleanup(client.Close)
	return client, connections
}

func talk(c net.Conn, answer func(tag byte, fields []any) []byte) {
	var got [20]byte
	if _, err := io.ReadFull(c, got[:]); err != nil || got != greeting {
		return
	}
	_, _ = c.Write([]byte{0, 0, 4, 5})
	for {
		tag, fields := receive(c)
		out := success(nil)
		if tag != tagHello && tag != tagLogon {
			out = answer(tag, fields)
		}
		if tag == 0 || out == nil {
			return
		}
		if _, err := c.Write(out); err != nil {
			return
		}
	}
}

// receive reads a message; its tag is 0 where the client has gone.
func receive(in io.Reader) (tag byte, fields []any) {
	var whole []byte
	for {
		var head [2]byte
		if _, err := io.ReadFull(in, head[:]); err != nil {
			return 0, nil
		}
		size := int(binary.BigEndian.Uint16(head[:]))
		if size == 0 {
			break
		}
		chunk := make([]byte, size)
		if _, err := io.ReadFull(in, chunk); err != nil {
			return 0, nil
		}
		whole = append(whole, chunk...)
	}
	r := reader{rest: whole[2:]}
	for range whole[0] & 0x0F {
		fields = append(fields, r.value())
	}
	return whole[1], fields
}

func messageOf(tag byte, fields ...any) []byte {
	var w writer
	w.message(tag, fields...)
	return w.b
}

func success(told map[string]any) []byte {
	if told == nil {
		told = map[string]any{}
	}
	return messageOf(tagSuccess, told)
}

func rows(values ...any) (b []byte) {
	for _, v := range values {
		b = append(b, messageOf(tagRecord, []any{v})...)
	}
	return append(b, success(nil)...)
}

func read(ctx context.Context, c *Client, text string) (got []any, err error) {
	err = c.Read(ctx, Statement{Text: text, Params: map[string]any{"name": "Kyiv"}, Bookmarks: []string{"b1"}, Timeout: 1500 * time.Microsecond}, func(row []any) error {
		got = append(got, row[0])
		return nil
	})
	return got, err
}

func TestAStatementIsSentWithItsConditions(t *testing.T) {
	var run []any
	c, _ := serve(t, func(tag byte, fields []any) []byte {
		if tag == tagRun {
			run = fields
			return success(nil)
		}
		return rows("a", strings.Repeat("long ", 40_000), int64(3)) // in several chunks
	})
	got, err := read(t.Context(), c, "RETURN $name")
	if err != nil || len(got) != 3 || got[0] != "a" || len(got[1].(string)) != 200_000 || got[2] != int64(3) {
		t.Fatalf("%d rows, %v; want 3", len(got), err)
	}
	more := run[2].(map[string]any)
	if run[0] != "RETURN $name" || run[1].(map[string]any)["name"] != "Kyiv" || more["mode"] != "r" || more["tx_timeout"] != int64(2) || more["bookmarks"].([]any)[0] != "b1" {
		t.Errorf("sent %v", run)
	}
}

func TestAConnectionIsUsedAgainAfterARefusal(t *testing.T) {
	failed := false
	c, connections := serve(t, func(tag byte, fields []any) []byte {
		switch {
		case tag == tagRun && fields[0] == "WRONG":
			failed = true
			return messageOf(tagFailure, map[string]any{"code": "Neo.ClientError.Statement.SyntaxError", "message": "so not"})
		case tag == tagReset:
			failed = false
		case failed:
			return messageOf(tagIgnored)
		case tag == tagPull:
			return append([]byte{0, 0, 0, 0}, rows(int64(1))...) // which lives, and says so before
		}
		return success(nil)
	})
	_, err := read(t.Context(), c, "WRONG")
	var refused *driver.Neo4jError
	if !errors.As(err, &refused) || refused.Code != "Neo.ClientError.Statement.SyntaxError" || refused.Msg != "so not" {
		t.Errorf("%v; want the server's refusal", err)
	}
	if got, err := read(t.Context(), c, "RETURN 1"); err != nil || len(got) != 1 || got[0] != int64(1) {
		t.Errorf("after a refusal: %v, %v", got, err)
	}
	if n := connections.Load(); n != 1 {
		t.Errorf("%d connections were made, want 1", n)
	}
}

func TestAConnectionWhoseRightsHaveEndedIsNotUsedAgain(t *testing.T) {
	var expired atomic.Bool
	c, connections := serve(t, func(tag byte, _ []any) []byte {
		switch {
		case tag == tagReset:
			expired.Store(false)
		case expired.Load() && tag == tagRun:
			return messageOf(tagFailure, map[string]any{"code": "Neo.ClientError.Security.AuthorizationExpired", "message": "log on again"})
		case expired.Load():
			return messageOf(tagIgnored)
		case tag == tagPull:
			return rows(int64(1))
		}
		return success(nil)
	})
	if _, err := read(t.Context(), c, "RETURN 1"); err != nil {
		t.Fatal(err)
	}
	expired.Store(true)
	if _, err := read(t.Context(), c, "RETURN 1"); !driver.IsRetryable(err) {
		t.Errorf("%v; want one after which to try again", err)
	}
	if _, err := read(t.Context(), c, "RETURN 1"); err != nil {
		t.Errorf("with a new connection: %v", err)
	}
	if n := connections.Load(); n != 2 {
		t.Errorf("%d connections were made, want 2", n)
	}
}

func TestTheEndOfAContextEndsTheWait(t *testing.T) {
	asked, gone := make(chan bool, 9), make(chan bool, 9)
	c, _ := serve(t, func(tag byte, _ []any) []byte {
		switch tag {
		case 0:
			gone <- true
		case tagRun:
			asked <- true
			return []byte{} // says nothing
		}
		return []byte{}
	})
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-asked
		cancel()
	}()
	if _, err := read(ctx, c, "RETURN 1"); err != context.Canceled {
		t.Errorf("%v, want %v", err, context.Canceled)
	}
	<-gone // otherwise the server would go on
	late, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := read(late, c, "RETURN 1"); err != context.DeadlineExceeded {
		t.Errorf("%v, want %v", err, context.DeadlineExceeded)
	}
	<-gone
}

func TestAServerThatHangsUpCanBeAskedAgain(t *testing.T) {
	var broken atomic.Bool
	c, connections := serve(t, func(tag byte, _ []any) []byte {
		switch {
		case broken.Load():
			return nil
		case tag == tagPull:
			return rows(int64(1))
		}
		return success(nil)
	})
	if _, err := read(t.Context(), c, "RETURN 1"); err != nil {
		t.Fatal(err)
	}
	broken.Store(true)
	if _, err := read(t.Context(), c, "RETURN 1"); !driver.IsConnectivityError(err) || !driver.IsRetryable(err) {
		t.Errorf("%v; want one of the connection's, after which to try again", err)
	}
	broken.Store(false)
	if _, err := read(t.Context(), c, "RETURN 1"); err != nil {
		t.Errorf("once it answers again: %v", err)
	}
	if n := connections.Load(); n != 2 {
		t.Errorf("%d connections were made, want 2", n)
	}
}

func TestAServerThatFallsSilentIsGivenUp(t *testing.T) {
	c, _ := serve(t, func(tag byte, _ []any) []byte { return []byte{} })
	conn, err := c.config.connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.silence = 10 * time.Millisecond
	message, err := Statement{Text: "RETURN 1"}.message()
	if err != nil {
		t.Fatal(err)
	}
	var network *networkError
	if err := conn.ask(t.Context(), message, nil); !errors.As(err, &network) || conn.usable {
		t.Errorf("%v, usable %t; want the connection's error", err, conn.usable)
	}
}

func TestAnErrorOfWhoReadsEndsTheReading(t *testing.T) {
	c, connections := serve(t, func(tag byte, _ []any) []byte {
		if tag == tagPull {
			return rows(int64(1), int64(2))
		}
		return success(nil)
	})
	wrong := errors.New("not what was expected")
	for range 2 {
		if err := c.Read(t.Context(), Statement{Text: "RETURN 1"}, func([]any) error { return wrong }); err != wrong {
			t.Errorf("%v, want %v", err, wrong)
		}
	}
	if n := connections.Load(); n != 2 {
		t.Errorf("%d connections were made, want 2: rows are left on the first", n)
	}
}

func TestWhoFindsAllConnectionsInUseWaits(t *testing.T) {
	c, _ := serve(t, func(tag byte, _ []any) []byte {
		if tag == tagPull {
			return rows(int64(1))
		}
		return success(nil)
	})
	c.config.Wait = 10 * time.Millisecond
	for range mostConnections {
		c.slots <- struct{}{}
	}
	if _, err := read(t.Context(), c, "RETURN 1"); !driver.IsRetryable(err) || !strings.Contains(err.Error(), "in use") {
		t.Errorf("%v; want %v", err, errBusy)
	}
	<-c.slots
	if _, err := read(t.Context(), c, "RETURN 1"); err != nil {
		t.Errorf("with one free: %v", err)
	}
}

func TestAServerOfAnotherKindIsRefused(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		_, _ = c.Write([]byte{0, 0, 0, 0})
		_, _ = io.Copy(io.Discard, c)
	}()
	c := New(Config{Address: l.Addr().String()})
	defer c.Close()
	if _, err := read(t.Context(), c, "RETURN 1"); !errors.Is(err, ErrVersion) {
		t.Errorf("%v, want %v", err, ErrVersion)
	}
}

func TestAClosedClientAnswersNothing(t *testing.T) {
	c, _ := serve(t, func(byte, []any) []byte { return success(nil) })
	if _, err := read(t.Context(), c, "RETURN 1"); err != nil {
		t.Fatal(err)
	}
	c.Close()
	if _, err := read(t.Context(), c, "RETURN 1"); err == nil {
		t.Error("no error")
	}
}
