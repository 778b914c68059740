package extract_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/internal/annotation"
	"entente/internal/article"
	"entente/internal/evaluation"
)

// The document that the project began from: all entities, the agreement with
// its parties, at least ten of the twelve required relations, nothing denied
// taken for said, no name out of the boilerplate.
func TestSeed(t *testing.T) {
	const dir = "../../../shared/seed"
	files, err := filepath.Glob(dir + "/*.txt")
	if err != nil || len(files) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatalf("the seed document is needed in CI: %s", dir)
		}
		t.Skipf("needs the seed document, which is not part of the repository: %s", dir)
	}
	gold, err := annotation.ReadFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		want := gold[strings.TrimSuffix(filepath.Base(file), ".txt")]
		for a, err := range article.ReadFile(t.Context(), file, article.Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			got := extractor(t).Extract(a).Document(a, false)
			s := evaluation.Text(want, got)
			if n := s.AllEntities(); n.FN > 0 || n.TP != 8 {
				t.Errorf("entities %+v, missed %v; want all 8", n, s.MissedEntities)
			}
			// The negated and optional ones apart, twelve edges are required; two of
			// them state one pair and type (asserted and planned) and count once.
			if s.Typed.TP < 10 {
				t.Errorf("relations %+v, missed %v; want at least 10 found", s.Typed, s.MissedRelations)
			}
			if len(s.NegationErrors) > 0 {
				t.Errorf("negation errors: %v", s.NegationErrors)
			}
			if s.Agreements.FN > 0 || s.Agreements.TP != 1 {
				t.Errorf("agreements %+v, want the one with its two parties", s.Agreements)
			}
			for _, name := range want.BoilerplateOnly {
				for _, e := range got.Entities {
					if e.Name == name || slices.Contains(e.Mentions, name) {
						t.Errorf("%q stands only outside the article's own text, but is an entity", name)
					}
				}
			}
		}
	}
}
