package relations

import (
	"cmp"
	"slices"
	"strings"

	"entente/internal/entities"
	"entente/internal/ontology"
)

// minConfidence is the least confidence with which a statement is given.
const minConfidence = 0.3

// Find reads what the article states about the entities found in it. The
// statements come in text order; each says one thing of one sentence once.
func Find(in *entities.Input, found *entities.Result, lex *Lexicon) []Statement {
	w := workspaces.Get().(*workspace)
	c := &collector{in: in, found: found, least: minConfidence, out: w.statements}
	scenes := make([]*scene, len(in.Sections))
	posts := make([][]post, len(in.Sections))
	states, bodies, sworn := map[int]int{}, map[int]int{}, map[int]int{}
	for i := range in.Sections {
		sec := &in.Sections[i]
		if sec.Part == entities.Dateline || sec.Doc == nil {
			continue
		}
		scenes[i] = newScene(in, found, lex, i, w)
		if i > 0 && scenes[i-1] != nil && sec.Part == entities.Body && scenes[i-1].continues() {
			scenes[i].ahead = scenes[i-1]
		}
		scenes[i].told = c
		scenes[i].posts, scenes[i].bodies, scenes[i].sworn = states, bodies, sworn
		posts[i] = scenes[i].findPosts()
		scenes[i].learnPosts(posts[i])
	}
	for i, s := range scenes {
		if s != nil {
			s.represent(posts[i], c)
		}
	}
	for _, s := range scenes {
		if s != nil {
			s.read(c)
		}
	}
	c.agreements(scenes)
	out := c.finish()
	w.statements = c.out
	w.leave()
	return out
}

// read gathers the statements of one section.
func (s *scene) read(c *collector) {
	s.matchAll(func(m *match) { s.stateMatch(m, c) })
	s.oblige(func(m *match) { s.stateDuty(m, c) })
	if s.in.Sections[s.section].Part == entities.Headline && s.titleCase() || s.verbless() {
		s.readHeadline(c)
	}
	s.readMistagged(c)
	s.answer(c)
	s.alsoDid(c)
	s.joinVisits(c)
	s.demands(c)
	s.base(c)
	s.describedSeats(c)
	s.belong(c)
	s.partsOf(c)
	s.killings(c)
	s.responsible(c)
	s.backed(c)
}

// stateMatch states what a frame found says: one statement for each pair of
// subject and object.
func (s *scene) stateMatch(m *match, c *collector) {
	if m.entry.Relation == ontology.Represents && m.entry.Class == Noun && len(m.objects) > 1 && s.toks[m.trigger].Tag == "NNS" {
		return // "the ministers of India and Chile, A and B": one each
	}
	if m.entry.Relation == ontology.Represents && m.entry.Class == Noun && s.titled(m.trigger) >= 0 {
		return // the title of whom it stands beside, which says it better
	}
	if m.entry.Relation == ontology.MeetsWith && m.entry.Class == Verb && len(m.entry.Rest) == 0 && s.meetsFor(m.trigger) {
		return
	}
	st := s.standingOf(m.trigger)
	if m.told {
		if st.negated || st.conditional {
			return // "Chad is not behind it, Mali said" blames nobody
		}
		st = standing{modality: ontology.Asserted, doubt: st.doubt}
	}
	if st.hidden && st.refused && (hostile(m.entry.Relation) || m.entry.Relation == ontology.Accuses) && !(m.entry.Class == Noun && s.modifier(m.trigger, 0) != nil) {
		st.hidden, st.negated = false, !st.negated
	}
	if st.hidden {
		return
	}
	if m.entry.Relation == ontology.PartnersWith && s.souring(m.trigger) || m.entry.Relation == ontology.Opposes && s.toks[m.trigger].Lower == "hostilities" {
		return // "relations between Chad and Mali have soured"; what is fighting is no mere stance
	}
	if !st.negated && (st.modality == ontology.Planned || st.modality == ontology.Possible || st.purpose) && s.presupposed(m) {
		st.modality, st.purpose = ontology.Asserted, false
	}
	if st.negated && m.entry.Head == "deny" {
		return // who does not deny something leaves it open
	}
	if m.entry.Effect == Ended && st.modality == ontology.Possible && !st.negated {
		return // who may leave is still there
	}
	if m.entry.Effect == Ended && st.negated { // who has not left is still there
		st.negated, st.modality = false, ontology.Asserted
	} else {
		st.apply(m.entry.Effect)
	}
	if lasting(m.entry.Relation) && s.noLonger(m.trigger) {
		st.raise(ontology.Ended)
	}
	if m.entry.Relation == ontology.PartyTo && bound[m.entry.Head] {
		st.negated, st.modality = false, ontology.Asserted // who denies violating a treaty is a party to it all the same
	}
	s.completed(m, &st)
	if st.purpose && !stance(m.entry.Relation) || s.stillAhead(m.trigger) && (m.entry.Relation == ontology.MeetsWith || m.entry.Relation == ontology.Visits) {
		st.raise(ontology.Planned)
	}
	if m.entry.Relation == ontology.Visits && len(m.subjects) > 0 && s.kind(m.subjects[0].entity) == ontology.Person {
		m.subjects = append(slices.Clip(m.subjects), s.travellingWith(m.trigger)...)
	}
	for i, a := range m.subjects {
		for j, b := range m.objects {
			if a.entity == b.entity || m.each && (m.entry.Relation.Symmetric() && j <= i) {
				continue
			}
			s.state(m, a, b, &st, c)
			if st.modality == ontology.Ended && !st.negated && m.entry.Relation == ontology.Sanctions {
				s.state(m.as(ontology.ConcedesTo), a, b, eased(&st), c)
			}
			if st.conditional && !st.negated && hostile(m.entry.Relation) {
				s.state(m.as(ontology.Threatens), a, b, &standing{modality: ontology.Asserted, doubt: st.doubt, speakers: st.speakers, speaker: st.speaker}, c)
			}
		}
	}
}

