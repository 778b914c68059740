package entities

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// Whoever is quoted means himself by "I" and "my", and by "we" and "our" himself
// and those he speaks for: acts that a quotation tells in the first person are
// the speaker's.

// speechReach is how many tokens a word of saying may be from the quotation mark.
const speechReach = 9

// resolveQuoted resolves the first person within quotations.
func (a *article) resolveQuoted() {
	var speaker []int // of the last quotation, as long as the text goes on with it
	announced := false
	for _, p := range a.pages {
		if p.part != Body && p.part != Standfirst {
			continue
		}
		if announced && !a.quotes(p) {
			a.firstPerson(p, text.Span{End: len(p.doc.Tokens)}, speaker)
			continue
		}
		if first := a.readQuotations(p, speaker); first != nil {
			speaker, announced = first, false
		} else if s := a.announces(p); s != nil {
			speaker, announced = s, true
		} else {
			speaker, announced = nil, false
		}
	}
}

// quotes reports whether a page has a quotation mark.
func (a *article) quotes(p *page) bool {
	for i := range p.doc.Tokens {
		if isQuote(p, i) {
			return true
		}
	}
	return false
}

// readQuotations resolves those of one page. A quotation that opens a page, with
// nobody named who says it, goes on with the one before. The result is the last
// speaker.
func (a *article) readQuotations(p *page, before []int) []int {
	last := before
	open, end := -1, 0
	any := false
	for i := range p.doc.Tokens {
		if !isQuote(p, i) {
			continue
		}
		if open < 0 {
			open = i
			continue
		}
		q := text.Span{Start: open + 1, End: i}
		if s, named := a.quotedBy(p, q); named {
			last, any = s, any || s != nil
		} else if open > 1 && open > p.doc.SentenceOf(end).End+1 {
			last = nil // too far from the quotation before
		}
		a.firstPerson(p, q, last)
		open, end = -1, i
	}
	if open >= 0 { // it goes on in the next paragraph
		q := text.Span{Start: open + 1, End: len(p.doc.Tokens)}
		if s, named := a.quotedBy(p, q); named {
			last, any = s, any || s != nil
		}
		a.firstPerson(p, q, last)
	}
	if !any && (len(p.doc.Tokens) == 0 || !isQuote(p, 0)) {
		return nil
	}
	return last
}

// quotedBy is who is named as saying a quotation, right behind it or before it;
// named is true where the sentence has somebody who may, though it may not be
// plain who that is.
func (a *article) quotedBy(p *page, q text.Span) (speaker []int, named bool) {
	for v := q.End; v < len(p.doc.Tokens) && v <= q.End+speechReach; v++ {
		if v > q.End && (isQuote(p, v) || p.lower(v) == "." || p.lower(v) == ";") {
			break
		}
		if p.is(v, speechVerb) {
			return a.sayerAt(p, v), true
		}
	}
	for v := q.Start - 2; v >= 0 && v >= q.Start-2-speechReach; v-- {
		if isQuote(p, v) || p.lower(v) == "." {
			break
		}
		if p.is(v, speechVerb) {
			return a.sayerAt(p, v), true
		}
	}
	return a.subjectBeside(p, q)
}

// subjectBeside is the person who is the subject of the words beside a
// quotation in its sentences: "Steinmeier admitted: …", "…, Lavrov was quoted".
func (a *article) subjectBeside(p *page, q text.Span) (speaker []int, named bool) {
	from, to := p.doc.SentenceOf(q.Start).Start, p.doc.SentenceOf(max(q.End-1, q.Start)).End
	for i := from; i < to; i++ {
		if q.Contains(i) {
			continue
		}
		n := p.nameAt(i)
		if n == nil || n.head != i || !wordIn("nsubj nsubjpass", p.doc.Tokens[i].Dep) {
			continue
		}
		refs := a.oneSpeaker(n)
		if refs == nil || n.class != person || speaker != nil && speaker[0] != refs[0] {
			return nil, true
		}
		speaker, named = refs, true
	}
	return speaker, named
}

// announces is who is named as saying what the next paragraph gives, where a
// page ends with a colon: "The minister said:".
func (a *article) announces(p *page) []int {
	end := len(p.doc.Tokens) - 1
	if p.lower(end) != ":" {
		return nil
	}
	for v := end - 1; v >= 0 && v >= end-speechReach; v-- {
		if p.is(v, speechVerb) {
			return a.sayerAt(p, v)
		}
	}
	return nil
}

// sayerAt is the person or body that says what the word of saying at v gives.
func (a *article) sayerAt(p *page, v int) []int {
	if s := p.doc.Child(v, "nsubj"); s >= 0 {
		if refs := a.oneSpeaker(a.actorName(p, s)); refs != nil {
			return refs
		}
	}
	if n := p.nameAt(v - 1); n != nil && n.End == v {
		return a.oneSpeaker(n)
	}
	for i := v + 1; i < v+7 && i < len(p.doc.Tokens) && p.lower(i) != "," && p.lower(i) != "."; i++ {
		if n := p.nameAt(i); n != nil && n.class == person {
			return a.oneSpeaker(n)
		}
	}
	return nil
}

func (a *article) oneSpeaker(n *name) []int {
	if n == nil || len(n.refs) != 1 {
		return nil
	}
	if c := a.refs[n.refs[0]].class; c != person && c != organisation {
		return nil
	}
	return n.refs
}

// sharedNouns are the nouns for what is a country's, not a speaker's own.
const sharedNouns = `people peoples country nation citizen soldier troop force territory airspace water city civilian embassy
	sovereignty independence border port economy army navy land homeland soil coast fisherman ship diplomat ambassador`

// ofAll reports whether "us" or "our" stands for all for whom somebody in office
// speaks: those to whom something is done, and what is a country's.
func ofAll(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	return t.Lower == "us" && t.Dep == "dobj" || t.Lower == "our" && lexicalIs(p, t.Head, sharedNouns)
}

// firstPerson makes "I" and "we" in a stretch stand for its speaker.
func (a *article) firstPerson(p *page, q text.Span, speaker []int) {
	if len(speaker) == 0 {
		return
	}
	for i := q.Start; i < q.End; i++ {
		switch p.lower(i) {
		case "i", "me", "my", "we", "us", "our":
		default:
			continue
		}
		if p.owner[i] == 0 && p.doc.Tokens[i].Tag[0] == 'P' && !(p.lower(i) == "our" && a.nounPhraseCount(p, i)) {
			refs := speaker
			if a.refs[speaker[0]].class == person && ofAll(p, i) {
				c := a.stateOf(speaker[0])
				if c < 0 {
					continue
				}
				refs = []int{c}
			}
			p.claim(name{Span: text.Span{Start: i, End: i + 1}, class: a.refs[refs[0]].class, via: ontology.ViaCoreference, head: i, refs: refs, found: fromSyntax})
		}
	}
}
