package loader_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/internal/export"
	"entente/internal/extract"
	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
	"entente/loader"
)

var extractor = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New(extract.Options{}) })

// newLoader loads into st; time stands still.
func newLoader(t testing.TB, st store.Store) *loader.Loader {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	return &loader.Loader{Extractor: x, Store: st, Now: func() time.Time { return time.Unix(1_700_000_000, 0) }}
}

// write makes a folder of files.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const (
	pact    = "Japan and India sign pact\n\nNovember 4, 2024\n\nJapan and India signed a defence agreement in Tokyo on Monday.\n\nChina condemned the agreement.\n"
	support = "Germany backs Ukraine\n\nMarch 2, 2023\n\nGermany supports Ukraine, the German government said on Thursday. Russia attacked Ukraine last year.\n"
)

func dump(t testing.TB, st store.Reader) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.JSONLines(context.Background(), st, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestLoadStoresWhatArticlesState(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": pact, "b/c.txt": support})
	st := storetest.NewMemory()
	report, err := newLoader(t, st).Load(t.Context(), []string{dir})
	if err != nil || report.Added != 2 || report.Refused != 0 {
		t.Fatalf("Load = %+v, %v; want 2 added", report, err)
	}
	key := ontology.NewRelationKey(ontology.CountryID("DE"), ontology.Supports, ontology.CountryID("UA"))
	rels, err := st.Relations(t.Context(), []ontology.RelationID{key.ID()})
	if err != nil || rels[0] == nil {
		t.Fatalf("%v is not in the graph: %v", key, err)
	}
}

func TestWhatCannotBeReadIsReportedAndTheRestIsStored(t *testing.T) {
	dir := write(t, map[string]string{
		"a.txt": pact, "empty.txt": "", "zip.txt": "PK\x03\x04" + strings.Repeat("\x00\x01", 200), "notes.bin": "not read",
		"lines.jsonl": `{"title":"Germany backs Ukraine","text":"` + "Germany supports Ukraine, the government said on Thursday in a long statement to the press." + `"}` + "\n{broken\n", ".hidden.txt": support,
	})
	report, err := newLoader(t, storetest.NewMemory()).Load(t.Context(), []string{dir, filepath.Join(dir, "missing.txt")})
	if err != nil {
		t.Fatal(err)
	}
	if report.Added != 2 || report.Refused != 4 || report.PassedOver != 1 {
		t.Errorf("report %s, want 2 added, 4 refused, 1 passed over", report)
	}
	for _, want := range []string{"empty.txt: ", "zip.txt: ", "lines.jsonl:2: ", "missing.txt: no such file"} {
		found := false
		for _, refusal := range report.Refusals {
			found = found || strings.Contains(refusal.Error(), want)
		}
		if !found {
			t.Errorf("no refusal says %q: %v", want, report.Refusals)
		}
	}
}

func TestLoadingAgainChangesNothing(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": pact, "b.txt": support})
	st := storetest.NewMemory()
	l := newLoader(t, st)
	if _, err := l.Load(t.Context(), []string{dir}); err != nil {
		t.Fatal(err)
	}
	before := dump(t, st)
	l.Now = func() time.Time { return time.Unix(1_800_000_000, 0) }
	report, err := l.Load(t.Context(), []string{dir})
	if err != nil || report.Unchanged != 2 || report.Added != 0 {
		t.Errorf("second Load = %+v, %v; want 2 unchanged", report, err)
	}
	if dump(t, st) != before {
		t.Error("the second load changed the graph")
	}
}

func TestTheNumberOfWorkersChangesNothing(t *testing.T) {
	files := map[string]string{}
	for i := range 24 {
		files[fmt.Sprintf("%02d.txt", i)] = strings.ReplaceAll(pact, "Tokyo", fmt.Sprintf("room %d", i)) + support
	}
	dir := write(t, files)
	var want string
	for _, workers := range []int{1, 2, 7} {
		st := storetest.NewMemory()
		l := newLoader(t, st)
		l.Options.Workers = workers
		if _, err := l.Load(t.Context(), []string{dir}); err != nil {
			t.Fatal(err)
		}
		got := dump(t, st)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%d workers give another graph than one", workers)
		}
	}
}

