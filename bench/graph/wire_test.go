package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestWireReadsWhatServersSend asks on one connection for answers of known and of
// unknown length, one after the other.
func TestWireReadsWhatServersSend(t *testing.T) {
	connections := map[string]bool{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		connections[r.RemoteAddr] = true
		body, _ := io.ReadAll(r.Body)
		if strings.HasPrefix(string(body), "refuse") {
			w.WriteHeader(http.StatusBadRequest)
		}
		for range 3 { // more than a buffer of net/http, which then sends chunks
			fmt.Fprintf(w, "%s %s;", r.URL, body)
			if strings.HasPrefix(string(body), "chunks") {
				w.(http.Flusher).Flush()
			}
		}
	}))
	defer server.Close()
	w, err := newWire(server.URL+"/graphql?x=1", 2)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for _, text := range []string{"one", "chunks", "refuse", "chunks again", "last"} {
		status, err := w.send(w.request([]byte(text)), &b)
		want := strings.Repeat("/graphql?x=1 "+text+";", 3)
		if err != nil || b.String() != want || strings.HasPrefix(status, "200") == (text == "refuse") {
			t.Errorf("%s: %s %q, %v; want %q", text, status, b.String(), err, want)
		}
	}
	if len(connections) != 1 {
		t.Errorf("%d connections were used, want one", len(connections))
	}
}
