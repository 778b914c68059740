package relations

import "strings"

// The parser takes the verb of a short statement in the present tense for a plural
// noun, and then the whole statement for one noun phrase: "[The Council votes] to
// impose sanctions", "[Pakistan summons], the ambassador". Such a noun is at the top
// of its sentence, right behind somebody who can act and right before what the act
// is done to.

// nounForVerb reports whether the noun at i is such a verb.
func (s *scene) nounForVerb(i int) bool {
	if s.given {
		return false
	}
	if s.head(i) != i {
		return s.is(i, "advcl") && s.conditional(i)
	}
	subject := s.taken(i)
	if subject < 0 || s.mention(i) >= 0 || s.toks[i].Tag == "NN" && (s.toks[subject].Tag != "NNS" || s.doc.Child(subject, "prep") < 0) {
		return false
	}
	word := s.lex.gloss(strings.ToLower(s.toks[i].Lemma)) // scene.lexeme asks whether it is a verb
	if !word.verb() || word.noun&(peopleNoun|stateNoun) != 0 {
		return false
	}
	if o := s.apposedTo(i); o >= 0 {
		return true
	}
	c := s.doc.Child(i, "acl", "dobj")
	if c < 0 || s.doc.Subtree(c).Start != i+1 {
		return false
	}
	return s.is(c, "dobj") || s.hasTo(c) && s.is(subject, "nsubj")
}

// taken is the phrase right before noun i that is the subject if i is a verb, or -1.
func (s *scene) taken(i int) int {
	for _, c32 := range s.doc.Children(i) {
		c := int(c32)
		if c >= i {
			break
		}
		if s.is(c, "nsubj", "compound", "amod", "nmod") && s.doc.Subtree(c).End == i && (s.mention(i-1) >= 0 || s.lexeme(c).noun&stateNoun != 0) {
			return c
		}
	}
	return -1
}

// apposedTo is the phrase right behind noun i, without a comma, that is the object if
// i is a verb; -1 without one.
func (s *scene) apposedTo(i int) int {
	if c := s.doc.Child(i, "appos"); c > i && s.doc.Subtree(c).Start == i+1 {
		return c
	}
	return -1
}

// conditional reports whether noun i, which has a name before it, is the verb of a
// clause behind "if" or the like: "if [Chad attacks]".
func (s *scene) conditional(i int) bool {
	if s.mention(i) >= 0 || s.doc.Child(i, "mark") < 0 || s.taken(i) < 0 {
		return false
	}
	return s.lex.gloss(strings.ToLower(s.toks[i].Lemma)).verb()
}
