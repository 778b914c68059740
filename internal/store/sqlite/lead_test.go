package sqlite_test

import (
	"context"
	"fmt"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

var (
	japan = storetest.Entity(ontology.Country, "Japan", "JP")
	eu    = storetest.Entity(ontology.Organisation, "European Union", "EU")
	bond  = ontology.NewRelationKey(japan.ID, ontology.PartnersWith, eu.ID).ID()
)

// TestEvidenceIsWhatWasStoredLast asks before and after each of many writes, so
// that what is kept in memory would show if it were out of date.
func TestEvidenceIsWhatWasStoredLast(t *testing.T) {
	ctx := context.Background()
	for name, open := range map[string]func(testing.TB) store.Store{"file": inFile, "memory": inMemory} {
		t.Run(name, func(t *testing.T) {
			s, plain := open(t), naive(t)
			for i := range 40 {
				day := ontology.Date{Year: 2024, Month: 1, Day: 1}.AddDays(i * 17 % 40).String()
				w := storetest.Write(fmt.Sprint("article ", i), "Kyodo", day).State(japan, ontology.PartnersWith, eu)
				if i%3 == 1 { // evidence that makes no edge counts too
					w.State(eu, ontology.PartnersWith, japan, storetest.Denied)
				}
				if i%5 == 0 { // and the same sentence, read by others too: their pieces stand at one place
					addReaders(w.Bundle())
				}
				for _, each := range []store.Store{s, plain} {
					if _, err := each.AddArticle(ctx, w.Bundle()); err != nil {
						t.Fatal(err)
					}
				}
				for _, p := range []store.Page{{Limit: 1}, {Limit: 3}, {Limit: 3, SkipTotal: true}, {Limit: 32}, {}} {
					got, want := evidenceOf(t, s, p), evidenceOf(t, plain, p)
					if !reflect.DeepEqual(got, want) {
						t.Fatalf("after %d articles, page %+v: %s; want %s", i+1, p, told(got), told(want))
					}
				}
			}
		})
	}
}

// addReaders adds what four others find in the first sentence.
func addReaders(b *store.Bundle) {
	for i := range 4 {
		e := b.Evidence[0]
		e.Extractor = fmt.Sprint("llm:", i)
		e.ID = ontology.NewEvidenceID(&e)
		b.Evidence = append(b.Evidence, e)
	}
}

func evidenceOf(t *testing.T, s store.Store, p store.Page) []*store.Slice[*ontology.Evidence] {
	t.Helper()
	unknown := ontology.NewRelationKey(eu.ID, ontology.Attacks, japan.ID).ID()
	got, err := s.EvidenceOf(context.Background(), []ontology.RelationID{bond, unknown, "nonsense", bond}, store.EvidenceFilter{}, p)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range got {
		if len(l.Items) == 0 {
			l.Items, l.Cursors = nil, nil
		}
	}
	return got
}

func told(lists []*store.Slice[*ontology.Evidence]) (text string) {
	for _, l := range lists {
		text += fmt.Sprintf("[%d of %d, more %t:", len(l.Items), l.Total, l.HasNext)
		for i, e := range l.Items {
			text += fmt.Sprintf(" %s %s", e.ID, l.Cursors[i])
		}
		text += "]"
	}
	return text
}

// TestReadersSeeWholeStates reads while articles come in, each a day later than
// the one before: a list of n pieces begins with the n-th.
func TestReadersSeeWholeStates(t *testing.T) {
	ctx := context.Background()
	s := inFile(t)
	const articles = 150
	nameOf := func(i int) string { return fmt.Sprint("article ", i) }
	var stored atomic.Int64
	add := func(i int) {
		day := ontology.Date{Year: 2024, Month: 1, Day: 1}.AddDays(i).String()
		if _, err := s.AddArticle(ctx, storetest.Write(nameOf(i), "Kyodo", day).State(japan, ontology.PartnersWith, eu).Bundle()); err != nil {
			t.Error(err)
		}
		stored.Store(int64(i + 1))
	}
	add(0)
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for stored.Load() < articles && !t.Failed() {
				least := int(stored.Load())
				got, err := s.EvidenceOf(ctx, []ontology.RelationID{bond}, store.EvidenceFilter{}, store.Page{Limit: 2})
				if err != nil {
					t.Error(err)
					return
				}
				l := got[0]
				if l.Total < least || l.Items[0].Article != storetest.ArticleID(nameOf(l.Total-1)) || len(l.Items) != min(2, l.Total) {
					t.Errorf("with %d articles stored: a list of %d that begins with %s; want %s", least, l.Total, l.Items[0].Article, storetest.ArticleID(nameOf(l.Total-1)))
				}
			}
		})
	}
	for i := 1; i < articles && !t.Failed(); i++ {
		add(i)
	}
	stored.Store(articles)
	readers.Wait()
}

func TestHeadsAreArticlesWithoutText(t *testing.T) {
	ctx := context.Background()
	s := open(t, ":memory:")
	var ids []ontology.ArticleID
	for i := range 3 {
		b := storetest.Write(fmt.Sprint("article ", i), "Kyodo", "2024-11-01").State(japan, ontology.PartnersWith, eu).Bundle()
		if _, err := s.AddArticle(ctx, b); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, b.Article.ID)
	}
	ids = append(ids, "article:nonsense", storetest.ArticleID("never stored"), ids[0])
	want, err := s.Articles(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range want {
		if a != nil {
			head := *a
			head.Text = ""
			want[i] = &head
		}
	}
	for range 2 { // from the file, and from memory
		got, err := s.ArticleHeads(ctx, ids)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("ArticleHeads: %v, %v; want %v", got, err, want)
		}
	}
}
