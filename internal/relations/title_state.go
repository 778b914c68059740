package relations

import (
	"slices"
	"strings"

	"entente/internal/entities"
	"entente/internal/ontology"
)

// stateUnderstood is the state of a post that is told without one.
func (s *scene) stateUnderstood(p titlePhrase, person actor) []actor {
	if id := s.ownTitle(p); id != "" {
		if e := s.entityOf(id); e >= 0 {
			return []actor{{entity: e, mention: -1, at: p.post, weight: 1}}
		}
		return nil
	}
	if s.ofAnother(p) {
		return nil
	}
	if b := s.unnamedBefore(p); b != nil {
		return b
	}
	if g := s.sharedState(p, person); g != nil {
		return g
	}
	if g := s.sentBy(person); g != nil {
		return g
	}
	if g := s.afterName(p, person); g != nil {
		return g
	}
	if e := s.ledBy(person.entity); e >= 0 && s.title(p.post)&seat != 0 {
		return []actor{{entity: e, mention: -1, at: p.post, weight: 1}}
	} else if e == elsewhere {
		return nil
	}
	if g := s.besideGovernment(p); g != nil {
		return g
	}
	if g := s.ofGroup(person); g != nil {
		return g
	}
	if g := s.afterPartner(p, person); g != nil {
		return g
	}
	if g := s.sameOffice(p); g != nil {
		return g
	}
	if g := s.spokenFor(person); g != nil {
		return g
	}
	if e := s.speaker(); e >= 0 && s.fitsState(p, e) {
		return []actor{{entity: e, mention: -1, at: p.post, weight: 1}}
	}
	if speaksFor[s.lemma(p.post)] { // of the body that publishes the text, which it need not name
		return nil
	}
	if t := s.toks[p.post].Tag; t == "NNS" || t == "NNPS" { // of several states
		return nil
	}
	if g := s.sceneState(p, person); g != nil {
		return g
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
	if s.names(h, ontology.Country) || s.nominal(h) && s.title(h)&office != 0 {
		return s.single(h, agent, 0)
	}
	if s.toks[h].Tag == "NNS" && forPeople(s.lemma(h)) && !otherBond[s.lemma(h)] { // "five LDP assemblymen, including NAME"
		return s.bodyOfJob(h)
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
		if n >= 3 && 2*n > all && s.toldFrom(e) {
			return []actor{{entity: e, mention: -1, at: p.post, weight: 0.85}}
		}
	}
	return nil
}

// toldFrom reports whether the first state that the article names is this one:
// what follows is likely to be told from there.
func (s *scene) toldFrom(state int) bool {
	for m := range s.found.Mentions {
		for _, e := range s.found.Mentions[m].Entities {
			if s.kind(e) == ontology.Country {
				return e == state
			}
		}
	}
	return false
}

var unitedStates, unitedKingdom = ontology.CountryID("US"), ontology.CountryID("GB")

const europeanUnion ontology.ID = "organisation:european-union"

// ownTitle is the state that alone has a post of this name, or "".
func (s *scene) ownTitle(p titlePhrase) ontology.ID {
	role := strings.ToLower(s.roleText(p))
	role = strings.TrimPrefix(role, "the ")
	if n := p.post + 1; n < p.span.End && s.title(n)&(office|rank) == rank { // "Attorney General"
		role += " " + s.toks[n].Lower
	}
	if i := strings.Index(role, " for "); i > 0 {
		role = role[:i] // "Secretary of State for African Affairs"
	}
	for first, rest, ok := strings.Cut(role, " "); ok && degrees[first] && titles()[role] == 0; first, rest, ok = strings.Cut(role, " ") {
		role = rest
	}
	if strings.HasPrefix(role, "high representative") || strings.HasPrefix(role, "eu high representative") {
		return europeanUnion
	}
	switch class := titles()[role]; {
	case role == "secretary" && !s.secretaryGeneral(p), class&american != 0:
		return unitedStates
	case class&british != 0:
		return unitedKingdom
	}
	return ""
}

// secretaryGeneral reports whether the post goes on with "General", which the name
// may have taken with it: "Secretary [General NAME]".
func (s *scene) secretaryGeneral(p titlePhrase) bool {
	return p.post+1 < len(s.toks) && strings.HasSuffix(s.toks[p.post+1].Lower, "general")
}

// unnamedBefore is the body of the same post that the text told before its holder
// had a name: "a spokesman of the agency said … the spokesman, NAME, added".
func (s *scene) unnamedBefore(p titlePhrase) []actor {
	if p.span.Start == 0 || s.toks[p.span.Start-1].Lower != "the" && s.toks[p.span.Start].Lower != "the" {
		return nil
	}
	for i := p.span.Start - 1; i > 0; i-- {
		if s.lemma(i) != s.lemma(p.post) || s.mention(i) >= 0 || s.titled(i) >= 0 {
			continue
		}
		if i+1 < len(s.toks) && s.complementStarts(i+1) {
			return s.bodyOfComplement(i+1, min(i+6, len(s.toks)))
		}
		return s.bodyOfJob(i)
	}
	return nil
}

// sharedState is the state of the person named right before, whose colleague the
// bearer of a lesser post is: "Chad's President NAME and Defence Minister NAME".
// Heads of states and governments, and those of like post, meet one another.
func (s *scene) sharedState(p titlePhrase, person actor) []actor {
	and := p.span.Start - 1
	if !p.before || and < 1 || headPosts[s.lemma(p.post)] && !s.deputy(p) {
		return nil
	}
	listed := s.toks[and].Lower == ","
	if and > 1 && s.toks[and].Lower == "and" && s.toks[and-1].Lower == "," {
		and, listed = and-1, true
	}
	if !listed && s.toks[and].Lower != "and" {
		return nil
	}
	m := s.mention(and - 1)
	if m < 0 || s.found.Mentions[m].End != and || !s.personAt(s.found.Mentions[m].Start) {
		return nil
	}
	first, ok := s.titleBefore(s.found.Mentions[m].Span)
	if ok && len(first.body) == 0 && s.title(first.post)&office != 0 && !headPosts[s.lemma(first.post)] { // the third of a list
		if state, known := s.posts[s.found.Mentions[m].Entities[0]]; known {
			first.body = []actor{{entity: state, mention: -1, at: first.post, weight: 0.95}}
		}
	}
	if !ok || len(first.body) != 1 || s.kind(first.body[0].entity) != ontology.Country || !s.fitsState(p, first.body[0].entity) || strings.EqualFold(s.roleText(first), s.roleText(p)) || s.outsider(first) || listed && !s.inList(person) {
		return nil
	}
	return []actor{{entity: first.body[0].entity, mention: first.body[0].mention, at: p.post, weight: 0.9}}
}

// inList reports whether a person stands in a list or in apposition rather than
// opens a clause behind a comma: "Chad's President NAME, Minister NAME said".
func (s *scene) inList(person actor) bool {
	return s.is(person.at, "conj", "appos", "pobj", "dobj")
}

// sentBy reads "the Philippines will send former president NAME to Beijing".
func (s *scene) sentBy(person actor) []actor {
	v := s.head(person.at)
	if !s.is(person.at, "dobj") || !s.verbal(v) || !sends[s.lemma(v)] {
		return nil
	}
	for _, n := range s.childrenOf(v, "nsubj") {
		if m := s.mention(n); m >= 0 && len(s.found.Mentions[m].Entities) == 1 && s.kind(s.found.Mentions[m].Entities[0]) == ontology.Country {
			return s.mentioned(m, n)
		}
	}
	return nil
}

var sends = wordSet("send dispatch recall withdraw delegate")

// headPosts are the posts of which a state has one, who meets those of others.
var headPosts = wordSet("president premier chancellor king queen emir sultan prince pope emperor leader secretary pm fm")

// deputy reports whether a post is a deputy's or an aide's.
func (s *scene) deputy(p titlePhrase) bool {
	for i := p.span.Start; i < p.post; i++ {
		if w := s.toks[i].Lower; w == "deputy" || w == "vice" {
			return true
		}
	}
	return false
}

// ofAnother reports whether the phrase says that the post is one of a body or a
// region that the article's entities do not have: "President of the Intergroup",
// "Berlin Interior Minister".
func (s *scene) ofAnother(p titlePhrase) bool {
	if i := p.post + 1; i+1 < p.span.End && s.toks[i].Lower == "of" {
		if i++; s.toks[i].Tag == "DT" {
			i++
		}
		if i < p.span.End && s.toks[i].Tag == "NNP" && s.mention(i) < 0 && !portfolios[s.toks[i].Lower] && (s.lemma(p.post) != "minister" || s.placeAt(i)) {
			return true
		}
	}
	if i := p.post - 1; i >= p.span.Start && s.mention(i) < 0 && acronym(s.toks[i].Text) && !acronym(s.toks[p.post].Text) { // "COP26 President"
		return true
	}
	for _, n := range s.doc.Names {
		if n.Label == "GPE" && p.span.Start <= n.Start && n.End <= p.post && s.mention(n.Start) < 0 {
			return true
		}
	}
	return false
}

// placeAt reports whether the recogniser takes token i for a place's name.
func (s *scene) placeAt(i int) bool {
	for _, n := range s.doc.Names {
		if n.Label == "GPE" && n.Start <= i && i < n.End {
			return true
		}
	}
	return false
}

// acronym reports whether a word is of three or more capitals and digits, the first a
// capital.
func acronym(w string) bool {
	for i := range len(w) {
		if c := w[i]; !(c >= 'A' && c <= 'Z') && !(i > 0 && c >= '0' && c <= '9') {
			return false
		}
	}
	return len(w) > 2
}

// portfolios are the words that may follow "Minister of" or "Secretary of the".
var portfolios = wordSet(`state defense defence foreign home internal external finance interior justice trade health education energy
	agriculture transport transportation commerce labor labour treasury war navy army air economy economic national security
	strategic regional religious political european parliamentary digital communications veterans intelligence
	environment culture information science industry petroleum oil tourism housing women youth sports public social human
	parliament house senate homeland veterans`)

// degrees are words before a post that leave it one of the same state's.
var degrees = map[string]bool{"deputy": true, "assistant": true, "under": true, "acting": true, "principal": true, "senior": true, "former": true, "outgoing": true, "shadow": true, "special": true}

// entityOf is the article's entity with the ID, or -1.
func (s *scene) entityOf(id ontology.ID) int {
	return slices.IndexFunc(s.found.Entities, func(e ontology.Entity) bool { return e.ID == id })
}

// ofOwner reads "Natano's special envoy": whoever works for one who represents a
// state represents it.
func (s *scene) ofOwner(p titlePhrase) []actor {
	for i := p.span.Start; i < p.post; i++ {
		if s.toks[i].Tag == "PRP$" { // "his spokesman"
			return s.bodyOfOwner(i)
		}
		if s.toks[i].Tag != "POS" || i == 0 {
			continue
		}
		m := s.mention(i - 1)
		if m < 0 || len(s.found.Mentions[m].Entities) != 1 {
			continue
		}
		for _, of := range []map[int]int{s.posts, s.bodies} {
			if e, ok := of[s.found.Mentions[m].Entities[0]]; ok {
				return []actor{{entity: e, mention: -1, at: p.post, weight: 1}}
			}
		}
	}
	return nil
}

// fitsState reports whether the state has such a post: the United States have no
// ministers and no crown.
func (s *scene) fitsState(p titlePhrase, country int) bool {
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

// afterPartner reads "King NAME and Foreign Minister NAME of Jordan": what follows
// the second of two posts is the first one's as well.
func (s *scene) afterPartner(p titlePhrase, person actor) []actor {
	end := s.found.Mentions[person.mention].End
	if !p.before || end+2 >= len(s.toks) || s.toks[end].Lower != "and" || s.title(end+1)&(office|rank) == 0 && s.title(end+2)&office == 0 {
		return nil
	}
	for i := end + 1; i < min(end+7, len(s.toks)) && !s.toks[i].SentenceStart; i++ {
		if !s.personAt(i) {
			if s.mention(i) >= 0 || !s.inTitle(i) {
				return nil
			}
			continue
		}
		of := s.found.Mentions[s.mention(i)].End
		if of < len(s.toks) && s.toks[of].Lower == "of" {
			return s.bodyOfComplement(of, min(of+4, len(s.toks)))
		}
		return nil
	}
	return nil
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
	others := false // a state is named that has no such post
	var out []actor
	for m := range s.found.Mentions {
		men := &s.found.Mentions[m]
		if men.Section != s.section {
			continue
		}
		for _, e := range men.Entities {
			if s.kind(e) != ontology.Country {
				continue
			}
			if !s.fitsState(p, e) {
				others = true
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
	if len(out) != 1 || others && !s.toldFrom(out[0].entity) {
		return nil
	}
	return out
}
