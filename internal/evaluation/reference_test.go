package evaluation_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"entente/internal/annotation"
	"entente/internal/evaluation"
	"entente/internal/ontology"
)

const goldDir = "../../../shared/gold"

// gold reads the annotated articles, or skips where they are not at hand.
func gold(t *testing.T) annotation.Folder {
	t.Helper()
	f, err := annotation.ReadFolder(goldDir)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("the annotated articles are needed in CI: %v", err)
		}
		t.Skipf("needs the annotated articles, which are not part of the repository: %v", err)
	}
	return f
}

func TestGoldAgainstItselfIsPerfect(t *testing.T) {
	g := gold(t)
	_, total := evaluation.Total(g, g)
	for name, got := range map[string]evaluation.Tally{"entities": total.AllEntities(), "pair": total.Pair, "typed": total.Typed, "strict": total.Strict, "agreements": total.Agreements} {
		if got.F1() != 1 {
			t.Errorf("%s of gold against itself: %+v, want F1 1", name, got)
		}
	}
}

// The report must be the reference scorer's, line by line, for answers
// that are wrong in every way.
func TestReportEqualsReferenceScorer(t *testing.T) {
	g := gold(t)
	python, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("python3 is needed in CI to run the reference scorer")
		}
		t.Skip("needs python3 to run the reference scorer")
	}
	for seed := range uint64(8) {
		system := spoil(g, rand.New(rand.NewPCG(seed, 7)))
		dir := t.TempDir()
		for name, d := range system {
			b, err := json.Marshal(d)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, name+".json"), b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.Command(python, filepath.Join(goldDir, "score.py"), goldDir, dir, "--details", "all")
		cmd.Stderr = os.Stderr
		want, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := evaluation.Report(&got, g, system, evaluation.ReportOptions{Worst: 8, Details: "all"}); err != nil {
			t.Fatal(err)
		}
		// Relation types with equally much gold may come in either order.
		if g, w := sortedLines(got.Bytes()), sortedLines(want); !bytes.Equal(g, w) {
			t.Fatalf("seed %d: report differs from the reference scorer's\n--- got\n%s\n--- want\n%s", seed, firstDifference(g, w), firstDifference(w, g))
		}
	}
}

func sortedLines(b []byte) []byte {
	lines := bytes.Split(b, []byte("\n"))
	slices.SortFunc(lines, bytes.Compare)
	return bytes.Join(lines, []byte("\n"))
}

// firstDifference is a's line that differs from b, with what follows.
func firstDifference(a, b []byte) []byte {
	la, lb := bytes.Split(a, []byte("\n")), bytes.Split(b, []byte("\n"))
	for i := range la {
		if i >= len(lb) || !bytes.Equal(la[i], lb[i]) {
			return bytes.Join(la[i:min(i+4, len(la))], []byte("\n"))
		}
	}
	return nil
}

// spoil drops, renames, turns, mistypes and doubles answers at random.
func spoil(g annotation.Folder, r *rand.Rand) annotation.Folder {
	types := ontology.RelationTypes()
	out := annotation.Folder{}
	for _, name := range g.Names() {
		if r.IntN(20) == 0 {
			continue
		}
		d := &annotation.Document{}
		for _, e := range g[name].Entities {
			if r.IntN(8) == 0 {
				continue
			}
			e.Optional, e.AltKinds = false, nil
			if r.IntN(8) == 0 && len(e.Mentions) > 0 {
				e.Name = e.Mentions[r.IntN(len(e.Mentions))]
			}
			if r.IntN(15) == 0 {
				e.Kind = string(ontology.Kinds()[r.IntN(4)])
			}
			d.Entities = append(d.Entities, e)
		}
		for _, rel := range g[name].Relations {
			switch r.IntN(10) {
			case 0:
				continue
			case 1:
				rel.Subject, rel.Object = rel.Object, rel.Subject
			case 2:
				rel.Relation = string(types[r.IntN(len(types))])
			case 3:
				rel.Polarity = string(ontology.Polarities()[r.IntN(2)])
			case 4:
				rel.Modality = string(ontology.Modalities()[r.IntN(4)])
			case 5:
				rel.Object = "Ruritania"
			case 6:
				rel.Attribution = nil
			}
			rel.Optional, rel.Alt = false, nil
			d.Relations = append(d.Relations, rel)
		}
		for _, a := range g[name].Agreements {
			if r.IntN(5) == 0 {
				a.Parties = a.Parties[:len(a.Parties)-1]
			}
			d.Agreements = append(d.Agreements, a)
		}
		out[name] = d
	}
	return out
}
