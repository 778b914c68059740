package tokens

import (
	"strings"
	"unicode/utf8"
)

// cutInfixes cuts s before and after the marks inside it. A mark at the very
// start stays with what follows.
func (a *affixes) cutInfixes(s string) []string {
	var out []string
	start, prev := 0, none
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		n := a.infixLen(s[i:], c, size, prev)
		if n == 0 || i == 0 {
			n = max(n, size)
		} else {
			if start < i {
				out = append(out, s[start:i])
			}
			out = append(out, s[i:i+n])
			start = i + n
		}
		i += n
		_, prev = cutLast(s[:i])
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

// infixLen is the size in bytes of the mark that s starts with, or 0 if s
// starts with none where to cut. c is the first character of s and size its
// size; prev is the character before s.
func (a *affixes) infixLen(s string, c rune, size int, prev rune) int {
	if isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' {
		return 0
	}
	next := firstRune(s[size:])
	switch {
	case c == '.' && next == '.':
		return leadingDots(s)
	case c == '…' || a.icon.Has(c),
		strings.ContainsRune("+-*^", c) && isDigit(prev) && (isDigit(next) || next == '-'),
		c == '.' && a.endsLower(prev) && a.startsUpper(next),
		c == ',' && a.alpha.Has(prev) && a.alpha.Has(next):
		return size
	case !a.alpha.Has(prev) && !isDigit(prev):
		return 0
	case strings.ContainsRune(":<>=/", c) && a.alpha.Has(next):
		return size
	}
	return a.hyphenLen(s)
}

// endsLower and startsUpper say that a full stop after and before such
// characters stands between sentences, "ends.Next", although no space follows.
func (a *affixes) endsLower(c rune) bool   { return a.lower.Has(c) || a.quote.Has(c) }
func (a *affixes) startsUpper(c rune) bool { return a.upper.Has(c) || a.quote.Has(c) }

// hyphenLen is the size in bytes of the hyphen or dash that s starts with, if a
// letter follows it.
func (a *affixes) hyphenLen(s string) int {
	for _, hyphen := range a.hyphens {
		if rest, ok := strings.CutPrefix(s, hyphen); ok && a.alpha.Has(firstRune(rest)) {
			return len(hyphen)
		}
	}
	return 0
}
