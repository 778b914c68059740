package entities

// An author speaks of himself as "I": whoever signs a government's text, or
// whose statement its headline announces. Quotations are read elsewhere.

// findAuthor is the person who says "I" in the text, nil where none, or more
// than one, is named.
func (a *article) findAuthor() []int {
	if a.transcript() {
		return nil
	}
	for _, p := range a.pages {
		var refs []int
		switch p.part {
		case Byline:
			refs = a.signer(p)
		case Headline:
			refs = a.announced(p)
		}
		if refs != nil {
			return refs
		}
	}
	return nil
}

// signer is the one person in office whom a byline names: "Jane Roe, Secretary of
// State".
func (a *article) signer(p *page) (refs []int) {
	office := false
	for i := range p.doc.Tokens {
		office = office || p.is(i, titleHead)
	}
	for i := range p.names {
		n := &p.names[i]
		if n.class != person || len(n.refs) != 1 {
			continue
		}
		if refs != nil && refs[0] != n.refs[0] {
			return nil
		}
		refs = n.refs
	}
	if !office {
		return nil
	}
	return refs
}

// announced is the person whose words a headline announces: "Statement by
// President Jane Roe on …", "Remarks from …".
func (a *article) announced(p *page) []int {
	for i := 0; i < len(p.doc.Tokens) && i < 4; i++ {
		if !wordIn("statement remarks message", p.lower(i)) || !wordIn("by from of", p.lower(i+1)) || i > 0 && joint(p) {
			continue
		}
		for k := i + 2; k < len(p.doc.Tokens) && k < i+10; k++ {
			n := p.nameAt(k)
			if n == nil || n.class != person {
				if wordIn("on at and after before", p.lower(k)) {
					return nil
				}
				continue
			}
			if len(n.refs) != 1 || p.lower(n.End) == "and" {
				return nil
			}
			return n.refs
		}
	}
	return nil
}

// transcript reports whether the text gives who says what by labels, "MR. ROE: …",
// so that several say "I" in it.
func (a *article) transcript() bool {
	labels := 0
	for _, p := range a.pages {
		if p.part != Body && p.part != Standfirst {
			continue
		}
		for i := 0; i < len(p.doc.Tokens) && i < 8 && p.is(i, allCapitals); i++ {
			for p.lower(i+1) == "." {
				i++
			}
			if p.lower(i+1) == ":" {
				labels++
				break
			}
		}
	}
	return labels > 1
}
