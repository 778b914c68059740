package english

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"entente/internal/text"
	"entente/internal/text/model"
)

// golden is a line of testdata/parity.jsonl: what the original pipeline says of
// a text. Tags, POS, Morphs and Deps are words with spaces between, one a token.
type golden struct {
	Kind, Text              string
	Tokens, Norms, Lemmas   []string
	Spaces                  string
	Tags, POS, Morphs, Deps string
	Heads, Starts           []int
	Names                   [][3]any
}

// Every text must be analysed as the original does, in everything, whatever
// computes it.
func TestParity(t *testing.T) {
	texts := readGolden(t)
	if len(texts) < 300 {
		t.Errorf("%d texts, want at least 300", len(texts))
	}
	file, err := model.Weights()
	if err != nil {
		t.Fatal(err)
	}
	for _, kernel := range file.Kernels() {
		t.Run(kernel, func(t *testing.T) {
			with, err := file.WithKernel(kernel)
			if err != nil {
				t.Fatal(err)
			}
			e, err := newEngine(with)
			if err != nil {
				t.Fatal(err)
			}
			for i := range texts {
				compare(t, &texts[i], e.Analyse(texts[i].Text))
			}
		})
	}
}

// readGolden reads the texts and what the original says of them. To add some,
// add to testdata/parity_texts.txt and run testdata/golden.py.
func readGolden(t *testing.T) []golden {
	t.Helper()
	file, err := os.Open("testdata/parity.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var out []golden
	for lines := json.NewDecoder(file); lines.More(); {
		var g golden
		if err := lines.Decode(&g); err != nil {
			t.Fatalf("%s: text %d: %v", file.Name(), len(out)+1, err)
		}
		out = append(out, g)
	}
	return out
}

func compare(t *testing.T, want *golden, doc *text.Doc) {
	t.Helper()
	for what, said := range want.layers(doc) {
		if at := firstDifference(said.got, said.want); at >= 0 {
			t.Errorf("%s: %q: %s differ at %d: got %s, want %s",
				want.Kind, want.Text, what, at, itemAt(said.got, at), itemAt(said.want, at))
		}
	}
}

// saying is one thing said of a text, in our words and in the original's.
type saying struct{ got, want []string }

func (g *golden) layers(doc *text.Doc) map[string]saying {
	layers := map[string]saying{
		"tokens": {nil, g.Tokens},
		"norms":  {nil, g.Norms},
		"spaces": {nil, strings.Split(g.Spaces, "")},
		"lemmas": {nil, g.Lemmas},
		"tags":   {nil, strings.Fields(g.Tags)},
		"POS":    {nil, strings.Fields(g.POS)},
		"morphs": {nil, strings.Fields(g.Morphs)},
		"deps":   {nil, strings.Fields(g.Deps)},
		"heads":  {nil, wordsOf(g.Heads)},
		"starts": {nil, wordsOf(g.Starts)},
		"names":  {spansOf(doc), wordsOf(g.Names)},
	}
	add := func(name string, value any) {
		l := layers[name]
		l.got = append(l.got, fmt.Sprint(value))
		layers[name] = l
	}
	for i := range doc.Tokens {
		tok := &doc.Tokens[i]
		add("tokens", doc.Text[tok.Start:tok.End])
		add("norms", tok.Norm)
		add("spaces", map[bool]int{true: 1}[tok.SpaceAfter])
		add("lemmas", tok.Lemma)
		add("tags", tok.Tag)
		add("POS", tok.POS)
		add("morphs", orUnderscore(tok.Morph))
		add("deps", tok.Dep)
		add("heads", tok.Head)
		if tok.SentenceStart {
			add("starts", i)
		}
	}
	return layers
}

func spansOf(doc *text.Doc) []string {
	var out []string
	for _, n := range doc.Names {
		out = append(out, fmt.Sprint([3]any{n.Start, n.End, n.Label}))
	}
	return out
}

func wordsOf[T any](values []T) []string {
	var out []string
	for _, v := range values {
		out = append(out, fmt.Sprint(v))
	}
	return out
}

func orUnderscore(s string) string {
	if s == "" {
		return "_"
	}
	return s
}

// firstDifference is the first index at which the two differ, or -1.
func firstDifference(a, b []string) int {
	if slices.Equal(a, b) {
		return -1
	}
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// itemAt is list[i] quoted, or says that the list is shorter.
func itemAt(list []string, i int) string {
	if i >= len(list) {
		return "nothing"
	}
	return fmt.Sprintf("%q", list[i])
}
