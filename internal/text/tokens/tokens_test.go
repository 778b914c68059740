package tokens

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"entente/internal/text/model"
)

// newTokeniser has the tables of the model that is part of the program.
func newTokeniser(tb testing.TB) *Tokeniser {
	tb.Helper()
	file, err := model.Weights()
	if err != nil {
		tb.Fatal(err)
	}
	t, err := New(file.Bytes)
	if err != nil {
		tb.Fatal(err)
	}
	return t
}

// spelt writes tokens with a bar between them: "do|n't ", where a space says
// that one follows.
func spelt(words []Token) string {
	var out strings.Builder
	for i, w := range words {
		if i > 0 {
			out.WriteByte('|')
		}
		out.WriteString(w.Text)
		if w.SpaceAfter {
			out.WriteByte(' ')
		}
	}
	return out.String()
}

func TestTokenise(t *testing.T) {
	tokeniser := newTokeniser(t)
	for _, tt := range []struct{ text, want string }{
		// spaces
		{"", ""},
		{"Two words", "Two |words"},
		{" a  b ", " |a | |b "},
		{"a \n b\n", "a |\n |b|\n"},
		{"a\u00a0b\u3000c", "a|\u00a0|b|\u3000|c"},
		{" ", " "},
		{"  ", "  "},
		// prefixes and suffixes
		{"(“Peace!”)", "(|“|Peace|!|”|)"},
		{"Wait... what?!", "Wait|... |what|?|!"},
		{"Wait…", "Wait|…"},
		{"+5 +x 5+", "+5 |+|x |5|+"},
		{"US$5bn C$20", "US$|5bn |C$|20"},
		{"5km 10km/h 5€ x€", "5|km |10|km/h |5|€ |x€"},
		{"Spain's Spain’s boss'", "Spain|'s |Spain|’s |boss|'"},
		// full stops
		{"The end.", "The |end|."},
		{"In the USA. In U.S. law", "In |the |USA|. |In |U.S. |law"},
		{"It is 5. It is 5%.", "It |is |5|. |It |is |5|%|."},
		{"30°C. 30°X.", "30|°|C|. |30|°|X."},
		// infixes
		{"well-known", "well|-|known"},
		{"2010-12 a-5 x--y", "2010|-|12 |a-5 |x|--|y"},
		{"end.Next end.next", "end|.|Next |end.next"},
		{"a,b 1,2", "a|,|b |1,2"},
		{"his/her a=b 5/a 5/6", "his|/|her |a|=|b |5|/|a |5/6"},
		{"no…yes", "no|…|yes"},
		{"hot☀day", "hot|☀|day"},
		// special cases
		{"can't", "ca|n't"},
		{"(can't)", "(|ca|n't|)"},
		{"Gen. Lee", "Gen. |Lee"},
		{"10am", "10|am"},
		{":-)", ":-)"},
		// special cases that were torn apart
		{"nation:)", "nation|:)"},
		{"Mr.Smith", "Mr.|Smith"},
		{"p.m.Then", "p.m.|Then"},
		{":-) :(", ":-) |:("}, // not the ") :" between them
	} {
		if got := spelt(tokeniser.Tokenise(tt.text, nil)); got != tt.want {
			t.Errorf("Tokenise(%q) = %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestTokeniseAppends(t *testing.T) {
	tokeniser := newTokeniser(t)
	words := tokeniser.Tokenise("Mr.Smith", tokeniser.Tokenise("One.", nil))
	if got, want := spelt(words), "One|.|Mr.|Smith"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestIsURL(t *testing.T) {
	a := newTokeniser(t).affixes
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"example.com", true},
		{"https://example.com/a(b)c,d?e=f#g", true},
		{"x://example.com", false},
		{"example.com:443", true},
		{"example.com:4", false},
		{"example.com:123456", false},
		{"example.com:443x", false},
		{"a.user+tag@mail.example.co.uk", true},
		{"a@b@example.com", true},
		{"@example.com", false},
		{"example.com@", false},
		{"https://user:word@example.com:8080/", true},
		{"end.Next", false},
		{"a.b", false},
		{"under_score.example.org", true},
		{"-dash.org", false},
		{"dash-.org", false},
		{"two..dots.org", false},
		{"münchen.de", true},
		{"例え.テスト", true},
		{strings.Repeat("a", 64) + ".org", true},
		{strings.Repeat("a", 65) + ".org", false},
		{"a." + strings.Repeat("b", 63), true},
		{"a." + strings.Repeat("b", 64), false},
		{"8.8.8.8", true},
		{"8.8.8.8/x", true},
		{"8.8.8", false},
		{"8.8.8.8.8", false},
		{"8.8.8.256", false},
		{"8.8.8.255", false},
		{"8.255.05.254", true},
		{"8.8.005.8", false},
		{"0.8.8.8", false},
		{"223.8.8.8", true},
		{"224.8.8.8", false},
		{"10.8.8.8", false},
		{"127.0.0.1", false},
		{"169.254.1.1", false},
		{"169.253.1.1", true},
		{"192.168.1.1", false},
		{"172.15.1.1", true},
		{"172.16.1.1", false},
		{"172.20.1.1", false},
		{"172.31.1.1", false},
		{"172.32.1.1", true},
	} {
		if got := a.isURL(tt.text); got != tt.want {
			t.Errorf("isURL(%q) = %v", tt.text, got)
		}
	}
}

func TestApartKeepsTheLongest(t *testing.T) {
	for _, tt := range []struct{ found, want []stretch }{
		{[]stretch{{0, 2}, {0, 3}}, []stretch{{0, 3}}},
		{[]stretch{{0, 2}, {1, 3}}, []stretch{{0, 2}}},
		{[]stretch{{0, 2}, {1, 3}, {2, 4}}, []stretch{{0, 2}}}, // the second took the third's first
		{[]stretch{{0, 2}, {2, 4}}, []stretch{{0, 2}, {2, 4}}},
		{[]stretch{{3, 5}, {0, 4}}, []stretch{{0, 4}}},
	} {
		if got := apart(slices.Clone(tt.found)); !slices.Equal(got, tt.want) {
			t.Errorf("apart(%v) = %v, want %v", tt.found, got, tt.want)
		}
	}
}

// Only special cases of several pieces are looked for when they may have been
// torn apart: to put one piece in the place of one must change nothing.
func TestSpecialsOfOnePieceAreNothingSpecial(t *testing.T) {
	tokeniser := newTokeniser(t)
	for text, lexemes := range tokeniser.specials.cases {
		a := tokeniser.affixes
		touched := a.prefixLen(text) > 0 || a.suffixLen(text) > 0
		if !touched || len(a.pieces(text)) > 1 {
			continue
		}
		usual := tokeniser.lexicon.lexeme(text)
		if len(lexemes) != 1 || lexemes[0].NormID != usual.NormID {
			t.Errorf("%q is one piece, and special", text)
		}
	}
}

func TestConcurrentUseGivesTheSameTokens(t *testing.T) {
	tokeniser := newTokeniser(t)
	text := strings.Repeat("The U.N. can't say (yet) who'll pay $5m; see example.org/a. ", 20)
	want := spelt(newTokeniser(t).Tokenise(text, nil))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := spelt(tokeniser.Tokenise(text, nil)); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
	wg.Wait()
}

func TestMemoryIsBounded(t *testing.T) {
	tokeniser := newTokeniser(t)
	var words []Token
	for i := range 3 * max(keptChunks, keptLexemes) {
		words = tokeniser.Tokenise("w"+strconv.Itoa(i), words[:0])
	}
	if n := tokeniser.chunks.Len(); n > keptChunks {
		t.Errorf("%d chunks are kept, want at most %d", n, keptChunks)
	}
	if n := tokeniser.lexicon.known.Len(); n > keptLexemes {
		t.Errorf("%d lexemes are kept, want at most %d", n, keptLexemes)
	}
	long := strings.Repeat("long", longestKept)
	tokeniser.Tokenise(long, nil)
	if _, kept := tokeniser.lexicon.known.Get(long); kept {
		t.Error("a word of many bytes is kept")
	}
}
