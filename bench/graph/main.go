// Command graph measures how fast the graph answers: Entente over HTTP on Neo4j
// and on the embedded store, beside raw Cypher through the driver and, if it is
// at hand, @neo4j/graphql on the same Neo4j. All are asked in one run, by turns.
//
//	go run ./bench/graph -size S
//	(cd bench/graph/peer && npm install) && go run ./bench/graph -size S -peer bench/graph/peer
//	go run ./bench/graph -size L -targets embedded -questions Q1,Q5,SP,NET
//	go run ./bench/graph -size S -targets embedded -alone
//	go run ./bench/graph -size S -targets embedded -mixed 10m -clients 32
//
// The graph is generated, the same for each size, and loaded once through
// Entente into both stores under -dir; Neo4j is started from there. Before a
// question is timed, all targets have to give the same answers to it. A mixture on
// the embedded store holds the questions of docs/api.md as well, while articles are
// loaded and subscribers listen. A mixture begins when the caches are full, and its
// report tells how the server's memory went; profiles of its idle heap are left in
// -dir, for go tool pprof -diff_base heap-before.pprof heap-after.pprof. Raw Cypher
// runs on Entente's own model with its indexes, once in transaction functions,
// as the driver's manual tells, and once in transactions of one statement.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"time"
)

// settings are the flags.
type settings struct {
	size, dir, peer     string
	entente, beside     string
	targets, questions  []string
	clients             []int
	rounds              int
	burst, warm, mixed  time.Duration
	heap, bolt, browser int
	loadOnly, alone     bool
}

func main() {
	s, err := readFlags(os.Args[1:])
	if err == nil {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		err = run(ctx, s, os.Stdout, os.Stderr)
		stop()
	}
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "bench/graph:", err)
		os.Exit(1)
	}
}

func readFlags(args []string) (s settings, err error) {
	f := flag.NewFlagSet("bench/graph", flag.ContinueOnError)
	f.StringVar(&s.size, "size", "S", "size of the graph: S has 100,000 edges, L has 1,000,000, T is for trying out")
	f.StringVar(&s.dir, "dir", "bench-data", "keep the graphs in this folder")
	f.StringVar(&s.peer, "peer", "", "@neo4j/graphql as well: the URL of a server of it on the same Neo4j, or a folder with its server.mjs")
	f.StringVar(&s.entente, "entente", "", "this program, instead of building one")
	f.StringVar(&s.beside, "beside", "", "another build of Entente, to measure by turns with this one on a copy of the embedded store")
	targets := f.String("targets", "neo4j,cypher,auto,embedded", "who is asked: neo4j and embedded (Entente), cypher (transaction functions), auto (one statement a transaction)")
	names := f.String("questions", "", "which questions, such as Q1,SP; all where none is named")
	clients := f.String("clients", "1,8", "how many ask at once, one after the other")
	f.IntVar(&s.rounds, "rounds", 4, "bursts of each target, by turns")
	f.DurationVar(&s.burst, "burst", 2*time.Second, "length of a burst")
	f.DurationVar(&s.warm, "warm", 5*time.Second, "warm each target up for so long on each question")
	f.DurationVar(&s.mixed, "mixed", 0, "ask all questions in a mixture for so long, and watch memory, instead of one after the other")
	f.BoolVar(&s.alone, "alone", false, "put each question of docs/api.md to the embedded store by itself, and tell the processor time that it takes")
	f.IntVar(&s.heap, "heap", 1024, "Neo4j's heap and page cache, in MiB each")
	f.IntVar(&s.bolt, "bolt-port", 17687, "Neo4j's port for Bolt")
	f.IntVar(&s.browser, "browser-port", 17474, "Neo4j's port for its Browser")
	f.BoolVar(&s.loadOnly, "load-only", false, "generate and load the graph, and stop")
	if err := f.Parse(args); err != nil {
		return s, err
	}
	s.targets = strings.Split(*targets, ",")
	if *names != "" {
		s.questions = strings.Split(*names, ",")
	}
	for _, c := range strings.Split(*clients, ",") {
		n, err := strconv.Atoi(c)
		if err != nil || n < 1 {
			return s, fmt.Errorf("-clients %q: give numbers from 1", *clients)
		}
		s.clients = append(s.clients, n)
	}
	return s, s.check()
}

// targetNames are what -targets may name.
var targetNames = []string{"neo4j", "cypher", "auto", "embedded"}

func (s settings) check() error {
	if _, ok := sizes[s.size]; !ok {
		return fmt.Errorf("-size %q: give S, L or T", s.size)
	}
	for _, t := range s.targets {
		if !slices.Contains(targetNames, t) {
			return fmt.Errorf("-targets %q: give some of %s", t, strings.Join(targetNames, ", "))
		}
	}
	for _, name := range s.questions {
		if !slices.ContainsFunc(questions, func(q question) bool { return q.name == name }) {
			return fmt.Errorf("-questions: there is no %q", name)
		}
	}
	if s.rounds < 1 || s.burst <= 0 {
		return errors.New("-rounds and -burst have to be more than 0")
	}
	return nil
}

func (s settings) wants(target string) bool { return slices.Contains(s.targets, target) }

func (s settings) wantsNeo4j() bool {
	return s.wants("neo4j") || s.wants("cypher") || s.wants("auto") || s.peer != ""
}

func run(ctx context.Context, s settings, out, log io.Writer) (err error) {
	w := newWorld(sizes[s.size])
	b := &bench{settings: s, log: log, world: w}
	defer func() { err = errors.Join(err, b.close()) }()
	if err := b.start(ctx); err != nil || s.loadOnly {
		return err
	}
	if s.alone {
		return b.alone(ctx, out)
	}
	p := w.parameters()
	if s.mixed > 0 {
		return b.mix(ctx, out, p)
	}
	var all []measured
	for _, q := range questions {
		if len(s.questions) > 0 && !slices.Contains(s.questions, q.name) {
			continue
		}
		m, err := b.measure(ctx, q, q.ask(p))
		if err != nil {
			return err
		}
		all = append(all, m...)
	}
	return report(out, s, all)
}
