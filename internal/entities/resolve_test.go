package entities

import (
	"strings"
	"sync"
	"testing"

	"entente/internal/ontology"
	"entente/internal/text/english"
)

var engine = sync.OnceValues(english.New)

// read resolves an article of one body section a line.
func read(t testing.TB, lines ...string) (*Input, *Result) {
	t.Helper()
	parts := make([]Part, len(lines))
	for i := range parts {
		parts[i] = Body
	}
	return readParts(t, parts, lines)
}

// readUnder resolves an article with a headline over its body.
func readUnder(t testing.TB, headline string, body ...string) (*Input, *Result) {
	t.Helper()
	parts := []Part{Headline}
	for range body {
		parts = append(parts, Body)
	}
	return readParts(t, parts, append([]string{headline}, body...))
}

func readParts(t testing.TB, parts []Part, lines []string) (*Input, *Result) {
	t.Helper()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	in := &Input{}
	at := 0
	for i, l := range lines {
		in.Sections = append(in.Sections, Section{Doc: e.Analyse(l), Offset: at, Part: parts[i]})
		at += len(l) + 1
	}
	return in, Resolve(in)
}

// list is the entities in order, each with the first letter of its kind:
// "Japan C; Josep Borrell P".
func list(r *Result) string {
	out := make([]string, len(r.Entities))
	for i := range r.Entities {
		out[i] = r.Entities[i].Name + " " + string(r.Entities[i].Kind)[:1]
	}
	return strings.Join(out, "; ")
}

// meant is what the article means by the given words: the names of the
// entities of the last mention that reads so, joined by "+", "" for none.
func meant(in *Input, r *Result, words string) string {
	for i := len(r.Mentions) - 1; i >= 0; i-- {
		m := &r.Mentions[i]
		if m.Via != ontology.ViaContext && strings.EqualFold(in.Sections[m.Section].Doc.Slice(m.Span), words) {
			names := make([]string, len(m.Entities))
			for k, e := range m.Entities {
				names[k] = r.Entities[e].Name
			}
			return strings.Join(names, "+")
		}
	}
	return ""
}

// parties are the agreements with their parties, those that are not asserted
// with their modality: "Japan–Philippines pact: Philippines, Japan PLANNED".
func parties(r *Result) string {
	var out []string
	for _, a := range r.Agreements {
		var names []string
		for _, p := range a.Parties {
			n := r.Entities[p.Entity].Name
			if p.Modality != ontology.Asserted {
				n += " " + string(p.Modality)
			}
			names = append(names, n)
		}
		out = append(out, r.Entities[a.Entity].Name+": "+strings.Join(names, ", "))
	}
	return strings.Join(out, "; ")
}

func testLists(t *testing.T, cases [][2]string) {
	t.Helper()
	for _, c := range cases {
		_, r := read(t, c[0])
		if got := list(r); got != c[1] {
			t.Errorf("%q: entities %q, want %q", c[0], got, c[1])
		}
	}
}

// testMeant checks what words mean at their last place in a text, whose
// sections "||" parts.
func testMeant(t *testing.T, cases [][3]string) {
	t.Helper()
	for _, c := range cases {
		in, r := read(t, strings.Split(c[0], " || ")...)
		if got := meant(in, r, c[1]); got != c[2] {
			t.Errorf("%q: %q means %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func testParties(t *testing.T, cases [][2]string) {
	t.Helper()
	for _, c := range cases {
		_, r := read(t, strings.Split(c[0], " || ")...)
		if got := parties(r); got != c[1] {
			t.Errorf("%q: parties %q, want %q", c[0], got, c[1])
		}
	}
}

func TestResolve(t *testing.T) {
	testLists(t, [][2]string{
		{"Japan and Australia held talks.", "Japan C; Australia C"},
		{"The Japanese government protested to Chinese officials.", "Japan C; China C"},
		{"Prime Minister Fumio Kishida met President Joko Widodo in Jakarta, Indonesia.", "Fumio Kishida P; Joko Widodo P; Indonesia C"},
		{"The Australian Space Agency and the Indonesian navy took part.", "Australian Space Agency O; Australia C; Indonesian Navy O; Indonesia C"},
		{"Turkey left the Lanzarote Convention.", "Turkey C; Lanzarote Convention A"},
		{"On Friday in March he read about COVID-19.", ""},
		{"", ""},
	})
}
