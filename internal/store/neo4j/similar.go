package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"entente/internal/ontology"
	"entente/internal/store"
)

// Similar compares fingerprints. Cypher has no operations on bits, so that they are
// compared here, those that mayBeNear; the articles that are near are then fetched.
func (r reads) Similar(ctx context.Context, fingerprint uint64, distance int) ([]*ontology.Article, error) {
	if err := store.CheckDistance(distance); err != nil {
		return nil, err
	}
	apart := map[ontology.ArticleID]int{}
	err := r.ask(ctx, mayBeNear(fingerprint, distance), func() { clear(apart) }, func(row []any) error {
		id, _ := row[0].(string)
		print, _ := row[1].(int64)
		if n := bits.OnesCount64(uint64(print) ^ fingerprint); n <= distance {
			apart[ontology.ArticleID(id)] = n
		}
		return nil
	})
	if err != nil || len(apart) == 0 {
		return nil, err
	}
	var ids []ontology.ArticleID
	for id := range apart {
		ids = append(ids, id)
	}
	articles, err := r.Articles(ctx, ids)
	articles = slices.DeleteFunc(articles, func(a *ontology.Article) bool { return a == nil })
	slices.SortFunc(articles, func(a, b *ontology.Article) int {
		return cmp.Or(cmp.Compare(apart[a.ID], apart[b.ID]), a.LoadedAt.Compare(b.LoadedAt), cmp.Compare(a.ID, b.ID))
	})
	return articles, err
}

// mayBeNear finds the articles with fingerprints that may differ from the given
// one in so few bits. Of blocks of neighbouring bits, one at least has to differ in
// no more than its share of them. The blocks are taken out of the 63 lower bits,
// which make a number that is not negative.
func mayBeNear(fingerprint uint64, distance int) statement {
	const match, found = "MATCH (a:Article)", " RETURN a.id, a.fingerprint"
	share := distance / blocks
	if share > mostShare {
		return statement{match + found, nil}
	}
	p := params{}
	var near []string
	for i := range blocks {
		from, to := i*lowerBits/blocks, (i+1)*lowerBits/blocks
		block := fmt.Sprintf("block%d", i)
		near = append(near, fmt.Sprintf("lower / %d %% %d IN $%s", int64(1)<<from, int64(1)<<(to-from), block))
		p[block] = within(int64(fingerprint>>from)&(1<<(to-from)-1), to-from, share)
	}
	lower := " WITH a, CASE WHEN a.fingerprint < 0 THEN a.fingerprint + 9223372036854775807 + 1 ELSE a.fingerprint END AS lower"
	return statement{match + lower + " WHERE " + strings.Join(near, " OR ") + found, p}
}

// With four blocks, two bits are the share of article.NearDuplicate: one of 120
// fingerprints passes, by lists of 137 numbers. With four bits the lists are long.
const (
	lowerBits = 63
	blocks    = 4
	mostShare = 3
)

// within are the numbers that differ from one of so many bits in so few at most.
func within(n int64, size, most int) []int64 {
	near := []int64{n}
	if most > 0 {
		for bit := range size {
			// The bits above the first that is turned stay, so that each number comes once.
			for _, m := range within(n&(1<<bit-1), bit, most-1) {
				near = append(near, n&^(1<<bit-1)^1<<bit|m)
			}
		}
	}
	return near
}
