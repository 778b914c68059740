package relations

import (
	"slices"

	"entente/internal/ontology"
)

// A demand for the end of what somebody does often names neither the doer nor,
// but for a pronoun, whom it is done to: "Belarus jailed the journalist. Poland
// demanded his release." It is addressed to whoever was last told to do so.

// undone are the words for the end of an act, with the acts that they end.
var undone = func() map[string][]ontology.RelationType {
	held := []ontology.RelationType{ontology.Coerces, ontology.Attacks}
	force := []ontology.RelationType{ontology.Attacks, ontology.MobilisesAgainst, ontology.Coerces}
	measure := []ontology.RelationType{ontology.Sanctions, ontology.Coerces}
	out := map[string][]ontology.RelationType{}
	for words, acts := range map[string][]ontology.RelationType{
		"release free freedom liberation acquittal pardon clemency mercy amnesty handover extradition": held,
		"withdrawal withdraw pullout pullback retreat halt cessation":                                  force,
		"lift lifting removal reversal":                                                                measure,
	} {
		for w := range wordSet(words) {
			out[w] = acts
		}
	}
	return out
}()

// captiveNouns are those of them that say what is done with a captive, of whom
// nothing is demanded.
var captiveNouns = wordSet("release freedom liberation acquittal pardon clemency mercy amnesty handover extradition")

// weightDemanded is for whoever is asked to end what he was told to do.
const weightDemanded = 0.8

// demands states of whom the end of an act is demanded, and takes back what was
// read as a demand on the captive.
func (s *scene) demands(c *collector) {
	for _, t := range s.concerning(ofDemand) {
		captives, ok := s.endsAct(t)
		if !ok {
			s.presume(t, c)
			continue
		}
		v := s.demanding(t)
		if v < 0 {
			continue
		}
		if captiveNouns[s.lemma(t)] {
			s.dropCaptives(v, captives, c)
		}
		s.stateDemand(t, v, captives, c)
	}
}

// endsAct reports whether token t names the end of an act without saying who is
// to end it, and whom the act is done to, as far as the phrase names him.
func (s *scene) endsAct(t int) (captives []actor, ok bool) {
	if s.nominal(t) {
		if s.prepObjects(t, "by") != nil || s.prepObjects(t, "from") != nil {
			return nil, false
		}
		if captives = s.genitive(t); captives == nil {
			captives = s.inPhrases(s.prepObjects(t, "of"), victim)
		}
		if captives == nil {
			captives = s.inPhrases(s.prepObjects(t, "for"), victim)
		}
		return captives, captiveNouns[s.lemma(t)] || captives == nil
	}
	if !s.verbal(t) || !s.passive(t) || s.passiveAgents(t) != nil {
		return nil, false
	}
	return s.inPhrases(s.passiveObjects(t, 0), victim), true
}

// demanding is the verb of the demand below which token t stands, or -1:
// "demanded the [release]", "called for them to be [freed]".
func (s *scene) demanding(t int) int {
	i := t
	for range 4 {
		h := s.head(i)
		if h == i || s.is(i, "nsubj", "nsubjpass", "relcl") || s.is(i, "advcl") && !(i == t && s.hasTo(t)) { // "called for him to be freed"
			return -1
		}
		if s.verbal(h) && s.lex.requests(s.lemma(h)) {
			return h
		}
		if s.verbal(h) && h != t {
			return -1
		}
		i = h
	}
	return -1
}

// freeing are the verbs by which somebody is asked to let a captive go.
var freeing = wordSet("release free")

// presume states what a request to let somebody go takes for granted: "urged Chad
// to [release] the priest": Chad holds him.
func (s *scene) presume(t int, c *collector) {
	if !s.verbal(t) || !freeing[s.lemma(t)] || s.passive(t) || s.demanding(t) < 0 {
		return
	}
	if s.is(t, "advcl") && s.doc.Child(t, "mark") < 0 {
		return // "promised to do more to free him"
	}
	e := &Entry{Head: s.lemma(t), Class: Verb, Relation: ontology.Coerces, Plover: ontology.Coerces.Plover(), Prior: 0.7, Source: "discourse"}
	st := standing{modality: ontology.Asserted, doubt: 1}
	for _, o := range s.inPhrases(s.objects(t), direct) {
		if s.kind(o.entity) != ontology.Person {
			continue
		}
		for _, a := range s.inPhrases(s.subjects(t), agent) {
			if a.entity != o.entity {
				s.state(&match{entry: e, trigger: t}, a, o, &st, c)
			}
		}
	}
}

// dropCaptives takes back demands on those for whose sake they are made.
func (s *scene) dropCaptives(v int, captives []actor, c *collector) {
	sentence := s.bytes(s.doc.SentenceOf(v))
	at := s.bytes(spanOf(v))
	c.out = slices.DeleteFunc(c.out, func(st Statement) bool {
		return st.Relation == ontology.Requests && st.Trigger.Start <= at.Start && at.End <= st.Trigger.End && sentence.Start <= st.Trigger.Start &&
			slices.ContainsFunc(captives, func(a actor) bool { return a.entity == st.Object })
	})
}

// stateDemand states the demand of verb v on whoever did last what t ends.
func (s *scene) stateDemand(t, v int, captives []actor, c *collector) {
	at := s.bytes(spanOf(v))
	by := s.inPhrases(s.subjects(v), agent)
	last := -1
	for i := range c.out {
		st := &c.out[i]
		if st.Relation == ontology.Requests && st.Trigger.Start <= at.Start && at.End <= st.Trigger.End {
			return // it says of whom
		}
		if st.Trigger.Start >= at.Start || st.Trigger.Start < s.lately(v) || st.Polarity != ontology.Affirmed || !slices.Contains(undone[s.lemma(t)], st.Relation) {
			continue
		}
		if slices.ContainsFunc(by, func(a actor) bool {
			return a.entity == st.Subject || s.posts[a.entity] == st.Subject && s.represents(a.entity)
		}) {
			continue
		}
		if len(captives) > 0 && !slices.ContainsFunc(captives, func(a actor) bool { return a.entity == st.Object }) {
			continue
		}
		if last < 0 || st.Trigger.Start >= c.out[last].Trigger.Start {
			last = i
		}
	}
	if last < 0 {
		return
	}
	st := s.standingOf(v)
	if st.hidden {
		return
	}
	e := &Entry{Head: s.lemma(v), Class: Verb, Relation: ontology.Requests, Plover: ontology.Requests.Plover(), Prior: 0.75, Source: "discourse"}
	to := actor{entity: c.out[last].Subject, mention: -1, at: t, weight: weightDemanded}
	for _, a := range by {
		if a.entity != to.entity {
			s.state(&match{entry: e, trigger: v}, a, to, &st, c)
		}
	}
}

// represents reports whether an entity is known to hold a post of a state.
func (s *scene) represents(entity int) bool {
	_, known := s.posts[entity]
	return known
}

// lately is where, in the stored text, the sentence before that of token t begins,
// be it in the section before.
func (s *scene) lately(t int) int {
	sentence := s.doc.SentenceOf(t)
	if sentence.Start > 0 {
		return s.bytes(s.doc.SentenceOf(sentence.Start - 1)).Start
	}
	if d := s.ahead; d != nil && len(d.doc.Sentences) > 0 {
		return d.bytes(d.doc.Sentences[len(d.doc.Sentences)-1]).Start
	}
	return s.bytes(sentence).Start
}
