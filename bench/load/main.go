// Command load measures how fast a graph is copied into an empty, freshly
// started Neo4j, beside another loader if there is one. Both take turns.
//
//	go run ./bench/graph -size S -targets embedded -load-only
//	go run ./bench/load -from bench-data/S.db -beside "neoload S BOLT 1" -rounds 3
//
// The other loader is a command line in which BOLT stands for the address of its
// Neo4j; the password is "benchpass1". Of what it prints, lines such as
// "edges MERGE  n= 50000  8.00s" are counted, by their first word.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

// settings are the flags.
type settings struct {
	from, beside        string
	rounds              int
	heap, bolt, browser int
}

func main() {
	s, err := readFlags(os.Args[1:])
	if err == nil {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		err = run(ctx, s, os.Stdout)
		stop()
	}
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "bench/load:", err)
		os.Exit(1)
	}
}

func readFlags(args []string) (s settings, err error) {
	f := flag.NewFlagSet("bench/load", flag.ContinueOnError)
	f.StringVar(&s.from, "from", "bench-data/S.db", "copy the graph in this file of the embedded store")
	f.StringVar(&s.beside, "beside", "", "another loader's command line, with BOLT for the address")
	f.IntVar(&s.rounds, "rounds", 3, "loads by each, by turns")
	f.IntVar(&s.heap, "heap", 1024, "Neo4j's heap, in MiB")
	f.IntVar(&s.bolt, "bolt-port", 17687, "Neo4j's port for Bolt")
	f.IntVar(&s.browser, "browser-port", 17474, "Neo4j's port for its Browser")
	if err := f.Parse(args); err != nil {
		return s, err
	}
	if s.rounds < 1 {
		return s, errors.New("-rounds has to be more than 0")
	}
	if _, err := os.Stat(s.from); err != nil {
		return s, fmt.Errorf("-from: %w: make it with go run ./bench/graph -targets embedded -load-only", err)
	}
	return s, nil
}

func run(ctx context.Context, s settings, out io.Writer) error {
	ours, theirs := newTally("Entente"), newTally("the other loader")
	for round := range s.rounds {
		fmt.Fprintf(out, "round %d, Entente\n", round+1)
		if err := s.onFreshNeo4j(ctx, ours, func(bolt string) error { return s.copy(ctx, bolt, ours, out) }); err != nil {
			return err
		}
		if s.beside == "" {
			continue
		}
		fmt.Fprintf(out, "round %d, %s\n", round+1, s.beside)
		if err := s.onFreshNeo4j(ctx, theirs, func(bolt string) error { return s.loadBeside(ctx, bolt, theirs, out) }); err != nil {
			return err
		}
	}
	return report(out, ours, theirs)
}
