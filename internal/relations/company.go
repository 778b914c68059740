package relations

import (
	"slices"

	"entente/internal/ontology"
)

// Whoever goes with somebody travels where he does: "the minister will fly to Chad,
// joined by NAME and NAME", "He will be accompanied by NAME".

// escorts are the verbs for going with somebody.
var escorts = wordSet("accompany join escort")

// parties are the nouns for those who travel together.
var parties = wordSet("delegation party group team entourage mission")

// journeys are the verbs behind which "with" says who goes along, not who is met.
var journeys = wordSet("travel fly visit tour go return arrive head journey land depart sail drive embark lead")

// travellingWith are the people who go along on the visit that word t tells.
func (s *scene) travellingWith(t int) []actor {
	if s.given {
		return nil
	}
	v := t
	if !s.verbal(t) {
		if v = s.lightVerb(t); v < 0 {
			return nil
		}
	}
	var with []int
	for _, of := range append([]int{v}, s.surface(v, 0)...) {
		for _, e := range s.childrenOf(of, "advcl", "acl", "relcl", "conj") {
			if s.escorted(e) {
				with = append(with, s.passiveAgents(e)...)
			}
		}
		if of == v && journeys[s.lemma(v)] || parties[s.lemma(of)] {
			with = append(with, s.prepObjects(of, "with")...)
		}
	}
	for _, p := range append(s.childrenOf(v, "dobj"), s.surface(v, 0)...) {
		if parties[s.lemma(p)] {
			with = append(with, s.inParty(p)...)
		}
	}
	return s.people(with)
}

// escorted reports whether verb e is a participle of going with the one before it:
// "[joined] by".
func (s *scene) escorted(e int) bool {
	return escorts[s.lemma(e)] && s.verbal(e) && s.passive(e) && s.doc.Child(e, "neg", "mark") < 0
}

// inParty are those said to be in the party of noun p: "a delegation that included".
func (s *scene) inParty(p int) []int {
	out := s.prepObjects(p, "including")
	for _, r := range s.childrenOf(p, "relcl", "acl") {
		if (s.lemma(r) == "include" || s.lemma(r) == "comprise") && s.doc.Child(r, "neg") < 0 {
			out = append(out, s.childrenOf(r, "dobj")...)
		}
	}
	return out
}

// joinVisits reads the sentence that says who goes along on the visit of which the
// one before told: "He will be accompanied by NAME".
func (s *scene) joinVisits(c *collector) {
	for _, v := range s.concerning(ofCompany) {
		if !s.escorted(v) || s.doc.Child(v, "auxpass") < 0 || s.doc.Child(v, "nsubjpass") < 0 {
			continue
		}
		led := s.people(s.childrenOf(v, "nsubjpass"))
		with := s.people(s.passiveAgents(v))
		if len(led) == 0 || len(with) == 0 {
			continue
		}
		sentence := s.bytes(s.doc.SentenceOf(v)).Start
		floor := s.lately(v)
		for _, st := range c.out[:len(c.out):len(c.out)] {
			if st.Relation != ontology.Visits || st.Polarity != ontology.Affirmed || st.Trigger.Start < floor || st.Trigger.Start >= sentence {
				continue
			}
			if !slices.ContainsFunc(led, func(a actor) bool { return a.entity == st.Subject }) {
				continue
			}
			for _, d := range with {
				s.stateAlso(v, st, d, false, c)
			}
		}
	}
}
