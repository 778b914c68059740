package relations

import (
	"slices"
	"strings"

	"entente/internal/entities"
	"entente/internal/ontology"
	"entente/internal/text"
)

// Confidence of a post by the way it is told.
const (
	priorTitleNamed   = 0.95 // the state or body stands in the title
	priorTitleDefault = 0.75 // it is understood from the article
)

// titlePhrase is a post told beside a person's name.
type titlePhrase struct {
	span   text.Span // the whole phrase, with the body's name
	post   int       // the office word
	body   []actor   // whom it represents, as far as the phrase says
	before bool      // it stands before the name
}

// post is a title with the person who bears it.
type post struct {
	person actor
	titlePhrase
}

// findPosts finds the titles beside the people named in the section.
func (s *scene) findPosts() []post {
	var out []post
	for m := range s.found.Mentions {
		men := &s.found.Mentions[m]
		if men.Section != s.section || len(men.Entities) != 1 || s.kind(men.Entities[0]) != ontology.Person || men.Via == ontology.ViaCoreference {
			continue
		}
		person := actor{entity: men.Entities[0], mention: m, at: men.Head, weight: 1}
		for _, p := range s.titlesBeside(men.Span, men.Head) {
			out = append(out, post{person, p})
			if p.before {
				s.nameTitle(p, m)
			}
		}
	}
	return out
}

// nameTitle remembers to whom the words of a title before a name belong.
func (s *scene) nameTitle(p titlePhrase, m int) {
	if s.named == nil {
		s.named = make([]int32, len(s.toks))
	}
	s.named[p.post] = int32(m + 1)
	for i := p.span.Start; i < p.post; i++ {
		if s.title(i)&(office|rank) != 0 {
			s.named[i] = int32(m + 1)
		}
	}
}

// learnPosts remembers the states that people represent by what titles say.
func (s *scene) learnPosts(ps []post) {
	for _, p := range ps {
		for _, b := range p.body {
			if _, known := s.posts[p.person.entity]; !known && s.kind(b.entity) == ontology.Country && s.title(p.titlePhrase.post)&office != 0 {
				s.posts[p.person.entity] = b.entity
			}
		}
	}
}

// represent states the posts found.
func (s *scene) represent(ps []post, c *collector) {
	for _, p := range ps {
		s.statePost(p.person, p.titlePhrase, c)
	}
	s.sharedTitles(c)
	s.speakersOf(c)
	s.ownGovernments(c)
}

// sharedTitles reads a plural title before a list: "Presidents Rousseff of
// Brazil, Putin of Russia and Zuma of South Africa".
func (s *scene) sharedTitles(c *collector) {
	title := -1
	for i := range s.toks {
		if s.toks[i].SentenceStart {
			title = -1
		}
		if s.mention(i) < 0 && s.title(i)&seat != 0 && (s.toks[i].Tag == "NNS" || s.toks[i].Tag == "NNPS") {
			title = i
			continue
		}
		m := s.mention(i)
		if title < 0 || m < 0 || i+1 >= len(s.toks) || s.toks[i+1].Lower != "of" || s.found.Mentions[m].End != i+1 || s.kind(s.found.Mentions[m].Entities[0]) != ontology.Person {
			continue
		}
		person := s.mentioned(m, i)[0]
		p := titlePhrase{span: text.Span{Start: s.titleStart(s.doc.SentenceOf(title).Start, title), End: title + 1}, post: title, body: s.bodyOfComplement(i+1, min(i+5, len(s.toks)))}
		if p.body != nil {
			s.statePost(person, p, c)
		}
	}
}

// speakersOf reads "said NAME of the Council": whoever is quoted with a body
// behind the name speaks for it.
func (s *scene) speakersOf(c *collector) {
	for m := range s.found.Mentions {
		men := &s.found.Mentions[m]
		if men.Section != s.section || men.End >= len(s.toks) || s.kind(men.Entities[0]) != ontology.Person || men.Via == ontology.ViaCoreference || !s.is(men.Head, "nsubj") {
			continue
		}
		if w := s.toks[men.End].Lower; w != "of" && w != "from" && w != "at" && w != "with" || s.head(men.End) != men.Head {
			continue
		}
		if g := s.governor(s.head(men.Head)); g == nil || !g.clause.said {
			continue
		}
		for _, b := range s.bodyOfComplement(men.End, min(men.End+6, len(s.toks))) {
			if s.kind(b.entity) == ontology.Organisation {
				st := standing{modality: ontology.Asserted, doubt: 1}
				e := &Entry{Head: s.toks[men.End].Lower, Class: Noun, Relation: ontology.Represents, Plover: ontology.Represents.Plover(), Prior: 0.75, Source: "speaker"}
				s.state(&match{entry: e, trigger: men.End}, s.mentioned(m, men.Head)[0], b, &st, c)
			}
		}
	}
}

