package relations

import (
	"entente/internal/ontology"
)

// sceneState is the state of which the sentence of a bare post speaks: it names
// no other, and tells what goes on within it: "In Chad, President NAME dissolves
// parliament", "a court in Chad convicts former minister NAME", "Chadian voters
// re-elect President NAME". A guest is left out: "In Chad, President NAME meets".
func (s *scene) sceneState(p titlePhrase, person actor) []actor {
	only := s.stateInSentence(p)
	if only < 0 || s.guest(person, only) {
		return nil
	}
	men := &s.found.Mentions[only]
	if !s.withinState(men.Head) {
		return nil
	}
	out := s.mentioned(only, men.Head)
	out[0].weight *= 0.9
	return out
}

// stateInSentence is the mention of the one state, fit for the post, that the
// sentence names, or -1.
func (s *scene) stateInSentence(p titlePhrase) int {
	sentence, only := s.doc.SentenceOf(p.post), -1
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		men := &s.found.Mentions[m]
		if !sentence.Contains(men.Start) || s.kind(men.Entities[0]) != ontology.Country || men.Via == ontology.ViaCoreference {
			continue
		}
		if len(men.Entities) != 1 || only >= 0 && s.found.Mentions[only].Entities[0] != men.Entities[0] || !s.fitsState(p, men.Entities[0]) {
			return -1
		}
		if only < 0 {
			only = m
		}
	}
	return only
}

// withinState reports whether the state named at token i is where something goes
// on, or what acts there: "in Chad", "the Chadian parliament".
func (s *scene) withinState(i int) bool {
	h := s.head(i)
	switch {
	case s.is(i, "pobj"):
		return s.toks[h].Lower == "in" || s.toks[h].Lower == "of" && domestic[s.lemma(s.head(h))]
	case s.is(i, "appos"): // "in Ndjamena, Chad"
		return s.is(h, "pobj") && s.toks[s.head(h)].Lower == "in"
	case s.is(i, "amod", "compound", "poss", "nmod"):
		return domestic[s.lemma(h)] || domestic[s.toks[h].Lower]
	}
	m := s.outerMention(i)
	return m >= 0 && s.kind(s.found.Mentions[m].Entities[0]) == ontology.Organisation && domestic[s.toks[s.found.Mentions[m].Head].Lower]
}

// domestic are nouns for what a state has within it, which deals with its own rulers.
var domestic = wordSet(`cabinet parliament congress senate assembly legislature court judge police opposition voter
	citizen lawmaker legislator prosecutor ministry medium media protester demonstrator protest demonstration people electorate constitution
	election referendum party coalition economy newspaper press television presidency capital city province town island region
	public tribunal commission council union jury attorney journalist activist teacher student politician deputy mp senator rebel
	parliamentarian lower upper house chamber mp mps politics crisis coup strike budget`)

// guest reports whether the sentence has the person come to the state or deal with
// it, as those of other states do.
func (s *scene) guest(person actor, state int) bool {
	v := s.head(person.at)
	for range 2 {
		if s.is(person.at, "nsubj") && visiting[s.lemma(v)] {
			return true
		}
		if !s.is(v, "conj", "xcomp", "advcl") {
			break
		}
		v = s.head(v)
	}
	return false
}

// visiting are verbs for what one does in other states.
var visiting = wordSet("visit arrive meet travel fly land address attend tour go come join leave depart begin start tell urge call welcome host receive stop pay make hold")
