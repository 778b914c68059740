package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/internal/ontology"
)

// mark is what a format says of a line before its words are looked at.
type mark uint8

const (
	noMark mark = iota
	titleMark
	headingMark
	itemMark     // a list item
	numberedMark // an item of a numbered list
	quoteMark
	captionMark
	cellMark // a cell of a table
)

// line is a stretch of text that the layout sets apart: a line of plain text
// without its list mark, a paragraph of HTML.
type line struct {
	ontology.Span
	mark mark
	gap  bool // an empty line stands before it
	link bool // all or nearly all of it is a link
}

func (l line) item() bool { return l.mark == itemMark || l.mark == numberedMark }

// look is a line with what the classifier asks of it, worked out once.
type look struct {
	line
	text  string // as stored
	core  int    // bytes of text without the credits in brackets at its end
	bare  string // without markup characters and brackets around it, lower case
	words int    // runs between white space
	stop  bool   // ends like a sentence
	prose bool   // is running text: whole sentences, not a label or a headline
}

// proseWords is how many words an ended sentence needs to be taken for running
// text whatever stands around it; shorter ones may be labels ("Sign up now.").
const proseWords = 8

// longWords is the length above which a line is running text even without a
// full stop; the longest of 30 headlines in the development set has 22 words.
const longWords = 32

// maxBare is how many bytes of a line look.bare holds: more than any phrase of
// a page has.
const maxBare = 1000

func newLook(text string, l line) look {
	s := text[l.Start:l.End]
	k := look{line: l, text: s, bare: bareLine(cutRunes(s, maxBare)), words: countWords(s)}
	k.core = coreEnd(s)
	k.stop = endsSentence(s[:k.core]) || k.core < len(s)
	k.prose = k.words >= longWords || k.words >= proseWords && (k.stop || clauseEnds(s) || holdsSentence(s))
	return k
}

// bareLine is the line in lower case without the marks that pages put around
// labels: "• [READ MORE:]" → "read more:".
func bareLine(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("*_#>\\[](){}|•·–—-=~«»\"“”", r)
	})
	return strings.ToLower(oneLine(s))
}

const closers = ")]}\"'”’»›*_"

// endsSentence reports whether s ends with a full stop or its like, closing
// quotes and brackets aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, closers+" ")
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case '.', '!', '?', '…', '。', '！', '？':
		return true
	}
	return false
}

// clauseEnds reports whether s leads on to the next line, as the recitals of a
// treaty and the introductions of lists do.
func clauseEnds(s string) bool {
	return hasSuffix(s, ";", ":", ",", "; and", ", and")
}

// holdsSentence reports whether a sentence ends inside s and another begins.
func holdsSentence(s string) bool {
	for i := 1; i+2 < len(s); i++ {
		if c := s[i]; c != '.' && c != '!' && c != '?' {
			continue
		}
		rest := strings.TrimLeft(s[i+1:], closers)
		if len(rest) < 2 || rest[0] != ' ' {
			continue
		}
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest[1:], "(\"'“‘"))
		if unicode.IsUpper(r) && !abbreviationBefore(s[:i]) {
			return true
		}
	}
	return false
}

// abbreviationBefore reports whether the full stop after s closes an initial
// or a title rather than a sentence: "U.S", "Antony J", "Lt".
func abbreviationBefore(s string) bool {
	word := s[strings.LastIndexAny(s, " (\"“")+1:]
	if strings.Contains(word, ".") || utf8.RuneCountInString(word) <= 1 {
		return true
	}
	switch strings.ToLower(word) {
	case "mr", "mrs", "ms", "dr", "lt", "col", "gen", "maj", "sgt", "capt", "adm", "sen", "rep", "gov", "prof", "hon",
		"st", "jr", "sr", "vs", "no", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return false
}

// countWords counts the runs of s between white space.
func countWords(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

// words are the runs of letters, digits and inner apostrophes of s.
func words(s string) []string { return strings.FieldsFunc(s, notWord) }

func notWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
}

// smallWords are written small in headlines with capitals.
var smallWords = set("a an and as at but by for from in into nor of on or over per so than the to up via vs with yet amid after")

// titleCase reports whether at least three quarters of the words that a
// headline would capitalise are capitalised, there being two or more.
func titleCase(s string) bool {
	upper, all := 0, 0
	for i, w := range strings.Fields(s) {
		w = strings.TrimLeft(w, "(\"'“‘[")
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) || i > 0 && smallWords[strings.ToLower(w)] {
			continue
		}
		all++
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return all >= 2 && upper*4 >= all*3
}

// allCaps reports whether s has letters and none of them small.
func allCaps(s string) bool {
	letters := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		letters = letters || unicode.IsUpper(r)
	}
	return letters
}
