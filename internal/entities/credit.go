package entities

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// dropCredits takes the words of a source named in brackets behind what it
// reported, "(Reuters)", "(AP via Daily Herald)", so that it is no entity.
func (a *article) dropCredits(p *page, known []hit) {
	for i := range p.doc.Tokens {
		if s := signature(p, i); s.Len() > 0 && p.free(s) {
			p.claim(name{Span: s, class: nothing, found: fromPattern})
			continue
		}
		if p.lower(i) != "(" {
			continue
		}
		end := i + 1
		for end < len(p.doc.Tokens) && end < i+12 && p.lower(end) != ")" {
			end++
		}
		s := text.Span{Start: i + 1, End: end}
		if end >= len(p.doc.Tokens) || p.lower(end) != ")" || s.Len() == 0 || !a.isCredit(p, s, known) {
			continue
		}
		p.claim(name{Span: s, class: nothing, found: fromPattern})
	}
}

// signature are the names of those who wrote or edited an article, behind the
// word at token i that says so: "Author: Ann Lee Editor: Bob Ray", "(Reporting by
// Ann Lee; editing by Bob Ray)". Empty where there is none.
func signature(p *page, i int) text.Span {
	from := i + 2
	switch p.lower(i + 1) {
	case ":":
		if !p.is(i, capital) || !wordIn("author editor authors editors", p.lower(i)) {
			return text.Span{}
		}
	case "by":
		if !wordIn("reporting editing writing written edited", p.lower(i)) || i > 0 && !wordIn("( ; and .", p.lower(i-1)) {
			return text.Span{}
		}
	default:
		return text.Span{}
	}
	s := text.Span{Start: from, End: from}
	for s.End < len(p.doc.Tokens) && s.Len() < 12 && !wordIn("author editor authors editors editing", p.lower(s.End)) &&
		(p.is(s.End, capital|particle) || p.isHyphen(s.End) || wordIn("/ , and", p.lower(s.End))) {
		s.End++
	}
	return s
}

// isCredit reports whether a bracket holds only sources: capitalised words that
// name newspapers, stations or news agencies, and "via".
func (a *article) isCredit(p *page, s text.Span, known []hit) bool {
	media := false
	for i := s.Start; i < s.End; i++ {
		if h, ok := hitAt(known, i); ok {
			o, isBody := ontology.OrganisationByID(h.names[0].Target)
			if isBody && o.Sort == ontology.SortNews && h.End <= s.End {
				media = true
				i = h.End - 1
				continue
			}
		}
		switch {
		case p.is(i, mediaHead) && p.is(i, capital):
			media = true
		case p.is(i, capital) || wordIn("via , / and & the of dpa afp ap epd", p.lower(i)) || p.isHyphen(i):
		default:
			return false
		}
	}
	// A bracket that gives a name's short form is none.
	return media && !p.lettersMatch(s)
}

// lettersMatch reports whether a bracket abbreviates the words before it.
func (p *page) lettersMatch(s text.Span) bool {
	if s.Len() != 1 || !p.is(s.Start, allCapitals) {
		return false
	}
	from := max(0, s.Start-8)
	return lettersIn(p.doc.Tokens[s.Start].Text, p, text.Span{Start: from, End: s.Start - 1})
}
