package tokens

import (
	"strings"
	"testing"
)

// FuzzTokenise holds the tokeniser to what it promises of any bytes: it does
// not panic, and tokens slice the text in order, with nothing but single
// spaces between, each told of by the token before.
func FuzzTokenise(f *testing.F) {
	for _, seed := range []string{
		"", " ", "  ", "a b", "\n\na  \u00a0b \t", "I can't (won't): see https://example.org/x?y.",
		"p.m.Then :-)x", "5km US$5.", "\xff\xfea\x80 b\xc3", "a\xffb.C\xff", "....", "-----", "''''",
		"e\u0301\u200b\ufeff \U0001F1EF\U0001F1F5", "a@b.c@d.ef:80/", "ΑΣ. İ", strings.Repeat("(a", 99),
	} {
		f.Add(seed)
	}
	tokeniser := newTokeniser(f)
	f.Fuzz(func(t *testing.T, text string) {
		words := tokeniser.Tokenise(text, nil)
		at := 0
		for i, w := range words {
			if w.Start != at || w.End <= w.Start || w.End > len(text) || text[w.Start:w.End] != w.Text {
				t.Fatalf("%q: token %d is %q at [%d, %d), want it to start at %d", text, i, w.Text, w.Start, w.End, at)
			}
			at = w.End
			if w.SpaceAfter {
				if !strings.HasPrefix(text[at:], " ") {
					t.Fatalf("%q: no space after token %d, %q", text, i, w.Text)
				}
				at++
			}
		}
		if at != len(text) {
			t.Fatalf("%q: tokens end at %d of %d", text, at, len(text))
		}
	})
}