// ownGovernments reads "Maduro's regime", "the Biden administration": whoever
// has a government heads the state.
func (s *scene) ownGovernments(c *collector) {
	for i := range s.toks {
		if !ownGovernment[s.lemma(i)] || s.titled(i) >= 0 {
			continue
		}
		for _, p := range s.childrenOf(i, "poss", "compound", "nmod") {
			if m := s.mention(p); m >= 0 && s.found.Mentions[m].Via != ontology.ViaCoreference && s.kind(s.found.Mentions[m].Entities[0]) == ontology.Person {
				s.stateGovernment(i, s.mentioned(m, p)[0], c)
			}
		}
	}
}

var ownGovernment = map[string]bool{"government": true, "regime": true, "administration": true, "cabinet": true, "presidency": true}

func (s *scene) stateGovernment(i int, person actor, c *collector) {
	state, ok := s.posts[person.entity]
	if !ok {
		state = s.ledBy(person.entity)
	}
	if state < 0 {
		return
	}
	st := standing{modality: ontology.Asserted, doubt: 1}
	e := &Entry{Head: s.lemma(i), Class: Noun, Relation: ontology.Represents, Prior: 0.7, Source: "government"}
	s.state(&match{entry: e, trigger: i}, person, actor{entity: state, mention: -1, at: i, weight: 1}, &st, c)
}

// titlesBeside are the title phrases before and after a name.
func (s *scene) titlesBeside(name text.Span, head int) []titlePhrase {
	var out []titlePhrase
	if p, ok := s.titleBefore(name); ok {
		p.before = true
		out = append(out, s.splitPosts(p)...)
	}
	if p, ok := s.titleAfter(name); ok {
		out = append(out, p)
	}
	if p, ok := s.titleInApposition(name, head); ok {
		p.before = true
		out = append(out, p)
	}
	return out
}

// titleBefore reads "Japanese Prime Minister", "the President of Poland",
// "head of the agency" directly before a name, or inside its start.
func (s *scene) titleBefore(name text.Span) (titlePhrase, bool) {
	start := name.Start
	sentence := s.doc.SentenceOf(name.Start)
	for start > sentence.Start && name.Start-start < 16 && s.inTitle(start-1) {
		start--
	}
	end := name.Start
	for end < name.End-1 && (s.title(end)&(office|rank) != 0 && s.mention(end) >= 0) { // a title inside the mention
		end++
	}
	for end > start && s.title(end-1)&rank != 0 && s.title(end-1)&office == 0 {
		end--
	}
	return s.titleWithin(text.Span{Start: start, End: end}, false)
}

// inTitle reports whether a token may belong to a title before a name.
func (s *scene) inTitle(i int) bool {
	t := &s.toks[i]
	if m := s.mention(i); m >= 0 && s.kind(s.found.Mentions[m].Entities[0]) == ontology.Person {
		return false
	}
	switch {
	case s.mistagged(i):
		return false
	case strings.HasPrefix(t.Tag, "NN"), strings.HasPrefix(t.Tag, "JJ"), t.Tag == "POS", t.Tag == "HYPH", t.Tag == "DT", t.Tag == "PRP$", t.Tag == "AFX":
		return true
	case t.Lower == "of", t.Lower == "for", t.Lower == "and", t.Lower == "&", t.Lower == "to", t.Lower == "-":
		return true
	case t.Tag == "VBG" || t.Tag == "VBN": // "acting President", "Elected"
		return s.is(i, "amod", "compound")
	}
	return s.mention(i) >= 0 && t.Tag != ","
}

