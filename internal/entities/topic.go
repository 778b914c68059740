package entities

// A digest's items stand side by side and have nothing to do with one another:
// no reference reaches back beyond the source in brackets that ends an item.

// topicEnds reports whether what stands before token end of a page ends with
// its source: "… left the pact. (Reuters)".
func topicEnds(p *page, end int) bool {
	i := end - 1
	if p.lower(i) == "." {
		i--
	}
	if p.lower(i) != ")" {
		return false
	}
	n := p.nameAt(i - 1)
	return n != nil && n.class == nothing && n.found == fromPattern && p.lower(n.Start-1) == "("
}

// previous is the page before another, as far as references may reach into it;
// nil where they may not.
func (a *article) previous(p *page) *page {
	if p.index == 0 {
		return nil
	}
	q := a.pages[p.index-1]
	if topicEnds(q, len(q.doc.Tokens)) {
		return nil
	}
	return q
}
