package relations

import (
	"slices"
	"strings"

	"entente/internal/ontology"
)

// fill reads the slots of an entry; nil where subject or object is missing.
func (s *scene) fill(e *Entry, t int, words []int) *match {
	if s.loose > 0 {
		return s.fillLoosely(e, t)
	}
	m := match{entry: e, trigger: t}
	if e.Class == Noun && e.Relation.Symmetric() && !s.given {
		if found := s.betweenWhom(t); distinct(found) > 1 && hasSlot(e.Object, "between") {
			m.subjects, m.objects, m.each = found, found, true // "A hailed the ties between B and C"
			return m.kept()
		}
		if found := s.jointBody(e, t); found != nil {
			m.subjects, m.objects, m.each = found, found, true
			return m.kept()
		}
	}
	for _, sl := range e.Subject {
		at := t
		if len(words) > 0 && sl.Name == "own" { // "suspended Mali's membership"
			at = words[len(words)-1]
		}
		as := agent
		if sl.Name == "obj" && e.Relation == ontology.MemberOf {
			as = direct // who is expelled, not whose diplomats
		}
		if m.subjects = s.slot(e, at, sl, as); len(m.subjects) > 0 {
			m.told = sl.Name == "says"
			break
		}
	}
	as := objectRole(e.Relation)
	if len(m.subjects) == 0 {
		return s.fillAmong(m, as)
	}
	for _, sl := range e.Object {
		if sl.Name == "each" {
			if e.Class == Verb && (s.unknownPartner(e, t) || s.onOthers(e, t)) || e.Class == Noun && e.Subject[0].Name == "subj" && !s.saidOfMany(t) {
				break
			}
			if e.Class == Noun && distinct(m.subjects) == 1 {
				m.subjects = append(m.subjects, s.coOwner(t)...)
			}
			if distinct(m.subjects) > 1 && !s.manySpeak(m.subjects) {
				m.objects, m.each = m.subjects, true
			}
			break
		}
		if sl.Name == "by" && e.Class == Verb && s.passive(t) {
			continue // the doer
		}
		at := t
		if len(words) > 0 && (sl.Name == "mod" || sl.Name == "own") { // "lifted its Iran sanctions", "came to Iran's aid"
			at = s.nounAmong(words)
		}
		found := s.slot(e, at, sl, as)
		if sl.Name == "mod" || sl.Name == "comp" || sl.Name == "place" || sl.Name == "of" || sl.Name == "own" || sl.Name == "cause" || sl.Name == "react" || sl.Name == "cond" || sl.Name == "clause" || sl.Name == "gets" || sl.Name == "bidden" || sl.Name == "beside" || sl.Name == "aim" || sl.Name == "on" || sl.Name == "with" {
			found = without(found, m.subjects)
		}
		if e.Relation == ontology.Aids && !s.given {
			found = s.withoutFoes(t, found)
		}
		if s.reciprocal(t, sl.Name) && distinct(m.subjects) > 1 {
			m.objects, m.each = m.subjects, true
			break
		}
		if m.objects = s.allowed(e.Relation, m.subjects, found); len(m.objects) > 0 {
			break
		}
		if sl.Name == "obj" && found == nil && !s.given && e.Class == Verb && as != victim && s.objectUnnamed(t) {
			break // "urged the administration to press for reforms in Chad"
		}
	}
	if len(m.objects) == 0 {
		return nil
	}
	return m.kept()
}

// withoutFoes leaves out the states that stand for those who fight them: arms for
// "rebels in Chad" are none for Chad.
func (s *scene) withoutFoes(t int, as []actor) []actor {
	o := s.doc.Child(t, "dobj")
	return slices.DeleteFunc(slices.Clone(as), func(a actor) bool {
		return s.kind(a.entity) == ontology.Country && (againstStates[s.lemma(a.at)] || o >= 0 && o < a.at && againstStates[s.lemma(o)])
	})
}