// titleWithin finds the post in a stretch of words: the last office word that
// only ranks or a complement with "of" or "for" separate from the end.
func (s *scene) titleWithin(sp text.Span, after bool) (titlePhrase, bool) {
	for i := sp.End - 1; i >= sp.Start; i-- {
		c := s.title(i)
		if c&(office|membership) == 0 || s.mention(i) >= 0 && !s.titleInMention(i) {
			continue
		}
		if i+1 < sp.End && !s.complementStarts(i+1) && !after && s.title(i+1)&(office|rank|membership) == 0 {
			return titlePhrase{}, false
		}
		for i > sp.Start && s.title(i-1)&office != 0 && s.innermostOf(i-1) { // "Deputy Secretary", "Vice President"
			i--
		}
		start := s.titleStart(sp.Start, i)
		p := titlePhrase{span: text.Span{Start: start, End: sp.End}, post: i}
		p.body = s.bodyOf(p)
		return p, true
	}
	return titlePhrase{}, false
}

// titleInMention reports whether the office word at i belongs to a person's
// mention, or to a phrase such as "the Iranian minister" that stands for a
// state, rather than to a body's name.
func (s *scene) titleInMention(i int) bool {
	m := &s.found.Mentions[s.mention(i)]
	if len(m.Entities) != 1 {
		return false
	}
	switch s.kind(m.Entities[0]) {
	case ontology.Person:
		return true
	case ontology.Country:
		return m.Via == ontology.ViaDemonym || m.Via == ontology.ViaMetonym || i > m.Start
	case ontology.Organisation: // "EU official"
		return i > m.Start && i == m.End-1 && !strings.HasSuffix(strings.ToLower(s.found.Entities[m.Entities[0]].Name), s.toks[i].Lower)
	}
	return false
}

func (s *scene) innermostOf(i int) bool { return s.mention(i) < 0 || s.titleInMention(i) }

// complementStarts reports whether "of", "for" or "to" stands at i.
func (s *scene) complementStarts(i int) bool {
	switch s.toks[i].Lower {
	case "of", "for", "to", "at", "in", "on":
		return true
	}
	return false
}

// titleStart goes left from the post over the words that qualify it.
func (s *scene) titleStart(floor, post int) int {
	i := post
	for i > floor {
		t := &s.toks[i-1]
		if strings.HasPrefix(t.Tag, "NN") || strings.HasPrefix(t.Tag, "JJ") || t.Tag == "POS" || t.Tag == "HYPH" || (t.Tag == "VBG" || t.Tag == "VBN") && s.is(i-1, "amod", "compound", "nmod") || t.Tag == "PRP$" || t.Lower == "and" && i-2 >= floor && s.joinsQualifiers(i-1, post) || s.mention(i-1) >= 0 && s.mention(i-1) == s.mention(max(i-2, floor)) {
			i--
			continue
		}
		if t.Lower == "of" || t.Lower == "for" { // "Ministry of Defence spokesman"
			if m := s.mention(i - 1); m >= 0 {
				i--
				continue
			}
		}
		break
	}
	return i
}

// joinsQualifiers reports whether the "and" at i joins two words before the
// post ("trade and industry minister") rather than two people.
func (s *scene) joinsQualifiers(i, post int) bool {
	h := s.head(i)
	return h < post && s.mention(h) < 0 && s.title(h)&office == 0 && s.is(h, "compound", "nmod", "amod")
}

// bodyOf is the state or body that the phrase itself names.
func (s *scene) bodyOf(p titlePhrase) []actor {
	sent := sentOut[s.lemma(p.post)]
	if sent {
		if b := s.sender(p); b != nil {
			return b
		}
	}
	for i := p.post + 1; i < p.span.End; i++ {
		if sent && (s.toks[i].Lower == "to" || s.toks[i].Lower == "for") && i == p.post+1 { // "Ambassador to Romania"
			break
		}
		if s.complementStarts(i) {
			if b := s.bodyOfComplement(i, p.span.End); b != nil {
				return b
			}
		}
	}
	for i := p.post - 1; i >= p.span.Start; i-- {
		if b := s.body(i); b != nil {
			return b
		}
		if s.toks[i].Tag == "PRP$" {
			return s.bodyOfOwner(i)
		}
	}
	return nil
}

// bodyOfOwner reads "his foreign minister": the state that he represents.
func (s *scene) bodyOfOwner(i int) []actor {
	if s.mention(i) < 0 {
		return nil
	}
	for _, a := range s.mentioned(s.mention(i), i) {
		if s.kind(a.entity) == ontology.Country {
			return []actor{a}
		}
		if e, ok := s.posts[a.entity]; ok {
			a.entity = e
			return []actor{a}
		}
	}
	return nil
}

