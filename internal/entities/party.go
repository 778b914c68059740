package entities

import (
	"slices"

	"entente/internal/ontology"
	"entente/internal/text"
)

// deal is an agreement and the parties that the article gives it.
type deal struct {
	ref     int
	parties []partyHit
}

// partyHit is a party and the place that says so.
type partyHit struct {
	ref      int
	page     int
	at       int // token of the party's name
	pact     int // token of the agreement's noun
	trigger  int
	modality ontology.Modality
	stands   bool // a person stands for the party
}

// actorsAt are the actors that token i is the head or a part of, with the rest
// of a series that begins there.
func (a *article) actorsAt(p *page, i int) []partyHit {
	var out []partyHit
	a.collectActors(p, i, &out, 0)
	return out
}

func (a *article) collectActors(p *page, i int, out *[]partyHit, depth int) {
	if i < 0 || depth > 12 {
		return
	}
	end := i + 1
	if n := a.actorName(p, i); n != nil {
		*out = append(*out, a.hitsOf(p, n)...)
		end = n.End
	} else if got := a.namedBehind(p, i); len(got) > 0 {
		*out = append(*out, got...)
	} else if p.is(i, actorNoun|manNoun|sideNoun) || p.lower(i) == "ministries" {
		if q := p.doc.Child(i, "poss"); q >= 0 && wordIn("their its his her", p.lower(q)) {
			if n := p.nameAt(q); n != nil && len(n.refs) > 0 && (p.lower(q) == "their") == (len(n.refs) > 1) {
				*out = append(*out, a.hitsOf(p, n)...) // "their ministries"
			}
		}
		// "the leaders of Japan and South Korea"
		if of := p.doc.Child(i, "prep"); of >= 0 && p.lower(of) == "of" {
			a.collectActors(p, p.doc.Child(of, "pobj"), out, depth+1)
		}
	}
	for _, c := range p.doc.Children(i) {
		if p.doc.Tokens[c].Dep == "conj" {
			a.collectActors(p, int(c), out, depth+1)
		}
	}
	a.readOn(p, end, out)
}

// namedBehind are the parties for whom the person stands that a noun for a
// person has in apposition: "her Chinese counterpart, Wang Yi".
func (a *article) namedBehind(p *page, i int) []partyHit {
	if !p.is(i, manNoun|titleHead) && p.lower(i) != "counterpart" {
		return nil
	}
	n := p.nameAt(p.doc.Child(i, "appos"))
	if n == nil || n.class != person || len(n.refs) == 0 {
		return nil
	}
	return a.hitsOf(p, n)
}

// hitsOf are the parties that a name stands for.
func (a *article) hitsOf(p *page, n *name) []partyHit {
	refs := a.partyRefs(n)
	hits := make([]partyHit, 0, len(refs))
	for _, r := range refs {
		hits = append(hits, partyHit{ref: r, page: p.index, at: n.head, stands: n.class == person})
	}
	return hits
}

// readOn follows a series of actors by its commas, for the parser often loses
// the thread of a long one.
func (a *article) readOn(p *page, end int, out *[]partyHit) {
	for len(*out) > 0 {
		j := end
		for wordIn(", and & the", p.lower(j)) && j < end+3 {
			j++
		}
		n := p.nameAt(j)
		if j == end || n == nil || n.Start != j || n.class != country && n.class != organisation || p.possessive(n.End) {
			return
		}
		if len(n.refs) == 0 || containsParty(*out, n.refs[0]) || wordIn("nsubj compound amod", p.doc.Tokens[n.head].Dep) {
			return
		}
		*out = append(*out, a.hitsOf(p, n)...)
		end = n.End
	}
}

func containsParty(hits []partyHit, ref int) bool {
	return slices.ContainsFunc(hits, func(h partyHit) bool { return h.ref == ref })
}

// actorName is the name that token i stands in or is the head of.
func (a *article) actorName(p *page, i int) *name {
	if n := p.nameAt(i); n != nil && len(n.refs) > 0 && n.class != nothing && n.class != pact {
		return n
	}
	for k := range p.names {
		if n := &p.names[k]; n.head == i && len(n.refs) > 0 && (n.class == country || n.class == organisation || n.class == person) {
			return n
		}
	}
	return nil
}

