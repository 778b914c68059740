package article

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"entente/internal/ontology"
)

// The names of meta elements that say a fact, the most trusted first. They
// come from Open Graph, schema.org's microdata, Dublin Core and the habits of
// publishing systems.
var (
	publishedMetas = []string{"article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
		"date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.issued", "dcterms.created", "pubdate", "publishdate", "publish-date", "publish_date",
		"publication_date", "published_date", "published-date", "sailthru.date", "parsely-pub-date", "article.published", "article_date_original", "cxenseparse:recs:publishtime",
		"originalpublicationdate", "displaydate", "citation_publication_date", "bt:pubdate", "rnews:datepublished", "datecreated"}
	updatedMetas  = []string{"article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod"}
	authorMetas   = []string{"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author"}
	siteMetas     = []string{"og:site_name", "application-name", "publisher", "dc.publisher", "copyright-holder", "parsely-site"}
	titleMetas    = []string{"og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title"}
	languageMetas = []string{"og:locale", "content-language", "dc.language", "language"}
)

// pageFacts reads what a page says of its article outside the text: in meta
// elements, in JSON-LD, in its first time element and its address.
func pageFacts(doc *html.Node) facts {
	p := pageReader{metas: make(map[string]string)}
	p.read(doc)
	f := facts{
		title:     p.headline(),
		source:    firstOf(p.meta(siteMetas), p.ld.source),
		author:    firstOf(authorName(p.ld.author), authorName(p.meta(authorMetas))),
		url:       absolute(firstOf(p.canonical, p.metas["og:url"], p.ld.url)),
		language:  strings.ReplaceAll(firstOf(p.language, p.meta(languageMetas)), "_", "-"),
		published: firstDay(fieldDate(p.meta(publishedMetas)), p.ld.published, fieldDate(p.time), p.printed),
		updated:   firstDay(fieldDate(p.meta(updatedMetas)), p.ld.updated),
	}
	return f
}

// pageReader collects what pageFacts looks at, in one walk.
type pageReader struct {
	metas                                map[string]string // by lower-case name, property or itemprop; the first wins
	ld                                   facts
	title, h1, canonical, language, time string
	h1s                                  int
	printed                              ontology.Date // the day in the lines under the headline
	after                                int           // elements since the first h1
}

// headline is what is printed as such: the page's only h1, if what the page
// calls itself elsewhere shares half its words; or else that.
func (p *pageReader) headline() string {
	called := oneLine(firstOf(p.meta(titleMetas), p.ld.title, p.title))
	if p.h1s == 1 && (called == "" || shareWords(p.h1, called)) {
		return p.h1
	}
	return firstOf(called, p.h1)
}

// shareWords reports whether a has four words or more of which half are in b.
func shareWords(a, b string) bool {
	there := make(map[string]bool)
	for _, w := range words(strings.ToLower(b)) {
		there[w] = true
	}
	n := 0
	ws := words(strings.ToLower(a))
	for _, w := range ws {
		if there[w] {
			n++
		}
	}
	return len(ws) >= 4 && n*2 >= len(ws)
}

func (p *pageReader) meta(names []string) string {
	for _, n := range names {
		if v := p.metas[n]; v != "" {
			return v
		}
	}
	return ""
}

func (p *pageReader) read(doc *html.Node) {
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			p.readPrinted(n)
		} else if p.h1s > 0 {
			p.after++
		}
		switch n.DataAtom {
		case atom.Html:
			p.language = attr(n, "lang")
		case atom.Meta:
			p.readMeta(n)
		case atom.Link:
			if p.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
				p.canonical = attr(n, "href")
			}
		case atom.Title:
			if p.title == "" && n.Parent != nil && n.Parent.DataAtom == atom.Head {
				p.title = textOf(n)
			}
		case atom.H1:
			p.h1s++
			if p.h1 == "" {
				p.h1 = oneLine(textOf(n))
			}
		case atom.Time:
			p.readTime(n)
		case atom.Script:
			if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
				p.readLD(n.FirstChild.Data)
			}
		}
	}
}