// sentOut are posts whose "to" and "for" tell where the holder is sent.
var sentOut = map[string]bool{"ambassador": true, "envoy": true, "representative": true, "rapporteur": true, "coordinator": true, "consul": true, "mediator": true, "emissary": true, "delegate": true}

// sender is the state that possesses such a post: "Israel's UN ambassador".
func (s *scene) sender(p titlePhrase) []actor {
	for i := p.span.Start; i+1 < p.post; i++ {
		if s.toks[i+1].Tag == "POS" {
			if b := s.body(i); b != nil && s.kind(b[0].entity) == ontology.Country {
				return b
			}
		}
	}
	return nil
}

// bodyOfComplement is the state or body named after the "of" at i: the noun
// that hangs on it, or else the first that is named.
func (s *scene) bodyOfComplement(i, end int) []actor {
	for _, o := range s.childrenOf(i, "pobj") {
		if o < end {
			if b := s.body(o); b != nil {
				return b
			}
		}
	}
	return s.bodyIn(i+1, end)
}

// bodyIn is the first state or body named between two tokens.
func (s *scene) bodyIn(from, to int) []actor {
	for i := from; i < to; i++ {
		if b := s.body(i); b != nil {
			return b
		}
	}
	return nil
}

// body are the states or bodies of the outermost mention at i.
func (s *scene) body(i int) []actor {
	m := s.outerMention(i)
	if m < 0 {
		return nil
	}
	var out []actor
	for _, a := range s.mentioned(m, i) {
		if k := s.kind(a.entity); k == ontology.Country || k == ontology.Organisation {
			out = append(out, a)
		}
	}
	return out
}

// outerMention is the widest mention that covers token i, or -1.
func (s *scene) outerMention(i int) int {
	best := s.mention(i)
	if best < 0 {
		return -1
	}
	for m := best - 1; m >= 0; m-- {
		o := &s.found.Mentions[m]
		if o.Section != s.section || o.End <= i && best-m > 8 {
			break
		}
		if o.Contains(i) && o.Len() > s.found.Mentions[best].Len() && s.kind(o.Entities[0]) == ontology.Organisation {
			best = m
		}
	}
	return best
}

// splitPosts takes two posts joined by "and" apart: "Politburo Member and
// Director of the Office".
func (s *scene) splitPosts(p titlePhrase) []titlePhrase {
	out := []titlePhrase{p}
	if p.span.Start > 1 && s.toks[p.span.Start-1].Lower == "and" {
		if first, ok := s.titleWithin(text.Span{Start: s.titleStart(s.doc.SentenceOf(p.post).Start, p.span.Start-1), End: p.span.Start - 1}, false); ok {
			if first.post == p.span.Start-2 && s.mention(first.post) < 0 {
				out = append(out, first)
			}
		}
	}
	return out
}

// titleAfter reads ", the Secretary of State," and "(High Representative of
// the European Union)" after a name.
func (s *scene) titleAfter(name text.Span) (titlePhrase, bool) {
	i := name.End
	sentence := s.doc.SentenceOf(name.Start)
	if i >= sentence.End || s.toks[i].Lower != "," && s.toks[i].Lower != "(" {
		return titlePhrase{}, false
	}
	i++
	start, post, complement := i, -1, false
	if s.toks[min(i, sentence.End-1)].Tag == "PRP$" { // ", his fellow fighters"
		return titlePhrase{}, false
	}
	for ; i < sentence.End; i++ {
		complement = complement || post >= 0 && s.complementStarts(i)
		if !complement && s.title(i)&(office|membership) != 0 && s.innermostOf(i) {
			post = i
			continue
		}
		if post < 0 && !s.qualifies(i) || post >= 0 && !s.continuesTitle(i) {
			break
		}
	}
	if post < 0 || post-start > 9 {
		return titlePhrase{}, false
	}
	if i < sentence.End && s.verbal(i) && s.toks[i-1].Lower != "," { // "…, President Trump said"
		return titlePhrase{}, false
	}
	for n := post + 1; n < i; n++ { // another person's title: "Kerry, Secretary X and"
		if m := s.mention(n); m >= 0 && s.kind(s.found.Mentions[m].Entities[0]) == ontology.Person {
			if n == post+1 || s.title(n-1)&(office|rank) != 0 && !s.complementStarts(post+1) {
				return titlePhrase{}, false
			}
			i = n
		}
	}
	for post+1 < i && s.title(post+1)&office != 0 && s.innermostOf(post+1) {
		post++
	}
	p := titlePhrase{span: text.Span{Start: start, End: i}, post: post}
	p.body = s.bodyOf(p)
	return p, true
}