// partyRefs are the parties that a name stands for: a person signs for the
// state that the person holds office for.
func (a *article) partyRefs(n *name) []int {
	if n.class != person {
		return n.refs
	}
	var out []int
	for _, r := range n.refs {
		if a.refs[r].class == person {
			if c := a.stateOf(r); c >= 0 {
				out = append(out, c)
			}
			continue
		}
		out = append(out, r)
	}
	return out
}

// gather collects the parties of the agreement whose noun is token head and
// whose name covers s, from its phrase and from the verb that governs it.
func (a *article) gather(p *page, head int, s text.Span) (hits []partyHit, signed bool) {
	hits = a.phraseParties(p, head, s)
	verb, passive := governor(p, head)
	if deniedPact(p, head, verb) {
		return nil, false
	}
	if verb < 0 {
		return a.unsigned(p, head, s, hits), false
	}
	if negated(p, verb) {
		return nil, false
	}
	m := modalityOf(p, verb)
	if lexicalIs(p, verb, wishVerbs) || onlyMooted(p, head, s) && !p.is(verb, signVerb) {
		m = ontology.Possible
	}
	for i := range hits {
		hits[i].modality = m
	}
	if p.is(verb, signVerb) || lexicalIs(p, verb, buyVerbs) {
		vp := a.verbParties(p, verb, head, passive)
		weak := lexicalIs(p, verb, weakSignVerbs)
		if !weak || len(hits) > 0 || len(vp) > 1 {
			hits = append(hits, vp...)
			signed = !weak || len(vp) > 1
		}
	}
	hits = uniqueParties(append(hits, a.clauseParties(p, head)...))
	if len(hits) == 1 && signed {
		hits = uniqueParties(append(hits, a.withBehind(p, head, verb, m)...))
	}
	return hits, signed
}

// withBehind are the actors of a "with" that stands behind the noun in its
// clause, whatever the parser hangs it on: "a deal worth $5 billion with Russia".
func (a *article) withBehind(p *page, noun, verb int, m ontology.Modality) []partyHit {
	for i := noun + 1; i < len(p.doc.Tokens) && i < noun+9 && !p.doc.Tokens[i].SentenceStart; i++ {
		t := &p.doc.Tokens[i]
		if t.POS == "VERB" || t.Lower == "," || t.Lower == ";" {
			break
		}
		if t.Lower != "with" {
			continue
		}
		hits := a.prepActors(p, i)
		for k := range hits {
			hits[k].pact, hits[k].trigger, hits[k].modality = noun, verb, m
		}
		return hits
	}
	return nil
}

// strivings have an infinitive for what is not there yet: "efforts to reach a truce".
const strivings = `urge ask call press push fail refuse struggle effort attempt bid quest deadline failure refusal need pressure talk
	negotiation pursuit opportunity chance drive campaign pledge`

// wishVerbs speak of agreements that are not there yet.
const wishVerbs = `seek want propose negotiate discuss pursue demand urge need offer push eye mull consider explore study expect
	await`

// buyVerbs name the parties of a deal in which one buys the other or from it.
const buyVerbs = `buy acquire purchase merge sell`

// unsigned adds the clause's parties where no verb governs the noun, and marks
// as merely possible what is only talked about: "talks on a trade deal with".
func (a *article) unsigned(p *page, head int, s text.Span, hits []partyHit) []partyHit {
	t := &p.doc.Tokens[head]
	possible := false
	if t.Dep == "pobj" {
		g := p.doc.Tokens[t.Head].Head
		possible = lexicalIs(p, g, "talk negotiation discussion hope push call prospect chance progress effort work need search close near pursuit quest bid goal aim attempt path route blueprint draft lack absence idea possibility") ||
			lexicalIs(p, g, wishVerbs)
	}
	if possible || onlyMooted(p, head, s) {
		for i := range hits {
			hits[i].modality = ontology.Possible
		}
	}
	return uniqueParties(append(hits, a.clauseParties(p, head)...))
}

