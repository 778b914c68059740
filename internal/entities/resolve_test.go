package entities

import (
	"strings"
	"sync"
	"testing"

	"entente/internal/text/english"
)

var engine = sync.OnceValues(english.New)

// read resolves an article of one body section a line.
func read(t testing.TB, lines ...string) (*Input, *Result) {
	t.Helper()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	in := &Input{}
	at := 0
	for _, l := range lines {
		in.Sections = append(in.Sections, Section{Doc: e.Analyse(l), Offset: at, Part: Body})
		at += len(l) + 1
	}
	return in, Resolve(in)
}

// list is the entities in order: "Japan C; Josep Borrell P".
func list(r *Result) string {
	out := make([]string, len(r.Entities))
	for i := range r.Entities {
		out[i] = r.Entities[i].Name + " " + string(r.Entities[i].Kind)[:1]
	}
	return strings.Join(out, "; ")
}

func TestResolve(t *testing.T) {
	for _, tt := range []struct{ sentence, want string }{
		{"Japan and Australia held talks.", "Japan C; Australia C"},
		{"The Japanese government protested to Chinese officials.", "Japan C; China C"},
		{"Prime Minister Fumio Kishida met President Joko Widodo in Jakarta, Indonesia.", "Fumio Kishida P; Joko Widodo P; Indonesia C"},
		{"The Australian Space Agency and the Indonesian navy took part.", "Australian Space Agency O; Australia C; Indonesian Navy O; Indonesia C"},
		{"Iran's foreign ministry rejected the claim.", "Ministry of Foreign Affairs (Iran) O; Iran C"},
		{"Turkey left the Lanzarote Convention.", "Turkey C; Lanzarote Convention A"},
		{"He ate Mexican food and bought a Japanese car.", ""},
		{"On Friday in March he read about COVID-19.", ""},
	} {
		_, r := read(t, tt.sentence)
		if got := list(r); got != tt.want {
			t.Errorf("Resolve(%q) = %q, want %q", tt.sentence, got, tt.want)
		}
	}
}
