package ontology

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldedLimit is one more than the last rune of Latin Extended-B, up to which
// the letters of European names are.
const foldedLimit = 0x250

// foldTable says what each rune below foldedLimit counts as inside a name.
type foldTable [foldedLimit]string

// namePunctuation are the marks that a name can hold and that count.
const namePunctuation = ".,&+()/"

// foldedRunes folds letters and digits to lower-case ASCII without marks ("é"
// is "e", "ß" is "ss"), white space and hyphens to a space, apostrophes to one.
// Where no name can go on it has "".
var foldedRunes = sync.OnceValue(func() *foldTable {
	var table foldTable
	for _, r := range namePunctuation {
		table[r] = string(r)
	}
	for _, r := range " \t\n\r\u00a0-" {
		table[r] = " "
	}
	for _, r := range "'`´" {
		table[r] = "'"
	}
	for r := rune('0'); r < foldedLimit; r++ {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			table[r] = asciiLetters(r)
		}
	}
	return &table
})

// undecomposed are the letters that Unicode does not take apart into an ASCII
// letter and its marks, as names are written without them.
var undecomposed = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ħ': "h", 'ı': "i", 'ŋ': "n", 'ŧ': "t",
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ǝ': "e",
}

func asciiLetters(r rune) string {
	r = unicode.ToLower(r)
	if s, ok := undecomposed[r]; ok {
		return s
	}
	var b strings.Builder
	for _, d := range norm.NFKD.String(string(r)) {
		if d < utf8.RuneSelf && (unicode.IsLetter(d) || unicode.IsDigit(d)) {
			b.WriteRune(unicode.ToLower(d))
		}
	}
	return b.String()
}

// fold says what a rune inside a name counts as: "" for one that is skipped, a
// mark or an invisible rune. ok is false where a name cannot go on.
func (t *foldTable) fold(r rune) (s string, ok bool) {
	switch {
	case r < foldedLimit && r != '\u00ad':
		return t[r], t[r] != ""
	case r >= 0x1e00 && r <= 0x1eff:
		s = t.latinAdditional(r)
		return s, s != ""
	}
	switch r {
	case '\u2009', '\u202f', '\u2010', '\u2011', '\u2013': // thin spaces; hyphens and the en dash
		return " ", true
	case '’', '‘', 'ʼ', 'ʻ', '′':
		return "'", true
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060': // soft hyphen, zero-width runes
		return "", true
	}
	return "", unicode.Is(unicode.Mn, r)
}

// latinAdditional folds the letters of Latin Extended Additional ("ệ", "ḩ"),
// the only ones past foldedLimit that transcribed names use.
func (t *foldTable) latinAdditional(r rune) string {
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	base, _ := utf8.DecodeRune(norm.NFD.Properties(buf[:n]).Decomposition())
	if base >= foldedLimit {
		return ""
	}
	return t[base]
}

// foldKey is a form as it is kept in a trie: every rune folded, runs of spaces
// joined. ok is false where a rune cannot be folded.
func foldKey(form string) (key string, ok bool) {
	table := foldedRunes()
	folded := make([]byte, 0, 64)
	for _, r := range form {
		s, ok := table.fold(r)
		if !ok {
			return "", false
		}
		if s == " " && len(folded) > 0 && folded[len(folded)-1] == ' ' {
			continue
		}
		folded = append(folded, s...)
	}
	return string(folded), true
}
