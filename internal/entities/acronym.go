package entities

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// short is a name that the article introduces for a longer one.
type short struct {
	text       string
	page, long int // where the longer one stands
}

// findAcronyms reads names that the article introduces in brackets behind a
// longer one: "International Finance Corporation (IFC)", "the Government of
// China (“China”)". Every place of the short one names what the long one names.
func (a *article) findAcronyms(p *page) {
	for i := 0; i < len(p.names); i++ {
		long := p.names[i]
		a.shortBefore(p, i)
		open := p.dateEnd(long.End)
		if long.class == nothing && long.found == fromTables || long.short != 0 || !wordIn("( [", p.lower(open)) {
			continue
		}
		s, ok := bracketed(p, open+1)
		if !ok || !abbreviates(p, s, long.Span) && !nickname(p, s, long.class) {
			continue
		}
		a.shorts = append(a.shorts, short{text: p.text(s), page: p.index, long: i})
		for _, q := range a.pages {
			a.claimShort(q, len(a.shorts))
		}
	}
}

// nickname reports whether what stands in brackets is what a person is called:
// "Juan Pérez (“El Gato”)".
func nickname(p *page, s text.Span, of class) bool {
	if of != person || s.Len() > 3 || !isQuote(p, s.Start-1) || !isQuote(p, s.End) {
		return false
	}
	for i := s.Start; i < s.End; i++ {
		if !p.is(i, capital) || p.is(i, hasDigit) {
			return false
		}
	}
	return true
}

// shortBefore reads the other order, "the PRD (Party of the Democratic
// Revolution)", where the name within brackets is a body's.
func (a *article) shortBefore(p *page, i int) {
	long := p.names[i]
	at := long.Start - 2
	if long.class != organisation && long.class != unknown || long.short != 0 || at < 0 || p.lower(at+1) != "(" || !wordIn(")", p.lower(long.End)) || !p.is(at, allCapitals) || long.Len() < 2 {
		return
	}
	if o := p.nameAt(at); o != nil && (o.found == fromTables || o.Len() > 1) || !lettersIn(p.doc.Tokens[at].Text, p, long.Span) {
		return
	}
	a.shorts = append(a.shorts, short{text: p.doc.Tokens[at].Text, page: p.index, long: i})
	for _, q := range a.pages {
		a.claimShort(q, len(a.shorts))
	}
}

// dateEnd is the end of a date that begins at token i, or i: a bracket may stand
// behind it, "Joint Statement on May 12, 2025 (“Geneva Joint Statement”)".
func (p *page) dateEnd(i int) int {
	if !wordIn("on of in", p.lower(i)) || !p.is(i+1, calendar|hasDigit) {
		return i
	}
	end := i + 1
	for p.is(end, calendar|hasDigit) || p.lower(end) == "," && p.is(end+1, hasDigit) {
		end++
	}
	return end
}

// claimShort claims every place of a short name that nobody claimed for certain.
func (a *article) claimShort(p *page, number int) {
	sh := &a.shorts[number-1]
	class := a.pages[sh.page].names[sh.long].class
	for i := range p.doc.Tokens {
		t := &p.doc.Tokens[i]
		if !strings.HasPrefix(sh.text, t.Text) || t.Text == "" || !strings.HasPrefix(p.doc.Text[t.Start:], sh.text) {
			continue
		}
		s := text.Span{Start: i, End: i + 1}
		for s.End < len(p.doc.Tokens) && p.doc.Tokens[s.End].Start < t.Start+len(sh.text) {
			s.End++
		}
		if p.doc.Tokens[s.End-1].End != t.Start+len(sh.text) {
			continue
		}
		n := name{Span: s, class: class, via: ontology.ViaAlias, found: fromPattern, form: ontology.FormAcronym, short: number}
		if o := p.nameAt(i); o != nil {
			if o.found != fromTables && s.Start <= o.Start && o.End <= s.End {
				n.head = p.headOf(s)
				*o = n
				for j := s.Start; j < s.End; j++ {
					p.owner[j] = p.owner[i]
				}
			}
			continue
		}
		if p.free(s) {
			p.claim(n)
		}
	}
}

// resolveShorts ties the short names to what the long ones name.
func (a *article) resolveShorts() {
	for _, p := range a.pages {
		for i := range p.names {
			n := &p.names[i]
			if n.short == 0 || len(n.refs) > 0 {
				continue
			}
			sh := &a.shorts[n.short-1]
			n.refs = a.pages[sh.page].names[sh.long].refs
			for _, r := range n.refs {
				if a.refs[r].class != country {
					a.refs[r].spell(sh.text)
				}
				a.alias[sh.text] = r
			}
		}
	}
}

// bracketed is what stands in brackets from token i on, quotation marks left out.
func bracketed(p *page, i int) (text.Span, bool) {
	if p.lower(i) == "the" {
		i++
	}
	for i < len(p.doc.Tokens) && wordIn("\" “ ” ‘ ’ ' the *", p.lower(i)) {
		i++
	}
	end := i
	for end < len(p.doc.Tokens) && end-i < 6 && !wordIn(") ]", p.lower(end)) {
		end++
	}
	if end >= len(p.doc.Tokens) || !wordIn(") ]", p.lower(end)) {
		return text.Span{}, false
	}
	for end > i && !p.is(end-1, hasLetter) {
		end--
	}
	return text.Span{Start: i, End: end}, end > i
}

// abbreviates reports whether the short name can stand for the long one: an
// acronym whose letters the long name has in their order, or its last words.
func abbreviates(p *page, short, long text.Span) bool {
	if short.Len() == 1 && (p.is(short.Start, allCapitals) || hasInnerCapital(p.doc.Tokens[short.Start].Text[1:])) {
		return lettersIn(p.doc.Tokens[short.Start].Text, p, long)
	}
	last := p.doc.Tokens[short.End-1].Lower
	for i := long.Start; i < long.End; i++ {
		if p.doc.Tokens[i].Lower == last {
			return p.is(short.Start, capital)
		}
	}
	return false
}

// lettersIn reports whether a short name's capitals begin words of the long
// name, in order; one may be missing, for acronyms follow other languages too.
func lettersIn(short string, p *page, long text.Span) bool {
	letters := strings.Map(func(r rune) rune {
		if isUpper(r) {
			return r
		}
		return -1
	}, short)
	if len(letters) < 2 {
		return false
	}
	i, missed := long.Start, 0
	for _, l := range letters {
		j := i
		for j < long.End && !strings.HasPrefix(strings.ToUpper(p.doc.Tokens[j].Text), string(l)) {
			j++
		}
		if j == long.End {
			missed++
			continue
		}
		i = j + 1
	}
	return missed*3 <= len(letters)
}
