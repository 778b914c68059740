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
)

// concerns are the readers' words, by dictionary form.
var concerns = sync.OnceValue(func() map[string]concern {
	out := map[string]concern{"death": ofKilling, "alliance": ofMembership, "lead": ofMembership}
	for c, lists := range map[concern][]map[string]bool{
		ofKilling:    {killers, killingNouns, killingVerbs},
		ofMembership: {memberNouns},
		ofGovernment: {ownGovernment},
		ofDenial:     {deniers},
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

// concerns reports whether token i is a noun, verb or adjective that the reader wants.
func (s *scene) concerns(i int, reader concern) bool {
	tag := s.toks[i].Tag
	return tag != "" && (tag[0] == 'N' || tag[0] == 'V' || tag[0] == 'J') && s.lexeme(i).concern&reader != 0
}
