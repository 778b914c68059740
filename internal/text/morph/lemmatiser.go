package morph

import (
	"slices"
	"strings"

	"entente/internal/text/tables"
)

// lemmatiser finds the dictionary form of a word.
type lemmatiser struct {
	byPOS  map[string]*lemmas
	letter *tables.Runes
}

// lemmas is what is known of one part of speech.
type lemmas struct {
	index      tables.Lines // all dictionary forms
	exceptions tables.Lines // "form\tlemma\tlemma..."
	endings    []ending     // "ies" → "y"
}

type ending struct{ old, new string }

func newLemmatiser(source tables.Source) (*lemmatiser, error) {
	l := &lemmatiser{byPOS: map[string]*lemmas{}}
	for _, pos := range []string{"ADJ", "ADV", "NOUN", "PUNCT", "VERB"} {
		var err error
		if l.byPOS[pos], err = newLemmas(source, "lemma."+strings.ToLower(pos)); err != nil {
			return nil, err
		}
	}
	var err error
	l.letter, err = source.Runes("chars.letter")
	return l, err
}

func newLemmas(source tables.Source, section string) (*lemmas, error) {
	var l lemmas
	var err error
	if l.index, err = source.Lines(section + ".index"); err != nil {
		return nil, err
	}
	if l.exceptions, err = source.Lines(section + ".exceptions"); err != nil {
		return nil, err
	}
	rules, err := source.Lines(section + ".rules")
	for rule := range rules.All {
		old, new, _ := strings.Cut(rule, "\t")
		l.endings = append(l.endings, ending{old, new})
	}
	return &l, err
}

// lemma is the dictionary form of a word; lower is its text in lower case.
func (l *lemmatiser) lemma(text, lower, pos, morph string) string {
	table := l.byPOS[pos]
	switch {
	case isBaseForm(pos, morph):
		return lower
	case table != nil:
		return l.first(table, text, lower)
	case pos == "PROPN":
		return text
	}
	return lower
}

// isBaseForm reports whether a word is in its dictionary form already.
func isBaseForm(pos, morph string) bool {
	form := feature(morph, "VerbForm")
	return form == "Inf" ||
		pos == "NOUN" && feature(morph, "Number") == "Sing" ||
		pos == "VERB" && form == "Fin" && feature(morph, "Tense") == "Pres" && feature(morph, "Number") == "" ||
		feature(morph, "Degree") == "Pos"
}

// feature is the value of a morphological feature, or "".
func feature(morph, name string) string {
	for f := range strings.SplitSeq(morph, "|") {
		if key, value, _ := strings.Cut(f, "="); key == name {
			return value
		}
	}
	return ""
}

// first is the first of: the exceptions from the last on, the forms in the
// dictionary from the last rule on, the forms that are no words of letters,
// the other forms, the text itself. But an exception that is also a form is
// only that.
func (l *lemmatiser) first(table *lemmas, text, lower string) string {
	var known, odd, other []string
	for _, e := range table.endings {
		stem, ok := strings.CutSuffix(lower, e.old)
		form := stem + e.new
		switch {
		case !ok || form == "":
		case table.index.Has(form):
			known = append(known, form)
		case l.isWord(form):
			other = append(other, form)
		default:
			odd = append(odd, form)
		}
	}
	slices.Reverse(known)
	forms := slices.Concat(known, odd)
	if found, ok := table.exceptions.Value(lower); ok {
		exceptions := strings.Split(found, "\t")
		for _, e := range slices.Backward(exceptions) {
			if !slices.Contains(forms, e) {
				return e
			}
		}
	}
	return append(append(forms, other...), text)[0]
}

// isWord reports whether s consists of letters only.
func (l *lemmatiser) isWord(s string) bool {
	for _, c := range s {
		if !l.letter.Has(c) {
			return false
		}
	}
	return s != ""
}
