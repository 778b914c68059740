package store

import (
	"fmt"
	"strings"

	"entente/internal/ontology"
)

// MaxText is the most bytes that a text to search for may have.
const MaxText = 1000

// Words are the words of a text as ontology.Fold spells them, a leading "the"
// among them.
func Words(text string) []string {
	if text == "" {
		return nil
	}
	// Fold drops a leading "the", which is part of a name's spelling but a word
	// of a sentence: a word before it keeps it in.
	return strings.Fields(ontology.Fold("a " + text))[1:]
}

// HoldsWords reports whether all of the words are words of the text.
func HoldsWords(text string, words []string) bool {
	if len(words) == 0 {
		return true
	}
	has := map[string]bool{}
	for _, w := range Words(text) {
		has[w] = true
	}
	for _, w := range words {
		if !has[w] {
			return false
		}
	}
	return true
}

func checkText(text string) error {
	if len(text) <= MaxText {
		return nil
	}
	return fmt.Errorf("text of %d bytes to search for, beginning %.40q: %w: give at most %d bytes", len(text), text, ErrInvalid, MaxText)
}
