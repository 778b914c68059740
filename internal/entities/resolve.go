package entities

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// Resolver finds entities. It is immutable and safe for concurrent use.
type Resolver struct {
	known *ontology.Gazetteer
	words *wordList
}

// New is a Resolver over a gazetteer of known names; nil stands for that of the
// ontology's own tables.
func New(known *ontology.Gazetteer) *Resolver {
	if known == nil {
		known = ontology.Known()
	}
	return &Resolver{known: known, words: lexicon()}
}

// Resolve finds the entities of an article with the ontology's own tables.
func Resolve(in *Input) *Result { return New(nil).Resolve(in) }

// article is the state of one resolution.
type article struct {
	r           *Resolver
	in          *Input
	pages       []*page
	byID        map[ontology.ID]int
	alias       map[string]int      // names that the article introduces, to referents
	plain       map[ontology.ID]int // how often the tables name somebody unmistakably
	deals       []deal
	shorts      []short
	offices     []office          // the posts that the article gives people
	sidesBefore []int             // whom "the two sides" meant last
	speakers    []int             // the state for which the text speaks; several for a joint statement
	author      []int             // the person who says "I" in the text
	clubs       map[string]string // names of clubs; to the full name of a short one, else to ""
	sport       int               // whether the article is about sport: 0 not asked, 1 no, 2 yes
	georgian    bool              // the article names Georgians or Tbilisi
	parts       []text.Span       // scratch
	placeNames  []string          // what the recogniser calls places, once placesRead
	placesRead  bool
	*workspace
}

// Resolve finds the entities of an article and every place that names them.
// Any input is fine: what is not understood is left out.
func (r *Resolver) Resolve(in *Input) *Result {
	w := workspaces.Get().(*workspace)
	defer w.leave()
	a := &article{r: r, in: in, workspace: w, byID: map[ontology.ID]int{}, alias: map[string]int{}, plain: map[ontology.ID]int{}, clubs: map[string]string{}}
	a.readPages()
	for _, p := range a.pages {
		p.known = a.scanKnown(p)
		a.countPlain(p, p.known)
	}
	for _, p := range a.readingOrder() {
		a.findNames(p)
	}
	a.repeatClubs()
	for _, p := range a.pages {
		a.findAcronyms(p)
	}
	for _, p := range a.pages {
		a.widenActors(p)
		a.groupActors(p)
	}
	a.resolveKnown()
	a.resolveBodies()
	a.resolvePeople()
	a.resolveUnknown()
	a.resolveShorts()
	a.findRepeats()
	a.findStates()
	a.readPosts()
	a.resolveRegimes()
	a.readNationalBodies()
	a.resolveReferences()
	a.resolveQuoted()
	a.readPossessedPosts()
	a.resolvePacts()
	a.resolvePactReferences()
	a.referenceParties()
	a.joinDeals()
	a.readStatus()
	return a.result()
}

// readingOrder are the pages with those first whose capitals can be trusted.
func (a *article) readingOrder() []*page {
	out := make([]*page, 0, len(a.pages))
	for _, p := range a.pages {
		if !p.titled {
			out = append(out, p)
		}
	}
	for _, p := range a.pages {
		if p.titled {
			out = append(out, p)
		}
	}
	return out
}

// text is what a name says, as printed.
func (p *page) text(s text.Span) string { return p.doc.Slice(s) }
