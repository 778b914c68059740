package relations

import (
	"bytes"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"

	"entente/internal/ontology"
)

//go:embed lexicon/*.tsv
var lexiconFiles embed.FS

// Lexicon holds the words that carry relations: for each trigger its relation
// and the places in the sentence where subject and object stand.
// A Lexicon is not changed once built, so goroutines may share it.
type Lexicon struct {
	verbs, nouns, adjectives map[string][]*Entry // by lemma of the trigger's first word
	entries                  int

	glossed  sync.Once
	glossary glossary // see gloss
}

// Entry is one trigger with one frame: a line of a lexicon file, for one of
// its first words. The head of lexicon/support.tsv explains the format.
type Entry struct {
	Head     string // lemma of the first word
	Class    Class
	Rest     []Word // what must stand below the head for the entry to apply
	Relation ontology.RelationType
	Plover   ontology.Plover
	Subject  []Slot
	Object   []Slot
	Effect   Effect
	Open     bool // the nouns in Rest are still read by themselves
	// Infinitive asks for a complement with "to": "told Chad to leave".
	Infinitive bool
	// Condition asks for a clause that says what will happen if: "told Chad that it would … if".
	Condition bool
	// Transitive asks for an object, Intransitive that there be none: "returned
	// the vase to Chad", "returned to Chad".
	Transitive, Intransitive bool
	// Forces asks for a subject that is an armed force: "Russian troops entered Chad".
	Forces bool
	// Refusal says that to deny the act is to refuse it: "will not accept".
	Refusal bool
	Prior   float64 // how often the frame, when found, states the relation: 0 to 1
	Source  string  // file:line, for messages and --explain
}

// Class is the word class of a trigger's first word.
type Class byte

// The word classes of triggers.
const (
	Verb      Class = 'v'
	Noun      Class = 'n'
	Adjective Class = 'a'
)

// Word is a further word of a trigger: a particle or preposition below the
// head, or, with Object set, the noun that is the head's object.
type Word struct {
	Lemmas []string // any one of them
	Object bool
}

func (w Word) has(form string) bool {
	for _, l := range w.Lemmas {
		if l == form {
			return true
		}
	}
	return false
}

// wordBits are the bits of some words.
func wordBits(words ...string) (bits uint64) {
	for _, w := range words {
		bits |= wordBit(w)
	}
	return bits
}

// wordBit is one bit for each word, the same for the same word. Words whose bits
// differ differ, which spares most comparisons. It looks at little of a word: what
// it costs must be less than what it spares.
func wordBit(w string) uint64 {
	if w == "" {
		return 0
	}
	return 1 << ((len(w)*11 + int(w[0])*5 + int(w[len(w)-1])*3 + int(w[len(w)/2])*7) % 64)
}

// Slot is a place in the sentence, seen from the trigger: "subj", "obj",
// "poss", a preposition … Kinds restricts who may fill it, "" meaning anyone.
type Slot struct {
	Name  string
	Kinds string // initials of the kinds allowed: C, O, P, A
}

// allows reports whether an entity of the kind may fill the slot.
func (s Slot) allows(k ontology.Kind) bool {
	if s.Kinds == "" {
		return true
	}
	for i := range len(s.Kinds) {
		if s.Kinds[i] == k[0] {
			return true
		}
	}
	return false
}

// Default is the lexicon that comes with the program. Its files are part of
// the program, so a fault in them is one of the build and panics.
var Default = sync.OnceValue(func() *Lexicon {
	lex := newLexicon()
	names, err := fs.Glob(lexiconFiles, "lexicon/*.tsv")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		b, err := lexiconFiles.ReadFile(name)
		if err == nil {
			err = lex.read(name, bytes.NewReader(b))
		}
		if err != nil {
			panic(err)
		}
	}
	return lex
})

func newLexicon() *Lexicon {
	return &Lexicon{
		verbs:      map[string][]*Entry{},
		nouns:      map[string][]*Entry{},
		adjectives: map[string][]*Entry{},
	}
}

// With is a lexicon that also holds the triggers of a user's file. Where the
// file gives a trigger that the lexicon has too, the file's lines replace it.
func (lex *Lexicon) With(path string) (*Lexicon, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("lexicon %w", err)
	}
	defer f.Close()
	return lex.WithReader(path, f)
}

// WithReader is With for a file that is already open; name is for messages.
func (lex *Lexicon) WithReader(name string, r io.Reader) (*Lexicon, error) {
	extra := newLexicon()
	if err := extra.read(name, r); err != nil {
		return nil, err
	}
	out := newLexicon()
	out.entries = extra.entries
	for _, c := range []Class{Verb, Noun, Adjective} {
		for head, es := range extra.class(c) {
			out.class(c)[head] = es
		}
		for head, es := range lex.class(c) {
			out.addMissing(c, head, es)
		}
	}
	return out, nil
}

// addMissing adds those entries whose trigger the lexicon does not have.
func (lex *Lexicon) addMissing(c Class, head string, es []*Entry) {
	own := map[string]bool{}
	for _, e := range lex.class(c)[head] {
		own[e.Trigger()] = true
	}
	for _, e := range es {
		if !own[e.Trigger()] {
			lex.class(c)[head] = append(lex.class(c)[head], e)
			lex.entries++
		}
	}
	sortEntries(lex.class(c)[head])
}

func (lex *Lexicon) class(c Class) map[string][]*Entry {
	switch c {
	case Verb:
		return lex.verbs
	case Noun:
		return lex.nouns
	default:
		return lex.adjectives
	}
}

// requests reports whether the verb asks something of somebody.
func (lex *Lexicon) requests(verb string) bool {
	for _, e := range lex.verbs[verb] {
		if e.Relation == ontology.Requests {
			return true
		}
	}
	return false
}

// Len is the number of entries.
func (lex *Lexicon) Len() int { return lex.entries }

// Triggers is the number of different triggers, whatever their frames.
func (lex *Lexicon) Triggers() int {
	seen := map[string]bool{}
	for _, c := range []Class{Verb, Noun, Adjective} {
		for _, es := range lex.class(c) {
			for _, e := range es {
				seen[e.Trigger()] = true
			}
		}
	}
	return len(seen)
}

// Trigger is the entry's words as its file writes them, "cut/v *tie".
func (e *Entry) Trigger() string {
	s := e.Head + "/" + string(e.Class)
	for _, w := range e.Rest {
		s += " "
		if w.Object {
			s += "*"
		}
		s += strings.Join(w.Lemmas, "|")
	}
	return s
}
