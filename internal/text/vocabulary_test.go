package text

import (
	"fmt"
	"testing"
)

func TestVocabulary(t *testing.T) {
	words := []string{"", "say", "sai", "é"}
	for i := range 3000 {
		words = append(words, fmt.Sprint("word", i))
	}
	v := NewVocabulary(words)
	for n, w := range words {
		if got := v.Number(w); got != n {
			t.Errorf("Number(%q) = %d, want %d", w, got, n)
		}
	}
	for _, w := range []string{"word", "word3000", "s", "saying", "\x00"} {
		if got := v.Number(w); got != -1 {
			t.Errorf("Number(%q) = %d, want -1", w, got)
		}
	}
	if got := NewVocabulary(nil).Number("say"); got != -1 {
		t.Errorf("an empty vocabulary has %d for a word", got)
	}
}
