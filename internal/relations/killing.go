package relations

import "entente/internal/ontology"

// priorKilling is the confidence of a killing told by a noun or a trial.
const priorKilling = 0.8

// killings states who killed whom where no clause says it outright: "Kennedy's
// assassin, NAME", "NAME, convicted of murdering Lennon", "NAME went on trial for
// Garfield's murder", "NAME fired the shots that killed Kennedy". Only people are
// read; the frames of the lexicon read the rest.
func (s *scene) killings(c *collector) {
	for _, i := range s.concerning(ofKilling) {
		if s.mention(i) >= 0 {
			continue
		}
		switch w := s.lemma(i); {
		case killers[w] && s.nominal(i):
			s.killer(i, c)
		case s.nominal(i) && (killingNouns[w] || w == "death" && s.violentDeath(i)):
			s.triedFor(i, s.victimOf(i), c)
		case killingVerbs[w] && s.verbal(i):
			victims := s.people(s.childrenOf(i, "dobj"))
			if s.is(i, "pcomp", "xcomp", "conj", "acl") {
				s.triedFor(i, victims, c)
			}
			s.shots(i, victims, c)
			s.amongKillers(i, c)
		}
	}
}

var (
	killers      = wordSet("assassin killer murderer slayer")
	killingNouns = wordSet("assassination murder killing slaying shooting poisoning execution beheading lynching")
	killingVerbs = wordSet("assassinate murder kill slay shoot poison behead stab strangle lynch")
)

// violentDeath reports whether the words before "death" say that somebody brought
// it about: "the shooting death of".
func (s *scene) violentDeath(i int) bool {
	for _, c := range s.childrenOf(i, "compound", "amod", "nmod") {
		if violence[s.toks[c].Lower] {
			return true
		}
	}
	return false
}

var violence = wordSet("shooting stabbing beating bludgeoning strangulation poisoning")

// people are the people that the phrases name.
func (s *scene) people(heads []int) []actor {
	var out []actor
	for _, a := range s.inPhrases(heads, agent) {
		if s.kind(a.entity) == ontology.Person {
			out = append(out, a)
		}
	}
	return out
}

// victimOf is whom the noun says to be killed: "murder of NAME", "NAME's
// assassination", "the NAME assassination".
func (s *scene) victimOf(noun int) []actor {
	if of := s.people(s.prepObjects(noun, "of")); of != nil {
		return of
	}
	return s.people(s.childrenOf(noun, "poss", "compound", "nmod"))
}

// killer reads "NAME's assassin, NAME", "the killer of NAME", "NAME assassin
// NAME", "NAME is the murderer of NAME".
func (s *scene) killer(noun int, c *collector) {
	who := s.people(s.childrenOf(noun, "appos"))
	h := s.head(noun)
	switch {
	case s.is(noun, "appos", "compound", "nmod") && h != noun && s.mention(h) >= 0:
		who = append(who, s.people([]int{h})...)
	case s.is(noun, "attr") && s.doc.Child(h, "neg") < 0:
		who = append(who, s.people(s.surface(h, 0))...)
	}
	victims := s.victimOf(noun)
	if victims == nil && noun > 0 && s.mention(noun-1) >= 0 { // the parser hangs both on the killer
		victims = s.people([]int{s.found.Mentions[s.mention(noun-1)].Head})
	}
	if next := noun + 1; who == nil && next < len(s.toks) && s.mention(next) >= 0 && !s.is(noun, "nsubj") {
		who = s.people([]int{s.found.Mentions[s.mention(next)].Head})
	}
	m := ontology.Asserted
	for _, q := range s.childrenOf(noun, "amod") {
		if alleged[s.toks[q].Lower] {
			m = ontology.Possible
		}
	}
	s.stateKillings(noun, who, victims, m, c)
}

// alleged are the words that leave open whether somebody did it.
var alleged = wordSet("accused alleged suspected presumed would-be reputed")

// triedFor climbs from an act to the verb by which somebody answers for it.
func (s *scene) triedFor(act int, victims []actor, c *collector) {
	if victims == nil {
		return
	}
	for h, steps := act, 0; steps < 8; steps++ {
		up := s.head(h)
		if up == h {
			return
		}
		if !s.is(h, "pobj", "prep", "pcomp", "conj", "dobj", "acl", "xcomp", "compound", "nmod", "poss", "attr", "acomp", "amod") || s.is(h, "prep") && !chargePrepositions[s.toks[h].Lower] {
			return
		}
		if m, ok := trials[s.lemma(up)]; ok && s.triedBy(up) {
			s.stateKillings(act, s.onTrial(up), victims, m, c)
			return
		}
		if s.mention(up) >= 0 {
			return
		}
		h = up
	}
}

// chargePrepositions join an act to what is said of who did it.
var chargePrepositions = wordSet("of for to on in with")

