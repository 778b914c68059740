package relations

import "entente/internal/ontology"

// inContest reports whether an act of force, in an article about sport or the
// stage, is most likely one of a game: "Germany beat Brazil", "the battle between
// two drivers". What kills or bombs is none.
func (s *scene) inContest(m *match) bool {
	if m.entry.Relation != ontology.Attacks || !contestWords[m.entry.Head] {
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
