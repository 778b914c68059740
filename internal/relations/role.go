package relations

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// postModality is ENDED for "former President", PLANNED for "president-elect".
func (s *scene) postModality(p titlePhrase) ontology.Modality {
	for i := max(p.span.Start-1, 0); i > 0 && i > p.span.Start-3; i-- { // ", once head of"
		if w := s.toks[i].Lower; w == "then" || onceUpon[w] {
			return ontology.Ended
		} else if s.toks[i].Tag != "DT" {
			break
		}
	}
	for i := p.span.Start; i <= p.post && i < p.span.End; i++ {
		switch w := s.toks[i].Lower; {
		case formerly[w]:
			return ontology.Ended
		case w == "designate" || w == "incoming":
			return ontology.Planned
		}
	}
	if s.toBe(p.post) || strings.HasSuffix(s.toks[p.post].Lower, "-elect") {
		return ontology.Planned
	}
	return ontology.Asserted
}

// toBe reports whether "-elect" or "-designate" stands behind the post.
func (s *scene) toBe(post int) bool {
	if post+2 >= len(s.toks) || s.toks[post+1].Text != "-" {
		return false
	}
	w := s.toks[post+2].Lower
	return w == "elect" || w == "designate"
}

// formerly are the words that say a post is held no more.
var formerly = map[string]bool{"former": true, "ex": true, "erstwhile": true, "onetime": true, "then": true, "late": true, "ousted": true, "deposed": true, "ex-": true, "ex-president": true}

// roleText is the post in the text's words without articles, the possessor
// and, before the post, the name of the state.
func (s *scene) roleText(p titlePhrase) string {
	start := p.span.Start
	if len(p.body) > 0 && p.body[0].mention >= 0 && p.body[0].at < p.post && p.body[0].at >= start { // what stands before the body is another's
		if m := s.outerMention(p.body[0].at); m >= 0 && s.found.Mentions[m].End <= p.post {
			start = s.found.Mentions[m].End
		}
	}
	for start < p.post {
		t := &s.toks[start]
		if t.Tag == "DT" || t.Tag == "POS" || t.Tag == "PRP$" || formerly[t.Lower] || s.nationality(start, p.post) {
			start++
			continue
		}
		break
	}
	for m := s.outerMention(start); m >= 0 && start < p.post && !s.found.Mentions[m].Contains(p.post); m = s.outerMention(start) {
		start = s.found.Mentions[m].End
		for start < p.post && (s.toks[start].Tag == "POS" || s.toks[start].Tag == "DT") {
			start++
		}
	}
	end := p.post + 1
	for end+1 < p.span.End && s.toks[end].Tag == "HYPH" && !s.toks[end].SpaceAfter { // "secretary-general"
		end += 2
	}
	for end < p.span.End && s.title(end)&office != 0 && s.mention(end) < 0 { // "Deputy Secretary"
		end++
	}
	if end < p.span.End && s.complementStarts(end) {
		end = p.span.End
		if len(p.body) > 0 && s.toks[p.post+1].Lower != "to" {
			if b := p.body[0].at; b > p.post { // "President of Poland": the body is the object
				end = s.cutBefore(p.post+1, b)
			}
		}
	}
	role := strings.TrimRight(s.doc.Slice(text.Span{Start: start, End: end}), " ,(-")
	if t := s.toks[p.post].Tag; end == p.post+1 && (t == "NNS" || t == "NNPS" || t == "VBZ" || t == "NNP" && s.pluralTitle(p.post)) {
		role = strings.TrimSuffix(role, "s")
	}
	return role
}

// nationality reports whether token i belongs to the name of a state or body, not
// counting the post that a mention such as "Iranian minister" includes.
func (s *scene) nationality(i, post int) bool {
	m := s.mention(i)
	if m < 0 || s.kind(s.found.Mentions[m].Entities[0]) == ontology.Person {
		return false
	}
	men := &s.found.Mentions[m]
	if !men.Contains(post) {
		return true
	}
	name, ok := ontology.Known().At(s.doc.Text, s.toks[men.Start].Start)
	return i == men.Start || ok && s.toks[i].Start < name.End
}

// roleIn is the post that a frame's own noun names: "became president of".
func (s *scene) roleIn(m *match) string {
	for _, i := range append([]int{m.trigger}, m.words...) {
		if s.nominal(i) && s.title(i)&office != 0 {
			start := s.titleStart(s.doc.SentenceOf(i).Start, i)
			return s.roleText(titlePhrase{span: text.Span{Start: start, End: i + 1}, post: i})
		}
	}
	return ""
}

// cutBefore is where the complement that names the body at token b begins.
func (s *scene) cutBefore(from, b int) int {
	for i := b; i >= from; i-- {
		if s.complementStarts(i) {
			return i
		}
	}
	return b
}
