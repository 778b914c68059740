package relations

import (
	"strings"

	"entente/internal/entities"
	"entente/internal/ontology"
	"entente/internal/text"
)

// bodyKinds are the nouns for what an organisation may be.
var bodyKinds = wordSet(`company firm maker manufacturer producer giant startup start-up lender bank airline utility carrier newspaper
	broadcaster operator developer retailer chain contractor conglomerate charity party agency group university institute
	regulator union club foundation corporation builder shipbuilder exporter supplier insurer tank magazine daily weekly
	tabloid website network station carmaker automaker chipmaker planemaker drugmaker brewer miner refiner ngo organisation
	organization association federation militia gang cartel watchdog publisher consultancy brokerage hospital museum school
	college academy movement outlet platform distributor trader champion champions side outfit`)

// baseByKind states the seat of a body that a noun with a nationality describes:
// "the US magazine Newsweek", "the German carmakers Audi and BMW", "Japan's
// Nikkei newspaper", "Siemens is a German company", "the Podemos party in Spain".
func (s *scene) baseByKind(org actor, men *entities.Mention, c *collector) {
	if at := s.countryOfList(men); at != nil {
		s.stateBase(org, at, "based_in.kind", 0.85, c)
	}
	if at := s.countryAround(men.Span); at != nil {
		s.stateBase(org, at, "based_in.kind", 0.85, c)
	}
	if at := s.countryPredicated(men.Head); at != nil {
		s.stateBase(org, at, "based_in.kind", 0.8, c)
	}
	if at := s.countryIn(org, men.Span); at != nil {
		s.stateBase(org, at, "based_in.place", 0.75, c)
	}
}

// countryOfList is the country before the noun that describes the body, or the
// list of bodies whose later member it is.
func (s *scene) countryOfList(men *entities.Mention) []actor {
	first, steps := men.Head, 0
	for s.is(first, "conj") && steps < maxDepth {
		first, steps = s.head(first), steps+1
	}
	m := s.mention(first)
	if m < 0 || s.found.Mentions[m].Start == 0 {
		return nil
	}
	kind := s.found.Mentions[m].Start - 1
	if !bodyKinds[s.lemma(kind)] || s.mention(kind) >= 0 || steps > 0 && s.toks[kind].Tag != "NNS" {
		return nil
	}
	return s.countryLeftOf(kind)
}

// countryLeftOf is the country named in the words that qualify the noun at token
// i, or nil.
func (s *scene) countryLeftOf(i int) []actor {
	for j := i - 1; j >= 0 && i-j < 6 && !s.toks[j+1].SentenceStart; j-- {
		if m := s.mention(j); m >= 0 {
			if as := s.mentioned(m, j); len(as) == 1 && s.kind(as[0].entity) == ontology.Country && s.found.Mentions[m].Via != ontology.ViaCoreference {
				return as
			}
			return nil
		}
		if t := &s.toks[j]; !strings.HasPrefix(t.Tag, "JJ") && !strings.HasPrefix(t.Tag, "NN") && t.Tag != "HYPH" && t.Tag != "POS" && t.Lower != "based" && t.Lower != "headquartered" || ties[t.Lower] {
			return nil
		}
	}
	return nil
}

// ties join a body to a state that is not its own: "the Iranian-backed militia".
var ties = wordSet("backed led linked funded supported aligned affiliated trained armed sponsored owned controlled friendly oriented allied")

// countryAround reads "Iran's IRNA news agency": the noun stands behind the name.
func (s *scene) countryAround(name text.Span) []actor {
	kind := name.End
	for kind < len(s.toks) && kind-name.End < 2 && s.nominal(kind) && !bodyKinds[s.lemma(kind)] {
		kind++
	}
	if kind >= len(s.toks) || !bodyKinds[s.lemma(kind)] || s.mention(kind) >= 0 || !s.nominal(kind) && s.toks[kind].Tag != "JJ" {
		return nil
	}
	return s.countryLeftOf(name.Start)
}

// countryPredicated reads "Siemens is a German company".
func (s *scene) countryPredicated(head int) []actor {
	v := s.head(head)
	if !s.is(head, "nsubj") || s.lemma(v) != "be" || s.doc.Child(v, "neg") >= 0 {
		return nil
	}
	for _, kind := range s.childrenOf(v, "attr") {
		if as := s.namedBefore(kind, 0, "amod", "compound", "nmod", "poss"); bodyKinds[s.lemma(kind)] && len(as) == 1 {
			return as
		}
	}
	return nil
}

// countryIn reads "the University of Cape Town in South Africa", "Podemos in
// Spain": a house that stands somewhere, or a body that the tables place there.
// Others may only act in the country: "the Red Cross in Chad".
func (s *scene) countryIn(org actor, name text.Span) []actor {
	i := name.End + 1
	if i >= len(s.toks) || s.toks[name.End].Lower != "in" || !name.Contains(s.head(name.End)) {
		return nil
	}
	if n := s.placeOfState(i); n >= 0 {
		i = n
	} else if s.mention(i) < 0 { // "in Toronto, Canada"
		for i < len(s.toks) && i-name.End < 4 && s.toks[i].Tag == "NNP" && s.mention(i) < 0 {
			i++
		}
		if i++; i >= len(s.toks) || s.toks[i-1].Lower != "," || i == name.End+2 {
			return nil
		}
	}
	m := s.mention(i)
	if m < 0 || s.found.Mentions[m].Via != ontology.ViaName && s.found.Mentions[m].Via != ontology.ViaAlias && s.placeOfState(name.End+1) < 0 {
		return nil
	}
	as := s.mentioned(m, i)
	if len(as) != 1 {
		return nil
	}
	if o, ok := ontology.OrganisationByID(s.found.Entities[org.entity].ID); ok {
		if o.Country != s.found.Entities[as[0].entity].ID {
			return nil
		}
		return as
	}
	for j := name.Start; j < name.End; j++ {
		if houses[s.toks[j].Lower] {
			return as
		}
	}
	return nil
}

// placeOfState reads "the Lithuanian capital", "the Dutch city of": the token of the
// nationality, or -1.
func (s *scene) placeOfState(i int) int {
	if i+2 >= len(s.toks) || s.toks[i].Tag != "DT" || !s.names(i+1, ontology.Country) {
		return -1
	}
	for n := s.found.Mentions[s.mention(i+1)].End; n < len(s.toks) && n < i+5; n++ {
		if cityNouns[s.toks[n].Lower] {
			return i + 1
		}
		if !strings.HasPrefix(s.toks[n].Tag, "JJ") && !s.nominal(n) {
			break
		}
	}
	return -1
}

var cityNouns = wordSet("capital city town village port resort metropolis suburb")

// houses are the heads of names of bodies that stand in one place.
var houses = wordSet("university hospital museum theatre theater school college institute academy court library laboratory clinic party tribunal conservatory seminary observatory movement")
