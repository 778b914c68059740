// Package morph says what tagged words are: part of speech, morphological
// features and dictionary form.
//
// Rules derive part of speech and features from a word's tag, spelling and
// syntactic relation (ruler.go); the dictionary form comes from such a rule,
// from a list of exceptions or from replacing the ending (lemmatiser.go). Rules
// and lists are those of the English pipeline en_core_web_sm 3.8.0; the lists
// are WordNet's.
package morph

import (
	"fmt"
	"slices"

	"entente/internal/text"
	"entente/internal/text/memo"
	"entente/internal/text/tables"
	"entente/internal/text/tokens"
)

// Morphology annotates tokens. It is safe for concurrent use and keeps what it
// saw of late, so that one should serve all.
type Morphology struct {
	ruler      *ruler
	lemmatiser *lemmatiser
	known      *memo.Cache[word, annotation]
}

// word is all that matters of a token, unless a rule looks at its neighbours.
type word struct{ text, tag, dep string }

// annotation is what a token gets. An empty tag or dep stays as it was.
type annotation struct{ pos, morph, lemma, tag, dep string }

const (
	// keptWords bounds the memory in use: a word takes some 200 bytes.
	keptWords = 1 << 15
	// longestKept is the size in bytes of the longest text that is kept.
	longestKept = 64
)

// New makes a morphology out of the tables in source.
func New(source tables.Source) (*Morphology, error) {
	m := &Morphology{known: memo.New[word, annotation](keptWords)}
	var err error
	if m.ruler, err = newRuler(source); err != nil {
		return nil, fmt.Errorf("morphology: %w", err)
	}
	if m.lemmatiser, err = newLemmatiser(source); err != nil {
		return nil, fmt.Errorf("morphology: %w", err)
	}
	return m, nil
}

// Annotate sets POS, Morph and Lemma of toks, which have their Tag and Dep, and
// Tag and Dep of white space. words are the same tokens as the tokeniser gave
// them.
func (m *Morphology) Annotate(words []tokens.Token, toks []text.Token) {
	spanning := m.ruler.spanning(words, toks) // before anything changes
	for i := range toks {
		t := &toks[i]
		a := m.annotation(words[i].Lexeme, t.Tag, t.Dep, spanning[i])
		t.POS, t.Morph, t.Lemma = a.pos, a.morph, a.lemma
		if a.tag != "" {
			t.Tag = a.tag
		}
		if a.dep != "" {
			t.Dep = a.dep
		}
	}
}

// annotation is that of one token; spanning are the rules over several tokens
// that apply to it.
func (m *Morphology) annotation(l *tokens.Lexeme, tag, dep string, spanning []int) annotation {
	if spanning != nil || len(l.Text) > longestKept {
		return m.annotate(l, tag, dep, spanning)
	}
	key := word{l.Text, tag, dep}
	if a, ok := m.known.Get(key); ok {
		return a
	}
	return m.known.Add(key, m.annotate(l, tag, dep, nil))
}

func (m *Morphology) annotate(l *tokens.Lexeme, tag, dep string, spanning []int) annotation {
	matches := append(m.ruler.single(l, tag, dep), spanning...)
	slices.Sort(matches)
	a := m.ruler.apply(matches)
	if a.lemma == "" {
		a.lemma = m.lemmatiser.lemma(l.Text, l.Lower, a.pos, a.morph)
	}
	return a
}
