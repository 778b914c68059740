package relations

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// jobsOfMany reads a plural before a list of names: "Deutsche Bank heads NAME and
// NAME", "the agency's directors NAME, NAME and NAME", "Chadian officials NAME
// and NAME". The tagger often takes the plural for a verb, so the words are read
// in their order.
func (s *scene) jobsOfMany(c *collector) {
	for i := 1; i+1 < len(s.toks); i++ {
		if s.mention(i) >= 0 || s.toks[i].SentenceStart || !s.personAt(i+1) {
			continue
		}
		member := s.toks[i].Lower == "members"
		if !member && !s.pluralJob(i) {
			continue
		}
		people := s.listFrom(i + 1)
		if len(people) < 2 {
			continue
		}
		start := i
		for start > 1 && i-start < 3 && s.mention(start-1) < 0 && (strings.HasPrefix(s.toks[start-1].Tag, "NN") || strings.HasPrefix(s.toks[start-1].Tag, "JJ") || s.toks[start-1].Tag == "POS") {
			start--
		}
		body := s.body(start - 1)
		if s.statesBefore(titlePhrase{post: i}) != nil {
			continue
		}
		if len(body) != 1 || member && s.kind(body[0].entity) != ontology.Organisation {
			continue
		}
		for _, p := range people {
			s.statePost(p, titlePhrase{span: text.Span{Start: start, End: i + 1}, post: i, body: body, prior: priorRole}, c)
		}
	}
}

// pluralJob reports whether token i is the plural of an office or of a noun for
// those who do a job.
func (s *scene) pluralJob(i int) bool {
	one, ok := strings.CutSuffix(s.toks[i].Lower, "s")
	if !ok || s.toks[i].Tag == "NNP" {
		return false
	}
	return titles()[one]&office != 0 || (s.toks[i].Tag == "NNS") && forPeople(one) && !otherBond[one]
}

// personAt reports whether the name of a person begins at token i.
func (s *scene) personAt(i int) bool {
	m := s.mention(i)
	return m >= 0 && s.found.Mentions[m].Start == i && len(s.found.Mentions[m].Entities) == 1 && s.found.Mentions[m].Via != ontology.ViaCoreference && s.kind(s.found.Mentions[m].Entities[0]) == ontology.Person
}

// listFrom are the people of the list that begins at token i: "NAME, NAME and NAME".
func (s *scene) listFrom(i int) []actor {
	var out []actor
	for i < len(s.toks) && s.personAt(i) {
		m := s.mention(i)
		out = append(out, s.mentioned(m, s.found.Mentions[m].Head)[0])
		i = s.found.Mentions[m].End
		for i < len(s.toks) && (s.toks[i].Lower == "," || s.toks[i].Lower == "and") {
			i++
		}
	}
	return out
}
