package entities

import (
	"slices"
	"strings"

	"entente/internal/text"
)

// describedTitle builds the name of an agreement without a proper one: its
// parties joined by en dashes, what it is about, its kind, in British spelling.
func (a *article) describedTitle(p *page, noun int, s text.Span, hits []partyHit) string {
	return a.partyNames(hits) + " " + p.about(noun, s) + p.form(noun)
}

// partyNames joins the names of parties: countries first, each kind in
// alphabetical order, so that the name does not depend on who tells it.
func (a *article) partyNames(hits []partyHit) string {
	refs := make([]int, 0, len(hits))
	for _, h := range hits {
		refs = append(refs, h.ref)
	}
	slices.SortStableFunc(refs, func(x, y int) int {
		ex, ey := &a.refs[x], &a.refs[y]
		if ex.class != ey.class {
			return int(ex.class) - int(ey.class)
		}
		return strings.Compare(ex.entity.Name, ey.entity.Name)
	})
	var b strings.Builder
	for i, r := range refs {
		if i > 0 {
			b.WriteString("–")
		}
		b.WriteString(a.refs[r].entity.Name)
	}
	return b.String()
}

// about is what stands before the noun and says what the agreement is about.
func (p *page) about(noun int, s text.Span) string {
	var words []string
	kept := -1
	for i := s.Start; i < noun; i++ {
		t := &p.doc.Tokens[i]
		switch {
		case p.isHyphen(i-1) && kept != i-2:
			// the end of a word whose beginning says nothing: "two-month"
		case p.isHyphen(i-1) && len(words) > 0:
			words[len(words)-1] += "-" + british(t.Lower)
			kept = i
		case p.owner[i] != 0 && p.nameAt(i).class != nothing || p.isMark(i) || p.is(i, hasDigit) || p.evaluates(i) || p.titled && p.is(i, signVerb|speechVerb):
		case t.Lower == "and" && len(words) == 0:
		default:
			words = append(words, british(t.Lower))
			kept = i
		}
	}
	for len(words) > 0 && words[len(words)-1] == "and" {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		words = p.topic(noun)
	}
	if len(words) == 0 {
		return ""
	}
	return strings.Join(words, " ") + " "
}

// emptyModifiers say how an agreement is thought of, not what it is about.
const emptyModifiers = `following historic historical landmark new major key big huge tentative final bilateral trilateral multilateral such
	similar first second last recent latest important significant comprehensive formal interim initial possible
	potential draft proposed separate so-called controversial long-awaited sweeping broad wide-ranging ambitious
	mutual preliminary provisional own further next several many few groundbreaking unprecedented additional
	existing current previous earlier old other special great good bad fresh ancient modern total multibillion
	multi billion million dollar year third fourth fifth sixth seventh eighth ninth tenth secret classified
	confidential surprise rare crucial vital long-term short-term written verbal binding rival fragile shaky
	uneasy permanent temporary indefinite immediate brief limited`

// evaluates reports whether a word before an agreement's noun says how it is
// thought of, or which in a row it is: "new", "largest", "third".
func (p *page) evaluates(i int) bool {
	t := &p.doc.Tokens[i]
	return wordIn(emptyModifiers, t.Lower) || t.Tag == "JJS" || t.Tag == "RBS" || t.Tag == "JJR"
}

// topic is the bare noun that "on" joins to an agreement: "deal on migration".
func (p *page) topic(noun int) []string {
	on := noun + 1
	if p.lower(on) != "on" || p.doc.Tokens[on].Dep != "prep" {
		return nil
	}
	obj := p.doc.Child(on, "pobj")
	if obj < 0 || obj > on+3 || p.doc.Tokens[obj].POS != "NOUN" || wordIn("matter issue subject question topic thing condition basis", p.lower(obj)) {
		return nil
	}
	var words []string
	for i := on + 1; i <= obj; i++ {
		if t := &p.doc.Tokens[i]; p.owner[i] == 0 && (t.POS == "NOUN" || t.POS == "ADJ") && !p.is(i, hasDigit) {
			words = append(words, british(t.Lower))
		}
	}
	return words
}

// form is the noun for an agreement as it is kept: singular, British.
func (p *page) form(noun int) string {
	l := strings.ToLower(p.doc.Tokens[noun].Lemma)
	if l == "memorandum" || l == "memoranda" || l == "mou" {
		return "memorandum of understanding"
	}
	if letterOfIntent(p, noun) {
		return "letter of intent"
	}
	return british(l)
}

// describe is the span that names an agreement by its kind: the noun phrase
// without names of parties before it, with what "on", "for", "with", "between"
// or "of" joins to it.
func (p *page) describe(noun int, s text.Span) text.Span {
	out := text.Span{Start: noun, End: noun + 1}
	for out.Start > s.Start && p.owner[out.Start-1] == 0 {
		out.Start--
	}
	for out.Start < noun && (p.isMark(out.Start) || p.isHyphen(out.Start-1) || p.evaluates(out.Start)) {
		out.Start++
	}
	// The parser hangs many of these phrases on the verb.
	for c := noun + 1; c < len(p.doc.Tokens) && c == out.End; {
		t := &p.doc.Tokens[c]
		if t.Dep != "prep" || !wordIn("on for with between of", t.Lower) || t.Head > noun {
			break
		}
		sub := p.doc.Subtree(c)
		if sub.Start != out.End || sub.End > noun+14 || p.is(c+1, calendar|hasDigit) {
			break
		}
		out.End = sub.End
		c = out.End
	}
	for out.End > noun+1 && p.isMark(out.End-1) {
		out.End--
	}
	return out
}

// british turns the American spellings of words in agreements' names.
func british(w string) string {
	switch w {
	case "defense":
		return "defence"
	case "labor":
		return "labour"
	case "program":
		return "programme"
	case "normalization":
		return "normalisation"
	case "cease-fire":
		return "ceasefire"
	case "communique":
		return "communiqué"
	case "demilitarization":
		return "demilitarisation"
	case "denuclearization":
		return "denuclearisation"
	case "fiber":
		return "fibre"
	case "center":
		return "centre"
	}
	return w
}
