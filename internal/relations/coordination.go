package relations

import (
	"strings"

	"entente/internal/ontology"
)

// enumerates reports whether those joined to the plural h behind a comma say
// whom it means: "two American allies, Japan and South Korea".
func (s *scene) enumerates(h int) bool {
	if t := s.toks[h].Tag; t != "NNS" && t != "NNPS" || s.mention(h) >= 0 && s.found.Mentions[s.mention(h)].Via != ontology.ViaDemonym || s.lexeme(h).noun&(otherNoun|stateNoun) == 0 {
		return false
	}
	c := s.doc.Child(h, "conj")
	if c < 0 || s.mention(c) < 0 || s.doc.Child(h, "cc") >= 0 && s.doc.Child(h, "cc") < c || s.doc.Child(c, "conj") < 0 {
		return false
	}
	return s.toks[s.doc.Subtree(c).Start-1].Lower == ","
}

// lastOfList is the last item of a list, ", and C", that the parser hung
// elsewhere in the sentence.
func (s *scene) lastOfList(items []actor) []actor {
	last := items[len(items)-1]
	if last.mention < 0 || s.found.Mentions[last.mention].Section != s.section {
		return nil
	}
	i := s.found.Mentions[last.mention].End
	if i+2 >= len(s.toks) || s.toks[i].Lower != "," || s.toks[i+1].Lower != "and" {
		return nil
	}
	for i += 2; i < len(s.toks) && i < last.at+9; i++ {
		m := s.mention(i)
		if m >= 0 && s.kind(s.found.Mentions[m].Entities[0]) == s.kind(last.entity) && s.is(s.found.Mentions[m].Head, "npadvmod", "dep", "ROOT") {
			return s.mentioned(m, s.found.Mentions[m].Head)
		}
		if m < 0 && s.title(i)&(office|rank) == 0 && s.toks[i].Tag != "DT" && !strings.HasPrefix(s.toks[i].Tag, "JJ") {
			return nil
		}
	}
	return nil
}

// conjuncts are the nouns joined to h: "A and B"; in a list that the parser
// took for an apposition, "A, B and C"; and those joined to the name whose
// title h is.
func (s *scene) conjuncts(h int) []int {
	m := s.mention(h)
	var out []int
	s.below(h, func(c int) {
		switch {
		case m >= 0 && s.mention(c) == m || s.verbal(c) || s.startsClause(c):
		case s.is(c, "conj"), s.listed(h, c):
			out = append(out, c)
		}
	}, "conj", "appos")
	if m >= 0 {
		if l := s.dashed(m); l >= 0 {
			out = append(out, l)
		}
	}
	if p := s.titled(h); p >= 0 {
		if name := s.found.Mentions[p].Head; name != h {
			out = append(out, s.childrenOf(name, "conj")...)
		}
	}
	return out
}

// startsClause reports whether c, which the parser joined to another name, is
// the subject of the verb behind it: "left Chad and Mali [followed]".
func (s *scene) startsClause(c int) bool {
	m := s.mention(c)
	if m < 0 || s.found.Mentions[m].Section != s.section {
		return false
	}
	men := &s.found.Mentions[m]
	if men.End >= len(s.toks) || men.Start == 0 || s.toks[men.Start-1].Tag != "CC" {
		return false
	}
	v := men.End
	switch s.toks[v].Tag {
	case "VBD", "VBZ", "VBP":
		h := s.head(v)
		return s.is(v, "conj") && h < c && s.verbal(h) && s.doc.Child(v, "nsubj", "nsubjpass") < 0
	}
	return false
}

// dashed is the head of the name that a dash joins to mention m from the left,
// "EU–Japan", or -1.
func (s *scene) dashed(m int) int {
	i := s.found.Mentions[m].Start - 1
	if i < 1 || !isDash(s.toks[i].Text) || s.found.Mentions[m].Section != s.section {
		return -1
	}
	l := s.mention(i - 1)
	if l < 0 || l == m || s.found.Mentions[l].Start >= i {
		return -1
	}
	return s.found.Mentions[l].Head
}

func isDash(w string) bool { return w == "-" || w == "–" || w == "—" || w == "/" }

// listed reports whether c, which the parser made an apposition of h, is the
// next item of a list: both name actors of one kind and more follow, or both are
// states, of which one is no other word for the other ("Chad, Mali to meet").
func (s *scene) listed(h, c int) bool {
	a, b := s.mention(h), s.mention(c)
	if a < 0 || b < 0 {
		return false
	}
	x, y := s.found.Mentions[a].Entities[0], s.found.Mentions[b].Entities[0]
	if x == y || s.kind(x) != s.kind(y) {
		return false
	}
	return s.doc.Child(c, "conj") >= 0 || s.doc.Child(h, "conj") >= c || s.kind(x) == ontology.Country && s.bare(a) && s.bare(b) ||
		s.is(h, "nsubj") && s.toks[s.head(h)].Tag == "VBP" && c > h // "Okello, Mwangi [meet]"
}

// bare reports whether a mention is one state by its own name.
func (s *scene) bare(m int) bool {
	return s.found.Mentions[m].Via == ontology.ViaName && len(s.found.Mentions[m].Entities) == 1
}

// companions are those who do it too, told before the subject: "along with
// Chad, Mali accused".
func (s *scene) companions(v, subject int) []int {
	var out []int
	s.below(v, func(p int) {
		if p > subject || s.toks[p].Lower != "along" && s.toks[p].Lower != "together" && s.toks[p].Lower != "alongside" && s.toks[p].Lower != "like" {
			return
		}
		out = append(out, s.childrenOf(p, "pobj")...)
		s.below(p, func(q int) {
			if s.toks[q].Lower == "with" {
				out = append(out, s.childrenOf(q, "pobj")...)
			}
		}, "prep")
	}, "prep", "advmod")
	return out
}

// together are those who do it too, told behind the subject: "Chad, together
// with Mali, accused".
func (s *scene) together(subject int) []int {
	var out []int
	s.below(subject, func(p int) {
		if w := s.toks[p].Lower; w == "along" || w == "together" { // a preposition of its own
			out = append(out, s.prepObjects(p, "with")...)
		} else if w == "alongside" || w == "with" && p > 0 && (s.toks[p-1].Lower == "together" || s.toks[p-1].Lower == "along") {
			out = append(out, s.childrenOf(p, "pobj")...)
		}
	}, "prep")
	return out
}

// sharedObject is the object that a verb shares with the verb joined to it:
// "impose and widen sanctions".
func (s *scene) sharedObject(v, depth int) []int {
	for _, c := range s.childrenOf(v, "conj") {
		if s.verbal(c) && c-v <= 3 && s.doc.Child(c, "nsubj", "nsubjpass") < 0 {
			return s.objectsAt(c, depth+1)
		}
	}
	return nil
}