// bound are the verbs and nouns for what only a party to a treaty does to it or owes.
var bound = wordSet("violate breach respect honour honor abide comply implement observe flout contravene uphold " +
	"obligation commitment duty responsibility undertaking violation contravention compliance noncompliance non-compliance")

// souring reports whether what noun t names is said to go bad.
func (s *scene) souring(t int) bool {
	if !s.nominal(t) {
		return false
	}
	for _, c := range s.childrenOf(t, "amod") {
		if soured[s.lemma(c)] || soured[s.toks[c].Lower] {
			return true
		}
	}
	return s.is(t, "nsubj", "nsubjpass") && soured[s.lemma(s.head(t))]
}

var soured = wordSet("sour soured deteriorate deteriorating worsen worsening strain strained tense frosty icy fray frayed chill chilly cool collapse plummet plunge rupture ruptured damage damaged fractious")

// stateDuty states a request that lies in saying what another must do.
func (s *scene) stateDuty(m *match, c *collector) {
	st := standing{modality: ontology.Asserted, doubt: 1}
	for _, a := range m.subjects {
		for _, b := range m.objects {
			s.state(m, a, b, &st, c)
		}
	}
}

// as is the match read as another relation: to end sanctions is to concede, to
// say that a hostile act will follow if something is done is to threaten.
func (m *match) as(r ontology.RelationType) *match {
	e := *m.entry
	e.Relation, e.Plover, e.Refusal = r, r.Plover(), false
	other := *m
	other.entry = &e
	return &other
}

// eased is the standing of the concession that lies in ending a sanction.
func eased(st *standing) *standing {
	out := *st
	out.modality = ontology.Asserted
	if st.planned {
		out.modality = ontology.Planned
	}
	return &out
}

// hostile reports whether an act of the relation can be threatened.
func hostile(r ontology.RelationType) bool {
	switch r {
	case ontology.Sanctions, ontology.Attacks, ontology.Coerces, ontology.MobilisesAgainst:
		return true
	}
	return false
}

// completed corrects what an end means for an act that is over when it is done:
// a visit that ended took place, one that was called off did not.
func (s *scene) completed(m *match, st *standing) {
	r := m.entry.Relation
	if st.modality != ontology.Ended || r != ontology.Visits && r != ontology.MeetsWith {
		return
	}
	h := s.head(s.outer(m.trigger))
	switch {
	case calledOff[s.lemma(h)] || calledOff[s.lemma(m.trigger)]:
		st.negated, st.modality = true, ontology.Planned
	case s.is(m.trigger, "nsubj") || r == ontology.Visits:
		st.modality = ontology.Asserted
	}
}

var calledOff = map[string]bool{"cancel": true, "scrap": true, "postpone": true, "abort": true, "shelve": true, "delay": true, "abandon": true}

// lasting reports whether the relation is a state that may be over.
func lasting(r ontology.RelationType) bool {
	return r == ontology.Represents || r == ontology.MemberOf || r == ontology.AlliedWith || r == ontology.BasedIn
}

