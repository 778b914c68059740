package entities

import (
	"flag"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"

	"entente/internal/ontology"
)

// check holds a result to what input.go promises.
func check(t testing.TB, in *Input, r *Result) {
	t.Helper()
	last := Mention{Section: -1}
	for i, m := range r.Mentions {
		d := in.Sections[m.Section].Doc
		switch {
		case m.Start < 0 || m.Start >= m.End || m.End > len(d.Tokens):
			t.Fatalf("mention %d: span %v of %d tokens", i, m.Span, len(d.Tokens))
		case m.Head < 0 || m.Head >= len(d.Tokens):
			t.Fatalf("mention %d: head %d of %d tokens", i, m.Head, len(d.Tokens))
		case len(m.Entities) == 0:
			t.Fatalf("mention %d of %q: no entity", i, d.Slice(m.Span))
		case m.Section < last.Section || m.Section == last.Section && m.Start < last.Start:
			t.Fatalf("mention %d of %q stands before the one before it", i, d.Slice(m.Span))
		}
		for _, e := range m.Entities {
			if e < 0 || e >= len(r.Entities) {
				t.Fatalf("mention %d: entity %d of %d", i, e, len(r.Entities))
			}
		}
		last = m
	}
	ids := map[ontology.ID]bool{}
	for _, e := range r.Entities {
		if e.Name == "" || e.ID == "" || e.ID.Kind() != e.Kind || ids[e.ID] {
			t.Fatalf("entity %+v: bad or doubled", e)
		}
		ids[e.ID] = true
	}
	for _, a := range r.Agreements {
		if r.Entities[a.Entity].Kind != ontology.Agreement {
			t.Fatalf("%s has parties", r.Entities[a.Entity].ID)
		}
		for _, p := range a.Parties {
			if p.Entity == a.Entity || p.Mention >= len(r.Mentions) || p.Pact >= len(r.Mentions) || p.Section >= len(in.Sections) {
				t.Fatalf("%s: party %+v", r.Entities[a.Entity].ID, p)
			}
		}
	}
	for s := range in.Sections {
		for k := range in.Sections[s].Doc.Tokens {
			if m := r.At(s, k); m >= len(r.Mentions) || m >= 0 && !r.Mentions[m].Contains(k) {
				t.Fatalf("At(%d, %d) = %d", s, k, m)
			}
		}
	}
}

func TestInvariants(t *testing.T) {
	in, r := read(t, story...)
	check(t, in, r)
	in, r = readUnder(t, "JAPAN AND EU SIGN PACT (REUTERS)", story...)
	check(t, in, r)
	check(t, &Input{}, Resolve(&Input{}))
}

// TestSameAnswer asks for the same result from many goroutines at once.
func TestSameAnswer(t *testing.T) {
	in, want := read(t, story...)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if got := Resolve(in); !reflect.DeepEqual(got, want) {
				t.Error("another goroutine finds something else in the same article")
			}
		})
	}
	wait.Wait()
}

// FuzzResolve: whatever the text, the result keeps its promises.
func FuzzResolve(f *testing.F) {
	for _, s := range story {
		f.Add(s, "A Headline Of Nobody")
	}
	f.Add("The U.S.-China-Japan (UCJ) deal — “Deal” — was signed by X, Y and Z’s “it”.", "AKUS: THE DEAL BETWEEN AND OF")
	f.Add("of of of the and (and (the Treaty of of) Ministry of (", "")
	f.Add("\x00\xff’s ’s - - Mr. Mr. Dr. President President's of", "’s")
	f.Fuzz(func(t *testing.T, body, headline string) {
		if len(body) > 4000 || len(headline) > 400 {
			return
		}
		in, r := readUnder(t, headline, strings.Split(body, "\n")...)
		check(t, in, r)
	})
}

// TestShuffledWords resolves texts of shuffled words, which parse in every odd
// way, and finds no broken promise. The seed is fixed.
func TestShuffledWords(t *testing.T) {
	words := strings.Fields(strings.Join(story, " ") + ` The treaty of of Mr. Dr. President ( ) “ ” ’s , : ; - – it its they we
		both two countries the agreement this signed with between deal pact U.S.-China anti-Pyongyang Jr. bin al-
		Ministry of Council for Inc. Corp. government regime Administration Biden-Harris Joint Statement on USS
		withdrew from signatories to Convention : member Sheikh King the Secretary said Georgia Jordan Brussels`)
	random := rand.New(rand.NewPCG(1, 2))
	for range *shuffles {
		lines := make([]string, 3)
		for i := range lines {
			n := 5 + random.IntN(40)
			for range n {
				lines[i] += words[random.IntN(len(words))] + " "
			}
		}
		in, r := readUnder(t, lines[0], lines[1:]...)
		check(t, in, r)
	}
}

var shuffles = flag.Int("shuffles", 100, "texts of shuffled words that TestShuffledWords reads")
