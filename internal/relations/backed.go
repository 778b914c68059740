package relations

import (
	"strings"

	"entente/internal/ontology"
)

// backers are the participles by which one word tells who stands behind a body:
// "the U.S.-backed Syrian Democratic Forces"; each with its verb.
var backers = map[string]string{"backed": "back", "supported": "support", "funded": "fund", "armed": "arm", "trained": "train", "sponsored": "sponsor", "financed": "finance", "equipped": "equip"}

// backed states what such a word says. Where the parser sees two words, "Iranian-
// backed", the lexicon reads them.
func (s *scene) backed(c *collector) {
	for i := range s.toks {
		m := s.mention(i)
		if m < 0 || !strings.HasSuffix(s.toks[i].Lower, "ed") || !s.is(i, "amod", "compound", "nmod") {
			continue
		}
		_, by, ok := strings.Cut(s.toks[i].Lower, "-")
		e := s.backing(backers[by])
		if !ok || e == nil {
			continue
		}
		st := standing{modality: ontology.Asserted, doubt: 1}
		for _, b := range s.whoIsBacked(i) {
			for _, a := range s.mentioned(m, i) {
				if a.entity != b.entity {
					s.state(&match{entry: e, trigger: i}, a, b, &st, c)
				}
			}
		}
	}
}

// whoIsBacked is whom the word at i is said of: the person named behind it, "the
// U.S.-backed Afghan warlord [NAME]", or what its phrase stands for.
func (s *scene) whoIsBacked(i int) []actor {
	h := s.head(i)
	if h > i && s.mention(h) < 0 && h+1 < len(s.toks) && s.names(h+1, ontology.Person) {
		m := s.mention(h + 1)
		return s.mentioned(m, s.found.Mentions[m].Head)
	}
	return s.single(h, patient, 0)
}

// backing is what the lexicon says of a verb by itself, nil where it says nothing.
func (s *scene) backing(verb string) *Entry {
	for _, e := range s.lex.verbs[verb] {
		if len(e.Rest) == 0 && (e.Relation == ontology.Supports || e.Relation == ontology.Aids) {
			return e
		}
	}
	return nil
}