func TestReprintsShareACluster(t *testing.T) {
	body := "Japan and India signed a defence agreement in Tokyo on Monday, after talks that had lasted for two years. " +
		"The agreement lets the navies of both countries use each other's ports and plan exercises together in the Indian Ocean. " +
		"China condemned the agreement and said that it would watch the situation closely. Australia welcomed it."
	dir := write(t, map[string]string{
		"1.txt": "Japan and India sign pact\n\nNovember 4, 2024\n\n" + body + "\n",
		"2.txt": "Tokyo and New Delhi in defence deal\n\nNovember 5, 2024\n\n" + body + "\n\n(With inputs from agencies.)\n",
		"3.txt": support,
	})
	st := storetest.NewMemory()
	if _, err := newLoader(t, st).Load(t.Context(), []string{dir}); err != nil {
		t.Fatal(err)
	}
	page, err := st.ListArticles(t.Context(), store.ArticleFilter{}, store.Page{})
	if err != nil || len(page.Items) != 3 {
		t.Fatalf("articles %v, %v", page, err)
	}
	clusters := map[ontology.ArticleID]int{}
	for _, a := range page.Items {
		clusters[a.Cluster]++
	}
	if len(clusters) != 2 {
		t.Errorf("clusters %v, want the reprint with its original and the other by itself", clusters)
	}
}

func TestLoadRefusesOtherLanguages(t *testing.T) {
	french := "Le Japon et l'Union européenne ont conclu un partenariat\n\nLe gouvernement japonais et l'Union européenne ont conclu vendredi un partenariat de sécurité et de défense, le premier de ce genre en Asie. " +
		"La Chine a condamné cet accord, qui doit encore être ratifié par les parlements des deux parties dans les mois qui viennent.\n"
	report, err := newLoader(t, storetest.NewMemory()).Load(t.Context(), []string{write(t, map[string]string{"fr.txt": french})})
	if err != nil || report.Refused != 1 || !strings.Contains(report.Refusals[0].Error(), "English") {
		t.Errorf("French article: %s %v, %v; want it refused", report, report.Refusals, err)
	}
}

