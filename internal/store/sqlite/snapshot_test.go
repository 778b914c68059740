package sqlite

import (
	"bufio"
	"context"
	"database/sql/driver"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"entente/internal/store"
)

// TestAFileIsReadBesideAProcessThatWrites opens a file to read while another
// process loads into it: each time it has to hold all that was said to be stored
// by then, and the same for as long as it is open.
func TestAFileIsReadBesideAProcessThatWrites(t *testing.T) {
	path := filled(t, 0)
	cmd := child(t, "load", path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}()
	lines := bufio.NewScanner(out)
	said := map[string]bool{}
	hear := func(n int) {
		for ; n > 0 && lines.Scan(); n-- {
			said[lines.Text()] = true
		}
	}
	for range 3 {
		hear(20)
		s := openWith(t, path, Options{ReadOnly: true})
		checkWhole(t, s, said)
		before := sumOf(t, s)
		hear(20)
		checkWhole(t, s, nil)
		if after := sumOf(t, s); after != before {
			t.Errorf("the graph changed under a reader:\n%s\nwas\n%s", after, before)
		}
		if err := addOne(t.Context(), s, "by a reader"); !errors.Is(err, store.ErrInvalid) {
			t.Errorf("an article was added to a store that only reads: %v", err)
		}
		if err := s.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, store.ErrConflict) {
		t.Errorf("a second writer: %v; want ErrConflict", err)
	}
}

// TestReadersKeepNobodyOut opens readers first and then a store that writes.
func TestReadersKeepNobodyOut(t *testing.T) {
	path := filled(t, 3)
	readers := []*Store{openWith(t, path, Options{ReadOnly: true}), openWith(t, path, Options{ReadOnly: true})}
	writer := openWith(t, path, Options{})
	if err := addOne(t.Context(), writer, "later"); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, s := range append(readers, openWith(t, path, Options{ReadOnly: true})) {
		want := 3
		if s != readers[0] && s != readers[1] {
			want = 4
		}
		if got, err := s.Stats(t.Context()); err != nil || got.Articles != want {
			t.Errorf("%+v, %v; want %d articles", got, err, want)
		}
	}
}

func TestAReaderNeedsAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.db")
	if _, err := Open(t.Context(), path, Options{ReadOnly: true}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("%v; want ErrNotFound", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the file was made")
	}
}

// TestAReaderBringsAnOlderFileUpToDate reads an empty file, the oldest there is:
// it can be brought up to date unless somebody else holds it.
func TestAReaderBringsAnOlderFileUpToDate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.db")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	held, err := lockFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path, Options{ReadOnly: true}); !errors.Is(err, store.ErrConflict) {
		t.Errorf("while it is held: %v; want ErrConflict", err)
	}
	held.release()
	s := openWith(t, path, Options{ReadOnly: true})
	if got, err := s.Stats(t.Context()); err != nil || got.Articles != 0 {
		t.Errorf("%+v, %v; want an empty graph", got, err)
	}
}

// TestAReaderThatLostItsConnectionSaysSo takes the connection away: a new one
// would see what was written since.
func TestAReaderThatLostItsConnectionSaysSo(t *testing.T) {
	path := filled(t, 1)
	s := openWith(t, path, Options{ReadOnly: true})
	conn, err := s.db.read.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	_ = conn.Raw(func(any) error { return driver.ErrBadConn })
	_ = conn.Close()
	if _, err := s.ListEvidence(t.Context(), store.EvidenceFilter{}, store.Page{}); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("%v; want ErrUnavailable", err)
	}
}

// TestAFileIsReadInAFolderThatMayNotBeWritten keeps SQLite from making the files
// beside the graph's, as such a folder does, by links that lead nowhere.
func TestAFileIsReadInAFolderThatMayNotBeWritten(t *testing.T) {
	path := filled(t, 3)
	want := func() string {
		s := openWith(t, path, Options{ReadOnly: true})
		defer func() { _ = s.Close(t.Context()) }()
		return sumOf(t, s)
	}()
	for _, beside := range []string{path + "-wal", path + "-shm"} {
		_ = os.Remove(beside)
		if err := os.Symlink(filepath.Join(path, "nowhere"), beside); err != nil {
			t.Skipf("no links here: %v", err)
		}
	}
	s := openWith(t, path, Options{ReadOnly: true})
	if got := sumOf(t, s); got != want {
		t.Errorf("the graph is\n%s\nwant\n%s", got, want)
	}
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Remove(path+"-wal"), os.Mkdir(path+"-wal", 0o755)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path, Options{ReadOnly: true}); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("a file with a log that cannot be read: %v; want ErrUnavailable", err)
	}
}
