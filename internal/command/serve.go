package command

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v3"

	"entente/graph"
	"entente/internal/explorer/graphiql"
	"entente/internal/store"
	"entente/loader"
)

const (
	defaultAddress = "127.0.0.1:8080"
	// shutdownTime is how long running requests may go on after an interrupt.
	shutdownTime = 5 * time.Second
)

func (p *program) serve() *cli.Command {
	return &cli.Command{
		Name:      "serve",
		Usage:     "load the sources, if any, then answer questions over GraphQL",
		ArgsUsage: "[SOURCE…]",
		Description: "GraphQL is at /graphql, GraphiQL at /graphiql, a health check at /healthz.\n\n" +
			"Example:  entente serve samples",
		Flags: append([]cli.Flag{p.storeFlag(), p.cacheFlag(),
			&cli.StringFlag{Name: "address", Aliases: []string{"a"}, Value: defaultAddress, Sources: p.sources("address"), Usage: "listen on this `HOST:PORT`; port 0 takes a free one"},
			&cli.DurationFlag{Name: "every", Sources: p.sources("every"), Usage: "read the sources again every so `OFTEN`, such as 10m, and tell subscribers what is new; 0 reads them once"},
			&cli.StringSliceFlag{Name: "allow-origin", Sources: p.sources("allow-origin"), Usage: "let pages of this `ORIGIN` ask, such as https://example.org; * lets all; may be given again"},
			&cli.StringFlag{Name: "documents", Sources: p.sources("documents"), Usage: "register the GraphQL documents in this `FOLDER`, each by its file's name and by sha256: and its hash"},
			&cli.BoolFlag{Name: "locked", Sources: p.sources("locked"), Usage: "answer registered documents only; GraphiQL and introspection are off"},
			&cli.BoolFlag{Name: "allow-cypher", Sources: p.sources("allow-cypher"), Usage: "let clients run Cypher that reads, by the field cypher; for people you trust: a statement can keep Neo4j busy"},
			&cli.BoolFlag{Name: "neo4j", Sources: p.sources("neo4j"), Usage: "start a local Neo4j and keep the graph there, instead of in --store"},
		}, append(p.neo4jFlags(), p.readingFlags()...)...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.Bool("neo4j") {
				return untilInterrupted(ctx, p.withNeo4j(ctx, cmd, func(st store.Store) error { return p.loadAndServe(ctx, cmd, st) }))
			}
			st, err := openCached(ctx, cmd)
			if err != nil {
				return untilInterrupted(ctx, err)
			}
			return errors.Join(untilInterrupted(ctx, p.loadAndServe(ctx, cmd, st)), closeStore(st))
		},
	}
}

// loadAndServe takes the address first, so that a port in use is found out
// before anything is loaded. Articles that are refused do not stop it.
func (p *program) loadAndServe(ctx context.Context, cmd *cli.Command, st store.Store) error {
	live := &graph.Live{}
	options, err := p.serverOptions(cmd, live)
	if err != nil {
		return err
	}
	listener, err := listen(cmd.String("address"))
	if err != nil {
		return err
	}
	defer listener.Close()
	defer runtime.KeepAlive(ballast())
	again, err := p.loadFirst(ctx, cmd, st, live)
	if err != nil {
		return err
	}
	p.announce(ctx, st, listener.Addr().String(), options)
	ctx, stop := context.WithCancel(ctx)
	var loading sync.WaitGroup
	loading.Go(func() { again(ctx) })
	err = serveHTTP(ctx, listener, graph.NewHandler(st, options), live.Close)
	stop()
	loading.Wait()
	return err
}

