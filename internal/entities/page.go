package entities

import (
	"unicode"

	"entente/internal/ontology"
	"entente/internal/text"
)

// page is one section with what has been found out about its tokens.
type page struct {
	doc    *text.Doc
	part   Part
	index  int     // of the section
	traits []trait // per token
	// owner is, per token, index+1 of the name that claimed it; inner the same
	// for a name within another one ("U.S." in "U.S. Navy").
	owner, inner []int32
	titled       bool  // the section is in Title Case or capitals: capitals are no evidence
	known        []hit // known names, before anybody claimed them
	names        []name
}

// class says what a name is a name of.
type class uint8

const (
	nothing class = iota // a place, a product, an event: the words are taken, nobody is named
	country
	organisation
	person
	pact
	unknown // the recogniser saw a name; the article must say whose
)

// name is a stretch of a page that names something.
type name struct {
	text.Span
	class class
	via   ontology.Via
	form  ontology.Form
	known []ontology.Name // what the gazetteer says; several where the phrase is shared
	label string          // the recogniser's label, "" where it saw nothing
	head  int             // token on which the sentence hangs it
	title text.Span       // the title before a person's name
	own   text.Span       // the state's own name in a wider span; empty where it is the span
	found origin
	refs  []int // the entities, once resolved
	short int   // 1 + the index of the introduced short name that it is, or 0
	pair  bool  // of one token that names several: "U.S.-China"
	quiet bool  // mentions its entity where something else names it, but does not make one
}

// origin says which finder a name comes from.
type origin uint8

const (
	fromTables origin = iota
	fromPattern
	fromRecogniser
	fromSyntax
)

// readPages makes the article's pages, whose lists share what memory they can.
func (a *article) readPages() {
	total := 0
	for i := range a.in.Sections {
		total += len(a.in.Sections[i].Doc.Tokens)
	}
	a.workspace.prepare(total, len(a.in.Sections))
	pages, traits, owners, names := make([]page, len(a.in.Sections)), a.traits, a.owners, a.names
	a.pages = make([]*page, len(pages))
	for i := range pages {
		s, p := &a.in.Sections[i], &pages[i]
		n := len(s.Doc.Tokens)
		p.doc, p.part, p.index = s.Doc, s.Part, i
		p.names, names = names[:0:namesOf(n)], names[namesOf(n):]
		p.traits, traits = traits[:n:n], traits[n:]
		p.owner, p.inner, owners = owners[:n:n], owners[n:2*n:2*n], owners[2*n:]
		p.readWords(a.r.words)
		a.pages[i] = p
	}
}

// readWords finds the traits of the tokens.
func (p *page) readWords(list *wordList) {
	for i := range p.doc.Tokens {
		t := &p.doc.Tokens[i]
		p.traits[i] = shape(t.Text, t.Lower)
		if p.traits[i]&hasLetter == 0 { // no list has a word without a letter
			switch t.Lower {
			case "\"", "“", "”", "``", "''":
				p.traits[i] |= quoteMark
			}
			continue
		}
		p.traits[i] |= list.of(t.Lower)
		if t.Tag != "POS" && folds(t.Lower) {
			p.traits[i] |= list.of(foldWord(t.Lower)) & (maleName | femaleName | leaderWord | leaderGiven) // "Stéphane"
		}
	}
	p.titled = isTitled(p)
}

// is reports whether token i has one of the traits; a token outside the page has none.
func (p *page) is(i int, t trait) bool {
	return i >= 0 && i < len(p.traits) && p.traits[i]&t != 0
}

// lower is the token in lower case, "" outside the page.
func (p *page) lower(i int) string {
	if i < 0 || i >= len(p.doc.Tokens) {
		return ""
	}
	return p.doc.Tokens[i].Lower
}

// free reports whether nobody has claimed any token of s.
func (p *page) free(s text.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if p.owner[i] != 0 {
			return false
		}
	}
	return true
}

// claim adds a name and gives it its tokens.
func (p *page) claim(n name) int {
	if n.head == 0 {
		n.head = p.headOf(n.Span)
	}
	p.names = append(p.names, n)
	for i := n.Start; i < n.End; i++ {
		if p.owner[i] == 0 {
			p.owner[i] = int32(len(p.names))
		}
	}
	return len(p.names) - 1
}

// unclaim frees token i where it is all of a name that is nobody's: "the [Kingdom]".
func (p *page) unclaim(i int) {
	if n := p.nameAt(i); n != nil && n.class == nothing && n.Start == i && n.End == i+1 {
		p.owner[i] = 0
	}
}

// claimInner adds a name that stands within another one.
func (p *page) claimInner(n name) {
	if n.head == 0 {
		n.head = p.headOf(n.Span)
	}
	p.names = append(p.names, n)
	for i := n.Start; i < n.End; i++ {
		p.inner[i] = int32(len(p.names))
	}
}

// nameAt is the outermost name that covers token i, or nil.
func (p *page) nameAt(i int) *name {
	if i < 0 || i >= len(p.owner) || p.owner[i] == 0 {
		return nil
	}
	return &p.names[p.owner[i]-1]
}

// named reports whether token i belongs to a name that may be somebody's.
func (p *page) named(i int) bool {
	n := p.nameAt(i)
	return n != nil && n.class != nothing
}

// headOf is the token of s whose own head lies outside s; the last such one,
// for the parser may have cut a name in two.
func (p *page) headOf(s text.Span) int {
	other := s.End - 1
	for i := s.End - 1; i >= s.Start; i-- {
		t := &p.doc.Tokens[i]
		if (t.Head == i || !s.Contains(t.Head)) && !p.isMark(i) {
			switch t.POS {
			case "NOUN", "PROPN", "ADJ", "PRON", "VERB", "X", "NUM":
				return i
			}
			other = i
		}
	}
	return other
}

// isMark reports whether a token is punctuation or a possessive ending.
func (p *page) isMark(i int) bool {
	t := &p.doc.Tokens[i]
	return t.POS == "PUNCT" || t.Tag == "POS" || p.traits[i]&(hasLetter|hasDigit) == 0
}

// isHyphen reports whether token i joins two words.
func (p *page) isHyphen(i int) bool {
	switch p.lower(i) {
	case "-", "–", "—", "‐", "‑":
		return true
	}
	return false
}

// possessive reports whether token i is "'s" or "'".
func (p *page) possessive(i int) bool {
	switch p.lower(i) {
	case "'s", "’s", "'", "’":
		return p.doc.Tokens[i].Tag == "POS" || len(p.doc.Tokens[i].Text) > 1
	}
	return false
}

func isUpper(r rune) bool { return unicode.IsUpper(r) }

func isLetter(r rune) bool { return unicode.IsLetter(r) }
