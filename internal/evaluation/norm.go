package evaluation

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

var (
	letters = strings.NewReplacer("ı", "i", "ø", "o", "ł", "l", "đ", "d", "ß", "ss")
	theHead = regexp.MustCompile(`^\s*the\s+`)
)

// fold is the form in which the scorer compares names: case, marks,
// punctuation, a possessive 's and a leading "the" do not count.
func fold(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(name) {
		if norm.NFKD.PropertiesString(string(r)).CCC() == 0 {
			b.WriteRune(r)
		}
	}
	s := []rune(letters.Replace(cases.Fold().String(b.String())))
	s = dropInitialDots(dropPossessives(s))
	for i, r := range s {
		if !isWord(r) {
			s[i] = ' '
		}
	}
	text := strings.TrimSpace(strings.Join(strings.Fields(string(s)), " ")) + " "
	return strings.TrimSpace(theHead.ReplaceAllString(text, ""))
}

// isWord is \w of Python's re module.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_' }

// dropPossessives removes "'s" where a word ends with it.
func dropPossessives(s []rune) []rune {
	out := s[:0:0]
	for i := 0; i < len(s); i++ {
		if (s[i] == '\'' || s[i] == '’' || s[i] == '`') && i+1 < len(s) && s[i+1] == 's' && (i+2 == len(s) || !isWord(s[i+2])) {
			i++
			continue
		}
		out = append(out, s[i])
	}
	return out
}

// dropInitialDots turns "u.s" into "us": a dot between two one-letter words goes.
func dropInitialDots(s []rune) []rune {
	word := func(i int) bool { return i >= 0 && i < len(s) && isWord(s[i]) }
	out := s[:0:0]
	for i, r := range s {
		if r == '.' && word(i-1) && !word(i-2) && word(i+1) && !word(i+2) {
			continue
		}
		out = append(out, r)
	}
	return out
}
