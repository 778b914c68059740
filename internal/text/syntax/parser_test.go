package syntax

import (
	"math/rand/v2"
	"slices"
	"testing"

	"entente/internal/text"
	"entente/internal/text/model"
)

// tokens are tokens with the given heads and labels.
func tokens(heads []int, labels ...string) []text.Token {
	out := make([]text.Token, len(heads))
	for i, h := range heads {
		out[i].Head = h
		if i < len(labels) {
			out[i].Dep = labels[i]
		}
	}
	return out
}

func TestDeprojectivise(t *testing.T) {
	// He gave books yesterday that sold: "sold" hangs on "books", across
	// "yesterday".
	labels := []string{"nsubj", "ROOT", "dobj", "advmod", "nsubj", "relcl||dobj"}
	heads := []int{1, 1, 1, 1, 5, 1}
	for _, tt := range []struct {
		name  string
		label string // of "sold"
		blank int    // token that is white space, or -1
		head  int
		want  string
	}{
		{"to the object", "relcl||dobj", -1, 2, "relcl"},
		{"no such word", "relcl||iobj", -1, 1, "relcl"},
		{"white space is passed over", "relcl||dobj", 2, 1, "relcl"},
		{"not below itself", "relcl||nsubj", 0, 1, "relcl"},
		{"unmarked", "relcl", -1, 1, "relcl"},
	} {
		toks, blank := tokens(heads, labels...), make([]bool, len(heads))
		toks[5].Dep = tt.label
		if tt.blank >= 0 {
			blank[tt.blank] = true
		}
		deprojectivise(toks, blank, new(reach))
		if toks[5].Head != tt.head || toks[5].Dep != tt.want {
			t.Errorf("%s: head %d, label %q, want %d, %q", tt.name, toks[5].Head, toks[5].Dep, tt.head, tt.want)
		}
	}
}

// The nearer level comes first, and on a level the left one.
func TestDeprojectiviseOrder(t *testing.T) {
	//           0 → 1 → 2(dobj), 0 → 3(dobj), 0 → 4(dobj), 0 → 5
	toks := tokens([]int{0, 0, 1, 0, 0, 0}, "ROOT", "ccomp", "dobj", "dobj", "dobj", "relcl||dobj")
	deprojectivise(toks, make([]bool, 6), new(reach))
	if toks[5].Head != 3 {
		t.Errorf("head is %d, want 3", toks[5].Head)
	}
}

func TestSentences(t *testing.T) {
	for _, tt := range []struct {
		name   string
		heads  []int
		starts []int
	}{
		{"none", nil, nil},
		{"one word", []int{0}, []int{0}},
		{"two trees", []int{1, 1, 1, 4, 4}, []int{0, 3}},
		{"three roots", []int{0, 1, 2}, []int{0, 1, 2}},
		{"deep to the left", []int{1, 2, 3, 3}, []int{0}},
		{"deep to the right", []int{0, 0, 1, 2}, []int{0}},
		{"crossing arcs", []int{2, 3, 3, 3, 1}, []int{0}},
	} {
		doc := &text.Doc{Tokens: tokens(tt.heads)}
		setSentences(doc, new(reach))
		var starts, marked []int
		for i, s := range doc.Sentences {
			starts = append(starts, s.Start)
			if end := len(tt.heads); i+1 < len(doc.Sentences) && s.End != doc.Sentences[i+1].Start || i+1 == len(doc.Sentences) && s.End != end {
				t.Errorf("%s: sentences are %v", tt.name, doc.Sentences)
			}
		}
		for i := range doc.Tokens {
			if doc.Tokens[i].SentenceStart {
				marked = append(marked, i)
			}
		}
		if !slices.Equal(starts, tt.starts) || !slices.Equal(marked, tt.starts) {
			t.Errorf("%s: sentences start at %v, marks are at %v, want %v", tt.name, starts, marked, tt.starts)
		}
	}
}

// Whatever the vectors say, each sentence is a tree.
func TestParse(t *testing.T) {
	f, err := model.Weights()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 80 {
		doc, blank := &text.Doc{Tokens: make([]text.Token, n)}, make([]bool, n)
		vectors := make([]float32, n*model.Width)
		for i := range vectors {
			vectors[i] = 8 * float32(r.NormFloat64())
		}
		for i := range blank {
			blank[i] = r.IntN(5) == 0
		}
		parser.Parse(doc, vectors, blank)
		below := 0
		for i := range doc.Tokens {
			if doc.Tokens[i].Dep == "" {
				t.Fatalf("token %d has no label", i)
			}
			if doc.Tokens[i].Head == i {
				below += size(doc, i)
			}
		}
		if below != n {
			t.Fatalf("%d of %d tokens hang below a root", below, n)
		}
	}
}

// size is the number of tokens in the tree below i.
func size(doc *text.Doc, i int) int {
	n := 1
	for _, c := range doc.Children(i) {
		n += size(doc, int(c))
	}
	return n
}
