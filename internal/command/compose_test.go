package command

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"entente/internal/store/neo4j/local"
)

// TestTheComposeFileFitsTheProgram holds compose.yaml to what the program knows:
// the release of Neo4j that the tests run on, flags and variables that exist,
// and ports on loopback alone.
func TestTheComposeFileFitsTheProgram(t *testing.T) {
	text, err := os.ReadFile("../../compose.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Services map[string]struct {
			Image       string
			Command     []string
			Environment map[string]string
			Ports       []string
		}
	}
	if err := yaml.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	if got, want := file.Services["neo4j"].Image, "neo4j:"+local.Version; got != want {
		t.Errorf("image %s, want %s", got, want)
	}
	entente := file.Services["entente"]
	var help strings.Builder
	if code := Run(t.Context(), []string{"entente", "serve", "--help"}, Streams{In: strings.NewReader(""), Out: &help, Err: &help}); code != 0 {
		t.Fatalf("--help ended with code %d", code)
	}
	for name := range entente.Environment {
		known := strings.Contains(help.String(), "$"+name+"]") || slices.Contains([]string{"ENTENTE_NEO4J_USER", "ENTENTE_NEO4J_PASSWORD"}, name)
		if !known {
			t.Errorf("serve knows no variable %s", name)
		}
	}
	for _, word := range entente.Command {
		if strings.HasPrefix(word, "--") && !strings.Contains(help.String(), word+" ") {
			t.Errorf("serve knows no flag %s", word)
		}
	}
	for name, service := range file.Services {
		for _, port := range service.Ports {
			if !strings.HasPrefix(port, "127.0.0.1:") {
				t.Errorf("%s: port %s is open to other machines", name, port)
			}
		}
	}
}
