package relations

import "entente/internal/ontology"

// bodyOf is the state or body that the phrase itself names.
func (s *scene) bodyOf(p titlePhrase) []actor {
	sent := sentOut[s.lemma(p.post)]
	if sent {
		if b := s.sender(p); b != nil {
			return b
		}
	}
	for i := p.post + 1; i < p.span.End; i++ {
		if sent && (s.toks[i].Lower == "to" || s.toks[i].Lower == "for") && i == p.post+1 { // "Ambassador to Romania"
			break
		}
		if s.complementStarts(i) {
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
var sentOut = map[string]bool{"ambassador": true, "envoy": true, "representative": true, "rapporteur": true, "coordinator": true, "consul": true, "mediator": true, "emissary": true, "delegate": true}

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
