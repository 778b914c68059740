package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

func TestTheDocumentHasQueries(t *testing.T) {
	texts, err := documented("../../" + documentPath)
	if err != nil || len(texts) < 30 {
		t.Errorf("%d queries, %v; want 30 or more", len(texts), err)
	}
}

// TestPressTakesAwayWhatAllWereTold tells the subscribers of a report one by one.
func TestPressTakesAwayWhatAllWereTold(t *testing.T) {
	p, err := newPress(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer p.close()
	if err := p.write(7); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(p.path(7))
	if err != nil || string(text) == newsReport(8) {
		t.Errorf("the report holds %q, %v", text, err)
	}
	title, _, _ := strings.Cut(string(text), "\n")
	heard := &rows{by: map[string]*measured{}}
	for i := range subscribers {
		if p.waiting() != 1 {
			t.Errorf("%d reports wait when %d of %d subscribers know of it", p.waiting(), i, subscribers)
		}
		if err := p.hear(fmt.Appendf(nil, `{"data":{"articleLoaded":{"title":%q}}}`, title), heard); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(p.path(7)); p.waiting() != 0 || !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%d reports wait for subscribers, the file: %v; want none", p.waiting(), err)
	}
	if n := len(heard.by[pressRow].times); n != subscribers {
		t.Errorf("%d times were measured, want %d", n, subscribers)
	}
	for _, bad := range []string{`{"errors":[{"message":"OVERLOADED"}]}`, `{"data":{"articleLoaded":{"title":"Another paper"}}}`} {
		if err := p.hear([]byte(bad), heard); err == nil {
			t.Errorf("%s is no error", bad)
		}
	}
}

func TestEventsAreReadToTheEnd(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, ": still here\n\nevent: next\ndata: {\"n\":1}\n\nevent: next\ndata: {\"n\":2}\n\nevent: complete\ndata:\n\n")
	}))
	defer server.Close()
	var got []string
	err := events(t.Context(), server.URL, articlesQuery, func(data []byte) error {
		got = append(got, string(data))
		return nil
	})
	if !errors.Is(err, io.EOF) || strings.Join(got, " ") != `{"n":1} {"n":2}` {
		t.Errorf("%q, %v; want two events and the end", got, err)
	}
}
