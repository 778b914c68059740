package tokens

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"entente/internal/text/tables"
)

// affixes knows the marks that are tokens of their own when they touch a word,
// and the classes of characters that decide whether they are.
type affixes struct {
	// alpha, lower and upper are letters of the alphabets that the tokeniser
	// was written for; those without case are in all three.
	alpha, lower, upper *tables.Runes
	icon                *tables.Runes // pictures and symbols
	quote               *tables.Runes
	stop                *tables.Runes // what a full stop ends a sentence after
	decimal, word       *tables.Runes // digits, and what names of protocols consist of

	prefix  *tables.Runes // cut off in front, whatever follows
	suffix  *tables.Runes // cut off at the end, whatever goes before
	dollars []string      // "US$": cut off in front
	units   map[string]bool
	unitLen int      // of the longest unit, in characters
	hyphens []string // the first that fits is taken
}

func newAffixes(source tables.Source) (*affixes, error) {
	a := &affixes{units: map[string]bool{}}
	for section, set := range map[string]**tables.Runes{
		"chars.alpha": &a.alpha, "chars.lower": &a.lower, "chars.upper": &a.upper,
		"chars.icon": &a.icon, "chars.quote": &a.quote, "chars.stop": &a.stop,
		"chars.decimal": &a.decimal, "chars.word": &a.word,
	} {
		runes, err := source.Runes(section)
		if err != nil {
			return nil, fmt.Errorf("character class: %w", err)
		}
		*set = runes
	}
	var literal struct{ Marks, Currency, Units, Hyphens []string }
	if err := source.JSON("affixes.json", &literal); err != nil {
		return nil, fmt.Errorf("affixes: %w", err)
	}
	marks := strings.Join(literal.Marks, "")
	inFront := marks + "§%=—–"
	for _, sign := range literal.Currency {
		if utf8.RuneCountInString(sign) == 1 {
			inFront += sign
		} else {
			a.dollars = append(a.dollars, sign)
		}
	}
	a.prefix, a.suffix = tables.RunesIn(inFront), tables.RunesIn(marks+"—–")
	for _, unit := range slices.Concat(literal.Units, literal.Currency) {
		a.units[unit] = true
		a.unitLen = max(a.unitLen, utf8.RuneCountInString(unit))
	}
	a.hyphens = literal.Hyphens
	return a, nil
}

// peel takes prefixes and suffixes off a chunk until what is left is special,
// or nothing comes off. All pieces are in text order.
func (a *affixes) peel(chunk string, special func(string) bool) (before []string, rest string, after []string) {
	rest = chunk
	for rest != "" && !special(rest) {
		p := a.prefixLen(rest)
		if p > 0 && special(rest[p:]) {
			before, rest = append(before, rest[:p]), rest[p:]
			break
		}
		end := len(rest) - a.suffixLen(rest[p:])
		if end < len(rest) && special(rest[:end]) {
			after, rest = append(after, rest[end:]), rest[:end]
			break
		}
		if p == 0 && end == len(rest) {
			break
		}
		if p > 0 {
			before = append(before, rest[:p])
		}
		if end < len(rest) {
			after = append(after, rest[end:])
		}
		rest = rest[p:end]
	}
	slices.Reverse(after)
	return before, rest, after
}

// inner cuts what peel has left into tokens.
func (a *affixes) inner(rest string) []string {
	switch {
	case rest == "":
		return nil
	case a.isURL(rest):
		return []string{rest}
	}
	return a.cutInfixes(rest)
}

// pieces are the tokens of a chunk if there were no special cases.
func (a *affixes) pieces(chunk string) []string {
	before, rest, after := a.peel(chunk, func(string) bool { return false })
	return slices.Concat(before, a.inner(rest), after)
}

// isDigit reports whether c is one of the digits 0 to 9: others do not count
// where a rule speaks of numbers.
func isDigit(c rune) bool { return '0' <= c && c <= '9' }

// none stands for the character before the first and after the last: it is in
// no class.
const none rune = -1

func firstRune(s string) rune {
	if s == "" {
		return none
	}
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

// cutLast is s without its last character, and that character.
func cutLast(s string) (string, rune) {
	if s == "" {
		return "", none
	}
	c, size := utf8.DecodeLastRuneInString(s)
	return s[:len(s)-size], c
}
