package loader

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"entente/internal/article"
	"entente/internal/ontology"
)

// fetchTimeout bounds one request, its body included.
const fetchTimeout = 30 * time.Second

// maxFeedItems bounds how many articles one feed may lead to.
const maxFeedItems = 500

// fetch reads a page, a JSON Lines file or a feed over HTTP.
func (l *Loader) fetch(ctx context.Context, url string) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		page, err := l.get(ctx, url)
		if err != nil {
			yield(nil, err)
			return
		}
		if page.isFeed() {
			l.feed(ctx, page, yield)
			return
		}
		page.articles(ctx, l.Options.Reading, article.Meta{}, yield)
	}
}

// page is one fetched document.
type page struct {
	url, contentType string
	body             []byte
}

func (l *Loader) get(ctx context.Context, url string) (*page, error) {
	ctx, cancel := context.WithTimeout(ctx, fetchTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, fmt.Errorf("%s: not a URL that can be fetched", url)
	}
	req.Header.Set("User-Agent", "Entente (article reader)")
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/x-ndjson, text/plain;q=0.9, */*;q=0.5")
	res, err := l.client().Do(req)
	if err != nil {
		return nil, fetchError(url, err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: the server answered %s", url, res.Status)
	}
	limit := l.Options.Reading.MaxBytes
	if limit <= 0 {
		limit = article.DefaultMaxBytes
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, limit+1))
	if err != nil {
		return nil, fetchError(url, err)
	}
	return &page{url: url, contentType: res.Header.Get("Content-Type"), body: body}, nil
}

func (l *Loader) client() *http.Client {
	if l.Client != nil {
		return l.Client
	}
	return http.DefaultClient
}

// fetchError keeps the cause and drops what the HTTP client repeats.
func fetchError(url string, err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s: no answer within %s", url, fetchTimeout)
	}
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return fmt.Errorf("%s: %w", url, err)
}

func (p *page) isFeed() bool {
	media, _, _ := mime.ParseMediaType(p.contentType)
	switch media {
	case "application/rss+xml", "application/atom+xml", "application/feed+json":
		return true
	case "text/xml", "application/xml", "application/json", "":
		return gofeed.DetectFeedType(bytes.NewReader(p.body)) != gofeed.FeedTypeUnknown
	}
	return false
}

// articles reads the page; what meta knows wins over what the page says.
func (p *page) articles(ctx context.Context, o article.Options, meta article.Meta, yield func(*article.Article, error) bool) bool {
	meta.Name, meta.URL, meta.ContentType = p.url, p.url, p.contentType
	for a, err := range article.Read(ctx, bytes.NewReader(p.body), meta, o) {
		if !yield(a, err) {
			return false
		}
	}
	return true
}

// feed fetches what the items link to; an item without a link is read as it stands.
func (l *Loader) feed(ctx context.Context, p *page, yield func(*article.Article, error) bool) {
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(p.body))
	if err != nil {
		yield(nil, fmt.Errorf("%s: not a feed that can be read: %w", p.url, err))
		return
	}
	for i, item := range feed.Items {
		if i == maxFeedItems {
			yield(nil, fmt.Errorf("%s: the feed has %d items, only the first %d are read", p.url, len(feed.Items), maxFeedItems))
			return
		}
		if ctx.Err() != nil || !l.feedItem(ctx, p, feed, item, yield) {
			return
		}
	}
}

func (l *Loader) feedItem(ctx context.Context, p *page, feed *gofeed.Feed, item *gofeed.Item, yield func(*article.Article, error) bool) bool {
	meta := article.Meta{Title: item.Title, Source: feed.Title}
	if item.PublishedParsed != nil {
		meta.Published = ontology.DateOf(*item.PublishedParsed)
	}
	if strings.HasPrefix(item.Link, "http://") || strings.HasPrefix(item.Link, "https://") {
		linked, err := l.get(ctx, item.Link)
		if err != nil {
			return yield(nil, err)
		}
		return linked.articles(ctx, l.Options.Reading, meta, yield)
	}
	content := item.Content
	if content == "" {
		content = item.Description
	}
	inline := &page{url: p.url, contentType: "text/html; charset=utf-8", body: []byte(content)}
	return inline.articles(ctx, l.Options.Reading, meta, yield)
}
