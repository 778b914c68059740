package relations

import (
	"slices"

	"entente/internal/entities"
	"entente/internal/ontology"
)

// Denials answer what was said before: "…, which denied the accusation". Who
// is answered stands in the sentence before, or earlier in the same one.

// deniers are the verbs of denial whose object may be somebody's claim.
var deniers = map[string]bool{"deny": true, "reject": true, "dismiss": true, "refute": true, "rebut": true, "dispute": true, "contest": true, "brush": true, "wave": true, "shrug": true, "laugh": true, "rubbish": true, "debunk": true, "repudiate": true}

// claims are the nouns for what is denied.
var claims = map[string]bool{"claim": true, "accusation": true, "allegation": true, "charge": true, "assertion": true, "report": true, "involvement": true, "responsibility": true, "suggestion": true}

// maxAnswer is how many sentences back an answered claim may stand.
const maxAnswer = 2

// answer states whom a denial without an addressee answers: the last who
// accused the denier, or else the last who claimed something.
func (s *scene) answer(c *collector) {
	for _, t := range s.concerning(ofDenial) {
		if !s.verbal(t) || c.triggered(s.bytes(spanOf(t))) {
			continue
		}
		for _, o := range s.objects(t) {
			it := s.itsClaim(o)
			if !it && (!claims[s.lemma(o)] || s.modifier(o, 0) != nil || s.prepObjects(o, "by") != nil) {
				continue
			}
			for _, d := range s.inPhrases(s.subjects(t), agent) {
				if !it {
					s.stateAnswer(t, d, c)
				} else if to := s.lastAccuser(d.entity, t, c); to >= 0 && !s.standingOf(t).negated {
					s.stateDenial(t, d, to, c)
				}
			}
			break
		}
	}
}

func (s *scene) stateAnswer(t int, denier actor, c *collector) {
	to := s.accuserOf(denier.entity, t, c)
	if to < 0 {
		var told bool
		if to, told = s.claimantBeside(t, denier.entity); !told {
			to = s.claimantBefore(t, denier.entity)
		}
	}
	if to >= 0 {
		s.stateDenial(t, denier, to, c)
	}
}

// stateDenial states that the denier rejects what the entity "to" has said.
func (s *scene) stateDenial(t int, denier actor, to int, c *collector) {
	st := s.standingOf(t)
	if st.hidden {
		return
	}
	e := &Entry{Head: s.lemma(t), Class: Verb, Relation: ontology.Rejects, Plover: ontology.Rejects.Plover(), Prior: 0.75, Source: "discourse"}
	s.state(&match{entry: e, trigger: t}, denier, actor{entity: to, mention: -1, at: t, weight: 1}, &st, c)
}

// confirmers are the verbs beside those of denial whose "it" is what somebody
// has said.
var confirmers = map[string]bool{"confirm": true, "acknowledge": true, "admit": true, "doubt": true, "believe": true}

// itsClaim reports whether the word at h is the "it" or "this" that somebody
// denies or confirms: what was said, never a country.
func (s *scene) itsClaim(h int) bool {
	switch s.toks[h].Lower {
	case "it", "this", "that":
	default:
		return false
	}
	v := s.lemma(s.head(h))
	return s.is(h, "dobj", "nsubjpass") && (deniers[v] || confirmers[v])
}

// lastAccuser is who made the last accusation against somebody before token t,
// in its sentence or the one before; -1 if the entity made it, or nobody.
func (s *scene) lastAccuser(entity, t int, c *collector) int {
	at := s.bytes(spanOf(t)).Start
	from := s.bytes(spanOf(s.doc.SentenceOf(max(s.doc.SentenceOf(t).Start-1, 0)).Start)).Start
	last, best := -1, -1
	for i := range c.out {
		st := &c.out[i]
		if st.Relation == ontology.Accuses && st.Polarity == ontology.Affirmed && st.Section == s.section && st.Trigger.Start >= from && st.Trigger.Start < at && st.Trigger.Start > last {
			last, best = st.Trigger.Start, st.Subject
		}
	}
	if best == entity {
		return -1
	}
	return best
}

