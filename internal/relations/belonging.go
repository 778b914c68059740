package relations

import (
	"strings"

	"entente/internal/entities"
	"entente/internal/ontology"
)

// presuppose adds to a stated post the membership that it takes for granted: who
// leads a party, a union or a band is one of its members, who keeps a club's goal
// belongs to it. Who is paid to run or to speak for a company, a ministry or a
// body of states need not be a member of anything.
func (s *scene) presuppose(st Statement, post int, c *collector) {
	if s.kind(st.Subject) != ontology.Person || s.kind(st.Object) != ontology.Organisation || !ownPosts[s.lemma(post)] {
		return
	}
	party := s.partisan(st.Object) || s.found.Club(st.Object)
	if !party && (!s.ofMembers(st.Object) || hiredPosts[s.lemma(post)]) {
		return
	}
	st.Relation, st.Plover, st.Rule = ontology.MemberOf, ontology.MemberOf.Plover(), "member_of.post"
	st.Confidence *= 0.9
	c.add(st)
}

// postWord is the word of a match that tells the post: "leader" in "became leader of".
func (s *scene) postWord(m *match) int {
	for _, i := range m.words {
		if s.nominal(i) && s.title(i)&office != 0 {
			return i
		}
	}
	return m.trigger
}

// ownPosts are the posts that a body of members gives to one of its own, and the
// verbs that tell them.
var ownPosts = wordSet(`president vice-president chairman chairwoman chairperson chair co-chair co-chairman head leader co-leader secretary
	secretary-general treasurer speaker whip chief boss captain coach commander founder co-founder spokesman spokeswoman spokesperson
	candidate nominee deputy official frontman figurehead strongman kingpin mastermind representative director general negotiator
	officer organiser organizer strategist head lead chair found co-found captain command preside manager trainer skipper`)

// hiredPosts are those among them that a society or a union may also hire for.
var hiredPosts = wordSet(`spokesman spokeswoman spokesperson director official representative negotiator officer strategist coach commander candidate nominee`)

// partisan reports whether the body is a party, a movement or an armed group, for
// which nobody acts who does not belong to it.
func (s *scene) partisan(entity int) bool {
	e := &s.found.Entities[entity]
	if o, ok := ontology.OrganisationByID(e.ID); ok {
		return o.Sort == ontology.SortParty || o.Sort == ontology.SortArmedGroup || o.Sort == ontology.SortMovement
	}
	return partisanHeads[headOfName(e.Name)] || partyOfPeople(e.Name)
}

// partyOfPeople reports whether a body is named by the people of a party: "Social
// Democrats".
func partyOfPeople(name string) bool {
	return strings.HasSuffix(name, " Democrats") || peopleParties[name]
}

var peopleParties = map[string]bool{"Greens": true, "Conservatives": true, "Socialists": true, "Communists": true, "Liberals": true, "Tories": true, "Nationalists": true, "Centrists": true}

var partisanHeads = wordSet("party parties movement front militia brigade brigades gang cartel caucus faction mafia mob")

// ofMembers reports whether the body is made of people who joined it, by what the
// tables or the head of its name say.
func (s *scene) ofMembers(entity int) bool {
	e := &s.found.Entities[entity]
	if o, ok := ontology.OrganisationByID(e.ID); ok {
		switch o.Sort {
		case ontology.SortLegislature:
			return headOfName(e.Name) != "committee"
		case ontology.SortNGO, ontology.SortResearch:
		default:
			return false
		}
	}
	return memberHeads[headOfName(e.Name)]
}

// player reports whether a noun, told of somebody of that body, is one for those who
// play in its team: they belong to it, and hold no post.
func (s *scene) player(noun, body int) bool {
	return entities.PlayerNoun(s.singular(noun)) || s.found.Club(body) && entities.TeamNoun(s.singular(noun)) && !titlesOfTeams[s.singular(noun)]
}

// titlesOfTeams are the posts that a team has.
var titlesOfTeams = wordSet("captain skipper coach trainer manager")

// singular is the dictionary form of a noun, also of a capitalised one.
func (s *scene) singular(noun int) string {
	if w := s.lemma(noun); entities.TeamNoun(w) {
		return w
	}
	return strings.TrimSuffix(s.toks[noun].Lower, "s")
}

// memberHeads are the heads of names of bodies that people join.
var memberHeads = wordSet(`union association federation confederation league society guild club team orchestra band choir ensemble quartet
	parliament senate assembly congress brotherhood sisterhood order lodge fraternity alliance coalition`)

