package extract_test

import (
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
	return articlesOf(t, "../../samples/*")
}

// articlesOf are the articles in the files of a pattern.
func articlesOf(t testing.TB, pattern string) []*article.Article {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %v, %v", pattern, files, err)
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
