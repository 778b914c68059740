package neo4j

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Search lets the full-text index find the candidates, of which each word of
// the text begins a word of a name or is near one, and ranks them by store.BestMatch.
func (r reads) Search(ctx context.Context, q store.SearchQuery) ([]store.Hit, error) {
	q, err := q.Checked()
	if err != nil {
		return nil, err
	}
	text := ontology.Fold(q.Text)
	if text == "" {
		return nil, ctx.Err()
	}
	b, next := r.begin(ctx, "e")
	b.param("names", nearWords(text))
	p := b.entity("e", next, "Name", "Aliases", "Counts")
	found, err := one(ctx, r, b, "CALL db.index.fulltext.queryNodes('entity_words', $names) YIELD node WITH node AS e"+
		conditions{}.with(kindCondition("e", q.Kinds)).where()+p.calls+" RETURN "+p.value, p.read)
	if err != nil {
		return nil, err
	}
	var hits []store.Hit
	for _, e := range found {
		if matched, score := store.BestMatch(text, e); score > 0 {
			hits = append(hits, store.Hit{Entity: e, Matched: matched, Score: score})
		}
	}
	slices.SortFunc(hits, func(a, b store.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), store.ByMentions.Place(a.Entity).Compare(store.ByMentions.Place(b.Entity)))
	})
	return hits[:min(len(hits), q.Limit)], nil
}

// nearWords is the Lucene query for names that hold all words of a folded text
// as store.Match allows: as a beginning, or with its typing errors.
func nearWords(text string) string {
	var all []string
	for _, w := range strings.Fields(text) {
		switch store.Errors(len([]rune(w))) {
		case 2:
			w = "+(" + w + "* " + w + "~2)"
		case 1:
			w = "+(" + w + "* " + w + "~1)"
		default:
			w = "+" + w + "*"
		}
		all = append(all, w)
	}
	return strings.Join(all, " ")
}
