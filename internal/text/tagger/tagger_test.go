package tagger

import (
	"testing"

	"entente/internal/text"
	"entente/internal/text/model"
)

// A word's tag depends on its vector alone, not on how many words there are.
func TestTag(t *testing.T) {
	f, err := model.Weights()
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	const n = 2*words + 3
	vectors := make([]float32, n*model.Width)
	for i := range vectors {
		vectors[i] = float32(i*i%37) - 18
	}
	doc := &text.Doc{Tokens: make([]text.Token, n)}
	tagger.Tag(doc, vectors)
	seen := map[string]bool{}
	for i := range doc.Tokens {
		one := &text.Doc{Tokens: make([]text.Token, 1)}
		tagger.Tag(one, vectors[i*model.Width:(i+1)*model.Width])
		if got, want := doc.Tokens[i].Tag, one.Tokens[0].Tag; got != want || got == "" {
			t.Errorf("token %d is tagged %q, alone %q", i, got, want)
		}
		seen[doc.Tokens[i].Tag] = true
	}
	if len(seen) < 3 {
		t.Errorf("all tags are of %v: the test has no teeth", seen)
	}
}
