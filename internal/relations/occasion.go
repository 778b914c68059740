package relations

import (
	"slices"

	"entente/internal/ontology"
)

// A meeting or visit is often told as the occasion of something else: "said
// after talks with Chad's president", "met him during a visit to Mali". Whoever
// does the one does the other.

// occasions are the prepositions that tell when or where something is done.
var occasions = map[string]bool{"after": true, "during": true, "following": true, "before": true, "at": true, "in": true, "on": true, "amid": true, "ahead": true, "of": true}

// onOccasion are the phrases that do what the clause does of which the meeting
// or visit named by noun n is the occasion.
func (s *scene) onOccasion(n int) []int {
	p := s.head(n)
	if s.given { // what the clause tells of the pair is asked for, not its occasion
		return nil
	}
	if !s.is(n, "pobj") || !occasions[s.toks[p].Lower] {
		return nil
	}
	if v := s.head(p); s.nominal(v) && s.theirs(n) { // a title: "A and B Before Their Meeting"
		return []int{v}
	}
	if !s.meeting(n) {
		return nil
	}
	v := s.head(p)
	if s.toks[p].Lower == "of" { // "ahead of talks with"
		if s.toks[v].Lower != "ahead" {
			return nil
		}
		v = s.head(v)
	}
	if !s.verbal(v) {
		return nil
	}
	if s.passive(v) {
		return s.childrenOf(v, "nsubjpass")
	}
	return s.surface(v, 0)
}

// theirs reports whether the meeting of noun n is that of those just named: it is
// "theirs", of nobody whom an earlier sentence names, or of two sides.
func (s *scene) theirs(n int) bool {
	if p := s.doc.Child(n, "poss"); p >= 0 {
		return s.toks[p].Lower == "their" && s.mention(p) < 0
	}
	for _, c := range s.childrenOf(n, "compound", "amod", "nmod") {
		switch s.toks[c].Lower {
		case "bilateral", "trilateral":
			return true
		}
	}
	return false
}

// meeting reports whether noun n names a meeting with, or a visit to, somebody
// whom its phrase names.
func (s *scene) meeting(n int) bool {
	for _, e := range s.lexeme(n).nouns {
		if len(e.Rest) > 0 {
			continue
		}
		if e.Relation == ontology.MeetsWith && s.prepObjects(n, "with") != nil || e.Relation == ontology.Visits && s.prepObjects(n, "to") != nil {
			return true
		}
	}
	return false
}

// stillAhead reports whether the meeting or visit named by t is the occasion
// before which something is done: "said before his visit to Chad".
func (s *scene) stillAhead(t int) bool {
	p := s.head(t)
	if !s.is(t, "pobj") {
		return false
	}
	return s.toks[p].Lower == "before" || s.toks[p].Lower == "of" && s.toks[s.head(p)].Lower == "ahead"
}

// meetsFor reports whether the talk that verb t tells is only what those came
// together for of whom the verb above it tells that: "met to discuss trade".
func (s *scene) meetsFor(t int) bool {
	v := s.head(t)
	if s.given || v >= t || !s.hasTo(t) || !s.is(t, "advcl", "xcomp", "acl") || len(s.prepObjects(t, "with")) > 0 {
		return false
	}
	if s.verbal(v) {
		return slices.ContainsFunc(s.lexeme(v).verbs, plainMeeting)
	}
	return slices.ContainsFunc(s.lexeme(v).nouns, plainMeeting)
}

// plainMeeting reports whether a trigger tells a meeting by one word.
func plainMeeting(e trigger) bool { return e.Relation == ontology.MeetsWith && len(e.Rest) == 0 }
