package relations

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// priorAppointed is the confidence of a post that somebody is put into.
const priorAppointed = 0.8

// appointments reads the post right behind a name that a verb of electing or
// appointing puts its bearer into: "Chad's parliament elects NAME prime minister",
// "Acme has named NAME as chief executive". The parser often takes the name for
// a part of the post, so the words are read in their order.
func (s *scene) appointments(c *collector) {
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		men := &s.found.Mentions[m]
		if len(men.Entities) != 1 || s.kind(men.Entities[0]) != ontology.Person || men.Via == ontology.ViaCoreference {
			continue
		}
		v := s.appointing(men.Start)
		if v < 0 {
			continue
		}
		p, ok := s.postBehind(men.End)
		if !ok {
			continue
		}
		if p.body == nil {
			p.body = s.appointers(v)
		}
		if p.body != nil {
			p.prior = priorAppointed
			s.statePost(s.mentioned(m, men.Head)[0], p, c)
		}
	}
}

// appointing is the verb of electing or appointing right before a name and the
// title it may have, or -1; a denied or merely possible one counts for nothing.
func (s *scene) appointing(name int) int {
	for i := name - 1; i >= 0 && name-i < 6 && !s.toks[i+1].SentenceStart; i-- {
		if s.verbal(i) && intoPost[s.lemma(i)] {
			for _, a := range s.childrenOf(i, "aux", "neg") {
				if s.toks[a].Dep == "neg" || s.toks[a].Tag == "MD" && s.toks[a].Lower != "will" {
					return -1
				}
			}
			return i
		}
		if intoPostNouns[s.lemma(i)] && s.toks[i+1].Lower == "of" && s.mention(i) < 0 {
			return i
		}
		if !s.inTitle(i) {
			return -1
		}
	}
	return -1
}

// intoPostNouns are the nouns for putting somebody into a post: "the appointment of
// NAME as envoy".
var intoPostNouns = wordSet("appointment election reelection re-election nomination designation confirmation selection inauguration promotion")

// postBehind is the post that begins at token i, with "as" before it or without.
func (s *scene) postBehind(i int) (titlePhrase, bool) {
	for i < len(s.toks) && (s.toks[i].Lower == "as" || s.toks[i].Tag == "DT" || s.toks[i].Tag == "PRP$") {
		i++
	}
	start, post := i, -1
	for ; i < len(s.toks) && !s.toks[i].SentenceStart && i-start < 6 && (s.mention(i) < 0 || post < 0 && s.body(i) != nil) && (s.nominal(i) || s.toks[i].Tag == "JJ" || s.toks[i].Tag == "HYPH"); i++ {
		if s.title(i)&office != 0 {
			post = i
		}
	}
	if post < 0 {
		return titlePhrase{}, false
	}
	end := post + 1
	for end < len(s.toks) && end-post < 8 && !s.toks[end].SentenceStart && s.continuesTitle(end) {
		end++
	}
	p := titlePhrase{span: text.Span{Start: start, End: end}, post: post}
	p.body = s.bodyOf(p)
	if p.body == nil {
		p.span.End = post + 1
	}
	return p, true
}

// appointers are the state or body whose post it is that the verb's subject
// gives: the subject itself, or the state whose parliament or president it is.
func (s *scene) appointers(v int) []actor {
	for _, n := range s.childrenOf(v, "nsubj", "agent") {
		if s.is(n, "agent") {
			if n = s.doc.Child(n, "pobj"); n < 0 {
				continue
			}
		}
		b := s.body(n)
		if m := s.outerMention(n); m >= 0 && len(b) == 1 && s.legislature(b[0]) {
			for i := s.found.Mentions[m].Start; i < s.found.Mentions[m].End; i++ {
				if in := s.mention(i); in >= 0 && s.kind(s.found.Mentions[in].Entities[0]) == ontology.Country {
					return s.mentioned(in, i)
				}
			}
			return nil
		}
		if b != nil {
			return b
		}
		if m := s.mention(n); m >= 0 && len(s.found.Mentions[m].Entities) == 1 { // "King NAME of Chad appoints NAME prime minister"
			if state, known := s.posts[s.found.Mentions[m].Entities[0]]; known {
				return []actor{{entity: state, mention: -1, at: n, weight: 0.95}}
			}
		}
		if own := s.modifier(n, 0); len(own) == 1 && s.kind(own[0].entity) != ontology.Person {
			return own
		}
	}
	return nil
}

// legislature reports whether a body is one that elects those who govern.
func (s *scene) legislature(b actor) bool {
	name := strings.ToLower(s.found.Entities[b.entity].Name)
	for _, w := range []string{"parliament", "congress", "senate", "assembly", "duma", "knesset", "bundestag", "house of", "diet"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}