// headOfName is the noun of a body's name: "association" of "Association of
// American Publishers", "union" of "German Police Officers' Union".
func headOfName(name string) string {
	name, _, _ = strings.Cut(name, " (")
	for _, p := range []string{" of ", " for ", " on ", " in ", " against ", " to "} {
		name, _, _ = strings.Cut(name, p)
	}
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// ownParties reads "Merkel's Christian Democratic Union": a party that a person
// is said to have is the one to which he belongs, and whoever is named with it so
// leads it. "His party" may have another leader.
func (s *scene) ownParties(c *collector) {
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		men := &s.found.Mentions[m]
		if men.Via == ontology.ViaCoreference || len(men.Entities) != 1 || s.kind(men.Entities[0]) != ontology.Organisation || !s.partisan(men.Entities[0]) {
			continue
		}
		party := s.mentioned(m, men.Head)[0]
		for _, p := range s.ownersOf(men.Head) {
			for _, who := range s.people([]int{p}) {
				s.stateMember(who, party, men.Head, "member_of.possessive", 0.8, c)
				if s.toks[p].Tag != "PRP$" {
					st := standing{modality: ontology.Asserted, doubt: 1}
					e := &Entry{Head: "party", Class: Noun, Relation: ontology.Represents, Plover: ontology.Represents.Plover(), Prior: 0.7, Source: "membership"}
					s.state(&match{entry: e, trigger: men.Head}, who, party, &st, c)
				}
			}
		}
	}
}

// ownersOf are the tokens that own what token i names, or the noun of which
// the name is a part: "Buhari's opposition [APC] party".
func (s *scene) ownersOf(i int) []int {
	out := s.childrenOf(i, "poss")
	if h := s.head(i); out == nil && h > i && s.is(i, "compound", "nmod") && s.mention(h) < 0 && bodyKinds[s.lemma(h)] {
		out = s.childrenOf(h, "poss")
	}
	return out
}

// adherents reads "Social Democrat NAME", "NAME is a Christian Democrat": the noun
// for one of a party's people.
func (s *scene) adherents(c *collector) {
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		men := &s.found.Mentions[m]
		if len(men.Entities) != 1 || s.kind(men.Entities[0]) != ontology.Organisation || !strings.HasSuffix(s.toks[men.End-1].Text, "Democrat") {
			continue
		}
		party := s.mentioned(m, men.Head)[0]
		var who []actor
		switch h := s.head(men.Head); {
		case men.End < len(s.toks) && s.personAt(men.End):
			who = s.listFrom(men.End)[:1]
		case s.is(men.Head, "attr") && s.lemma(h) == "be" && s.doc.Child(h, "neg") < 0:
			who = s.people(s.childrenOf(h, "nsubj"))
		case s.is(men.Head, "compound", "amod", "nmod") && s.is(h, "attr") && s.title(h)&(office|membership) != 0 && s.doc.Child(s.head(h), "neg") < 0: // "is a Christian Democrat member of"
			who = s.people(s.childrenOf(s.head(h), "nsubj"))
		case s.is(men.Head, "appos"):
			who = s.people([]int{h})
		}
		for _, w := range who {
			s.stateMember(w, party, men.Head, "member_of.adherent", 0.8, c)
		}
	}
}

// partsOf reads "the Smithsonian's National Zoo": a body that another one has
// belongs to it.
func (s *scene) partsOf(c *collector) {
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		men := &s.found.Mentions[m]
		if men.Via == ontology.ViaCoreference || len(men.Entities) != 1 || s.kind(men.Entities[0]) != ontology.Organisation {
			continue
		}
		for _, p := range s.childrenOf(men.Head, "poss") {
			whole := s.organisationAt(p)
			if whole == nil || p >= men.Start || s.doc.Child(p, "case") < 0 || s.found.Mentions[s.mention(p)].Via == ontology.ViaCoreference || whole[0].entity == men.Entities[0] || s.partisan(men.Entities[0]) || !s.onlyAdjectives(p+1, men.Start) {
				continue
			}
			s.stateMember(s.mentioned(m, men.Head)[0], whole[0], men.Head, "member_of.possessive", 0.75, c)
		}
	}
}

// onlyAdjectives reports whether between two tokens stand a possessive ending and
// adjectives alone: not "Opel's parent General Motors".
func (s *scene) onlyAdjectives(from, to int) bool {
	for i := from; i < to; i++ {
		if t := s.toks[i].Tag; t != "POS" && !strings.HasPrefix(t, "JJ") {
			return false
		}
	}
	return true
}
