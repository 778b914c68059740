package tokens

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"entente/internal/text/tables"
)

// specials are the strings with tokens of their own: contractions ("can't" is
// "ca" and "n't"), abbreviations ("Mr."), emoticons.
type specials struct {
	cases   map[string][]*Lexeme
	longest int // size in bytes of the longest
}

// special is one entry of the table: a text, and its tokens with their norms;
// "" stands for the norm that the token has anyway.
type special struct {
	text   string
	pieces [][2]string
}

// UnmarshalJSON reads ["can't", [["ca", "can"], ["n't", "not"]]].
func (s *special) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&s.text, &s.pieces})
}

func newSpecials(source tables.Source, a *affixes, x *lexicon) (*specials, error) {
	s := &specials{cases: map[string][]*Lexeme{}}
	var list []special
	if err := source.JSON("specials.json", &list); err != nil {
		return nil, fmt.Errorf("special cases: %w", err)
	}
	for _, c := range list {
		s.longest = max(s.longest, len(c.text))
		if pieces := a.pieces(c.text); len(pieces) > 1 {
			x.torn[pieces[0]] = append(x.torn[pieces[0]], pieces)
		}
	}
	private := map[[2]string]*Lexeme{} // one per text and norm
	for _, c := range list {
		for _, p := range c.pieces {
			l, ok := private[p]
			if !ok {
				l = x.special(p[0], p[1])
				private[p] = l
			}
			s.cases[c.text] = append(s.cases[c.text], l)
		}
	}
	return s, nil
}

// has reports whether text is a special case as a whole.
func (s *specials) has(text string) bool {
	return len(text) <= s.longest && s.cases[text] != nil
}

// stretch is a half-open range of tokens.
type stretch struct{ start, end int }

// restore replaces special cases that were torn apart among words[first:],
// because something touched them, by the tokens they ought to be: "p.m.Then"
// was cut at its last full stop, and "p.m." is a special case.
func (s *specials) restore(text string, words []Token, first int) []Token {
	found := torn(words[first:])
	if found == nil {
		return words
	}
	old := slices.Clone(words[first:])
	words = words[:first]
	at := 0
	for _, f := range apart(found) {
		words = append(words, old[at:f.start]...)
		words = s.replace(text, words, old[f.start:f.end])
		at = f.end
	}
	return append(words, old[at:]...)
}

// replace appends to words what stands for the torn tokens.
func (s *specials) replace(text string, words, torn []Token) []Token {
	start, last := torn[0].Start, torn[len(torn)-1]
	whole, ok := s.cases[text[start:last.End]]
	if !ok { // spaces lie between
		return append(words, torn...)
	}
	for _, l := range whole {
		words = append(words, Token{Lexeme: l, Start: start, End: start + len(l.Text)})
		start += len(l.Text)
	}
	words[len(words)-1].SpaceAfter = last.SpaceAfter
	return words
}

// torn are the stretches of words that look like torn special cases.
func torn(words []Token) []stretch {
	var out []stretch
	for i := range words {
		for _, pieces := range words[i].torn {
			if spells(words[i:], pieces) {
				out = append(out, stretch{i, i + len(pieces)})
			}
		}
	}
	return out
}

// spells reports whether words begin with the pieces.
func spells(words []Token, pieces []string) bool {
	if len(words) < len(pieces) {
		return false
	}
	for i, piece := range pieces {
		if words[i].Text != piece {
			return false
		}
	}
	return true
}

// apart leaves the longer of two stretches that overlap, the first of two as
// long, and puts them in order. A stretch is dropped if its first or its last
// token is taken, be it by one that was dropped itself.
func apart(found []stretch) []stretch {
	slices.SortFunc(found, func(a, b stretch) int {
		return cmp.Or(cmp.Compare(b.end-b.start, a.end-a.start), cmp.Compare(a.start, b.start))
	})
	taken := map[int]bool{}
	kept := found[:0]
	for _, f := range found {
		free := !taken[f.start] && !taken[f.end-1]
		for i := f.start; i < f.end; i++ {
			taken[i] = true
		}
		if free {
			kept = append(kept, f)
		}
	}
	slices.SortFunc(kept, func(a, b stretch) int { return cmp.Compare(a.start, b.start) })
	return kept
}
