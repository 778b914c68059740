package entities

import "sync"

// workspace is memory that the resolution of an article needs only meanwhile. One
// article leaves it to the next, so that each finds it in the processor's caches
// and leaves little to collect; a long article's is let go.
type workspace struct {
	traits []trait // of all pages, see page
	owners []int32
	names  []name
	hits   []hit
	refs   []referent // of the article, see article.add
	places []place    // see article.placed
	used   int        // how many names the pages have room for
	long   bool       // the article is a long one
}

// An ordinary article has no more tokens and pages than these.
const (
	ordinaryTokens = 2048
	ordinaryPages  = 128
	ordinaryRefs   = 128
)

var workspaces = sync.Pool{New: func() any {
	return &workspace{
		traits: make([]trait, ordinaryTokens), owners: make([]int32, 2*ordinaryTokens),
		names: make([]name, ordinaryTokens/5+4*ordinaryPages), hits: make([]hit, 0, ordinaryTokens/8),
		refs: make([]referent, 0, ordinaryRefs),
	}
}}

// prepare makes sure that there is room for an article, all of it zero.
func (w *workspace) prepare(tokens, pages int) {
	if w.used = tokens/5 + 4*pages; tokens > ordinaryTokens || pages > ordinaryPages {
		*w = workspace{traits: make([]trait, tokens), owners: make([]int32, 2*tokens), names: make([]name, w.used), long: true}
		return
	}
	clear(w.traits[:tokens])
	clear(w.owners[:2*tokens])
}

// leave gives the workspace back, unless the article was a long one. Nobody may use
// anything in it any more.
func (w *workspace) leave() {
	if w.long || cap(w.refs) > ordinaryRefs || cap(w.places) > len(w.names) {
		return
	}
	clear(w.names[:w.used]) // they point into the article
	clear(w.refs)
	clear(w.places)
	w.hits, w.refs, w.places = w.hits[:0], w.refs[:0], w.places[:0]
	workspaces.Put(w)
}

// namesOf is for how many names a page of so many tokens has room at first.
func namesOf(tokens int) int { return tokens/5 + 4 }
