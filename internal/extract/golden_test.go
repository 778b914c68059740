package extract_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"entente/internal/article"
	"entente/internal/extract"
	"entente/internal/ontology"
)

var prune = flag.Bool("prune", false, "take the golden cases that pass out of the list of known failures")

const golden = "testdata/golden"

// TestGolden reads the cases of testdata/golden, one file a phenomenon. What
// each should state was written from the ontology, not from what came out.
//
// NAME.in is an article, NAME.want what it states, a statement a line:
// "Japan SUPPORTS Ukraine planned @Josep Borrell 2024-05-10 (Prime Minister)".
// Polarity and modality must be as they stand; attribution, date and role where
// a line has them. A line may give several readings with "|" between them; one that
// begins with "?" may be stated or not; "names:" lists every entity.
//
// A case in known_failures.txt must fail: the list may only shrink.
func TestGolden(t *testing.T) {
	known := knownFailures(t)
	files, err := filepath.Glob(filepath.Join(golden, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files in %s: %v", golden, err)
	}
	failed := map[string]bool{}
	for _, file := range files {
		for _, c := range goldenCases(t, file) {
			faults := c.faults(extractor(t).Extract(c.article(t)))
			failed[c.name] = len(faults) > 0
			if len(faults) > 0 && !slices.Contains(known, c.name) {
				t.Errorf("%s: %s\n%s", c.name, c.in, strings.Join(faults, "\n"))
			}
		}
	}
	if len(failed) < 150 {
		t.Errorf("%d cases, want 150 or more", len(failed))
	}
	t.Logf("%d cases, %d of them known to fail", len(failed), len(known))
	if *prune {
		known = pruneFailures(t, failed)
	}
	for _, name := range known {
		if fails, isCase := failed[name]; !isCase {
			t.Errorf("known_failures.txt names %q, which is no case", name)
		} else if !fails {
			t.Errorf("%s passes now: take its line out of known_failures.txt, or run the test with -prune", name)
		}
	}
}

const failuresFile = golden + "/known_failures.txt"

// pruneFailures takes the cases that pass out of the file and gives the rest.
func pruneFailures(t *testing.T, failed map[string]bool) []string {
	b, err := os.ReadFile(failuresFile)
	if err != nil {
		t.Fatal(err)
	}
	kept := slices.DeleteFunc(strings.SplitAfter(string(b), "\n"), func(line string) bool {
		fails, isCase := failed[strings.TrimSpace(line)]
		return isCase && !fails
	})
	if err := os.WriteFile(failuresFile, []byte(strings.Join(kept, "")), 0o644); err != nil {
		t.Fatal(err)
	}
	return knownFailures(t)
}

// knownFailures are the cases that are known to fail.
func knownFailures(t *testing.T) []string {
	b, err := os.ReadFile(failuresFile)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

// goldenCase is one article with what it should state.
type goldenCase struct {
	name     string // "passive/by_agent"
	in       string
	whole    bool // in is a file as it comes, not lines that are paragraphs
	required []wanted
	optional []wanted
	names    []string // every entity with its kind; nil where the case does not ask
}

// wanted are the readings of one line, one of which is right.
type wanted []string

func goldenCases(t *testing.T, file string) []goldenCase {
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	phenomenon := strings.TrimSuffix(filepath.Base(file), ".txtar")
	var out []goldenCase
	for i := 0; i+1 < len(ar.Files); i += 2 {
		name := strings.TrimSuffix(ar.Files[i].Name, ".in")
		if ar.Files[i+1].Name != name+".want" {
			t.Fatalf("%s: %s is not followed by %s.want", file, ar.Files[i].Name, name)
		}
		c := goldenCase{name: phenomenon + "/" + name, in: strings.TrimSpace(string(ar.Files[i].Data)), whole: strings.Contains(string(ar.Comment), "whole articles")}
		for line := range strings.Lines(string(ar.Files[i+1].Data)) {
			c.want(strings.TrimSpace(line))
		}
		out = append(out, c)
	}
	return out
}

// want adds one line of what is wanted.
func (c *goldenCase) want(line string) {
	if names, ok := strings.CutPrefix(line, "names:"); ok {
		c.names = []string{}
		for n := range strings.SplitSeq(names, ";") {
			if n = strings.TrimSpace(n); n != "" {
				c.names = append(c.names, n)
			}
		}
		return
	}
	line, optional := strings.CutPrefix(line, "? ")
	var w wanted
	for reading := range strings.SplitSeq(line, " | ") {
		if reading != "" {
			w = append(w, reading)
		}
	}
	switch {
	case len(w) == 0:
	case optional:
		c.optional = append(c.optional, w)
	default:
		c.required = append(c.required, w)
	}
}

// published is the day of every golden article, a Thursday.
var published = ontology.Date{Year: 2024, Month: 5, Day: 16}

// article is the case's article: every line a paragraph, but "# " begins a
// headline and "by " a byline.
func (c *goldenCase) article(t *testing.T) *article.Article {
	if c.whole {
		for a, err := range article.Read(t.Context(), strings.NewReader(c.in), article.Meta{Name: c.name, Published: published}, article.Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			return a
		}
	}
	a := &article.Article{Article: ontology.Article{Text: c.in, Published: published}}
	offset := 0
	for line := range strings.SplitAfterSeq(c.in, "\n") {
		words, role := strings.TrimSuffix(line, "\n"), article.Body
		if w, ok := strings.CutPrefix(words, "# "); ok {
			words, role = w, article.Title
		} else if w, ok := strings.CutPrefix(words, "by "); ok {
			words, role = w, article.Byline
		}
		end := offset + len(strings.TrimSuffix(line, "\n"))
		a.Blocks = append(a.Blocks, article.Block{Span: ontology.Span{Start: end - len(words), End: end}, Role: role})
		offset += len(line)
	}
	return a
}

// faults are what is missing and what should not be there, a line each.
func (c *goldenCase) faults(r *extract.Result) []string {
	var out []string
	matched := make([]bool, len(r.Evidence))
	met := func(w wanted) bool {
		hit := false
		for i := range r.Evidence {
			for _, reading := range w {
				if states(r, &r.Evidence[i], reading) {
					matched[i], hit = true, true
				}
			}
		}
		return hit
	}
	for _, w := range c.required {
		if !met(w) {
			out = append(out, "  missing   "+strings.Join(w, " | "))
		}
	}
	for _, w := range c.optional {
		met(w)
	}
	for i := range r.Evidence {
		if !matched[i] {
			out = append(out, "  spurious  "+statement(r, &r.Evidence[i]))
		}
	}
	return append(out, c.nameFaults(r)...)
}

func (c *goldenCase) nameFaults(r *extract.Result) []string {
	if c.names == nil {
		return nil
	}
	var out []string
	left := slices.Clone(c.names)
	for _, e := range r.Entities {
		at := slices.IndexFunc(left, func(n string) bool {
			name, kind, _ := strings.Cut(strings.TrimSuffix(n, "]"), " [")
			return kind == string(e.Kind) && called(r, e.ID, name)
		})
		if at < 0 {
			out = append(out, fmt.Sprintf("  false     %s [%s]", e.Name, e.Kind))
			continue
		}
		left = slices.Delete(left, at, at+1)
	}
	for _, n := range left {
		out = append(out, "  unnamed   "+n)
	}
	return out
}

// called reports whether an entity has the name, or is called so in the text.
func called(r *extract.Result, id ontology.ID, name string) bool {
	return slices.Contains(callings(r, id), name)
}

// callings are the names by which a case may call an entity: its own, those of
// the text, and for an agreement what its name says it is, without its parties.
func callings(r *extract.Result, id ontology.ID) []string {
	if id == "" {
		return nil
	}
	out := append([]string{r.Name(id)}, r.Names[id]...)
	for i, c := range r.Name(id) {
		if id.Kind() == ontology.Agreement && c == ' ' {
			out = append(out, r.Name(id)[i+1:])
		}
	}
	return out
}

// statement writes a piece of evidence as a line of the golden files.
func statement(r *extract.Result, e *ontology.Evidence) string {
	s := fmt.Sprintf("%s %s %s", r.Name(e.Subject), e.Relation, r.Name(e.Object))
	for _, m := range marks(r, e) {
		s += " " + m
	}
	return s
}

// marks are the evidence's marks as the golden files write them.
func marks(r *extract.Result, e *ontology.Evidence) []string {
	var out []string
	if e.Polarity == ontology.Negated {
		out = append(out, "negated")
	}
	if e.Modality != ontology.Asserted {
		out = append(out, strings.ToLower(string(e.Modality)))
	}
	if by := r.Name(e.AttributedTo); by != "" {
		out = append(out, "@"+by)
	}
	if !e.Date.IsZero() {
		length := map[ontology.Precision]int{ontology.DayPrecision: 10, ontology.MonthPrecision: 7, ontology.YearPrecision: 4}[e.Precision]
		out = append(out, e.Date.String()[:length])
	}
	if e.Role != "" {
		out = append(out, "("+e.Role+")")
	}
	return out
}

// states reports whether the evidence says what a reading says.
func states(r *extract.Result, e *ontology.Evidence, reading string) bool {
	subject, rest, ok := strings.Cut(reading, " "+string(e.Relation)+" ")
	if !ok {
		return false
	}
	ends := func(a, b ontology.ID) bool {
		tail, ok := cutName(r, b, rest)
		return ok && called(r, a, subject) && marked(r, e, tail)
	}
	return ends(e.Subject, e.Object) || e.Relation.Symmetric() && ends(e.Object, e.Subject)
}

// cutName takes a name of the entity off the beginning of what follows the
// relation and leaves the marks; the longest name that fits is taken.
func cutName(r *extract.Result, id ontology.ID, s string) (rest string, ok bool) {
	best := -1
	for _, name := range callings(r, id) {
		if tail, found := strings.CutPrefix(s, name); found && (tail == "" || tail[0] == ' ') && len(name) > best {
			best, rest = len(name), strings.TrimSpace(tail)
		}
	}
	return rest, best >= 0
}

// marked reports whether the evidence has the marks of a reading: polarity and
// modality exactly, the others where the reading has them.
func marked(r *extract.Result, e *ontology.Evidence, want string) bool {
	var role string
	if i := strings.Index(want, "("); i >= 0 {
		want, role = strings.TrimSpace(want[:i]), want[i:]
	}
	var by string
	if i := strings.Index(want, "@"); i >= 0 {
		want, by = want[:i], want[i+1:]
	}
	negated, modality, date := false, ontology.Asserted, ""
	for _, w := range strings.Fields(want) {
		switch w {
		case "negated":
			negated = true
		case "planned", "possible", "ended":
			modality = ontology.Modality(strings.ToUpper(w))
		default:
			date = w
		}
	}
	if cut := strings.LastIndex(by, " "); cut >= 0 && by[cut+1] >= '0' && by[cut+1] <= '9' {
		by, date = by[:cut], by[cut+1:]
	}
	got := marks(r, e)
	return negated == (e.Polarity == ontology.Negated) && modality == e.Modality &&
		(date == "" || slices.Contains(got, date)) &&
		(by == "" || called(r, e.AttributedTo, by)) &&
		(role == "" || slices.Contains(got, role))
}