var againstStates = wordSet("rebel insurgent guerrilla separatist secessionist militant terrorist jihadist extremist mutineer")

// kept is the match in memory of its own, which most that are tried never need.
func (m match) kept() *match { return &m }

// betweenWhom are those after "between" below noun t, also where the parser has made
// them owners of what follows: "ties between Chad and Mali and Mali's role".
func (s *scene) betweenWhom(t int) []actor {
	out := s.inPhrases(s.prepObjects(t, "between"), agent)
	if distinct(out) > 1 && out[0].weight >= weightCoref {
		return out
	}
	for _, c := range s.childrenOf(t, "prep") {
		if s.toks[c].Lower != "between" {
			continue
		}
		if states, _ := s.statesFrom(c + 1); distinct(states) > 1 {
			return states
		}
	}
	if out == nil {
		return s.betweenBehind(t)
	}
	return out
}

// jointBody are the two whose joint body meets in the meeting that noun t names: "a
// session of the Chad-Mali working group".
func (s *scene) jointBody(e *Entry, t int) []actor {
	if e.Relation != ontology.MeetsWith {
		return nil
	}
	of := s.prepObjects(t, "of")
	if len(of) != 1 {
		return nil
	}
	if m := s.mention(of[0]); m >= 0 {
		return s.statesWithin(m)
	}
	out := s.namedBefore(of[0], 0, "amod", "compound", "nmod")
	if distinct(out) != 2 || s.kind(out[0].entity) != ontology.Country || s.kind(out[1].entity) != ontology.Country {
		return nil
	}
	return out
}

// statesWithin are the two countries at the start of a body's name, nil where it has
// none or others: "the [Chad-Mali] Working Group".
func (s *scene) statesWithin(m int) []actor {
	var out []actor
	men := &s.found.Mentions[m]
	for i := men.Start; i < men.End && i < men.Start+3; i++ {
		in := s.mention(i)
		if in < 0 || in == m {
			continue
		}
		for _, a := range s.mentioned(in, i) {
			if s.kind(a.entity) == ontology.Country {
				out = append(out, a)
			}
		}
	}
	if distinct(out) != 2 {
		return nil
	}
	return out
}

// betweenBehind are those after a "between" that the parser gave only to the
// nouns joined to noun t: "the friendship and shared values between Chad and Mali".
func (s *scene) betweenBehind(t int) []actor {
	if t+2 >= len(s.toks) || s.toks[t+1].Lower != "and" {
		return nil
	}
	for i := t + 2; i < min(t+7, len(s.toks)); i++ {
		switch tag := s.toks[i].Tag; {
		case s.toks[i].Lower == "between":
			return s.inPhrases(s.childrenOf(i, "pobj"), agent)
		case s.mention(i) >= 0 || !strings.HasPrefix(tag, "NN") && !strings.HasPrefix(tag, "JJ") && tag != "VBN" && tag != "VBG":
			return nil
		}
	}
	return nil
}

// hasSlot reports whether one of the slots has the name.
func hasSlot(slots []Slot, name string) bool {
	return slices.ContainsFunc(slots, func(sl Slot) bool { return sl.Name == name })
}

// saidOfMany reports whether noun t says what several are: "Chad and Mali are allies".
func (s *scene) saidOfMany(t int) bool {
	tag := s.toks[t].Tag
	return (tag == "NNS" || tag == "NNPS") && s.is(s.outer(t), "attr")
}

// nounAmong is the first noun among a trigger's further words, or else the first
// of them.
func (s *scene) nounAmong(words []int) int {
	for _, w := range words {
		if s.nominal(w) {
			return w
		}
	}
	return words[0]
}

