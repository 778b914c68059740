package tokens

import (
	"strings"

	"entente/internal/text/tables"
)

// casing writes words in lower case by the rules of Unicode, as Python's
// str.lower does.
type casing struct{ cased, ignorable *tables.Runes }

func newCasing(source tables.Source) (c casing, err error) {
	if c.cased, err = source.Runes("chars.cased"); err != nil {
		return c, err
	}
	c.ignorable, err = source.Runes("chars.ignorable")
	return c, err
}

// lower is s in lower case. It differs from strings.ToLower where one letter is
// not written as one letter everywhere: "İ" becomes an "i" with a dot, and a
// sigma at the end of a word "ς".
func (c casing) lower(s string) string {
	if strings.Contains(s, "İ") {
		s = strings.ReplaceAll(s, "İ", "i̇")
	}
	if strings.Contains(s, "Σ") {
		s = c.lowerSigmas(s)
	}
	return strings.ToLower(s)
}

func (c casing) lowerSigmas(s string) string {
	var out strings.Builder
	for rest := s; ; {
		before, after, found := strings.Cut(rest, "Σ")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		if c.endsCased(s[:len(s)-len(after)-len("Σ")]) && !c.startsCased(after) {
			out.WriteString("ς")
		} else {
			out.WriteString("σ")
		}
		rest = after
	}
}

// endsCased reports whether the last character of s that counts has case.
func (c casing) endsCased(s string) bool {
	s, last := cutLast(s)
	for c.ignorable.Has(last) {
		s, last = cutLast(s)
	}
	return c.cased.Has(last)
}

// startsCased reports whether the first character of s that counts has case.
func (c casing) startsCased(s string) bool {
	for _, r := range s {
		if !c.ignorable.Has(r) {
			return c.cased.Has(r)
		}
	}
	return false
}
