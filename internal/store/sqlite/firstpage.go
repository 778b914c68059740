package sqlite

import (
	"cmp"
	"slices"
	"sync"

	"entente/internal/ontology"
	"entente/internal/store"
)

// ranked is an edge, by its number, with its rank in some order.
type ranked struct {
	rank int64
	edge uint32
}

var rankedPool = sync.Pool{New: func() any { return new([]ranked) }}

// firstPage is pageOf for the beginning of the list. It reads the ranks in one
// sweep before it compares any of them: an entity in the news has thousands of
// edges, which lie all over the memory, and so the processor fetches many at once.
func (t *edgeFilter) firstPage(links []link, o store.RelationOrder, w store.Window) *store.Slice[*ontology.Relation] {
	kept := rankedPool.Get().(*[]ranked)
	defer rankedPool.Put(kept)
	all := t.rank((*kept)[:0], links, o)
	*kept = all
	compare := func(a, b ranked) int {
		if a.rank != b.rank {
			return cmp.Compare(a.rank, b.rank)
		}
		return compareIDs(t.g.edges.ref(a.edge), t.g.edges.ref(b.edge))
	}
	first := firsts(all, w.Limit+1, compare)
	slices.SortFunc(first, compare)
	page := make([]candidate[*ontology.Relation], len(first))
	for i, r := range first {
		e := t.g.edges.ref(r.edge)
		page[i] = candidate[*ontology.Relation]{e.place(o), e.relation}
	}
	return pageOf(w, page, len(all), false, false)
}

// rank appends the edges of the links that pass.
func (t *edgeFilter) rank(all []ranked, links []link, o store.RelationOrder) []ranked {
	for _, k := range links {
		if t.leads(k) && t.admits(k.other) {
			all = append(all, ranked{t.g.edges.ref(k.edge).rank(o), k.edge})
		}
	}
	return all
}
