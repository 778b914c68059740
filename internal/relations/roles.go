package relations

import (
	"strings"

	"entente/internal/entities"
	"entente/internal/ontology"
	"entente/internal/text"
)

// priorRole is the confidence of a job told by any noun for a person rather than
// by a title that the tables know.
const priorRole = 0.8

// jobs states for whom people work as far as a noun beside the name says so
// that no table of titles needs to know: "NAME, a plant physiologist with the
// Council", "NAME was a feature reporter for Radio One", "Radio One anchorman
// NAME". The body must be an organisation.
func (s *scene) jobs(c *collector) {
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		men := &s.found.Mentions[m]
		if len(men.Entities) != 1 || s.kind(men.Entities[0]) != ontology.Person {
			continue
		}
		person := s.mentioned(m, men.Head)[0]
		s.jobPredicated(person, men.Head, c)
		if men.Via == ontology.ViaCoreference {
			continue
		}
		for _, noun := range s.childrenOf(men.Head, "appos") {
			s.stateJob(person, noun, s.bodyOfJob(noun), c)
		}
		if noun := s.head(men.Head); s.is(men.Head, "appos") && noun < men.Start && s.mention(noun) < 0 {
			s.stateJob(person, noun, s.bodyOfJob(noun), c) // "the firm's manager, engineer NAME"
		}
		s.jobBefore(person, men.Span, c)
		s.ownPerson(person, men.Head, c)
		s.ownStatesman(person, men.Head, c)
		s.personOf(person, men.Span, c)
		s.partyBehind(person, men.Span, c)
	}
}

// jobPredicated reads "NAME is the paper's editor", "NAME was named publisher
// of the News".
func (s *scene) jobPredicated(person actor, head int, c *collector) {
	v := s.head(head)
	if !s.is(head, "nsubj", "nsubjpass") || !beOrBecome[s.lemma(v)] && !(s.is(head, "nsubjpass") && intoPost[s.lemma(v)]) {
		return
	}
	for _, a := range s.childrenOf(v, "aux", "neg") {
		if s.toks[a].Dep == "neg" || s.toks[a].Tag == "MD" && (s.toks[a].Lower != "will" || s.lemma(v) != "remain") {
			return
		}
	}
	for _, noun := range s.childrenOf(v, "attr", "oprd", "dobj") {
		s.stateJob(person, noun, s.bodyOfJob(noun), c)
	}
}

var (
	beOrBecome = map[string]bool{"be": true, "become": true, "remain": true}
	intoPost   = map[string]bool{"name": true, "appoint": true, "elect": true, "make": true}
)

// jobBefore reads "Radio One anchorman NAME", also with the short name of the
// body in brackets or between commas: "African National Congress (ANC) leader NAME".
func (s *scene) jobBefore(person actor, name text.Span, c *collector) {
	noun := name.Start - 1
	for noun > 0 && (s.title(noun)&rank != 0 && s.title(noun)&office == 0 || s.toks[noun].Lower == "." && s.title(noun-1)&rank != 0) {
		noun-- // "spokeswoman Lt. NAME"
	}
	if noun < 1 || !s.nominal(noun) || s.mention(noun) >= 0 && !s.titleInMention(noun) {
		return
	}
	i := noun
	for i > 1 && noun-i < 3 && s.mention(i-1) < 0 && (s.nominal(i-1) || s.toks[i-1].Tag == "JJ" || s.toks[i-1].Tag == "POS") {
		i--
	}
	for _, shut := range []string{")", ","} {
		if i > 2 && s.toks[i-1].Lower == shut && s.mention(i-2) >= 0 {
			inner := s.found.Mentions[s.mention(i-2)]
			if open := inner.Start - 1; open > 0 && (s.toks[open].Lower == "(" || shut == "," && s.toks[open].Lower == ",") && s.sameBody(open-1, i-2) {
				i = open
				break
			}
		}
	}
	if b := s.organisationAt(i - 1); b != nil {
		s.stateJob(person, noun, b, c)
	}
}

// sameBody reports whether two tokens name one organisation, or the second is in
// brackets the short name of the first.
func (s *scene) sameBody(i, j int) bool {
	a, b := s.organisationAt(i), s.organisationAt(j)
	return a != nil && b != nil && a[0].entity == b[0].entity
}

// ownPerson reads "Boston University's NAME".
func (s *scene) ownPerson(person actor, head int, c *collector) {
	for _, o := range s.childrenOf(head, "poss") {
		b := s.organisationAt(o)
		if b == nil || s.doc.Child(o, "case") < 0 {
			continue
		}
		s.stateBelonging(o, person, b[0], c)
	}
}

