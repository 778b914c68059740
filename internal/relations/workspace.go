package relations

import "sync"

// workspace is memory that the reading of an article needs only meanwhile. One
// article leaves it to the next, so that each finds it in the processor's caches
// and leaves nothing to collect; what only a long article needs is let go.
type workspace struct {
	words      []word      // see scene.words; the room that is left has capacity
	ints       []int       // lists of tokens; see scene.childrenOf
	actors     []actor     // lists of actors; see scene.room
	candidates []candidate // of the section under reading
	consumed   []bool      // its tokens that belong to a trigger found
	// filled are the places of the frame around the trigger under reading that were
	// asked for; phraseNouns the nouns around it.
	filled      []answered
	phraseNouns []phraseNoun
	statements  []Statement // those of the article so far
}

// Room for an ordinary article of some 500 words. More is made as it is needed.
const (
	wordsAtOnce      = 1024
	intsAtOnce       = 2048
	actorsAtOnce     = 512
	statementsAtOnce = 96
)

var workspaces = sync.Pool{New: func() any {
	return &workspace{
		words: make([]word, 0, wordsAtOnce), ints: make([]int, 0, intsAtOnce), actors: make([]actor, 0, actorsAtOnce),
		candidates: make([]candidate, 0, 32), statements: make([]Statement, 0, statementsAtOnce),
	}
}}

// leave gives the workspace back. Nobody may use anything in it any more.
func (w *workspace) leave() {
	if cap(w.words) > wordsAtOnce || cap(w.ints) > intsAtOnce || cap(w.actors) > actorsAtOnce || cap(w.candidates) > wordsAtOnce || cap(w.statements) > statementsAtOnce ||
		cap(w.consumed) > wordsAtOnce || cap(w.filled) > actorsAtOnce || cap(w.phraseNouns) > actorsAtOnce {
		return
	}
	clear(w.words) // they point into the article
	clear(w.statements)
	clear(w.phraseNouns[:cap(w.phraseNouns)]) // each trigger begins them anew
	w.words, w.ints, w.actors, w.candidates, w.statements = w.words[:0], w.ints[:0], w.actors[:0], w.candidates[:0], w.statements[:0]
	workspaces.Put(w)
}

// wordsFor makes room for a section's words.
func (w *workspace) wordsFor(tokens int) []word {
	return reserve(&w.words, tokens, wordsAtOnce+1)[:tokens]
}

// consumedBy is a mark for each of a section's tokens, none of them set; there is
// one section at a time that needs them.
func (w *workspace) consumedBy(tokens int) []bool {
	if cap(w.consumed) < tokens {
		w.consumed = make([]bool, tokens)
	}
	w.consumed = w.consumed[:tokens]
	clear(w.consumed)
	return w.consumed
}

// list is an empty list with room for n tokens.
func (w *workspace) list(n int) []int { return reserve(&w.ints, n, intsAtOnce) }

// room is an empty list with room for n actors.
func (w *workspace) room(n int) []actor { return reserve(&w.actors, n, actorsAtOnce) }

// reserve takes an empty list with room for n from a buffer, and makes another
// buffer, with room for at least atOnce, where too little is left.
func reserve[T any](buffer *[]T, n, atOnce int) []T {
	if cap(*buffer)-len(*buffer) < n {
		*buffer = make([]T, 0, max(atOnce, n))
	}
	start := len(*buffer)
	*buffer = (*buffer)[:start+n]
	return (*buffer)[start:start:len(*buffer)]
}
