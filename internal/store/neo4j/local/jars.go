package local

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed pom.xml
var pom []byte

// Version is the Neo4j release that pom.xml pins.
const Version = "5.26.30"

// ErrMissing marks what must be installed first: Java or Maven.
var ErrMissing = errors.New("not installed")

// EntryPoint is the main class of Neo4j Community 5.26.
const EntryPoint = "org.neo4j.server.CommunityEntryPoint"

// Jars gives the folder that holds Neo4j's jars, fetching them by Maven when
// they are not there yet. The folder is complete or absent.
func Jars(ctx context.Context, o Options) (dir string, err error) {
	if o.Jars != "" {
		return o.Jars, nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no cache folder to keep Neo4j's jars in: %w", err)
	}
	dir = filepath.Join(cache, "entente", "neo4j-"+Version)
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return "", err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(dir), "fetching-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(fresh)
	if err := fetchJars(ctx, o, fresh); err != nil {
		return "", err
	}
	if err := os.Rename(filepath.Join(fresh, "lib"), dir); err != nil && !errors.Is(err, os.ErrExist) {
		if _, statErr := os.Stat(dir); statErr != nil { // unless another process was quicker
			return "", err
		}
	}
	return dir, nil
}

func fetchJars(ctx context.Context, o Options, dir string) error {
	maven, err := exec.LookPath("mvn")
	if err != nil {
		return fmt.Errorf("maven (mvn), which fetches Neo4j %s once: %w: install it (Debian: apt install maven; macOS: brew install maven), or point --store at a Neo4j server that runs already", Version, ErrMissing)
	}
	file := filepath.Join(dir, "pom.xml")
	if err := os.WriteFile(file, pom, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(o.log(), "fetching Neo4j %s by Maven, once (about 120 MB)\n", Version)
	cmd := exec.CommandContext(ctx, maven, "-q", "-B", "-f", file, "dependency:copy-dependencies", "-DoutputDirectory="+filepath.Join(dir, "lib"))
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("maven fetching Neo4j %s: %w: %s", Version, err, lastLines(out.String(), 5))
	}
	return nil
}

// lastLines is the end of a log, on one line.
func lastLines(s string, n int) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], " | ")
}
