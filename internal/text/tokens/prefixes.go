package tokens

import (
	"strings"
	"unicode/utf8"
)

// prefixLen is the size in bytes of the mark to be cut off the front of s, or 0.
func (a *affixes) prefixLen(s string) int {
	c, size := utf8.DecodeRuneInString(s)
	switch {
	case a.prefix.Has(c) || a.icon.Has(c):
		return size
	case c == '.':
		if dots := leadingDots(s); dots > 1 {
			return dots
		}
	case c == '+' && !isDigit(firstRune(s[size:])):
		return size
	}
	for _, dollar := range a.dollars {
		if strings.HasPrefix(s, dollar) {
			return len(dollar)
		}
	}
	return 0
}

// leadingDots is how many full stops s starts with.
func leadingDots(s string) int {
	return len(s) - len(strings.TrimLeft(s, "."))
}
