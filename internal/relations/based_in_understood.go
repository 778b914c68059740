package relations

import (
	"strings"

	"entente/internal/entities"
	"entente/internal/ontology"
)

// A parliament, a court, a ministry, an army or a party is that of the state of
// which the text speaks, as the president is whose title stands bare. The state
// comes from the text; what the tables know of the body can only forbid it.

// priorUnderstood is the confidence of a seat that the text makes plain without
// putting the state beside the body.
const priorUnderstood = 0.6

// baseUnderstood states the seat of a body of a state that is named bare.
func (s *scene) baseUnderstood(org actor, men *entities.Mention, c *collector) {
	if !s.ofState(org.entity) && !s.calledOfficial(men) || s.seated(org.entity, c) {
		return
	}
	at, main := s.stateOfSentence(org, men), s.stateOfArticle()
	if at == nil {
		at = main
	}
	if _, known := ontology.OrganisationByID(s.found.Entities[org.entity].ID); !known && at != nil && (main == nil || main[0].entity != at[0].entity) && !s.onlyOneState() {
		return // "a leader of the Socialist Party", in a text of two states
	}
	if at == nil || s.tablesForbid(org.entity, at[0].entity) {
		return
	}
	s.stateBase(org, at, "based_in.understood", priorUnderstood, c)
}

// ofState reports whether a body is by its nature one of a state, by what the
// tables or its name say.
func (s *scene) ofState(entity int) bool {
	e := &s.found.Entities[entity]
	if o, ok := ontology.OrganisationByID(e.ID); ok {
		switch o.Sort {
		case ontology.SortGovernment, ontology.SortLegislature, ontology.SortCourt, ontology.SortArmedForce, ontology.SortIntelligence, ontology.SortParty:
			return true
		}
		return false
	}
	name := strings.ToLower(e.Name)
	for _, w := range strings.Fields(name) {
		if wide[w] {
			return false
		}
	}
	head := headOfName(e.Name)
	return head == "party" || partyOfPeople(e.Name) || governmentHeads[head] ||
		strings.HasPrefix(name, "federal ") || strings.HasPrefix(name, "supreme ") || strings.HasPrefix(name, "constitutional ")
}

// calledOfficial reads "the official IRNA news agency", "the state oil company
// PDVSA", "the ruling African National Congress": the words before a name say
// that the body is a state's.
func (s *scene) calledOfficial(men *entities.Mention) bool {
	for i := men.Start - 1; i >= 0 && men.Start-i < 5 && !s.toks[i+1].SentenceStart; i-- {
		t := &s.toks[i]
		switch {
		case officially[t.Lower] && s.mention(i) < 0:
			return i > 0 && s.toks[i-1].Tag == "DT"
		case s.mention(i) >= 0 || !s.nominal(i) && !strings.HasPrefix(t.Tag, "JJ") && t.Tag != "VBG" && t.Tag != "HYPH" && !(t.Tag == "," && i == men.Start-1):
			return false
		}
	}
	return false
}

var officially = wordSet("official state state-run state-owned state-controlled ruling governing national opposition")

// governmentHeads are the heads of names of bodies that only a state has.
var governmentHeads = wordSet("ministry parliament senate congress treasury duma navy army coastguard")

// wide are words of names of bodies that are of no state, or of a part of one.
var wide = wordSet("european international world global african asian american arab latin union united nations interparliamentary regional state city county")

// seated reports whether the seat of a body has been stated.
func (s *scene) seated(org int, c *collector) bool {
	for i := range c.out {
		if o := &c.out[i]; o.Relation == ontology.BasedIn && o.Subject == org && o.Polarity == ontology.Affirmed {
			return true
		}
	}
	return false
}

// tablesForbid reports whether the tables put a body elsewhere, or in no state.
func (s *scene) tablesForbid(org, state int) bool {
	o, ok := ontology.OrganisationByID(s.found.Entities[org].ID)
	return ok && o.Country != s.found.Entities[state].ID
}

