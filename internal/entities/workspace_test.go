package entities

import (
	"testing"

	"entente/internal/text"
)

// An article begins with blank memory, and with no more than an ordinary one
// needs, whatever the one before it was.
func TestWorkspaceIsBlankAndSmall(t *testing.T) {
	for n := range 16 { // a pool may forget what it is given
		w := workspaces.Get().(*workspace)
		if len(w.traits) != ordinaryTokens || w.long || len(w.hits) != 0 {
			t.Fatalf("an article begins with room for %d tokens, long is %t, %d hits", len(w.traits), w.long, len(w.hits))
		}
		tokens := 100
		if n%4 == 3 {
			tokens = 200_000
		}
		w.prepare(tokens, 4)
		for i := range tokens {
			if w.traits[i] != 0 || w.owners[i] != 0 || w.owners[tokens+i] != 0 {
				t.Fatalf("token %d of %d begins with traits %b and owners", i, tokens, w.traits[i])
			}
			w.traits[i], w.owners[i], w.owners[tokens+i] = capital, 1, 1
		}
		for i := range w.used {
			if w.names[i].Len() != 0 || w.names[i].refs != nil {
				t.Fatalf("name %d begins as %+v", i, w.names[i])
			}
			w.names[i] = name{Span: text.Span{Start: 1, End: 2}, refs: []int{1}}
		}
		w.leave()
	}
}
