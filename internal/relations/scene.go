package relations

import (
	"cmp"
	"slices"
	"strings"

	"entente/internal/entities"
	"entente/internal/ontology"
	"entente/internal/text"
)

// scene is one section under reading: its trees and who is named where.
type scene struct {
	in      *entities.Input
	found   *entities.Result
	lex     *Lexicon
	section int
	doc     *text.Doc
	toks    []text.Token
	// mentions is the range of found.Mentions that the section has.
	mentions text.Span
	// ahead is the section before, where the text goes on from it; told are the
	// statements of the article so far.
	ahead *scene
	told  *collector
	// posts are the states that the people of the article represent, by entity.
	posts map[int]int
	// sworn are those of the posts whose titles name the state.
	sworn map[int]int
	// bodies are the organisations that they represent, by entity.
	bodies map[int]int
	// named are the mentions of people whose title a token belongs to, plus one.
	named []int32
	// words are what the tables say of the tokens, once asked for; wanted are the
	// tokens that the readers of single words want.
	words  []word
	wanted []int
	*workspace
	// phraseNouns are those below token phraseNounsOf.
	phraseNounsOf int
	anchored      []anchor // of the token asked for last
	// objectsFound are the objects of objectsOf, the token asked for last.
	objectsFound []int
	objectsOf    int
	// heard is the sentence that was asked for last, with the word behind it;
	// heardWords has the bits of its words.
	heard      text.Span
	heardWords uint64
	dated      dateAnswer
	said       saying // which words of saying the section has, once asked for
	// arena is 2 where the article is about sport or the stage, 1 where it is not, 0
	// where nobody has looked yet.
	arena byte
	// nest and steps bound the reading of broken trees; see enter.
	nest, steps int
	// main is the state of which the article speaks most, once mainAsked.
	main      []actor
	mainAsked bool
	// given is set when the two ends are given as spans, of whatever kind.
	given bool
	// loose lets a frame of a given pair stand with 1 or 2 ends unfilled.
	loose int
}

// maxDepth bounds walks through the tree; deeper nests are not read.
const maxDepth = 8

// A section is read in a bounded number of steps however its tree may look:
// questions about phrases and clauses may ask one another maxNest deep, and
// there are at most stepsPerToken for each token. Real sentences stay far below.
const (
	maxNest       = 24
	stepsPerToken = 4000
)

// enter counts a question; the answer is "nobody" once a bound is reached.
// Whoever enters leaves.
func (s *scene) enter() bool {
	s.nest++
	s.steps++
	return s.nest <= maxNest && s.steps <= stepsPerToken*(len(s.toks)+8)
}

func (s *scene) leave() { s.nest-- }

// mention is the index of the innermost mention that covers a token, or -1.
func (s *scene) mention(i int) int { return s.found.At(s.section, i) }

// kind is the kind of an entity.
func (s *scene) kind(entity int) ontology.Kind { return s.found.Entities[entity].Kind }

// names reports whether the innermost mention that covers token i is of such an
// entity.
func (s *scene) names(i int, k ontology.Kind) bool {
	m := s.mention(i)
	return m >= 0 && s.kind(s.found.Mentions[m].Entities[0]) == k
}

// head is the syntactic head of i; a root is its own head.
func (s *scene) head(i int) int { return s.toks[i].Head }

func (s *scene) dep(i int) string { return s.toks[i].Dep }

// is reports whether the label of i is one of those given.
func (s *scene) is(i int, labels ...string) bool {
	for _, l := range labels {
		if s.toks[i].Dep == l {
			return true
		}
	}
	return false
}

// verbal reports whether i is a form of a verb.
func (s *scene) verbal(i int) bool {
	if strings.HasPrefix(s.toks[i].Tag, "VB") {
		return !s.opensTitle(i)
	}
	return s.usedAsVerb(i)
}

// opensTitle reports whether the first word of a sentence, tagged as a verb, is a noun:
// "[Visit] by President Deby to Mali", "[Fighting] between Chad and Mali goes on".
func (s *scene) opensTitle(i int) bool {
	t := &s.toks[i]
	if !t.SentenceStart || t.Tag != "VB" && t.Tag != "VBG" || i+1 >= len(s.toks) {
		return false
	}
	next := &s.toks[i+1]
	if t.Tag == "VB" && (next.Lower == "by" || next.Lower == "of") {
		return true
	}
	return s.is(i, "nsubj", "nsubjpass") && (next.Tag == "IN" || next.Tag == "TO")
}

