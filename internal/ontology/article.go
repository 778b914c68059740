package ontology

import "time"

// ArticleID is "article:" and 20 hexadecimal digits of the SHA-256 of the
// article's normalised content.
type ArticleID string

// Article is a text that states things.
type Article struct {
	ID        ArticleID `json:"id"`
	URL       string    `json:"url,omitempty"`
	Title     string    `json:"title"`
	Source    string    `json:"source"`    // who published it, "Reuters"; the host or file's folder where nothing better is known
	Published Date      `json:"published"` // the article's own date
	LoadedAt  time.Time `json:"loadedAt"`
	Language  string    `json:"language"` // BCP 47, "en"
	Text      string    `json:"text"`     // as stored; Spans refer to it
	// Cluster is the ID of the first loaded article of which this one is a near-duplicate, or its own.
	Cluster ArticleID `json:"cluster"`
	// Fingerprint is a 64-bit similarity hash of the article's own text; see article.Fingerprint.
	Fingerprint uint64 `json:"fingerprint,string"`
}

// Known is the day on which what the article says can be held to be known: its
// own, or where it has none, the day in UTC on which it was loaded.
func (a *Article) Known() Date {
	if a.Published.IsZero() {
		return DateOf(a.LoadedAt.UTC())
	}
	return a.Published
}

// Span is the half-open range [Start, End) of byte offsets, not runes, into
// Article.Text as stored, so Text[Start:End] is the evidence word for word.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Mentions say how often an article names an entity.
type Mentions struct {
	Entity ID  `json:"entity"`
	Count  int `json:"count"`
}
