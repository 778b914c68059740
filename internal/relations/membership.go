package relations

import (
	"strings"

	"entente/internal/ontology"
)

// belong states membership told by a noun between the body and the member:
// "NATO allies Estonia and Latvia", "the YPG-led Syrian Democratic Forces".
func (s *scene) belong(c *collector) {
	for _, i := range s.concerning(ofMembership) {
		switch {
		case memberNouns[s.lemma(i)] && s.mention(i) < 0:
			s.memberNoun(i, c)
		case s.lemma(i) == "alliance" && s.mention(i) < 0:
			s.ourAlliance(i, c)
		case s.lemma(i) == "lead" && s.is(i, "amod"):
			s.ledBody(i, c)
		}
	}
}

var memberNouns = map[string]bool{"member": true, "ally": true, "state": true, "nation": true, "member-state": true, "signatory": true}

// memberNoun reads the organisation before "member" or "ally" and the states
// after it, or those that the phrase is joined to.
func (s *scene) memberNoun(i int, c *collector) {
	org := s.organisationBefore(i)
	if org == nil {
		s.namedMembers(i, c)
		return
	}
	if s.lemma(i) == "ally" && !s.alliance(org[0].entity) {
		s.stateAllies(i, org[0], c) // "their Hezbollah allies"
		return
	}
	s.asAllies(i, org[0], c)
	for _, a := range s.membersBeside(i) {
		s.stateMember(a, org[0], i, "member_of.noun", 0.85, c)
		if s.lemma(i) == "ally" {
			s.stateAllies(i, a, c)
		}
	}
}

// namedMembers reads "the Union, whose members include Chad and Mali", "its
// members are", "members of the Union, including Chad".
func (s *scene) namedMembers(i int, c *collector) {
	if s.lemma(i) != "member" && s.lemma(i) != "member-state" {
		return
	}
	org := s.genitive(i)
	if org == nil {
		org = s.inPhrases(s.prepObjects(i, "of"), direct)
	}
	if len(org) != 1 || s.kind(org[0].entity) != ontology.Organisation {
		return
	}
	var names []int
	if v := s.head(i); s.is(i, "nsubj") && (s.lemma(v) == "include" || s.lemma(v) == "be" || s.lemma(v) == "comprise") {
		names = s.childrenOf(v, "dobj", "attr")
	}
	if other := s.doc.Child(i, "amod"); s.is(i, "conj") && other >= 0 && s.toks[other].Lower == "other" { // "Chad, Mali and other members of"
		for h := s.head(i); s.nominal(h); h = s.head(h) {
			if s.mention(h) >= 0 {
				names = append(names, h)
			}
			if !s.is(h, "conj") {
				break
			}
		}
	}
	if org[0].mention >= 0 {
		for _, a := range s.listBehind(s.found.Mentions[org[0].mention].End) {
			s.stateMember(a, org[0], i, "member_of.noun", 0.85, c)
		}
	}
	for _, a := range append(s.inPhrases(append(names, s.suchAs(i)...), direct), s.inPhrases(s.prepObjects(i, "including"), direct)...) {
		s.stateMember(a, org[0], i, "member_of.noun", 0.85, c)
	}
}

// listBehind are the states of the list that a dash, a colon or a bracket opens at
// token i: "the members of the Union — Chad, Mali and Niger".
func (s *scene) listBehind(i int) []actor {
	if i >= len(s.toks) {
		return nil
	}
	switch s.toks[i].Lower {
	case "—", "–", "--", ":", "(":
	default:
		return nil
	}
	out, _ := s.statesFrom(i + 1)
	return out
}

// suchAs are the examples of what noun i or what follows it names: "members of
// the Union such as Chad and Mali".
func (s *scene) suchAs(i int) []int {
	var out []int
	for p := i + 1; p < min(i+9, s.doc.SentenceOf(i).End); p++ {
		if s.toks[p].Lower == "as" && s.toks[p-1].Lower == "such" || s.toks[p].Lower == "like" && s.toks[p].Tag == "IN" {
			out = append(out, s.childrenOf(p, "pobj")...)
		}
	}
	return out
}

