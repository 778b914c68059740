package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/internal/ontology"
)

// plainDraft cuts a plain text into lines. The text is stored as it is.
func plainDraft(text string, f facts) draft {
	d := draft{text: text, facts: f}
	hard := hardWrapped(text)
	gap, width := false, 0
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		l := plainLine(text, start, end)
		switch n := len(d.lines); {
		case l.Start == l.End:
			gap = true
		case hard && n > 0 && !gap && l.mark == noMark && width >= minWrap:
			d.lines[n-1].End = l.End
		default:
			l.gap = gap
			d.lines = append(d.lines, l)
		}
		if l.Start < l.End {
			gap, width = false, utf8.RuneCountInString(text[l.Start:l.End])
		}
		start = end + 1
	}
	return d.withTitle()
}

// plainLine is the line of text[start:end] without white space around it and
// without its list mark.
func plainLine(text string, start, end int) line {
	s := text[start:end]
	left := strings.TrimLeftFunc(s, blank)
	start += len(s) - len(left)
	n, m := listMark(left)
	if strings.IndexFunc(left[n:], func(r rune) bool { return !notWord(r) }) < 0 {
		n, m = 0, noMark // a rule: "* * *"
	}
	start += n
	return line{Span: ontology.Span{Start: start, End: start + len(strings.TrimRightFunc(left[n:], blank))}, mark: m}
}

// blank reports white space and the invisible marks that web text is strewn with.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u2060' || r == '\ufeff'
}

// listMark measures the bullet or number that s begins with, in bytes.
func listMark(s string) (int, mark) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case strings.ContainsRune("-*•·‣▪●◦–—►", r):
		if rest := s[size:]; rest != strings.TrimLeftFunc(rest, blank) {
			return len(s) - len(strings.TrimLeftFunc(rest, blank)), itemMark
		}
	case r >= '0' && r <= '9':
		return numberMark(s)
	}
	return 0, noMark
}

// numberMark measures "12. " or "3) ". A year or a number of three digits
// and more begins a sentence, not an item.
func numberMark(s string) (int, mark) {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 2 || digits+1 >= len(s) || s[digits] != '.' && s[digits] != ')' {
		return 0, noMark
	}
	rest := s[digits+1:]
	if trimmed := strings.TrimLeftFunc(rest, blank); len(trimmed) < len(rest) && trimmed != "" {
		return len(s) - len(trimmed), numberedMark
	}
	return 0, noMark
}

// The widths, in characters, between which text is taken for hard wrapped, as
// in e-mail and old archives: RFC 5322 recommends 78.
const (
	minWrap = 50
	maxWrap = 100
)

// hardWrapped reports whether lines of text break inside sentences because a
// program broke them at a fixed width: no line is wider than maxWrap, one in
// three follows a nearly full line that ends no sentence, and at least one in
// ten begins with a small letter.
func hardWrapped(text string) bool {
	lines, broken, small := 0, 0, 0
	inside := false // the line before is nearly full and ends no sentence
	for l := range strings.Lines(text) {
		s := strings.TrimFunc(l, blank)
		n := utf8.RuneCountInString(s)
		if n > maxWrap {
			return false
		}
		if n > 0 {
			lines++
		}
		if n > 0 && inside {
			broken++
			if r, _ := utf8.DecodeRuneInString(s); unicode.IsLower(r) {
				small++
			}
		}
		inside = n >= minWrap && !endsSentence(s)
	}
	return broken*3 >= lines && small*10 >= lines && small > 0
}
