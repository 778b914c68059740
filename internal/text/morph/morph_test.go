package morph

import (
	"errors"
	"strings"
	"testing"

	"entente/internal/text"
	"entente/internal/text/model"
	"entente/internal/text/tables"
	"entente/internal/text/tokens"
)

// weights are the tables of the model that is part of the program.
func weights(tb testing.TB) tables.Source {
	tb.Helper()
	file, err := model.Weights()
	if err != nil {
		tb.Fatal(err)
	}
	return file.Bytes
}

func newMorphology(tb testing.TB) *Morphology {
	tb.Helper()
	m, err := New(weights(tb))
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// annotate runs a morphology over "word/TAG/dep word/TAG/dep", where "_" is a
// space and each word one token.
func annotate(tb testing.TB, m *Morphology, tagged string) []text.Token {
	tb.Helper()
	tokeniser, err := tokens.New(weights(tb))
	if err != nil {
		tb.Fatal(err)
	}
	var words []tokens.Token
	var toks []text.Token
	for field := range strings.SplitSeq(tagged, " ") {
		part := strings.Split(field, "/")
		part[0] = strings.ReplaceAll(part[0], "_", " ")
		words = append(words, tokeniser.Tokenise(part[0], nil)...)
		toks = append(toks, text.Token{Text: part[0], Tag: part[1], Dep: part[2]})
		if len(words) != len(toks) {
			tb.Fatalf("%q: %q is not one token", tagged, part[0])
		}
	}
	m.Annotate(words, toks)
	return toks
}

func TestAnnotate(t *testing.T) {
	m := newMorphology(t)
	for _, tt := range []struct{ tagged, want string }{
		// the tag decides
		{"Treaties/NNS/nsubj", "NOUN|Number=Plur|treaty"},
		{"London/NNP/pobj", "PROPN|Number=Sing|London"},
		{"signed/VBD/ROOT", "VERB|Tense=Past VerbForm=Fin|sign"},
		{"worse/JJR/amod", "ADJ|Degree=Cmp|bad"},
		{",/,/punct", "PUNCT|PunctType=Comm|,"},
		{"“/``/punct", "PUNCT|PunctSide=Ini PunctType=Quot|\""},
		{"12/CD/nummod", "NUM|NumType=Card|12"},
		{"of/IN/prep", "ADP||of"},
		// the spelling overrules it
		{"The/DT/det", "DET|Definite=Def PronType=Art|the"},
		{"I/PRP/nsubj", "PRON|Case=Nom Number=Sing Person=1 PronType=Prs|I"},
		{"not/RB/neg", "PART|Polarity=Neg|not"},
		{"is/VBZ/ROOT", "AUX|Mood=Ind Number=Sing Person=3 Tense=Pres VerbForm=Fin|be"},
		// so does the relation
		{"because/IN/mark", "SCONJ||because"},
		{"has/VBZ/ROOT", "VERB|Mood=Ind Number=Sing Person=3 Tense=Pres VerbForm=Fin|have"},
		{"has/VBZ/aux", "AUX|Mood=Ind Number=Sing Person=3 Tense=Pres VerbForm=Fin|have"},
		{"That/DT/nsubj", "PRON|Number=Sing PronType=Dem|that"},
		{"it/PRP/dobj", "PRON|Case=Acc Gender=Neut Number=Sing Person=3 PronType=Prs|it"},
		// a tag that is wrong or unknown
		{"x/_SP/dep", "X||x"},
		{"Wörd/?/dep", "||wörd"},
	} {
		got := annotate(t, m, tt.tagged)[0]
		if s := got.POS + "|" + strings.ReplaceAll(got.Morph, "|", " ") + "|" + got.Lemma; s != tt.want {
			t.Errorf("%s: got %s, want %s", tt.tagged, s, tt.want)
		}
	}
}

func TestNeighboursCount(t *testing.T) {
	m := newMorphology(t)
	for _, tt := range []struct {
		tagged, want string // lemma/POS of each
	}{
		{"There/EX/expl is/VBZ/ROOT", "there/PRON be/VERB"},
		{"He/PRP/nsubj is/VBZ/ROOT", "he/PRON be/AUX"},
		{"let/VB/ROOT 's/PRP/nsubj", "let/VERB us/PRON"},
		{"here/RB/advmod 's/VBZ/ROOT", "here/ADV be/AUX"},
		{"ai/VBP/aux n't/RB/neg", "be/AUX not/PART"},
		{"y/PRP/nsubj all/DT/appos", "you/PRON all/PRON"},
		{"gon/VBG/ROOT na/TO/aux", "go/VERB to/PART"},
	} {
		var got []string
		for _, tok := range annotate(t, m, tt.tagged) {
			got = append(got, tok.Lemma+"/"+tok.POS)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: got %s, want %s", tt.tagged, s, tt.want)
		}
	}
}

func TestWhiteSpaceIsToldApart(t *testing.T) {
	m := newMorphology(t)
	got := annotate(t, m, "__/NN/nsubj is/VBZ/ROOT")[0]
	want := text.Token{Text: "  ", Tag: "_SP", POS: "SPACE", Lemma: "  ", Dep: "dep"}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	// Rules see what the parser said, not what other rules made of it.
	if got := annotate(t, m, "__/EX/expl is/VBZ/ROOT")[1].POS; got != "VERB" {
		t.Errorf(`"is" after white space that is an expletive: %s, want VERB`, got)
	}
}

func TestLemma(t *testing.T) {
	l := newMorphology(t).lemmatiser
	for _, tt := range []struct{ text, pos, morph, want string }{
		{"ports", "NOUN", "Number=Plur", "port"},
		{"women", "NOUN", "Number=Plur", "woman"},
		{"axes", "NOUN", "Number=Plur", "axis"},     // an exception with two, the last first
		{"wolves", "NOUN", "Number=Plur", "wolf"},   // an exception
		{"glasses", "NOUN", "Number=Plur", "glass"}, // the later rule: not "glasse"
		{"zorbs", "NOUN", "Number=Plur", "zorb"},    // in no dictionary
		{"F-16s", "NOUN", "Number=Plur", "f-16"},
		{"Dogs", "PROPN", "Number=Plur", "Dogs"},
		{"DOGS", "X", "", "dogs"},
		{"bus", "NOUN", "Number=Sing", "bus"},
		{"signing", "VERB", "Aspect=Prog|Tense=Pres|VerbForm=Part", "sign"},
		{"going", "VERB", "Aspect=Prog|Tense=Pres|VerbForm=Part", "go"},
		{"Went", "VERB", "Tense=Past|VerbForm=Fin", "go"},
		{"leaves", "VERB", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "leave"},
		{"goes", "VERB", "Tense=Pres|VerbForm=Fin", "goes"}, // taken for a base form
		{"being", "AUX", "VerbForm=Ger", "being"},
		{"better", "ADJ", "Degree=Cmp", "well"},
		{"bigger", "ADJ", "Degree=Cmp", "big"},
		{"Red", "ADJ", "Degree=Pos", "red"},
		{"best", "ADV", "Degree=Sup", "well"},
		{"Ing", "VERB", "", "e"}, // of the endings, the one that leaves something
		{"", "VERB", "", ""},
		{"”", "PUNCT", "", `"`},
	} {
		if got := l.lemma(tt.text, strings.ToLower(tt.text), tt.pos, tt.morph); got != tt.want {
			t.Errorf("lemma of %q, %s %s: %q, want %q", tt.text, tt.pos, tt.morph, got, tt.want)
		}
	}
}

func TestFeature(t *testing.T) {
	const morph = "Case=Nom|Number=Sing|Person=1"
	for name, want := range map[string]string{
		"Case": "Nom", "Number": "Sing", "Person": "1", "Num": "", "": "", "Sing": "",
	} {
		if got := feature(morph, name); got != want {
			t.Errorf("feature(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestUnknownRulesAreRefused(t *testing.T) {
	whole := weights(t)
	for _, ruler := range []string{
		`[{"patterns": [[{"SHAPE": "xx"}]], "attrs": {"POS": "X"}, "index": 0}]`,
		`[{"patterns": [[{"TAG": {"FUZZY": "xx"}}]], "attrs": {"POS": "X"}, "index": 0}]`,
		`[{"patterns": [[{"LOWER": {"REGEX": "("}}]], "attrs": {"POS": "X"}, "index": 0}]`,
		`[{"patterns": [[{"TAG": "X"}]], "attrs": {"ENT_TYPE": "X"}, "index": 0}]`,
		`[{"patterns": [[{"TAG": "X"}]], "attrs": {"POS": "X"}, "index": 1}]`,
		`{`,
	} {
		_, err := New(func(section string) ([]byte, error) {
			if section == "ruler.json" {
				return []byte(ruler), nil
			}
			return whole(section)
		})
		if err == nil || !strings.Contains(err.Error(), "ruler.json") {
			t.Errorf("%s: error %v does not name the section", ruler, err)
		}
	}
}

func TestMissingTablesAreNamed(t *testing.T) {
	whole := weights(t)
	for _, missing := range []string{"ruler.json", "lemma.noun.index", "lemma.verb.exceptions", "lemma.punct.rules", "chars.letter"} {
		_, err := New(func(section string) ([]byte, error) {
			if section == missing {
				return nil, errors.New("no " + section)
			}
			return whole(section)
		})
		if err == nil || !strings.Contains(err.Error(), "no "+missing) {
			t.Errorf("without %s: %v", missing, err)
		}
	}
}
