package local

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestJavaVersion(t *testing.T) {
	for line, want := range map[string]int{
		`openjdk version "17.0.15" 2025-04-15`: 17,
		`openjdk version "25" 2025-09-16`:      25,
		`java version "1.8.0_412"`:             8,
		`command not found`:                    0,
	} {
		if got := javaVersion(line); got != want {
			t.Errorf("javaVersion(%q) = %d, want %d", line, got, want)
		}
	}
}

func TestAPortThatCannotBeHadIsRefusedWithItsFlag(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for port, want := range map[int]string{l.Addr().(*net.TCPAddr).Port: "is in use", 70_000: "cannot be had"} {
		if err := checkPort("Bolt", port, "--bolt-port"); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "by --bolt-port") {
			t.Errorf("port %d: %v; want that it %s, and the flag", port, err, want)
		}
	}
}

func TestAFolderThatCannotBeMadeIsRefusedWithItsFlag(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a-file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(file, "data")
	if _, err := prepareHome(Options{Dir: dir}.withDefaults()); err == nil || !strings.Contains(err.Error(), file) || !strings.Contains(err.Error(), "by --neo4j-dir") {
		t.Errorf("%v; want the folder and the flag", err)
	}
}

func TestMissingJavaAndMavenAreNamed(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv("JAVA_HOME", "")
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	if _, err := findJava(t.Context(), Options{}); !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), "apt install") {
		t.Errorf("without Java: %v, want what to install", err)
	}
	if _, err := Jars(t.Context(), Options{}); !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), "maven") {
		t.Errorf("without Maven: %v, want what to install", err)
	}
}

func TestPasswordIsKept(t *testing.T) {
	o := Options{Dir: t.TempDir()}.withDefaults()
	first, err := prepareHome(o)
	if err != nil || first == "" {
		t.Fatalf("prepareHome = %q, %v", first, err)
	}
	if again, err := prepareHome(o); err != nil || again != first {
		t.Errorf("second start: %q, %v; want the password of the first, %q", again, err, first)
	}
	o.Password = "another"
	if _, err := prepareHome(o); err == nil {
		t.Error("another password for the same data was taken, want an error")
	}
	info, err := os.Stat(filepath.Join(o.Dir, passwordFile))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("password file: %v, %v; want it readable by its owner only", info.Mode(), err)
	}
}

func TestStartNeedsAFolder(t *testing.T) {
	if _, err := Start(context.Background(), Options{}); err == nil {
		t.Error("Start without a folder succeeded")
	}
}
