package neo4j

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Search lets the full-text index find the candidates, of which each word of
// the text begins a word of a name or is near one, and Neo4j leave out those that
// cannot be among the first; the others are ranked by store.BestMatch.
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
		conditions{}.with(kindCondition("e", q.Kinds)).where()+b.mayBeFirst(text, q.Limit)+p.calls+" RETURN "+p.value, p.read)
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

// mayBeFirst keeps the entities e that may be among so many of the first. A name
// in which the words of the text begin words in their order has its score, as told
// by store.Match, in hundredths. For others, which have 0.5 at most, it is not
// reckoned: where the scores do not fill the answer, all of these are kept.
func (b *builder) mayBeFirst(text string, limit int) string {
	words := strings.Fields(text)
	for i, w := range words {
		words[i] = " " + w
	}
	inOrder := "' ' + k CONTAINS $words[0]"
	if len(words) > 1 {
		inOrder = "reduce(rest = ' ' + k, w IN $words | CASE WHEN rest CONTAINS w THEN substring(rest, size(split(rest, w)[0]) + size(w)) END) IS NOT NULL"
	}
	b.params["text"], b.params["words"], b.params["most"], b.params["long"] = text, words, int64(limit), int64(longName)
	return " MATCH (n)-[:NAMES]->(e) WITH e, n.key AS k, e.nameKey AS own" +
		" WITH e, max(CASE WHEN k = own THEN 0 ELSE -5 END + CASE WHEN size(k) > $long THEN 1000 WHEN k = $text THEN 100" +
		" WHEN k STARTS WITH $text + ' ' THEN 90 WHEN k STARTS WITH $text THEN 80 WHEN " + inOrder + " THEN 70 ELSE 0 END) AS score" +
		" ORDER BY score DESC, e.mentions DESC, e.id" +
		" WITH collect(CASE WHEN score > 100 THEN e END) AS long, collect(CASE WHEN 50 < score <= 100 THEN e END) AS sure, collect(CASE WHEN score <= 50 THEN e END) AS others" +
		" UNWIND long + sure[..$most] + CASE WHEN size(sure) < $most THEN others ELSE [] END AS e WITH e"
}

// longName is from how many letters on a name's key may be cut; see nameKey.
const longName = longestKey / utf8.UTFMax

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
