package sqlite

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

// addOne adds an article of that name, and says so in the error.
func addOne(ctx context.Context, s store.Store, name string) error {
	japan, chile := storetest.Entity(ontology.Country, "Japan", "JP"), storetest.Entity(ontology.Country, "Chile", "CL")
	_, err := s.AddArticle(ctx, storetest.Write(name, "Kyodo", "2024-01-01").State(japan, ontology.Visits, chile).Bundle())
	return err
}

// filled is the path of a store with so many articles, closed.
func filled(t *testing.T, articles int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph.db")
	s := openWith(t, path, Options{})
	for i := range articles {
		if err := addOne(t.Context(), s, fmt.Sprint(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestWhatCannotBeOpenedSaysWhatToDo opens one thing after another that is no store.
func TestWhatCannotBeOpenedSaysWhatToDo(t *testing.T) {
	folder := t.TempDir()
	write := func(name string, content []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	newer := filled(t, 0)
	db := database(t, newer)
	if _, err := db.Exec(`PRAGMA user_version = 1000`); err != nil {
		t.Fatal(err)
	}
	_ = db.Close()
	for _, tt := range []struct {
		name, path string
		kind       error
		says       string
	}{
		{"no path", "", store.ErrInvalid, "name a file"},
		{"a folder", folder, store.ErrInvalid, "name a file in it"},
		{"a file in no folder", filepath.Join(folder, "none", "graph.db"), store.ErrUnavailable, "make the folder first"},
		{"a text", write("text", bytes.Repeat([]byte("no database "), 100)), store.ErrInvalid, "name another file"},
		{"a newer file", newer, store.ErrInvalid, "upgrade Entente"},
	} {
		_, err := Open(t.Context(), tt.path, Options{})
		if !errors.Is(err, tt.kind) || !strings.Contains(fmt.Sprint(err), tt.says) || !strings.Contains(fmt.Sprint(err), tt.path) {
			t.Errorf("%s: %v; want one that is %q, says %q and names the path", tt.name, err, tt.kind, tt.says)
		}
	}
}

func TestWhatMayNotBeWrittenSaysWhatToDo(t *testing.T) {
	path := filled(t, 1)
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	if f, err := os.OpenFile(path, os.O_RDWR, 0); err == nil { // for root, and on some systems
		_ = f.Close()
		path = "/proc/entente.db" // nobody may make files there
		if _, err := os.Stat("/proc/self"); err != nil {
			t.Skip("this user may write anything, and there is no /proc to try")
		}
	}
	_, err := Open(t.Context(), path, Options{})
	if !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("%v; want ErrUnavailable", err)
	}
}

// TestADamagedFileSaysSo spoils the pages of a store behind the first ones, and
// opens and asks it.
func TestADamagedFileSaysSo(t *testing.T) {
	path := filled(t, 200)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(content); i++ {
		content[i] ^= 0x5a
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path, Options{})
	if err == nil {
		_, err = s.ListEvidence(t.Context(), store.EvidenceFilter{}, store.Page{})
		_ = s.Close(t.Context())
	}
	if err == nil || !strings.Contains(err.Error(), "restore a backup") {
		t.Errorf("%v; want advice to restore a backup", err)
	}
}

func TestATruncatedFileGivesAnError(t *testing.T) {
	path := filled(t, 200)
	if err := os.Truncate(path, 3*4096+100); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path, Options{})
	if err == nil {
		_, err = s.ListEvidence(t.Context(), store.EvidenceFilter{}, store.Page{})
		_ = s.Close(t.Context())
	}
	if err == nil {
		t.Error("a truncated file was opened and read without an error")
	}
}

func TestAFileHasOneStore(t *testing.T) {
	path := filled(t, 1)
	first := openWith(t, path, Options{})
	_, err := Open(t.Context(), path, Options{})
	if !errors.Is(err, store.ErrConflict) || !strings.Contains(err.Error(), fmt.Sprint(os.Getpid())) {
		t.Errorf("a second store: %v; want ErrConflict and the process", err)
	}
	out, err := child(t, "hold", path).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "store in use") {
		t.Errorf("another process: %v, %s; want it to be refused", err, out)
	}
	if err := addOne(t.Context(), first, "after"); err != nil {
		t.Errorf("the first store, after the others were refused: %v", err)
	}
	if err := first.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + ".lock"); removable && err == nil {
		t.Error("the lock's file was left behind")
	}
	openWith(t, path, Options{})
}

// child runs this test's program again, as another process that does what
// TestMain says for the task.
func child(t *testing.T, task, path string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "-test.run=^$")
	cmd.Env = append(os.Environ(), "ENTENTE_SQLITE_CHILD="+task, "ENTENTE_SQLITE_PATH="+path)
	return cmd
}