// personOf reads "NAME of the Hurricane Centre", whatever he does.
func (s *scene) personOf(person actor, name text.Span, c *collector) {
	of := name.End
	if of+1 < len(s.toks) && s.toks[of].Lower == "," && s.head(of+1) == person.at { // "NAME, of the agency's research division, said"
		of++
	}
	if of >= len(s.toks) || s.toks[of].Lower != "of" {
		return
	}
	if by := s.head(person.at); s.is(person.at, "pobj") && s.toks[by].Lower == "by" && s.nominal(s.head(by)) {
		return // "the praise by NAME of the Centre"
	}
	for _, o := range s.childrenOf(of, "pobj") {
		if m := s.mention(o); m >= 0 && of == name.End && s.found.Mentions[m].Start == of+1 && len(s.found.Mentions[m].Entities) == 1 && s.kind(s.found.Mentions[m].Entities[0]) == ontology.Country &&
			name.Len() > 1 && (s.statecraft(person.at) || regnal(s.toks[name.End-1].Text)) && !s.ofArena() { // "NAME of Dominica mediated"
			if s.head(of) == person.at && s.titlesBeside(name, person.at) == nil {
				s.stateBelonging(of, person, s.mentioned(m, o)[0], c)
			}
		}
		if b := s.bodyWithin(o, 1); b != nil {
			s.stateBelonging(of, person, b[0], c)
			if first := s.partner(name); first >= 0 {
				s.stateBelonging(of, s.mentioned(first, s.found.Mentions[first].Head)[0], b[0], c)
			}
		}
	}
}

// regnal reports whether a word is the number of a king: "NAME [II] of Chad".
func regnal(w string) bool {
	return strings.Trim(w, "IVX") == "" && len(w) > 1 || w == "V" || w == "X"
}

// partner is the mention of the person whom "and" joins right before a name that
// "of" completes, so that both are meant: "NAME and NAME of Harvard". -1 without one.
func (s *scene) partner(name text.Span) int {
	i := name.Start - 2
	if i < 0 || s.toks[i+1].Lower != "and" {
		return -1
	}
	m := s.mention(i)
	if m < 0 || s.found.Mentions[m].End != i+1 || !s.personAt(s.found.Mentions[m].Start) || s.toks[max(s.found.Mentions[m].Start-1, 0)].Lower == "of" {
		return -1
	}
	if s.found.Mentions[m].Len() != name.Len() && s.found.Mentions[m].Len() < 2 || s.found.Mentions[m].Start > 0 && s.title(s.found.Mentions[m].Start-1)&office != 0 {
		return -1
	}
	return m
}

// partyBehind reads "NAME (SPD)": the party of a politician.
func (s *scene) partyBehind(person actor, name text.Span, c *collector) {
	i := name.End
	if i+2 >= len(s.toks) || s.toks[i].Lower != "(" {
		return
	}
	b := s.organisationAt(i + 1)
	if b == nil || s.found.Mentions[b[0].mention].End >= len(s.toks) || s.toks[s.found.Mentions[b[0].mention].End].Lower != ")" {
		return
	}
	if s.partisan(b[0].entity) {
		s.stateMember(person, b[0], i+1, "member_of.party", 0.85, c)
	}
}

// stateBelonging states for whom somebody stands without a post; of a party, an
// armed group or a club one is simply a member.
func (s *scene) stateBelonging(trigger int, person, body actor, c *collector) {
	if s.kind(body.entity) == ontology.Organisation && (s.partisan(body.entity) || s.found.Club(body.entity)) {
		s.stateMember(person, body, trigger, "member_of.beside", 0.8, c)
		return
	}
	st := standing{modality: ontology.Asserted, doubt: 1}
	e := &Entry{Head: "of", Class: Noun, Relation: ontology.Represents, Plover: ontology.Represents.Plover(), Prior: 0.75, Source: "speaker"}
	s.state(&match{entry: e, trigger: trigger}, person, body, &st, c)
}

// organisationAt is the organisation whose name covers token i.
func (s *scene) organisationAt(i int) []actor {
	if i < 0 || i >= len(s.toks) {
		return nil
	}
	if b := s.body(i); len(b) == 1 && s.kind(b[0].entity) == ontology.Organisation {
		return b
	}
	return nil
}

// bodyOfJob is the organisation for which the noun says that one works: its
// possessor, the name before it, or the object of its "of", "at", "for", "with".
func (s *scene) bodyOfJob(noun int) []actor {
	for _, p := range s.childrenOf(noun, "prep") {
		switch s.toks[p].Lower {
		case "of", "at", "for", "with", "in":
			for _, o := range s.childrenOf(p, "pobj") {
				if b := s.bodyWithin(o, 2); b != nil {
					return b
				}
			}
		}
	}
	for _, o := range s.childrenOf(noun, "poss", "compound", "nmod", "amod") {
		if b := s.organisationAt(o); b != nil && o < noun {
			return b
		}
	}
	return nil
}

