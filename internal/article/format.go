package article

import (
	"bytes"
	"encoding/json"
	"mime"
	"path/filepath"
	"strings"
)

// Format is what an input is written in.
type Format string

// The formats. Feed and Binary are recognised so that they can be named, or
// handed to who can read them; Read refuses both.
const (
	Plain     Format = "plain text"
	Markdown  Format = "Markdown"
	HTML      Format = "HTML"
	JSON      Format = "JSON"       // one object, or an array of them
	JSONLines Format = "JSON Lines" // one object a line
	Feed      Format = "feed"       // RSS, Atom or RDF
	Binary    Format = "binary"
)

// SniffBytes is how much of an input Detect wants to see.
const SniffBytes = 8 << 10

// extensions are the endings of file names that say the format. Those of
// plain text are here too, though any text is plain text.
var extensions = map[string]Format{
	".txt": Plain, ".text": Plain, ".md": Markdown, ".markdown": Markdown, ".html": HTML, ".htm": HTML, ".xhtml": HTML,
	".jsonl": JSONLines, ".ndjson": JSONLines,
}

// KnownName reports whether a file of this name is taken for articles when a
// folder is read. A single .json file can be read, but folders hold too many
// that are not articles.
func KnownName(name string) bool {
	_, ok := extensions[strings.ToLower(filepath.Ext(name))]
	return ok
}

// Detect tells the format of an input by its first bytes, its name and its
// HTTP content type, of which name and contentType may be empty. Content
// that speaks for itself wins over a name that says otherwise.
func Detect(head []byte, name, contentType string) Format {
	if n, _ := binaryName(head); n != "" {
		return Binary
	}
	text := sniffText(head)
	ext := extensions[strings.ToLower(filepath.Ext(name))]
	switch {
	case ext == JSONLines:
		return JSONLines
	case feedBegins(text):
		return Feed
	case pageBegins(text):
		return HTML
	case text != "" && (text[0] == '{' || text[0] == '[') && jsonBegins(text):
		return jsonFormat(text)
	}
	media, _, _ := mime.ParseMediaType(contentType)
	switch {
	case strings.HasSuffix(media, "markdown"), ext == Markdown:
		return Markdown
	case strings.HasSuffix(media, "jsonl"), strings.HasSuffix(media, "ndjson"), strings.HasSuffix(media, "json-seq"):
		return JSONLines
	case (strings.Contains(media, "html") || ext == HTML) && strings.Contains(text, "<"):
		return HTML
	case markdownText(text):
		return Markdown
	}
	return Plain
}

// sniffText is the head as text, in whatever it is encoded, without white
// space before it.
func sniffText(head []byte) string {
	if e := utf16Order(head); e != nil {
		head, _ = e.NewDecoder().Bytes(head)
	}
	return strings.TrimLeftFunc(string(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))), blank)
}

// pageTags are what HTML files and fragments begin with.
var pageTags = []string{"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<!--", "<script", "<link", "<div", "<p>", "<p ", "<article", "<section",
	"<main", "<h1", "<h2", "<h3", "<header", "<table", "<span", "<figure", "<blockquote", "<ul", "<ol", "<br", "<img", "<a ", "<strong", "<em>", "<b>"}

func pageBegins(text string) bool {
	lower := strings.ToLower(text[:min(len(text), 2048)])
	return hasPrefix(lower, pageTags...) || hasPrefix(lower, "<?xml", "<!doctype") && strings.Contains(lower, "<html")
}

func feedBegins(text string) bool {
	lower := strings.ToLower(text[:min(len(text), 2048)])
	return hasPrefix(lower, "<?xml", "<rss", "<feed", "<rdf:rdf") && contains(lower, "<rss", "<feed", "<rdf:rdf", "<atom")
}

// jsonBegins tells JSON from a text that opens with a bracket.
func jsonBegins(text string) bool {
	rest := strings.TrimLeft(text[1:], " \t\r\n")
	if text[0] == '{' {
		return strings.HasPrefix(rest, `"`) || strings.HasPrefix(rest, "}")
	}
	return strings.HasPrefix(rest, "{") || strings.HasPrefix(rest, "]")
}

// jsonFormat tells JSON Lines from one JSON value: its first line is whole.
func jsonFormat(text string) Format {
	first, rest, more := strings.Cut(text, "\n")
	switch {
	case text[0] == '[':
		return JSON
	case json.Valid([]byte(first)):
		return JSONLines
	case more && strings.HasPrefix(strings.TrimLeft(rest, "\r\n"), "{"): // the first line is broken
		return JSONLines
	case !more && len(text) > SniffBytes/2: // the first line is longer than the head
		return JSONLines
	}
	return JSON
}

// markdownText reports whether a text without a telling name is Markdown: it
// opens with front matter, or holds headings or links as Markdown has them.
func markdownText(text string) bool {
	if _, _, ok := cutFrontMatter(text); ok {
		return true
	}
	if strings.Contains(text, "](http") || strings.Contains(text, "](/") {
		return true
	}
	for l := range strings.Lines(text) {
		hashes := len(l) - len(strings.TrimLeft(l, "#"))
		if hashes >= 1 && hashes <= 4 && len(l) > hashes+2 && l[hashes] == ' ' && (l[hashes+1] >= 'A' && l[hashes+1] <= 'Z') {
			return true
		}
	}
	return false
}
