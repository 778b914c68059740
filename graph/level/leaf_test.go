package level

import (
	"encoding/json"
	"strings"
	"testing"
)

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Japan", `"quoted" \ back`, "tab\tline\nreturn\r\x00\x1f\x7f", "Côte d’Ivoire 日本 🕊", "\xff broken \xc3", "\u2028</script>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b := Text([]byte("before"), s)
		var back string
		if err := json.Unmarshal(b[len("before"):], &back); err != nil {
			t.Fatalf("%q is written %q: %v", s, b, err)
		}
		if want := strings.ToValidUTF8(s, "\uFFFD"); back != want {
			t.Errorf("%q comes back as %q", want, back)
		}
	})
}

func TestLeaves(t *testing.T) {
	for want, got := range map[string][]byte{
		"null":      TextOrNull(nil, ""),
		`"EU"`:      TextOrNull(nil, "EU"),
		"[]":        Texts[string](nil, nil),
		`["a","b"]`: Texts(nil, []string{"a", "b"}),
		"-7":        Int(nil, -7),
		"0.93":      Float(nil, 0.93),
		"1":         Float(nil, 1),
		"true":      Bool(nil, true),
	} {
		if string(got) != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
