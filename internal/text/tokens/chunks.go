package tokens

import "strings"

// cut appends the tokens of s to buf. Runs of white space and runs of anything
// else take turns and are chunks; but one ASCII space at the start of a run is
// not part of it, and is noted in the token before instead.
func (t *Tokeniser) cut(s string, buf []Token) []Token {
	start, spaces := 0, false // of the run at hand
	for i, c := range s {
		switch space := t.space.Has(c); {
		case i == 0:
			spaces = space
		case space != spaces:
			buf = t.chunk(s, start, i, buf)
			start, spaces = i, space
			if c == ' ' { // so a token goes before: runs take turns
				buf[len(buf)-1].SpaceAfter = true
				start = i + 1
			}
		}
	}
	return t.chunk(s, start, len(s), buf)
}

// chunk appends the tokens of s[start:end].
func (t *Tokeniser) chunk(s string, start, end int, buf []Token) []Token {
	if start == end {
		return buf
	}
	for _, l := range t.lexemes(s[start:end]) {
		buf = append(buf, Token{Lexeme: l, Start: start, End: start + len(l.Text)})
		start += len(l.Text)
	}
	return buf
}

// lexemes are the tokens of a chunk. The slice must not be changed.
func (t *Tokeniser) lexemes(chunk string) []*Lexeme {
	if special, ok := t.specials.cases[chunk]; ok {
		return special
	}
	if known, ok := t.chunks.Get(chunk); ok {
		return known
	}
	found := t.split(chunk)
	if len(chunk) > longestKept {
		return found
	}
	return t.chunks.Add(strings.Clone(chunk), found)
}

// split peels and cuts a chunk that is no special case as a whole.
func (t *Tokeniser) split(chunk string) []*Lexeme {
	before, rest, after := t.affixes.peel(chunk, t.specials.has)
	var out []*Lexeme
	for _, piece := range before {
		out = append(out, t.lexicon.lexeme(piece))
	}
	if special, ok := t.specials.cases[rest]; ok {
		out = append(out, special...)
	} else {
		for _, piece := range t.affixes.inner(rest) {
			out = append(out, t.lexicon.lexeme(piece))
		}
	}
	for _, piece := range after {
		out = append(out, t.lexicon.lexeme(piece))
	}
	return out
}
