package relations

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// priorResponsible is the confidence of an attack for which somebody claims
// responsibility in words that the parser took for one noun.
const priorResponsible = 0.75

// responsible reads "the Front claims responsibility" where the tagger has taken the
// verb for a plural, as it does behind names; the lexicon reads the others.
func (s *scene) responsible(c *collector) {
	for i := 1; i < len(s.toks); i++ {
		if s.toks[i].Lower != "responsibility" || !s.claimsAsNoun(i-1) || c.triggered(s.bytes(spanOf(i))) {
			continue
		}
		target := s.struck(i)
		if sentence := s.doc.SentenceOf(i); i+1 < sentence.End && s.toks[i+1].Lower == "for" {
			target = s.attackedIn(text.Span{Start: i + 2, End: sentence.End})
		}
		who := s.claimants(i - 1)
		st := standing{modality: ontology.Asserted, doubt: 1}
		e := &Entry{Head: "claim", Class: Verb, Relation: ontology.Attacks, Plover: ontology.Attacks.Plover(), Prior: priorResponsible, Source: "responsibility"}
		for _, a := range who {
			for _, b := range without(target, who) {
				s.state(&match{entry: e, trigger: i}, a, b, &st, c)
			}
		}
	}
}

// claimsAsNoun reports whether token v is "claims" or "claim" tagged as a noun, with
// a name before it.
func (s *scene) claimsAsNoun(v int) bool {
	w := s.toks[v].Lower
	return (w == "claims" || w == "claim") && strings.HasPrefix(s.toks[v].Tag, "NN") && v > 0 && !s.toks[v].SentenceStart
}

// claimants are the bodies and people named right before token v, or before the
// acronym in brackets that stands there.
func (s *scene) claimants(v int) []actor {
	j := v - 1
	if j >= 3 && s.toks[j].Lower == ")" {
		for open := j; open > 0 && j-open < 6; open-- {
			if s.toks[open].Lower == "(" {
				j = open - 1
				break
			}
		}
	}
	m := s.mention(j)
	if m < 0 || s.toks[j+1].SentenceStart {
		return nil
	}
	var out []actor
	for _, a := range s.mentioned(m, s.found.Mentions[m].Head) {
		if s.kind(a.entity) != ontology.Country {
			out = append(out, a)
		}
	}
	return out
}
