package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/urfave/cli/v3"

	"entente/internal/store"
	"entente/internal/store/neo4j"
	"entente/internal/store/neo4j/local"
)

const defaultNeo4jDir = "neo4j-data"

func (p *program) neo4j() *cli.Command {
	return &cli.Command{
		Name:  "neo4j",
		Usage: "run a local Neo4j Community, for people without a server",
		Description: "Fetches Neo4j by Maven once, runs it under Java 17 or newer, keeps its data in a folder, and ends\n" +
			"it cleanly on Ctrl-C. It listens on loopback only.\n\n" +
			"Example:  entente neo4j --dir news-neo4j",
		Flags: p.neo4jFlags(),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() > 0 {
				return usageError("%q: neo4j takes no arguments; see %s --help", cmd.Args().First(), cmd.FullName())
			}
			server, err := p.startNeo4j(ctx, cmd)
			if err != nil {
				return untilInterrupted(ctx, err)
			}
			select {
			case <-ctx.Done():
				fmt.Fprintln(p.Err, "stopping Neo4j")
				return server.Stop()
			case <-server.Exited():
				return fmt.Errorf("neo4j ended by itself; its log is in %s", cmd.String("dir"))
			}
		},
	}
}

// neo4jFlags are those of every command that can start a Neo4j.
func (p *program) neo4jFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "neo4j-dir", Aliases: []string{"dir"}, Value: defaultNeo4jDir, Sources: p.sources("neo4j-dir"), Usage: "keep the local Neo4j's data in this `FOLDER`"},
		&cli.IntFlag{Name: "neo4j-heap", Value: 512, Sources: p.sources("neo4j-heap"), Usage: "the local Neo4j's heap, in `MiB`"},
		&cli.IntFlag{Name: "bolt-port", Value: 7687, Sources: p.sources("bolt-port"), Usage: "the local Neo4j's `PORT` for Bolt, over which programs speak to it"},
		&cli.IntFlag{Name: "browser-port", Value: 7474, Sources: p.sources("browser-port"), Usage: "the local Neo4j's `PORT` for its Browser"},
	}
}

// startNeo4j starts one and says where it is.
func (p *program) startNeo4j(ctx context.Context, cmd *cli.Command) (*local.Server, error) {
	heap := cmd.Int("neo4j-heap")
	if heap < 256 {
		return nil, usageError("--neo4j-heap %d: Neo4j needs at least 256 MiB", heap)
	}
	fmt.Fprintf(p.Err, "starting Neo4j %s in %s\n", local.Version, cmd.String("neo4j-dir"))
	server, err := local.Start(ctx, local.Options{
		Dir: cmd.String("neo4j-dir"), BoltPort: cmd.Int("bolt-port"), HTTPPort: cmd.Int("browser-port"), HeapMB: heap, Log: p.Err,
	})
	if err != nil {
		return nil, err
	}
	describeNeo4j(p.Err, server)
	return server, nil
}

func describeNeo4j(w io.Writer, s *local.Server) {
	fmt.Fprintf(w, "Bolt      %s\nBrowser   %s/browser\nuser      %s\npassword  %s\n", s.Bolt, s.Browser, s.Username, s.Password)
}

// withNeo4j starts a local Neo4j, runs work on it, and stops it cleanly.
func (p *program) withNeo4j(ctx context.Context, cmd *cli.Command, work func(store.Store) error) error {
	server, err := p.startNeo4j(ctx, cmd)
	if err != nil {
		return err
	}
	st, err := neo4j.Open(ctx, server.Bolt, neo4j.Options{Username: server.Username, Password: server.Password})
	if err != nil {
		return errors.Join(err, server.Stop())
	}
	err = errors.Join(work(st), closeStore(st))
	fmt.Fprintln(p.Err, "stopping Neo4j")
	return errors.Join(err, server.Stop())
}
