package sqlite

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Search ranks entities by how well a name or alias matches the text.
func (s *Store) Search(ctx context.Context, q store.SearchQuery) ([]store.Hit, error) {
	g, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if q, err = q.Checked(); err != nil {
		return nil, err
	}
	fold := ontology.Fold(q.Text)
	best := map[uint32]store.Hit{}
	for _, sp := range s.names.alike(g, fold) {
		e := g.nodes.at(sp.entity).entity
		if len(q.Kinds) > 0 && !slices.Contains(q.Kinds, e.Kind) {
			continue
		}
		hit := store.Hit{Entity: e, Matched: sp.text, Score: store.Match(fold, sp.fold)}
		if hit.Score > 0 && sp.text != e.Name {
			hit.Score -= store.AliasCost
		}
		if old, ok := best[sp.entity]; hit.Score > 0 && (!ok || better(hit, old)) {
			best[sp.entity] = hit
		}
	}
	hits := make([]store.Hit, 0, len(best))
	for _, h := range best {
		hits = append(hits, h)
	}
	slices.SortFunc(hits, func(a, b store.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), byMentions(a.Entity, b.Entity))
	})
	return hits[:min(len(hits), q.Limit)], nil
}

// better reports whether a is the better match of the two for one entity, as
// store.BestMatch would choose.
func better(a, b store.Hit) bool {
	if a.Score != b.Score {
		return a.Score > b.Score
	}
	if a.Matched == a.Entity.Name || b.Matched == b.Entity.Name {
		return a.Matched == a.Entity.Name
	}
	return a.Matched < b.Matched
}

// alike are the spellings that may match the folded text: those in which every
// word of it begins a word, or is nearly one.
func (n *names) alike(g *graph, fold string) []spelling {
	words := strings.Fields(fold)
	if len(words) == 0 {
		return nil
	}
	n.mu.RLock()
	defer n.mu.RUnlock()
	counts := map[uint32]int{}
	for i, w := range words {
		for num := range n.holding(w) {
			if counts[num] == i { // all words before this one are in it
				counts[num] = i + 1
			}
		}
	}
	var found []spelling
	for num, count := range counts {
		if count == len(words) && int(num) < g.names {
			found = append(found, n.spellings[num])
		}
	}
	return found
}

// holding are the spellings with a word that begins with w or is near it.
func (n *names) holding(w string) map[uint32]bool {
	letters, runes := letterSet(w), utf8.RuneCountInString(w)
	errors := store.Errors(runes)
	found := map[uint32]bool{}
	for i := range n.words {
		other := &n.words[i]
		near := errors > 0 && letterDistance(letters, other.letters) <= 2*errors
		if strings.HasPrefix(other.text, w) || near && store.Near(w, other.text) {
			for _, num := range other.spellings {
				found[num] = true
			}
		}
	}
	return found
}
