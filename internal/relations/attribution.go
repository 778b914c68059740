package relations

import "entente/internal/text"

// say records the subject of a word of saying as the speaker, unless a nearer
// one is known.
func (s *scene) say(h int, st *standing) {
	if len(st.speakers) > 0 || st.speaker != "" && !hearsay[st.speaker] {
		return
	}
	var heads []int
	if s.nominal(h) {
		heads = s.holder(h, 0)
	} else if s.passive(h) {
		heads = s.passiveAgents(h)
	} else {
		heads = s.surface(h, 0)
	}
	s.spokenBy(heads, st)
}

// spokenBy records the phrases as speakers.
func (s *scene) spokenBy(heads []int, st *standing) {
	for _, h := range heads {
		if s.relativePronoun(h) {
			if a := s.antecedent(h); a >= 0 {
				h = a
			}
		}
		if as := s.actors(h, agent); len(as) > 0 {
			st.speakers = as
			return
		}
		if s.nominal(h) {
			st.speaker = trimSpeaker(s.doc.Slice(s.phraseSpan(h)))
			return
		}
	}
}

// phraseSpan is the noun phrase of h up to h itself: "Western analysts".
func (s *scene) phraseSpan(h int) text.Span {
	sp := text.Span{Start: h, End: h + 1}
	for _, c := range s.doc.Children(h) {
		if int(c) < h && s.is(int(c), "amod", "compound", "nmod", "poss", "nummod", "det", "quantmod") {
			sp.Start = min(sp.Start, s.doc.Subtree(int(c)).Start)
		}
	}
	return sp
}

// speech looks for a verb of saying that a clause is attached to without being
// its complement: "…, Kyiv said".
func (s *scene) speech(h int, st *standing) {
	for _, c := range s.childrenOf(h, "parataxis") {
		if g := s.governor(c); g != nil && g.clause.said {
			s.say(c, st)
		}
	}
}

// accordingTo reads "according to Yonhap" below a word.
func (s *scene) accordingTo(t int, st *standing) {
	for _, c := range s.childrenOf(t, "prep", "advmod", "advcl") {
		if s.toks[c].Lower != "according" {
			continue
		}
		for _, p := range s.childrenOf(c, "prep") {
			if len(st.speakers) == 0 {
				s.spokenBy(s.childrenOf(p, "pobj"), st)
			}
		}
	}
}