func TestAnInterruptedLoadIsResumed(t *testing.T) {
	files := map[string]string{}
	for i := range 30 {
		files[fmt.Sprintf("%02d.txt", i)] = strings.ReplaceAll(pact, "Tokyo", fmt.Sprintf("hall %d", i))
	}
	dir := write(t, files)
	whole, cut := storetest.NewMemory(), storetest.NewMemory()
	if _, err := newLoader(t, whole).Load(t.Context(), []string{dir}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	l := newLoader(t, cut)
	added := 0
	l.Options.Progress = func(loader.Event) {
		if added++; added == 5 {
			cancel()
		}
	}
	report, err := l.Load(ctx, []string{dir})
	if !errors.Is(err, context.Canceled) || report.Added < 5 || report.Added == 30 {
		t.Fatalf("interrupted Load = %s, %v", report, err)
	}
	l.Options.Progress = nil
	if report, err = l.Load(t.Context(), []string{dir}); err != nil || report.Added+report.Unchanged != 30 {
		t.Fatalf("resumed Load = %s, %v", report, err)
	}
	if dump(t, cut) != dump(t, whole) {
		t.Error("the resumed load gives another graph than the whole one")
	}
}

// flaky is out of reach for the first additions.
type flaky struct {
	*storetest.Memory
	failures int
	err      error
}

func (f *flaky) AddArticle(ctx context.Context, b *store.Bundle) (store.Outcome, error) {
	if f.failures > 0 {
		f.failures--
		return "", f.err
	}
	return f.Memory.AddArticle(ctx, b)
}

func TestLoadWaitsForAStoreThatComesBack(t *testing.T) {
	st := &flaky{storetest.NewMemory(), 2, fmt.Errorf("restarting: %w", store.ErrUnavailable)}
	report, err := newLoader(t, st).Load(t.Context(), []string{write(t, map[string]string{"a.txt": pact, "b.txt": support})})
	if err != nil || report.Added != 2 {
		t.Errorf("Load = %s, %v; want both added", report, err)
	}
}

func TestLoadGivesUpOnAStoreThatStaysAway(t *testing.T) {
	st := &flaky{storetest.NewMemory(), 1 << 30, fmt.Errorf("stopped: %w", store.ErrUnavailable)}
	l := newLoader(t, st)
	l.Options.Patience = 10 * time.Millisecond
	_, err := l.Load(t.Context(), []string{write(t, map[string]string{"a.txt": pact})})
	if !errors.Is(err, store.ErrUnavailable) || !strings.Contains(err.Error(), "a.txt") {
		t.Errorf("Load = %v, want the store out of reach and the article named", err)
	}
}

func TestABundleThatTheStoreRefusesStopsNothing(t *testing.T) {
	st := &flaky{storetest.NewMemory(), 1, fmt.Errorf("span: %w", store.ErrInvalid)}
	report, err := newLoader(t, st).Load(t.Context(), []string{write(t, map[string]string{"a.txt": pact, "b.txt": support})})
	if err != nil || report.Added != 1 || report.Refused != 1 {
		t.Errorf("Load = %s, %v; want one added, one refused", report, err)
	}
}

func TestCopyLosesNothingAndIsIdempotent(t *testing.T) {
	from, to := storetest.NewMemory(), storetest.NewMemory()
	dir := write(t, map[string]string{"a.txt": pact, "b.txt": support})
	if _, err := newLoader(t, from).Load(t.Context(), []string{dir}); err != nil {
		t.Fatal(err)
	}
	for round, want := range []loader.Report{{Added: 2}, {Unchanged: 2}} {
		last := 0
		report, err := loader.Copy(t.Context(), from, to, func(articles int) {
			if last++; articles != last {
				t.Errorf("told of %d articles after %d", articles, last)
			}
		})
		if err != nil || report.Added != want.Added || report.Unchanged != want.Unchanged {
			t.Errorf("copy %d = %s, %v", round, report, err)
		}
		if dump(t, from) != dump(t, to) {
			t.Errorf("after copy %d the stores differ", round)
		}
	}
}

// told remembers what it is told of.
type told []ontology.ArticleID

func (t *told) ArticleLoaded(b *store.Bundle) { *t = append(*t, b.Article.ID) }

func TestThePublisherIsToldOfWhatIsNewAlone(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": pact, "b.txt": support, "c.txt": ""})
	l, heard := newLoader(t, storetest.NewMemory()), &told{}
	l.Options.Publisher = heard
	for range 2 {
		if _, err := l.Load(t.Context(), []string{dir}); err != nil {
			t.Fatal(err)
		}
	}
	if len(*heard) != 2 || (*heard)[0] == (*heard)[1] {
		t.Errorf("told of %q, want two articles", *heard)
	}
}

// TestClustersDoNotDependOnWhenArticlesWereLoaded loads an article to which two
// stored ones are equally near, loaded one after the other or the other way round.
func TestClustersDoNotDependOnWhenArticlesWereLoaded(t *testing.T) {
	folder := write(t, map[string]string{"pact.txt": pact})
	loaded := func(st store.Store) *ontology.Article {
		t.Helper()
		if _, err := newLoader(t, st).Load(t.Context(), []string{folder}); err != nil {
			t.Fatal(err)
		}
		page, err := st.ListArticles(t.Context(), store.ArticleFilter{}, store.Page{})
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(page.Items, func(a *ontology.Article) bool { return a.Title == "Japan and India sign pact" })
		return page.Items[i]
	}
	fingerprint := loaded(storetest.NewMemory()).Fingerprint
	for _, tt := range []struct{ name, a, b, want string }{
		{"the first published", "2024-11-03", "2024-11-02", "b"},
		{"a day that is known", "", "2024-11-02", "b"},
		{"the first ID", "2024-11-02", "2024-11-02", "a"},
	} {
		for _, at := range [][2]int64{{1, 2}, {2, 1}, {1, 1}} {
			st := storetest.NewMemory()
			for i, day := range []string{tt.a, tt.b} {
				b := storetest.Write("", "Paper", day).Article(func(a *ontology.Article) {
					a.ID = ontology.ArticleID("article:" + strings.Repeat("ab"[i:i+1], 20))
					a.Cluster, a.Fingerprint, a.LoadedAt = a.ID, fingerprint^(1<<i), time.Unix(at[i], 0).UTC()
				}).Bundle()
				if _, err := st.AddArticle(t.Context(), b); err != nil {
					t.Fatal(err)
				}
			}
			if got := loaded(st).Cluster; !strings.HasPrefix(string(got), "article:"+tt.want) {
				t.Errorf("%s, loaded at %v: the article joined %s", tt.name, at, got)
			}
		}
	}
}