// noLonger reports whether a state told by t is of the past: "once worked for",
// "resigned as minister of".
func (s *scene) noLonger(t int) bool {
	v := t
	if p := s.head(t); s.is(t, "pobj") && s.toks[p].Lower == "as" {
		v = s.head(p)
		if left[s.lemma(v)] {
			return true
		}
	}
	for _, at := range []int{t, v} {
		for _, c := range s.childrenOf(at, "advmod") {
			if onceUpon[s.toks[c].Lower] {
				return true
			}
		}
	}
	return false
}

var (
	left     = map[string]bool{"resign": true, "retire": true, "quit": true, "step": true, "oust": true, "dismiss": true, "remove": true, "fire": true, "sack": true, "depose": true, "replace": true}
	onceUpon = map[string]bool{"once": true, "formerly": true, "previously": true, "originally": true}
)

// stance reports whether the relation is an attitude, which whoever acts for
// its sake already has: "travelled there to show his support".
func stance(r ontology.RelationType) bool {
	switch r {
	case ontology.Supports, ontology.Opposes, ontology.AlliedWith, ontology.Protests:
		return true
	}
	return false
}

// state makes the statement of one pair.
func (s *scene) state(m *match, a, b actor, st *standing, c *collector) {
	e := m.entry
	relation, plover := s.relationTo(m, b)
	if !s.given && (!relation.Allows(s.kind(a.entity), s.kind(b.entity)) || relation == ontology.MemberOf && s.noMember(a.entity, b.entity) || relation == ontology.Represents && s.sentTo(m.trigger, b)) || s.onOwnState(relation, a, b) || s.ownBody(relation, a, b) {
		return
	}
	if e.Refusal && st.negated && s.refuses(m.trigger) {
		refused := *st
		refused.negated, refused.modality = false, ontology.Asserted
		relation, plover, st = ontology.Rejects, ontology.Rejects.Plover(), &refused
	}
	out := Statement{
		Subject: a.entity, Object: b.entity, Relation: relation, Plover: plover,
		Modality: st.modality, Polarity: ontology.Affirmed,
		Section:    s.section,
		Rule:       ruleOf(e),
		Confidence: e.Prior * a.weight * b.weight * st.doubt,
	}
	if st.negated {
		out.Polarity = ontology.Negated
	}
	out.Date, out.Precision = s.date(m.trigger, st.modality)
	s.locate(&out, m.trigger, m.words, a, b)
	s.attribute(&out, st)
	if relation == ontology.Represents {
		out.Role = s.roleIn(m)
	}
	c.add(out)
	if relation == ontology.Represents {
		s.presuppose(out, s.postWord(m), c)
	}
}

// refuses reports whether a negated verb is a refusal rather than a report that
// something has not happened: "will not accept", not "has never accepted".
func (s *scene) refuses(t int) bool {
	if s.hasYet(s.head(t)) {
		return false
	}
	for _, c := range s.childrenOf(t, "aux", "neg", "advmod") {
		if w := s.toks[c].Lower; s.lemma(c) == "have" || w == "never" || w == "did" {
			return false
		}
	}
	return true
}

// relationTo is the entry's relation, except that whoever accuses an agreement
// opposes it, and that troops who come to keep the peace help.
func (s *scene) relationTo(m *match, b actor) (ontology.RelationType, ontology.Plover) {
	e := m.entry
	if (e.Relation == ontology.MobilisesAgainst || e.Relation == ontology.Visits) && s.keepsPeace(m.trigger) {
		return ontology.Aids, ontology.Aids.Plover()
	}
	if e.Relation == ontology.Accuses && s.kind(b.entity) == ontology.Agreement {
		return ontology.Opposes, ontology.Opposes.Plover()
	}
	return e.Relation, e.Plover
}

// keepsPeace reports whether the clause or phrase of t speaks of peacekeeping.
func (s *scene) keepsPeace(t int) bool {
	for _, c32 := range s.doc.Children(t) {
		c := int(c32)
		if s.is(c, "advcl", "xcomp", "conj", "ccomp") && !joining[s.lemma(c)] { // "to discuss peacekeeping"
			continue
		}
		sp := s.doc.Subtree(c)
		for i := sp.Start; i < sp.End; i++ {
			if strings.HasPrefix(s.toks[i].Lower, "peacekeep") {
				return true
			}
		}
	}
	return false
}

var joining = map[string]bool{"join": true, "serve": true, "participate": true, "take": true, "reinforce": true, "begin": true, "start": true}

