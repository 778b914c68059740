package command

import (
	"encoding/json"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestTheQueriesOfTheDocumentRun puts every query of docs/api.md to the samples. Each
// has to be answered with something.
func TestTheQueriesOfTheDocumentRun(t *testing.T) {
	text, err := os.ReadFile("../../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	questions := regexp.MustCompile("(?s)### (\\d+\\. [^\n]+)\n.*?```graphql\n(.*?)```").FindAllStringSubmatch(string(text), -1)
	if queries := strings.Count(string(text), "```graphql"); len(questions) < 30 || len(questions) != queries {
		t.Errorf("%d questions with %d queries, want one query each of 30 or more", len(questions), queries)
	}
	address, _, _ := serve(t, "--store", "sqlite::memory:", "../../samples")
	for i, q := range questions {
		if number := strconv.Itoa(i + 1); !strings.HasPrefix(q[1], number+". ") {
			t.Errorf("question %q stands in place %s", q[1], number)
		}
		body, err := json.Marshal(map[string]string{"query": q[2]})
		if err != nil {
			t.Fatal(err)
		}
		status, answer := post(t, address+"/graphql", string(body))
		var got struct {
			Data   map[string]any
			Errors []any
		}
		if err := json.Unmarshal([]byte(answer), &got); err != nil || status != http.StatusOK || len(got.Errors) > 0 {
			t.Errorf("%s: %d %.300s", q[1], status, answer)
			continue
		}
		for field, value := range got.Data {
			if !tells(value) {
				t.Errorf("%s: %s tells nothing: %.300s", q[1], field, answer)
			}
		}
	}
}

// tells reports whether there is something in the value: an object of a list that is
// not empty, or a text.
func tells(value any) bool {
	switch v := value.(type) {
	case map[string]any:
		for _, below := range v {
			if tells(below) {
				return true
			}
		}
	case []any:
		return len(v) > 0
	case string:
		return v != ""
	}
	return false
}
