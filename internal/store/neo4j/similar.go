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

// Similar finds the articles that may be near, whose fingerprints are compared
// here, since Cypher has no operations on bits; those that are near are then fetched.
func (r reads) Similar(ctx context.Context, fingerprints []uint64, distance int) ([][]*ontology.Article, error) {
	if err := store.CheckDistance(distance); err != nil {
		return nil, err
	}
	out := make([][]*ontology.Article, len(fingerprints))
	if len(fingerprints) == 0 {
		return out, ctx.Err()
	}
	near := newNearby(fingerprints, distance)
	if err := r.ask(ctx, mayBeNear(fingerprints, distance), near.clear, near.read); err != nil {
		return nil, err
	}
	if len(near.ids) == 0 {
		return out, nil
	}
	articles, err := r.Articles(ctx, near.ids)
	if err != nil {
		return nil, err
	}
	for i, of := range near.of {
		out[i] = nearest(articles, of)
	}
	return out, nil
}

// nearest are the articles that are so many bits apart, in the order that Similar promises.
func nearest(articles []*ontology.Article, apart map[ontology.ArticleID]int) (near []*ontology.Article) {
	for _, a := range articles {
		if a == nil { // it was there a moment ago
			continue
		}
		if _, ok := apart[a.ID]; ok {
			near = append(near, a)
		}
	}
	slices.SortFunc(near, func(a, b *ontology.Article) int {
		return cmp.Or(cmp.Compare(apart[a.ID], apart[b.ID]), a.LoadedAt.Compare(b.LoadedAt), cmp.Compare(a.ID, b.ID))
	})
	return near
}

// nearby collects the articles that are near some fingerprints.
type nearby struct {
	fingerprints []uint64
	distance     int
	of           []map[ontology.ArticleID]int // how many bits the articles near each are apart from it
	ids          []ontology.ArticleID         // of all of them, each once
}

func newNearby(fingerprints []uint64, distance int) *nearby {
	return &nearby{fingerprints: fingerprints, distance: distance}
}

func (n *nearby) clear() {
	n.of, n.ids = make([]map[ontology.ArticleID]int, len(n.fingerprints)), nil
	for i := range n.of {
		n.of[i] = map[ontology.ArticleID]int{}
	}
}

// read takes the number of a fingerprint and an article that may be near it. It may
// come more than once.
func (n *nearby) read(row []any) error {
	i, _ := row[0].(int64)
	id, _ := row[1].(string)
	print, _ := row[2].(int64)
	article := ontology.ArticleID(id)
	if apart := bits.OnesCount64(uint64(print) ^ n.fingerprints[i]); apart <= n.distance {
		if !slices.Contains(n.ids, article) {
			n.ids = append(n.ids, article)
		}
		n.of[i][article] = apart
	}
	return nil
}

// mayBeNear finds the articles with fingerprints that may differ from one of the
// given in so few bits. If no part of a fingerprint differed in as few as its
// share, there would be more: so the parts are looked up with all that is near them.
func mayBeNear(fingerprints []uint64, distance int) statement {
	shares := shares(distance)
	if slices.Max(shares) > mostShare {
		return statement{"UNWIND range(0, $last) AS n MATCH (a:Article) RETURN n, a.id, a.fingerprint", params{"last": len(fingerprints) - 1}}
	}
	asked := make([]any, len(fingerprints))
	for i, print := range fingerprints {
		one := params{"n": i}
		for part, share := range shares {
			one[partProperty(part)] = within(partOf(print, part), partBits, share)
		}
		asked[i] = one
	}
	var each []string
	for part, share := range shares {
		if name := partProperty(part); share >= 0 {
			each = append(each, "UNWIND one."+name+" AS near MATCH (a:Article {"+name+": near}) RETURN a")
		}
	}
	return statement{"UNWIND $in.asked AS one CALL (one) { " + strings.Join(each, " UNION ALL ") + " } RETURN one.n, a.id, a.fingerprint", asOne(params{"asked": asked})}
}

// shares are how many bits may differ in each part, if so few do in all; -1 where
// a part need not be looked at, since others tell.
func shares(distance int) []int {
	out := make([]int, parts)
	for i := range out {
		out[i] = (distance+1)/parts - 1
		if i < (distance+1)%parts {
			out[i]++
		}
	}
	return out
}

// Articles bear their fingerprints in four parts of 16 bits, the lowest first. For
// article.NearDuplicate that makes 428 numbers to look up, which one article in 153
// bears by chance. With shares of four bits there would be thousands.
const (
	parts     = 4
	partBits  = 16
	mostShare = 3
)

// partProperty names the property that has a part of the fingerprint.
func partProperty(part int) string { return fmt.Sprintf("fingerprint%d", part+1) }

func partOf(fingerprint uint64, part int) int64 {
	return int64(fingerprint >> (part * partBits) & (1<<partBits - 1))
}

// partsText sets the parts of an article's fingerprint. The division rounds towards
// zero, so that the sign is taken off first; the last part gets it back.
const partsText = "SET a.fingerprint1 = lower % 65536, a.fingerprint2 = lower / 65536 % 65536, a.fingerprint3 = lower / 4294967296 % 65536," +
	" a.fingerprint4 = lower / 281474976710656 + CASE WHEN a.fingerprint < 0 THEN 32768 ELSE 0 END"

// within are the numbers that differ from one of so many bits in so few at most;
// none for fewer than no bits.
func within(n int64, size, most int) []int64 {
	if most < 0 {
		return nil
	}
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
