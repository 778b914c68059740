package relations

import (
	"entente/internal/ontology"
)

// priorSuccession is the confidence of a post that somebody takes over.
const priorSuccession = 0.75

var succession = &Entry{Head: "succeed", Class: Verb, Relation: ontology.Represents, Plover: ontology.Represents.Plover(), Prior: priorSuccession, Source: "succession"}

// successions reads "NAME resigns and is succeeded by NAME", "NAME replaces NAME as
// president of Chad": whoever follows another has the other's post.
func (s *scene) successions(c *collector) {
	for _, v := range s.concerning(ofSuccession) {
		if !s.verbal(v) {
			continue
		}
		heir, before := s.heirs(v)
		if heir == nil || before == nil || heir[0].entity == before[0].entity {
			continue
		}
		modality, told := s.takeover(v)
		if !told {
			continue
		}
		if p, ok := s.postBehind(s.found.Mentions[before[0].mention].End); ok && p.body != nil {
			p.prior = priorSuccession
			s.statePost(heir[0], p, c)
			continue
		}
		for _, of := range []map[int]int{s.posts, s.bodies} {
			if body, known := of[before[0].entity]; known {
				st := standing{modality: modality, doubt: 1}
				s.state(&match{entry: succession, trigger: v}, heir[0], actor{entity: body, mention: -1, at: v, weight: 1}, &st, c)
				break
			}
		}
	}
}

// heirs are the person who follows another by what verb v says, and that other.
func (s *scene) heirs(v int) (heir, before []actor) {
	if s.passive(v) {
		heir = s.people(s.passiveAgents(v))
		if before = s.people(s.childrenOf(v, "nsubjpass")); before == nil && s.is(v, "advcl", "conj", "xcomp") {
			before = s.people(s.childrenOf(s.head(v), "nsubj", "nsubjpass"))
		}
		return heir, before
	}
	return s.people(s.childrenOf(v, "nsubj")), s.people(s.childrenOf(v, "dobj"))
}

// takeover is the modality of a succession, and whether it is one that is told as
// done or to be done rather than denied or only thought of.
func (s *scene) takeover(v int) (ontology.Modality, bool) {
	modality := ontology.Asserted
	for _, a := range s.childrenOf(v, "aux", "neg") {
		switch {
		case s.toks[a].Dep == "neg", s.toks[a].Tag == "MD" && s.toks[a].Lower != "will":
			return modality, false
		case s.toks[a].Tag == "MD" || s.toks[a].Tag == "TO":
			modality = ontology.Planned
		}
	}
	return modality, true
}
