package relations

import (
	"maps"
	"slices"
	"strings"

	"entente/internal/text"
)

// word is what the tables say of one token.
type word struct {
	lemma   string  // its dictionary form as the lexicon has it
	label   uint64  // the bit of its dependency label, which rules out most children asked for
	lexeme  *lexeme // nil until it or the lemma is asked for
	title   titleClass
	class   Class
	classed bool // class is known
	// passive and usedAsVerb are what the scene's methods of these names found.
	passive, usedAsVerb remembered
}

// remembered is the answer to a question that many rules ask of one token.
type remembered uint8

const (
	unasked remembered = iota
	no
	yes
)

// answer remembers an answer and gives it.
func (r *remembered) answer(is bool) bool {
	*r = no
	if is {
		*r = yes
	}
	return is
}

// lexeme is what all tables say of one word, so that a token costs one look-up,
// however many rules ask about it.
type lexeme struct {
	noun    nounClass
	title   titleClass
	concern concern
	// verbs, nouns and adjectives are the entries that it triggers as such.
	verbs, nouns, adjectives []trigger
	// governs is how it governs as a verb, a noun and an adjective; nil where it does not.
	governs [3]*governor
}

// trigger is an entry of a word, with what rules out most of them before they are
// touched.
type trigger struct {
	// wants has the bits of the first of Rest, 0 where there is none; see wordBits.
	wants uint64
	*Entry
}

// unlisted is a word that is in no table.
var unlisted lexeme

// entries are those that the word triggers as a word of that class.
func (l *lexeme) entries(c Class) []trigger {
	switch c {
	case Verb:
		return l.verbs
	case Noun:
		return l.nouns
	default:
		return l.adjectives
	}
}

// governor is how the word governs as a word of that class, or nil.
func (l *lexeme) governor(c Class) *governor { return l.governs[governing(c)] }

// governing is the place of a class in lexeme.governs.
func governing(c Class) int { return strings.IndexByte("vna", byte(c)) }

// verb reports whether the tables have the word as a verb.
func (l *lexeme) verb() bool { return l.verbs != nil || l.governor(Verb) != nil }

// lexeme is what the tables say of the dictionary form of token i.
func (s *scene) lexeme(i int) *lexeme {
	w := &s.words[i]
	if w.lexeme == nil {
		w.lemma, w.lexeme = s.dictionaryForm(i)
	}
	return w.lexeme
}

// glossary is all tables by word.
type glossary struct {
	words   *text.Vocabulary
	lexemes []lexeme // by number of the word
}

// gloss is what the tables say of a word.
func (lex *Lexicon) gloss(word string) *lexeme {
	lex.glossed.Do(lex.glossAll)
	if n := lex.glossary.words.Number(word); n >= 0 {
		return &lex.glossary.lexemes[n]
	}
	return &unlisted
}

func (lex *Lexicon) glossAll() {
	all := map[string]*lexeme{}
	at := func(word string) *lexeme {
		if all[word] == nil {
			all[word] = &lexeme{}
		}
		return all[word]
	}
	names := map[string]string{}
	for word, es := range lex.verbs {
		at(word).verbs = triggers(es, names)
	}
	for word, es := range lex.nouns {
		at(word).nouns = triggers(es, names)
	}
	for word, es := range lex.adjectives {
		at(word).adjectives = triggers(es, names)
	}
	for key, g := range governors() {
		word, class, _ := strings.Cut(key, "/")
		at(word).governs[governing(Class(class[0]))] = g
	}
	for word, c := range nounClasses() {
		at(word).noun = c
	}
	for word, c := range titles() {
		at(word).title = c
	}
	for word, c := range concerns() {
		at(word).concern = c
	}
	words := slices.Sorted(maps.Keys(all))
	lex.glossary = glossary{words: text.NewVocabulary(words), lexemes: make([]lexeme, len(words))}
	for n, word := range words {
		lex.glossary.lexemes[n] = *all[word]
	}
}

// triggers copies the entries of a word so that they lie side by side in memory,
// and their slots too; names has each name of a slot once.
func triggers(es []*Entry, names map[string]string) []trigger {
	out, entries := make([]trigger, len(es)), make([]Entry, len(es))
	slots := 0
	for _, e := range es {
		slots += len(e.Subject) + len(e.Object)
	}
	room := make([]Slot, 0, slots)
	together := func(slots []Slot) []Slot {
		first := len(room)
		for _, sl := range slots {
			if _, ok := names[sl.Name]; !ok {
				names[sl.Name] = strings.Clone(sl.Name)
			}
			room = append(room, Slot{Name: names[sl.Name], Kinds: sl.Kinds})
		}
		return room[first:len(room):len(room)]
	}
	for i, e := range es {
		entries[i] = *e
		entries[i].Subject, entries[i].Object = together(e.Subject), together(e.Object)
		out[i].Entry = &entries[i]
		if len(e.Rest) > 0 {
			out[i].wants = wordBits(e.Rest[0].Lemmas...)
		}
	}
	return out
}
