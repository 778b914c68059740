package article

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	renderhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
)

// markdownDraft renders a Markdown text to HTML and takes the lines of that,
// so the HTML that Markdown may hold is read like any other. The fields of
// its front matter become facts, and are not stored.
func markdownDraft(s string) (draft, error) {
	fields, body, _ := cutFrontMatter(s)
	if err := boundMarkdown(body); err != nil {
		return draft{}, err
	}
	f := frontMatterFacts(fields)
	page, err := renderMarkdown(body)
	if err != nil {
		return draft{}, fmt.Errorf("%w: the Markdown cannot be read: %w", ErrUnsupported, err)
	}
	doc, err := html.Parse(page)
	if err != nil {
		return draft{}, fmt.Errorf("%w: the Markdown cannot be read: %w", ErrUnsupported, err)
	}
	w := walker{wiki: true}
	w.lines(bodyOf(doc))
	d := w.out.draft(f)
	if len(d.lines) == 0 {
		return draft{}, fmt.Errorf("%w: the Markdown holds no running text", ErrNoText)
	}
	return d, nil
}

// The bounds of a Markdown text. Reading links and nested lists takes time in
// the square of their number: 0.2 s for maxLinks of the worst kind.
const (
	maxMarkdown = 1 << 20 // bytes
	maxLinks    = 5000    // links and their definitions
	maxNesting  = 400     // bytes of quotation and list marks before a line
)

// boundMarkdown refuses what would take too long to read.
func boundMarkdown(body string) error {
	links := strings.Count(body, "](") + strings.Count(body, "]:") + strings.Count(body, "][")
	if len(body) > maxMarkdown || links > maxLinks {
		return fmt.Errorf("%w: Markdown of more than %s or %d links; split it into its articles", ErrTooLarge, size(maxMarkdown), maxLinks)
	}
	for l := range strings.Lines(body) {
		if len(l)-len(strings.TrimLeft(l, " \t>-*+.)0123456789")) > maxNesting {
			return fmt.Errorf("%w: Markdown with lists or quotations nested too deeply: %q", ErrUnsupported, l[:20])
		}
	}
	return nil
}

// renderMarkdown is the HTML of a Markdown text.
func renderMarkdown(body string) (page *bytes.Buffer, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	page = new(bytes.Buffer)
	return page, renderer(body).Convert([]byte(body), page)
}

// renderer renders line breaks as such, unless the text is hard wrapped: many
// texts hold Markdown's marks but keep a line a paragraph.
func renderer(s string) goldmark.Markdown {
	options := []goldmark.Option{
		goldmark.WithExtensions(extension.Table, extension.Strikethrough),
		goldmark.WithRendererOptions(renderhtml.WithUnsafe()),
	}
	if !hardWrapped(s) {
		options = append(options, goldmark.WithRendererOptions(renderhtml.WithHardWraps()))
	}
	return goldmark.New(options...)
}

// maxFrontMatter is the most bytes of front matter that are looked at.
const maxFrontMatter = 64 << 10

// cutFrontMatter splits off the YAML between two lines "---", or the TOML
// between two lines "+++", that a text opens with.
func cutFrontMatter(s string) (fields, body string, ok bool) {
	for _, fence := range []string{"---", "+++"} {
		rest, opens := strings.CutPrefix(s, fence+"\n")
		if !opens {
			rest, opens = strings.CutPrefix(s, fence+"\r\n")
		}
		if !opens {
			continue
		}
		end := strings.Index(rest[:min(len(rest), maxFrontMatter)], "\n"+fence)
		if end < 0 || !strings.ContainsAny(rest[:end], ":=") {
			continue
		}
		_, body, _ = strings.Cut(rest[end+1:], "\n")
		return rest[:end], body, true
	}
	return "", s, false
}

// frontMatterFacts reads the fields that say facts. A field that is not in
// YAML, or not of the expected kind, says nothing.
func frontMatterFacts(fields string) facts {
	values := make(map[string]any)
	if yaml.Unmarshal([]byte(fields), &values) != nil {
		values = plainFields(fields)
	}
	get := func(names ...string) string {
		for _, n := range names {
			switch v := values[n].(type) {
			case string:
				return v
			case time.Time:
				return v.Format(time.DateOnly)
			case []any:
				if len(v) > 0 {
					return fmt.Sprint(v[0])
				}
			}
		}
		return ""
	}
	return facts{
		title:     get("title", "headline"),
		source:    get("source", "publisher", "site"),
		author:    get("author", "authors", "byline"),
		url:       absolute(get("url", "source_url", "link", "canonical", "canonical_url", "original_url")),
		language:  get("language", "lang"),
		published: firstDay(fieldDate(get("published", "published_time", "publish_date", "pubdate")), fieldDate(get("date"))),
		updated:   fieldDate(get("updated", "modified", "modified_time", "lastmod")),
	}
}

// plainFields reads lines "key = value" and "key: value".
func plainFields(fields string) map[string]any {
	values := make(map[string]any)
	for l := range strings.Lines(fields) {
		if i := strings.IndexAny(l, ":="); i > 0 {
			values[strings.ToLower(strings.TrimSpace(l[:i]))] = strings.Trim(strings.TrimSpace(l[i+1:]), `"'`)
		}
	}
	return values
}

// wikiLink is an external link as MediaWiki writes it.
var wikiLink = regexp.MustCompile(`\[(?:https?|ftp)://[^\s\]]+ ([^\[\]]*)\]`)

// wikiLinks puts labels for links: "[http://example.org (The Daily)]" becomes
// "(The Daily)".
func wikiLinks(s string) string {
	if !strings.Contains(s, "://") {
		return s
	}
	return wikiLink.ReplaceAllString(s, "$1")
}
