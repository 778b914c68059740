package relations

import (
	"strings"

	"entente/internal/ontology"
)

// describedSeats reads the seat of a body that a description with a nationality
// means: "Acme halved its profit. … Germany's biggest bank said", "the German car
// giant", "the Luxembourg-based court". The body is the one that the text named
// last, if the sentence before and this one name no other that it may be.
func (s *scene) describedSeats(c *collector) {
	for i := range s.toks {
		if s.toks[i].Tag != "NN" || !bodyKinds[s.toks[i].Lower] && !describedAs[s.toks[i].Lower] {
			continue
		}
		known := s.describedBody(i)
		if s.mention(i) >= 0 && known == nil {
			continue
		}
		at := s.seatOfDescription(i)
		if at == nil {
			continue
		}
		org := known
		if org == nil {
			org = s.lastBody(i)
		}
		if org != nil && !s.tablesForbid(org[0].entity, at[0].entity) && !s.seated(org[0].entity, c) {
			s.stateBase(org[0], at, "based_in.description", 0.65, c)
		}
	}
}

// describedBody is the organisation that the description headed by token i is known
// to mean, or nil.
func (s *scene) describedBody(i int) []actor {
	m := s.mention(i)
	if m < 0 {
		return nil
	}
	men := &s.found.Mentions[m]
	if men.Via != ontology.ViaCoreference || men.Len() < 2 || men.Head != i || len(men.Entities) != 1 || s.kind(men.Entities[0]) != ontology.Organisation {
		return nil
	}
	return s.mentioned(m, i)
}

// describedAs are nouns for bodies that bodyKinds lacks since they mean other
// things too.
var describedAs = wordSet("court giant bookmaker carmaker company side")

// seatOfDescription is the country in a definite description that bears no name:
// "the German car giant", "Germany's second biggest bank".
func (s *scene) seatOfDescription(i int) []actor {
	if i+1 < len(s.toks) && (s.nominal(i+1) || s.mention(i+1) >= 0 || s.toks[i+1].Tag == "HYPH" || s.toks[i+1].Lower == ",") || s.doc.Child(i, "appos") >= 0 || s.is(i, "appos", "compound", "nmod", "conj", "attr") || s.doc.Child(i, "conj") >= 0 {
		return nil
	}
	at := s.statesAmong(s.namedBefore(i, 0, "amod", "compound", "nmod"))
	definite := s.doc.Child(i, "det") >= 0 && s.toks[s.doc.Child(i, "det")].Lower == "the"
	if at == nil {
		if at = s.statesAmong(s.namedBefore(i, 0, "poss")); at != nil && !s.foremost(i) {
			return nil // "China's company" may be any
		}
		definite = at != nil
	}
	if !definite || len(at) != 1 {
		return nil
	}
	return at
}

// statesAmong are those of the actors that are states by name.
func (s *scene) statesAmong(as []actor) []actor {
	var out []actor
	for _, a := range as {
		if s.kind(a.entity) == ontology.Country && a.mention >= 0 && s.found.Mentions[a.mention].Via != ontology.ViaCoreference {
			out = append(out, a)
		}
	}
	return out
}

// foremost reports whether a noun has a superlative that makes it one of its kind.
func (s *scene) foremost(i int) bool {
	for _, a := range s.childrenOf(i, "amod") {
		if w := s.toks[a].Lower; s.toks[a].Tag == "JJS" || w == "leading" || w == "top" || w == "main" || w == "national" || w == "only" {
			return true
		}
	}
	return false
}

// lastBody is the one organisation that the sentence of token i up to there and
// the one before it name; nil for none, several, or one that is no such body.
func (s *scene) lastBody(i int) []actor {
	from := s.doc.SentenceOf(i).Start
	if from > 0 {
		from = s.doc.SentenceOf(from - 1).Start
	}
	kind, found := s.toks[i].Lower, -1
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		men := &s.found.Mentions[m]
		if men.Start < from || men.Start >= i || len(men.Entities) != 1 || s.kind(men.Entities[0]) != ontology.Organisation || !s.mayBe(men.Entities[0], kind) {
			continue
		}
		if found >= 0 && s.found.Mentions[found].Entities[0] != men.Entities[0] {
			return nil
		}
		found = m
	}
	if found < 0 {
		return nil
	}
	return s.mentioned(found, s.found.Mentions[found].Head)
}

// mayBe reports whether a body can be meant by a noun.
func (s *scene) mayBe(entity int, kind string) bool {
	e := &s.found.Entities[entity]
	if strings.Contains(strings.ToLower(e.Name), kind) {
		return true
	}
	if s.found.Club(entity) || sportKinds[kind] {
		return s.found.Club(entity) && sportKinds[kind]
	}
	firm := !officialKinds[kind]
	if o, ok := ontology.OrganisationByID(e.ID); ok {
		switch o.Sort {
		case ontology.SortCompany, ontology.SortBank:
			return firm
		case ontology.SortCourt:
			return kind == "court"
		case ontology.SortNews:
			return newsKinds[kind]
		}
		return false
	}
	return firm && !s.ofState(entity) && !memberHeads[headOfName(e.Name)] && headOfName(e.Name) != "university" && headOfName(e.Name) != "institute"
}

var (
	officialKinds = wordSet("court party agency regulator union movement militia group association federation university institute newspaper daily weekly broadcaster magazine tabloid station network club side")
	sportKinds    = wordSet("club side outfit champions champion")
	newsKinds     = wordSet("newspaper daily weekly broadcaster magazine tabloid station network paper agency")
)
