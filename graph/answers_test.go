package graph

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"entente/internal/store"
)

var update = flag.Bool("update", false, "rewrite the golden files with what the code gives now")

// TestAnswers puts every query of testdata/answers to the fixture, and those of
// testdata/diplomacy to that of diplomacy_test.go.
func TestAnswers(t *testing.T) {
	testAnswers(t, "testdata/answers", openFixture(t))
	testAnswers(t, "testdata/diplomacy", openDiplomacy(t))
}

func testAnswers(t *testing.T, folder string, s store.Reader) {
	files, err := filepath.Glob(folder + "/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no queries: %v", err)
	}
	h := NewHandler(s, quiet(Options{}))
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := indented(t, ask(t, h, part(archive, "query.graphql"), variablesOf(t, archive)...).body)
			if *update {
				setPart(archive, "answer.json", got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := part(archive, "answer.json"); got != want {
				t.Errorf("got %swant %s", got, want)
			}
		})
	}
}

func part(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func setPart(a *txtar.Archive, name, data string) {
	for i, f := range a.Files {
		if f.Name == name {
			a.Files[i].Data = []byte(data)
			return
		}
	}
	a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(data)})
}

func variablesOf(t *testing.T, a *txtar.Archive) (pairs []any) {
	t.Helper()
	text := part(a, "variables.json")
	if text == "" {
		return nil
	}
	var set map[string]any
	if err := json.Unmarshal([]byte(text), &set); err != nil {
		t.Fatal(err)
	}
	for name, value := range set {
		pairs = append(pairs, name, value)
	}
	return pairs
}

func indented(t *testing.T, body string) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Indent(&b, []byte(body), "", "  "); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	return strings.TrimSpace(b.String()) + "\n"
}
