package english

import (
	"strings"
	"testing"
	"unicode/utf8"

	"entente/internal/text"
)

func engine(t testing.TB) *Engine {
	t.Helper()
	e, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// article is a text of our own with some of everything.
const article = `Japan's Prime Minister met President Emmanuel Macron in Paris on 3 May 2024.

"We won't leave the pact," she said;  the U.S.-led talks cost $3.5bn (see https://example.org/a?b=1).
Beijing — which hadn't been invited — called it "unhelpful" … 日本 🙂`

func TestAnalyse(t *testing.T) {
	doc := engine(t).Analyse("Japan didn't sign the treaty with France in 2019. It will join NATO.")
	var got []string
	for i := range doc.Tokens {
		x := &doc.Tokens[i]
		got = append(got, strings.Join([]string{x.Text, x.Norm, x.Tag, x.POS, x.Lemma, x.Dep, doc.Tokens[x.Head].Text}, "/"))
	}
	want := []string{
		"Japan/japan/NNP/PROPN/Japan/nsubj/sign", "did/do/VBD/AUX/do/aux/sign", "n't/not/RB/PART/not/neg/sign",
		"sign/sign/VB/VERB/sign/ROOT/sign", "the/the/DT/DET/the/det/treaty", "treaty/treaty/NN/NOUN/treaty/dobj/sign",
		"with/with/IN/ADP/with/prep/treaty", "France/france/NNP/PROPN/France/pobj/with", "in/in/IN/ADP/in/prep/sign",
		"2019/2019/CD/NUM/2019/pobj/in", "./././PUNCT/./punct/sign",
		"It/it/PRP/PRON/it/nsubj/join", "will/will/MD/AUX/will/aux/join", "join/join/VB/VERB/join/ROOT/join",
		"NATO/nato/NNP/PROPN/NATO/dobj/join", "./././PUNCT/./punct/join",
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("tokens are\n%q, want\n%q", got, want)
		}
	}
	if len(doc.Sentences) != 2 || doc.Sentences[1] != (text.Span{Start: 11, End: 16}) {
		t.Errorf("sentences are %v, want [0,11) and [11,16)", doc.Sentences)
	}
	wantNames := []string{"Japan GPE", "France GPE", "2019 DATE", "NATO ORG"}
	for i, n := range doc.Names {
		if got := doc.Slice(n.Span) + " " + n.Label; i >= len(wantNames) || got != wantNames[i] {
			t.Errorf("name %d is %s, want %v", i, got, wantNames)
		}
	}
}

// check reports what a document, whatever its text, must not be.
func check(t testing.TB, doc *text.Doc) {
	t.Helper()
	at := 0
	for i := range doc.Tokens {
		x := &doc.Tokens[i]
		if x.Start != at || x.End <= x.Start || x.End > len(doc.Text) || doc.Text[x.Start:x.End] != x.Text {
			t.Fatalf("%q: token %d is [%d,%d) %q after byte %d", doc.Text, i, x.Start, x.End, x.Text, at)
		}
		at = x.End
		if x.SpaceAfter {
			if at >= len(doc.Text) || doc.Text[at] != ' ' {
				t.Fatalf("%q: no space after token %d", doc.Text, i)
			}
			at++
		}
		if x.Tag == "" || x.POS == "" || x.Dep == "" || x.Head < 0 || x.Head >= len(doc.Tokens) {
			t.Fatalf("%q: token %d is incomplete: %+v", doc.Text, i, x)
		}
	}
	if at != len(doc.Text) {
		t.Fatalf("%q: tokens end at byte %d of %d", doc.Text, at, len(doc.Text))
	}
	checkTree(t, doc)
	checkSpans(t, doc)
}

// checkTree reports heads that lead in a circle.
func checkTree(t testing.TB, doc *text.Doc) {
	t.Helper()
	rooted := make([]bool, len(doc.Tokens))
	for i := range doc.Tokens {
		var path []int
		for j := i; !rooted[j]; j = doc.Tokens[j].Head {
			if len(path) > len(doc.Tokens) {
				t.Fatalf("%q: the heads of token %d lead in a circle", doc.Text, i)
			}
			path = append(path, j)
			if doc.Tokens[j].Head == j {
				break
			}
		}
		for _, j := range path {
			rooted[j] = true
		}
	}
}

// checkSpans reports sentences that leave gaps and names that overlap.
func checkSpans(t testing.TB, doc *text.Doc) {
	t.Helper()
	at := 0
	for _, s := range doc.Sentences {
		if s.Start != at || s.End <= s.Start || !doc.Tokens[s.Start].SentenceStart {
			t.Fatalf("%q: sentence %v after token %d", doc.Text, s, at)
		}
		at = s.End
	}
	if at != len(doc.Tokens) {
		t.Fatalf("%q: sentences end at token %d of %d", doc.Text, at, len(doc.Tokens))
	}
	at = 0
	for _, n := range doc.Names {
		if n.Start < at || n.End <= n.Start || n.End > len(doc.Tokens) || n.Label == "" {
			t.Fatalf("%q: name %v after token %d", doc.Text, n, at)
		}
		at = n.End
	}
}

func TestAnalyseAnything(t *testing.T) {
	e := engine(t)
	for _, s := range []string{
		"", " ", "  ", "\n", "\n\n \t", "a", "a ", " a", ".", "\x00", "\xff", "a\xffb \xc3", "\ufeffHello", "é", "\u0301",
		"🙂🙂🙂", "日本は条約に署名した。", strings.Repeat("a", 10000), strings.Repeat("(", 500), strings.Repeat("\n ", 500),
		strings.Repeat("the the ", 700), strings.Repeat("no end, ", 2000), article,
	} {
		check(t, e.Analyse(s))
	}
}

// A text is analysed alike whether its words were met before or not, and
// wherever the encoder's windows fall.
func TestAnalyseAgain(t *testing.T) {
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat(article+"\n", 12)
	first, second := e.Analyse(long), e.Analyse(long)
	for i := range first.Tokens {
		if first.Tokens[i] != second.Tokens[i] {
			t.Fatalf("token %d is %+v, then %+v", i, first.Tokens[i], second.Tokens[i])
		}
	}
}

func FuzzAnalyse(f *testing.F) {
	f.Add(article)
	f.Add("\xff\xfe a\r\n\u2028b'll")
	e := engine(f)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<12 {
			t.Skip("longer than the engine need be tried with")
		}
		doc := e.Analyse(s)
		check(t, doc)
		if utf8.ValidString(s) && doc.Text != s {
			t.Errorf("text is %q, want %q", doc.Text, s)
		}
	})
}
