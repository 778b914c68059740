package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/internal/store"
	"entente/internal/store/neo4j"
	"entente/internal/store/neo4j/local"
	"entente/internal/store/sqlite"
)

// password is that of the Neo4j which is started here, on loopback only.
const password = "benchmark-only"

// bench is what is measured, with what runs for it.
type bench struct {
	settings settings
	log      io.Writer
	world    *world
	targets  []target
	press    *press                  // writes articles while a mixture of questions is asked
	pids     map[string]int          // of the servers behind the targets
	gauges   map[string]gauge        // of the same
	stops    map[string]func() error // end the same
	database int                     // the process of Neo4j; 0 where there is none
	ends     []func() error          // in reverse
}

func (b *bench) close() (err error) {
	for i := len(b.ends) - 1; i >= 0; i-- {
		err = errors.Join(err, b.ends[i]())
	}
	return err
}

func (b *bench) clients() int {
	most := 1
	for _, c := range b.settings.clients {
		most = max(most, c)
	}
	return most
}

// start loads the graph where it is not yet and starts whoever is to answer. The
// order of the targets is that of the report.
func (b *bench) start(ctx context.Context) error {
	s := b.settings
	b.pids, b.gauges, b.stops = map[string]int{}, map[string]gauge{}, map[string]func() error{}
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return err
	}
	if s.wantsNeo4j() {
		if err := b.startNeo4j(ctx); err != nil {
			return err
		}
	}
	if s.wants("embedded") {
		if err := b.startEmbedded(ctx); err != nil {
			return err
		}
	}
	if s.peer != "" && !s.loadOnly {
		return b.startPeer(ctx)
	}
	return nil
}

func (b *bench) startNeo4j(ctx context.Context) error {
	s := b.settings
	server, err := local.Start(ctx, local.Options{
		Dir: filepath.Join(s.dir, s.size+"-neo4j"), Password: password, HeapMB: s.heap, CacheMB: s.heap, BoltPort: s.bolt, HTTPPort: s.browser, Log: b.log,
	})
	if err != nil {
		return err
	}
	b.ends = append(b.ends, server.Stop)
	b.database = server.Process()
	st, err := neo4j.Open(ctx, server.Bolt, neo4j.Options{Password: password})
	if err != nil {
		return err
	}
	if err := b.fill(ctx, "neo4j", st); err != nil || b.settings.loadOnly {
		return err
	}
	if s.wants("neo4j") {
		if err := b.startEntente(ctx, "Entente on Neo4j", server.Bolt); err != nil {
			return err
		}
	}
	d, err := driver.NewDriverWithContext(server.Bolt, driver.BasicAuth("neo4j", password, ""))
	if err != nil {
		return err
	}
	b.ends = append(b.ends, func() error { return d.Close(context.Background()) })
	if s.wants("cypher") {
		b.targets = append(b.targets, &cypher{"raw Cypher", d, true})
	}
	if s.wants("auto") {
		b.targets = append(b.targets, &cypher{"raw Cypher, auto-commit", d, false})
	}
	return nil
}

func (b *bench) startEmbedded(ctx context.Context) error {
	file := filepath.Join(b.settings.dir, b.settings.size+".db")
	st, err := sqlite.Open(ctx, file, sqlite.Options{})
	if err != nil {
		return err
	}
	if err := b.fill(ctx, "embedded", st); err != nil || b.settings.loadOnly {
		return err
	}
	switch {
	case b.settings.alone:
		return nil
	case b.settings.mixed > 0:
		return b.startPress(ctx)
	}
	if err := b.startEntente(ctx, "Entente, embedded", "sqlite:"+file); err != nil || b.settings.beside == "" {
		return err
	}
	copied := strings.TrimSuffix(file, ".db") + "-beside.db"
	if err := copyFile(file, copied); err != nil {
		return err
	}
	return b.serve(ctx, "another Entente, embedded", b.settings.beside, "sqlite:"+copied)
}

// startPress serves a copy of the graph, with the samples in it, and lets the
// server read a folder again and again into which articles will be written.
func (b *bench) startPress(ctx context.Context) error {
	mixed, err := b.mixedFile(ctx)
	if err != nil {
		return err
	}
	if b.press, err = newPress(b.settings.dir); err != nil {
		return err
	}
	b.ends = append(b.ends, b.press.close)
	return b.startEntente(ctx, "Entente, embedded", "sqlite:"+mixed, b.press.flags()...)
}

