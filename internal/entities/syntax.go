package entities

// lexicalIs reports whether the lemma of token i is one of a few words, given
// in one string.
func lexicalIs(p *page, i int, list string) bool {
	if i < 0 || i >= len(p.doc.Tokens) {
		return false
	}
	return wordIn(list, p.doc.Tokens[i].Lemma)
}
