package loader

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"entente/internal/article"
	"entente/internal/extract"
	"entente/internal/ontology"
	"entente/internal/store"
)

// asked is a store that has one article, and notes what it is asked.
type asked struct {
	store.Store
	has   *ontology.Article
	calls []string
}

func (a *asked) Articles(_ context.Context, ids []ontology.ArticleID) ([]*ontology.Article, error) {
	a.calls = append(a.calls, fmt.Sprintf("%d articles", len(ids)))
	out := make([]*ontology.Article, len(ids))
	if i := slices.Index(ids, a.has.ID); i >= 0 {
		out[i] = a.has
	}
	return out, nil
}

func (a *asked) Similar(_ context.Context, fingerprints []uint64, distance int) ([][]*ontology.Article, error) {
	a.calls = append(a.calls, fmt.Sprintf("%d fingerprints", len(fingerprints)))
	out := make([][]*ontology.Article, len(fingerprints))
	for i, print := range fingerprints {
		if article.Distance(print, a.has.Fingerprint) <= distance {
			out[i] = []*ontology.Article{a.has}
		}
	}
	return out, nil
}

// some are jobs of articles with these fingerprints, which are extracted.
func some(fingerprints ...uint64) (jobs []*job) {
	for i, print := range fingerprints {
		j := done(print)
		j.article.ID = ontology.ArticleID(fmt.Sprint("article:", i))
		j.result = &extract.Result{}
		jobs = append(jobs, j)
	}
	return jobs
}

func TestWhatWaitsIsLookedUpAtOnce(t *testing.T) {
	st := &asked{has: &ontology.Article{ID: "article:1"}}
	found, todo := make(chan *job, 3), make(chan *job, 3)
	for _, j := range some(0, 1, 2) {
		found <- j
	}
	close(found)
	(&Loader{Store: st}).lookUp(t.Context(), found, todo)
	var stored []bool
	for j := range todo {
		stored = append(stored, j.stored)
	}
	if want := []bool{false, true, false}; !slices.Equal(stored, want) {
		t.Errorf("stored are %v, want %v", stored, want)
	}
	if want := []string{"3 articles"}; !slices.Equal(st.calls, want) {
		t.Errorf("the store was asked for %q, want %q", st.calls, want)
	}
}

func TestNearPrintsAreFoundAtOnce(t *testing.T) {
	const far = 1<<(article.NearDuplicate+1) - 1
	st := &asked{has: &ontology.Article{ID: "article:old", Cluster: "article:first", Fingerprint: 1}}
	jobs := some(far<<20, 0, far<<40)
	jobs = append(jobs, refused())
	if err := (&Loader{Store: st}).bundle(t.Context(), jobs); err != nil {
		t.Fatal(err)
	}
	for i, want := range []ontology.ArticleID{"article:0", "article:first", "article:2"} {
		if got := jobs[i].bundle.Article.Cluster; got != want {
			t.Errorf("article %d is in the cluster %s, want %s", i, got, want)
		}
	}
	if jobs[3].bundle != nil {
		t.Error("what could not be read is to be stored")
	}
	if want := []string{"3 fingerprints"}; !slices.Equal(st.calls, want) {
		t.Errorf("the store was asked for %q, want %q", st.calls, want)
	}
}
