package tokens

import (
	"strings"
	"unicode/utf8"

	"entente/internal/text/tables"
)

// outline draws words: "Xxxxx" for "London", "dd" for "42".
type outline struct{ letter, capital, digit *tables.Runes }

func newOutline(source tables.Source) (o outline, err error) {
	if o.letter, err = source.Runes("chars.letter"); err != nil {
		return o, err
	}
	if o.capital, err = source.Runes("chars.capital"); err != nil {
		return o, err
	}
	o.digit, err = source.Runes("chars.digit")
	return o, err
}

const (
	// longestDrawn is the length in characters from which all words look the
	// same, and longestRun what a run of the same sign is cut to.
	longestDrawn = 100
	longestRun   = 4
)

// shape replaces letters by X and x, digits by d, and cuts long runs.
func (o outline) shape(s string) string {
	if len(s) >= longestDrawn && utf8.RuneCountInString(s) >= longestDrawn {
		return "LONG"
	}
	var out strings.Builder
	run, last := 0, none
	for _, c := range s {
		c = o.sign(c)
		if run++; c != last {
			run, last = 1, c
		}
		if run <= longestRun {
			out.WriteRune(c)
		}
	}
	return out.String()
}

func (o outline) sign(c rune) rune {
	switch {
	case o.letter.Has(c) && o.capital.Has(c):
		return 'X'
	case o.letter.Has(c):
		return 'x'
	case o.digit.Has(c):
		return 'd'
	}
	return c
}
