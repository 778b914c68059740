package relations

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// base states where organisations have their seat, as far as their names or
// the words beside them say.
func (s *scene) base(c *collector) {
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		men := &s.found.Mentions[m]
		if len(men.Entities) != 1 || s.kind(men.Entities[0]) != ontology.Organisation || men.Via == ontology.ViaCoreference {
			continue
		}
		org := actor{entity: men.Entities[0], mention: m, at: men.Head, weight: 1}
		if at := s.countryInName(men.Span); at != nil {
			s.stateBase(org, at, "based_in.name", 0.9, c)
			continue
		}
		if at := s.ownTongue(org.entity, men.Span); at != nil {
			s.stateBase(org, at, "based_in.name", 0.8, c)
		}
		if at := s.countryBefore(men.Head, men.Span); at != nil {
			s.stateBase(org, at, "based_in.modifier", 0.85, c)
		}
		if at := s.countryAfter(men.Span); at != nil {
			s.stateBase(org, at, "based_in.apposition", 0.85, c)
		}
		s.baseByKind(org, men, c)
		s.baseUnderstood(org, men, c)
	}
}

func (s *scene) stateBase(org actor, countries []actor, rule string, prior float64, c *collector) {
	if len(countries) != 1 { // "the U.S.-China Commission" is of both
		return
	}
	at := countries[0]
	if s.kind(at.entity) != ontology.Country || s.ofManyStates(org.entity) {
		return
	}
	st := Statement{
		Subject: org.entity, Object: at.entity, Relation: ontology.BasedIn,
		Polarity: ontology.Affirmed, Modality: ontology.Asserted, AttributedTo: -1,
		Section: s.section, Rule: rule, Confidence: prior * at.weight,
	}
	s.locate(&st, org.at, nil, org, at)
	c.add(st)
}

// ofManyStates reports whether the tables know a body as one that states join,
// which has a seat but is of none of them: "Britain-EU talks".
func (s *scene) ofManyStates(org int) bool {
	o, ok := ontology.OrganisationByID(s.found.Entities[org].ID)
	return ok && o.Country == "" && s.alliance(org) && (o.Sort == ontology.SortIntergovernmental || o.Sort == ontology.SortAlliance)
}

// countryInName is the country that begins a body's name, or follows its last
// "of": "U.S. Navy", "Communist Party of China".
func (s *scene) countryInName(name text.Span) []actor {
	for i := name.Start; i < name.End; i++ {
		m := s.mention(i)
		if m < 0 || s.found.Mentions[m].Len() >= name.Len() {
			continue
		}
		in := &s.found.Mentions[m]
		first := (in.Start == name.Start || in.Start == name.Start+1 && (s.toks[name.Start].Tag == "DT" || beforeCountry[s.toks[name.Start].Lower])) && !meetingWords[s.toks[name.End-1].Lower]
		if first && s.secondCountry(in.Span, name) {
			return nil // "Chad and Mali Affairs Office"
		}
		last := s.afterOf(in.Start, name.Start) && (in.End == name.End || s.ofCountrymen(name, in.Span))
		if first && s.toks[min(in.End, len(s.toks)-1)].Tag != "HYPH" || last {
			return s.mentioned(m, i)
		}
	}
	return nil
}

// secondCountry reports whether a name goes on with "and" and another country after
// the one that begins it: such a body is about them, not of the first.
func (s *scene) secondCountry(first, name text.Span) bool {
	i := first.End
	if i+1 >= name.End || s.toks[i].Lower != "and" && s.toks[i].Lower != "&" {
		return false
	}
	return s.names(i+1, ontology.Country)
}

// ownTongue is the country whose nationality a body's name has in its own tongue:
// "Deutsche Bank", "Norsk Hydro". The article must speak of the country.
func (s *scene) ownTongue(org int, name text.Span) []actor {
	code := nationalities[s.toks[name.Start].Lower]
	if code == "" && name.Len() > 1 {
		code = nationalities[s.toks[name.End-1].Lower]
	}
	if code == "" || name.Len() < 2 {
		return nil
	}
	if e := s.entityOf(ontology.CountryID(code)); e >= 0 && !s.tablesForbid(org, e) {
		return []actor{{entity: e, mention: -1, at: name.Start, weight: 1}}
	}
	return nil
}

// nationalities are adjectives of nationality in other tongues than English, to
// the country's ISO code; those of several countries are left out.
var nationalities = map[string]string{
	"deutsche": "DE", "deutscher": "DE", "deutsches": "DE", "française": "FR", "français": "FR", "francaise": "FR", "francais": "FR",
	"italiana": "IT", "italiano": "IT", "española": "ES", "español": "ES", "espanola": "ES", "svenska": "SE", "svenskt": "SE", "norsk": "NO", "norske": "NO",
	"danske": "DK", "dansk": "DK", "polska": "PL", "polski": "PL", "polskie": "PL", "česká": "CZ", "český": "CZ", "magyar": "HU",
	"österreichische": "AT", "österreichischer": "AT", "österreichisches": "AT", "schweizerische": "CH", "schweizer": "CH", "nederlandse": "NL",
	"brasileira": "BR", "brasileiro": "BR", "mexicana": "MX", "mexicano": "MX", "argentinas": "AR", "türkiye": "TR", "türk": "TR",
	"hrvatska": "HR", "hrvatske": "HR", "slovenská": "SK", "suomen": "FI", "portuguesa": "PT", "português": "PT", "colombiana": "CO", "chilena": "CL", "peruana": "PE",
}

