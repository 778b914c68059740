package sqlite

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store/storetest"
)

// BenchmarkOpen opens files with so many edges between a tenth as many
// entities, and tells the memory that the store then holds, per edge.
func BenchmarkOpen(b *testing.B) {
	for _, edges := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprintf("edges=%d", edges), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "graph.db")
			fillRows(b, path, edges/10, edges)
			for b.Loop() {
				before := heapSize()
				s := openWith(b, path, Options{})
				b.ReportMetric(float64(heapSize()-before)/float64(edges), "B/edge")
				_ = s.Close(context.Background())
			}
		})
	}
}

func heapSize() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// fillRows writes entities, each with a name and two aliases, and edges between
// them. It leaves evidence out, of which nothing is held in memory.
func fillRows(tb testing.TB, path string, entities, edges int) {
	tb.Helper()
	s := openWith(tb, path, Options{})
	defer func() { _ = s.Close(context.Background()) }()
	tx, err := s.db.write.Begin()
	if err != nil {
		tb.Fatal(err)
	}
	put := func(text string, args ...any) {
		if _, err := tx.Exec(text, args...); err != nil {
			tb.Fatal(err)
		}
	}
	ids := make([]ontology.ID, entities)
	for i := range ids {
		e := storetest.Entity(ontology.Organisation, fmt.Sprintf("Ministry of Affairs No %d", i))
		ids[i] = e.ID
		put(putEntity, i, string(e.ID), e.Name, fmt.Sprintf(`["MoA%d","Ministry %d"]`, i, i), "", "", "", "", nil, 20240101, 20241231, 3, 5, 0)
	}
	random := rand.New(rand.NewPCG(1, 2))
	types := ontology.RelationTypes()[:19]
	seen := make(map[key]bool, edges)
	for n := 0; n < edges; {
		k := key{random.Uint32N(uint32(entities)), random.Uint32N(uint32(entities)), uint8(random.IntN(len(types)))}
		t := types[k.typ]
		if k.subject == k.object || seen[k] {
			continue
		}
		seen[k] = true
		id, _ := digestOf(relationPrefix, ontology.NewRelationKey(ids[k.subject], t, ids[k.object]).ID())
		put(putRelation, n, id[:], k.subject, string(t), k.object, 20240101, 0, 20241231, 3, 3, 2, string(ontology.Asserted), false, "", 0.9)
		n++
	}
	if err := tx.Commit(); err != nil {
		tb.Fatal(err)
	}
}
