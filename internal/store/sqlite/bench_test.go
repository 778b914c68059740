package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/sqlite"
	"entente/internal/store/storetest"
)

// The graph of the benchmarks, about as large as half a year of one agency.
const (
	benchEntities = 10_000
	benchEdges    = 100_000
	benchEvidence = 300_000
	perArticle    = 10 // statements, in an article of 2.4 kB
)

// benchGraph generates the graph. As in the news, few entities and few edges
// have most of the evidence: both are drawn by Zipf's law.
type benchGraph struct {
	random   *rand.Rand
	entities []ontology.Entity
	keys     []ontology.RelationKey
	filler   string
}

func newBenchGraph() *benchGraph {
	g := &benchGraph{random: rand.New(rand.NewPCG(42, 1))}
	syllables := strings.Fields("ka lo mi ren tas vel dor quin par shu bel gar nov sky lund ford berg ton")
	for i := range benchEntities {
		name := ""
		for n := i + 1000; n > 0; n /= len(syllables) {
			name += syllables[n%len(syllables)]
		}
		kind := []ontology.Kind{ontology.Organisation, ontology.Person, ontology.Person}[i%3]
		g.entities = append(g.entities, storetest.Entity(kind, strings.ToUpper(name[:1])+name[1:]+" "+syllables[i%len(syllables)], strings.ToUpper(name[:min(5, len(name))])))
	}
	ends := rand.NewZipf(g.random, 1.1, 20, benchEntities-1)
	relations := []ontology.RelationType{ontology.MeetsWith, ontology.Supports, ontology.Accuses, ontology.PartnersWith, ontology.Opposes, ontology.Requests}
	seen := map[ontology.RelationKey]bool{}
	for len(g.keys) < benchEdges {
		a, b := g.entities[ends.Uint64()].ID, g.entities[g.random.IntN(benchEntities)].ID
		k := ontology.NewRelationKey(a, relations[g.random.IntN(len(relations))], b)
		if a != b && !seen[k] {
			seen[k] = true
			g.keys = append(g.keys, k)
		}
	}
	g.filler = strings.Repeat("Officials said that talks would go on in the coming weeks, and gave no details. ", 15)
	return g
}

// articles are bundles with so much evidence in all. The first of them state
// every edge once.
func (g *benchGraph) articles(evidence int) iter.Seq[*store.Bundle] {
	byID := map[ontology.ID]ontology.Entity{}
	for _, e := range g.entities {
		byID[e.ID] = e
	}
	again := rand.NewZipf(g.random, 1.05, 50, benchEdges-1)
	return func(yield func(*store.Bundle) bool) {
		for n := 0; n < evidence; n += perArticle {
			day := ontology.Date{Year: 2024, Month: 1, Day: 1}.AddDays(g.random.IntN(365)).String()
			w := storetest.Write(fmt.Sprintf("bench %d", n), fmt.Sprintf("Source %d", g.random.IntN(50)), day)
			for i := range perArticle {
				at := n + i
				if at >= len(g.keys) {
					at = int(again.Uint64())
				}
				k := g.keys[at]
				w.State(byID[k.Subject], k.Type, byID[k.Object], storetest.Adding(" They did so for the third time this year, said a person familiar with it."))
			}
			w.Article(func(a *ontology.Article) { a.Text += g.filler })
			if !yield(w.Bundle()) {
				return
			}
		}
	}
}

// fill adds the articles from so many goroutines.
func fill(tb testing.TB, s store.Store, articles iter.Seq[*store.Bundle], workers int) {
	tb.Helper()
	queue := make(chan *store.Bundle, workers)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for b := range queue {
				if _, err := s.AddArticle(context.Background(), b); err != nil {
					tb.Error(err)
				}
			}
		})
	}
	for b := range articles {
		queue <- b
	}
	close(queue)
	wg.Wait()
}

// bench is the store of all benchmarks that read; it is filled once.
var bench = sync.OnceValues(func() (*sqlite.Store, *benchGraph) {
	folder, err := os.MkdirTemp("", "entente-bench")
	if err != nil {
		panic(err)
	}
	s, err := sqlite.Open(context.Background(), filepath.Join(folder, "graph.db"), sqlite.Options{})
	if err != nil {
		panic(err)
	}
	g := newBenchGraph()
	fill(&testing.B{}, s, g.articles(benchEvidence), 8)
	sqlite.CleanUp = append(sqlite.CleanUp, func() { _ = s.Close(context.Background()); _ = os.RemoveAll(folder) })
	return s, g
})

