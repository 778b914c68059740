package relations

import "entente/internal/ontology"

// obliging are the words that lay a duty on the subject of their clause, with
// how often whoever says so asks for it.
var obliging = map[string]float64{"must": 0.75, "should": 0.6, "ought": 0.6, "has": 0.6, "have": 0.5, "needs": 0.6, "need": 0.5}

// oblige reads what one actor says another must do: "Russia says Israel must
// end attacks" is a request.
func (s *scene) oblige(emit func(m *match)) {
	for t := range s.toks {
		prior, ok := obliging[s.toks[t].Lower]
		if !ok {
			continue
		}
		v := t
		if s.toks[t].Tag == "MD" {
			v = s.head(t)
		} else if !s.mustDo(t) || s.doc.Child(t, "aux") >= 0 { // not "Mali would have to leave", a forecast
			continue
		}
		s.obligation(t, v, prior, emit)
	}
}

// mustDo reports whether "has to" or "needs to" stands at t.
func (s *scene) mustDo(t int) bool {
	for _, c := range s.childrenOf(t, "xcomp") {
		if s.hasTo(c) {
			return true
		}
	}
	return false
}

func (s *scene) obligation(t, v int, prior float64, emit func(m *match)) {
	speakers := s.sayers(v)
	asked := without(s.inPhrases(s.surface(v, 0), addressee), speakers)
	if len(speakers) == 0 || len(asked) == 0 || !s.given && s.doc.Child(v, "auxpass") >= 0 { // "NAME should be deported" asks nothing of him
		return
	}
	e := &Entry{Head: s.toks[t].Lower, Class: Verb, Relation: ontology.Requests, Plover: ontology.Requests.Plover(), Prior: prior}
	emit(&match{entry: e, trigger: t, subjects: speakers, objects: asked})
}

// sayers are the subjects of the word of saying that governs the clause of v.
func (s *scene) sayers(v int) []actor {
	if h := s.head(v); !s.verbal(v) && s.is(v, "acomp", "attr", "oprd") {
		v = h // "the arrest is deplorable, Mali said"
		if s.head(v) == v && s.quietRoot(v) {
			return s.textSpeaker(v)
		}
	}
	for range maxDepth {
		h := s.head(v)
		if h == v {
			return nil
		}
		if s.is(v, "ccomp", "conj", "parataxis") && s.verbal(h) {
			if g := s.governor(h); s.is(v, "ccomp") && g != nil && g.clause.said {
				return s.inPhrases(s.subjects(h), agent)
			}
			if !s.is(v, "conj") {
				return nil
			}
			v = h
			continue
		}
		for _, c := range s.childrenOf(v, "ccomp") { // "Israel must …, Russia said" parsed upside down
			if g := s.governor(c); g != nil && g.clause.said {
				return s.inPhrases(s.subjects(c), agent)
			}
		}
		return nil
	}
	return nil
}

// quietRoot reports whether nobody is named who says the main clause of v.
func (s *scene) quietRoot(v int) bool {
	for _, c := range s.childrenOf(v, "ccomp", "parataxis") {
		if g := s.governor(c); g != nil && g.clause.said {
			return false
		}
	}
	return true
}

// textSpeaker is the state for which the article speaks, as the one who judges
// in the main clause of v.
func (s *scene) textSpeaker(v int) []actor {
	e := s.speaker()
	if e < 0 {
		return nil
	}
	return []actor{{entity: e, mention: -1, at: v, weight: weightCoref}}
}
