package relations

import (
	"slices"
	"strings"

	"entente/internal/entities"
	"entente/internal/ontology"
)

// priorPlayer is the confidence of a player's belonging to a club.
const priorPlayer = 0.8

// players states who plays for the clubs of the article. The tagger is lost among
// the nouns of sport, so what stands around a name is read word by word.
func (s *scene) players(c *collector) {
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		men := &s.found.Mentions[m]
		if len(men.Entities) != 1 || !s.found.Club(men.Entities[0]) {
			continue
		}
		club := s.mentioned(m, men.Head)[0]
		if men.Via != ontology.ViaCoreference || s.toks[men.Start].Tag == "PRP$" {
			s.playersBehind(club, men, c)
		}
		s.playerOfSquad(club, men, c)
		s.playersFor(club, c)
		s.playersUsed(club, c)
	}
}

// playersBehind reads "Dortmund keeper NAME", "Bayern's homegrown NAME",
// "Barcelona and Spain midfielder NAME", "Madrid stars NAME and NAME".
func (s *scene) playersBehind(club actor, men *entities.Mention, c *collector) {
	i, role := men.End, -1
	owns := s.toks[men.Start].Tag == "PRP$"
	if i < len(s.toks) && s.toks[i].Tag == "POS" {
		owns = true
		i++
	}
	if i+1 < len(s.toks) && s.toks[i].Lower == "and" && s.names(i+1, ontology.Country) {
		i = s.found.Mentions[s.mention(i+1)].End
	}
	for n := 0; n < 5 && i < len(s.toks) && !s.toks[i].SentenceStart && !s.personAt(i); n, i = n+1, i+1 {
		switch t := &s.toks[i]; {
		case entities.TeamNoun(s.singular(i)):
			role = i
		case s.mention(i) >= 0 && s.kind(s.found.Mentions[s.mention(i)].Entities[0]) != ontology.Country,
			!s.nominal(i) && !strings.HasPrefix(t.Tag, "JJ") && t.Tag != "VBG" && t.Tag != "VBN" && t.Tag != "HYPH" && t.Lower != "and":
			return
		}
	}
	if i >= len(s.toks) || !s.personAt(i) || role < 0 && (!owns || s.toks[men.Start].Tag == "PRP$") || role >= 0 && titlesOfTeams[s.singular(role)] {
		return
	}
	people := s.listFrom(i)
	if role < 0 || s.toks[role].Lower == s.singular(role) {
		people = people[:1]
	}
	for _, who := range people {
		s.statePlayer(who, club, men.Start, c)
	}
}

// playerOfSquad reads "NAME and his Nuremberg squad".
func (s *scene) playerOfSquad(club actor, men *entities.Mention, c *collector) {
	own := men.Start - 1
	if own < 0 || men.End >= len(s.toks) || s.toks[own].Tag != "PRP$" || s.mention(own) < 0 || !squads[s.toks[men.End].Lower] {
		return
	}
	for _, who := range s.mentioned(s.mention(own), own) {
		if s.kind(who.entity) == ontology.Person {
			s.statePlayer(who, club, men.Start, c)
		}
	}
}

var squads = wordSet("squad team side teammates")

// playersFor reads "NAME has scored for Renault", "For Bayern, NAME and NAME are
// suspended".
func (s *scene) playersFor(club actor, c *collector) {
	p := s.head(club.at)
	if !s.is(club.at, "pobj") || s.toks[p].Lower != "for" {
		return
	}
	if start := s.found.Mentions[club.mention].End; s.toks[p].SentenceStart && start+1 < len(s.toks) && s.toks[start].Lower == "," && s.personAt(start+1) {
		for _, who := range s.listFrom(start + 1) {
			s.statePlayer(who, club, p, c)
		}
		return
	}
	v := s.head(p)
	for n := 0; n < 3 && s.nominal(v); n++ { // "got his first victory for McLaren"
		v = s.head(v)
	}
	if !s.verbal(v) || s.doc.Child(v, "neg") >= 0 || !playsFor[s.lemma(v)] {
		return
	}
	for _, who := range s.people(s.childrenOf(v, "nsubj")) {
		s.statePlayer(who, club, p, c)
	}
}

// playsFor are the verbs by which a player does something for the club.
var playsFor = wordSet("play score win race drive appear sign debut start feature star get bowl bat pitch ride net strike equalise equalize convert seal")

// playersUsed reads "Chelsea are without NAME", "Bayern signed NAME", "Schalke
// rely on NAME and NAME", "Chelsea saw NAME sent off".
func (s *scene) playersUsed(club actor, c *collector) {
	v := s.head(club.at)
	if !s.is(club.at, "nsubj") || !s.verbal(v) || s.doc.Child(v, "neg") >= 0 {
		return
	}
	var who []actor
	switch w := s.lemma(v); {
	case w == "rely" || w == "count" || w == "depend":
		who = s.people(s.prepObjects(v, "on"))
	case w == "be" || w == "do":
		who = s.people(s.prepObjects(v, "without"))
	case usesPlayer[w]:
		who = s.people(s.childrenOf(v, "dobj"))
	case w == "see" && s.bookedBelow(v):
		if at := s.doc.Child(v, "dobj", "ccomp"); at > v {
			for i := v + 1; i < len(s.toks) && !s.toks[i].SentenceStart; i++ {
				if s.personAt(i) {
					who = s.listFrom(i)
					break
				}
			}
		}
	}
	for _, a := range who {
		s.statePlayer(a, club, v, c)
	}
}

// usesPlayer are the verbs by which a club does something with one of its own.
var usesPlayer = wordSet("sign field bench rest substitute bring introduce miss buy loan")

// bookedBelow reports whether the clause of a verb tells of a booking or a wound.
func (s *scene) bookedBelow(v int) bool {
	sub := s.doc.Subtree(v)
	for i := v; i < sub.End; i++ {
		if booked[s.toks[i].Lower] {
			return true
		}
	}
	return false
}

var booked = wordSet("card cards booked sent dismissed injured hobble limp carried")

// statePlayer states that somebody belongs to a club, or did.
func (s *scene) statePlayer(who, club actor, trigger int, c *collector) {
	st := Statement{
		Subject: who.entity, Object: club.entity, Relation: ontology.MemberOf,
		Polarity: ontology.Affirmed, Modality: ontology.Asserted, AttributedTo: -1,
		Section: s.section, Rule: "member_of.player", Confidence: priorPlayer * who.weight * club.weight,
	}
	for i := trigger - 1; i >= max(trigger-2, 0) && !s.toks[i+1].SentenceStart; i-- {
		if formerly[s.toks[i].Lower] {
			st.Modality = ontology.Ended
		}
	}
	s.locate(&st, trigger, nil, who, club)
	if !slices.ContainsFunc(c.out, func(o Statement) bool {
		return o.Relation == ontology.MemberOf && o.Section == st.Section && o.Sentence == st.Sentence && o.Subject == st.Subject && o.Object == st.Object
	}) {
		c.add(st)
	}
}
