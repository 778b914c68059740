package names

import (
	"math/rand/v2"
	"strings"
	"testing"

	"entente/internal/text"
	"entente/internal/text/model"
)

func testMoves(t *testing.T) moves {
	t.Helper()
	m, err := newMoves(strings.Fields("B-ORG B-GPE I-ORG I-GPE L-ORG L-GPE U-ORG U-GPE U- O"))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestBest(t *testing.T) {
	const beginORG, beginGPE, insideORG, lastORG, unitGPE, out = 0, 1, 2, 4, 7, 9
	m := testMoves(t)
	for _, tt := range []struct {
		name        string
		high        []int // moves by falling score; the rest scores less
		open        int
		ends, blank bool
		want        int
	}{
		{"nothing open", []int{beginGPE, out}, closed, false, false, beginGPE},
		{"no going on without a beginning", []int{insideORG, lastORG, out}, closed, false, false, out},
		{"no beginning at a sentence's end", []int{beginGPE, unitGPE}, closed, true, false, unitGPE},
		{"nothing on white space", []int{beginGPE, unitGPE}, closed, false, true, out},
		{"blocked is never chosen", []int{8, beginORG}, closed, false, false, beginORG},
		{"open goes on", []int{insideORG, lastORG}, beginORG, false, false, insideORG},
		{"open ends", []int{lastORG, insideORG}, beginORG, false, false, lastORG},
		{"open must end with the sentence", []int{insideORG, out}, beginORG, true, false, lastORG},
		{"open keeps its label", []int{insideORG, lastORG, unitGPE, out}, beginGPE, true, false, 5},
		{"white space inside is allowed", []int{insideORG}, beginORG, false, true, insideORG},
	} {
		scores := make([]float32, 10)
		for i, move := range tt.high {
			scores[move] = float32(10 - i)
		}
		if got := m.best(scores, tt.open, tt.ends, tt.blank); got != tt.want {
			t.Errorf("%s: got move %d, want %d", tt.name, got, tt.want)
		}
	}
	// Of an open name, going on wins over ending when both score alike.
	if got := m.best(make([]float32, 10), beginGPE, false, false); m.kind(got) != inside {
		t.Errorf("of equals, got move %d, want the first", got)
	}
}

func TestNewMoves(t *testing.T) {
	for _, names := range []string{"", "O", "B-ORG I-ORG L-ORG U-ORG O", "B-ORG L-ORG I-ORG U-ORG U- O", "B-A B-B I-B I-A L-A L-B U-A U-B U- O"} {
		if _, err := newMoves(strings.Fields(names)); err == nil {
			t.Errorf("took moves %q", names)
		}
	}
	m := testMoves(t)
	if k, n := m.kind(5), m.name(5, 2, 4); k != last || n != (text.Name{Span: text.Span{Start: 2, End: 4}, Label: "GPE"}) {
		t.Errorf("move 5 is of kind %d and makes %v", k, n)
	}
}

// Whatever the vectors say, names do not overlap, do not cross sentences and
// do not begin with white space.
func TestFind(t *testing.T) {
	f, err := model.Weights()
	if err != nil {
		t.Fatal(err)
	}
	recogniser, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	found := 0
	for n := range 60 {
		doc, blank := &text.Doc{Tokens: make([]text.Token, n)}, make([]bool, n)
		vectors := make([]float32, n*model.Width)
		for i := range vectors {
			vectors[i] = 8 * float32(r.NormFloat64())
		}
		for i := range n {
			blank[i] = r.IntN(5) == 0
			doc.Tokens[i].SentenceStart = i == 0 || r.IntN(6) == 0
		}
		recogniser.Find(doc, vectors, blank)
		checkNames(t, doc, blank)
		found += len(doc.Names)
	}
	if found < 60 {
		t.Errorf("found only %d names: the test has no teeth", found)
	}
}

func checkNames(t *testing.T, doc *text.Doc, blank []bool) {
	t.Helper()
	at := 0
	for _, name := range doc.Names {
		if name.Start < at || name.End <= name.Start || name.End > len(doc.Tokens) || name.Label == "" || blank[name.Start] {
			t.Fatalf("name %v after token %d of %d", name, at, len(doc.Tokens))
		}
		at = name.End
		for i := name.Start + 1; i < name.End; i++ {
			if doc.Tokens[i].SentenceStart {
				t.Fatalf("name %v crosses the start of a sentence at %d", name, i)
			}
		}
	}
}