// serverOptions are what the flags say about the server.
func (p *program) serverOptions(cmd *cli.Command, live *graph.Live) (graph.Options, error) {
	o := graph.Options{
		Live: live, Log: slog.New(slog.NewTextHandler(p.Err, nil)),
		AllowOrigins: cmd.StringSlice("allow-origin"), AllowCypher: cmd.Bool("allow-cypher"), Locked: cmd.Bool("locked"), NoIntrospection: cmd.Bool("locked"),
	}
	if !o.Locked {
		o.Graphiql = graphiql.Handler("/graphql")
	}
	if folder := cmd.String("documents"); folder != "" {
		texts, err := documentsIn(folder)
		if err != nil {
			return o, usageError("--documents: %w", err)
		}
		o.Documents = graph.NewDocuments(texts)
	} else if o.Locked {
		return o, usageError("--locked: no document is registered: name a folder by --documents")
	}
	return o, nil
}

// documentsIn are the texts of the files that end in .graphql, by their names
// without that end.
func documentsIn(folder string) (map[string]string, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.graphql"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s has no file that ends in .graphql", folder)
	}
	texts := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		texts[strings.TrimSuffix(filepath.Base(file), ".graphql")] = string(text)
	}
	return texts, nil
}

// loadFirst loads the sources, if any. What it gives reads them again and again,
// until the context ends, if --every asks for it.
func (p *program) loadFirst(ctx context.Context, cmd *cli.Command, st store.Store, live *graph.Live) (again func(context.Context), err error) {
	again = func(context.Context) {}
	sources, every := cmd.Args().Slice(), cmd.Duration("every")
	switch {
	case every < 0:
		return nil, usageError("--every %s: must not be negative", every)
	case every > 0 && len(sources) == 0:
		return nil, usageError("--every %s: there is nothing to read again: name files, folders, URLs or feeds", every)
	case every > 0 && slices.Contains(sources, "-"):
		return nil, usageError("--every %s: standard input cannot be read again", every)
	case len(sources) == 0:
		return again, nil
	}
	l, err := p.newLoader(cmd)
	if err != nil {
		return nil, err
	}
	l.Store, l.Options.Publisher = st, live
	if err := p.loadBy(ctx, l, sources); err != nil && (ctx.Err() != nil || !errors.Is(err, errSilent)) {
		return nil, err
	}
	if every == 0 {
		return again, nil
	}
	return func(ctx context.Context) { p.loadEvery(ctx, l, sources, every) }, nil
}

// loadEvery loads again and again, and tells of what is new or refused alone.
func (p *program) loadEvery(ctx context.Context, l *loader.Loader, sources []string, every time.Duration) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	out := newProgress(p.Err)
	out.terminal = false
	l.Options.Progress = func(e loader.Event) {
		if e.Err != nil || e.Outcome == store.Added {
			out.event(e)
		}
	}
	for {
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
		if _, err := l.Load(ctx, sources); err != nil && ctx.Err() == nil {
			fmt.Fprintln(p.Err, err)
		}
	}
}

func (p *program) announce(ctx context.Context, st store.Store, address string, o graph.Options) {
	if s, err := st.Stats(ctx); err == nil {
		fmt.Fprintf(p.Err, "the graph has %d articles, %d entities, %d relations, %d pieces of evidence\n", s.Articles, s.Entities, s.Relations, s.Evidence)
	}
	if o.Graphiql != nil {
		fmt.Fprintf(p.Err, "GraphiQL  http://%s/graphiql\n", address)
	}
	fmt.Fprintf(p.Err, "GraphQL   http://%s/graphql\nCtrl-C ends it\n", address)
}

func listen(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if err == nil {
		return l, nil
	}
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err
	}
	return nil, usageError("--address %s: %w: choose another port, such as --address 127.0.0.1:8081", address, err)
}

// serveHTTP answers until ctx ends, then calls ending and lets running requests finish.
func serveHTTP(ctx context.Context, l net.Listener, h http.Handler, ending func()) error {
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute}
	server.RegisterOnShutdown(ending)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	if err := server.Shutdown(grace); err != nil {
		return errors.Join(server.Close(), fmt.Errorf("requests still running after %s were cut off", shutdownTime))
	}
	return nil
}
