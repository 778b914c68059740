package entities

import "strings"

// lexicalIs reports whether the lemma of token i is one of a few words, given
// in one string.
func lexicalIs(p *page, i int, list string) bool {
	if i < 0 || i >= len(p.doc.Tokens) {
		return false
	}
	return wordIn(list, p.doc.Tokens[i].Lemma)
}

// containsFold reports whether s holds sub, given in lower case, in any case.
func containsFold(s, sub string) bool {
	return strings.Contains(strings.ToLower(s), sub)
}
