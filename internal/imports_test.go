package internal_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// allowed says which of Entente's packages each may import; a trailing "/..."
// takes in all below. What a package may import, its tests may too, and more.
// Imports point one way: from the command line down to the nouns.
var allowed = map[string][]string{
	"entente":                             {"entente/internal/command"},
	"entente/graph":                       {"entente/internal/ontology", "entente/internal/store", "entente/internal/network", "entente/internal/explorer/..."},
	"entente/loader":                      {"entente/internal/article", "entente/internal/extract", "entente/internal/ontology", "entente/internal/store"},
	"entente/internal/annotation":         {},
	"entente/internal/article":            {"entente/internal/ontology"},
	"entente/internal/command":            {"entente/..."},
	"entente/internal/entities":           {"entente/internal/ontology", "entente/internal/text"},
	"entente/internal/evaluation":         {"entente/internal/annotation", "entente/internal/ontology"},
	"entente/internal/evaluation/dataset": {"entente/internal/annotation", "entente/internal/evaluation", "entente/internal/entities", "entente/internal/ontology", "entente/internal/relations", "entente/internal/text/..."},
	"entente/internal/explorer":           {},
	"entente/internal/export":             {"entente/internal/network", "entente/internal/ontology", "entente/internal/store"},
	"entente/internal/extract":            {"entente/internal/annotation", "entente/internal/article", "entente/internal/entities", "entente/internal/ontology", "entente/internal/relations", "entente/internal/text/..."},
	"entente/internal/llm":                {"entente/internal/article", "entente/internal/extract", "entente/internal/ontology"},
	"entente/internal/network":            {"entente/internal/ontology"},
	"entente/internal/ontology":           {},
	"entente/internal/relations":          {"entente/internal/entities", "entente/internal/ontology", "entente/internal/text"},
	"entente/internal/store":              {"entente/internal/ontology"},
	"entente/internal/text":               {"entente/internal/text/..."},
}

// leaves may use nothing but the standard library and golang.org/x.
var leaves = []string{"entente/internal/ontology", "entente/internal/text"}

type pkg struct {
	ImportPath string
	Standard   bool
	Imports    []string
}

// TestImportsPointOneWay holds the architecture: the README's map of the folders.
func TestImportsPointOneWay(t *testing.T) {
	for _, p := range packages(t) {
		rule, ok := ruleFor(p.ImportPath)
		if !ok {
			t.Errorf("%s has no import rule: add one, and its folder to the README's map", p.ImportPath)
			continue
		}
		for _, imported := range p.Imports {
			if within(imported, "entente/...") && !permitted(p.ImportPath, imported, rule) {
				t.Errorf("%s imports %s, which its rule does not allow", p.ImportPath, imported)
			}
			if isLeaf(p.ImportPath) && strings.Contains(strings.SplitN(imported, "/", 2)[0], ".") && !strings.HasPrefix(imported, "golang.org/x/") {
				t.Errorf("%s imports %s: ontology and text use the standard library and golang.org/x only", p.ImportPath, imported)
			}
		}
	}
}

// TestPackageNamesSayWhatTheyHold refuses names under which anything could be put.
func TestPackageNamesSayWhatTheyHold(t *testing.T) {
	vague := map[string]bool{"util": true, "utils": true, "common": true, "helper": true, "helpers": true, "core": true, "base": true, "models": true, "types": true, "manager": true}
	for _, p := range packages(t) {
		if last := p.ImportPath[strings.LastIndex(p.ImportPath, "/")+1:]; vague[last] {
			t.Errorf("%s: a package is named after what it holds", p.ImportPath)
		}
	}
}

func packages(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "entente/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		if !within(p.ImportPath, "entente/bench/...") && !within(p.ImportPath, "entente/internal/text/model/asm/...") {
			all = append(all, p)
		}
	}
}

// ruleFor is the rule of the package or of the nearest one above it.
func ruleFor(path string) ([]string, bool) {
	for {
		if r, ok := allowed[path]; ok {
			return r, true
		}
		i := strings.LastIndex(path, "/")
		if i < 0 || path == "entente/internal" {
			return nil, path == "entente/internal"
		}
		path = path[:i]
	}
}

// permitted reports whether the rule, or living under the same roof, allows the
// import. Backends of the store do not know each other.
func permitted(from, imported string, rule []string) bool {
	for _, r := range rule {
		if within(imported, r) {
			return true
		}
	}
	roof := from
	for {
		if _, ok := allowed[roof]; ok {
			break
		}
		roof = roof[:strings.LastIndex(roof, "/")]
	}
	if roof == "entente" || !within(imported, roof+"/...") {
		return false
	}
	if roof != "entente/internal/store" || imported == roof {
		return true
	}
	backend, _, _ := strings.Cut(strings.TrimPrefix(from, roof+"/"), "/")
	return backend == "storetest" || within(imported, roof+"/"+backend+"/...")
}

func within(path, pattern string) bool {
	if prefix, ok := strings.CutSuffix(pattern, "/..."); ok {
		return path == prefix || strings.HasPrefix(path, prefix+"/")
	}
	return path == pattern
}

func isLeaf(path string) bool {
	for _, l := range leaves {
		if within(path, l+"/...") {
			return true
		}
	}
	return false
}
