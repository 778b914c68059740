package extract_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"entente/internal/article"
	"entente/internal/extract"
	"entente/loader"
)

// everyArticle is all that the repository has to read.
func everyArticle(t testing.TB) []*article.Article {
	return append(samples(t), articlesOf(t, heldout+"/*.txt")...)
}

// answer is all that is extracted of an article, as bytes.
func answer(t testing.TB, x *extract.Extractor, a *article.Article) string {
	t.Helper()
	b, err := json.Marshal(x.Extract(a).Document(a, true))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The same article gives the same bytes, whatever came before it, whoever
// works beside it, and by whichever extractor.
func TestExtractIsDeterministic(t *testing.T) {
	articles := everyArticle(t)
	want := make([]string, len(articles))
	for i, a := range articles {
		want[i] = answer(t, extractor(t), a)
	}
	fresh, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, workers := range []int{1, 4} {
		var running sync.WaitGroup
		for range workers {
			running.Go(func() {
				for i, a := range slices.Backward(articles) {
					if answer(t, fresh, a) != want[i] {
						t.Errorf("%s gives another answer with %d workers, the last article first", a.Origin, workers)
					}
				}
			})
		}
		running.Wait()
	}
}

// Any number of workers gives the same articles with the same answers in the
// same order.
func TestWorkersChangeNothing(t *testing.T) {
	var files []string
	for _, pattern := range []string{"../../samples/*", heldout + "/*.txt"} {
		more, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	var want []string
	for _, workers := range []int{1, 2, 7} {
		l := &loader.Loader{Extractor: extractor(t), Options: loader.Options{Workers: workers}}
		var got []string
		for x, err := range l.Extracted(t.Context(), files) {
			if err != nil {
				t.Fatal(err)
			}
			b, err := json.Marshal(x.Result.Document(x.Article, true))
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, string(b))
		}
		if want == nil {
			want = got
		}
		if len(got) < len(files) || !slices.Equal(got, want) {
			t.Errorf("%d workers: %d articles, not the %d that one worker gives, or not the same", workers, len(got), len(want))
		}
	}
}
