package article

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shared is a path below ../shared, next to the repository; the test is
// skipped where that folder is not laid out, except in CI.
func shared(t testing.TB, parts ...string) string {
	t.Helper()
	p := filepath.Join(append([]string{"..", "..", "..", "shared"}, parts...)...)
	if _, err := os.Stat(p); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("the annotated articles are missing: %v", err)
		}
		t.Skipf("needs the annotated articles: %v", err)
	}
	return p
}

// readOne reads a file that holds one article.
func readOne(t testing.TB, path string) *Article {
	t.Helper()
	var out *Article
	for a, err := range ReadFile(context.Background(), path, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if out != nil {
			t.Fatalf("%s holds more than one article", path)
		}
		out = a
	}
	return out
}

// annotation is what these tests read of an annotated article.
type annotation struct {
	Title, Published string
	Relations        []struct{ Relation, Evidence string }
	BoilerplateOnly  []string `json:"boilerplate_only_names"`
}

func readAnnotation(t testing.TB, path string) (a annotation) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(b, &a)
	}
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestSeed(t *testing.T) {
	files, _ := filepath.Glob(shared(t, "seed") + "/*.txt")
	for _, f := range files {
		a := readOne(t, f)
		want := readAnnotation(t, strings.TrimSuffix(f, ".txt")+".json")
		if a.Title != want.Title {
			t.Errorf("title = %q, want %q", a.Title, want.Title)
		}
		own := ownText(a)
		for _, name := range want.BoilerplateOnly {
			if strings.Contains(own, name) {
				t.Errorf("%q stands in the own text, and should be in boilerplate only", name)
			}
		}
		for _, r := range want.Relations {
			if !inOneBlock(a, r.Evidence, Role.Own) {
				t.Errorf("evidence is not in the own text: %q", r.Evidence)
			}
		}
		count := make(map[Role]int)
		for _, b := range a.Blocks {
			count[b.Role]++
		}
		for r, n := range map[Role]int{Title: 1, Standfirst: 1, CountryTag: 2, Body: 3, Footer: 1, SectionMarker: 2, TopicTag: 10, OtherHeadline: 5} {
			if count[r] != n {
				t.Errorf("%d blocks are %s, want %d", count[r], r, n)
			}
		}
	}
}

// TestGoldEvidence holds the classifier to throwing nothing away: every
// sentence that states a relation in the 30 annotated articles lies in one
// block of own text, or, for who holds which office, in a byline.
func TestGoldEvidence(t *testing.T) {
	files, _ := filepath.Glob(shared(t, "gold") + "/*.txt")
	all, own := 0, 0
	for _, f := range files {
		a := readOne(t, f)
		for _, r := range readAnnotation(t, strings.TrimSuffix(f, ".txt")+".json").Relations {
			all++
			sentence := rendered(t, f, r.Evidence)
			switch {
			case inOneBlock(a, sentence, Role.Own):
				own++
			case (r.Relation == "REPRESENTS" || r.Relation == "BASED_IN") && inOneBlock(a, sentence, func(r Role) bool { return r == Byline }):
				own++
			default:
				t.Errorf("%s: evidence of %s is not in the own text: %q", f, r.Relation, r.Evidence)
			}
		}
	}
	t.Logf("%d of %d pieces of evidence lie in own text or a byline", own, all)
}

// rendered is a sentence of a Markdown file without its marks.
func rendered(t *testing.T, file, sentence string) string {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if Detect(b, "", "") != Markdown {
		return sentence
	}
	d, err := markdownDraft(sentence)
	if err != nil {
		t.Fatal(err)
	}
	return d.text
}

func ownText(a *Article) string {
	var s strings.Builder
	for b := range a.Own() {
		s.WriteString(a.Slice(b) + "\n")
	}
	return s.String()
}

func inOneBlock(a *Article, sentence string, want func(Role) bool) bool {
	for _, b := range a.Blocks {
		if want(b.Role) && strings.Contains(a.Slice(b), sentence) {
			return true
		}
	}
	return false
}

// TestGoldDates holds that a date is right or missing, never wrong. The file
// names carry none, so the texts that do not say their day have none.
func TestGoldDates(t *testing.T) {
	files, _ := filepath.Glob(shared(t, "gold") + "/*.txt")
	dated := 0
	for _, f := range files {
		a, want := readOne(t, f), readAnnotation(t, strings.TrimSuffix(f, ".txt")+".json")
		if a.Published.IsZero() {
			continue
		}
		dated++
		if got := a.Published.String(); got != want.Published {
			t.Errorf("%s: published %s, want %s", f, got, want.Published)
		}
	}
	if dated < 19 {
		t.Errorf("%d of %d articles are dated, want 19: those that say their day", dated, len(files))
	}
}

// TestGoldBoilerplate holds that what the set's README lists as not the
// article's own text is not.
func TestGoldBoilerplate(t *testing.T) {
	for _, tt := range []struct {
		file, line string
		want       Role
	}{
		{"01", "Office of the Spokesperson", Byline},
		{"01", "The below is attributable to Spokesperson Ned Price:", Byline},
		{"02", "International relations:", SectionMarker},
		{"02", "Turkish involvement in the Syrian Civil War", TopicTag},
		{"03", "Antony J. Blinken, Secretary of State", Byline},
		{"06", "Aftermath of the Iraqi Kurdistan independence referendum, 2017", TopicTag},
		{"08", "Ned Price, Department Spokesperson", Byline},
		{"10", "For press inquiries, contact OES-PA-DG@state.gov.", Contact},
		{"13", `\###`, EndMarker},
		{"21", "Friday, August 21, 2015", Dateline},
		{"24", "AUKUS", TopicTag},
		{"24", "Uncategorized:", SectionMarker},
		{"25", "2023 Azerbaijani offensive in Nagorno-Karabakh", TopicTag},
		{"26", "Politics and elections:", SectionMarker},
		{"27", "Armed conflicts and attacks:", SectionMarker},
		{"28", "NSA spying scandal", TopicTag},
		{"28", "(The Guardian)", SourceTag},
		{"30", "2011-03-19", Navigation},
		{"30", "Related:", SectionMarker},
	} {
		a := readOne(t, filepath.Join(shared(t, "gold"), tt.file+".txt"))
		if !inOneBlock(a, tt.line, func(r Role) bool { return r == tt.want }) {
			t.Errorf("%s: %q is not a %s", tt.file, tt.line, tt.want)
		}
		if i := strings.Index(ownText(a), tt.line+"\n"); i >= 0 {
			t.Errorf("%s: %q stands in the own text", tt.file, tt.line)
		}
	}
	for _, tt := range []struct{ file, text string }{
		{"19", "Torok"}, {"19", "https://"}, {"19", "figure"}, {"17", "source_url"}, {"30", "Franziska Brantner"}, {"30", "Morsi"}, {"18", "<!--"},
	} {
		if own := ownText(readOne(t, filepath.Join(shared(t, "gold"), tt.file+".txt"))); strings.Contains(own, tt.text) {
			t.Errorf("%s: the own text holds %q", tt.file, tt.text)
		}
	}
}
