package article

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// layout is a text with the blocks that it must be told apart into; see
// testdata/layouts/README.
type layout struct {
	text string
	want []string // "role: text" each
}

func readLayout(t testing.TB, path string) layout {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var l layout
	var text []string
	for _, row := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		if more, ok := strings.CutPrefix(row, "< "); ok {
			text = append(text, more)
			l.want[len(l.want)-1] += "\n" + more
			continue
		}
		var parts []string
		for _, block := range strings.Split(row, " ‖ ") {
			role, s, ok := strings.Cut(block, ": ")
			if row != "" && !ok {
				t.Fatalf("%s: no role before %q", path, block)
			}
			if row != "" {
				parts = append(parts, s)
				n, _ := listMark(s)
				l.want = append(l.want, role+": "+strings.TrimSpace(s[n:]))
			}
		}
		text = append(text, strings.Join(parts, " "))
	}
	l.text = strings.Join(text, "\n")
	return l
}

func TestLayouts(t *testing.T) {
	files, err := filepath.Glob("testdata/layouts/*.layout")
	if err != nil || len(files) == 0 {
		t.Fatal("no layouts:", err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".layout"), func(t *testing.T) {
			l := readLayout(t, f)
			d := plainDraft(l.text, facts{})
			blocks, _ := classify(d)
			var got []string
			for _, b := range blocks {
				got = append(got, fmt.Sprintf("%s: %s", b.Role, d.text[b.Start:b.End]))
			}
			for i := range max(len(got), len(l.want)) {
				if g, w := at(got, i), at(l.want, i); g != w {
					t.Errorf("block %d:\n got %s\nwant %s", i, g, w)
				}
			}
			if d.text != l.text {
				t.Error("the stored text is not the text that was read")
			}
		})
	}
}

func at(s []string, i int) string {
	if i < len(s) {
		return s[i]
	}
	return "(none)"
}