// mixedFile is a fresh copy of the graph with the samples in it.
func (b *bench) mixedFile(ctx context.Context) (string, error) {
	program, err := b.program(ctx)
	if err != nil {
		return "", err
	}
	file := filepath.Join(b.settings.dir, b.settings.size+".db")
	mixed := strings.TrimSuffix(file, ".db") + "-mixed.db"
	for _, old := range []string{mixed, mixed + "-wal", mixed + "-shm"} {
		if err := os.Remove(old); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	if err := copyFile(file, mixed); err != nil {
		return "", err
	}
	load := exec.CommandContext(ctx, program, "load", "--store", "sqlite:"+mixed, samplesPath)
	load.Stderr = b.log
	if err := load.Run(); err != nil {
		return "", fmt.Errorf("load %s, as seen from the repository's root: %w", samplesPath, err)
	}
	return mixed, nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// fill loads the graph and closes the store.
func (b *bench) fill(ctx context.Context, name string, st store.Store) error {
	return errors.Join(fill(ctx, b.log, name, st, b.world), st.Close(ctx))
}

// startEntente serves a store from a process of its own.
func (b *bench) startEntente(ctx context.Context, name, uri string, more ...string) error {
	program, err := b.program(ctx)
	if err != nil {
		return err
	}
	return b.serve(ctx, name, program, uri, more...)
}

func (b *bench) serve(ctx context.Context, name, program, uri string, more ...string) error {
	profile, err := freePort()
	if err != nil {
		return err
	}
	b.gauges[name] = gauge{profile: profile}
	address, err := b.spawn(ctx, name, "GraphQL ", program, append([]string{"serve", "--store", uri, "--address", "127.0.0.1:0"}, more...)...)
	if err != nil {
		return err
	}
	file, _ := strings.CutPrefix(uri, "sqlite:")
	b.gauges[name] = gaugeOf(b.pids[name], b.database, profile, file)
	t, err := newGraphQL(name, address, b.clients())
	b.targets = append(b.targets, t)
	return err
}

// program is the Entente to measure, built if need be.
func (b *bench) program(ctx context.Context) (string, error) {
	if b.settings.entente != "" {
		return filepath.Abs(b.settings.entente)
	}
	path, err := filepath.Abs(filepath.Join(b.settings.dir, "entente"))
	if err != nil {
		return "", err
	}
	cmd := exec.CommandContext(ctx, "go", "build", "-o", path, "entente")
	if b.settings.mixed > 0 { // it tells of its memory then
		cmd = exec.CommandContext(ctx, "go", "build", "-tags", "profile", "-o", path, "entente")
	}
	cmd.Stderr = b.log
	b.settings.entente = path
	return path, cmd.Run()
}

func (b *bench) startPeer(ctx context.Context) error {
	url := b.settings.peer
	if !strings.HasPrefix(url, "http") {
		var err error
		server := filepath.Join(url, "server.mjs")
		if url, err = b.spawn(ctx, "@neo4j/graphql", "GraphQL ", "node", server, "0", fmt.Sprintf("bolt://127.0.0.1:%d", b.settings.bolt), password); err != nil {
			return err
		}
	}
	t, err := newPeer(url, b.clients())
	b.targets = append(b.targets, t)
	return err
}

// spawn starts a server and waits until it says, after the mark, where it listens.
func (b *bench) spawn(ctx context.Context, name, mark, program string, args ...string) (address string, err error) {
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "ENTENTE_NEO4J_PASSWORD="+password, "ENTENTE_PROFILE="+b.gauges[name].profile, "NODE_ENV=production")
	said, into := io.Pipe()
	cmd.Stdout, cmd.Stderr = into, into
	if err := cmd.Start(); err != nil {
		return "", err
	}
	ended := make(chan error, 1)
	go func() {
		err := cmd.Wait()
		into.Close()
		ended <- err
	}()
	stop := func() error {
		if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
			return nil // it has ended
		}
		select {
		case <-ended:
		case <-time.After(20 * time.Second):
			return cmd.Process.Kill()
		}
		return nil
	}
	b.ends = append(b.ends, stop)
	b.pids[name], b.stops[name] = cmd.Process.Pid, stop
	found := make(chan string, 1)
	go b.listen(said, name, mark, found)
	select {
	case address, ok := <-found:
		if !ok {
			return "", fmt.Errorf("%s ended before it listened", name)
		}
		return address, nil
	case <-time.After(5 * time.Minute):
		return "", fmt.Errorf("%s did not tell within 5 minutes where it listens", name)
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// listen passes on what a server says, and finds its address there.
func (b *bench) listen(said io.Reader, name, mark string, found chan<- string) {
	defer close(found)
	told := false
	for lines := bufio.NewScanner(said); lines.Scan(); {
		fmt.Fprintf(b.log, "%s: %s\n", name, lines.Text())
		if address, ok := strings.CutPrefix(lines.Text(), mark); ok && !told {
			found <- strings.TrimSpace(address)
			told = true
		}
	}
}
