package relations

import (
	"strings"

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
	prior  float64   // how sure the phrase is, 0 for that of a title
}

// post is a title with the person who bears it.
type post struct {
	person actor
	titlePhrase
}

// findPosts finds the titles beside the people named in the section.
func (s *scene) findPosts() []post {
	var out []post
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		men := &s.found.Mentions[m]
		if len(men.Entities) != 1 || s.kind(men.Entities[0]) != ontology.Person || men.Via == ontology.ViaCoreference {
			continue
		}
		person := actor{entity: men.Entities[0], mention: m, at: men.Head, weight: 1}
		for _, p := range s.titlesBeside(men.Span, men.Head) {
			out = append(out, post{person, p})
			if p.before {
				s.nameTitle(p, m)
			}
			if states := s.statesBefore(p); states != nil { // "Swedish and Finnish ministers NAME and NAME"
				out = append(out[:len(out)-1], s.distribute(p, states, s.listFrom(men.Start))...)
				continue
			}
			if s.toks[p.post].Tag == "NNS" && p.before && p.body != nil { // "the heads of the agency, NAME and NAME"
				for _, other := range s.listFrom(men.Start) {
					if other.entity != person.entity {
						out = append(out, post{other, p})
					}
				}
			}
		}
	}
	return out
}

// statesBefore are the states joined before a plural post, if they are several:
// "the Swedish and Finnish foreign ministers".
func (s *scene) statesBefore(p titlePhrase) []actor {
	if s.toks[p.post].Tag != "NNS" && !s.pluralTitle(p.post) {
		return nil
	}
	var out []actor
words:
	for i := p.post - 1; i >= 0 && p.post-i < 12; i-- {
		m := s.mention(i)
		switch w := s.toks[i].Lower; {
		case m >= 0 && s.kind(s.found.Mentions[m].Entities[0]) == ontology.Country && len(s.found.Mentions[m].Entities) == 1:
			if i == s.found.Mentions[m].Start {
				out = append([]actor{s.mentioned(m, i)[0]}, out...)
			}
			continue
		case len(out) == 0 && (s.nominal(i) || s.toks[i].Tag == "JJ"), len(out) > 0 && (w == "and" || w == ","):
			continue
		}
		break words
	}
	if len(out) < 2 && p.post+2 < len(s.toks) && s.toks[p.post+1].Lower == "of" { // "the ministers of India and Chile"
		out, _ = s.statesFrom(p.post + 2)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// distribute gives each of several people the post of one of as many states.
func (s *scene) distribute(p titlePhrase, states, people []actor) []post {
	if len(states) != len(people) {
		return nil
	}
	var out []post
	for i, who := range people {
		one := p
		one.body = states[i : i+1]
		out = append(out, post{who, one})
	}
	return out
}

// nameTitle remembers to whom the words of a title before a name belong.
func (s *scene) nameTitle(p titlePhrase, m int) {
	if s.named == nil {
		s.named = make([]int32, len(s.toks))
	}
	s.named[p.post] = int32(m + 1)
	end := s.found.Mentions[m].End
	for i := p.span.Start; i < p.post; i++ {
		if s.title(i)&(office|rank) != 0 || s.names(i, ontology.Country) && !s.is(i, "poss", "amod", "compound", "nmod") && s.carries(i, p.span.Start, end) {
			s.named[i] = int32(m + 1)
		}
	}
}

// carries reports whether the parser took token i for the head of the words from
// start to end: "the [Republic] of Korea First Vice Foreign Minister NAME".
func (s *scene) carries(i, start, end int) bool {
	h := s.head(i)
	if s.toks[h].Lower == "of" && h >= start { // Republic of [Korea]
		h = s.head(s.head(h))
	}
	return h < start || h >= end
}

// learnPosts remembers the states that people represent by what titles say.
func (s *scene) learnPosts(ps []post) {
	for _, p := range ps {
		for _, b := range p.body {
			if s.title(p.titlePhrase.post)&office == 0 || s.outsider(p.titlePhrase) {
				continue
			}
			if s.kind(b.entity) == ontology.Country {
				learn(s.posts, p.person.entity, b.entity)
				learn(s.sworn, p.person.entity, b.entity)
			} else {
				learn(s.bodies, p.person.entity, b.entity)
			}
		}
	}
}

// learn keeps the first that is said of a person.
func learn(of map[int]int, person, body int) {
	if _, known := of[person]; !known {
		of[person] = body
	}
}

// represent states the posts found.
func (s *scene) represent(ps []post, c *collector) {
	for _, p := range ps {
		s.statePost(p.person, p.titlePhrase, c)
	}
	s.sharedTitles(c)
	s.speakersOf(c)
	s.jobs(c)
	s.jobsOfMany(c)
	s.companyMen(c)
	s.appointments(c)
	s.successions(c)
	s.ownParties(c)
	s.adherents(c)
	s.players(c)
	s.ownGovernments(c)
}

// sharedTitles reads a plural title before a list: "Presidents Rousseff of
// Brazil, Putin of Russia and Zuma of South Africa", "the Foreign Ministers of
// France, NAME, of Germany, NAME, and of Spain, NAME".
func (s *scene) sharedTitles(c *collector) {
	title := -1
	var of []actor // the state named for whoever comes next
	for i := 0; i < len(s.toks); i++ {
		if s.toks[i].SentenceStart {
			title, of = -1, nil
		}
		m := s.mention(i)
		if m < 0 && s.pluralTitle(i) {
			title, of = i, nil
			s.ministersOf(i, c)
			continue
		}
		if title < 0 || m < 0 || len(s.found.Mentions[m].Entities) != 1 {
			continue
		}
		men := &s.found.Mentions[m]
		if s.kind(men.Entities[0]) == ontology.Country {
			of = nil
			if before := s.toks[men.Start-1].Lower; before == "of" || before == "the" && s.toks[men.Start-2].Lower == "of" {
				of = s.mentioned(m, i)
			}
			continue
		}
		if s.kind(men.Entities[0]) != ontology.Person || men.Start != i {
			continue
		}
		body := of
		if end := men.End; end+1 < len(s.toks) && s.toks[end].Lower == "of" {
			body = s.bodyOfComplement(end, min(end+4, len(s.toks)))
		} else if s.toks[i-1].Lower != "," {
			body = nil
		}
		of = nil
		if body != nil {
			s.statePost(s.mentioned(m, men.Head)[0], titlePhrase{span: text.Span{Start: s.titleStart(s.doc.SentenceOf(title).Start, title), End: title + 1}, post: title, body: body}, c)
		}
	}
}

// ministersOf reads "the foreign ministers of India and Chile, NAME and NAME".
func (s *scene) ministersOf(title int, c *collector) {
	if title+2 >= len(s.toks) || s.toks[title+1].Lower != "of" || s.toks[title].Tag == "NNS" { // apposed ones are found beside the names
		return
	}
	states, end := s.statesFrom(title + 2)
	if len(states) < 2 || end+1 >= len(s.toks) || s.toks[end].Lower != "," {
		return
	}
	p := titlePhrase{span: text.Span{Start: s.titleStart(s.doc.SentenceOf(title).Start, title), End: title + 1}, post: title}
	for _, one := range s.distribute(p, states, s.listFrom(end+1)) {
		s.statePost(one.person, one.titlePhrase, c)
	}
}

// statesFrom are the states of the list that begins at token i, and its end.
func (s *scene) statesFrom(i int) ([]actor, int) {
	var out []actor
	end := i
	for i < len(s.toks) && !s.toks[i].SentenceStart {
		m := s.mention(i)
		switch w := s.toks[i].Lower; {
		case w == "," || w == "and" || w == "the" && m < 0:
			i++
		case m >= 0 && s.found.Mentions[m].Start == i && len(s.found.Mentions[m].Entities) == 1 && s.kind(s.found.Mentions[m].Entities[0]) == ontology.Country:
			out = append(out, s.mentioned(m, i)...)
			i = s.found.Mentions[m].End
			end = i
		default:
			return out, end
		}
	}
	return out, end
}

// pluralTitle reports whether token i is the plural of an office of states, which
// the tagger does not say of a capitalised one.
func (s *scene) pluralTitle(i int) bool {
	one, plural := strings.CutSuffix(s.toks[i].Lower, "s")
	return plural && s.nominal(i) && s.lex.gloss(one).title&seat != 0
}

// speakersOf reads "said NAME of the Council": whoever is quoted with a body
// behind the name speaks for it.
func (s *scene) speakersOf(c *collector) {
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		men := &s.found.Mentions[m]
		if men.End >= len(s.toks) || s.kind(men.Entities[0]) != ontology.Person || men.Via == ontology.ViaCoreference || !s.is(men.Head, "nsubj") {
			continue
		}
		if w := s.toks[men.End].Lower; w != "of" && w != "from" && w != "at" && w != "with" || s.head(men.End) != men.Head {
			continue
		}
		if g := s.governor(s.head(men.Head)); g == nil || !g.clause.said {
			continue
		}
		for _, b := range s.bodyOfComplement(men.End, min(men.End+6, len(s.toks))) {
			if b.mention >= 0 && s.toks[men.End].Lower == "from" && s.found.Mentions[b.mention].Len() == 1 && s.toks[b.at].Text != strings.ToUpper(s.toks[b.at].Text) {
				continue // "said NAME from Yola"
			}
			if s.kind(b.entity) == ontology.Organisation && s.partisan(b.entity) {
				s.stateBelonging(men.End, s.mentioned(m, men.Head)[0], b, c)
			} else if s.kind(b.entity) == ontology.Organisation {
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
	for _, i := range s.concerning(ofGovernment) {
		if s.titled(i) >= 0 {
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

// statePost states whom a person represents.
func (s *scene) statePost(person actor, p titlePhrase, c *collector) {
	relation, prior := ontology.Represents, priorTitleNamed
	if p.prior > 0 {
		prior = p.prior
	}
	class := s.title(p.post)
	for i := p.post + 1; i < p.span.End && s.title(i)&office != 0; i++ { // "justice minister"
		class |= s.title(i) & seat
	}
	if p.post+1 < p.span.End && s.title(p.post+1)&office != 0 { // "Deputy Secretary General": no member of a parliament
		class &^= membership
	}
	body := p.body
	if body == nil && class&office != 0 {
		if body = s.ofGroup(person); body == nil {
			body = s.ofOwner(p)
		}
	}
	if body == nil && p.before && chiefs[s.lemma(p.post)] {
		body, prior = s.companyOfSentence(p.span.Start), priorTitleDefault
	}
	if body == nil && class&office != 0 && class&seat == 0 { // "Senator NAME of the United States"
		body = s.afterName(p, person)
	}
	if body == nil {
		if class&seat == 0 && s.ownTitle(p) == "" {
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
		if s.kind(b.entity) == ontology.Organisation && s.player(p.post, b.entity) {
			r = ontology.MemberOf
		}
		if r == ontology.MemberOf && s.kind(b.entity) == ontology.Country && s.lemma(p.post) == "mp" { // "a British MP"
			r = ontology.Represents
		}
		if s.kind(b.entity) == ontology.Country && (class&job != 0 && s.ownTitle(p) == "" || s.outsider(p)) {
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
		s.presuppose(st, p.post, c)
		s.runsFor(st, p.post, c)
	}
}

// chiefs are the posts that only companies and the like have, so that a bare one
// is that of the company of which the sentence speaks: "Acme will replace chief
// executive NAME".
var chiefs = wordSet("ceo cfo coo executive")

// companyOfSentence is the one company that the sentence names before token i.
func (s *scene) companyOfSentence(i int) []actor {
	found := -1
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		men := &s.found.Mentions[m]
		if !s.doc.SentenceOf(i).Contains(men.Start) || men.End > i || len(men.Entities) != 1 || s.kind(men.Entities[0]) != ontology.Organisation {
			continue
		}
		if found >= 0 && s.found.Mentions[found].Entities[0] != men.Entities[0] {
			return nil
		}
		found = m
	}
	if found < 0 || !s.mayBe(s.found.Mentions[found].Entities[0], "company") {
		return nil
	}
	return s.mentioned(found, s.found.Mentions[found].Head)
}

// runsFor adds to the membership of a party's candidate that he stands for it.
func (s *scene) runsFor(st Statement, post int, c *collector) {
	if w := s.lemma(post); st.Relation == ontology.MemberOf && (w == "candidate" || w == "nominee") && s.partisan(st.Object) {
		st.Relation, st.Plover, st.Rule = ontology.Represents, ontology.Represents.Plover(), ruleFamily[ontology.Represents]+".title"
		c.add(st)
	}
}

// outsider reports whether a post is one outside the state of which its holder is:
// "Chadian opposition leader", "a Chadian business leader".
func (s *scene) outsider(p titlePhrase) bool {
	for i := p.span.Start; i < p.post; i++ {
		if outside[s.toks[i].Lower] && s.mention(i) < 0 {
			return true
		}
	}
	return false
}

var outside = wordSet(`opposition rebel separatist dissident protest exiled student union labor labour business religious spiritual gang cult
	guerrilla insurgent jihadist militia tribal community church clan secessionist independence`)

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
