package ontology

import (
	"slices"
	"strings"
)

// spellings are the folded keys under which a form is found: as printed,
// without its full stops and apostrophes, with "&" for "and" and the other way
// round, and an acronym with full stops too.
func spellings(form string, acronym bool) []string {
	key, ok := foldKey(form)
	if !ok || key == "" {
		return nil
	}
	keys := []string{key}
	add := func(change func(string) string) {
		for _, k := range keys[:len(keys):len(keys)] {
			if c := change(k); c != k && c != "" {
				keys = append(keys, c)
			}
		}
	}
	add(func(k string) string { return strings.ReplaceAll(k, ".", "") })
	add(func(k string) string { return strings.ReplaceAll(k, "'", "") })
	add(func(k string) string { return strings.ReplaceAll(k, " and ", " & ") })
	add(func(k string) string { return strings.ReplaceAll(k, " & ", " and ") })
	if acronym {
		add(dotted)
		add(func(k string) string { return strings.TrimSuffix(k, ".") })
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// dotted puts a full stop behind each letter of a short acronym: "u.s.".
func dotted(key string) string {
	if len(key) < 2 || len(key) > 5 {
		return key
	}
	var b strings.Builder
	for i := 0; i < len(key); i++ {
		if key[i] < 'a' || key[i] > 'z' {
			return key
		}
		b.WriteByte(key[i])
		b.WriteByte('.')
	}
	return b.String()
}
