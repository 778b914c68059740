package relations

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// bodyOf is the state or body that the phrase itself names.
func (s *scene) bodyOf(p titlePhrase) []actor {
	sent := sentOut[s.lemma(p.post)]
	if sent {
		if b := s.sender(p); b != nil {
			return b
		}
	}
	for i := p.post + 1; i < p.span.End; i++ {
		if (sent || s.highCommissioner(p.post)) && i == p.post+1 && s.sends(i) { // "Ambassador to Romania"
			break
		}
		if s.complementStarts(i) {
			if s.toks[i].Lower == "to" && s.toPresident(p.post) {
				break // "Assistant to the President for National Security Affairs"
			}
			if s.toks[i].Lower == "to" {
				if b := s.bodyOfChief(i, p.span.End); b != nil {
					return b
				}
			}
			if b := s.bodyOfComplement(i, p.span.End); b != nil {
				return b
			}
		}
	}
	for i := p.post - 1; i >= p.span.Start; i-- {
		if i+2 < p.post && s.toks[i+1].Text == "-" && s.toks[i+2].Tag == "VBN" {
			continue // "the army-installed president"
		}
		if b := s.body(i); b != nil {
			return b
		}
		if s.toks[i].Tag == "PRP$" {
			return s.bodyOfOwner(i)
		}
	}
	return nil
}

// bodyOfOwner reads "his foreign minister": the state that he represents.
func (s *scene) bodyOfOwner(i int) []actor {
	if s.mention(i) < 0 {
		return nil
	}
	for _, a := range s.mentioned(s.mention(i), i) {
		if k := s.kind(a.entity); k == ontology.Country || k == ontology.Organisation { // "its spokesman"
			return []actor{a}
		}
		for _, of := range []map[int]int{s.posts, s.bodies} {
			if e, ok := of[a.entity]; ok {
				a.entity = e
				return []actor{a}
			}
		}
	}
	return nil
}

// sentOut are posts whose "to" and "for" tell where the holder is sent.
var sentOut = map[string]bool{"ambassador": true, "envoy": true, "representative": true, "rapporteur": true, "coordinator": true, "consul": true, "mediator": true, "emissary": true, "delegate": true, "chargé": true}

// sends reports whether the word at i tells where such a post sends its holder.
func (s *scene) sends(i int) bool {
	switch s.toks[i].Lower {
	case "to", "for", "on", "in":
		return true
	}
	return false
}

// highCommissioner reports whether the post at i is an ambassador's between states
// of the Commonwealth, rather than one of the United Nations.
func (s *scene) highCommissioner(i int) bool {
	return i > 0 && s.lemma(i) == "commissioner" && s.toks[i-1].Lower == "high" && i+1 < len(s.toks) && s.toks[i+1].Lower == "to"
}

// postSent is the post before "to", "for" or "on" whose destination the words that
// begin at token i name, with a lesser title behind them: "[Representative] to the
// UN Ambassador NAME"; -1 without one.
func (s *scene) postSent(floor, i int) int {
	to := i - 1
	if to > floor && s.toks[to].Tag == "DT" {
		to--
	}
	if to <= floor || !s.sends(to) || s.toks[to].Lower == "in" {
		return -1
	}
	if w := s.lemma(to - 1); !sentOut[w] && w != "assistant" || !s.innermostOf(to-1) {
		return -1
	}
	return to - 1
}

// toPresident reports whether the post is that of one of the White House's
// assistants to the president.
func (s *scene) toPresident(post int) bool {
	return s.lemma(post) == "assistant" && post+3 < len(s.toks) && s.toks[post+1].Lower == "to" && s.toks[post+2].Lower == "the" && s.toks[post+3].Text == "President" && (post+4 == len(s.toks) || s.toks[post+4].Lower != "of")
}

// bodyOfChief reads "Adviser to President NAME of Chad", "aide to the Chadian
// president, NAME": whoever works for one who holds a post works for what that one
// represents.
func (s *scene) bodyOfChief(to, end int) []actor {
	m := -1
	for i := to + 1; i < min(max(end, to+5), len(s.toks)) && m < 0 && !s.toks[i].SentenceStart; i++ {
		switch {
		case s.personAt(i):
			m = s.mention(i)
		case s.title(i)&(office|rank) == 0 && s.body(i) == nil && s.toks[i].Tag != "DT" && !strings.HasPrefix(s.toks[i].Tag, "JJ") && !s.nominal(i) && s.toks[i].Tag != "POS":
			return nil
		}
	}
	if m < 0 {
		return nil
	}
	men := &s.found.Mentions[m]
	if p, ok := s.titleWithin(text.Span{Start: to + 1, End: men.Start}, false); ok {
		if p.body != nil {
			return p.body
		}
		if b := s.afterName(titlePhrase{before: true}, actor{entity: men.Entities[0], mention: m, at: men.Head}); b != nil {
			return b
		}
	}
	for _, of := range []map[int]int{s.posts, s.bodies} {
		if e, ok := of[men.Entities[0]]; ok {
			return []actor{{entity: e, mention: -1, at: men.Head, weight: 0.95}}
		}
	}
	return nil
}

// sentTo reports whether a post told by a noun is one to the state or body rather
// than of it: "the special envoy for Chad".
func (s *scene) sentTo(post int, body actor) bool {
	if !s.nominal(post) || !sentOut[s.lemma(post)] || !s.is(body.at, "pobj") {
		return false
	}
	p := s.head(body.at)
	return (s.toks[p].Lower == "for" || s.toks[p].Lower == "to") && s.head(p) == post
}

// sender is the state that possesses such a post: "Israel's UN ambassador".
func (s *scene) sender(p titlePhrase) []actor {
	for i := p.span.Start; i+1 < p.post; i++ {
		if s.toks[i+1].Tag == "POS" {
			if b := s.body(i); b != nil && s.kind(b[0].entity) == ontology.Country {
				return b
			}
		}
	}
	return nil
}

// bodyOfComplement is the state or body named after the "of" at i: the noun
// that hangs on it, or else the first that is named.
func (s *scene) bodyOfComplement(i, end int) []actor {
	for _, o := range s.childrenOf(i, "pobj") {
		if o < end {
			if b := s.body(o); b != nil {
				return b
			}
		}
	}
	return s.bodyIn(i+1, end)
}

// bodyIn is the first state or body named between two tokens.
func (s *scene) bodyIn(from, to int) []actor {
	for i := from; i < to; i++ {
		if b := s.body(i); b != nil {
			return b
		}
	}
	return nil
}

// body are the states or bodies of the outermost mention at i.
func (s *scene) body(i int) []actor {
	m := s.outerMention(i)
	if m < 0 {
		return nil
	}
	var out []actor
	for _, a := range s.mentioned(m, i) {
		if k := s.kind(a.entity); k == ontology.Country || k == ontology.Organisation {
			out = append(out, a)
		}
	}
	return out
}

// outerMention is the widest mention that covers token i, or -1.
func (s *scene) outerMention(i int) int {
	best := s.mention(i)
	if best < 0 {
		return -1
	}
	for m := best - 1; m >= 0; m-- {
		o := &s.found.Mentions[m]
		if o.Section != s.section || o.End <= i && best-m > 8 {
			break
		}
		if o.Contains(i) && o.Len() > s.found.Mentions[best].Len() && s.kind(o.Entities[0]) == ontology.Organisation {
			best = m
		}
	}
	return best
}
