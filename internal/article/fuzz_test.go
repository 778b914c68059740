package article

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

// fuzzNames make the formats of the same bytes.
var fuzzNames = []string{"a", "a.txt", "a.html", "a.md", "a.jsonl", "a.json"}

// FuzzRead holds that no input panics, and that whatever becomes an article
// has valid text and blocks.
func FuzzRead(f *testing.F) {
	for _, pattern := range []string{"testdata/*.*", "testdata/layouts/*"} {
		files, _ := filepath.Glob(pattern)
		for _, name := range files {
			if b, err := os.ReadFile(name); err == nil {
				f.Add(b, uint8(0))
				f.Add(b, uint8(1))
			}
		}
	}
	for _, s := range []string{"", "\xff\xfea\x00", "a\n- b\n- c\n###\nd", "(A)(B)(C)", "ALSO READ", "Title: \nDate: \n\n", "TOKYO - ", ": ", "\u200b\n\ufeff"} {
		for i := range fuzzNames {
			f.Add([]byte(s), uint8(i))
		}
	}
	f.Fuzz(func(t *testing.T, b []byte, kind uint8) {
		name := fuzzNames[int(kind)%len(fuzzNames)]
		for a, err := range Read(context.Background(), bytes.NewReader(b), Meta{Name: name}, Options{MaxBytes: 1 << 20}) {
			if (a == nil) == (err == nil) {
				t.Fatalf("article %v and error %v", a, err)
			}
			if a != nil {
				checkArticle(t, a)
			}
		}
	})
}

// checkArticle holds what the documentation of Article says.
func checkArticle(t *testing.T, a *Article) {
	if !utf8.ValidString(a.Text) {
		t.Errorf("the text is not UTF-8: %q", a.Text)
	}
	end := 0
	for _, b := range a.Blocks {
		if b.Start < end || b.End <= b.Start || b.End > len(a.Text) {
			t.Fatalf("block [%d, %d) after %d in a text of %d bytes", b.Start, b.End, end, len(a.Text))
		}
		gap := a.Text[end:b.Start]
		for _, w := range words(gap) {
			if len(w) > 2 {
				t.Fatalf("%q lies between blocks", gap)
			}
		}
		if !utf8.ValidString(a.Slice(b)) {
			t.Fatalf("block %q cuts a character", a.Slice(b))
		}
		end = b.End
	}
	if rest := words(a.Text[end:]); len(rest) > 0 {
		t.Errorf("%q lies behind the last block", rest)
	}
}

func TestGoldBlocks(t *testing.T) {
	files, _ := filepath.Glob(shared(t, "gold") + "/*.txt")
	for _, f := range files {
		checkArticle(t, readOne(t, f))
	}
}