// bodyWithin is the organisation that a noun names, or to which the part it
// names belongs: "the Council's research service", "the local chapter of
// Habitat", "the firm Lane & Co."; at most depth steps down.
func (s *scene) bodyWithin(noun, depth int) []actor {
	if b := s.organisationAt(noun); b != nil {
		return b
	}
	if depth == 0 || s.mention(noun) >= 0 || !s.nominal(noun) || !bodyKinds[s.lemma(noun)] && !bodyParts[s.lemma(noun)] {
		return nil
	}
	for _, o := range s.childrenOf(noun, "poss", "compound", "nmod", "appos") {
		if b := s.organisationAt(o); b != nil {
			return b
		}
	}
	for _, p := range s.childrenOf(noun, "prep") {
		if w := s.toks[p].Lower; w == "of" || w == "at" {
			for _, o := range s.childrenOf(p, "pobj") {
				if b := s.bodyWithin(o, depth-1); b != nil {
					return b
				}
			}
		}
	}
	return nil
}

// bodyParts are parts of bodies, for which one works as for the whole.
var bodyParts = map[string]bool{
	"department": true, "division": true, "service": true, "branch": true, "chapter": true, "office": true, "bureau": true, "unit": true, "section": true,
	"committee": true, "board": true, "school": true, "faculty": true, "institute": true, "center": true, "centre": true, "laboratory": true, "lab": true,
	"headquarters": true, "station": true, "team": true, "program": true, "programme": true, "subsidiary": true, "arm": true, "wing": true, "desk": true,
	"magazine": true, "network": true, "hospital": true, "brokerage": true, "organization": true, "organisation": true, "association": true,
}

// stateJob states the job if the noun is one.
func (s *scene) stateJob(person actor, noun int, body []actor, c *collector) {
	if len(body) != 1 || s.toks[noun].Tag != "NN" && !(s.toks[noun].Tag == "NNP" && s.title(noun)&office != 0) || !s.jobNoun(noun) || sentOut[s.lemma(noun)] {
		return
	}
	sub := s.doc.Subtree(noun)
	start := s.titleStart(max(sub.Start, s.doc.SentenceOf(noun).Start), noun)
	end := max(noun+1, min(sub.End, body[0].at))
	for end > noun+1 && end == body[0].at && s.toks[end-1].Tag == "DT" {
		end--
	}
	s.statePost(person, titlePhrase{span: text.Span{Start: start, End: end}, post: noun, body: body, prior: priorRole}, c)
}

// jobNoun reports whether a noun says what somebody does for a body: a title that
// the tables know, or a noun built for people ("anchorman", "shearer", "botanist")
// that tells no other bond.
func (s *scene) jobNoun(i int) bool {
	if s.title(i)&(office|membership) != 0 {
		return s.title(i)&membership == 0 || s.lemma(i) == "member"
	}
	w := s.lemma(i)
	return !otherBond[w] && forPeople(w) || entities.PlayerNoun(w)
}

// forPeople reports whether a noun is built like those for people who do something.
func forPeople(w string) bool {
	if len(w) < 5 {
		return false
	}
	for _, end := range []string{"er", "or", "ist", "ian", "man", "woman", "ant", "ee"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// otherBond are nouns for people whose "of", "at", "for" or "with" tells another
// bond than work, and nouns that only look like ones for people.
var otherBond = wordSet(`supporter opponent admirer sister brother father mother daughter survivor winner author user customer buyer visitor
	resident defender detractor follower believer prisoner attacker hater competitor contender challenger predecessor successor
	passenger killer murderer hunter lover investor shareholder hijacker gunman predator creditor debtor donor critic victim
	fan friend foe enemy rival ally graduate student veteran patient witness suspect native citizen descendant dissenter
	defector deserter traitor accuser plaintiff defendant claimant complainant tenant immigrant refugee protester demonstrator
	matter letter number order center centre water power paper chapter answer career disaster member former borrower
	sponsor backer contributor subscriber reader viewer listener speaker impostor imposter stakeholder intruder trespasser
	settler traveller traveler stranger outsider newcomer neighbour neighbor beneficiary recipient bidder suitor factor
	error sector vector terror honor honour favor favour labor labour merger offer cover tower river corner summer winter
	dinner computer detainee hostage nominee franchisee licensee grandfather grandmother stepfather stepmother teenager
	nightmare dependent president-elect merchant`)

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}