// stateOfSentence is the one state that the sentence of a body names, or for
// which the person stands to whom the body belongs: "German Chancellor Angela
// Merkel's Christian Democratic Union".
func (s *scene) stateOfSentence(org actor, men *entities.Mention) []actor {
	for _, p := range s.ownersOf(men.Head) {
		for _, who := range s.people([]int{p}) {
			if state, ok := s.posts[who.entity]; ok {
				return []actor{{entity: state, mention: -1, at: p, weight: 1}}
			}
		}
	}
	if out, several := s.statesNamed(men.Start); out != nil || several {
		return out
	}
	return s.stateOfPeople(men.Start)
}

// stateOfPeople is the one state for which people named in the sentence of token i
// stand: "Trump signed what Congress had passed".
func (s *scene) stateOfPeople(i int) []actor {
	var out []actor
	sentence := s.doc.SentenceOf(i)
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		o := &s.found.Mentions[m]
		if !sentence.Contains(o.Start) || len(o.Entities) != 1 || s.kind(o.Entities[0]) != ontology.Person {
			continue
		}
		if state, ok := s.posts[o.Entities[0]]; ok && (out == nil || out[0].entity != state) {
			if out != nil {
				return nil
			}
			out = []actor{{entity: state, mention: -1, at: o.Head, weight: 0.9}}
		}
	}
	return out
}

// statesNamed is the state that the sentence of token i names; several tells that
// it names more than one.
func (s *scene) statesNamed(i int) (out []actor, several bool) {
	sentence := s.doc.SentenceOf(i)
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		o := &s.found.Mentions[m]
		if !sentence.Contains(o.Start) || o.Via == ontology.ViaContext || s.destination(o.Head) {
			continue
		}
		for _, e := range o.Entities {
			if s.kind(e) == ontology.Country && (out == nil || out[0].entity != e) {
				if out != nil {
					return nil, true
				}
				out = []actor{{entity: e, mention: m, at: o.Head, weight: 1}}
			}
		}
	}
	return out, false
}

// destination reports whether a state is only where somebody goes or comes from:
// "fled to the United States", "a visit to Chad".
func (s *scene) destination(at int) bool {
	p := s.head(at)
	if s.is(at, "dobj") {
		return goes[s.lemma(p)]
	}
	if w := s.toks[p].Lower; !s.is(at, "pobj") || w != "to" && w != "into" && w != "from" {
		return false
	}
	return goes[s.lemma(s.head(p))]
}

var goes = wordSet("go come flee travel fly move return emigrate immigrate escape visit tour trip journey flight bring take send deport extradite arrive head drive sail walk")

// onlyOneState reports whether the article names no second state.
func (s *scene) onlyOneState() bool {
	first := -1
	for m := range s.found.Mentions {
		for _, e := range s.found.Mentions[m].Entities {
			if s.kind(e) != ontology.Country {
				continue
			}
			if first >= 0 && first != e {
				return false
			}
			first = e
		}
	}
	return true
}

// stateOfArticle is the state of which the article speaks more than of all others
// together, and which it names first; nil without one.
func (s *scene) stateOfArticle() []actor {
	if !s.mainAsked {
		s.main, s.mainAsked = s.countStates(), true
	}
	return s.main
}

// countStates is stateOfArticle's answer before anybody asked.
func (s *scene) countStates() []actor {
	counts, all := make([]int, len(s.found.Entities)), 0
	for m := range s.found.Mentions {
		for _, e := range s.found.Mentions[m].Entities {
			if s.kind(e) == ontology.Country {
				counts[e]++
				all++
			}
		}
	}
	for e, n := range counts {
		if n >= 3 && 2*n > all && s.toldFrom(e) {
			return []actor{{entity: e, mention: -1, at: 0, weight: 0.9}}
		}
	}
	return nil
}
