package neo4j

import (
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/neo4j/local/localtest"
	"entente/internal/store/storetest"
)

// wire passes bytes on between a store and the tests' server, and can be cut.
type wire struct {
	net.Listener
	requests atomic.Int64 // passed on so far
	cutAt    atomic.Int64 // the request whose answer is lost, with the connection; 0 for none
	deadAt   atomic.Int64 // the request from which on nothing passes any more; 0 for none
}

func newWire(t *testing.T) *wire {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	w := &wire{Listener: l}
	go w.serve()
	return w
}

func (w *wire) serve() {
	for {
		client, err := w.Accept()
		if err != nil {
			return // the test has ended
		}
		go w.pass(client)
	}
}

// pass passes one connection's bytes on. The server gets the request whose
// answer is lost, and has done it when the connection breaks.
func (w *wire) pass(client net.Conn) {
	defer client.Close()
	up, err := net.Dial("tcp", strings.TrimPrefix(server.Bolt, "bolt://"))
	if err != nil {
		return
	}
	defer up.Close()
	var lose atomic.Bool
	go func() {
		defer client.Close()
		buffer := make([]byte, 1<<16)
		for {
			n, err := up.Read(buffer)
			if err != nil || lose.Load() {
				return
			}
			if _, err := client.Write(buffer[:n]); err != nil {
				return
			}
		}
	}()
	buffer := make([]byte, 1<<16)
	for {
		n, err := client.Read(buffer)
		if err != nil {
			return
		}
		request := w.requests.Add(1)
		if dead := w.deadAt.Load(); dead > 0 && request >= dead {
			return
		}
		if request == w.cutAt.Load() {
			lose.Store(true)
		}
		if _, err := up.Write(buffer[:n]); err != nil && err != io.EOF {
			return
		}
	}
}

// TestAnAdditionSurvivesCutsAnywhere adds an article while the answer to the
// first, the second … request is lost, the commit's among them.
func TestAnAdditionSurvivesCutsAnywhere(t *testing.T) {
	iran := storetest.Entity(ontology.Country, "Iran", "IR")
	chile := storetest.Entity(ontology.Country, "Chile", "CL")
	first := storetest.Write("first", "Tass", "2024-01-01").State(iran, ontology.Supports, chile).Bundle()
	second := storetest.Write("second", "Kyodo", "2024-01-02").State(iran, ontology.Supports, chile).State(chile, ontology.Opposes, iran).Bundle()
	put := func(s store.Store, b *store.Bundle, told string) {
		t.Helper()
		if outcome, err := s.AddArticle(t.Context(), b); err != nil || outcome != store.Added {
			t.Errorf("%s: %q, %v; want it %q", told, outcome, err, store.Added)
		}
	}
	whole := storetest.NewMemory()
	put(whole, first, "first")
	put(whole, second, "second")
	want := dump(t, whole)
	direct, w := open(t), newWire(t)
	s, err := Open(t.Context(), "bolt://"+w.Addr().String(), Options{Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	for cut := int64(1); ; cut++ {
		localtest.Empty(t, server)
		put(direct, first, "first")
		w.requests.Store(0)
		w.cutAt.Store(cut)
		put(s, second, fmt.Sprintf("cut at request %d", cut)) // a lost answer is no reason to call it unchanged
		requests := w.requests.Load()
		if got := dump(t, direct); got != want {
			t.Errorf("cut at request %d: the graph is another:\n%s\nwant\n%s", cut, got, want)
		}
		if requests < cut { // so there was no cut
			if cut < 8 {
				t.Errorf("cuts were tried at %d requests only", cut-1)
			}
			return
		}
	}
}
