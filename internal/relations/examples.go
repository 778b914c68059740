package relations

import (
	"slices"

	"entente/internal/ontology"
)

// including reads "nine countries, including Chad and Mali": those named among
// the plural h.
func (s *scene) including(h int, as role, depth int) []actor {
	if t := s.toks[h].Tag; t != "NNS" && t != "NNPS" && s.lexeme(h).noun&groupNoun == 0 || s.lexeme(h).noun&(stateNoun|otherNoun|groupNoun|peopleNoun) == 0 {
		return nil
	}
	return s.examples(h, as, depth)
}

// examples are those named as instances of the plural h: "leaders such as NAME",
// "journalists like NAME", "Chadians, including NAME".
func (s *scene) examples(h int, as role, depth int) []actor {
	var out []actor
	preps := s.childrenOf(h, "prep")
	if s.is(h, "pobj") && s.toks[s.head(h)].Lower == "of" { // hung on the noun before: "the courage of Chadians, [including] NAME"
		for _, p := range s.childrenOf(s.head(s.head(h)), "prep") {
			if p == h+1 || p == h+2 && s.toks[h+1].Text == "," {
				preps = append(slices.Clip(preps), p)
			}
		}
	}
	for _, p := range preps {
		switch w := s.toks[p].Lower; {
		case p < h:
			continue
		case w == "including", w == "like" && !s.given, w == "as" && s.toks[p-1].Lower == "such" && !s.given:
		default:
			continue
		}
		for _, o := range append(s.prepositionObjects(p), s.childrenOf(p, "dobj")...) {
			out = append(out, s.phrase(o, as, depth+1)...)
		}
	}
	return out
}

// peopleNamed are the people named among the nationals or others that the plural h
// means: "the courage of Chadians, including NAME".
func (s *scene) peopleNamed(h, depth int) []actor {
	if t := s.toks[h].Tag; s.given || t != "NNS" && t != "NNPS" {
		return nil
	}
	if m := s.mention(h); m >= 0 && (s.found.Mentions[m].Via != ontology.ViaDemonym || s.found.Mentions[m].Len() > 1) || s.lexeme(h).noun&stateNoun != 0 {
		return nil // "Chadian officials, including NAME" are Chad's all the same
	}
	return filter(s.examples(h, victim, depth), func(a actor) bool { return s.kind(a.entity) == ontology.Person })
}

// onlySome reports whether the phrase means some of many, who are not the body
// to which all belong: "several EU members".
func (s *scene) onlySome(h int) bool {
	if t := s.toks[h].Tag; t != "NNS" && t != "NNPS" {
		return false
	}
	for _, c := range s.childrenOf(h, "amod", "nummod", "det", "nmod") {
		if s.toks[c].Tag == "CD" || partial[s.toks[c].Lower] {
			return true
		}
	}
	return false
}

var partial = map[string]bool{"several": true, "some": true, "many": true, "few": true, "various": true, "other": true, "individual": true, "certain": true, "another": true}