func (p *pageReader) readMeta(n *html.Node) {
	value := strings.TrimSpace(attr(n, "content"))
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		if name := strings.ToLower(attr(n, key)); name != "" && value != "" && p.metas[name] == "" {
			p.metas[name] = value
		}
	}
}

// readTime takes the first time element that is marked as the publication's,
// or else the first of all inside an article or a header.
func (p *pageReader) readTime(n *html.Node) {
	value := firstOf(attr(n, "datetime"), textOf(n))
	if p.time != "" || fieldDate(value).IsZero() {
		return
	}
	marks := strings.ToLower(attr(n, "class") + " " + attr(n, "itemprop") + " " + attr(n, "id"))
	marked := contains(marks, "publi", "entry-date", "post-date", "posted", "article", "date-created") || hasAttr(n, "pubdate")
	if marked || within(n, atom.Article, atom.Header, atom.Main) {
		p.time = value
	}
}

// underHeadline is how many elements after the headline are searched for a
// printed date.
const underHeadline = 80

// readPrinted takes the first day that stands by itself, or after
// "Published", in the lines under the headline.
func (p *pageReader) readPrinted(n *html.Node) {
	s := oneLine(n.Data)
	near := p.after > 0 && p.after <= underHeadline
	if !near || !p.printed.IsZero() || len(s) < len("1/1/2000") || len(s) > 80 || n.Parent != nil && silent[n.Parent.DataAtom] {
		return
	}
	day, alone := dateLine(s)
	if lower := strings.ToLower(s); !alone && hasPrefix(lower, "published", "posted", "written", "date", "first published", "updated", "last updated") {
		day = fieldDate(s)
	}
	if day.Year != 0 {
		p.printed = day
	}
}

func within(n *html.Node, elements ...atom.Atom) bool {
	for a := n.Parent; a != nil; a = a.Parent {
		for _, e := range elements {
			if a.DataAtom == e {
				return true
			}
		}
	}
	return false
}

// ldNode is what is read of a JSON-LD node. Publishers write nearly every
// field as a text, an object or a list of either.
type ldNode struct {
	Type      json.RawMessage `json:"@type"`
	Graph     []ldNode        `json:"@graph"`
	Headline  loose           `json:"headline"`
	URL       loose           `json:"url"`
	Published loose           `json:"datePublished"`
	Modified  loose           `json:"dateModified"`
	Author    loose           `json:"author"`
	Publisher loose           `json:"publisher"`
}

// readLD reads a JSON-LD script; a broken one says nothing.
func (p *pageReader) readLD(script string) {
	var one ldNode
	var many []ldNode
	if json.Unmarshal([]byte(script), &one) == nil {
		many = append(one.Graph, one)
	} else if json.Unmarshal([]byte(script), &many) != nil {
		return
	}
	for _, n := range many {
		if !contains(string(n.Type), "Article", "Report", "BlogPosting", "LiveBlog") {
			continue
		}
		p.ld = p.ld.merge(facts{title: string(n.Headline), url: string(n.URL), author: string(n.Author), source: string(n.Publisher),
			published: fieldDate(string(n.Published)), updated: fieldDate(string(n.Modified))})
	}
}

// authorName is an author as metadata names them, or "" where it is no name:
// an address, a date.
func authorName(s string) string {
	s = oneLine(s)
	if lower := strings.ToLower(s); strings.Contains(s, "://") || hasPrefix(lower, "posted", "published", "updated", "on ") || len(s) > 100 {
		return ""
	}
	if rest, ok := strings.CutPrefix(s, "By "); ok {
		return rest
	}
	return s
}

// absolute is the address if it is one of the web.
func absolute(address string) string {
	if hasPrefix(address, "http://", "https://") {
		return address
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
