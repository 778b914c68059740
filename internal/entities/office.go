package entities

import (
	"slices"

	"entente/internal/ontology"
	"entente/internal/text"
)

// office is a post that the article gives a person in one place.
type office struct {
	holder int
	seat   ontology.ID // the state or body whose post it is, "" where nothing says
	words  []string    // in lower case: "deputy foreign minister"
	page   int         // where the article says so: the section and a token
	at     int
}

// past are the words that a title has of somebody who no longer holds the post.
const past = `former ex late then onetime erstwhile ex-president ex-prime ousted deposed`

// under are the words that make a post a lower one.
const under = `deputy vice assistant under`

// leading are the posts of those who lead a state.
const leading = `president premier chancellor king queen emir sultan dictator strongman taoiseach leader ruler emperor`

// heading are the posts of those who head a body.
const heading = `president secretary secretary-general director director-general chief head chairman chairwoman chairperson chair commander
	leader general commissioner representative ceo founder boss`

// findOffices gathers the posts that titles, and appositions on both sides of
// names, give to people.
func (a *article) findOffices() {
	for _, p := range a.pages {
		for i := range p.names {
			n := &p.names[i]
			if n.class != person || n.via == ontology.ViaCoreference || len(n.refs) != 1 {
				continue
			}
			a.learnGender(p, n)
			if n.title.Len() > 0 {
				a.addOffice(p, n, n.title)
			}
			a.addOffice(p, n, apposedBefore(p, n))
			a.addOffice(p, n, a.apposedBehind(p, n))
		}
	}
}

// womensTitles and mensTitles tell whether a woman or a man bears them.
const (
	womensTitles = `mrs mrs. ms ms. miss madam dame lady baroness countess duchess queen princess empress actress
		spokeswoman chairwoman congresswoman businesswoman`
	mensTitles = `mr mr. sir lord baron count duke king prince emperor emir sultan sheikh sheik ayatollah pope imam cardinal
		archbishop bishop patriarch father spokesman chairman congressman businessman actor`
)

// learnGender notes what a person's given name and title tell.
func (a *article) learnGender(p *page, n *name) {
	r := &a.refs[n.refs[0]]
	if r.gender != anyGender {
		return
	}
	from := n.Start - 1
	if n.title.Len() > 0 {
		from = n.title.Start
	}
	for i := max(from, 0); i < n.Start; i++ {
		switch w := p.lower(i); {
		case wordIn(womensTitles, w):
			r.gender = female
		case wordIn(mensTitles, w):
			r.gender = male
		}
	}
	if m, f := p.is(n.Start, maleName), p.is(n.Start, femaleName); r.gender == anyGender && n.Len() > 1 && m != f {
		if r.gender = female; m {
			r.gender = male
		}
	}
}

// addOffice notes a post whose words stand in s.
func (a *article) addOffice(p *page, n *name, s text.Span) {
	words := titleWordsOf(p, s)
	if len(words) == 0 {
		return
	}
	if j := beforeSeat(p, s.Start); wordIn(past, p.lower(j)) {
		words = append(words, p.lower(j)) // "[former] Malian president"
	}
	a.offices = append(a.offices, office{holder: n.refs[0], seat: a.seatOf(p, n, s), words: words, page: p.index, at: n.head})
}

// beforeSeat is the token before a post's words and the one name before them.
func beforeSeat(p *page, i int) int {
	j := i - 1
	if p.possessive(j) {
		j--
	}
	if n := p.nameAt(j); n != nil {
		return n.Start - 1
	}
	return j
}

// seatOf is the state or body of a post: it stands before its words, in them, or
// behind "of"; else it is the one known of its holder.
func (a *article) seatOf(p *page, n *name, s text.Span) ontology.ID {
	before := s.Start - 1
	if p.possessive(before) {
		before--
	}
	of := s.End
	if p.lower(of) == "of" || p.lower(of) == "for" {
		of++
		if p.lower(of) == "the" {
			of++
		}
	}
	for _, k := range []int{before, s.Start, of} {
		o := p.nameAt(k)
		if o == nil || len(o.refs) != 1 || o.class != country && o.class != organisation || k == of && of == s.End || k == before && o.head > before {
			continue
		}
		return a.refs[o.refs[0]].entity.ID
	}
	return a.refs[n.refs[0]].state
}