// ruleOf names the rule of an entry: "sanctions.verb", "attacks.phrase".
func ruleOf(e *Entry) string {
	name := ".adjective"
	switch e.Class {
	case Verb:
		name = ".verb"
	case Noun:
		name = ".noun"
	}
	switch e.Source {
	case "":
		name = ".duty"
	case "headline", "discourse", "membership", "government", "speaker":
		name = "." + e.Source
	}
	if len(e.Rest) > 0 {
		name = ".phrase"
	}
	return ruleFamily[e.Relation] + name
}

// collector keeps the best statement of each kind for every sentence.
type collector struct {
	in    *entities.Input
	found *entities.Result
	least float64 // confidence below which statements are dropped
	out   []Statement
	// ofArena is what scene.ofArena found of the article.
	ofArena remembered
}

func (c *collector) add(st Statement) {
	if st.Confidence < c.least || st.Subject == st.Object {
		return
	}
	if st.Relation.Symmetric() && st.Subject > st.Object {
		st.Subject, st.Object = st.Object, st.Subject
		st.SubjectVia, st.ObjectVia = st.ObjectVia, st.SubjectVia
	}
	for i := range c.out {
		o := &c.out[i]
		if o.Section == st.Section && o.Sentence == st.Sentence && o.Subject == st.Subject && o.Object == st.Object &&
			o.Relation == st.Relation && o.Polarity == st.Polarity && o.Modality == st.Modality {
			if st.Confidence > o.Confidence {
				*o = st
			}
			return
		}
	}
	c.out = append(c.out, st)
}

// promiseOnly reports whether a statement says only that an act was agreed or
// promised which another states as planned: "promised to help". Who agrees to do
// something with another agrees with him.
func (c *collector) promiseOnly(st Statement) bool {
	if st.Rule != "agrees_with.verb" {
		return false
	}
	for i := range c.out {
		o := &c.out[i]
		if o.Sentence == st.Sentence && o.Relation != st.Relation && !o.Relation.Symmetric() && (o.Modality == ontology.Planned || o.Modality == ontology.Possible) && o.Trigger.Start > st.Trigger.Start &&
			(o.Subject == st.Subject && o.Object == st.Object || o.Subject == st.Object && o.Object == st.Subject) {
			return true
		}
	}
	return false
}

// aimOnly reports whether a statement says only what an act of force stated
// beside it was for: "tested a missile to intimidate Chad".
func (c *collector) aimOnly(st Statement) bool {
	if st.Modality != ontology.Planned || st.Relation != ontology.Threatens && st.Relation != ontology.Coerces && st.Relation != ontology.Opposes && st.Relation != ontology.MobilisesAgainst {
		return false
	}
	return slices.ContainsFunc(c.out, func(o Statement) bool {
		return o.Relation == ontology.MobilisesAgainst && o.Sentence == st.Sentence && o.Subject == st.Subject && o.Object == st.Object && o.Trigger.Start < st.Trigger.Start
	})
}

// peopleOnly reports whether a statement says only that somebody is for the
// people of a state which he is against: "condemns the crackdown", "stands with
// the people of Chad".
func (c *collector) peopleOnly(st Statement) bool {
	return st.ofPeople && st.Relation == ontology.Supports && slices.ContainsFunc(c.out, func(o Statement) bool {
		return o.Object == st.Object && o.Subject == st.Subject && !o.ofPeople && o.Polarity == ontology.Affirmed && (hostile(o.Relation) || against[o.Relation])
	})
}

// against are the relations by which somebody takes a stand against another.
var against = map[ontology.RelationType]bool{ontology.Accuses: true, ontology.Opposes: true, ontology.Rejects: true, ontology.Requests: true}

// finish orders the statements by sentence and trigger.
func (c *collector) finish() []Statement {
	c.out = slices.DeleteFunc(c.out, func(st Statement) bool { return c.promiseOnly(st) || c.aimOnly(st) || c.peopleOnly(st) })
	order := make([]int, len(c.out)) // statements are large: each is moved once
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &c.out[i], &c.out[j]
		if a.Sentence.Start != b.Sentence.Start {
			return cmp.Compare(a.Sentence.Start, b.Sentence.Start)
		}
		return cmp.Or(
			cmp.Compare(a.Trigger.Start, b.Trigger.Start),
			cmp.Compare(a.Subject, b.Subject),
			cmp.Compare(a.Object, b.Object),
			cmp.Compare(a.Relation, b.Relation),
		)
	})
	out := make([]Statement, len(order))
	for n, i := range order {
		out[n] = c.out[i]
	}
	return out
}