// usedAsVerb reports whether a token that is tagged as a noun governs an object as
// verbs do: a gerund ("denied bombing the port"), one that has a subject too, or one
// that the parser takes for an infinitive.
func (s *scene) usedAsVerb(i int) bool {
	if t := s.toks[i].Tag; t != "NN" && t != "NNS" {
		return false
	}
	w := &s.words[i].usedAsVerb
	if *w == unasked {
		return w.answer(s.nounGoverns(i))
	}
	return *w == yes
}

// nounGoverns is usedAsVerb of a token that is tagged as a noun.
func (s *scene) nounGoverns(i int) bool {
	if i > 0 && s.toks[i-1].Tag == "TO" && s.is(i-1, "aux") && s.head(i-1) == i { // "threatened to [sanction] Chad"
		return true
	}
	if s.nounForVerb(i) {
		return true
	}
	if s.doc.Child(i, "dobj") <= i {
		return false
	}
	if s.toks[i].Tag == "NN" && strings.HasSuffix(s.toks[i].Lower, "ing") {
		return true
	}
	subject := s.doc.Child(i, "nsubj") // "The members [urge] Chad to wait"
	return subject >= 0 && subject < i
}

// nominal reports whether i is tagged as a noun or name.
func (s *scene) nominal(i int) bool {
	return strings.HasPrefix(s.toks[i].Tag, "NN") || s.opensTitle(i)
}

// lemma is the dictionary form of i in lower case, of capitalised plurals too,
// which the lemmatiser takes for names ("NATO Allies").
func (s *scene) lemma(i int) string {
	w := &s.words[i]
	if w.lexeme == nil {
		w.lemma, w.lexeme = s.dictionaryForm(i)
	}
	return w.lemma
}

// dictionaryForm is lemma and lexeme of token i.
func (s *scene) dictionaryForm(i int) (string, *lexeme) {
	lemma := s.toks[i].Lemma
	switch lemma {
	case s.toks[i].Lower:
	case s.toks[i].Text: // a name
		lemma = s.toks[i].Lower
	default:
		lemma = strings.ToLower(lemma)
	}
	if s.toks[i].Tag == "VBG" && s.opensTitle(i) {
		return s.toks[i].Lower, s.lex.gloss(s.toks[i].Lower)
	}
	if s.toks[i].Tag == "NNPS" {
		if stem, ok := strings.CutSuffix(lemma, "ies"); ok {
			lemma = stem + "y"
		} else {
			lemma = strings.TrimSuffix(lemma, "s")
		}
		return lemma, s.lex.gloss(lemma)
	}
	if s.toks[i].Tag == "NNS" && s.toks[i].POS == "AUX" { // "militants" taken for an auxiliary is left as it is
		lemma = strings.TrimSuffix(lemma, "s")
	}
	l := s.lex.gloss(lemma)
	if l.verb() {
		return lemma, l
	}
	switch s.toks[i].Tag {
	case "VBD", "VBN", "VBG", "VBZ", "NN":
		if s.toks[i].Tag == "NN" && !s.usedAsVerb(i) {
			return lemma, l
		}
		for _, f := range lemmasOf(s.toks[i].Lower) { // the lemmatiser has "wag" for "waged"
			if l := s.lex.gloss(f); l.verb() {
				return f, l
			}
		}
	}
	if again, ok := strings.CutPrefix(lemma, "re"); ok && s.verbal(i) {
		again = strings.TrimPrefix(again, "-")
		if again != "" && strings.ContainsRune("aeiou", rune(again[0])) {
			if l := s.lex.gloss(again); l.verb() {
				return again, l // "reengage", "re-impose"
			}
		}
	}
	return lemma, l
}

// spanOf is the span of one token.
func spanOf(i int) text.Span { return text.Span{Start: i, End: i + 1} }

// joined is the word of which i is the last part after a hyphen, "cease-fire",
// or "" where it is none.
func (s *scene) joined(i int) string {
	if i < 2 || s.toks[i-1].Text != "-" || s.toks[i-1].SpaceAfter || s.toks[i-2].SpaceAfter {
		return ""
	}
	return s.toks[i-2].Lower + "-" + s.lemma(i)
}

