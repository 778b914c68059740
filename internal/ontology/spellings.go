package ontology

import (
	"slices"
	"strings"
)

// spellings are the folded keys under which a form is found: as printed,
// without its full stops and apostrophes, with "&" for "and" and the other way
// round, with full stops behind the letters of short acronyms ("U.S. Navy").
func spellings(form string, acronym bool) []string {
	longest := 3 // letters; "MAIL" in a newspaper's name is a word
	if acronym {
		longest = 5
	}
	keys := make([]string, 0, 8)
	for _, f := range []string{form, dottedCapitals(form, longest)} {
		if key, ok := foldKey(f); ok && key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	keys = replaced(keys, ".", "")
	keys = replaced(keys, "'", "")
	keys = replaced(keys, " and ", " & ")
	keys = replaced(keys, " & ", " and ")
	if acronym {
		for _, k := range keys {
			if k, ok := strings.CutSuffix(k, "."); ok && !slices.Contains(keys, k) {
				keys = append(keys, k) // "the U.S-led"
			}
		}
	}
	return keys
}

// replaced adds to keys what they become with old replaced by new.
func replaced(keys []string, old, new string) []string {
	for _, k := range keys {
		if !strings.Contains(k, old) {
			continue
		}
		if c := strings.ReplaceAll(k, old, new); c != "" && !slices.Contains(keys, c) {
			keys = append(keys, c)
		}
	}
	return keys
}

// dottedCapitals puts a full stop behind each letter of the words that are two
// to longest capitals.
func dottedCapitals(form string, longest int) string {
	words := strings.Split(form, " ")
	for i, w := range words {
		if len(w) < 2 || len(w) > longest || strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			continue
		}
		words[i] = strings.Join(strings.Split(w, ""), ".") + "."
	}
	return strings.Join(words, " ")
}
