package extract_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"entente/internal/article"
	"entente/internal/extract"
	"entente/internal/ontology"
)

var shared = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New(extract.Options{}) })

func extractor(t testing.TB) *extract.Extractor {
	t.Helper()
	x, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// samples are the repository's own articles.
func samples(t testing.TB) []*article.Article {
	t.Helper()
	files, err := filepath.Glob("../../samples/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("samples: %v, %v", files, err)
	}
	var out []*article.Article
	for _, f := range files {
		for a, err := range article.ReadFile(t.Context(), f, article.Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, a)
		}
	}
	return out
}

// Whatever is stated must stand in the text, word for word, where it is said to stand.
func TestEvidenceIsQuotedExactly(t *testing.T) {
	for _, a := range samples(t) {
		r := extractor(t).Extract(a)
		for _, e := range r.Evidence {
			if a.Text[e.Start:e.End] != e.Sentence {
				t.Errorf("%s: [%d, %d) is %q, not %q", a.Origin, e.Start, e.End, a.Text[e.Start:e.End], e.Sentence)
			}
			if a.Text[e.TriggerSpan.Start:e.TriggerSpan.End] != e.Trigger || e.Rule == "" || e.Extractor != extract.Rules {
				t.Errorf("%s: %q: trigger %q, rule %q, extractor %q", a.Origin, e.Sentence, e.Trigger, e.Rule, e.Extractor)
			}
			if e.Confidence <= 0 || e.Confidence > 1 {
				t.Errorf("%s: %q: confidence %v", a.Origin, e.Sentence, e.Confidence)
			}
			if r.Name(e.Subject) == "" || r.Name(e.Object) == "" {
				t.Errorf("%s: %s %s %s: an end is not among the entities", a.Origin, e.Subject, e.Relation, e.Object)
			}
			if !e.Relation.Allows(e.Subject.Kind(), e.Object.Kind()) {
				t.Errorf("%s: %s %s %s: the ontology does not allow it", a.Origin, e.Subject, e.Relation, e.Object)
			}
		}
	}
}

// The same article gives the same bytes, whatever came before it and whoever works beside it.
func TestExtractIsDeterministic(t *testing.T) {
	articles := samples(t)
	write := func(a *article.Article) string {
		b, err := json.Marshal(extractor(t).Extract(a).Document(a, true))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	want := make([]string, len(articles))
	for i, a := range articles {
		want[i] = write(a)
	}
	var running sync.WaitGroup
	for range 4 {
		running.Go(func() {
			for i, a := range slices.Backward(articles) {
				if got := write(a); got != want[i] {
					t.Errorf("%s gives another answer the second time", a.Origin)
				}
			}
		})
	}
	running.Wait()
}

func TestBoilerplateStatesNothing(t *testing.T) {
	for _, a := range samples(t) {
		r := extractor(t).Extract(a)
		for _, b := range a.Blocks {
			if b.Role.Own() || b.Role == article.Byline || b.Role == article.Dateline {
				continue
			}
			for _, e := range r.Evidence {
				if e.Start < b.End && b.Start < e.End {
					t.Errorf("%s: %q is a %s and states %s", a.Origin, a.Slice(b), b.Role, e.Relation)
				}
			}
		}
	}
}

func TestNamesOfEntitiesAreInTheText(t *testing.T) {
	for _, a := range samples(t) {
		r := extractor(t).Extract(a)
		if len(r.Mentions) != len(r.Entities) {
			t.Errorf("%s: mentions of %d entities of %d", a.Origin, len(r.Mentions), len(r.Entities))
		}
		for id, names := range r.Names {
			for _, n := range names {
				if !strings.Contains(a.Text, n) {
					t.Errorf("%s: %s is said to be named %q, which is not in the text", a.Origin, id, n)
				}
			}
		}
		if slices.ContainsFunc(r.Entities, func(e ontology.Entity) bool { return e.ID.Kind() != e.Kind }) {
			t.Errorf("%s: an entity's ID is of another kind: %+v", a.Origin, r.Entities)
		}
	}
}

// BenchmarkExtract is one article of about 400 words, all stages, warm.
func BenchmarkExtract(b *testing.B) {
	var text strings.Builder
	for _, a := range samples(b)[:4] {
		text.WriteString(a.Text)
	}
	var a *article.Article
	for x, err := range article.Read(b.Context(), strings.NewReader(text.String()), article.Meta{Name: "bench.txt"}, article.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		a = x
	}
	x := extractor(b)
	b.ReportMetric(float64(len(strings.Fields(a.Text))), "words")
	for b.Loop() {
		x.Extract(a)
	}
}