// class is the word class under which i is looked up.
func (s *scene) class(i int) Class {
	w := &s.words[i]
	if !w.classed {
		w.class, w.classed = s.classOf(i), true
	}
	return w.class
}

func (s *scene) classOf(i int) Class {
	switch t := s.toks[i].Tag; {
	case s.verbal(i):
		return Verb
	case s.nominal(i):
		return Noun
	case strings.HasPrefix(t, "JJ"), strings.HasPrefix(t, "RB"), t == "IN":
		return Adjective
	}
	return 0
}

// governor is how i governs what stands below it, or nil.
func (s *scene) governor(i int) *governor {
	c := s.class(i)
	if c == 0 {
		return nil
	}
	if c == Verb && s.toks[i].Lower == "used" && i+1 < len(s.toks) && s.toks[i+1].Lower == "to" {
		return s.lex.gloss("used").governor(Verb)
	}
	if c == Verb && s.toks[i].Lower == "supposed" && i+1 < len(s.toks) && s.toks[i+1].Lower == "to" {
		return s.lex.gloss("supposed").governor(Adjective)
	}
	g := s.lexeme(i).governor(c)
	if g == nil && c == Verb && s.toks[i].Tag == "VBN" {
		g = s.lex.gloss(s.toks[i].Lower).governor(Adjective)
	}
	return g
}

// passive reports whether the verb's surface subject is its logical object.
func (s *scene) passive(v int) bool {
	w := &s.words[v].passive
	if *w == unasked {
		return w.answer(s.isPassive(v))
	}
	return *w == yes
}

// isPassive is passive for the first time.
func (s *scene) isPassive(v int) bool {
	for _, c := range s.doc.Children(v) {
		switch s.toks[c].Dep {
		case "auxpass", "nsubjpass", "agent":
			return true
		case "nsubj", "dobj", "aux":
			return s.toks[v].Tag == "VBN" && s.doc.Child(v, "auxpass") > int(c) || s.reducedPassive(v) || s.givenBy(v)
		}
	}
	if s.toks[v].Tag != "VBN" && !(s.toks[v].Tag == "VBD" && s.is(v, "acl") && s.agentsBehind(v) != nil) { // "Chad, hit with sanctions"
		return false
	}
	switch s.toks[v].Dep {
	case "acl":
		return !s.mainAfterAll(v)
	case "amod", "advcl":
		return true
	case "conj":
		h := s.head(v)
		return s.toks[h].Tag == "VBN" && h != v && s.passive(h)
	}
	return false
}

// reducedPassive reports whether a participle that the parser took for the main
// verb is one: "The bombs dropped on Chad by Mali angered Niger".
func (s *scene) reducedPassive(v int) bool {
	subj := s.doc.Child(v, "nsubj")
	if subj >= 0 && neverAlone[s.lemma(v)] && s.withoutObject(v) {
		return true
	}
	if s.cutOff(subj, v) {
		return true
	}
	if subj < 0 || s.mention(subj) >= 0 || s.relativePronoun(subj) || s.lexeme(subj).noun&(stateNoun|peopleNoun|otherNoun) != 0 ||
		s.toks[v].Tag != "VBD" && s.toks[v].Tag != "VBN" || s.doc.Child(v, "dobj", "aux", "auxpass") >= 0 || s.doc.Child(v, "advcl", "ccomp", "conj", "dep") < v {
		return false
	}
	for _, p := range s.childrenOf(v, "prep") {
		if o := s.doc.Child(p, "pobj"); s.toks[p].Lower == "by" && o >= 0 && s.mention(o) >= 0 {
			return true
		}
	}
	return false
}

// givenBy reports whether participle v says what somebody was given and by whom:
// "Chad, granted a loan by Mali".
func (s *scene) givenBy(v int) bool {
	if s.toks[v].Tag != "VBN" && !s.is(v, "acl") || s.doc.Child(v, "nsubj", "aux") >= 0 || !s.is(v, "acl", "advcl", "relcl") {
		return false
	}
	return s.doc.Child(v, "agent") >= 0 || len(s.byBelow(v)) > 0
}

