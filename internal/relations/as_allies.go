package relations

import "entente/internal/ontology"

// asAllies reads "their efforts as NATO allies and close partners": whoever is
// meant, for people in office the states that they act for, belongs to the body,
// and they are allies and partners of each other.
func (s *scene) asAllies(i int, org actor, c *collector) {
	p := s.head(i)
	if !s.is(i, "pobj") || s.toks[p].Lower != "as" {
		return
	}
	states := s.actingFor(s.whoAs(s.head(p)))
	for _, a := range states {
		s.stateMember(a, org, i, "member_of.as", 0.8, c)
	}
	if len(states) != 2 {
		return
	}
	s.stateBond(i, ontology.AlliedWith, states, c)
	for _, k := range s.childrenOf(i, "conj") {
		if s.lemma(k) == "partner" {
			s.stateBond(k, ontology.PartnersWith, states, c)
		}
	}
}

// whoAs are those of whom something is said "as allies" at word h: whose the noun
// is, and who does what the clause says.
func (s *scene) whoAs(h int) []actor {
	var out []actor
	if s.nominal(h) {
		out = s.genitive(h)
	}
	for range maxDepth {
		if s.verbal(h) || s.head(h) == h {
			break
		}
		h = s.head(h)
	}
	if s.verbal(h) {
		out = append(out, s.inPhrases(s.subjects(h), agent)...)
	}
	return out
}

// actingFor are the states among the actors, and those that the people among them
// act for, each once.
func (s *scene) actingFor(as []actor) []actor {
	var out []actor
	for _, a := range as {
		if state, ok := s.posts[a.entity]; ok && s.kind(a.entity) == ontology.Person {
			a.entity, a.mention = state, -1
		}
		if s.kind(a.entity) == ontology.Country && len(without([]actor{a}, out)) > 0 {
			out = append(out, a)
		}
	}
	return out
}

// stateBond states that two states are what noun t says of them.
func (s *scene) stateBond(t int, r ontology.RelationType, two []actor, c *collector) {
	st := standing{modality: ontology.Asserted, doubt: 1}
	e := &Entry{Head: s.lemma(t), Class: Noun, Relation: r, Plover: r.Plover(), Prior: 0.75, Source: "membership"}
	s.state(&match{entry: e, trigger: t}, two[0], two[1], &st, c)
}
