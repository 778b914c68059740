package relations

import (
	"slices"

	"entente/internal/entities"
	"entente/internal/ontology"
)

// Confidence of a post told by a possessor alone.
const (
	priorOwnLeader = 0.9 // "Syria's NAME" of somebody known to lead it
	priorOwn       = 0.7
)

// ownStatesman reads "Guyana's NAME and Peru's NAME will meet": in a report on
// states, a state's person who deals with others acts for it. It says nothing of
// athletes and singers, so the article must not be about them.
func (s *scene) ownStatesman(person actor, head int, c *collector) {
	men := &s.found.Mentions[person.mention]
	for _, o := range s.childrenOf(head, "poss") {
		m := s.mention(o)
		if m < 0 || s.doc.Child(o, "case") != men.Start-1 || len(s.found.Mentions[m].Entities) != 1 {
			continue
		}
		state := s.found.Mentions[m].Entities[0]
		if s.kind(state) != ontology.Country || s.found.Mentions[m].Via == ontology.ViaCoreference {
			continue
		}
		prior := priorOwn
		if s.ledBy(person.entity) == state {
			prior = priorOwnLeader
		} else if men.Len() < 2 || !s.statecraft(head) || s.ofArena() {
			continue
		}
		st := standing{modality: ontology.Asserted, doubt: 1}
		e := &Entry{Head: "'s", Class: Noun, Relation: ontology.Represents, Plover: ontology.Represents.Plover(), Prior: prior, Source: "speaker"}
		s.state(&match{entry: e, trigger: men.Start - 1}, person, s.mentioned(m, o)[0], &st, c)
		if _, known := s.posts[person.entity]; !known {
			s.posts[person.entity] = state
		}
	}
}

// statecraft reports whether the clause of a name says what those do who act for
// states: they meet, ask, praise, warn.
func (s *scene) statecraft(head int) bool {
	for range maxDepth {
		if !s.is(head, "conj", "appos") {
			break
		}
		head = s.head(head)
	}
	v := s.head(head)
	if !s.is(head, "nsubj", "agent", "dobj", "pobj") {
		return false
	}
	if s.is(head, "pobj") {
		v = s.head(v)
	}
	return politics[s.lemma(v)] || slices.ContainsFunc(s.lexeme(v).verbs, ofStates) || slices.ContainsFunc(s.lexeme(v).nouns, ofStates)
}

// politics are further verbs of those who act for states.
var politics = wordSet("sign host discuss veto address chair mediate negotiate attend brief ratify")

// ofStates reports whether an entry tells what states do with one another.
func ofStates(e trigger) bool {
	switch e.Relation {
	case ontology.MeetsWith, ontology.Requests, ontology.Accuses, ontology.Supports, ontology.Threatens, ontology.AgreesWith, ontology.PartnersWith, ontology.Aids, ontology.Sanctions, ontology.Rejects:
		return len(e.Rest) == 0
	}
	return false
}

// ofArena reports whether the article is about sport or the stage: three of
// their words or more.
func (s *scene) ofArena() bool {
	if s.told == nil {
		return s.countArena()
	}
	if s.told.ofArena == unasked {
		return s.told.ofArena.answer(s.countArena())
	}
	return s.told.ofArena == yes
}

// countArena is ofArena for the first time.
func (s *scene) countArena() bool {
	n := 0
	for i := range s.in.Sections {
		if d := s.in.Sections[i].Doc; d != nil && s.in.Sections[i].Part != entities.Dateline {
			for j := range d.Tokens {
				if arenaWords[d.Tokens[j].Lower] {
					if n++; n > 2 {
						return true
					}
				}
			}
		}
	}
	return false
}

var arenaWords = wordSet(`match matches tournament coach league cup goal goals striker midfielder medal medals olympic olympics championship
	champion champions athlete athletes stadium team teams player players season race racing album song songs singer band film movie
	actor actress tennis football soccer cricket rugby boxing golf cycling swimming marathon podium final finals semifinal`)
