package entities

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// partyPeople are the plural nouns by which parties of one or two words are named:
// "the Greens", "the Social Democrats". The last word alone decides, but for
// "democrats", which the tables know.
const partyPeople = `greens conservatives socialists communists liberals tories nationalists centrists republicans`

// partyKinds stand before "Democrats" and "Democrat".
const partyKinds = `social christian free liberal national`

// partyRoles are what members of a party are; "Green" before one names the party.
const partyRoles = `politician politicians lawmaker lawmakers mp mps mep meps parliamentarian parliamentarians deputy legislator candidate leader
	co-leader chairman chairwoman senator member members co-chair spokesman spokeswoman whip minister party`

// findPartyNames claims the names of parties that only their people name: "the
// Greens", "Social Democrats", "Christian Democrat X", "Green party".
func (a *article) findPartyNames(p *page) {
	if p.titled || p.part == Byline {
		return
	}
	for i := range p.doc.Tokens {
		if s := partySpan(p, i); s.Len() > 0 && p.free(s) {
			p.claim(name{Span: s, class: organisation, via: ontology.ViaName, found: fromPattern, label: p.labelOf(s)})
		}
	}
}

// partySpan is the party's name that ends with token i, empty for none.
func partySpan(p *page, i int) text.Span {
	none := text.Span{Start: i, End: i}
	if !p.is(i, capital) || p.owner[i] != 0 {
		return none
	}
	switch w := p.lower(i); {
	case w == "democrats" || w == "democrat":
		if p.is(i-1, capital) && wordIn(partyKinds, p.lower(i-1)) {
			return text.Span{Start: i - 1, End: i + 1}
		}
	case p.is(i, partyPerson) && p.labelOf(text.Span{Start: i, End: i + 1}) == "NORP":
		if before := p.lower(i - 1); before == "the" || before == "and" || before == "," || p.possessive(i-1) {
			return text.Span{Start: i, End: i + 1}
		}
	case wordIn("green left conservative liberal labour socialist communist centre reform", w) && wordIn(partyRoles, p.lower(i+1)) && !p.is(i+1, capital) && !p.is(i-1, capital):
		return text.Span{Start: i, End: i + 1}
	}
	return none
}

// partyOfPeople is the party of the tables, among those that the article names,
// whose people a name is: "Social Democrats" of "Social Democratic Party of
// Germany". -1 for none or several.
func (a *article) partyOfPeople(printed string) int {
	stem := strings.ToLower(strings.TrimSuffix(printed, "s"))
	if !strings.HasSuffix(stem, "democrat") && stem != "green" && !wordIn(partyPeople, stem+"s") {
		return -1
	}
	found := -1
	for i := range a.refs {
		r := &a.refs[i]
		if r.class != organisation {
			continue
		}
		if o, ok := ontology.OrganisationByID(r.entity.ID); !ok || o.Sort != ontology.SortParty || !strings.Contains(strings.ToLower(r.entity.Name), stem) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// partyName is the name of a party after its people: "Social Democrats" for
// "Social Democrat", "Greens" for "Green", "Left Party" for "Left".
func partyName(printed string) string {
	switch printed {
	case "Green", "Conservative", "Liberal", "Socialist", "Communist":
		return printed + "s"
	case "Left", "Labour", "Centre", "Reform":
		return printed + " Party"
	}
	if strings.HasSuffix(printed, " Democrat") {
		return printed + "s"
	}
	return printed
}
