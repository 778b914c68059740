package command

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/urfave/cli/v3"

	"entente/graph"
	"entente/internal/explorer/graphiql"
	"entente/internal/store"
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
		Flags: append([]cli.Flag{p.storeFlag(),
			&cli.StringFlag{Name: "address", Aliases: []string{"a"}, Value: defaultAddress, Sources: p.sources("address"), Usage: "listen on this `HOST:PORT`; port 0 takes a free one"},
		}, p.readingFlags()...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			st, err := openStore(ctx, cmd.String("store"))
			if err != nil {
				return err
			}
			return errors.Join(p.loadAndServe(ctx, cmd, st), closeStore(st))
		},
	}
}

// loadAndServe takes the address first, so that a port in use is found out
// before anything is loaded. Articles that are refused do not stop it.
func (p *program) loadAndServe(ctx context.Context, cmd *cli.Command, st store.Store) error {
	listener, err := listen(cmd.String("address"))
	if err != nil {
		return err
	}
	defer listener.Close()
	if cmd.Args().Len() > 0 {
		if err := p.loadInto(ctx, cmd, st); err != nil && (ctx.Err() != nil || !errors.Is(err, errSilent)) {
			return err
		}
	}
	handler := graph.NewHandler(st, graph.Options{
		Graphiql: graphiql.Handler("/graphql"),
		Log:      slog.New(slog.NewTextHandler(p.Err, nil)),
	})
	p.announce(ctx, st, listener.Addr().String())
	return serveHTTP(ctx, listener, handler)
}

func (p *program) announce(ctx context.Context, st store.Store, address string) {
	if s, err := st.Stats(ctx); err == nil {
		fmt.Fprintf(p.Err, "the graph has %d articles, %d entities, %d relations, %d pieces of evidence\n", s.Articles, s.Entities, s.Relations, s.Evidence)
	}
	fmt.Fprintf(p.Err, "GraphiQL  http://%s/graphiql\nGraphQL   http://%s/graphql\nCtrl-C ends it\n", address, address)
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

// serveHTTP answers until ctx ends, then lets running requests finish.
func serveHTTP(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute}
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
