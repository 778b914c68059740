package relations

import (
	_ "embed"
	"strings"
	"sync"
)

// titleClass says what a word says of a post; a word may be of several classes.
type titleClass byte

const (
	office titleClass = 1 << iota
	rank
	seat
	membership
	job
	american
	british
	titleKnown // the class of a token has been looked up
)

//go:embed grammar/titles.tsv
var titlesTSV []byte

var titles = sync.OnceValue(func() map[string]titleClass {
	names := map[string]titleClass{"office": office, "rank": rank, "seat": seat, "member": membership, "job": job, "us": american, "uk": british}
	out := map[string]titleClass{}
	eachRow(titlesTSV, func(cells []string) {
		for w := range strings.SplitSeq(cells[1], "|") {
			out[w] |= names[cells[0]]
		}
	})
	return out
})

// title is the class of token i as a word of a title; plurals count.
func (s *scene) title(i int) titleClass {
	w := &s.words[i]
	if w.title == 0 {
		w.title = s.titleOf(i) | titleKnown
	}
	return w.title &^ titleKnown
}

func (s *scene) titleOf(i int) titleClass {
	c := s.lex.gloss(s.toks[i].Lower).title
	if s.toks[i].Lower == "justice" && i > 0 && s.toks[i-1].Lower == "of" {
		return 0 // "a victim of a miscarriage of justice"
	}
	if s.nominal(i) || c == 0 {
		c |= s.lexeme(i).title
	}
	return c
}
