package relations

import "sync"

// concern says which of the readers that go through a section word by word
// want a word, so that a word costs them one look-up together.
type concern uint8

const (
	ofKilling concern = 1 << iota
	ofMembership
	ofGovernment
	ofDenial
	ofDemand
	ofSuccession
	ofCompany

	anybody concern = 1<<iota - 1
)

// concerns are the readers' words, by dictionary form.
var concerns = sync.OnceValue(func() map[string]concern {
	out := map[string]concern{"death": ofKilling, "alliance": ofMembership, "lead": ofMembership, "succeed": ofSuccession, "replace": ofSuccession}
	for c, lists := range map[concern][]map[string]bool{
		ofKilling:    {killers, killingNouns, killingVerbs},
		ofMembership: {memberNouns},
		ofGovernment: {ownGovernment},
		ofDenial:     {deniers},
		ofCompany:    {escorts},
	} {
		for _, list := range lists {
			for w := range list {
				out[w] |= c
			}
		}
	}
	for w := range undone {
		out[w] |= ofDemand
	}
	return out
})

// concerning are the tokens that the reader wants, in order.
func (s *scene) concerning(reader concern) []int {
	if s.wanted == nil {
		s.wanted = make([]int, 0, 8)
		for i := range s.toks {
			if s.concerns(i, anybody) {
				s.wanted = append(s.wanted, i)
			}
		}
	}
	out := s.list(len(s.wanted))
	for _, i := range s.wanted {
		if s.lexeme(i).concern&reader != 0 {
			out = append(out, i)
		}
	}
	return out
}

// concerns reports whether token i is a noun, verb or adjective that the reader wants.
func (s *scene) concerns(i int, reader concern) bool {
	tag := s.toks[i].Tag
	return tag != "" && (tag[0] == 'N' || tag[0] == 'V' || tag[0] == 'J') && s.lexeme(i).concern&reader != 0
}
