package tokens

import (
	"fmt"

	"entente/internal/text/memo"
	"entente/internal/text/tables"
)

// Token is a piece of a text.
type Token struct {
	// Lexeme is what is known of the token apart from its place.
	*Lexeme
	// Start and End are byte offsets into the text, half-open.
	Start, End int
	// SpaceAfter says that one space follows, which no token covers.
	SpaceAfter bool
}

// Tokeniser cuts texts into tokens. It is safe for concurrent use and keeps
// what it saw of late, so that one should serve all.
type Tokeniser struct {
	affixes  *affixes
	lexicon  *lexicon
	specials *specials
	chunks   *memo.Cache[string, []*Lexeme]
	space    *tables.Runes
}

const (
	// keptLexemes and keptChunks bound the memory in use: with the vectors
	// that the models hang on them, lexemes take about 1.5 KB each.
	keptLexemes = 1 << 15
	keptChunks  = 1 << 15
	// longestKept is the size in bytes of the longest string that is kept.
	longestKept = 64
)

// New makes a tokeniser out of the tables in source.
func New(source tables.Source) (*Tokeniser, error) {
	t := &Tokeniser{chunks: memo.New[string, []*Lexeme](keptChunks)}
	var err error
	if t.affixes, err = newAffixes(source); err != nil {
		return nil, fmt.Errorf("tokeniser: %w", err)
	}
	if t.lexicon, err = newLexicon(source); err != nil {
		return nil, fmt.Errorf("tokeniser: %w", err)
	}
	if t.specials, err = newSpecials(source, t.affixes, t.lexicon); err != nil {
		return nil, fmt.Errorf("tokeniser: %w", err)
	}
	t.space = t.lexicon.space
	return t, nil
}

// Tokenise cuts s into tokens and appends them to buf. Every byte of s lies in
// a token or is a space that some token's SpaceAfter stands for.
func (t *Tokeniser) Tokenise(s string, buf []Token) []Token {
	first := len(buf)
	buf = t.cut(s, buf)
	return t.specials.restore(s, buf, first)
}