// qualifies reports whether token i may stand between a comma and a post.
func (s *scene) qualifies(i int) bool {
	t := &s.toks[i]
	return strings.HasPrefix(t.Tag, "NN") || strings.HasPrefix(t.Tag, "JJ") || t.Tag == "DT" || t.Tag == "POS" || t.Tag == "PRP$" ||
		t.Tag == "HYPH" || t.Tag == "VBG" || t.Tag == "VBN" && s.is(i, "amod") || s.mention(i) >= 0 || t.Lower == "of" && s.mention(i-1) < 0
}

// continuesTitle reports whether token i may follow the post in its phrase.
func (s *scene) continuesTitle(i int) bool {
	t := &s.toks[i]
	return s.qualifies(i) || s.complementStarts(i) || t.Lower == "and" || t.Lower == "&" || t.Tag == "CD"
}

// titleInApposition reads "Japan's foreign minister, NAME".
func (s *scene) titleInApposition(name text.Span, head int) (titlePhrase, bool) {
	if name.Start < 2 || s.title(name.Start-1)&rank == 0 && s.toks[name.Start-1].Lower != "," && s.toks[name.Start-1].Lower != ")" {
		return titlePhrase{}, false
	}
	h := s.head(head)
	if !s.is(head, "appos") {
		h = s.titleAtComma(name)
	} else if p := s.head(h); s.is(h, "pobj") && s.complementStarts(p) && s.title(s.head(p))&office != 0 && s.mention(s.head(p)) < 0 { // "a spokesperson of the agency, NAME"
		h = s.head(p)
	}
	if h < 0 {
		return titlePhrase{}, false
	}
	if h >= name.Start || s.title(h)&office == 0 || s.mention(h) >= 0 && !s.titleInMention(h) {
		return titlePhrase{}, false
	}
	for i := h + 1; i < name.Start; i++ {
		if m := s.mention(i); m >= 0 && s.kind(s.found.Mentions[m].Entities[0]) == ontology.Person {
			return titlePhrase{}, false
		}
	}
	end := name.Start
	for end > h+1 && (s.toks[end-1].Tag == "," || s.title(end-1)&(rank|office) != 0) {
		end--
	}
	start := s.titleStart(s.doc.SentenceOf(h).Start, h)
	p := titlePhrase{span: text.Span{Start: start, End: end}, post: h}
	p.body = s.bodyOf(p)
	return p, true
}

// titleAtComma is the post that ends at the comma before a name whose
// apposition the parser missed: "Malaysia's Prime Minister, Najib Razak said".
// It must name its state, and not belong to a name before it. -1 without one.
func (s *scene) titleAtComma(name text.Span) int {
	post := name.Start - 2
	for i := post; i >= 1 && post-i < 8 && s.inTitle(i); i-- { // "a spokesman for the Taliban, X"
		if s.complementStarts(i) && s.title(i-1)&office != 0 {
			post = i - 1
			break
		}
	}
	if s.title(post)&office == 0 || !s.innermostOf(post) {
		return -1
	}
	start := s.titleStart(s.doc.SentenceOf(post).Start, post)
	if start >= 2 && s.toks[start-1].Lower == "," && s.mention(start-2) >= 0 {
		return -1
	}
	p := titlePhrase{span: text.Span{Start: start, End: name.Start - 1}, post: post}
	if s.bodyOf(p) == nil {
		return -1
	}
	return post
}