// weightMove is for whoever is taken to have made "the move".
const weightMove = 0.7

// moves are the nouns for what the sentence before has told.
var moves = map[string]bool{
	"move": true, "decision": true, "step": true, "plan": true, "announcement": true, "measure": true, "action": true, "ban": true, "ruling": true,
	"proposal": true, "offer": true, "demand": true, "request": true, "strike": true, "attack": true, "test": true, "launch": true, "remark": true,
	"comment": true, "statement": true, "threat": true, "tariff": true, "visit": true, "drill": true, "exercise": true, "deployment": true,
	"vote": true, "referendum": true, "veto": true, "manoeuvre": true, "manoeuvres": true, "maneuver": true, "maneuvers": true, "raid": true, "bombing": true, "shelling": true,
	"invasion": true, "incursion": true, "arrest": true, "detention": true, "execution": true, "crackdown": true, "intervention": true, "seizure": true,
	"protest": true, "complaint": true, "appeal": true, "criticism": true, "warning": true, "ultimatum": true, "invitation": true, "penalty": true, "fine": true,
	"deportation": true, "extradition": true, "ousting": true, "verdict": true, "conviction": true, "rejection": true, "refusal": true,
	"behaviour": true, "behavior": true, "conduct": true, "cancellation": true, "expulsion": true, "annexation": true, "blockade": true, "closure": true, "suspension": true,
	"killing": true, "airstrike": true, "intrusion": true, "violation": true, "provocation": true, "offensive": true, "operation": true, "withdrawal": true,
}

// continues reports whether what stands in the section can be spoken of in the
// next one: it is running text and does not end with a source, as the items of a
// digest do.
func (s *scene) continues() bool {
	part := s.in.Sections[s.section].Part
	if part != entities.Body && part != entities.Standfirst || len(s.toks) == 0 {
		return false
	}
	end := len(s.toks) - 1
	return s.toks[end].Text != ")" && !(end > 0 && s.toks[end].Text == "." && s.toks[end-1].Text == ")")
}

// lastActor is who made "the move" or "this decision": whoever was last told to do
// what the noun names, or else the subject of the sentence before.
func (s *scene) lastActor(h, depth int) []actor {
	if s.given || !moves[s.lemma(h)] || !s.definite(h) || s.modifier(h, depth+1) != nil || s.doc.Child(h, "prep", "relcl", "acl") >= 0 {
		return nil
	}
	if a, ok := s.lastDoer(h); ok {
		return []actor{a}
	}
	sentence, d := s.doc.SentenceOf(h), s
	if sentence.Start == 0 {
		if d = s.ahead; d == nil {
			return nil
		}
		sentence.Start = len(d.toks)
	}
	before := d.doc.SentenceOf(sentence.Start - 1)
	for v := before.Start; v < before.End; v++ {
		if d.head(v) != v {
			continue
		}
		if g := d.governor(v); g != nil && g.clause.said && !wordings[s.lemma(h)] && !plans[s.lemma(h)] {
			return nil // "Chad said … The attack": it may have suffered it
		}
		out := d.inPhrases(d.subjects(v), agent)
		for i := range out {
			out[i].at, out[i].weight = h, out[i].weight*weightMove
		}
		return out
	}
	return nil
}

// mover is who does what noun n sums up for the relative clause behind it: "Chad
// closed its ports, a [step] that Mali condemned", "pursues a [policy] which".
func (s *scene) mover(n int) []actor {
	if s.given || !moves[s.lemma(n)] && s.lemma(n) != "policy" && s.lemma(n) != "act" && s.lemma(n) != "practice" {
		return nil
	}
	v := n
	for range maxDepth {
		h := s.head(v)
		if h == v || !s.is(v, "dobj", "appos", "npadvmod", "dep", "attr", "conj", "pobj", "prep", "nmod") && !s.verbal(v) {
			return nil
		}
		if v = h; s.verbal(v) {
			break
		}
	}
	if !s.verbal(v) || s.passive(v) {
		return nil
	}
	out := s.inPhrases(s.subjects(v), agent)
	for i := range out {
		out[i].at, out[i].weight = n, out[i].weight*weightMove
	}
	return out
}

