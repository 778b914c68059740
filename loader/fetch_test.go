package loader_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"entente/internal/ontology"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

const page = `<!DOCTYPE html><html lang="en"><head><title>Germany backs Ukraine</title><meta property="og:site_name" content="The Example"></head><body><article>
<h1>Germany backs Ukraine</h1><p>Germany supports Ukraine, the German government said on Thursday in Berlin after a meeting of ministers.</p>
<p>Russia attacked Ukraine in February 2022, and the war has gone on since then, with heavy losses on both sides of the front.</p></article></body></html>`

// site serves a page, a feed, and what goes wrong on the web.
func site(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	})
	mux.HandleFunc("/feed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprintf(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>Example News</title>
<item><title>Germany backs Ukraine</title><link>http://%s/page</link><pubDate>Thu, 02 Mar 2023 10:00:00 GMT</pubDate></item>
<item><title>Gone</title><link>http://%s/gone</link></item>
<item><title>Japan and India sign pact</title><pubDate>Mon, 04 Nov 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;Japan and India signed a defence agreement in Tokyo on Monday, the Japanese government said.&lt;/p&gt;&lt;p&gt;China condemned the agreement in a statement of its foreign ministry.&lt;/p&gt;</description></item>
</channel></rss>`, r.Host, r.Host)
	})
	mux.HandleFunc("/huge", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		fmt.Fprint(w, strings.Repeat("Germany supports Ukraine. ", 100_000))
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}

func TestLoadFetchesPagesAndFeeds(t *testing.T) {
	server := site(t)
	st := storetest.NewMemory()
	l := newLoader(t, st)
	report, err := l.Load(t.Context(), []string{server.URL + "/feed"})
	if err != nil || report.Added != 2 || report.Refused != 1 {
		t.Fatalf("feed: %s %v, %v; want 2 added and the dead link refused", report, report.Refusals, err)
	}
	if !strings.Contains(report.Refusals[0].Error(), "/gone: the server answered 404") {
		t.Errorf("dead link: %v", report.Refusals[0])
	}
	articles, err := st.ListArticles(t.Context(), store.ArticleFilter{}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range articles.Items {
		if a.Published == (ontology.Date{}) || a.Source == "" || a.URL == "" {
			t.Errorf("article %q lacks its day, source or URL: %s %q %q", a.Title, a.Published, a.Source, a.URL)
		}
	}
	if report, err := l.Load(t.Context(), []string{server.URL + "/page"}); err != nil || report.Unchanged+report.Added != 1 {
		t.Errorf("page: %s, %v", report, err)
	}
}

func TestLoadRefusesWhatTheWebGivesWrong(t *testing.T) {
	server := site(t)
	l := newLoader(t, storetest.NewMemory())
	l.Options.Reading.MaxBytes = 1 << 20
	for source, want := range map[string]string{
		server.URL + "/huge":    "too large",
		server.URL + "/nothing": "404",
		"http://127.0.0.1:1/x":  "refused",
		"http://bad host/":      "not a URL",
	} {
		report, err := l.Load(t.Context(), []string{source})
		if err != nil || report.Refused != 1 || !strings.Contains(report.Refusals[0].Error(), want) {
			t.Errorf("%s: %s %v, %v; want a refusal that says %q", source, report, report.Refusals, err, want)
		}
	}
}
