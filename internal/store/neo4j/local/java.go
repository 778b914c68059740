package local

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
)

// minJava is the oldest Java that Neo4j 5 runs under.
const minJava = 17

// versionLine is how every Java tells its version, "17.0.15" or "1.8.0_412".
var versionLine = regexp.MustCompile(`version "(\d+)(?:\.(\d+))?`)

// findJava gives a Java that is new enough: the option's, JAVA_HOME's, or the one on the path.
func findJava(ctx context.Context, o Options) (string, error) {
	path := o.Java
	if home := os.Getenv("JAVA_HOME"); path == "" && home != "" {
		path = filepath.Join(home, "bin", "java")
	}
	if path == "" {
		path = "java"
	}
	full, err := exec.LookPath(path)
	if err != nil {
		return "", fmt.Errorf("java %d or newer, which Neo4j runs under: %w: install it (Debian: apt install default-jre-headless; macOS: brew install openjdk), or set JAVA_HOME", minJava, ErrMissing)
	}
	out, err := exec.CommandContext(ctx, full, "-version").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%s -version: %w: %s", full, err, lastLines(string(out), 3))
	}
	if v := javaVersion(string(out)); v < minJava {
		return "", fmt.Errorf("%s is Java %d: Neo4j %s needs Java %d or newer: install it and set JAVA_HOME: %w", full, v, Version, minJava, ErrMissing)
	}
	return full, nil
}

// javaVersion reads the major version out of what "java -version" prints; 0 where there is none.
func javaVersion(s string) int {
	m := versionLine.FindStringSubmatch(s)
	if m == nil {
		return 0
	}
	major, _ := strconv.Atoi(m[1])
	if major == 1 { // "1.8" is Java 8
		major, _ = strconv.Atoi(m[2])
	}
	return major
}
