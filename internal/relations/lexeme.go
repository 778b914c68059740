package relations

// word is what the tables say of one token.
type word struct {
	lemma   string  // its dictionary form as the lexicon has it; "" until it is asked for
	lexeme  *lexeme // nil until it is asked for
	title   titleClass
	class   Class
	classed bool // class is known
}

// lexeme is what all tables say of one dictionary form, so that a token costs one
// look-up, however many rules ask about it.
type lexeme struct {
	verbs, nouns, adjectives []*Entry
	noun                     nounClass
	title                    titleClass
	concern                  concern
}

// unlisted is a word that is in no table.
var unlisted lexeme

// entries are those that the word triggers as a word of that class.
func (l *lexeme) entries(c Class) []*Entry {
	switch c {
	case Verb:
		return l.verbs
	case Noun:
		return l.nouns
	default:
		return l.adjectives
	}
}

// lexeme is what the tables say of the dictionary form of token i.
func (s *scene) lexeme(i int) *lexeme {
	w := &s.words[i]
	if w.lexeme == nil {
		w.lexeme = s.lex.gloss(s.lemma(i))
	}
	return w.lexeme
}

// gloss is what the tables say of a dictionary form.
func (lex *Lexicon) gloss(lemma string) *lexeme {
	lex.glossed.Do(lex.glossAll)
	if l := lex.lexemes[lemma]; l != nil {
		return l
	}
	return &unlisted
}

func (lex *Lexicon) glossAll() {
	all := make(map[string]*lexeme, len(lex.verbs)+len(lex.nouns)+len(lex.adjectives))
	at := func(lemma string) *lexeme {
		if all[lemma] == nil {
			all[lemma] = &lexeme{}
		}
		return all[lemma]
	}
	for lemma, es := range lex.verbs {
		at(lemma).verbs = es
	}
	for lemma, es := range lex.nouns {
		at(lemma).nouns = es
	}
	for lemma, es := range lex.adjectives {
		at(lemma).adjectives = es
	}
	for lemma, c := range nounClasses() {
		at(lemma).noun = c
	}
	for lemma, c := range titles() {
		at(lemma).title = c
	}
	for lemma, c := range concerns() {
		at(lemma).concern = c
	}
	lex.lexemes = all
}
