package english

import (
	"strings"
	"sync"
	"testing"

	"entente/internal/text"
)

// One engine serves all workers: what one makes of a text does not depend on
// what the others do meanwhile.
func TestAnalyseConcurrently(t *testing.T) {
	e, err := New() // with empty caches, so that all fill them at once
	if err != nil {
		t.Fatal(err)
	}
	texts := strings.SplitAfter(strings.Repeat(article, 3), ".")
	want := make([]*text.Doc, len(texts))
	for i, s := range texts {
		want[i] = engine(t).Analyse(s)
	}
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range texts {
				i = (i + w*3) % len(texts)
				if got := e.Analyse(texts[i]); !same(got, want[i]) {
					t.Errorf("%q: got %+v, want %+v", texts[i], got, want[i])
				}
			}
		})
	}
	wg.Wait()
}

func same(a, b *text.Doc) bool {
	if len(a.Tokens) != len(b.Tokens) || len(a.Names) != len(b.Names) {
		return false
	}
	for i := range a.Tokens {
		if a.Tokens[i] != b.Tokens[i] {
			return false
		}
	}
	for i := range a.Names {
		if a.Names[i] != b.Names[i] {
			return false
		}
	}
	return true
}
