package tokens

import "testing"

func TestLexeme(t *testing.T) {
	x := newTokeniser(t).lexicon
	for _, tt := range []struct {
		text, lower, norm, prefix, suffix, shape string
		space                                    bool
	}{
		{text: "London", lower: "london", norm: "london", prefix: "L", suffix: "don", shape: "Xxxxx"},
		{text: "it", lower: "it", norm: "it", prefix: "i", suffix: "it", shape: "xx"},
		{text: "favour", lower: "favour", norm: "favor", prefix: "f", suffix: "our", shape: "xxxx"},
		{text: "“", lower: "“", norm: `"`, prefix: "“", suffix: "“", shape: "“"},
		{text: "€", lower: "€", norm: "$", prefix: "€", suffix: "€", shape: "€"},
		{text: "F-16s", lower: "f-16s", norm: "f-16s", prefix: "F", suffix: "16s", shape: "X-ddx"},
		{text: "1234567", lower: "1234567", norm: "1234567", prefix: "1", suffix: "567", shape: "dddd"},
		{text: "İZMİR", lower: "i̇zmi̇r", norm: "i̇zmi̇r", prefix: "İ", suffix: "MİR", shape: "XXXX"},
		{text: "日本", lower: "日本", norm: "日本", prefix: "日", suffix: "日本", shape: "xx"},
		{text: "x²", lower: "x²", norm: "x²", prefix: "x", suffix: "x²", shape: "xd"},
		{text: "\n\n", lower: "\n\n", norm: "\n\n", prefix: "\n", suffix: "\n\n", shape: "\n\n", space: true},
		{text: "mark", lower: "mark", norm: "mark", prefix: "m", suffix: "ark", shape: "xxxx"},
	} {
		l := x.lexeme(tt.text)
		if l.Text != tt.text || l.Lower != tt.lower || l.Norm != tt.norm || l.IsSpace != tt.space {
			t.Errorf("lexeme(%q) = %q, lower %q, norm %q, space %v", tt.text, l.Text, l.Lower, l.Norm, l.IsSpace)
		}
		for name, id := range map[string]struct {
			got  uint64
			want string
		}{
			"norm": {l.NormID, tt.norm}, "prefix": {l.PrefixID, tt.prefix},
			"suffix": {l.SuffixID, tt.suffix}, "shape": {l.ShapeID, tt.shape},
		} {
			if id.got != x.id(id.want) {
				t.Errorf("lexeme(%q): %s id %d is not that of %q", tt.text, name, id.got, id.want)
			}
		}
	}
}

func TestPiecesOfSpecialsHaveTheirOwnNorms(t *testing.T) {
	words := newTokeniser(t).Tokenise("I can't. The ca n't", nil)
	var got []string
	for _, w := range words {
		got = append(got, w.Norm)
	}
	want := []string{"i", "can", "not", ".", "the", "ca", "n't"}
	if len(got) != len(want) {
		t.Fatalf("norms %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("norm of %q is %q, want %q", words[i].Text, got[i], want[i])
		}
	}
	if words[1].Lexeme == words[5].Lexeme || words[1].NormID == words[5].NormID {
		t.Error(`"ca" of "can't" and "ca" share a lexeme`)
	}
}

func TestLowerIsThatOfPython(t *testing.T) {
	x := newTokeniser(t).lexicon
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"ÉCOLE", "école"},
		{"GROẞE", "große"},
		{"İI", "i̇i"},
		{"Σ", "σ"},
		{"ΣΟΦΟΣ", "σοφος"},
		{"ΟΔΟΣ ΣΟΥ", "οδος σου"},
		{"ΑΣ.", "ας."},
		{"ΑΣ.Β", "ασ.β"}, // a full stop does not count
		{"Α'Σ", "α'ς"},
		{"1Σ", "1σ"},
		{"ΑΣ1", "ας1"},
		{"ΣΣ", "σς"},
	} {
		if got := x.lower(tt.text); got != tt.want {
			t.Errorf("lower(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestShapeCutsRuns(t *testing.T) {
	x := newTokeniser(t).lexicon
	long := make([]byte, 99)
	for i := range long {
		long[i] = 'a'
	}
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"aaaaaaaBBBBBBB111111.......", "xxxxXXXXdddd...."},
		{"xX1xX1", "xXdxXd"},
		{string(long), "xxxx"},
		{string(long) + "a", "LONG"},
		{string(long[:97]) + "éé", "xxxx"}, // 99 characters in 101 bytes
	} {
		if got := x.shape(tt.text); got != tt.want {
			t.Errorf("shape(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

// The values are those of the reference implementation.
func TestID(t *testing.T) {
	x := newTokeniser(t).lexicon
	for _, tt := range []struct {
		text string
		want uint64
	}{
		{"", 0},
		{"mark", 423},
		{"NOUN", 92},
		{"a", 11901859001352538922},
		{"apple", 8566208034543834098},
		{"eight888", 6103390885580893207},
		{"日本語のテキスト", 4410725892410897269},
	} {
		if got := x.id(tt.text); got != tt.want {
			t.Errorf("id(%q) = %d, want %d", tt.text, got, tt.want)
		}
	}
}