// beforeCountry are words that may stand before the country in a body's name:
// "Royal Canadian Mounted Police".
var beforeCountry = map[string]bool{"royal": true, "national": true, "all": true, "central": true, "federal": true, "greater": true, "new": true, "free": true}

// meetingWords end the names of bodies that are about a country, not of it.
var meetingWords = map[string]bool{"group": true, "conference": true, "summit": true, "forum": true, "dialogue": true, "mission": true, "talks": true, "coalition": true, "platform": true}

// ofCountrymen reads "Association of American Publishers", "Federation of German
// Industry": people or firms of a nationality joined it. "Museum of Chinese Art" is
// about a country.
func (s *scene) ofCountrymen(name, country text.Span) bool {
	last := name.End - 1
	return memberHeads[s.toks[name.Start].Lower] && country.End == last && (strings.HasSuffix(s.toks[last].Lower, "s") || s.toks[last].Lower == "industry")
}

func (s *scene) afterOf(i, floor int) bool {
	for i--; i >= floor && s.toks[i].Tag == "DT"; i-- {
	}
	return i >= floor && s.toks[i].Lower == "of"
}

// countryBefore is the country whose name or nationality qualifies the body:
// "Latvia's State Border Guard", "Iranian airline Mahan Air".
func (s *scene) countryBefore(head int, name text.Span) []actor {
	for _, c32 := range s.doc.Children(head) {
		c := int(c32)
		if c < name.Start && (s.toks[c].Lower == "based" || s.toks[c].Lower == "headquartered") {
			for _, l := range s.childrenOf(c, "npadvmod", "nmod", "amod", "compound", "advmod") {
				if as := s.actors(l, direct); s.mention(l) >= 0 && len(as) == 1 && s.kind(as[0].entity) == ontology.Country {
					return as
				}
			}
		}
		if c >= name.Start || s.mention(c) < 0 || s.andBetween(c, name.Start) || !s.is(c, "poss", "amod", "compound", "nmod") {
			continue
		}
		if as := s.mentioned(s.mention(c), c); len(as) == 1 && s.kind(as[0].entity) == ontology.Country {
			return as
		}
	}
	if h := s.head(head); s.is(head, "conj") && s.mention(h) >= 0 && s.is(h, "appos") { // "the German utilities E.ON and RWE"
		head = h
	}
	if h := s.head(head); s.is(head, "appos") && s.mention(h) < 0 && (s.lexeme(h).noun&stateNoun != 0 || bodyKinds[s.lemma(h)]) { // "Iran's state broadcaster IRIB", "Poland's largest utility, PGE"
		return s.countryBefore(h, text.Span{Start: h, End: h + 1})
	}
	return nil
}

// countryOfKind reads the apposition that says what the body is: "G42, a
// technology company from the United Arab Emirates", "BasiGo, a Kenyan maker".
func (s *scene) countryOfKind(head int) []actor {
	kinds := s.childrenOf(head, "appos")
	if first := s.head(head); s.is(head, "conj") && s.mention(first) >= 0 { // "Acme and Bolt, a firm from Chad": hung on the first
		for _, c := range s.childrenOf(first, "appos") {
			if m := s.mention(head); m >= 0 && s.doc.Subtree(c).Start == s.found.Mentions[m].End+1 {
				kinds = append(kinds, c)
			}
		}
	}
	for _, c := range kinds {
		if s.mention(c) >= 0 || !bodyKinds[s.lemma(c)] || s.doc.Child(head, "conj") > head && s.doc.Child(head, "conj") < c {
			continue
		}
		as := s.namedBefore(c, 0, "amod", "compound", "nmod", "poss")
		for _, p := range []string{"from", "of", "in"} {
			if as == nil {
				as = s.inPhrases(s.prepObjects(c, p), direct)
			}
		}
		for _, v := range s.childrenOf(c, "acl") { // "a group based in Chad"
			if as == nil && (s.lemma(v) == "base" || s.lemma(v) == "headquarter") {
				as = s.inPhrases(s.prepObjects(v, "in"), direct)
			}
		}
		if len(as) == 1 && s.kind(as[0].entity) == ontology.Country {
			return as
		}
	}
	return nil
}

// andBetween reports whether "and" or a comma stands between two tokens.
func (s *scene) andBetween(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if s.toks[i].Tag == "CC" || s.toks[i].Tag == "," {
			return true
		}
	}
	return false
}

// countryAfter reads "DEG (Germany)" and "the Ministry of Defence of Japan".
func (s *scene) countryAfter(name text.Span) []actor {
	if as := s.countryOfKind(s.found.Mentions[s.mention(name.Start)].Head); as != nil {
		return as
	}
	i := name.End
	if i+1 >= len(s.toks) {
		return nil
	}
	switch s.toks[i].Lower {
	case "(":
		m := s.mention(i + 1)
		if m >= 0 && s.found.Mentions[m].End < len(s.toks) && s.toks[s.found.Mentions[m].End].Lower == ")" {
			return s.mentioned(m, i+1)
		}
	case "of":
		for i++; i < len(s.toks) && s.toks[i].Tag == "DT"; i++ {
		}
		if i < len(s.toks) && s.mention(i) >= 0 {
			return s.mentioned(s.mention(i), i)
		}
	}
	return nil
}
