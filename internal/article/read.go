package article

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"
)

// limitFlag is the command's flag behind Options.MaxBytes, for messages.
const limitFlag = "--max-article-size"

// Read yields the articles of one input: one for plain text, Markdown and
// HTML, any number for JSON and JSON Lines. What cannot be read is yielded as
// an *Error in its place and the rest goes on; the sequence ends early only
// when the reader fails, an array of JSON is broken, or ctx is done.
//
// At most opts.MaxBytes of one article are held, whatever the input's size.
func Read(ctx context.Context, r io.Reader, meta Meta, opts Options) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		br := bufio.NewReaderSize(contextReader{ctx, r}, 2*SniffBytes)
		head, err := br.Peek(SniffBytes)
		if err != nil && !errors.Is(err, io.EOF) {
			yield(nil, &Error{meta.Name, err})
			return
		}
		switch format := Detect(head, meta.Name, meta.ContentType); format {
		case JSONLines:
			readLines(br, meta, opts, yield)
		case JSON:
			readJSON(br, meta, opts, yield)
		default:
			a, err := readWhole(br, head, format, meta, opts)
			if err != nil {
				yield(nil, &Error{meta.Name, err})
				return
			}
			yield(a, nil)
		}
	}
}

// ReadFile is Read on a file. The file's name is the articles' Origin.
func ReadFile(ctx context.Context, path string, opts Options) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(nil, &Error{path, fileCause(err)})
			return
		}
		defer f.Close()
		for a, err := range Read(ctx, f, Meta{Name: path}, opts) {
			if !yield(a, fileError(path, err)) {
				return
			}
		}
	}
}

// fileCause is err without the operation and the path, which the message has.
func fileCause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func fileError(path string, err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return &Error{path, pe.Err}
	}
	return err
}

// contextReader stops reading when its context is done.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := context.Cause(c.ctx); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}

// readWhole reads an input that is one article.
func readWhole(r io.Reader, head []byte, format Format, meta Meta, opts Options) (*Article, error) {
	switch {
	case len(head) == 0:
		return nil, fmt.Errorf("%w: it has no bytes", ErrEmpty)
	case format == Binary:
		return nil, binaryError(head)
	case format == Feed:
		return nil, fmt.Errorf("%w: looks like an RSS or Atom feed; load it by its address, as a feed", ErrUnsupported)
	}
	max := opts.maxBytes()
	b, err := io.ReadAll(io.LimitReader(r, max+1))
	if err != nil {
		return nil, err
	}
	if int64(len(b)) > max {
		return nil, tooLarge(max)
	}
	d, err := draftOf(b, format, meta)
	if err != nil {
		return nil, err
	}
	return finish(d, meta, meta.Name)
}

func tooLarge(max int64) error {
	return fmt.Errorf("%w: more than %s for one article; raise the limit with %s, or split the file", ErrTooLarge, size(max), limitFlag)
}

// size writes a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

func binaryError(head []byte) error {
	name, remedy := binaryName(head)
	if remedy != "" {
		remedy = "; " + remedy
	}
	return fmt.Errorf("%w: looks like %s%s", ErrBinary, name, remedy)
}

// draftOf makes a draft of the bytes of one article.
func draftOf(b []byte, format Format, meta Meta) (draft, error) {
	s, damage := decode(b, meta.ContentType, format == HTML)
	if damage != nil && (format != HTML || !errors.Is(damage, ErrEncoding)) {
		return draft{}, damage
	}
	if strings.TrimFunc(s, blank) == "" {
		return draft{}, fmt.Errorf("%w: there is only white space", ErrEmpty)
	}
	// The head may have been text, and the rest not.
	if controls(s) > len(s)/50 {
		return draft{}, fmt.Errorf("%w: it holds binary data", ErrBinary)
	}
	var d draft
	var err error
	switch format {
	case HTML:
		d, err = htmlDraft(s, meta)
	case Markdown:
		d, err = markdownDraft(s)
	default:
		d = plainDraft(s, facts{title: meta.Title})
	}
	// A page's damage counts only if it is in the article.
	if err == nil && damage != nil && strings.Contains(d.text, "\ufffd") {
		err = damage
	}
	return d, err
}
