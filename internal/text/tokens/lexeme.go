package tokens

import (
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"entente/internal/text/memo"
	"entente/internal/text/tables"
)

// Lexeme is one spelling, shared by the tokens that are spelt so.
type Lexeme struct {
	// Text is the spelling, Lower the same in lower case, Norm a spelling that
	// stands for several ("'ll" → "will", "“" → `"`).
	Text, Lower, Norm string
	// NormID, PrefixID, SuffixID and ShapeID are what the models see: the
	// norm, the first character, the last three (or fewer), and the outline of
	// the text, "Xxxxx-dd", each as the number that identifies the string.
	NormID, PrefixID, SuffixID, ShapeID uint64
	// IsSpace says that the text is only white space.
	IsSpace bool
	// Vectors is where the models keep what they make of the lexeme; nil until
	// then. Whoever fills a slot fills it with the same numbers.
	Vectors [3]atomic.Pointer[[96]float32]

	torn [][]string // special cases that may have been torn apart here
}

// lexicon makes lexemes and remembers those it made of late.
type lexicon struct {
	ids
	norms
	casing
	outline
	space *tables.Runes
	known *memo.Cache[string, *Lexeme]
	// torn are the special cases that are cut apart when something touches
	// them, as the tokens that come out then, by the first of these tokens.
	torn map[string][][]string
}

func newLexicon(source tables.Source) (*lexicon, error) {
	x := &lexicon{known: memo.New[string, *Lexeme](keptLexemes), torn: map[string][][]string{}}
	var err error
	if x.ids, err = newIDs(source); err != nil {
		return nil, err
	}
	if x.norms, err = newNorms(source); err != nil {
		return nil, err
	}
	if x.casing, err = newCasing(source); err != nil {
		return nil, err
	}
	if x.outline, err = newOutline(source); err != nil {
		return nil, err
	}
	x.space, err = source.Runes("chars.space")
	return x, err
}

// lexeme is the lexeme that is spelt text, which must not be empty.
func (x *lexicon) lexeme(text string) *Lexeme {
	if len(text) > longestKept {
		return x.spell(text)
	}
	if l, ok := x.known.Get(text); ok {
		return l
	}
	l := x.spell(strings.Clone(text)) // or it would keep the whole article
	return x.known.Add(l.Text, l)
}

// special is a lexeme of its own, not shared with tokens elsewhere that are
// spelt so, with the given norm; "" stands for the usual one.
func (x *lexicon) special(text, norm string) *Lexeme {
	l := x.spell(text)
	if norm != "" {
		l.Norm, l.NormID = norm, x.id(norm)
	}
	return l
}

func (x *lexicon) spell(text string) *Lexeme {
	l := &Lexeme{Text: text, Lower: x.lower(text), IsSpace: x.isSpace(text), torn: x.torn[text]}
	l.Norm = x.norm(x.id(text), text, l.Lower)
	l.NormID = x.id(l.Norm)
	l.PrefixID = x.id(firstOf(text))
	l.SuffixID = x.id(lastThree(text))
	l.ShapeID = x.id(x.shape(text))
	return l
}

func (x *lexicon) isSpace(text string) bool {
	for _, c := range text {
		if !x.space.Has(c) {
			return false
		}
	}
	return true
}

// firstOf is the first character of text.
func firstOf(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return text[:size]
}

// lastThree are the last three characters of text, or all if it has fewer.
func lastThree(text string) string {
	rest := text
	for range 3 {
		rest, _ = cutLast(rest)
	}
	return text[len(rest):]
}