// apposedBefore are the words of a post that a comma parts from the name behind:
// "Ukraine's [foreign minister], Andrii Sybiha, …".
func apposedBefore(p *page, n *name) text.Span {
	j := n.Start - 2
	if p.lower(n.Start-1) != "," || !p.is(j, titleHead|manNoun) || n.title.Len() > 0 {
		return text.Span{}
	}
	t := &p.doc.Tokens[n.head]
	if !(t.Dep == "appos" && t.Head == j) && !(p.doc.Tokens[j].Head == n.head && wordIn("appos nmod compound", p.doc.Tokens[j].Dep)) {
		return text.Span{}
	}
	s := text.Span{Start: j, End: j + 1}
	for s.Start > 0 && !p.doc.Tokens[s.Start].SentenceStart && p.is(s.Start-1, titleHead|titlePart|portfolio) && p.owner[s.Start-1] == 0 {
		s.Start--
	}
	return s
}

// apposedBehind are the words of a post that stand in apposition behind a name:
// "Moon Jae-in, [president] of South Korea", "Putin, the Russian [president],".
func (a *article) apposedBehind(p *page, n *name) text.Span {
	if p.lower(n.End) != "," {
		return text.Span{}
	}
	i := n.End + 1
	if p.lower(i) == "the" {
		i++
	}
	if o := p.nameAt(i); o != nil && (o.class == country || o.class == organisation) {
		if i = o.End; o.own.Len() > 0 {
			i = o.own.End
		}
		if p.possessive(i) {
			i++
		}
	}
	s := text.Span{Start: i, End: i}
	for s.End < i+5 && p.is(s.End, titleHead|titlePart|portfolio|manNoun) {
		s.End++
	}
	if s.Len() == 0 || !p.is(s.End-1, titleHead|manNoun) || s.End < len(p.doc.Tokens) && !wordIn(", . ) of for in who and since from –", p.lower(s.End)) {
		return text.Span{}
	}
	return s
}

// is reports whether the words of a description can mean the office.
func (o *office) is(want []string) bool {
	for _, w := range o.words {
		if (wordIn(past, w) || wordIn(under, w)) && !slices.Contains(want, w) {
			return false
		}
	}
	if len(want) == 0 || containsAll(o.words, want) {
		return len(want) > 0
	}
	if len(want) > 1 && wordIn(past, want[0]) {
		want = want[1:] // "the former leader"
	}
	switch last := want[len(want)-1]; {
	case len(want) == 1 && wordIn("leader ruler head strongman", last):
		return o.leads()
	case last == "premier" && len(want) == 1, len(want) == 2 && want[0] == "prime" && last == "minister":
		return slices.Contains(o.words, "premier") || containsAll(o.words, []string{"prime", "minister"})
	case wordIn("chief boss head", last) && len(want) == 1:
		return o.leads() || wordIn(heading, o.words[len(o.words)-1]) && o.seat.Kind() == ontology.Organisation
	case last == "diplomat" && wordIn("top chief", want[0]):
		return slices.Contains(o.words, "foreign") || containsAll(o.words, []string{"secretary", "state"})
	}
	return false
}

// leads reports whether the office is that of a state's leader.
func (o *office) leads() bool {
	if containsAll(o.words, []string{"prime", "minister"}) {
		return true
	}
	for _, w := range o.words {
		if wordIn("opposition foreign party group council commission parliament senate", w) {
			return false
		}
	}
	last := len(o.words) - 1
	if last > 0 && wordIn(past, o.words[last]) { // "[former] Malian president"
		last--
	}
	return wordIn(leading, o.words[last])
}

// readPosts makes "the Turkish president", "Italy's prime minister", "the NATO
// chief" the person, not the state or body, where the article names who that is.
func (a *article) readPosts() {
	a.findOffices()
	for _, p := range a.pages {
		for i := 0; i < len(p.names); i++ {
			n := &p.names[i]
			if n.class != country && n.class != organisation || n.pair || len(n.refs) != 1 || p.owner[n.Start] != int32(i+1) || n.via == ontology.ViaCoreference {
				continue
			}
			noun := a.postNoun(p, n)
			if noun < 0 {
				continue
			}
			from := n.End
			if n.own.Len() > 0 {
				from = n.own.End
			}
			r := a.holder(p, n, noun, titleWordsOf(p, text.Span{Start: from, End: noun + 1}))
			if r < 0 {
				continue
			}
			if n.own.Len() == 0 {
				a.claimOuter(p, i, name{Span: text.Span{Start: n.Start, End: noun + 1}, class: person, via: ontology.ViaCoreference, head: noun, refs: []int{r}, found: fromSyntax})
				continue
			}
			p.inner[n.own.Start] = 0
			p.claimInner(name{Span: n.own, class: n.class, via: ontology.ViaDemonym, form: n.form, known: n.known, refs: n.refs, found: n.found})
			n = &p.names[i]
			n.class, n.refs, n.via = person, []int{r}, ontology.ViaCoreference
		}
	}
}

