package relations

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"entente/internal/entities"
	"entente/internal/ontology"
	"entente/internal/text/english"
)

var update = flag.Bool("update", false, "rewrite the golden files with what comes out")

// engine is loaded once for all tests.
var engine = sync.OnceValue(func() *english.Engine {
	e, err := english.New()
	if err != nil {
		panic(err)
	}
	return e
})

// reader finds entities with the ontology's own tables.
var reader = sync.OnceValue(func() *entities.Resolver { return entities.New(nil) })

// published is the day of every golden article, a Thursday.
var published = ontology.Date{Year: 2024, Month: 5, Day: 16}

// input analyses an article of which every line is a section. A line that
// begins with "# " is a headline, one that begins with "by " a byline.
func input(article string) *entities.Input {
	in := &entities.Input{Published: published}
	offset := 0
	for line := range strings.SplitSeq(article, "\n") {
		part, words := entities.Body, line
		if w, ok := strings.CutPrefix(line, "# "); ok {
			part, words = entities.Headline, w
		}
		if w, ok := strings.CutPrefix(line, "by "); ok {
			part, words = entities.Byline, w
		}
		if words != "" {
			in.Sections = append(in.Sections, entities.Section{Doc: engine().Analyse(words), Offset: offset + len(line) - len(words), Part: part})
		}
		offset += len(line) + 1
	}
	return in
}

// stated are the statements of an article, one a line, in alphabetical order:
// "Japan SUPPORTS Ukraine planned @Josep Borrell 2024-05-10 (Prime Minister)".
func stated(article string) []string {
	in := input(article)
	found := reader().Resolve(in)
	var out []string
	for _, st := range Find(in, found, Default()) {
		out = append(out, describe(found, &st))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func describe(found *entities.Result, st *Statement) string {
	s := fmt.Sprintf("%s %s %s", found.Entities[st.Subject].Name, st.Relation, found.Entities[st.Object].Name)
	if st.Polarity == ontology.Negated {
		s += " negated"
	}
	if st.Modality != ontology.Asserted {
		s += " " + strings.ToLower(string(st.Modality))
	}
	if st.AttributedTo >= 0 {
		s += " @" + found.Entities[st.AttributedTo].Name
	} else if st.Attribution != "" {
		s += " @\"" + st.Attribution + "\""
	}
	if !st.Date.IsZero() {
		s += " " + st.Date.String()[:map[ontology.Precision]int{ontology.DayPrecision: 10, ontology.MonthPrecision: 7, ontology.YearPrecision: 4}[st.Precision]]
	}
	if st.Role != "" {
		s += " (" + st.Role + ")"
	}
	return s
}

// TestGolden reads the cases of testdata/*.txtar, one file a phenomenon: the
// article NAME.in states NAME.want. A case named in known_failures.txt must
// fail; once it passes, its line must go.
func TestGolden(t *testing.T) {
	failures := knownFailures(t)
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files in testdata: %v", err)
	}
	cases := 0
	for _, file := range files {
		cases += goldenFile(t, file, failures)
	}
	for name, seen := range failures {
		if !seen {
			t.Errorf("known_failures.txt names %q, which is no case", name)
		}
	}
	t.Logf("%d cases, %d of them known to fail", cases, len(failures))
}

func goldenFile(t *testing.T, file string, failures map[string]bool) int {
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	phenomenon := strings.TrimSuffix(filepath.Base(file), ".txtar")
	for i := 0; i+1 < len(ar.Files); i += 2 {
		name := phenomenon + "/" + strings.TrimSuffix(ar.Files[i].Name, ".in")
		if ar.Files[i+1].Name != strings.TrimSuffix(ar.Files[i].Name, ".in")+".want" {
			t.Fatalf("%s: %s is not followed by its .want", file, ar.Files[i].Name)
		}
		got := strings.Join(stated(strings.TrimSpace(string(ar.Files[i].Data))), "\n")
		want := strings.TrimSpace(string(ar.Files[i+1].Data))
		_, known := failures[name]
		if known {
			failures[name] = true
		}
		switch {
		case got == want && known:
			t.Errorf("%s passes now: take its line out of known_failures.txt", name)
		case got != want && !known && !*update:
			t.Errorf("%s: %s\ngot:\n%s\nwant:\n%s", name, strings.TrimSpace(string(ar.Files[i].Data)), got, want)
		}
		if *update && !known {
			ar.Files[i+1].Data = []byte(got + "\n")
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return len(ar.Files) / 2
}

// knownFailures maps each case known to fail to whether it was met.
func knownFailures(t *testing.T) map[string]bool {
	b, err := os.ReadFile("testdata/known_failures.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for line := range strings.SplitSeq(string(b), "\n") {
		if name, _, _ := strings.Cut(line, ": "); name != "" && name[0] != '#' {
			out[name] = false
		}
	}
	return out
}
