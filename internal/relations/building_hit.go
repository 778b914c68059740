package relations

import "entente/internal/ontology"

// An act of force with a building before its noun was done to whoever owns that, in
// the country that is named behind: "the Malian embassy bombing in Chad".

// buildings are the nouns for what belongs to a state in another's country, or is
// attacked as a part of it.
var buildings = wordSet("embassy consulate mission airbase")

// ofBuilding reports whether c says only whose the building is on which force was
// used, as noun h tells: "the [Malian] embassy bombing".
func (s *scene) ofBuilding(c, h int) bool {
	b := s.buildingBefore(h)
	return b >= 0 && c <= b
}

// buildingBefore is the building right before noun h of an act of force, or -1.
func (s *scene) buildingBefore(h int) int {
	if s.given || h == 0 || !buildings[s.lemma(h-1)] || !s.nominal(h) || s.mention(h) >= 0 {
		return -1
	}
	if e := s.plain(h); e == nil || e.Relation != ontology.Attacks {
		return -1
	}
	return h - 1
}

// buildingHit are the owners of the building that was hit by the act that t, or its
// object, names.
func (s *scene) buildingHit(t int) []actor {
	for _, n := range append(append(s.childrenOf(t, "dobj", "nsubjpass"), s.prepObjects(t, "of")...), t) {
		b := s.buildingBefore(n)
		if b < 1 {
			continue
		}
		if m := s.mention(b); m >= 0 { // "the U.S. embassy" as one name
			return s.mentioned(m, b)
		}
		if m := s.mention(b - 1); m >= 0 {
			return s.mentioned(m, b-1)
		}
	}
	return nil
}
