package article

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxTags is how many tags, start and end, a page may have: the longest of 881
// pages of news and other sites has 19,336, and the tree of 100,000 takes up
// to 150 MB.
const maxTags = 100_000

// htmlDraft takes the article out of a page. The main part is found by
// readability, the algorithm of Firefox's reader view; the classifier then
// judges what it leaves. A fragment, as feeds and JSON hold, is taken whole.
func htmlDraft(page string, meta Meta) (draft, error) {
	shape, err := scanPage(page)
	if err != nil {
		return draft{}, err
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return draft{}, fmt.Errorf("%w: the page cannot be read: %w", ErrUnsupported, err)
	}
	f := pageFacts(doc)
	address, _ := url.Parse(firstOf(meta.URL, f.url))
	var w walker
	if !shape.fragment {
		if main := mainPart(doc, address, &f); main != nil {
			w.lines(main)
		}
	}
	if len(w.out.lines) == 0 {
		w.lines(bodyOf(doc))
	}
	if len(w.out.lines) == 0 {
		return draft{}, fmt.Errorf("%w: the page holds no running text; it may be built by a script", ErrNoText)
	}
	f.title = withoutSite(firstOf(meta.Title, f.title), f.source)
	return w.out.draft(f), nil
}

// mainPart is the part of the page that readability takes for the article, a
// copy that shares nothing with doc; nil if it finds none, or stumbles over
// the page. It fills the facts that the page's own metadata lacks.
func mainPart(doc *html.Node, address *url.URL, f *facts) (main *html.Node) {
	defer func() {
		if recover() != nil {
			main = nil
		}
	}()
	p := readability.NewParser()
	a, err := p.ParseDocument(doc, address)
	if err != nil || a.Node == nil {
		return nil
	}
	*f = f.merge(facts{title: a.Title(), author: authorName(a.Byline()), source: a.SiteName()})
	return a.Node
}

// withoutSite is a title without the site's name after it: "… | The Daily".
func withoutSite(title, site string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: "} {
		if i := strings.LastIndex(title, sep); i > 0 && site != "" && sameWords(title[i+len(sep):], site) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// pageShape is what a look at a page's tags tells.
type pageShape struct {
	fragment bool // no html, head or body element is written out
	closed   bool // body or html is closed near the end
	tags     int
	open     []string       // elements that must be closed and are not
	within   string         // what other than running text stands open: "a script"
	last     html.TokenType // the last token that is not white space
}

// mustClose are elements whose end tags may not be left out.
var mustClose = map[atom.Atom]bool{
	atom.Div: true, atom.Article: true, atom.Section: true, atom.Main: true, atom.Header: true, atom.Footer: true, atom.Nav: true, atom.Aside: true,
	atom.Figure: true, atom.Ul: true, atom.Ol: true, atom.Table: true, atom.Blockquote: true, atom.H1: true, atom.H2: true, atom.Span: true, atom.A: true,
	atom.Script: true, atom.Style: true, atom.Form: true, atom.Strong: true, atom.Em: true, atom.Title: true,
}

// scanPage refuses a page that is cut off: it ends inside a tag, a comment or
// a script, or in running text while elements stand open and the body is
// never closed. It also refuses one with more tags than a tree should be
// built of.
func scanPage(page string) (pageShape, error) {
	tail := strings.ToLower(page[max(0, len(page)-4<<10):])
	s := pageShape{fragment: true, closed: contains(tail, "</body", "</html")}
	z := html.NewTokenizer(strings.NewReader(page))
	read := 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := z.Raw()
		read += len(raw)
		if kind != html.TextToken || len(bytes.TrimSpace(raw)) > 0 {
			s.last = kind
		}
		switch kind {
		case html.StartTagToken, html.EndTagToken:
			s.tag(z, kind)
		case html.CommentToken:
			s.within = ""
			if read == len(page) && !bytes.HasSuffix(raw, []byte(">")) {
				s.within = "a comment"
			}
		}
		if s.tags > maxTags {
			return s, fmt.Errorf("%w: a page of more than %d tags", ErrTooLarge, maxTags)
		}
	}
	return s, s.cut(page, read)
}

// cut is the error of a page that ends too early; the tokeniser took the
// first read bytes of it for whole tokens.
func (s *pageShape) cut(page string, read int) error {
	switch {
	case s.closed:
	case strings.TrimSpace(page[min(read, len(page)):]) != "":
		return fmt.Errorf("%w: the page ends inside a tag: %q", ErrTruncated, before(page, len(page)))
	case s.within != "":
		return fmt.Errorf("%w: the page ends inside %s", ErrTruncated, s.within)
	case s.fragment, s.last == html.EndTagToken, s.last == html.CommentToken:
	case len(s.open) > 0:
		return fmt.Errorf("%w: the page ends without </body>, inside <%s>", ErrTruncated, s.open[len(s.open)-1])
	case s.last == html.TextToken && !endsSentence(page):
		return fmt.Errorf("%w: the page ends without </body>, after %q", ErrTruncated, before(page, len(page)))
	}
	return nil
}