// plans are the moves that whoever tells of them makes.
var plans = wordSet("move decision step plan announcement measure proposal offer demand request remark comment threat protest complaint appeal criticism warning ultimatum invitation")

// lastDoer is who was last told, in the sentence before, to do something that
// carries the same relation as noun h.
func (s *scene) lastDoer(h int) (actor, bool) {
	es := s.lexeme(h).nouns
	if len(es) == 0 || s.told == nil || !hostile(es[0].Relation) {
		return actor{}, false
	}
	at, floor, best := s.bytes(spanOf(h)).Start, s.lately(h), -1
	for i := range s.told.out {
		st := &s.told.out[i]
		if st.Relation == es[0].Relation && st.Polarity == ontology.Affirmed && st.Trigger.Start >= floor && st.Trigger.Start < s.bytes(s.doc.SentenceOf(h)).Start && st.Trigger.Start < at &&
			(best < 0 || st.Trigger.Start > s.told.out[best].Trigger.Start) {
			best = i
		}
	}
	if best < 0 {
		return actor{}, false
	}
	return actor{entity: s.told.out[best].Subject, mention: -1, at: h, weight: weightMove}, true
}

// weightHolders is for people known again by their posts alone.
const weightHolders = 0.75

// officeHolders reads "both presidents", "the two ministers": the last two
// people named before who hold posts of states; "the ministers" are those named
// in the sentence before.
func (s *scene) officeHolders(h int) []actor {
	if s.given || s.title(h)&seat == 0 && s.lemma(h) != "leader" || s.toks[h].Tag != "NNS" || s.mention(h) >= 0 || !s.both(h) && !s.definite(h) || s.modifier(h, 1) != nil || s.doc.Child(h, "relcl", "acl", "prep") >= 0 {
		return nil
	}
	floor := s.doc.SentenceOf(max(s.doc.SentenceOf(h).Start-1, 0)).Start
	var out []actor
	for m := len(s.found.Mentions) - 1; m >= 0 && len(out) < 2; m-- {
		men := &s.found.Mentions[m]
		if men.Section > s.section || men.Section == s.section && men.Start >= h || men.Via == ontology.ViaCoreference || len(men.Entities) != 1 {
			continue
		}
		if !s.both(h) && (men.Section != s.section || men.Start < floor) {
			break
		}
		e := men.Entities[0]
		_, known := s.posts[e]
		if !known || len(out) == 1 && out[0].entity == e {
			continue
		}
		out = append(out, actor{entity: e, mention: m, at: h, weight: weightHolders})
	}
	if len(out) < 2 || s.posts[out[0].entity] == s.posts[out[1].entity] {
		return nil
	}
	return out
}

// both reports whether noun h is said of two: "both", "the two".
func (s *scene) both(h int) bool {
	for _, c := range s.childrenOf(h, "det", "nummod", "predet", "preconj") {
		if w := s.toks[c].Lower; w == "both" || w == "two" && s.definite(h) {
			return true
		}
	}
	return false
}

// definite reports whether "the", "this" or "these" stands before noun h.
func (s *scene) definite(h int) bool {
	for _, c := range s.childrenOf(h, "det") {
		switch s.toks[c].Lower {
		case "the", "this", "these", "that", "those":
			return true
		}
	}
	return false
}

// accuserOf is the last actor who was found to accuse the entity, or the state
// that it represents, before token t in this section; -1 without one.
func (s *scene) accuserOf(entity, t int, c *collector) int {
	at := s.bytes(spanOf(t)).Start
	best := -1
	state, represents := s.posts[entity]
	for i := range c.out {
		st := &c.out[i]
		if st.Relation == ontology.Accuses && (st.Object == entity || represents && st.Object == state) && st.Subject != entity && st.Polarity == ontology.Affirmed && st.Section == s.section && st.Trigger.Start < at {
			best = st.Subject
		}
	}
	return best
}

