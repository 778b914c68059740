package relations

import (
	"strings"

	"entente/internal/ontology"
	"entente/internal/text"
)

// ruleFamily is the first part of rule ids, by relation.
var ruleFamily = func() map[ontology.RelationType]string {
	out := map[ontology.RelationType]string{}
	for _, r := range ontology.RelationTypes() {
		out[r] = strings.ToLower(string(r))
	}
	return out
}()

// locate fills in where a statement stands: sentence, mentions, trigger, path.
func (s *scene) locate(out *Statement, t int, words []int, a, b actor) {
	out.Sentence = s.sentence(t)
	out.SubjectVia, out.ObjectVia = s.via(a), s.via(b)
	sp := text.Span{Start: t, End: t + 1}
	for _, w := range words {
		if w-sp.End < 6 && sp.Start-w < 6 {
			sp.Start, sp.End = min(sp.Start, w), max(sp.End, w+1)
		}
	}
	out.Trigger = s.bytes(sp)
	out.Path = Path{s.doc, a.at, t, b.at}
	out.ofPeople = s.asPeople(b)
}

// asPeople reports whether an actor stands there as a people or some of it: "the
// people of Chad", "Chadians", "Chadian journalists".
func (s *scene) asPeople(a actor) bool {
	at := a.at
	if s.is(at, "pobj") && s.toks[s.head(at)].Lower == "of" {
		at = s.head(s.head(at))
	} else if s.is(at, "amod", "compound", "poss") {
		at = s.head(at)
	}
	if s.toks[at].Lower == "people" || a.mention >= 0 && s.toks[at].Tag == "NNPS" && s.found.Mentions[a.mention].Via == ontology.ViaDemonym {
		return true
	}
	return s.lexeme(at).noun.private()
}

// sentence is the span of the sentence around token t without white space at
// its ends.
func (s *scene) sentence(t int) ontology.Span {
	sp := s.doc.SentenceOf(t)
	for sp.Start < sp.End && s.toks[sp.Start].IsSpace() {
		sp.Start++
	}
	for sp.End > sp.Start && s.toks[sp.End-1].IsSpace() {
		sp.End--
	}
	return s.bytes(sp)
}

func (s *scene) bytes(sp text.Span) ontology.Span { return s.in.Bytes(s.section, sp) }

// via is the mention by which an actor stands in the sentence.
func (s *scene) via(a actor) ontology.Mention {
	if a.mention < 0 {
		return ontology.Mention{Via: ontology.ViaContext}
	}
	m := &s.found.Mentions[a.mention]
	return ontology.Mention{Span: s.in.Bytes(m.Section, m.Span), Via: m.Via}
}

// firstPerson reports whether a mention is "I" or "we".
func (s *scene) firstPerson(m ontology.Mention) bool {
	if m.Via != ontology.ViaCoreference {
		return false
	}
	switch w := s.toks[s.tokenAt(m.Span.Start)]; w.Lower {
	case "i", "me", "my", "we", "us", "our":
		return true
	}
	return false
}

// attribute fills in who says so.
func (s *scene) attribute(out *Statement, st *standing) {
	out.AttributedTo = -1
	if len(st.speakers) > 0 {
		a := st.speakers[0]
		if a.entity == out.Subject && (out.Relation == ontology.Accuses || s.firstPerson(out.SubjectVia)) {
			return // whoever says it does it by saying so
		}
		out.AttributedTo = a.entity
		out.Attribution = s.found.Entities[a.entity].Name
		if a.mention >= 0 {
			m := &s.found.Mentions[a.mention]
			out.Attribution = s.in.Sections[m.Section].Doc.Slice(m.Span)
		}
		return
	}
	out.Attribution = st.speaker
}