// onlyMooted reports whether a word before the noun says that the agreement is not
// there yet: "a possible deal", "the draft treaty".
func onlyMooted(p *page, head int, s text.Span) bool {
	for i := s.Start; i < head; i++ {
		if wordIn("possible potential proposed planned future draft hoped-for would-be prospective", p.lower(i)) {
			return true
		}
	}
	return false
}

func uniqueParties(hits []partyHit) []partyHit {
	out := hits[:0]
	for _, h := range hits {
		if !containsParty(out, h.ref) {
			out = append(out, h)
		}
	}
	return out
}

// phraseParties are those within the noun phrase: "deal between A and B", "A's
// deal with B", "A–B deal".
func (a *article) phraseParties(p *page, head int, s text.Span) []partyHit {
	var hits []partyHit
	mark := func(got []partyHit) {
		for _, h := range got {
			h.pact, h.trigger, h.modality = head, head, ontology.Asserted
			hits = append(hits, h)
		}
	}
	for i := s.Start; i < head; i++ {
		if n := p.nameAt(i); n != nil && n.Start == i && n.class != person && n.class != pact {
			if got := a.actorsOf(p, n); len(got) > 0 {
				mark(got)
			}
			i = n.End - 1
		}
	}
	if b := head + 1; wordIn("between among", p.lower(b)) && p.doc.Tokens[b].Head != head {
		mark(a.prepActors(p, b)) // whatever the parser hangs it on
	}
	for _, c := range p.doc.Children(head) {
		t := &p.doc.Tokens[c]
		switch {
		case t.Dep == "poss", t.Dep == "nmod" && int(c) < s.Start && p.doc.Child(int(c), "conj") >= 0: // "Chad and Mali's treaty"
			mark(a.actorsAt(p, int(c)))
		case t.Dep == "prep" && wordIn("between with among amongst", t.Lower):
			mark(a.prepActors(p, int(c)))
		}
	}
	return hits
}

func (a *article) actorsOf(p *page, n *name) []partyHit {
	var out []partyHit
	for _, r := range n.refs {
		if c := a.refs[r].class; c == country || c == organisation {
			out = append(out, partyHit{ref: r, page: p.index, at: n.head})
		}
	}
	return out
}

// prepActors are the actors behind a preposition, a second "and with B" included.
func (a *article) prepActors(p *page, prep int) []partyHit {
	var out []partyHit
	for _, c := range p.doc.Children(prep) {
		switch p.doc.Tokens[c].Dep {
		case "pobj":
			out = append(out, a.actorsAt(p, int(c))...)
		case "conj":
			out = append(out, a.prepActors(p, int(c))...)
		}
	}
	return out
}

// governor is the verb whose object or passive subject the noun is; the second
// result says that the noun takes the place of its subject.
func governor(p *page, noun int) (verb int, passive bool) {
	t := &p.doc.Tokens[noun]
	switch t.Dep {
	case "dobj", "obj", "oprd":
		return t.Head, false
	case "nsubjpass":
		return t.Head, true
	case "conj":
		if t.Head < noun && p.doc.Tokens[t.Head].POS == "NOUN" {
			return governor(p, t.Head)
		}
	case "pobj":
		prep := &p.doc.Tokens[t.Head]
		if prep.Lower == "in" && lexicalIs(p, prep.Head, buyVerbs) {
			return prep.Head, false
		}
		if wordIn("on to into of upon", prep.Lower) && prep.Dep != "ROOT" {
			if v := prep.Head; p.is(v, signVerb) && wordIn("agree enter sign come close", p.doc.Tokens[v].Lemma) || prep.Lower == "to" && p.doc.Tokens[v].Lemma == "come" {
				return v, false
			}
		}
	}
	return -1, false
}

