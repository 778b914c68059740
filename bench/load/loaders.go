package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"

	"entente/bench/process"
	"entente/internal/store/neo4j"
	"entente/internal/store/neo4j/local"
	"entente/internal/store/sqlite"
	"entente/loader"
)

// password is that of the Neo4j which is started here, on loopback only; other
// loaders know it.
const password = "benchpass1"

// onFreshNeo4j starts an empty Neo4j for a load, notes the time by the clock and
// the processor time that Neo4j takes for it, and throws the graph away.
func (s settings) onFreshNeo4j(ctx context.Context, t *tally, load func(bolt string) error) (err error) {
	dir, err := os.MkdirTemp("", "entente-bench-load-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	server, err := local.Start(ctx, local.Options{Dir: dir, Password: password, HeapMB: s.heap, BoltPort: s.bolt, HTTPPort: s.browser})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Stop()) }()
	begun, before := time.Now(), process.Time(server.Process())
	if err := load(server.Bolt); err != nil {
		return err
	}
	t.add("all", 0, time.Since(begun))
	t.processor += process.Time(server.Process()) - before
	return nil
}

// copy is entente copy --timings.
func (s settings) copy(ctx context.Context, bolt string, t *tally, out io.Writer) error {
	from, err := sqlite.Open(ctx, s.from, sqlite.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer from.Close(context.WithoutCancel(ctx))
	to, err := neo4j.Open(ctx, bolt, neo4j.Options{Password: password, GoOn: true, Phases: func(p neo4j.Phase) {
		t.add(p.Name, p.Things, p.Took)
		fmt.Fprintln(out, p)
	}})
	if err != nil {
		return err
	}
	_, err = loader.Copy(ctx, from, to, func(int) {})
	return errors.Join(err, to.Close(context.WithoutCancel(ctx)))
}

// part is a line of the other loader's that counts.
var part = regexp.MustCompile(`^(\S+) .*n=\s*(\d+)\s+([\d.]+)s`)

func (s settings) loadBeside(ctx context.Context, bolt string, t *tally, out io.Writer) error {
	words := strings.Fields(strings.ReplaceAll(s.beside, "BOLT", bolt))
	cmd := exec.CommandContext(ctx, words[0], words[1:]...)
	cmd.Stderr = os.Stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("-beside: %w", err)
	}
	for lines := bufio.NewScanner(pipe); lines.Scan(); {
		fmt.Fprintln(out, lines.Text())
		if m := part.FindStringSubmatch(lines.Text()); m != nil && !strings.Contains(m[0], "re-MERGE") {
			n, _ := strconv.Atoi(m[2])
			seconds, _ := strconv.ParseFloat(m[3], 64)
			t.add(m[1], n, time.Duration(seconds*float64(time.Second)))
		}
	}
	return cmd.Wait()
}
