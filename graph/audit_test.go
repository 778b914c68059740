package graph

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// auditCases is how many audits the pinned graphql-http makes.
const auditCases = 61

// TestAudit lets the npm package graphql-http judge the server: GraphQL over HTTP,
// every MUST, SHOULD and MAY. It needs node and npm.
func TestAudit(t *testing.T) {
	dir := installAudit(t)
	server := httptest.NewServer(NewHandler(openFixture(t), quiet(Options{})))
	defer server.Close()
	out, err := command(t, dir, "node", "audit.mjs", server.URL+"/graphql").Output()
	if err != nil {
		t.Fatalf("node audit.mjs: %v", err)
	}
	passed := 0
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		var result struct{ Name, Status, Reason string }
		if err := json.Unmarshal(lines.Bytes(), &result); err != nil {
			t.Fatalf("%v in %s", err, lines.Text())
		}
		if result.Status != "ok" {
			t.Errorf("%s: %s: %s", result.Status, result.Name, result.Reason)
			continue
		}
		passed++
	}
	if passed != auditCases {
		t.Errorf("%d of %d audits passed", passed, auditCases)
	}
}

// installAudit installs the pinned packages beside a copy of the script.
func installAudit(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"package.json", "package-lock.json", "audit.mjs"} {
		data, err := os.ReadFile(filepath.Join("testdata/audit", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, tool := range []string{"node", "npm"} {
		if _, err := exec.LookPath(tool); err != nil {
			unable(t, "%s is not installed", tool)
		}
	}
	if out, err := command(t, dir, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=0", "--fetch-timeout=20000").CombinedOutput(); err != nil {
		unable(t, "npm ci: %v: %s", err, out)
	}
	return dir
}

func command(t *testing.T, dir, name string, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(t.Context(), name, args...)
	c.Dir = dir
	return c
}

// unable skips a test that needs what is not here; in CI everything has to be here.
func unable(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}
