package command

import (
	"encoding/json"
	"net/http"
	"os"
	"reflect"
	"regexp"
	"testing"
)

// block is a fenced block of Markdown with its language.
var block = regexp.MustCompile("(?s)```([a-z]+)\n(.*?)```")

// The README's questions must run, and the answers that it shows must be those given.
func TestReadmeIsTrue(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	address, _, _ := serve(t, "--store", "sqlite::memory:", "../../samples")
	var answer any
	questions, answers := 0, 0
	for _, m := range block.FindAllStringSubmatch(string(readme), -1) {
		switch m[1] {
		case "graphql":
			questions++
			answer = ask(t, address, m[2])
		case "json":
			answers++
			var want any
			if err := json.Unmarshal([]byte(m[2]), &want); err != nil {
				t.Fatalf("an answer in the README is not JSON: %v", err)
			}
			if !reflect.DeepEqual(answer, want) {
				t.Errorf("the README shows\n%s\nbut the answer is\n%v", m[2], answer)
			}
		}
	}
	if questions < 2 || answers < 1 {
		t.Errorf("the README has %d questions and %d answers, want at least 2 and 1", questions, answers)
	}
}

// ask gives {"data": …} of an answer without errors.
func ask(t *testing.T, address, query string) any {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	status, reply := post(t, address+"/graphql", string(body))
	var parsed map[string]any
	if err := json.Unmarshal([]byte(reply), &parsed); err != nil || status != http.StatusOK || parsed["errors"] != nil {
		t.Fatalf("%s\nis answered %d %s", query, status, reply)
	}
	return map[string]any{"data": parsed["data"]}
}