// verbParties are the subject, the agent and the "with" of a verb.
func (a *article) verbParties(p *page, verb, head int, passive bool) []partyHit {
	if negated(p, verb) {
		return nil
	}
	m := modalityOf(p, verb)
	var hits []partyHit
	add := func(got []partyHit) {
		for _, h := range got {
			h.pact, h.trigger, h.modality = head, verb, m
			hits = append(hits, h)
		}
	}
	if !passive {
		if s := subjectOf(p, verb); s >= 0 {
			add(a.actorsAt(p, described(p, s)))
		}
	}
	for _, c := range p.doc.Children(verb) {
		t := &p.doc.Tokens[c]
		switch {
		case t.Dep == "dobj" && int(c) != head && lexicalIs(p, verb, buyVerbs):
			add(a.actorsAt(p, int(c)))
		case t.Dep == "prep" && wordIn("from to", t.Lower) && lexicalIs(p, verb, buyVerbs):
			add(a.prepActors(p, int(c)))
		case t.Dep == "agent" || t.Dep == "prep" && t.Lower == "by" && passive:
			add(a.prepActors(p, int(c)))
		case t.Dep == "prep" && wordIn("with between among", t.Lower):
			add(a.prepActors(p, int(c)))
		}
	}
	return hits
}

// clauseParties are those of a clause that hangs on the noun: "deal signed by A
// and B", "pact that A and B concluded".
func (a *article) clauseParties(p *page, head int) []partyHit {
	var hits []partyHit
	for _, c := range p.doc.Children(head) {
		t := &p.doc.Tokens[c]
		if t.Dep != "acl" && t.Dep != "relcl" || !p.is(int(c), signVerb) {
			continue
		}
		passive := t.Tag == "VBN" && p.doc.Child(int(c), "nsubj") < 0
		got := a.verbParties(p, int(c), head, passive)
		if lexicalIs(p, int(c), weakSignVerbs) && !(len(got) > 1 && loosePact(p, head)) {
			continue
		}
		hits = append(hits, got...)
	}
	return hits
}

// subjectOf is the subject of a verb, or of the verb that controls it.
func subjectOf(p *page, verb int) int {
	for depth := 0; depth < 6; depth++ {
		if s := p.doc.Child(verb, "nsubj", "nsubjpass"); s >= 0 {
			return s
		}
		t := &p.doc.Tokens[verb]
		switch t.Dep {
		case "conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "aux":
			if t.Head == verb {
				return -1
			}
			verb = t.Head
		default:
			return -1
		}
	}
	return -1
}

// described is what a relative pronoun stands for, "Chad, which signed", and
// any other token itself.
func described(p *page, i int) int {
	if t := p.doc.Tokens[i].Tag; t != "WDT" && t != "WP" {
		return i
	}
	for v, steps := i, 0; steps < 6; steps++ {
		h := p.doc.Tokens[v].Head
		if p.doc.Tokens[v].Dep == "relcl" {
			return h
		}
		v = h
	}
	return i
}

func negated(p *page, verb int) bool {
	if p.doc.Child(verb, "neg") >= 0 {
		return true
	}
	h := p.doc.Tokens[verb].Head
	return h != verb && p.doc.Tokens[verb].Dep == "xcomp" && (lexicalIs(p, h, "refuse fail decline") || p.doc.Child(h, "neg") >= 0)
}

// modalityOf reads from auxiliaries and governing verbs how real a signing is.
func modalityOf(p *page, verb int) ontology.Modality {
	for _, c := range p.doc.Children(verb) {
		if p.doc.Tokens[c].Dep != "aux" {
			continue
		}
		switch p.doc.Tokens[c].Lower {
		case "will", "'ll", "’ll", "shall":
			return ontology.Planned
		case "may", "might", "could", "can", "would", "should":
			return ontology.Possible
		case "to":
			if h := p.doc.Tokens[verb].Head; h != verb && lexicalIs(p, h, "agree plan intend aim hope want expect set prepare try seek vow pledge promise decide offer propose be have need") {
				return ontology.Planned
			}
			if h := p.doc.Tokens[verb].Head; h != verb && lexicalIs(p, h, strivings) {
				return ontology.Possible
			}
			if p.doc.Tokens[verb].Dep == "ROOT" {
				return ontology.Planned // headline: "Japan to sign pact"
			}
		}
	}
	return ontology.Asserted
}
