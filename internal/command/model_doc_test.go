package command

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"entente/internal/store"
	"entente/internal/store/neo4j"
	"entente/internal/store/neo4j/local"
	"entente/internal/store/neo4j/local/localtest"
)

var update = flag.Bool("update", false, "write the answers into the documents instead of comparing them")

// questionOfModel is a question of docs/model.md: its title, its Cypher and the table that answers it.
var questionOfModel = regexp.MustCompile("(?s)\\*\\*(\\d+\\. [^*\n]+)\\*\\*.*?```cypher\n(.*?)```\n\n((?:\\|[^\n]*\n)+)")

// TestTheQuestionsOfTheModelAreAnswered loads the samples into a Neo4j and puts
// the questions of docs/model.md, whose answers stand below each.
func TestTheQuestionsOfTheModelAreAnswered(t *testing.T) {
	const document = "../../docs/model.md"
	text, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	questions := questionOfModel.FindAllStringSubmatchIndex(string(text), -1)
	if len(questions) != 20 || strings.Count(string(text), "```cypher") != 20 {
		t.Errorf("%d questions with %d statements, want 20", len(questions), strings.Count(string(text), "```cypher"))
	}
	server := startNeo4j(t)
	address := strings.Replace(server.Bolt, "://", "://"+server.Username+":"+server.Password+"@", 1)
	if code := Run(t.Context(), []string{"entente", "load", "--store", address, "../../samples"}, Streams{In: strings.NewReader(""), Out: t.Output(), Err: t.Output()}); code != 0 {
		t.Fatalf("loading the samples ended with code %d", code)
	}
	st, err := neo4j.Open(t.Context(), server.Bolt, neo4j.Options{Username: server.Username, Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = st.Close(context.Background()) }()
	var fresh strings.Builder
	end := 0
	for _, at := range questions {
		title, statement, want := string(text[at[2]:at[3]]), string(text[at[4]:at[5]]), string(text[at[6]:at[7]])
		table, err := st.Cypher(t.Context(), store.CypherQuery{Statement: statement})
		if err != nil {
			t.Errorf("%s: %v", title, err)
			continue
		}
		if len(table.Rows) == 0 {
			t.Errorf("%s: no answer", title)
		}
		got := markdown(t, table)
		if got != want && !*update {
			t.Errorf("%s: answered\n%s\nbut docs/model.md says\n%s\nIf the new answer is right: go test ./internal/command -run Model -update", title, got, want)
		}
		fresh.Write(text[end:at[6]])
		fresh.WriteString(got)
		end = at[7]
	}
	fresh.Write(text[end:])
	if *update && !t.Failed() {
		if err := os.WriteFile(document, []byte(fresh.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// startNeo4j starts a Neo4j for one test.
func startNeo4j(t *testing.T) *local.Server {
	t.Helper()
	server, err := localtest.Start(filepath.Join(t.TempDir(), "neo4j"))
	if errors.Is(err, local.ErrMissing) && os.Getenv("CI") != "true" {
		t.Skipf("needs a Neo4j: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Kill)
	return server
}

// markdown writes an answer as a table.
func markdown(t *testing.T, table *store.CypherTable) string {
	t.Helper()
	var b strings.Builder
	row := func(cells []string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
	rule := make([]string, len(table.Columns))
	for i := range rule {
		rule[i] = "---"
	}
	row(table.Columns)
	row(rule)
	for _, values := range table.Rows {
		cells := make([]string, len(values))
		for i, v := range values {
			cells[i] = cell(t, v)
		}
		row(cells)
	}
	return b.String()
}

// cell writes texts and lists of texts plainly, all else as JSON.
func cell(t *testing.T, v any) string {
	t.Helper()
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = cell(t, item)
		}
		return strings.Join(items, ", ")
	}
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