func (s *pageShape) tag(z *html.Tokenizer, kind html.TokenType) {
	s.tags++
	name, _ := z.TagName()
	a := atom.Lookup(name)
	s.within = ""
	if kind == html.StartTagToken && (a == atom.Script || a == atom.Style) {
		s.within = "a " + a.String() // until its end tag comes
	}
	switch {
	case a == atom.Html || a == atom.Body || a == atom.Head:
		s.fragment = false
	case !mustClose[a]:
	case kind == html.StartTagToken && len(s.open) < 1000:
		s.open = append(s.open, a.String())
	case kind == html.EndTagToken:
		s.close(a.String())
	}
}

// close takes the innermost open element of that name off.
func (s *pageShape) close(name string) {
	for i := len(s.open) - 1; i >= 0; i-- {
		if s.open[i] == name {
			s.open = append(s.open[:i], s.open[i+1:]...)
			return
		}
	}
}

func bodyOf(doc *html.Node) *html.Node {
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Body {
			return n
		}
	}
	return doc
}

// walker turns a tree into lines: a block of the page each.
type walker struct {
	out             drafting
	buf             strings.Builder
	letters, linked int // bytes of the line so far, and those inside links
	inLink          int
	wiki            bool // [http://address label] is a link, as in MediaWiki's markup
}

// silent elements hold nothing that a reader of the page sees as its text.
var silent = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Iframe: true, atom.Object: true, atom.Form: true,
	atom.Button: true, atom.Select: true, atom.Nav: true, atom.Footer: true, atom.Aside: true, atom.Head: true, atom.Math: true, atom.Video: true,
	atom.Audio: true, atom.Canvas: true, atom.Textarea: true, atom.Input: true, atom.Label: true, atom.Img: true,
}

// blockMarks are the elements that stand on lines of their own, and what
// their lines are; noMark leaves it to the element around.
var blockMarks = map[atom.Atom]mark{
	atom.P: noMark, atom.Div: noMark, atom.Article: noMark, atom.Section: noMark, atom.Main: noMark, atom.Header: noMark, atom.Body: noMark, atom.Figure: noMark,
	atom.Ul: noMark, atom.Ol: noMark, atom.Dl: noMark, atom.Dt: noMark, atom.Dd: noMark, atom.Table: noMark, atom.Tr: noMark, atom.Pre: noMark, atom.Hr: noMark,
	atom.Address: noMark, atom.Details: noMark, atom.Summary: noMark, atom.Br: noMark, atom.Center: noMark, atom.Thead: noMark, atom.Tbody: noMark,
	atom.H1: headingMark, atom.H2: headingMark, atom.H3: headingMark, atom.H4: headingMark, atom.H5: headingMark, atom.H6: headingMark,
	atom.Li: itemMark, atom.Blockquote: quoteMark, atom.Figcaption: captionMark, atom.Caption: captionMark, atom.Td: cellMark, atom.Th: cellMark,
}

// lines adds the lines of the tree below n.
func (w *walker) lines(n *html.Node) {
	w.walk(n, noMark)
	w.flush(noMark)
}

func (w *walker) walk(n *html.Node, m mark) {
	switch {
	case n.Type == html.TextNode:
		w.write(n.Data)
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode, silent[n.DataAtom], hidden(n):
		return
	}
	own, block := blockMarks[n.DataAtom]
	if block {
		w.flush(m)
		if own != noMark {
			m = own
		}
		if m == itemMark && n.DataAtom == atom.Li && n.Parent != nil && n.Parent.DataAtom == atom.Ol {
			m = numberedMark
		}
	}
	if n.DataAtom == atom.A {
		w.inLink++
		defer func() { w.inLink-- }()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, m)
	}
	if block {
		w.flush(m)
	}
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		case "style":
			return strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none")
		}
	}
	return false
}

func (w *walker) write(s string) {
	w.buf.WriteString(s)
	n := len(strings.TrimSpace(s))
	w.letters += n
	if w.inLink > 0 {
		w.linked += n
	}
}

// flush ends the line.
func (w *walker) flush(m mark) {
	s := oneLine(w.buf.String())
	if w.wiki {
		s = wikiLinks(s)
	}
	if s = strings.TrimFunc(s, blank); s != "" {
		w.out.add(s, line{mark: m, link: w.linked*5 >= w.letters*4})
	}
	w.buf.Reset()
	w.letters, w.linked = 0, 0
}