// trials are the words by which one answers for an act, with how sure it is that
// one did it.
var trials = map[string]ontology.Modality{
	"convict": ontology.Asserted, "sentence": ontology.Asserted, "jail": ontology.Asserted, "imprison": ontology.Asserted, "plead": ontology.Asserted,
	"confess": ontology.Asserted, "admit": ontology.Asserted, "serve": ontology.Asserted, "conviction": ontology.Asserted, "hang": ontology.Asserted, "guilty": ontology.Asserted,
	"execute": ontology.Asserted, "conspire": ontology.Asserted,
	"charge": ontology.Possible, "indict": ontology.Possible, "accuse": ontology.Possible, "suspect": ontology.Possible, "try": ontology.Possible,
	"trial": ontology.Possible, "face": ontology.Possible, "arrest": ontology.Possible, "want": ontology.Possible,
}

// triedBy reports whether the word is used of an accused: a verb or participle,
// or a noun for the trial or the suspect.
func (s *scene) triedBy(i int) bool {
	switch s.lemma(i) {
	case "trial", "suspect", "guilty", "conviction", "sentence":
		return true
	case "try": // "tried to kill"
		return s.passive(i)
	}
	return s.verbal(i)
}

// onTrial is whom the word of a trial is about.
func (s *scene) onTrial(i int) []actor {
	if s.unproved(i) {
		return nil
	}
	switch {
	case !s.verbal(i) && s.is(i, "appos"):
		return s.people([]int{s.head(i)})
	case !s.verbal(i):
		if own := s.people(s.childrenOf(i, "poss")); own != nil {
			return own
		}
		v := s.head(i)
		if s.is(i, "pobj") {
			v = s.head(v)
		}
		if s.mention(v) >= 0 { // "NAME, on trial for"
			return s.people([]int{v})
		}
		if s.unproved(v) {
			return nil
		}
		return s.people(s.surface(v, 0))
	case s.is(i, "acl", "relcl", "amod"):
		h := s.bearer(s.head(i))
		if s.mention(h) >= 0 {
			return s.people([]int{h})
		}
		if who := s.people(s.childrenOf(h, "appos")); who != nil { // "the man convicted of killing NAME, NAME"
			return who
		}
	}
	if s.lemma(i) == "conspire" {
		if with := s.people(s.prepObjects(i, "with")); with != nil {
			return append(with, s.people(s.surface(i, 0))...)
		}
	}
	if s.lemma(i) == "plead" && s.notGuilty(i) {
		return nil
	}
	return s.people(s.surface(i, 0))
}

// unproved reports whether a verb is negated or says that nothing was proved.
func (s *scene) unproved(v int) bool {
	return s.doc.Child(v, "neg") >= 0 || s.notGuilty(v)
}

// notGuilty reports whether "not guilty" or "innocent" hangs on the verb.
func (s *scene) notGuilty(v int) bool {
	for _, a := range s.childrenOf(v, "acomp", "oprd", "ccomp", "attr", "xcomp", "dobj") {
		if s.toks[a].Lower == "innocent" || s.doc.Child(a, "neg") >= 0 {
			return true
		}
	}
	return s.lemma(v) == "acquit"
}

// shots reads "NAME fired the shots that killed NAME": who lets loose what kills.
func (s *scene) shots(v int, victims []actor, c *collector) {
	h := s.head(v)
	if victims == nil || !s.is(v, "relcl") || !missiles[s.lemma(h)] || !s.is(h, "dobj") || !looses[s.lemma(s.head(h))] {
		return
	}
	if g := s.head(h); s.doc.Child(g, "neg") < 0 {
		s.stateKillings(v, s.people(s.subjects(g)), victims, ontology.Asserted, c)
	}
}

// amongKillers reads "NAME was killed by a group of nobles that included NAME and
// NAME", "by men including NAME".
func (s *scene) amongKillers(v int, c *collector) {
	for _, by := range s.childrenOf(v, "agent") {
		for _, group := range s.childrenOf(by, "pobj") {
			nouns := append([]int{group}, s.prepObjects(group, "of")...)
			for _, n := range nouns {
				if s.mention(n) >= 0 {
					continue
				}
				who := s.people(s.prepObjects(n, "including"))
				for _, r := range s.childrenOf(n, "relcl") {
					if s.lemma(r) == "include" && s.doc.Child(r, "neg") < 0 {
						who = append(who, s.people(s.childrenOf(r, "dobj"))...)
					}
				}
				s.stateKillings(v, who, s.people(s.childrenOf(v, "nsubjpass")), ontology.Asserted, c)
			}
		}
	}
}

var (
	missiles = wordSet("shot bullet bomb gun rifle shotgun pistol grenade round rocket missile")
	looses   = wordSet("fire plant throw launch place detonate drop hurl")
)

func (s *scene) stateKillings(trigger int, killers, victims []actor, m ontology.Modality, c *collector) {
	st := standing{modality: m, doubt: 1}
	e := &Entry{Head: s.lemma(trigger), Class: Noun, Relation: ontology.Attacks, Plover: ontology.Attacks.Plover(), Prior: priorKilling, Source: "killing"}
	for _, a := range killers {
		for _, b := range victims {
			s.state(&match{entry: e, trigger: trigger}, a, b, &st, c)
		}
	}
}
