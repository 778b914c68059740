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
	var keys []string
	for _, f := range []string{form, dottedCapitals(form, longest)} {
		if key, ok := foldKey(f); ok && key != "" {
			keys = append(keys, key)
		}
	}
	add := func(old, new string) {
		for _, k := range keys[:len(keys):len(keys)] {
			if c := strings.ReplaceAll(k, old, new); c != k && c != "" {
				keys = append(keys, c)
			}
		}
	}
	add(".", "")
	add("'", "")
	add(" and ", " & ")
	add(" & ", " and ")
	if acronym {
		for _, k := range keys[:len(keys):len(keys)] {
			keys = append(keys, strings.TrimSuffix(k, ".")) // "the U.S-led"
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
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