// postNoun is the noun of a post behind a state's or body's name with which it
// describes somebody whom the text has named: "the Turkish [president]",
// "Italy's prime [minister]"; -1 where there is none, or where it is a title of
// somebody named beside it.
func (a *article) postNoun(p *page, n *name) int {
	noun := n.head
	if n.own.Len() == 0 {
		k := n.End
		if p.possessive(k) {
			k++
		} else if p.lower(n.Start-1) != "the" && !p.titled {
			return -1
		}
		for noun = k; noun < k+4 && p.is(noun, titlePart|portfolio) && !p.is(noun, manNoun); noun++ {
		}
		if noun >= len(p.doc.Tokens) || !a.freeBetween(p, k, noun+1) {
			return -1
		}
		for p.is(noun+1, manNoun) && p.owner[noun+1] == 0 {
			noun++ // "secretary general"
		}
	}
	if !p.is(noun, manNoun) || p.doc.Tokens[noun].Tag == "NNS" || p.doc.Tokens[noun].Tag == "NNPS" || wordIn("a an another", p.lower(n.Start-1)) {
		return -1
	}
	if titlesPerson(p, noun) || p.is(noun+1, capital) && p.doc.Tokens[noun+1].POS == "PROPN" || p.doc.Tokens[noun].Dep == "compound" {
		return -1
	}
	return noun
}

// holder is the only person of the article who can be meant by the post of a
// state or body, or -1. Of somebody whose post the text does not name the tables
// know which state he leads; and whoever is the sentence before's only person, and
// its subject, is whom the next one describes.
func (a *article) holder(p *page, n *name, noun int, post []string) int {
	if len(post) == 0 {
		return -1
	}
	seat := a.refs[n.refs[0]].entity.ID
	found := -1
	for i := range a.offices {
		o := &a.offices[i]
		if o.seat != seat || !o.is(post) {
			continue
		}
		if found >= 0 && found != o.holder {
			return -1
		}
		found = o.holder
	}
	if found >= 0 {
		return found
	}
	if found = a.leaderNamed(p, seat, post); found >= 0 {
		return found
	}
	if d := p.doc.Tokens[noun].Dep; d == "nsubj" || d == "nsubjpass" {
		if r := a.lonePerson(p, noun); r >= 0 && a.refs[r].state == "" && !a.posted(r) {
			return r
		}
	}
	return -1
}

// leaderNamed is the one person of the article who leads a state according to
// the tables, and to whom no title gives another post.
func (a *article) leaderNamed(p *page, seat ontology.ID, post []string) int {
	if seat.Kind() != ontology.Country || !wordIn("president premier chancellor leader ruler minister chief dictator strongman king", post[len(post)-1]) || len(post) > 1 && post[0] != "prime" {
		return -1
	}
	found := -1
	for r := range a.refs {
		if a.refs[r].class != person || a.posted(r) || leaderState(a.refs[r].words) != seat {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = r
	}
	return found
}

// posted reports whether the article gives a person any post.
func (a *article) posted(r int) bool {
	return slices.ContainsFunc(a.offices, func(o office) bool { return o.holder == r })
}

// lonePerson is the person who is the subject of the sentence before token i's
// and the only person in it, or -1.
func (a *article) lonePerson(p *page, i int) int {
	p, s := a.sentenceBefore(p, i)
	if p == nil {
		return -1
	}
	refs := a.only(p, s, wanting(person), nil)
	if len(refs) != 1 || !slices.Equal(refs, a.subjectOfSentence(p, s, wanting(person))) {
		return -1
	}
	return refs[0]
}

// sentenceBefore is the sentence before that of token i, on this page or at the end
// of the one before; the page is nil where a reference may not reach back.
func (a *article) sentenceBefore(p *page, i int) (*page, text.Span) {
	s := p.doc.SentenceOf(i)
	switch {
	case s.Start > 0 && topicEnds(p, s.Start):
		return nil, s
	case s.Start > 0:
		return p, p.doc.SentenceOf(s.Start - 1)
	}
	if p = a.previous(p); p == nil || p.part != Body && p.part != Standfirst || len(p.doc.Sentences) == 0 {
		return nil, s
	}
	return p, p.doc.Sentences[len(p.doc.Sentences)-1]
}
