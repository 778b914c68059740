package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// record is an article in JSON. Of the fields on one line the first that
// holds something counts; fields not named here are ignored.
type record struct {
	Title, Headline            loose
	Text, Body, Content        loose
	HTML                       loose
	URL, Link                  loose
	Published, Date            loose
	PublishedAt, DatePublished loose
	At                         loose `json:"published_at"`
	Time                       loose `json:"published_time"`
	Day                        loose `json:"date_published"`
	Source, Publisher          loose
	Author, Byline             loose
	Language, Lang             loose
	ID                         loose
}

// loose is a text that JSON may write as a string, a number, an object with a
// name, or a list of which the first counts.
type loose string

// UnmarshalJSON accepts any JSON value; one that is no text is "".
func (l *loose) UnmarshalJSON(b []byte) error {
	*l = ""
	switch b[0] {
	case '"':
		var s string
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
		*l = loose(s)
	case '{':
		var named struct {
			Name, Title, ID loose
			Value           loose `json:"@value"`
		}
		if err := json.Unmarshal(b, &named); err != nil {
			return err
		}
		*l = loose(firstOf(string(named.Name), string(named.Title), string(named.Value), string(named.ID)))
	case '[':
		var list []loose
		if err := json.Unmarshal(b, &list); err != nil {
			return err
		}
		if len(list) > 0 {
			*l = list[0]
		}
	case 'n', 't', 'f':
	default:
		*l = loose(b)
	}
	return nil
}

func first(ls ...loose) string {
	for _, l := range ls {
		if s := strings.TrimSpace(string(l)); s != "" {
			return string(l)
		}
	}
	return ""
}

// article makes the article of a record.
func (r *record) article(meta Meta, origin string) (*Article, error) {
	own := facts{
		title: oneLine(first(r.Title, r.Headline)), source: first(r.Source, r.Publisher), author: first(r.Author, r.Byline),
		url: absolute(first(r.URL, r.Link, r.ID)), language: first(r.Language, r.Lang),
		published: fieldDate(first(r.Published, r.PublishedAt, r.At, r.Time, r.DatePublished, r.Day, r.Date)),
	}
	own.title = firstOf(meta.Title, own.title)
	meta.Title, meta.ContentType = own.title, ""
	text, page := first(r.Text, r.Body, r.Content), first(r.HTML)
	if pageBegins(strings.TrimSpace(text)) && strings.Contains(text, "</") {
		text, page = "", text
	}
	var d draft
	switch {
	case text != "":
		d = plainDraft(normaliseLines(text), own)
	case page != "":
		var err error
		if d, err = htmlDraft(normaliseLines(page), meta); err != nil {
			return nil, err
		}
		d.facts = own.merge(d.facts)
	default:
		return nil, fmt.Errorf(`%w: none of the fields "text", "body", "content" and "html" holds any`, ErrNoText)
	}
	return finish(d, meta, origin)
}

// readLines reads JSON Lines. A line that is no article is an error of its
// own; the lines after it still count.
func readLines(r *bufio.Reader, meta Meta, opts Options, yield func(*Article, error) bool) {
	filled := 0
	for n := 1; ; n++ {
		line, whole, err := readLine(r, opts.maxBytes())
		if err != nil && !errors.Is(err, io.EOF) {
			yield(nil, &Error{meta.Name, err})
			return
		}
		last := err != nil
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		if line = bytes.TrimSpace(line); len(line) == 0 && whole {
			if last {
				if filled == 0 {
					yield(nil, &Error{meta.Name, fmt.Errorf("%w: there is only white space", ErrEmpty)})
				}
				return
			}
			continue
		}
		filled++
		origin := meta.Name + ":" + strconv.Itoa(n)
		a, err := lineArticle(line, whole, meta, opts, origin)
		if err != nil {
			err = &Error{origin, err}
		}
		if !yield(a, err) || last {
			return
		}
	}
}

// readLine reads a line without its end, and of a longer one than max only
// that it is not whole.
func readLine(r *bufio.Reader, max int64) (line []byte, whole bool, err error) {
	whole = true
	for {
		part, err := r.ReadSlice('\n')
		switch {
		case int64(len(line)+len(part)) > max:
			line, whole = nil, false
		case whole:
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, whole, err
		}
	}
}

func lineArticle(line []byte, whole bool, meta Meta, opts Options, origin string) (*Article, error) {
	switch {
	case !whole:
		return nil, tooLarge(opts.maxBytes())
	case !utf8.Valid(line):
		return nil, fmt.Errorf("%w: JSON must be UTF-8; convert the file first", ErrEncoding)
	}
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, jsonError(err, line)
	}
	return r.article(meta, origin)
}

// jsonError says what is wrong with a JSON value.
func jsonError(err error, value []byte) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &syntax) && strings.Contains(err.Error(), "unexpected end"):
		return fmt.Errorf("%w: the JSON ends in the middle of a value: %q", ErrTruncated, before(string(value), len(value)))
	case syntax != nil:
		at := int(min(syntax.Offset, int64(len(value))))
		return fmt.Errorf("%w: %w, at byte %d, after %q", ErrSyntax, err, syntax.Offset, before(string(value), max(at-1, 0)))
	case errors.As(err, &kind):
		return fmt.Errorf("%w: want an object with the fields of an article, got a JSON %s", ErrSyntax, kind.Value)
	}
	return fmt.Errorf("%w: %w", ErrSyntax, err)
}

// readJSON reads one object, or an array of objects. A broken array cannot be
// read past the break.
func readJSON(r *bufio.Reader, meta Meta, opts Options, yield func(*Article, error) bool) {
	quota := &quotaReader{r: r}
	quota.left = opts.maxBytes() + SniffBytes
	dec := json.NewDecoder(quota)
	array := opensArray(r)
	if array {
		_, _ = dec.Token()
	}
	for n := 1; !array && n == 1 || array && dec.More(); n++ {
		origin := meta.Name
		if array {
			origin = fmt.Sprintf("%s[%d]", meta.Name, n)
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			yield(nil, &Error{origin, quota.cause(err, opts)})
			return
		}
		quota.left = opts.maxBytes() + SniffBytes
		a, err := lineArticle(raw, true, meta, opts, origin)
		if err != nil {
			err = &Error{origin, err}
		}
		if !yield(a, err) {
			return
		}
	}
	if !array {
		return
	}
	if _, err := dec.Token(); err != nil {
		yield(nil, &Error{meta.Name, quota.cause(err, opts)})
	}
}

// opensArray skips white space and a byte order mark, and reports whether an
// array follows.
func opensArray(r *bufio.Reader) bool {
	for {
		c, size, err := r.ReadRune()
		if err != nil {
			return false
		}
		if !blank(c) || size == 0 {
			_ = r.UnreadRune()
			return c == '['
		}
	}
}

// quotaReader ends when an element has had its share of bytes.
type quotaReader struct {
	r    io.Reader
	left int64
}

var errQuota = errors.New("quota")

func (q *quotaReader) Read(p []byte) (int, error) {
	if q.left <= 0 {
		return 0, errQuota
	}
	n, err := q.r.Read(p[:min(int64(len(p)), q.left)])
	q.left -= int64(n)
	return n, err
}

func (q *quotaReader) cause(err error, opts Options) error {
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, errQuota):
		return tooLarge(opts.maxBytes())
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: the JSON ends in the middle of a value", ErrTruncated)
	case errors.As(err, &syntax):
		return fmt.Errorf("%w: %w, at byte %d", ErrSyntax, err, syntax.Offset)
	}
	return err
}
