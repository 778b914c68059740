package relations

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// companyMen reads "NAME, a company spokesman", "said agency official NAME": the
// noun for a body before the post means the one that the section named before.
func (s *scene) companyMen(c *collector) {
	for i := 1; i+1 < len(s.toks); i++ {
		switch s.dep(i) {
		case "compound", "nmod", "poss":
		default:
			continue
		}
		if s.mention(i) >= 0 || !bodyKinds[s.toks[i].Lower] && !bodyParts[s.toks[i].Lower] && s.toks[i].Lower != "ministry" {
			continue
		}
		post := s.head(i)
		if post <= i || s.mention(post) >= 0 || s.toks[post].Tag != "NN" || !s.jobNoun(post) || s.title(post)&office == 0 {
			continue
		}
		person := s.holderOf(post)
		body := s.bodyMeant(i)
		if person == nil || body == nil {
			continue
		}
		start := i + 1
		if s.toks[start].Tag == "POS" {
			start++
		}
		s.statePost(person[0], titlePhrase{span: text.Span{Start: start, End: post + 1}, post: post, body: body, prior: 0.7}, c)
	}
}

// holderOf is the person to whose name a post stands in apposition, or nil.
func (s *scene) holderOf(post int) []actor {
	h := s.head(post)
	if s.is(post, "appos", "compound", "nmod") && s.mention(h) >= 0 {
		return s.people([]int{h})
	}
	return s.people(s.childrenOf(post, "appos"))
}

// bodyMeant is the organisation before token i that a noun for bodies means: the
// only one that the section names before, or the last that has the noun in its name.
func (s *scene) bodyMeant(i int) []actor {
	var last, named []actor
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		men := &s.found.Mentions[m]
		if men.Start >= i || len(men.Entities) != 1 || s.kind(men.Entities[0]) != ontology.Organisation {
			continue
		}
		if last != nil && last[0].entity != men.Entities[0] {
			last = nil
			if named == nil && !strings.Contains(strings.ToLower(s.found.Entities[men.Entities[0]].Name), s.toks[i].Lower) {
				return nil
			}
		}
		last = s.mentioned(m, men.Head)
		if strings.Contains(strings.ToLower(s.found.Entities[men.Entities[0]].Name), s.toks[i].Lower) {
			named = last
		}
	}
	if named != nil {
		return named
	}
	return last
}
