package english

import (
	"slices"
	"sync/atomic"

	"entente/internal/text"
	"entente/internal/text/model"
	"entente/internal/text/tokens"
)

// analysis is a text on its way through the stages.
type analysis struct {
	doc    *text.Doc
	tokens []tokens.Token
	blank  []bool // tokens that are only white space
	words  []model.Word
	// vectors are those of the encoder that ran last, one after the other.
	vectors []float32
}

// keptTokens is the size of the largest text whose analysis is used again for
// another one; a larger one's memory is given back at once.
const keptTokens = 1 << 14

// release lets go of the text and reports whether the rest is worth keeping.
func (a *analysis) release() bool {
	clear(a.tokens)
	clear(a.words)
	a.doc = nil
	return cap(a.tokens) <= keptTokens
}

// setTokens makes the document's tokens from the tokeniser's.
func (a *analysis) setTokens() {
	a.doc.Tokens = make([]text.Token, len(a.tokens))
	a.blank = a.blank[:0]
	for i := range a.tokens {
		t := &a.tokens[i]
		a.blank = append(a.blank, t.IsSpace)
		a.doc.Tokens[i] = text.Token{
			Start: t.Start, End: t.End, Text: a.doc.Text[t.Start:t.End],
			Lower: t.Lower, Norm: t.Norm, SpaceAfter: t.SpaceAfter,
		}
	}
}

// encode sets words and vectors as an encoder sees them. Slot says where, on a
// token's lexeme, its mixed vectors are kept.
func (a *analysis) encode(e *model.Encoder, slot func(*tokens.Token) *atomic.Pointer[model.Vector]) {
	a.words = a.words[:0]
	for i := range a.tokens {
		t := &a.tokens[i]
		a.words = append(a.words, model.Word{
			Norm: t.NormID, Prefix: t.PrefixID, Suffix: t.SuffixID, Shape: t.ShapeID,
			SpaceAfter: t.SpaceAfter, IsSpace: t.IsSpace, Mixed: slot(t),
		})
	}
	n := len(a.words) * model.Width
	a.vectors = slices.Grow(a.vectors[:0], n)[:n]
	e.Encode(a.words, a.vectors)
}

// forSyntax is where the vectors of the encoder that tagger and parser share are
// kept. It looks at the space after a token.
func forSyntax(t *tokens.Token) *atomic.Pointer[model.Vector] {
	if t.SpaceAfter {
		return &t.Vectors[1]
	}
	return &t.Vectors[0]
}

// forNames is where the vectors of the recogniser's encoder are kept.
func forNames(t *tokens.Token) *atomic.Pointer[model.Vector] { return &t.Vectors[2] }
