package article

import (
	_ "embed" // phrases.txt
	"strings"
)

//go:embed phrases.txt
var phrasesFile string

// phraseLists are the lists of phrases.txt by their headings.
var phraseLists = readPhrases(phrasesFile)

func readPhrases(file string) map[string][]string {
	lists := make(map[string][]string)
	heading := ""
	for row := range strings.Lines(file) {
		switch row = strings.TrimSpace(row); {
		case row == "" || row[0] == '#':
		case row[0] == '[':
			heading = strings.Trim(row, "[]")
		default:
			lists[heading] = append(lists[heading], strings.ReplaceAll(row, "_", " "))
		}
	}
	return lists
}

// phrases is a list of phrases.txt. A heading that is not there is a mistake
// of this package.
func phrases(heading string) []string {
	list := phraseLists[heading]
	if len(list) == 0 {
		panic("article: phrases.txt has no list [" + heading + "]")
	}
	return list
}

// phraseSet is a list of phrases.txt as a set.
func phraseSet(heading string) map[string]bool {
	m := make(map[string]bool)
	for _, p := range phrases(heading) {
		m[p] = true
	}
	return m
}

func hasPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func hasSuffix(s string, suffixes ...string) bool {
	for _, p := range suffixes {
		if strings.HasSuffix(s, p) {
			return true
		}
	}
	return false
}

func contains(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

// set makes a set of the words of s.
func set(s string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}
