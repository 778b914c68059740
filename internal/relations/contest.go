package relations

import (
	"strings"

	"entente/internal/ontology"
)

// inContest reports whether an act of force, in an article about sport or the
// stage, is most likely one of a game: "Germany beat Brazil", "the battle between
// two drivers". What kills or bombs is none.
func (s *scene) inContest(m *match) bool {
	if m.entry.Relation != ontology.Attacks {
		return false
	}
	if s.atPolls(m) || s.walkout(m) {
		return true
	}
	if !contestWords[m.entry.Head] {
		return false
	}
	if s.arena == 0 {
		s.arena = 1
		if s.ofArena() && !s.ofForce() {
			s.arena = 2
		}
	}
	return s.arena == 2
}

// contestWords are the words of force that games are told with.
var contestWords = wordSet(`battle fight clash beat defeat crush rout attack strike shoot hammer destroy topple oust target hit war duel down overpower
	vanquish conquer pound overrun storm raid capture take blow stun demolish flatten sink conflict skirmish offensive assault combat tangle grapple`)

// atPolls reports whether who is beaten is beaten in a vote: "defeated NAME in the
// runoff", "ousted the incumbent at the election".
func (s *scene) atPolls(m *match) bool {
	if s.given || !pollWords[m.entry.Head] || len(m.words) > 0 {
		return false
	}
	for _, p := range [...]string{"in", "at", "during", "for"} {
		for _, a := range s.anchors(m.trigger) {
			for _, o := range s.prepObjects(a.at, p) {
				if ballots[s.lemma(o)] {
					return true
				}
			}
		}
	}
	return false
}

var (
	pollWords = wordSet("defeat beat oust topple crush trounce rout overpower vanquish conquer fight battle clash unseat")
	ballots   = wordSet("vote election runoff run-off ballot referendum primary poll by-election byelection caucus nomination leadership chairmanship presidency round seat contest race")
)

// walkout reports whether the strike of which the trigger speaks is one of workers:
// "the union began a strike in the mines", "a nationwide strike".
func (s *scene) walkout(m *match) bool {
	if s.given {
		return false
	}
	at := append([]int{m.trigger}, m.words...)
	for _, t := range at {
		if s.lemma(t) != "strike" || !s.nominal(t) {
			continue
		}
		for _, c := range s.childrenOf(t, "amod", "compound", "nmod", "nummod") {
			if labour[s.toks[c].Lower] {
				return true
			}
		}
		for _, a := range m.subjects {
			if s.ofWorkers(a.entity) {
				return true
			}
		}
	}
	return false
}

var labour = wordSet("general hunger labour labor nationwide countrywide country-wide wide wildcat indefinite sympathy rail transport teachers workers doctors miners warning solidarity hour 24-hour 48-hour 72-hour")

// ofWorkers reports whether the body is one of workers.
func (s *scene) ofWorkers(e int) bool {
	if s.kind(e) != ontology.Organisation {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(s.found.Entities[e].Name)) {
		if unions[w] {
			return true
		}
	}
	return false
}

var unions = wordSet("union unions workers mineworkers teamsters brotherhood labour labor steelworkers farmworkers teachers nurses miners")

// ofForce reports whether a word of the article is of real force only.
func (s *scene) ofForce() bool {
	for i := range s.in.Sections {
		if d := s.in.Sections[i].Doc; d != nil {
			for j := range d.Tokens {
				if forceWords[d.Tokens[j].Lower] {
					return true
				}
			}
		}
	}
	return false
}

var forceWords = wordSet(`killed troops soldiers soldier missile missiles rocket rockets army bomb bombs bombed bombing rebels military airstrike airstrikes
	shelling militants gunmen invasion nuclear artillery warplanes terrorist terrorists weapons`)

// comparedWith reports whether verb t only serves to compare, as the parser reads
// "more radical groups than Hamas fired rockets".
func (s *scene) comparedWith(t int) bool {
	m := s.doc.Child(t, "mark")
	return m >= 0 && s.toks[m].Lower == "than"
}
