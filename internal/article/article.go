package article

import (
	"iter"

	"entente/internal/ontology"
)

// Article is one source text, told apart into blocks.
type Article struct {
	// Article is what the graph keeps. ID, Fingerprint and Cluster (the
	// article's own ID) are set; LoadedAt is left to the loader. Title is ""
	// when the text has none, Published is zero when nothing says the day:
	// a file's modification time is never taken for it.
	ontology.Article
	// Origin says where the text came from, for messages: a file, a URL, or
	// a line of a file, "news.jsonl:17".
	Origin string
	// Author is whom the byline or the metadata names, "" if nobody.
	Author string
	// Blocks are in text order and never overlap or are empty. What lies
	// between them is only white space and list marks ("- ", "2. ").
	Blocks []Block
}

// Block is a stretch of an article's text that plays one role.
type Block struct {
	ontology.Span
	Role Role
}

// Slice is the text of the block.
func (a *Article) Slice(b Block) string { return a.Text[b.Start:b.End] }

// Own yields the blocks that are the article's own text, in text order.
func (a *Article) Own() iter.Seq[Block] {
	return func(yield func(Block) bool) {
		for _, b := range a.Blocks {
			if b.Role.Own() && !yield(b) {
				return
			}
		}
	}
}

// Meta is what is known of an input before it is read. What it says of the
// article wins over what the input says of itself; every field may be empty.
type Meta struct {
	Name        string // what messages call the input: a path, a URL, "standard input"
	URL         string
	ContentType string // as an HTTP header has it, "text/html; charset=utf-8"
	Title       string
	Source      string // who published it
	Author      string
	Published   ontology.Date
	Language    string // BCP 47; believed only where the text is too short to tell
}

func (m Meta) facts() facts {
	return facts{title: m.Title, source: m.Source, author: m.Author, url: m.URL, language: m.Language, published: m.Published}
}

// Options bound what is read.
type Options struct {
	// MaxBytes is the size in bytes above which one article is refused, a
	// line of JSON Lines counting as one; 0 means DefaultMaxBytes.
	MaxBytes int64
}

// DefaultMaxBytes is 10 MiB: a hundred times the longest news story, and
// small enough that eight workers stay far below a gigabyte.
const DefaultMaxBytes = 10 << 20

func (o Options) maxBytes() int64 {
	if o.MaxBytes <= 0 {
		return DefaultMaxBytes
	}
	return o.MaxBytes
}
