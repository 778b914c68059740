package entities

import (
	"slices"
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// nominalPacts finds agreements that a common noun and its parties name.
func (a *article) nominalPacts(p *page) {
	for i := range p.doc.Tokens {
		if p.owner[i] != 0 || !p.is(i, pactNoun|pactLoose) || !isNoun(p, i) || modifier(p, i) {
			continue
		}
		s := phraseBefore(p, i)
		hits, signed := a.gather(p, i, s)
		if len(hits) < 2 || onlyPossible(hits) || p.is(i, pactLoose) && !p.is(i, pactNoun) && !signed && !loosePact(p, i) {
			continue
		}
		a.nominal(p, i, s, hits)
	}
}

// onlyPossible reports whether nothing says that an agreement is or will be.
func onlyPossible(hits []partyHit) bool {
	for _, h := range hits {
		if h.modality != ontology.Possible {
			return false
		}
	}
	return true
}

// loosePact reports whether a loose noun is one that is always signed: a
// memorandum of some kind, a joint statement, a framework agreement.
func loosePact(p *page, i int) bool {
	return wordIn("statement statements", p.lower(i)) && p.lower(i-1) == "joint"
}

func isNoun(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	return t.POS == "NOUN" || t.POS == "PROPN" && p.titled
}

// modifier reports whether a noun only modifies another: "deal makers".
func modifier(p *page, i int) bool {
	t := &p.doc.Tokens[i]
	return (t.Dep == "compound" || t.Dep == "nmod") && t.Head > i && t.Head <= i+2
}

// phraseBefore is the noun phrase up to a noun, without its article.
func phraseBefore(p *page, noun int) text.Span {
	s := text.Span{Start: noun, End: noun + 1}
	for i := noun - 1; i >= 0 && !p.doc.Tokens[i+1].SentenceStart; i-- {
		t := &p.doc.Tokens[i]
		if n := p.nameAt(i); n != nil && n.class != person {
			s.Start, i = n.Start, n.Start
			continue
		}
		switch {
		case wordIn(headlineVerbs, t.Lower):
			return s // "Japan and India sign pact", which the parser takes for a kind of pact
		case t.POS == "NOUN" || t.POS == "ADJ" || t.POS == "PROPN" || p.isHyphen(i):
		case t.POS == "VERB" && (t.Dep == "amod" || t.Dep == "compound") && t.Head > i:
		case t.Lower == "and" && i > 0 && coordinatesModifiers(p, i, noun):
		default:
			return s
		}
		s.Start = i
	}
	return s
}

// headlineVerbs are done to agreements in headlines, and no kind of one.
const headlineVerbs = "sign signs ink inks seal seals strike strikes seek seeks eye eyes forge forges"

// coordinatesModifiers reports whether "and" joins two words before one noun:
// "security and defence partnership".
func coordinatesModifiers(p *page, and, noun int) bool {
	before := &p.doc.Tokens[and-1]
	if before.POS != "NOUN" && before.POS != "ADJ" && before.POS != "PROPN" {
		return false
	}
	if n := p.nameAt(and - 1); n != nil {
		return n.class == country && p.nameAt(and+1) != nil
	}
	return before.Head == noun || p.doc.Tokens[before.Head].Head == noun && before.Head != before.Head || before.Dep == "amod" || before.Dep == "compound" || before.Dep == "nmod"
}

// nominal makes the agreements that a noun and its parties name: several for
// "A and B signed agreements with C".
func (a *article) nominal(p *page, noun int, s text.Span, hits []partyHit) {
	groups := [][]partyHit{hits}
	if p.doc.Tokens[noun].Tag == "NNS" && len(hits) > 2 {
		groups = perSubject(p, noun, hits)
	}
	n := name{Span: p.describe(noun, s), class: pact, via: ontology.ViaDescription, head: noun, found: fromSyntax}
	for _, g := range groups {
		title := a.describedTitle(p, noun, s, g)
		r, ok := a.pactOf(g, p, noun)
		if !ok && p.doc.Tokens[noun].Lemma == "statement" {
			r, ok = a.titleStatement()
		}
		if !ok {
			r = a.makeReferent(pact, title)
			a.refs[r].entity.Pact = &ontology.Pact{Form: p.form(noun)}
		}
		a.addParties(r, g)
		n.refs = append(n.refs, r)
	}
	if !p.owned(n.Span, noun) {
		n.Span = text.Span{Start: noun, End: noun + 1}
	}
	p.claim(n)
}

// titleStatement is the joint statement that the headline announces and that
// has no parties yet: "Joint Statement on Cuba".
func (a *article) titleStatement() (int, bool) {
	for _, p := range a.pages {
		if p.part != Headline {
			continue
		}
		for i := range p.names {
			if n := &p.names[i]; n.class == pact && len(n.refs) == 1 && p.lower(n.head) == "statement" {
				return n.refs[0], true
			}
		}
	}
	return 0, false
}

// owned reports whether a span can be claimed around a noun: names of parties
// within it stay, so it may hold them.
func (p *page) owned(s text.Span, noun int) bool {
	return p.owner[noun] == 0
}

// perSubject splits parties into one group for each subject with all that the
// agreements are "with".
func perSubject(p *page, noun int, hits []partyHit) [][]partyHit {
	var subjects, others []partyHit
	for _, h := range hits {
		if h.at < noun && h.trigger != noun {
			subjects = append(subjects, h)
		} else {
			others = append(others, h)
		}
	}
	if len(subjects) < 2 || len(others) == 0 {
		return [][]partyHit{hits}
	}
	var groups [][]partyHit
	for _, s := range subjects {
		groups = append(groups, append([]partyHit{s}, others...))
	}
	return groups
}

// pactOf finds an agreement with the same parties that the article has spoken
// of before; the noun must not contradict it.
func (a *article) pactOf(hits []partyHit, p *page, noun int) (int, bool) {
	for _, d := range a.deals {
		if sameParties(d.parties, hits) && a.compatibleForm(d.ref, p, noun) {
			return d.ref, true
		}
	}
	return 0, false
}

func sameParties(x, y []partyHit) bool {
	if len(x) != len(y) {
		return false
	}
	for _, h := range x {
		if !containsParty(y, h.ref) {
			return false
		}
	}
	return true
}

// compatibleForm reports whether the noun can be another word for an agreement:
// general words always can.
func (a *article) compatibleForm(ref int, p *page, noun int) bool {
	f := p.form(noun)
	pt := a.refs[ref].entity.Pact
	return pt == nil || pt.Form == f || generalForm(f) || generalForm(pt.Form)
}

func generalForm(f string) bool { return wordIn("agreement deal pact accord partnership document", f) }

// form is the noun for an agreement as it is kept: singular, British.
func (p *page) form(noun int) string {
	l := strings.ToLower(p.doc.Tokens[noun].Lemma)
	if l == "memorandum" || l == "memoranda" || l == "mou" {
		return "memorandum of understanding"
	}
	return british(l)
}

func (a *article) addParties(ref int, hits []partyHit) {
	for i := range a.deals {
		if a.deals[i].ref != ref {
			continue
		}
		for _, h := range hits {
			if !containsParty(a.deals[i].parties, h.ref) {
				a.deals[i].parties = append(a.deals[i].parties, h)
			}
		}
		return
	}
	a.deals = append(a.deals, deal{ref: ref, parties: slices.Clone(hits)})
}

// describe is the span that names an agreement by its kind: the noun phrase
// without names of parties before it, with what "on", "for", "with", "between"
// or "of" joins to it.
func (p *page) describe(noun int, s text.Span) text.Span {
	out := text.Span{Start: noun, End: noun + 1}
	for out.Start > s.Start && p.owner[out.Start-1] == 0 {
		out.Start--
	}
	for out.Start < noun && (p.isMark(out.Start) || p.isHyphen(out.Start-1) || wordIn(emptyModifiers, p.lower(out.Start))) {
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

// emptyModifiers say how an agreement is thought of, not what it is about.
const emptyModifiers = `following historic historical landmark new major key big huge tentative final bilateral trilateral multilateral such
	similar first second last recent latest important significant comprehensive formal interim initial possible
	potential draft proposed separate so-called controversial long-awaited sweeping broad wide-ranging ambitious
	mutual preliminary provisional own further next several many few groundbreaking unprecedented additional
	existing current previous earlier old other special great good bad fresh ancient modern total multibillion
	multi billion million dollar year`

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
		case p.owner[i] != 0 && p.nameAt(i).class != nothing || p.isMark(i) || p.is(i, hasDigit) || wordIn(emptyModifiers, t.Lower) || p.titled && p.is(i, signVerb|speechVerb):
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

// topic is the bare noun that "on" joins to an agreement: "deal on migration".
func (p *page) topic(noun int) []string {
	on := noun + 1
	if p.lower(on) != "on" || p.doc.Tokens[on].Dep != "prep" {
		return nil
	}
	obj := p.doc.Child(on, "pobj")
	if obj < 0 || obj > on+3 || p.doc.Tokens[obj].POS != "NOUN" {
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

// namedParties gives parties to agreements with proper names.
func (a *article) namedParties(p *page) {
	for i := 0; i < len(p.names); i++ {
		n := p.names[i]
		if n.class != pact || len(n.refs) != 1 || n.found == fromSyntax {
			continue
		}
		hits, _ := a.gather(p, n.head, text.Span{Start: n.head, End: n.head + 1})
		hits = append(hits, a.innerParties(p, &n)...)
		hits = append(hits, a.membership(p, n.head)...)
		if len(hits) > 0 {
			a.addParties(n.refs[0], uniqueParties(hits))
		}
	}
}

// innerParties are two or more actors that an agreement's name begins with:
// "China-Canada Consular Agreement".
func (a *article) innerParties(p *page, n *name) []partyHit {
	var hits []partyHit
	for i := n.Start; i < n.End; i++ {
		k := p.inner[i]
		if k == 0 {
			continue
		}
		in := &p.names[k-1]
		if in.Start != i || in.class != country && in.class != organisation {
			continue
		}
		for _, r := range in.refs {
			hits = append(hits, partyHit{ref: r, page: p.index, at: in.head, pact: n.head, trigger: n.head, modality: ontology.Asserted})
		}
	}
	if hits = uniqueParties(hits); len(hits) < 2 {
		return nil
	}
	return hits
}

// membership reads joining and leaving: "Turkey's withdrawal from the Istanbul
// Convention", "Japan acceded to the treaty".
func (a *article) membership(p *page, head int) []partyHit {
	t := &p.doc.Tokens[head]
	m := ontology.Asserted
	g := t.Head
	if t.Dep == "pobj" {
		prep := t.Head
		g = p.doc.Tokens[prep].Head
		if p.lower(prep) == "of" && p.doc.Tokens[prep].Dep == "prep" && p.lower(g) == "out" {
			g = p.doc.Tokens[g].Head // "pulled out of"
		}
		if wordIn("signatory signatories parties party", p.lower(prep-1)) {
			g = prep - 1 // whatever the parser hangs "to" on
		}
		switch {
		case p.lower(prep) == "of" && lexicalIs(p, g, "pull drop withdraw walk back opt get back") && a.outBetween(p, g, prep):
			m = ontology.Ended
		case p.lower(prep) == "in" && lexicalIs(p, g, "participation membership role"):
			if v := p.doc.Tokens[g].Head; p.doc.Tokens[g].Dep == "dobj" && lexicalIs(p, v, "suspend end halt freeze terminate withdraw stop cease") {
				m = ontology.Ended
			}
		case p.lower(prep) == "from" && lexicalIs(p, g, "withdraw withdrawal exit pull departure"):
			m = ontology.Ended
		case p.lower(prep) == "to" && lexicalIs(p, g, "accede accession party signatory Signatories adhere"):
		default:
			return nil
		}
	} else if t.Dep == "dobj" && lexicalIs(p, g, "leave quit abandon denounce exit suspend terminate scrap") {
		m = ontology.Ended
	} else if t.Dep != "dobj" || !lexicalIs(p, g, "join ratify sign") {
		return nil
	}
	var out []partyHit
	var got []partyHit
	if k := p.doc.Tokens[g].POS; k == "NOUN" || k == "PROPN" {
		if q := p.doc.Child(g, "poss", "compound", "amod"); q >= 0 {
			got = a.actorsAt(p, q)
		}
		if wordIn("signatory signatories party parties members", p.lower(g)) {
			got = append(got, a.listed(p, head)...)
		}
	} else if !negated(p, g) {
		if s := subjectOf(p, g); s >= 0 {
			got = a.actorsAt(p, s)
		}
		if mm := modalityOf(p, g); mm != ontology.Asserted {
			m = mm
		} else if c := p.doc.Tokens[g].Head; c != g && p.doc.Tokens[g].Dep == "xcomp" && lexicalIs(p, c, "threaten consider mull want seek wish hope") {
			m = ontology.Possible
		}
	}
	for _, h := range got {
		h.pact, h.trigger, h.modality = head, g, m
		out = append(out, h)
	}
	return out
}

// outBetween reports whether "out" stands between a verb and a preposition.
func (a *article) outBetween(p *page, verb, prep int) bool {
	for i := verb + 1; i < prep; i++ {
		if p.lower(i) == "out" {
			return true
		}
	}
	return false
}

// listed are the actors of a list behind a colon in the same sentence.
func (a *article) listed(p *page, from int) []partyHit {
	s := p.doc.SentenceOf(from)
	var out []partyHit
	colon, depth := false, 0
	for i := from; i < s.End; i++ {
		switch p.lower(i) {
		case ":":
			colon = true
		case "(":
			depth++
		case ")":
			depth--
		}
		if !colon || depth > 0 {
			continue
		}
		if n := p.nameAt(i); n != nil && n.Start == i && (n.class == country || n.class == organisation) && !p.possessive(n.End) {
			for _, r := range n.refs {
				out = append(out, partyHit{ref: r, page: p.index, at: n.head})
			}
		}
	}
	return out
}

// finishPacts turns the deals into the result's agreements.
func (a *article) finishPacts(out *Result, number []int) {
	for _, d := range a.deals {
		if number[d.ref] < 0 {
			continue
		}
		ag := Agreement{Entity: number[d.ref]}
		for _, h := range d.parties {
			if number[h.ref] < 0 {
				continue
			}
			ag.Parties = append(ag.Parties, Party{
				Entity: number[h.ref], Section: h.page, Trigger: h.trigger, Modality: h.modality,
				Mention: out.mentionOf(h.page, h.at, number[h.ref]), Pact: out.mentionOf(h.page, h.pact, ag.Entity),
			})
		}
		if len(ag.Parties) > 0 {
			out.Agreements = append(out.Agreements, ag)
		}
	}
}

// mentionOf is the mention of an entity that a token stands in or heads.
func (r *Result) mentionOf(section, token, entity int) int {
	best := -1
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Section != section || !slices.Contains(m.Entities, entity) {
			continue
		}
		if m.Head == token {
			return i
		}
		if best < 0 && m.Contains(token) {
			best = i
		}
	}
	return best
}