// claimantBeside is whose claim the sentence of a denial names before it: "claims
// by Chad that …, which Mali denied"; told is true where it says whose, though
// that may be nobody known, or nobody but the denier (-1).
func (s *scene) claimantBeside(t, denier int) (entity int, told bool) {
	for n := t - 1; n >= s.doc.SentenceOf(t).Start; n-- {
		if !claims[s.lemma(n)] || !s.nominal(n) {
			continue
		}
		by := s.prepObjects(n, "by")
		out := s.inPhrases(by, agent)
		if by == nil {
			out = s.modifier(n, 0)
		}
		for _, a := range out {
			if a.entity != denier {
				return a.entity, true
			}
		}
		if by != nil {
			return -1, true
		}
	}
	return -1, false
}

// claimantBefore is the last actor to say something in the sentences before
// token t, other than the denier; -1 without one.
func (s *scene) claimantBefore(t, denier int) int {
	sentence := s.doc.SentenceOf(t)
	back := 0
	for v := sentence.Start - 1; v >= 0 && back <= maxAnswer; v-- {
		if s.toks[v].SentenceStart {
			back++
		}
		g := s.governor(v)
		if !s.verbal(v) || g == nil || !g.clause.said || s.doc.Child(v, "ccomp") < 0 {
			continue
		}
		for _, a := range s.inPhrases(s.subjects(v), agent) {
			if a.entity != denier {
				return a.entity
			}
		}
	}
	return -1
}

// alsoDid reads the pro-forms that repeat an act with another doer: "Chad
// condemned Mali, and so did Niger", "… Niger followed suit".
func (s *scene) alsoDid(c *collector) {
	if !s.says(saysAgain) {
		return
	}
	for v := range s.toks {
		doers, negated := s.repeated(v)
		if doers == nil {
			continue
		}
		at := s.bytes(spanOf(v)).Start
		floor := s.bytes(s.doc.SentenceOf(max(s.doc.SentenceOf(v).Start-1, 0))).Start
		last := -1
		for i := range c.out {
			if t := c.out[i].Trigger.Start; c.out[i].Section == s.section && t < at && t >= floor && (last < 0 || t > c.out[last].Trigger.Start) && repeatable(c.out[i].Relation) {
				last = i
			}
		}
		if last < 0 {
			continue
		}
		trigger, same := c.out[last].Trigger, c.out[:len(c.out):len(c.out)]
		if !s.leads(s.tokenAt(trigger.Start), v) {
			continue
		}
		for _, st := range same {
			if st.Section != s.section || st.Trigger != trigger || !repeatable(st.Relation) {
				continue
			}
			for _, d := range doers {
				s.stateAlso(v, st, d, negated, c)
			}
		}
	}
}

// leads reports whether the act told at token t is that of a main clause, and of
// the last one before v: what a relative clause tells is not repeated by "so did".
func (s *scene) leads(t, v int) bool {
	for range 4 * maxDepth {
		h := s.head(t)
		if s.is(t, "relcl", "acl", "appos") {
			return false
		}
		if h == t || h == v || s.verbal(t) && s.is(t, "conj", "ccomp", "parataxis") && !s.hasTo(t) {
			break
		}
		t = h
	}
	for i := t + 1; i < v-1; i++ {
		if s.finite(i) && s.verbal(i) && s.is(i, "conj", "ROOT", "ccomp") && !s.is(i, "aux") && s.head(i) != t && i != s.head(v) {
			return false // another main clause stands between
		}
	}
	return true
}

// weightAlso is for an act that a pro-form repeats.
const weightAlso = 0.85

