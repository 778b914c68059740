package relations

import "testing"

// What a long article needs is not kept for the next one.
func TestLongArticleLeavesNoMemory(t *testing.T) {
	for range 8 { // a pool may forget what it is given
		w := workspaces.Get().(*workspace)
		if words, kept := cap(w.words), cap(w.statements); words != wordsAtOnce || kept > statementsAtOnce {
			t.Fatalf("an article begins with room for %d words and %d statements, not for %d and %d", words, kept, wordsAtOnce, statementsAtOnce)
		}
		w.wordsFor(10)
		w.wordsFor(200_000)
		w.statements = append(w.statements, make([]Statement, 2000)...)
		w.leave()
	}
}

// Words that an article leaves are blank for the next.
func TestWorkspaceIsBlank(t *testing.T) {
	for range 8 {
		w := workspaces.Get().(*workspace)
		words := w.wordsFor(100)
		for i := range words {
			if words[i] != (word{}) {
				t.Fatalf("word %d begins as %+v", i, words[i])
			}
			words[i] = word{lemma: "say", lexeme: &unlisted, classed: true}
		}
		w.leave()
	}
}