// statePost states whom a person represents.
func (s *scene) statePost(person actor, p titlePhrase, c *collector) {
	relation, prior := ontology.Represents, priorTitleNamed
	class := s.title(p.post)
	body := p.body
	if body == nil && class&office != 0 {
		body = s.ofGroup(person)
	}
	if body == nil {
		if class&seat == 0 {
			return
		}
		if _, known := s.posts[person.entity]; known {
			return
		}
		body, prior = s.stateUnderstood(p, person), priorTitleDefault
		if len(body) == 1 && s.kind(body[0].entity) == ontology.Country {
			s.posts[person.entity] = body[0].entity
		}
	}
	for _, b := range body {
		r := relation
		if class&membership != 0 && (class&office == 0 || s.kind(b.entity) == ontology.Organisation && !s.parliament(b)) {
			r = ontology.MemberOf
		}
		if class&job != 0 && s.kind(b.entity) == ontology.Country {
			continue
		}
		if !r.Allows(ontology.Person, s.kind(b.entity)) {
			continue
		}
		st := Statement{
			Subject: person.entity, Object: b.entity, Relation: r, Plover: r.Plover(),
			Polarity: ontology.Affirmed, Modality: s.postModality(p),
			AttributedTo: -1, Role: s.roleText(p),
			Section: s.section, Rule: ruleFamily[r] + ".title", Confidence: prior * b.weight,
		}
		s.locate(&st, p.post, nil, person, b)
		c.add(st)
	}
}

