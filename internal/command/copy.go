package command

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v3"

	"entente/internal/store"
	"entente/internal/store/neo4j"
	"entente/loader"
)

func (p *program) copy() *cli.Command {
	return &cli.Command{
		Name:  "copy",
		Usage: "copy a whole graph from one store to another",
		Description: "Loses nothing, and changes nothing when run again: a copy that was cut short is resumed by\n" +
			"running it again. Afterwards entente export gives the same bytes for both.\n\n" +
			"Example:  entente copy --from sqlite:news.db --to neo4j://localhost:7687",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "from", Required: true, Usage: "the store to read, as for --store"},
			&cli.StringFlag{Name: "to", Required: true, Usage: "the store to write, as for --store"},
			&cli.BoolFlag{Name: "timings", Usage: "tell how long each part of filling an empty Neo4j takes"},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.String("from") == cmd.String("to") {
				return usageError("--from and --to name the same store")
			}
			from, err := openGraph(ctx, cmd.String("from"))
			if err != nil {
				return err
			}
			to, err := openToFill(ctx, cmd.String("to"), p.phaseTeller(cmd.Bool("timings")))
			if err != nil {
				return errors.Join(err, closeStore(from))
			}
			return errors.Join(p.copyGraph(ctx, from, to), closeStore(from), closeStore(to))
		},
	}
}

func (p *program) copyGraph(ctx context.Context, from, to store.Store) error {
	out := newProgress(p.Err)
	report, err := loader.Copy(ctx, from, to, out.copied)
	out.finish()
	fmt.Fprintf(p.Err, "%d articles copied, %d were there already\n", report.Added, report.Unchanged)
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(p.Err, "interrupted: run the same command to go on")
		return errSilent
	}
	return err
}

// phaseTeller prints the parts of a copy into an empty Neo4j as they end.
func (p *program) phaseTeller(wanted bool) func(neo4j.Phase) {
	if !wanted {
		return nil
	}
	return func(part neo4j.Phase) { fmt.Fprintln(p.Err, part) }
}

// copied shows how far a copy has come.
func (p *progress) copied(articles int) {
	if p.terminal {
		p.done = articles
		fmt.Fprintf(p.w, "\r\x1b[K%d articles", articles)
	} else if articles%1000 == 0 {
		fmt.Fprintf(p.w, "%d articles\n", articles)
	}
}
