package tokens

import (
	"strings"
	"unicode/utf8"
)

// suffixLen is the size in bytes of the mark to be cut off the end of s, or 0.
// Of several that fit, it is the longest.
func (a *affixes) suffixLen(s string) int {
	before, last := cutLast(s)
	if last == '.' {
		return a.dotsLen(before)
	}
	longest := a.unitAfterNumber(s)
	switch prior, c := cutLast(before); {
	case last == '…' && c == '…',
		(last == 's' || last == 'S') && (c == '\'' || c == '’'):
		longest = max(longest, len(s)-len(prior))
	case a.suffix.Has(last) || a.icon.Has(last),
		last == '+' && isDigit(c):
		longest = max(longest, len(s)-len(before))
	}
	return longest
}

// dotsLen is how many full stops to cut off the end of before + ".": all, if
// there are several; one, if it seems to end a sentence; none, if it may belong
// to an abbreviation.
func (a *affixes) dotsLen(before string) int {
	if more := len(before) - len(strings.TrimRight(before, ".")); more > 0 {
		return more + 1
	}
	prior, c := cutLast(before)
	_, b := cutLast(prior)
	switch {
	case a.stop.Has(c),
		b == '°' && strings.ContainsRune("FfCcKk", c),
		a.upper.Has(c) && a.upper.Has(b):
		return 1
	}
	return 0
}

// unitAfterNumber is the size in bytes of the longest unit or currency sign
// that s ends in with a digit right before, or 0.
func (a *affixes) unitAfterNumber(s string) int {
	longest := 0
	at := len(s)
	for range a.unitLen {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
		if at <= 0 {
			break
		}
		if isDigit(rune(s[at-1])) && a.units[s[at:]] {
			longest = len(s) - at
		}
	}
	return longest
}