// unknownPartner reports whether the verb has a name for an object that no
// entity bears, or "meet" has any other one: whoever "met Smith and his wife", or
// meets a need, did not meet each other.
func (s *scene) unknownPartner(e *Entry, t int) bool {
	if s.lemma(t) == "meet" && len(s.childrenOf(t, "dobj")) > 0 && !s.reciprocal(t, "obj") {
		return true
	}
	partners := s.prepObjects(t, "with")
	if len(e.Rest) == 0 { // "A and B launched the COUNCIL"
		partners = append(partners, s.childrenOf(t, "dobj")...)
	}
	for _, o := range partners {
		if s.toks[o].Tag == "NNP" && s.mention(o) < 0 {
			return true
		}
	}
	return false
}

// conference is how many at most are told to have met one another by "we".
const conference = 4

// manySpeak reports whether the actors are more than a handful who call themselves
// "we": the twenty states of a joint statement met at a conference, not two by two.
func (s *scene) manySpeak(as []actor) bool {
	return distinct(as) > conference && as[0].mention >= 0 && s.toks[s.found.Mentions[as[0].mention].Start].Lower == "we"
}

// onOthers reports whether an act of one on another is done to something that is
// neither of its subjects: leaders who "fight climate change" do not fight each other.
func (s *scene) onOthers(e *Entry, t int) bool {
	if e.Relation.Symmetric() || s.given || s.reciprocal(t, "obj") {
		return false
	}
	return len(e.Rest) == 0 && len(s.childrenOf(t, "dobj")) > 0 || s.doc.Child(t, "prep") >= 0 && len(s.prepObjects(t, "against")) > 0
}

// fillLoosely takes the missing end of a given pair for granted.
func (s *scene) fillLoosely(e *Entry, t int) *match {
	for i, slots := range [][]Slot{e.Subject, e.Object} {
		for _, sl := range slots {
			for _, a := range s.slot(e, t, sl, patient) {
				if a.entity == i {
					other := actor{entity: 1 - i, mention: 1 - i, at: s.found.Mentions[1-i].Head, weight: 0.5}
					if i == 0 {
						return &match{entry: e, trigger: t, subjects: []actor{a}, objects: []actor{other}}
					}
					other.weight = 0.4
					return &match{entry: e, trigger: t, subjects: []actor{other}, objects: []actor{a}}
				}
			}
		}
	}
	if s.loose > 1 {
		a := actor{entity: 0, mention: 0, at: s.found.Mentions[0].Head, weight: 0.6}
		b := actor{entity: 1, mention: 1, at: s.found.Mentions[1].Head, weight: 0.6}
		return &match{entry: e, trigger: t, subjects: []actor{a}, objects: []actor{b}}
	}
	return nil
}

// fillAmong reads an act that its parties do together, told by a noun without
// a possessor: "talks between A and B".
func (s *scene) fillAmong(m match, as role) *match {
	for _, sl := range m.entry.Object {
		if sl.Name != "between" && sl.Name != "among" && !((m.entry.Class != Verb || s.given) && m.entry.Relation.Symmetric() && sl.Name != "each") {
			continue // "it will consult with A and B": they do not consult each other
		}
		if found := s.slot(m.entry, m.trigger, sl, as); distinct(found) > 1 {
			m.subjects, m.objects, m.each = found, found, true
			return m.kept()
		}
	}
	if m.entry.Class == Noun && m.entry.Relation.Symmetric() { // "the cooperation of Chad and Mali"
		if found := s.inPhrases(s.prepObjects(m.trigger, "of"), agent); distinct(found) > 1 {
			m.subjects, m.objects, m.each = found, found, true
			return m.kept()
		}
	}
	return nil
}

// allowed are the objects that the relation may have with one of the subjects.
func (s *scene) allowed(r ontology.RelationType, subs, objs []actor) []actor {
	if s.given {
		return objs
	}
	return filter(objs, func(o actor) bool {
		kind := s.kind(o.entity)
		for i := range subs {
			if x := subs[i].entity; x != o.entity && (r.Allows(s.kind(x), kind) || r == ontology.Accuses && kind == ontology.Agreement) {
				return true
			}
		}
		return false
	})
}
