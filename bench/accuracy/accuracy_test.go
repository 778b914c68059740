package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/internal/evaluation"
)

func TestReplaceKeepsTheRestOfTheDocument(t *testing.T) {
	path := filepath.Join(t.TempDir(), "accuracy.md")
	write := func(s string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("# Accuracy\n" + string(beginMark) + "old\nfigures\n" + string(endMark) + "Prose.\n")
	if err := replace(path, []byte("new\n")); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if want := "# Accuracy\n" + string(beginMark) + "new\n" + string(endMark) + "Prose.\n"; string(got) != want {
		t.Errorf("%q, want %q", got, want)
	}
	write("no marks\n")
	if err := replace(path, []byte("new\n")); err == nil || !strings.Contains(err.Error(), "marks are missing") {
		t.Errorf("%v, want a word on the marks", err)
	}
}

func TestReliabilityRow(t *testing.T) {
	var n binned
	for _, j := range []evaluation.Judgement{
		{Confidence: 0.9, Verdict: evaluation.Right}, {Confidence: 0.8, Verdict: evaluation.Wrong},
		{Confidence: 0.9, Verdict: evaluation.Right}, {Confidence: 0.1, Verdict: evaluation.Allowed},
		{Confidence: 0.8, Verdict: evaluation.Right},
	} {
		n.add(j)
	}
	if got, want := n.row("x"), "| x | 4 | 1 | 0.85 | 0.75 |\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// The document's figures stand between its marks, so that they can be refreshed.
func TestTheDocumentHasTheMarks(t *testing.T) {
	b, err := os.ReadFile("../../docs/accuracy.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), string(beginMark)) || !strings.Contains(string(b), string(endMark)) {
		t.Error("docs/accuracy.md: the marks are missing")
	}
}
