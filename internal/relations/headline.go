package relations

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/internal/ontology"
)

// A headline in Title Case defeats the parser: it takes verbs for names. So
// headlines are read a second time by the order of their words: who stands
// before the verb, who after it or after its preposition.

// priorHeadline lowers the prior of a frame that is found without a tree.
const priorHeadline = 0.8

// triggered reports whether a statement's trigger covers the place.
func (c *collector) triggered(at ontology.Span) bool {
	for i := range c.out {
		if t := c.out[i].Trigger; t.Start <= at.Start && at.End <= t.End {
			return true
		}
	}
	return false
}

// titleCase reports whether most words of the section begin with a capital.
func (s *scene) titleCase() bool {
	capitals, words := 0, 0
	for i := range s.toks {
		r, _ := utf8.DecodeRuneInString(s.toks[i].Text)
		if !unicode.IsLetter(r) || utf8.RuneCountInString(s.toks[i].Text) < 4 {
			continue
		}
		words++
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return words > 2 && 3*capitals >= 2*words
}

// headlineLength is the most tokens of a line that is read like a headline.
const headlineLength = 20

// verbless reports whether the parser found no verb at the top of a line that
// does not end like a sentence: it took "thanks" in "Chad thanks Mali" for an
// interjection.
func (s *scene) verbless() bool {
	if n := len(s.toks); n == 0 || n > headlineLength || strings.ContainsAny(s.toks[n-1].Text, ".!?:") {
		return false
	}
	for i := range s.toks {
		if s.head(i) == i && (s.verbal(i) || s.toks[i].POS == "AUX") {
			return false
		}
	}
	return true
}

// readHeadline reads the frames of the verbs in a headline by word order.
func (s *scene) readHeadline(c *collector) {
	for i := range s.toks {
		if s.mention(i) >= 0 || c.triggered(s.bytes(spanOf(i))) {
			continue // a name, or a word that the tree has read
		}
		lemma := s.verbLemma(i)
		if lemma == "" {
			continue
		}
		s.headlineVerb(i, lemma, c)
	}
}

// verbLemma is the lexicon's verb of which token i is a form, or "".
func (s *scene) verbLemma(i int) string {
	w := s.toks[i].Lower
	for _, l := range lemmasOf(w) {
		if s.lex.gloss(l).verbs != nil {
			return l
		}
	}
	return ""
}

// lemmasOf are the verbs that a word may be a regular form of.
func lemmasOf(w string) []string {
	out := []string{w}
	cut := func(suffix, with string) {
		if stem, ok := strings.CutSuffix(w, suffix); ok && len(stem) > 1 {
			out = append(out, stem+with)
		}
	}
	cut("ies", "y")
	cut("es", "")
	cut("s", "")
	cut("ied", "y")
	cut("ed", "")
	cut("ed", "e")
	cut("ing", "")
	cut("ing", "e")
	for _, suffix := range []string{"ed", "ing"} { // "barred", "barring"
		if stem, ok := strings.CutSuffix(w, suffix); ok && len(stem) > 3 && stem[len(stem)-1] == stem[len(stem)-2] {
			out = append(out, stem[:len(stem)-1])
		}
	}
	return out
}

// headlineVerb reads one verb of a headline.
func (s *scene) headlineVerb(i int, lemma string, c *collector) {
	if s.headlinePassive(i) {
		return
	}
	first := s.headlineGovernor(i)
	subs, at := s.namesBefore(first)
	if len(subs) == 0 {
		return
	}
	st, ok := s.headlineMarks(at, i)
	if first != i {
		st.apply(s.lex.gloss(s.verbLemmaOf(first)).governor(Verb).infinitive.effect)
	}
	if !ok || st.hidden {
		return
	}
	for _, e := range s.lex.gloss(lemma).verbs {
		if e.Infinitive && !s.infinitiveFollows(i) || e.Condition || !s.headlineRest(e.Entry, i) {
			continue
		}
		m := &match{entry: e.Entry, trigger: i, subjects: s.keep(subs, e.Subject[0])}
		s.headlineObjects(m, i)
		if e.Subject[0].Name != "subj" || len(m.subjects) == 0 || len(m.objects) == 0 {
			continue
		}
		weaker := *e.Entry
		weaker.Prior *= priorHeadline
		weaker.Source = "headline"
		m.entry = &weaker
		s.stateHeadline(m, st, c)
		return
	}
}

// infinitiveFollows reports whether the words behind verb i say what somebody is to
// do: "[orders] Chad to withdraw".
func (s *scene) infinitiveFollows(i int) bool {
	for j := i + 1; j+1 < min(i+9, len(s.toks)); j++ {
		if s.toks[j].Lower == "to" && s.toks[j+1].Tag == "VB" {
			return true
		}
	}
	return false
}

// headlinePassive reports whether the participle at i tells what was done to whom
// stands before it: "Four guards killed in a Malian raid".
func (s *scene) headlinePassive(i int) bool {
	if s.toks[i].Tag != "VBN" || !s.is(i, "acl") || i+1 >= len(s.toks) {
		return false
	}
	switch s.toks[i+1].Lower {
	case "in", "on", "at", "by", "during", "after", "near", "when", "as":
		return true
	}
	return false
}

// headlineGovernor is the verb that governs the one at i, "Denies [Arming]",
// "Vows to [Help]", or i itself.
func (s *scene) headlineGovernor(i int) int {
	j := i - 1
	if j > 0 && s.toks[j].Lower == "to" {
		j--
	}
	if j < 0 || s.mention(j) >= 0 {
		return i
	}
	if g := s.lex.gloss(s.verbLemmaOf(j)).governor(Verb); g != nil && g.infinitive.governs && (j < i-1 || strings.HasSuffix(s.toks[i].Lower, "ing")) {
		return j
	}
	return i
}

// verbLemmaOf is the governing verb of which token i is a form, or "".
func (s *scene) verbLemmaOf(i int) string {
	for _, l := range lemmasOf(s.toks[i].Lower) {
		if s.lex.gloss(l).governor(Verb) != nil {
			return l
		}
	}
	return ""
}

func (s *scene) stateHeadline(m *match, st standing, c *collector) {
	st.apply(m.entry.Effect)
	for i, a := range m.subjects {
		for j, b := range m.objects {
			if a.entity != b.entity && !(m.each && m.entry.Relation.Symmetric() && j <= i) {
				s.state(m, a, b, &st, c)
			}
		}
	}
}

// namesBefore are the actors whose names stand before token i with nothing but
// their titles and adverbs between, and where the last of them ends.
func (s *scene) namesBefore(i int) (out []actor, end int) {
	j := i - 1
	for j >= 0 && s.mention(j) < 0 {
		if s.toks[j].Tag == "IN" && s.toks[j].Lower != "to" || strings.ContainsAny(s.toks[j].Text, ",;:—–") || i-j > 4 || s.verbLemma(j) != "" {
			return nil, 0
		}
		j--
	}
	end = j + 1
	for j >= 0 {
		m := s.mention(j)
		if m < 0 {
			break
		}
		out = append(s.mentioned(m, s.found.Mentions[m].Head), out...)
		j = s.found.Mentions[m].Start - 1
		for j > 0 && (s.toks[j].Lower == "and" || s.toks[j].Lower == "," || s.toks[j].Lower == "&") {
			j--
		}
	}
	if j >= 0 && (s.toks[j].Tag == "IN" || s.toks[j].Lower == "with") && !s.powerIn(j) {
		return nil, 0
	}
	return out, end
}

// powerIn reports whether the preposition at p says where a power is: "a court in
// [Chad] sentences".
func (s *scene) powerIn(p int) bool {
	return s.toks[p].Lower == "in" && p > 0 && localPowers[s.lemma(p-1)]
}

// headlineMarks reads the words between subject and verb: "to" promises, "may"
// leaves open, "not" denies. ok is false for a passive, which the tree shows.
func (s *scene) headlineMarks(from, verb int) (st standing, ok bool) {
	st = standing{modality: ontology.Asserted, doubt: 1}
	for i := from; i < verb; i++ {
		switch w := s.toks[i].Lower; {
		case w == "to" || w == "will" || w == "'ll" || w == "set":
			st.raise(ontology.Planned)
		case w == "may" || w == "might" || w == "could" || w == "should" || w == "can":
			st.raise(ontology.Possible)
		case w == "not" || w == "n't" || w == "never" || w == "no":
			st.negated = true
		case w == "is" || w == "are" || w == "was" || w == "were" || w == "be" || w == "by":
			return st, false
		}
	}
	return st, true
}

// headlineRest reports whether the further words of a trigger follow soon.
func (s *scene) headlineRest(e *Entry, i int) bool {
	for _, w := range e.Rest {
		found := false
		for j := i + 1; j < min(i+8, len(s.toks)); j++ {
			if w.has(s.lemma(j)) || w.has(s.toks[j].Lower) || w.has(strings.TrimSuffix(s.toks[j].Lower, "s")) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// headlineObjects fills the object from the names after the verb.
func (s *scene) headlineObjects(m *match, i int) {
	for _, sl := range m.entry.Object {
		var found []actor
		switch sl.Name {
		case "obj", "dat":
			found = s.namesFrom(i + 1)
		case "each":
			if distinct(m.subjects) > 1 {
				m.objects, m.each = m.subjects, true
				return
			}
		case "comp", "place", "poss", "own", "mod", "react", "cause":
		default:
			for j := i + 1; j < min(i+8, len(s.toks)); j++ {
				if s.toks[j].Lower == sl.Name {
					found = s.namesFrom(j + 1)
					break
				}
			}
		}
		if m.objects = s.allowed(m.entry.Relation, m.subjects, s.keep(found, sl)); len(m.objects) > 0 {
			return
		}
	}
}

// namesFrom are the actors named from token i on, with only their titles and
// adjectives before them.
func (s *scene) namesFrom(i int) []actor {
	for n := 0; i < len(s.toks) && s.mention(i) < 0; n++ {
		t := &s.toks[i]
		if n > 2 || t.Tag == "IN" || t.Tag == "TO" || t.Tag == "CC" || s.verbLemma(i) != "" || strings.ContainsAny(t.Text, ",;:—–'’") {
			return nil
		}
		i++
	}
	i = s.pastTitle(i)
	var out []actor
	for i < len(s.toks) && s.mention(i) >= 0 {
		m := s.mention(i)
		out = append(out, s.mentioned(m, s.found.Mentions[m].Head)...)
		i = s.found.Mentions[m].End
		for i+1 < len(s.toks) && (s.toks[i].Lower == "and" || s.toks[i].Lower == "," || s.toks[i].Lower == "&") && s.mention(i+1) >= 0 {
			i++
		}
		if i < len(s.toks) && s.toks[i].Tag == "POS" {
			break
		}
	}
	return out
}

// pastTitle is the name behind the state or body at i if a title or trade stands
// between: "Afghan President [Ghani]", "U.S. businessman [NAME]"; else i.
func (s *scene) pastTitle(i int) int {
	if i >= len(s.toks) || s.mention(i) < 0 {
		return i
	}
	men := &s.found.Mentions[s.mention(i)]
	if s.kind(men.Entities[0]) == ontology.Person || len(men.Entities) > 1 {
		return i
	}
	for j := men.End; j < min(men.End+5, len(s.toks)); j++ {
		if s.names(j, ontology.Person) {
			return j
		}
		if s.title(j)&(office|rank) == 0 && !strings.HasPrefix(s.toks[j].Tag, "NN") && !strings.HasPrefix(s.toks[j].Tag, "JJ") {
			break
		}
	}
	return i
}

// mistagged reports whether a verb in the present tense was taken for a noun: it
// stands between a name and the beginning of another, or is followed by what makes
// a phrase of it.
func (s *scene) mistagged(i int) bool {
	if i == 0 || i+1 >= len(s.toks) || s.mention(i) >= 0 || !strings.HasPrefix(s.toks[i-1].Tag, "NNP") && s.mention(i-1) < 0 {
		return false
	}
	misplaced := s.misplaced(i)
	if s.toks[i].Tag != "NNS" && !misplaced && !s.pluralBefore(i) {
		return s.joinedBefore(i) && (s.is(i, "compound") && s.completesPhrase(i) || !s.is(i, "compound") && s.eachOther(i))
	}
	m := s.mention(i + 1)
	if m < 0 {
		return s.verbLemma(i) != "" && (misplaced || s.describesName(i+1) || s.onlyVerb(i) || s.completesPhrase(i)) && !s.withinSubject(i)
	}
	if s.found.Mentions[m].Start != i+1 || s.kind(s.found.Mentions[m].Entities[0]) == ontology.Agreement {
		return false
	}
	return s.verbLemma(i) != ""
}

// misplaced reports whether a word that is tagged as a verb in the present tense has
// no subject and is given the place of a noun: "Mali [places] NAME under arrest".
func (s *scene) misplaced(i int) bool {
	return s.toks[i].Tag == "VBZ" && s.is(i, "compound", "nmod", "amod", "appos", "npadvmod", "dative", "dobj", "pobj", "nsubj") && s.doc.Child(i, "nsubj", "nsubjpass") < 0
}

// joinedBefore reports whether the noun at i may be the plain form of a verb that
// several do, who are named right before it: "Chad and Mali [exchange] fire".
func (s *scene) joinedBefore(i int) bool {
	m := s.mention(i - 1)
	if m < 0 || s.toks[i].Tag != "NN" || !s.is(i, "compound", "conj") && s.head(i) != i {
		return false
	}
	j := s.found.Mentions[m].Start - 1
	for j > 0 && s.toks[j].Lower == "the" {
		j--
	}
	return j > 0 && s.toks[j].Lower == "and" && s.mention(j-1) >= 0
}

// eachOther reports whether the word at i, with a preposition behind it, is a verb for
// what several do with each other: "Chad and Mali [talk] in Oslo".
func (s *scene) eachOther(i int) bool {
	if t := s.toks[i+1].Tag; t != "IN" && t != "TO" {
		return false
	}
	for _, e := range s.lex.gloss(s.verbLemma(i)).verbs {
		if len(e.Rest) == 0 && e.Relation.Symmetric() && hasSlot(e.Object, "each") {
			return true
		}
	}
	return false
}

// completesPhrase reports whether a trigger's further word follows the verb that the
// noun at i may be, with nothing but what describes it between: "Chad [hands] over
// NAME", "Mali [airlifts] medical supplies to".
func (s *scene) completesPhrase(i int) bool {
	for j := i + 1; j < min(i+4, len(s.toks)) && s.mention(j) < 0; j++ {
		switch t := s.toks[j].Tag; {
		case j == i+1 && (t == "RP" || t == "IN" || t == "RB"), strings.HasPrefix(t, "NN"):
			if s.phraseWord(i, j) {
				return true
			}
		case t != "DT" && t != "PRP$" && t != "CD" && t != "VBG" && !strings.HasPrefix(t, "JJ"):
			return false
		}
	}
	return false
}

// phraseWord reports whether token j is the further word of a trigger whose verb is
// the word at i.
func (s *scene) phraseWord(i, j int) bool {
	for _, e := range s.lex.gloss(s.verbLemma(i)).verbs {
		if len(e.Rest) == 1 && (e.Rest[0].has(s.toks[j].Lower) && !e.Rest[0].Object || e.Rest[0].Object && s.nominal(j) && e.Rest[0].has(s.lemma(j))) {
			return true
		}
	}
	return false
}

// pluralBefore reports whether a noun that is also a verb's plain form stands right
// behind those who can do it: "the police [arrest] NAME".
func (s *scene) pluralBefore(i int) bool {
	return i > 0 && s.toks[i].Tag == "NN" && s.is(i, "compound") && pluralPowers[s.toks[i-1].Lower]
}

var pluralPowers = wordSet("taliban houthis maoists police troops forces soldiers authorities militants gunmen rebels prosecutors officials")

// onlyVerb reports whether the word at i, right behind the name that opens its
// sentence, is one that the tables know as a verb and as nothing else: "Bolivia
// [severs] ties with".
func (s *scene) onlyVerb(i int) bool {
	l := s.verbLemma(i)
	if l == s.toks[i].Lower || s.lex.nouns[l] != nil || s.lex.gloss(l).noun != 0 {
		return false
	}
	m := s.mention(i - 1)
	return m >= 0 && s.opens(s.found.Mentions[m].Span, s.doc.SentenceOf(i)) && (s.head(i) == i || s.doc.Child(i, "prep") < 0)
}

// describesName reports whether one or two words from token i on say what the
// person is whose name follows: "pardons [researcher] NAME".
func (s *scene) describesName(i int) bool {
	for n := 0; n < 3 && i < len(s.toks); n++ {
		if m := s.mention(i); m >= 0 {
			return n > 0 && s.kind(s.found.Mentions[m].Entities[0]) == ontology.Person && s.nominalOrVerb(i-1)
		}
		if t := &s.toks[i]; t.Text != t.Lower && t.Tag != "JJ" || !strings.HasPrefix(t.Tag, "NN") && !strings.HasPrefix(t.Tag, "JJ") && !strings.HasPrefix(t.Tag, "VB") {
			return false
		}
		i++
	}
	return false
}

// nominalOrVerb reports whether token i is a noun, or was taken for a verb, as
// the parser does where it has taken the verb for a noun.
func (s *scene) nominalOrVerb(i int) bool {
	return s.nominal(i) || s.toks[i].Tag == "VBP" || s.toks[i].Tag == "VB"
}

// withinSubject reports whether token i belongs to the subject of a verb behind it,
// other than the word right after it: then it is a noun indeed.
func (s *scene) withinSubject(i int) bool {
	for j := i; ; j = s.head(j) {
		h := s.head(j)
		if h == j {
			return false
		}
		if s.is(j, "nsubj", "nsubjpass") && h > i+2 {
			return true
		}
	}
}

// readMistagged reads verbs that the parser took for nouns by word order.
func (s *scene) readMistagged(c *collector) {
	for i := range s.toks {
		if s.mistagged(i) && !c.triggered(s.bytes(spanOf(i))) {
			s.headlineVerb(i, s.verbLemma(i), c)
		}
	}
}
