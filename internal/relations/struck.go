package relations

import (
	"entente/internal/ontology"
	"entente/internal/text"
)

// struck is the one country named before token t, in its own sentence or else in
// the one before, where that tells an act of force: "A bomb kills nine in Kabul,
// Afghanistan. The Taliban claim responsibility."
func (s *scene) struck(t int) []actor {
	if s.given {
		return nil
	}
	sentence := s.doc.SentenceOf(t)
	before := text.Span{Start: sentence.Start, End: t}
	if !s.tellsForce(before) {
		if sentence.Start == 0 {
			return nil
		}
		if before = s.doc.SentenceOf(sentence.Start - 1); !s.tellsForce(before) {
			return nil
		}
	}
	var out []actor
	for i := before.Start; i < before.End; i++ {
		m := s.mention(i)
		if m < 0 || s.found.Mentions[m].Start != i || s.found.Mentions[m].Via != ontology.ViaName || s.found.Mentions[m].Len() > 1 && s.found.Mentions[m].Head != s.found.Mentions[m].End-1 {
			continue
		}
		for _, a := range s.mentioned(m, i) {
			if s.kind(a.entity) == ontology.Country {
				a.weight *= weightTopic
				out = append(out, a)
			}
		}
	}
	if out == nil {
		out = s.attackedIn(before)
	}
	if distinct(out) != 1 {
		return nil
	}
	return out[:1]
}

// attackedIn are those on whom force is used by the first word of attack in the span
// that names them: "A gunman attacks the Kenyan embassy".
func (s *scene) attackedIn(sp text.Span) []actor {
	for t := sp.Start; t < sp.End; t++ {
		if s.nameOnly(t) {
			continue
		}
		for _, e := range s.entriesAt(t, s.class(t)) {
			if e.Relation != ontology.Attacks || len(e.Rest) > 0 {
				continue
			}
			for _, sl := range e.Object {
				if sl.Name == "each" || sl.Name == "between" {
					continue
				}
				if found := s.keep(s.inSlot(question{at: t, name: sl.Name, as: victim, class: e.Class}), sl); found != nil {
					for i := range found {
						found[i].weight *= weightTopic
					}
					return found
				}
			}
		}
	}
	return nil
}

// killedIn are those whom the act of force that noun t names killed, hurt or hit:
// "the attack by Mali that killed four Chadian soldiers", "Chadian soldiers killed in
// a Malian attack", "the raid in which two Chadians were wounded".
func (s *scene) killedIn(t int, as role) []actor {
	if s.given {
		return nil
	}
	for _, c := range s.childrenOf(t, "relcl", "acl") {
		if !casualties[s.lemma(c)] || s.doc.Child(c, "neg") >= 0 {
			continue
		}
		if s.passive(c) { // "in which they were killed"
			if s.doc.Child(c, "nsubjpass") >= 0 && s.is(c, "relcl") {
				return s.inPhrases(s.childrenOf(c, "nsubjpass"), as)
			}
			continue
		}
		if subject := s.doc.Child(c, "nsubj"); subject >= 0 && s.relativePronoun(subject) || s.toks[c].Tag == "VBG" {
			return s.inPhrases(s.childrenOf(c, "dobj"), as)
		}
	}
	p := s.head(t)
	if v := s.head(p); s.is(t, "pobj") && inActs[s.toks[p].Lower] && casualties[s.lemma(v)] && s.passive(v) {
		return s.inPhrases(s.passiveObjects(v, 0), as)
	}
	return nil
}

// casualties are the verbs for what an act of force does to people.
var casualties = wordSet("kill wound injure hurt maim slay massacre target hit strike displace")

// inActs are the prepositions that say in which act somebody comes to harm.
var inActs = wordSet("in by during from")

// tellsForce reports whether a word of the span is one of killing, bombing or the like.
func (s *scene) tellsForce(sp text.Span) bool {
	for i := sp.Start; i < sp.End; i++ {
		if s.mention(i) < 0 && forceTold[s.lemma(i)] {
			return true
		}
	}
	return false
}

var forceTold = wordSet("kill attack bomb bombing bomber explosion blast explode detonate shoot shooting massacre assault gunman ambush raid strike wound injure assassinate behead kidnap abduct siege storm")
