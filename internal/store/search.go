package store

import (
	"slices"
	"strings"

	"entente/internal/ontology"
)

// SearchQuery asks for entities by a piece of a name. A text without a letter
// or digit finds nothing.
type SearchQuery struct {
	Text  string          // at most MaxText bytes
	Kinds []ontology.Kind // none means every kind
	Limit int             // 1 to 100; 0 means 10
}

// Hit is an entity found by Search. Hits are ordered by Score descending, then
// by mentions descending, then by ID.
type Hit struct {
	Entity  *ontology.Entity
	Matched string  // the name or alias that matched best; see BestMatch
	Score   float64 // see Match
}

// Match scores how well a query fits a name, both after ontology.Fold:
//
//	1.00  the same
//	0.90  the name begins with the query, ending at a word's end
//	0.80  the name begins with the query
//	0.70  every word of the query begins a word of the name, in order
//	0.50  every word of the query begins a word of the name, or is one or two
//	      typing errors from one (one for 4 to 7 letters, two from 8 on)
//	0     anything else
//
// A name that is an alias loses 0.05. An insertion, a deletion, a substitution
// and a swap of neighbours are one typing error each.
func Match(query, name string) float64 {
	switch {
	case query == "" || name == "":
		return 0
	case query == name:
		return 1
	case strings.HasPrefix(name, query+" "):
		return 0.9
	case strings.HasPrefix(name, query):
		return 0.8
	}
	words, parts := strings.Fields(query), strings.Fields(name)
	if prefixesInOrder(words, parts) {
		return 0.7
	}
	for _, w := range words {
		if !slices.ContainsFunc(parts, func(p string) bool { return strings.HasPrefix(p, w) || Near(w, p) }) {
			return 0
		}
	}
	return 0.5
}

// AliasCost is what a name that is an alias loses of its Match.
const AliasCost = 0.05

// BestMatch finds the name or alias of the entity that fits the folded query
// best, the first of several equal ones: its name, then its aliases in order.
// The score is 0 where none fits.
func BestMatch(query string, e *ontology.Entity) (matched string, score float64) {
	matched, score = e.Name, Match(query, ontology.Fold(e.Name))
	for _, alias := range e.Aliases {
		if s := Match(query, ontology.Fold(alias)) - AliasCost; s > 0 && s > score {
			matched, score = alias, s
		}
	}
	return matched, score
}

func prefixesInOrder(words, parts []string) bool {
	i := 0
	for _, p := range parts {
		if i < len(words) && strings.HasPrefix(p, words[i]) {
			i++
		}
	}
	return i == len(words)
}

// Errors is how many typing errors Match forgives in a word of so many letters.
func Errors(letters int) int {
	switch {
	case letters >= 8:
		return 2
	case letters >= 4:
		return 1
	}
	return 0
}

// Near reports whether two words are within the typing errors that Match
// forgives. The first is the one that was typed.
func Near(word, other string) bool {
	a, b := []rune(word), []rune(other)
	allowed := Errors(len(a))
	if allowed == 0 || len(a)-len(b) > allowed || len(b)-len(a) > allowed {
		return false
	}
	return editDistance(a, b) <= allowed
}

// editDistance is the optimal string alignment distance: insertions, deletions,
// substitutions and swaps of neighbours, no stretch edited twice.
func editDistance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