// reading runs a question, each time with another number, until time is up.
func reading(b *testing.B, ask func(ctx context.Context, s *sqlite.Store, g *benchGraph, i int) error) {
	s, g := bench()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	b.ReportAllocs()
	b.ResetTimer()
	used := cpuTime()
	for i := range b.N {
		if err := ask(ctx, s, g, i*7919); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(cpuTime()-used)/float64(b.N), "cpu-ns/op")
}

func (g *benchGraph) entity(i int) ontology.ID { return g.entities[i%len(g.entities)].ID }

func BenchmarkEntities(b *testing.B) {
	reading(b, func(ctx context.Context, s *sqlite.Store, g *benchGraph, i int) error {
		_, err := s.Entities(ctx, []ontology.ID{g.entity(i)})
		return err
	})
}

func BenchmarkResolve(b *testing.B) {
	reading(b, func(ctx context.Context, s *sqlite.Store, g *benchGraph, i int) error {
		_, err := s.Resolve(ctx, g.entities[i%len(g.entities)].Name, nil)
		return err
	})
}

func BenchmarkSearch(b *testing.B) {
	for _, tt := range []struct{ name, text string }{{"prefix", "kalo"}, {"letter", "k"}, {"typo", "renkaol"}, {"words", "ka belgar"}} {
		b.Run(tt.name, func(b *testing.B) {
			reading(b, func(ctx context.Context, s *sqlite.Store, _ *benchGraph, _ int) error {
				_, err := s.Search(ctx, store.SearchQuery{Text: tt.text})
				return err
			})
		})
	}
}

func BenchmarkListEntities(b *testing.B) {
	reading(b, func(ctx context.Context, s *sqlite.Store, _ *benchGraph, _ int) error {
		_, err := s.ListEntities(ctx, store.EntityFilter{}, "", store.Page{})
		return err
	})
}

func BenchmarkListRelations(b *testing.B) {
	reading(b, func(ctx context.Context, s *sqlite.Store, _ *benchGraph, _ int) error {
		_, err := s.ListRelations(ctx, store.RelationFilter{Types: []ontology.RelationType{ontology.Accuses}}, "", store.Page{})
		return err
	})
}

func BenchmarkRelationsOf(b *testing.B) {
	for name, pick := range map[string]func(*benchGraph, int) ontology.ID{
		"any": (*benchGraph).entity, "hub": func(g *benchGraph, _ int) ontology.ID { return g.entities[0].ID },
	} {
		b.Run(name, func(b *testing.B) {
			reading(b, func(ctx context.Context, s *sqlite.Store, g *benchGraph, i int) error {
				_, err := s.RelationsOf(ctx, []ontology.ID{pick(g, i)}, store.RelationFilter{}, "", store.Page{})
				return err
			})
		})
	}
}

func BenchmarkNeighbours(b *testing.B) {
	reading(b, func(ctx context.Context, s *sqlite.Store, g *benchGraph, i int) error {
		_, err := s.Neighbours(ctx, []ontology.ID{g.entity(i)}, store.RelationFilter{}, store.Page{})
		return err
	})
}

// BenchmarkRelationsWithEvidence is what a page about an entity asks: its 25
// first edges and the three newest sentences of each.
func BenchmarkRelationsWithEvidence(b *testing.B) {
	reading(b, func(ctx context.Context, s *sqlite.Store, g *benchGraph, i int) error {
		of, err := s.RelationsOf(ctx, []ontology.ID{g.entity(i)}, store.RelationFilter{}, "", store.Page{})
		if err != nil {
			return err
		}
		ids := make([]ontology.RelationID, len(of[0].Items))
		for i, r := range of[0].Items {
			ids[i] = r.ID
		}
		_, err = s.EvidenceOf(ctx, ids, store.EvidenceFilter{}, store.Page{Limit: 3})
		return err
	})
}

