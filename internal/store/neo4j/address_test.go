package neo4j

import (
	"strings"
	"testing"
	"time"
)

// TestNoMessageShowsAPassword opens addresses that hold one and where nobody answers.
func TestNoMessageShowsAPassword(t *testing.T) {
	for uri, shown := range map[string]string{
		"bolt://neo4j:secret@127.0.0.1:1":       "bolt://127.0.0.1:1",
		"neo4j://secret@127.0.0.1:1":            "neo4j://127.0.0.1:1",
		"bolt://neo4j:se#secret@127.0.0.1:1":    "bolt://127.0.0.1:1", // of which nothing is a port
		"bolt://neo4j:%zzsecret@127.0.0.1:1":    "bolt://127.0.0.1:1",
		"bolt://neo4j:secret@secret@nowhere:x":  "bolt://nowhere:x",
		"http://neo4j:secret@127.0.0.1:1":       "http://127.0.0.1:1",
		"neo4j:secret@127.0.0.1:1":              "127.0.0.1:1",
		"bolt://neo4j:secret@127.0.0.1:1?x=%zz": "bolt://127.0.0.1:1?x=%zz",
	} {
		s, err := Open(t.Context(), uri, Options{Username: "neo4j", Password: "secret", Retry: time.Millisecond})
		if err == nil {
			_ = s.Close(t.Context())
			t.Errorf("Open(%q) succeeded", uri)
			continue
		}
		if strings.Contains(err.Error(), "secret") || !strings.Contains(err.Error(), shown) {
			t.Errorf("Open(%q): %v; want %s in it, and no password", uri, err, shown)
		}
	}
}
