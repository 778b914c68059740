package command

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAnInterruptedCommandDoesNotEndAsIfItWereDone runs commands that are interrupted
// before they can do anything: the old output stays, and nobody takes it for a new one.
func TestAnInterruptedCommandDoesNotEndAsIfItWereDone(t *testing.T) {
	dir := t.TempDir()
	db, old := "sqlite:"+filepath.Join(dir, "news.db"), filepath.Join(dir, "old.jsonl")
	run := func(ctx context.Context, args ...string) (code int, told string) {
		t.Helper()
		var out bytes.Buffer
		code = Run(ctx, append([]string{"entente"}, args...), Streams{In: strings.NewReader(""), Out: &out, Err: &out})
		return code, out.String()
	}
	for _, args := range [][]string{{"load", "--store", db, "../../samples"}, {"export", "--store", db, "--output", old}} {
		if code, told := run(t.Context(), args...); code != exitDone {
			t.Fatalf("%s ended with %d: %s", args[0], code, told)
		}
	}
	before, err := os.ReadFile(old)
	if err != nil {
		t.Fatal(err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	for _, args := range [][]string{
		{"export", "--store", db, "--output", old}, {"query", "--store", db, "-"}, {"load", "--store", db, "../../samples"},
		{"copy", "--from", db, "--to", "sqlite:" + filepath.Join(dir, "copy.db")},
	} {
		if code, told := run(ended, args...); code != exitRefused || !strings.Contains(told, "interrupted") || strings.Contains(told, "context") {
			t.Errorf("%s ended with %d: %s; want %d, interrupted", args[0], code, told, exitRefused)
		}
	}
	if now, err := os.ReadFile(old); err != nil || !bytes.Equal(now, before) {
		t.Errorf("an interrupted export changed its output: %v", err)
	}
	if code, told := run(ended, "serve", "--store", db, "--address", "127.0.0.1:0"); code != exitDone || strings.Contains(told, "context") {
		t.Errorf("serve, which only an interrupt ends, ended with %d: %s", code, told)
	}
}

func TestAnInterruptTellsWhatItLeft(t *testing.T) {
	err := error(interruption{"graph.jsonl is as it was"})
	if got := tell(err); got != "interrupted: graph.jsonl is as it was" || exitCode(err) != exitRefused {
		t.Errorf("told %q, exit code %d", got, exitCode(err))
	}
}