// alliance reports whether the body is one that has states as members.
func (s *scene) alliance(entity int) bool {
	name := s.found.Entities[entity].Name
	for _, w := range []string{"Organization", "Organisation", "Union", "Alliance", "Association", "Community", "League", "Treaty", "Forum", "Commonwealth", "Council", "Pact", "BRICS", "Group of", "Quad", "Coalition"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// stateAllies reads "our NATO ally X": the possessor is allied with X.
func (s *scene) stateAllies(i int, ally actor, c *collector) {
	own := s.genitive(i)
	for h := s.head(i); own == nil && s.nominal(h) && h != i && s.is(i, "nmod", "compound", "conj"); i, h = h, s.head(h) {
		own = s.genitive(h)
	}
	for _, o := range own {
		if s.kind(o.entity) == ontology.Organisation && s.alliance(o.entity) {
			continue // "NATO's allies" are its members
		}
		st := standing{modality: ontology.Asserted, doubt: 1}
		s.state(&match{entry: &Entry{Head: "ally", Class: Noun, Relation: ontology.AlliedWith, Plover: ontology.AlliedWith.Plover(), Prior: 0.8, Source: "membership"}, trigger: i}, o, ally, &st, c)
	}
}

// organisationBefore is the body whose name directly precedes token i.
func (s *scene) organisationBefore(i int) []actor {
	j := i - 1
	for j > 0 && (s.toks[j].Lower == "member" || s.toks[j].Tag == "HYPH" || s.toks[j].Tag == "POS" || s.toks[j].Lower == "founding" || s.toks[j].Lower == "fellow") {
		j--
	}
	if j < 0 || s.mention(j) < 0 {
		return nil
	}
	as := s.mentioned(s.mention(j), j)
	if len(as) != 1 || s.kind(as[0].entity) != ontology.Organisation {
		return nil
	}
	return as
}

// membersBeside are the actors named by the phrase of the member noun.
func (s *scene) membersBeside(i int) []actor {
	for h := s.head(i); s.is(i, "conj", "compound", "nmod") && s.mention(h) < 0 && h != i; h = s.head(i) { // "our NATO ally and EU partner X"
		i = h
	}
	h := s.head(i)
	var out []actor
	if s.is(i, "attr") && s.lemma(i) == "ally" && s.doc.Child(h, "neg") < 0 { // "X is a NATO ally"
		out = s.inPhrases(s.surface(h, 0), patient)
	} else if n := s.doc.Child(h, "nsubj"); s.is(i, "nsubj") && n == i && i+2 < len(s.toks) && s.toks[i+1].Text == "," && s.mention(i+2) >= 0 { // "A valued NATO ally, X is"
		if n = s.found.Mentions[s.mention(i+2)].Head; s.is(n, "nsubj") && s.head(n) == h {
			out = s.actors(n, patient)
		}
	} else if s.is(i, "compound", "nmod", "amod", "appos", "conj") && s.mention(h) >= 0 {
		out = s.actors(h, patient)
	} else {
		for _, a := range s.childrenOf(i, "appos") {
			out = append(out, s.actors(a, patient)...)
		}
		if out == nil && i+1 < len(s.toks) && s.mention(i+1) >= 0 {
			out = s.actors(s.found.Mentions[s.mention(i+1)].Head, patient)
		}
	}
	var states []actor
	for _, a := range out {
		if s.kind(a.entity) == ontology.Country {
			states = append(states, a)
		}
	}
	return states
}

// ourAlliance reads "our NATO Alliance": whoever speaks belongs to it.
func (s *scene) ourAlliance(i int, c *collector) {
	org := s.organisationBefore(i)
	if org == nil {
		return
	}
	for _, p := range s.childrenOf(i, "poss") {
		if s.mention(p) >= 0 && s.toks[p].Tag == "PRP$" {
			for _, a := range s.mentioned(s.mention(p), p) {
				s.stateMember(a, org[0], i, "member_of.possessive", 0.8, c)
			}
		}
	}
}

// ledBody reads "the YPG-led Syrian Democratic Forces".
func (s *scene) ledBody(i int, c *collector) {
	h := s.head(i)
	body := s.single(h, patient, 0)
	if len(body) != 1 || s.kind(body[0].entity) != ontology.Organisation || body[0].at != h {
		return
	}
	for _, l := range s.inPhrases(s.childrenOf(i, "npadvmod", "nmod", "compound", "amod"), agent) {
		s.stateMember(l, body[0], i, "member_of.led", 0.75, c)
	}
}

func (s *scene) stateMember(member, org actor, trigger int, rule string, prior float64, c *collector) {
	if member.entity == org.entity || s.noMember(member.entity, org.entity) {
		return
	}
	st := Statement{
		Subject: member.entity, Object: org.entity, Relation: ontology.MemberOf,
		Polarity: ontology.Affirmed, Modality: ontology.Asserted, AttributedTo: -1,
		Section: s.section, Rule: rule, Confidence: prior * member.weight * org.weight,
	}
	marks := standing{modality: ontology.Asserted, doubt: 1}
	s.nounMarks(trigger, &marks)
	if marks.negated {
		st.Polarity = ontology.Negated
	}
	st.Modality = marks.modality
	s.locate(&st, trigger, nil, member, org)
	c.add(st)
}

// noMember reports whether a state cannot be a member of a body, since that is a
// body of one state: an army, a party, a regional government. "American members of
// the Israeli Army" are people. Nor is one club a member of another.
func (s *scene) noMember(member, org int) bool {
	if s.kind(member) != ontology.Country {
		return s.found.Club(member) && s.found.Club(org) // "joined Arsenal in the last sixteen"
	}
	if o, ok := ontology.OrganisationByID(s.found.Entities[org].ID); ok {
		switch o.Sort {
		case ontology.SortGovernment, ontology.SortRegional, ontology.SortLegislature, ontology.SortArmedForce, ontology.SortIntelligence, ontology.SortParty, ontology.SortArmedGroup, ontology.SortMovement:
			return o.Country != "" || o.Sort == ontology.SortRegional || o.Sort == ontology.SortArmedGroup || o.Sort == ontology.SortMovement
		}
		return false
	}
	return ofOneState[headOfName(s.found.Entities[org].Name)]
}

var ofOneState = wordSet("army navy force forces party ministry parliament senate police guard")