// cutOff reports whether nothing but a comma stands between a name and the verb of
// which the parser made it the subject, so that the verb is a participle: "Chad,
// asked to help by Mali, will".
func (s *scene) cutOff(subj, v int) bool {
	if subj < 0 || v < 2 || s.toks[v-1].Lower != "," || s.toks[v].Tag != "VBD" && s.toks[v].Tag != "VBN" || s.doc.Child(v, "aux") >= 0 {
		return false
	}
	if s.doc.Child(v, "dobj") >= 0 && len(s.byBelow(v)) == 0 && s.doc.Child(v, "agent") < 0 {
		return false
	}
	m := s.mention(subj)
	return m >= 0 && s.found.Mentions[m].End == v-1 && s.doc.Subtree(subj).Start == s.found.Mentions[m].Start
}

// neverAlone are verbs that have an object or else are passive: "Smith detained
// in Chad" in a headline.
var neverAlone = map[string]bool{
	"arrest": true, "detain": true, "jail": true, "imprison": true, "sentence": true, "convict": true, "indict": true, "deport": true,
	"kidnap": true, "abduct": true, "assassinate": true, "expel": true, "behead": true, "acquit": true, "oust": true, "blame": true,
}

// withoutObject reports whether the finite verb v has nothing that could be its
// object, and a preposition or nothing behind it.
func (s *scene) withoutObject(v int) bool {
	if t := s.toks[v].Tag; t != "VBD" && t != "VBN" || s.doc.Child(v, "dobj", "aux", "auxpass", "ccomp", "npadvmod", "oprd", "dative") >= 0 {
		return false
	}
	return v+1 == len(s.toks) || s.toks[v+1].Tag == "IN" || s.toks[v+1].Tag == "TO"
}

// mainAfterAll reports whether a participle is the main verb that the parser
// missed: "Kang, the Senior Official, [signed] for the United States."
func (s *scene) mainAfterAll(v int) bool {
	h := s.head(v)
	return s.head(h) == h && s.nominal(h) && s.mention(h) >= 0 && s.toks[v-1].Lower == "," && s.doc.Child(v, "agent") < 0 && strings.HasSuffix(s.toks[v].Lower, "ed")
}

// hasTo reports whether the verb is an infinitive with "to".
func (s *scene) hasTo(v int) bool {
	for _, c := range s.doc.Children(v) {
		if int(c) < v && s.toks[c].Dep == "aux" && s.toks[c].Tag == "TO" {
			return true
		}
	}
	return false
}

// below calls f with each child of i that has one of the labels.
func (s *scene) below(i int, f func(c int), labels ...string) {
	wanted := wordBits(labels...)
	for _, c := range s.doc.Children(i) {
		if s.words[c].label&wanted != 0 && s.is(int(c), labels...) {
			f(int(c))
		}
	}
}

// childrenOf are the children of i that have one of the labels.
func (s *scene) childrenOf(i int, labels ...string) []int {
	children := s.doc.Children(i)
	if cap(s.ints)-len(s.ints) < len(children) {
		s.ints = make([]int, 0, max(intsAtOnce, len(children)))
	}
	start, wanted := len(s.ints), wordBits(labels...)
	for _, c := range children {
		if s.words[c].label&wanted != 0 && s.is(int(c), labels...) {
			s.ints = append(s.ints, int(c))
		}
	}
	if len(s.ints) == start {
		return nil
	}
	return s.ints[start:len(s.ints):len(s.ints)]
}

// newScene prepares a section for reading.
func newScene(in *entities.Input, found *entities.Result, lex *Lexicon, section int, w *workspace) *scene {
	doc := in.Sections[section].Doc
	s := &scene{in: in, found: found, lex: lex, section: section, doc: doc, toks: doc.Tokens, words: w.wordsFor(len(doc.Tokens)), workspace: w, phraseNounsOf: -1, objectsOf: -1}
	for i := range s.toks {
		s.words[i].label = wordBit(s.toks[i].Dep)
	}
	first := func(section int) int {
		i, _ := slices.BinarySearchFunc(found.Mentions, section, func(m entities.Mention, section int) int { return cmp.Compare(m.Section, section) })
		return i
	}
	s.mentions = text.Span{Start: first(section), End: first(section + 1)}
	return s
}

// titled is the mention of the person whose title before the name token i
// carries: "[Foreign Minister] Landsbergis"; -1 without one.
func (s *scene) titled(i int) int {
	if s.named == nil {
		return -1
	}
	return int(s.named[i]) - 1
}
