package relations

import "entente/internal/ontology"

// Denials answer what was said before: "…, which denied the accusation". Who
// is answered stands in the sentence before, or earlier in the same one.

// deniers are the verbs of denial whose object may be somebody's claim.
var deniers = map[string]bool{"deny": true, "reject": true, "dismiss": true, "refute": true, "rebut": true, "dispute": true, "contest": true}

// claims are the nouns for what is denied.
var claims = map[string]bool{"claim": true, "accusation": true, "allegation": true, "charge": true, "assertion": true, "report": true, "involvement": true, "responsibility": true, "suggestion": true}

// maxAnswer is how many sentences back an answered claim may stand.
const maxAnswer = 2

// answer states whom a denial without an addressee answers: the last who
// accused the denier, or else the last who claimed something.
func (s *scene) answer(c *collector) {
	for t := range s.toks {
		if !s.verbal(t) || !deniers[s.lemma(t)] || c.triggered(s.bytes(spanOf(t))) {
			continue
		}
		for _, o := range s.objects(t) {
			if !claims[s.lemma(o)] || s.modifier(o, 0) != nil || s.prepObjects(o, "by") != nil {
				continue
			}
			for _, d := range s.inPhrases(s.subjects(t), agent) {
				s.stateAnswer(t, d, c)
			}
			break
		}
	}
}

func (s *scene) stateAnswer(t int, denier actor, c *collector) {
	to := s.accuserOf(denier.entity, t, c)
	if to < 0 {
		to = s.claimantBefore(t, denier.entity)
	}
	if to < 0 {
		return
	}
	st := s.standingOf(t)
	if st.hidden {
		return
	}
	e := &Entry{Head: s.lemma(t), Class: Verb, Relation: ontology.Rejects, Plover: ontology.Rejects.Plover(), Prior: 0.75, Source: "discourse"}
	s.state(&match{entry: e, trigger: t}, denier, actor{entity: to, mention: -1, at: t, weight: 1}, &st, c)
}

// accuserOf is the last actor who was found to accuse the entity before token
// t, in this section or at the end of the one before; -1 without one.
func (s *scene) accuserOf(entity, t int, c *collector) int {
	at := s.bytes(spanOf(t)).Start
	best := -1
	for i := range c.out {
		st := &c.out[i]
		if st.Relation == ontology.Accuses && st.Object == entity && st.Polarity == ontology.Affirmed && st.Section == s.section && st.Trigger.Start < at {
			best = st.Subject
		}
	}
	return best
}

// claimantBefore is the last actor to say something in the sentences before
// token t, other than the denier; -1 without one.
func (s *scene) claimantBefore(t, denier int) int {
	sentence := s.doc.SentenceOf(t)
	back := 0
	for v := sentence.Start - 1; v >= 0 && back <= maxAnswer; v-- {
		if s.toks[v].SentenceStart {
			back++
		}
		g := s.governor(v)
		if !s.verbal(v) || g == nil || !g.clause.said || s.doc.Child(v, "ccomp") < 0 {
			continue
		}
		for _, a := range s.inPhrases(s.subjects(v), agent) {
			if a.entity != denier {
				return a.entity
			}
		}
	}
	return -1
}
