package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"

	"github.com/urfave/cli/v3"

	"entente/internal/store"
	"entente/internal/store/neo4j"
	"entente/internal/store/sqlite"
)

const defaultStore = "sqlite:entente.db"

// storeForms are what a store's URI may look like, for messages.
const storeForms = "write sqlite:PATH, such as " + defaultStore + ", or neo4j://[USER:PASSWORD@]HOST:PORT[?database=NAME]"

func (p *program) storeFlag() cli.Flag {
	return &cli.StringFlag{Name: "store", Value: defaultStore, Sources: p.sources("store"),
		Usage: "where the graph is kept: sqlite:`PATH`, sqlite::memory: to keep nothing, or neo4j://HOST:PORT (also bolt://, neo4j+s://, bolt+s://)"}
}

// cacheFlag is for stores in a file; Neo4j has a cache of its own.
func (p *program) cacheFlag() cli.Flag {
	return &cli.IntFlag{Name: "cache", Value: sqlite.DefaultCacheBytes >> 20, Sources: p.sources("cache"),
		Usage: "of a sqlite store, keep about so many `MiB` of evidence and articles that were read last in memory; 0 keeps none"}
}

// openCached is openStore with as much kept in memory as the flag says.
func openCached(ctx context.Context, cmd *cli.Command) (store.Store, error) {
	size := cmd.Int("cache")
	if size < 0 || size > 1<<20 {
		return nil, usageError("--cache %d: must be 0 to %d MiB", size, 1<<20)
	}
	return openWith(ctx, cmd.String("store"), sqlite.Options{CacheBytes: max(size<<20, 1)})
}

// openStore opens what a store's URI names.
func openStore(ctx context.Context, uri string) (store.Store, error) {
	return openWith(ctx, uri, sqlite.Options{})
}

// openToFill opens the store that a copy goes to, and on in where it was cut short.
// Parts of filling an empty Neo4j are told as they end; nil is told nothing.
func openToFill(ctx context.Context, uri string, told func(neo4j.Phase)) (store.Store, error) {
	return openAny(ctx, uri, sqlite.Options{}, neo4j.Options{GoOn: true, Phases: told})
}

func openWith(ctx context.Context, uri string, o sqlite.Options) (store.Store, error) {
	return openAny(ctx, uri, o, neo4j.Options{})
}

func openAny(ctx context.Context, uri string, o sqlite.Options, n neo4j.Options) (store.Store, error) {
	scheme, rest, ok := strings.Cut(uri, ":")
	if !ok || rest == "" {
		return nil, usageError("--store %q: %s", uri, storeForms)
	}
	switch scheme {
	case "sqlite":
		s, err := sqlite.Open(ctx, rest, o)
		if err != nil {
			return nil, unopened{fmt.Errorf("--store %s: %w", uri, err)}
		}
		return s, nil
	case "neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc":
		return openNeo4j(ctx, uri, n)
	}
	return nil, usageError("--store %q: no store is called %q: %s", uri, scheme, storeForms)
}

// openGraph opens a store to read what is in it: a file that does not exist is
// a mistake then, not a new graph, and one that a server has open can be read.
func openGraph(ctx context.Context, uri string) (store.Store, error) {
	if path, ok := strings.CutPrefix(uri, "sqlite:"); ok && path != ":memory:" {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return nil, unopened{fmt.Errorf("--store %s: no such graph: load articles into it first, with entente load", uri)}
		}
	}
	return openWith(ctx, uri, sqlite.Options{ReadOnly: true})
}

// openNeo4j takes user, password and database out of the address; the
// environment variables stand in for what it does not say.
func openNeo4j(ctx context.Context, uri string, o neo4j.Options) (store.Store, error) {
	u, err := url.Parse(uri)
	if err != nil || u.Host == "" {
		return nil, usageError("--store: not an address of Neo4j: %s", storeForms)
	}
	password, _ := u.User.Password()
	o.Username = cmp.Or(u.User.Username(), os.Getenv("ENTENTE_NEO4J_USER"))
	o.Password = cmp.Or(password, os.Getenv("ENTENTE_NEO4J_PASSWORD"))
	o.Database = cmp.Or(u.Query().Get("database"), os.Getenv("ENTENTE_NEO4J_DATABASE"))
	s, err := neo4j.Open(ctx, u.Scheme+"://"+u.Host, o)
	if err != nil {
		return nil, unopened{fmt.Errorf("--store: %w", err)} // without the address, which may hold a password
	}
	return s, nil
}