func BenchmarkListEvidence(b *testing.B) {
	for _, tt := range []struct {
		name string
		f    store.EvidenceFilter
		p    store.Page
	}{
		{"newest", store.EvidenceFilter{}, store.Page{}},
		{"type", store.EvidenceFilter{Types: []ontology.RelationType{ontology.Accuses}}, store.Page{SkipTotal: true}},
		{"type, counted", store.EvidenceFilter{Types: []ontology.RelationType{ontology.Accuses}}, store.Page{}},
		{"word", store.EvidenceFilter{Text: "belgar accuses"}, store.Page{}},
	} {
		b.Run(tt.name, func(b *testing.B) {
			reading(b, func(ctx context.Context, s *sqlite.Store, _ *benchGraph, _ int) error {
				_, err := s.ListEvidence(ctx, tt.f, tt.p)
				return err
			})
		})
	}
}

func BenchmarkEvidenceInvolving(b *testing.B) {
	reading(b, func(ctx context.Context, s *sqlite.Store, g *benchGraph, i int) error {
		_, err := s.EvidenceInvolving(ctx, []ontology.ID{g.entity(i)}, store.EvidenceFilter{}, store.Page{})
		return err
	})
}

func BenchmarkShortestPath(b *testing.B) {
	reading(b, func(ctx context.Context, s *sqlite.Store, g *benchGraph, i int) error {
		_, err := s.ShortestPath(ctx, g.entity(i), g.entity(i*31+17), store.PathQuery{})
		return err
	})
}

// BenchmarkPaths asks for so many paths; where there are fewer of the fewest hops, for longer ones.
func BenchmarkPaths(b *testing.B) {
	for _, q := range []store.PathsQuery{{Limit: 10, ShortestOnly: true}, {Limit: 10}, {Limit: 100}, {Limit: 100, PathQuery: store.PathQuery{MaxHops: 10}}} {
		b.Run(fmt.Sprintf("limit=%d,shortest=%t,hops=%d", q.Limit, q.ShortestOnly, q.MaxHops), func(b *testing.B) {
			reading(b, func(ctx context.Context, s *sqlite.Store, g *benchGraph, i int) error {
				_, err := s.Paths(ctx, g.entity(i), g.entity(i*31+17), q)
				return err
			})
		})
	}
}

func BenchmarkExplain(b *testing.B) {
	reading(b, func(ctx context.Context, s *sqlite.Store, g *benchGraph, i int) error {
		_, err := s.Explain(ctx, g.entity(i), g.entity(i*31+17), store.ExplainQuery{})
		return err
	})
}

func BenchmarkCommonNeighbours(b *testing.B) {
	reading(b, func(ctx context.Context, s *sqlite.Store, g *benchGraph, i int) error {
		_, err := s.CommonNeighbours(ctx, []ontology.ID{g.entity(i % 50), g.entity(i * 31 % 50)}, store.RelationFilter{}, store.Page{})
		if errors.Is(err, store.ErrInvalid) { // the same one twice
			return nil
		}
		return err
	})
}

func BenchmarkAlike(b *testing.B) {
	reading(b, func(ctx context.Context, s *sqlite.Store, g *benchGraph, i int) error {
		_, err := s.Alike(ctx, []ontology.ID{g.entity(i)}, store.AlikeQuery{})
		return err
	})
}

func BenchmarkNetwork(b *testing.B) {
	for _, q := range []store.NetworkQuery{{Hops: 1}, {Hops: 2, MaxNodes: 1000, MaxLinks: 5000}} {
		b.Run(fmt.Sprintf("hops=%d", q.Hops), func(b *testing.B) {
			reading(b, func(ctx context.Context, s *sqlite.Store, g *benchGraph, i int) error {
				q := q
				q.Seeds = []ontology.ID{g.entity(i)}
				_, err := s.Network(ctx, q)
				return err
			})
		})
	}
}

// BenchmarkAddArticle loads an empty store; b.N counts pieces of evidence.
func BenchmarkAddArticle(b *testing.B) {
	for _, workers := range []int{1, 8, 64} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			g := newBenchGraph()
			var bundles []*store.Bundle
			for x := range g.articles(b.N) {
				bundles = append(bundles, x)
			}
			s := open(b, filepath.Join(b.TempDir(), "graph.db"))
			b.ResetTimer()
			used := cpuTime()
			fill(b, s, func(yield func(*store.Bundle) bool) {
				for _, x := range bundles {
					if !yield(x) {
						return
					}
				}
			}, workers)
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "evidence/s")
			b.ReportMetric(float64(b.N)/(cpuTime()-used).Seconds(), "evidence/cpu-s")
		})
	}
}