// parliament reports whether the body is one whose members represent it.
func (s *scene) parliament(b actor) bool {
	name := strings.ToLower(s.found.Entities[b.entity].Name)
	for _, w := range []string{"parliament", "congress", "senate", "assembly", "bundestag", "duma", "knesset", "house of", "council", "government", "ministry"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// postModality is ENDED for "former President", PLANNED for "president-elect".
func (s *scene) postModality(p titlePhrase) ontology.Modality {
	for i := p.span.Start; i <= p.post && i < p.span.End; i++ {
		switch w := s.toks[i].Lower; {
		case formerly[w]:
			return ontology.Ended
		case w == "designate" || w == "incoming":
			return ontology.Planned
		}
	}
	if p.post+1 < len(s.toks) && s.toks[p.post+1].Lower == "-" && p.post+2 < len(s.toks) && s.toks[p.post+2].Lower == "elect" {
		return ontology.Planned
	}
	return ontology.Asserted
}

// formerly are the words that say a post is held no more.
var formerly = map[string]bool{"former": true, "ex": true, "erstwhile": true, "onetime": true, "then": true, "late": true, "ousted": true, "deposed": true, "ex-": true, "ex-president": true}

// roleText is the post in the text's words without articles, the possessor
// and, before the post, the name of the state.
func (s *scene) roleText(p titlePhrase) string {
	start := p.span.Start
	for start < p.post {
		t := &s.toks[start]
		if t.Tag == "DT" || t.Tag == "POS" || t.Tag == "PRP$" || formerly[t.Lower] || s.nationality(start, p.post) {
			start++
			continue
		}
		break
	}
	for m := s.outerMention(start); m >= 0 && start < p.post && !s.found.Mentions[m].Contains(p.post); m = s.outerMention(start) {
		start = s.found.Mentions[m].End
		for start < p.post && (s.toks[start].Tag == "POS" || s.toks[start].Tag == "DT") {
			start++
		}
	}
	end := p.post + 1
	for end+1 < p.span.End && s.toks[end].Tag == "HYPH" && !s.toks[end].SpaceAfter { // "secretary-general"
		end += 2
	}
	if end < p.span.End && s.complementStarts(end) {
		end = p.span.End
		if len(p.body) > 0 && s.toks[p.post+1].Lower != "to" {
			if b := p.body[0].at; b > p.post { // "President of Poland": the body is the object
				end = s.cutBefore(p.post+1, b)
			}
		}
	}
	role := strings.TrimRight(s.doc.Slice(text.Span{Start: start, End: end}), " ,(-")
	if t := s.toks[p.post].Tag; end == p.post+1 && (t == "NNS" || t == "NNPS") {
		role = strings.TrimSuffix(role, "s")
	}
	return role
}

// nationality reports whether token i belongs to the name of a state or body, not
// counting the post that a mention such as "Iranian minister" includes.
func (s *scene) nationality(i, post int) bool {
	m := s.mention(i)
	if m < 0 || s.kind(s.found.Mentions[m].Entities[0]) == ontology.Person {
		return false
	}
	men := &s.found.Mentions[m]
	if !men.Contains(post) {
		return true
	}
	name, ok := ontology.Known().At(s.doc.Text, s.toks[men.Start].Start)
	return i == men.Start || ok && s.toks[i].Start < name.End
}

// roleIn is the post that a frame's own noun names: "became president of".
func (s *scene) roleIn(m *match) string {
	for _, i := range append([]int{m.trigger}, m.words...) {
		if s.nominal(i) && s.title(i)&office != 0 {
			start := s.titleStart(s.doc.SentenceOf(i).Start, i)
			return s.roleText(titlePhrase{span: text.Span{Start: start, End: i + 1}, post: i})
		}
	}
	return ""
}

// cutBefore is where the complement that names the body at token b begins.
func (s *scene) cutBefore(from, b int) int {
	for i := b; i >= from; i-- {
		if s.complementStarts(i) {
			return i
		}
	}
	return b
}

// stateUnderstood is the state of a post that is told without one.
func (s *scene) stateUnderstood(p titlePhrase, person actor) []actor {
	if g := s.besideGovernment(p); g != nil {
		return g
	}
	if g := s.ofGroup(person); g != nil {
		return g
	}
	if g := s.afterName(p, person); g != nil {
		return g
	}
	if g := s.sameOffice(p); g != nil {
		return g
	}
	if e := s.ledBy(person.entity); e >= 0 && s.title(p.post)&seat != 0 {
		return []actor{{entity: e, mention: -1, at: p.post, weight: 1}}
	} else if e == elsewhere {
		return nil
	}
	if g := s.spokenFor(person); g != nil {
		return g
	}
	if e := s.speaker(); e >= 0 && s.fitsState(p, e) {
		return []actor{{entity: e, mention: -1, at: p.post, weight: 1}}
	}
	if titles()[strings.ToLower(s.roleText(p))]&american != 0 {
		for e := range s.found.Entities {
			if s.found.Entities[e].ID == unitedStates {
				return []actor{{entity: e, mention: -1, at: p.post, weight: 1}}
			}
		}
	}
	if speaksFor[s.lemma(p.post)] { // of the body that publishes the text, which it need not name
		return nil
	}
	if t := s.toks[p.post].Tag; t == "NNS" || t == "NNPS" { // of several states
		return nil
	}
	if g := s.onlyState(p); g != nil {
		return g
	}
	return s.mainState(p)
}

var speaksFor = map[string]bool{"spokesperson": true, "spokesman": true, "spokeswoman": true}

// ofGroup reads "six Indian diplomats, including the high commissioner NAME".
func (s *scene) ofGroup(person actor) []actor {
	p := s.head(person.at)
	if s.is(person.at, "appos") && s.is(p, "pobj") {
		p = s.head(p)
	}
	if w := s.toks[p].Lower; w != "including" && w != "like" && w != "as" {
		return nil
	}
	h := s.head(p)
	if s.mention(h) >= 0 && s.kind(s.found.Mentions[s.mention(h)].Entities[0]) == ontology.Country || s.nominal(h) && s.title(h)&office != 0 {
		return s.single(h, agent, 0)
	}
	return nil
}

// mainState is the state that the article speaks of more than of all others
// together, if it has such a post.
func (s *scene) mainState(p titlePhrase) []actor {
	counts, all := make([]int, len(s.found.Entities)), 0
	for m := range s.found.Mentions {
		for _, e := range s.found.Mentions[m].Entities {
			if s.kind(e) == ontology.Country && s.fitsState(p, e) {
				counts[e]++
				all++
			}
		}
	}
	for e, n := range counts {
		if n >= 3 && 2*n > all {
			return []actor{{entity: e, mention: -1, at: p.post, weight: 0.85}}
		}
	}
	return nil
}

var unitedStates = ontology.CountryID("US")

// fitsState reports whether the state has such a post: the United States have no
// ministers and no crown.
func (s *scene) fitsState(p titlePhrase, country int) bool {
	if s.lemma(p.post) == "secretary" && strings.EqualFold(s.roleText(p), "secretary") {
		return s.found.Entities[country].ID == unitedStates
	}
	return s.found.Entities[country].ID != unitedStates || !notAmerican[s.lemma(p.post)]
}

var notAmerican = map[string]bool{"minister": true, "premier": true, "chancellor": true, "king": true, "queen": true, "emir": true, "sultan": true, "prince": true, "pm": true, "fm": true}

// elsewhere is ledBy's answer for who leads a state that the article does not name.
const elsewhere = -2

// ledBy is the state among those the article names that the person is known to
// lead, or a negative number.
func (s *scene) ledBy(person int) int {
	name := s.found.Entities[person].Name
	for _, suffix := range []string{", Jr.", " Jr.", " Jr", " Sr.", " II", " III", ", Jr"} {
		name = strings.TrimSuffix(name, suffix)
	}
	id := entities.LedBy(name)
	if id == "" {
		return -1
	}
	if i := slices.IndexFunc(s.found.Entities, func(e ontology.Entity) bool { return e.ID == id }); i >= 0 {
		return i
	}
	return elsewhere
}

// spokenFor is the government on whose behalf the person speaks: "Foreign
// Minister Joly said [Ottawa] could impose sanctions".
func (s *scene) spokenFor(person actor) []actor {
	v := s.head(person.at)
	g := s.governor(v)
	if !s.is(person.at, "nsubj") || g == nil || !g.clause.said {
		return nil
	}
	for _, c := range s.childrenOf(v, "ccomp") {
		for _, n := range s.childrenOf(c, "nsubj", "nsubjpass") {
			m := s.mention(n)
			if m < 0 || len(s.found.Mentions[m].Entities) != 1 {
				continue
			}
			men := &s.found.Mentions[m]
			own := announces[s.lemma(v)] && c < v || men.Via == ontology.ViaMetonym || men.Via == ontology.ViaCoreference && s.toks[n].Tag != "PRP"
			if own && s.kind(men.Entities[0]) == ontology.Country {
				return s.mentioned(m, n)
			}
		}
	}
	return nil
}

// announces are the verbs by which one tells what one's own side has done.
var announces = map[string]bool{"announce": true, "declare": true}

// afterName reads "President Maduro of Venezuela".
func (s *scene) afterName(p titlePhrase, person actor) []actor {
	end := s.found.Mentions[person.mention].End
	if !p.before || end >= len(s.toks) || s.toks[end].Lower != "of" {
		return nil
	}
	return s.bodyOfComplement(end, min(end+4, len(s.toks)))
}

// sameOffice is the state whose same post the sentence names besides: "X swears
// himself in as President of Venezuela, with President Y not recognising this".
func (s *scene) sameOffice(p titlePhrase) []actor {
	sentence := s.doc.SentenceOf(p.post)
	for i := sentence.Start; i+1 < sentence.End; i++ {
		if i == p.post || s.lemma(i) != s.lemma(p.post) || s.toks[i+1].Lower != "of" {
			continue
		}
		if b := s.bodyOfComplement(i+1, min(i+5, sentence.End)); b != nil && s.kind(b[0].entity) == ontology.Country {
			return b
		}
	}
	return nil
}

// besideGovernment reads "Prime Minister X and the Government of Georgia".
func (s *scene) besideGovernment(p titlePhrase) []actor {
	for i := p.span.End; i < min(p.span.End+12, s.doc.SentenceOf(p.post).End); i++ {
		if s.is(i, "conj") && s.lemma(i) == "government" && s.title(p.post)&seat != 0 {
			return s.single(i, agent, 0)
		}
	}
	return nil
}

// speaker is the state for which the article speaks as "we", or -1.
func (s *scene) speaker() int {
	for m := range s.found.Mentions {
		men := &s.found.Mentions[m]
		if men.Via != ontology.ViaCoreference || len(men.Entities) != 1 || s.kind(men.Entities[0]) != ontology.Country {
			continue
		}
		switch s.in.Sections[men.Section].Doc.Tokens[men.Start].Lower {
		case "we", "our", "us":
			return men.Entities[0]
		}
	}
	return -1
}

// onlyState is the one state that the section names, when the person's own
// sentence names none.
func (s *scene) onlyState(p titlePhrase) []actor {
	sentence := s.doc.SentenceOf(p.post)
	var out []actor
	for m := range s.found.Mentions {
		men := &s.found.Mentions[m]
		if men.Section != s.section {
			continue
		}
		for _, e := range men.Entities {
			if s.kind(e) != ontology.Country || !s.fitsState(p, e) {
				continue
			}
			if sentence.Contains(men.Start) {
				return nil
			}
			if !slices.ContainsFunc(out, func(a actor) bool { return a.entity == e }) {
				out = append(out, actor{entity: e, mention: m, at: p.post, weight: 0.9})
			}
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}