func (s *scene) stateAlso(v int, st Statement, doer actor, negated bool, c *collector) {
	if doer.entity == st.Object || doer.entity == st.Subject || !st.Relation.Allows(s.kind(doer.entity), s.kind(st.Object)) || s.onOwnState(st.Relation, doer, actor{entity: st.Object, mention: -1}) {
		return
	}
	out := st
	out.Subject, out.Confidence = doer.entity, st.Confidence*doer.weight*weightAlso
	if negated {
		out.Polarity = ontology.Negated
	}
	s.locate(&out, v, nil, doer, actor{entity: st.Object, mention: -1, at: v, weight: 1})
	c.add(out)
}

// repeatable reports whether another can do the act too.
func repeatable(r ontology.RelationType) bool { return !notEvents[r] }

// repeated are those who do again what was told before, if v says that.
func (s *scene) repeated(v int) (doers []actor, negated bool) {
	if s.lemma(v) == "follow" && s.verbal(v) {
		for _, o := range s.childrenOf(v, "dobj") {
			if s.toks[o].Lower == "suit" {
				return s.inPhrases(s.surface(v, 0), agent), false
			}
		}
		return nil, false
	}
	switch s.lemma(v) {
	case "do", "have", "be", "will":
	default:
		return nil, false
	}
	for _, c := range s.childrenOf(v, "advmod", "dobj", "preconj", "cc") {
		switch w := s.toks[c].Lower; {
		case w == "likewise" && c > v, w == "same" && s.is(c, "dobj") && s.lemma(v) == "do":
			return s.inPhrases(s.surface(v, 0), agent), false
		case (w == "so" || w == "neither" || w == "nor") && c == v-1:
			return s.inPhrases(s.childrenOf(v, "nsubj"), agent), w != "so"
		}
	}
	return nil, false
}

// sides reads "each side", "both sides" as the two states of which the sentence
// before, or this one before h, speaks, if it speaks of two.
func (s *scene) sides(h int) []actor {
	if s.given || s.lemma(h) != "side" || s.mention(h) >= 0 || s.doc.Child(h, "prep", "relcl", "acl") >= 0 || !s.both(h) && !s.each(h) {
		return nil
	}
	sentence := s.doc.SentenceOf(h)
	floor := s.doc.SentenceOf(max(sentence.Start-1, 0)).Start
	var out []actor
	for m := s.mentions.Start; m < s.mentions.End; m++ {
		men := &s.found.Mentions[m]
		if men.Start < floor || men.Start >= h {
			continue
		}
		for _, e := range men.Entities {
			if s.kind(e) != ontology.Country || slices.ContainsFunc(out, func(a actor) bool { return a.entity == e }) {
				continue
			}
			out = append(out, actor{entity: e, mention: m, at: h, weight: weightHolders})
		}
	}
	if len(out) != 2 {
		return nil
	}
	return out
}

// each reports whether "each" or "either" stands before noun h.
func (s *scene) each(h int) bool {
	d := s.doc.Child(h, "det")
	return d >= 0 && (s.toks[d].Lower == "each" || s.toks[d].Lower == "either")
}

// weightTopic is for the state that a text is about, taken to be the doer of
// an act that it tells without one.
const weightTopic = 0.7

// topic is the state that the sentence before has as its subject, or whose
// office its subject holds: who does what t tells without a doer. "The
// President of Chad condemned the raid. The ambassador of Mali was summoned."
func (s *scene) topic(t int) []actor {
	sentence := s.doc.SentenceOf(t)
	if s.given || sentence.Start == 0 || !s.passive(t) || s.passiveAgents(t) != nil {
		return nil
	}
	before := s.doc.SentenceOf(sentence.Start - 1)
	for v := before.Start; v < before.End; v++ {
		if s.head(v) != v {
			continue
		}
		var out []actor
		for _, a := range s.inPhrases(s.subjects(v), agent) {
			if e, known := s.posts[a.entity]; known {
				a = actor{entity: e, mention: -1, at: t, weight: a.weight}
			}
			if s.kind(a.entity) == ontology.Country {
				a.weight *= weightTopic
				out = append(out, a)
			}
		}
		if distinct(out) != 1 {
			return nil
		}
		return out[:1]
	}
	return nil
}
