package entities

import (
	"slices"

	"entente/internal/text"
)

// openingPages is how many sections of a text may pass before it tells who speaks.
const openingPages = 4

// What is said together, and the participles for saying it.
const (
	statementNouns = `statement declaration communiqué communique`
	issuedForms    = `released issued made adopted agreed published delivered`
)

// listedSpeakers are the states and bodies that a text's opening lists as those who
// speak: "We, the Foreign Ministers of Chad, Mali and Niger", "the following
// statement was issued by the Governments of Chad and Mali"; nil where it lists
// fewer than two.
func (a *article) listedSpeakers() []int {
	seen := 0
	for _, p := range a.pages {
		if p.part != Body && p.part != Standfirst {
			continue
		}
		if seen++; seen > openingPages {
			return nil
		}
		for _, s := range p.doc.Sentences {
			if i := listOpens(p, s); i >= 0 {
				return a.listedFrom(p, text.Span{Start: i, End: s.End})
			}
		}
	}
	return nil
}

// listOpens is the token behind which a sentence lists who speaks, or -1.
func listOpens(p *page, s text.Span) int {
	statement, issued := false, false
	for i := s.Start; i+2 < s.End; i++ {
		switch w := p.lower(i); {
		case w == "we" && p.lower(i+1) == "," && p.lower(i+2) == "the":
			return i + 2
		case wordIn(statementNouns, w):
			statement = true
		case wordIn(issuedForms, w):
			issued = statement
		case w == "by" && issued && p.lower(i-1) != "," && (wordIn(issuedForms, p.lower(i-1)) || wordIn("today jointly", p.lower(i-1))):
			return i + 1
		}
	}
	return -1
}

// listedFrom are the states and bodies named in a span up to its first verb.
func (a *article) listedFrom(p *page, s text.Span) []int {
	var refs []int
	for i := s.Start; i < s.End; i++ {
		n := p.nameAt(i)
		if n == nil && (p.doc.Tokens[i].Tag == "VBP" || p.doc.Tokens[i].Tag == "VBD" || p.isMark(i) && !wordIn(", ( )", p.lower(i)) && !p.isHyphen(i)) {
			break
		}
		if n != nil && n.class == person {
			return nil // they speak for themselves
		}
		if n == nil || n.class != country && n.class != organisation {
			continue
		}
		refs = addNew(refs, n.refs)
	}
	return several(refs)
}

// groupSpeaker is the body whose ministers or leaders a headline says to make a
// statement: "[G7] Foreign Ministers’ Statement on Chad"; nil without one.
func groupSpeaker(p *page) []int {
	for i := 1; i < len(p.doc.Tokens) && i < 8; i++ {
		if !wordIn(statementNouns, p.lower(i)) {
			continue
		}
		k := i - 1
		for k > 0 && (p.possessive(k) || p.isMark(k) || wordIn("joint", p.lower(k))) {
			k--
		}
		if !wordIn("ministers leaders", p.lower(k)) {
			return nil
		}
		for k > 0 && wordIn("foreign finance defence defense trade ministers leaders", p.lower(k)) {
			k--
		}
		for k > 0 && p.possessive(k) {
			k--
		}
		if n := p.nameAt(k); n != nil && n.class == organisation && n.Start == 0 && len(n.refs) == 1 {
			return n.refs
		}
		return nil
	}
	return nil
}

// joint reports whether a headline announces what several say together.
func joint(p *page) bool {
	for i := range p.doc.Tokens {
		if wordIn("joint trilateral quadrilateral", p.lower(i)) && i < 4 {
			for k := i + 1; k < i+5; k++ {
				if wordIn(statementNouns, p.lower(k)) {
					return true
				}
			}
		}
	}
	return false
}

// jointSpeakers are the states and bodies that a joint statement's title says it
// is by, nil where it names fewer than two.
func (a *article) jointSpeakers(p *page) []int {
	var refs []int
	for i := range p.names {
		n := &p.names[i]
		if n.class != country && n.class != organisation || isTopic(p, n.head) {
			continue
		}
		refs = addNew(refs, n.refs)
	}
	return several(refs)
}

// addNew adds those of more that are not among refs yet.
func addNew(refs, more []int) []int {
	for _, r := range more {
		if !slices.Contains(refs, r) {
			refs = append(refs, r)
		}
	}
	return refs
}

// several are the refs if they are at least two, else nil.
func several(refs []int) []int {
	if len(refs) < 2 {
		return nil
	}
	return refs
}
