package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/urfave/cli/v3"

	"entente/internal/store"
)

func (p *program) cypher() *cli.Command {
	return &cli.Command{
		Name:      "cypher",
		Usage:     "run a Cypher statement that reads a graph kept in Neo4j",
		ArgsUsage: "STATEMENT",
		Description: "The rows are written as JSON Lines. What writes, loads files or calls anything but harmless\n" +
			"procedures is refused before it runs. docs/model.md tells the graph's model.\n\n" +
			"Example:  entente cypher --store bolt://neo4j:PASSWORD@127.0.0.1:7687 'MATCH (c:Country) RETURN c.name LIMIT 5'",
		Flags: []cli.Flag{p.storeFlag(),
			&cli.StringFlag{Name: "parameters", Usage: "the statement's parameters as a `JSON` object"},
			&cli.IntFlag{Name: "max-rows", Value: store.DefaultCypherRows, Usage: "at most so many rows"},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() != 1 {
				return usageError("give one statement, in quotes; see %s --help", cmd.FullName())
			}
			q := store.CypherQuery{Statement: cmd.Args().First(), MaxRows: cmd.Int("max-rows")}
			if v := cmd.String("parameters"); v != "" {
				if err := json.Unmarshal([]byte(v), &q.Parameters); err != nil {
					return usageError("--parameters: not a JSON object: %w", err)
				}
			}
			st, err := openGraph(ctx, cmd.String("store"))
			if err != nil {
				return err
			}
			return errors.Join(p.runCypher(ctx, st, q), closeStore(st))
		},
	}
}

func (p *program) runCypher(ctx context.Context, st store.Store, q store.CypherQuery) error {
	runner, ok := st.(store.CypherRunner)
	if !ok {
		return errors.New("the embedded store does not speak Cypher: start a Neo4j with entente neo4j, then move the graph with entente copy --from sqlite:PATH --to bolt://…")
	}
	table, err := runner.Cypher(ctx, q)
	if err != nil {
		return err
	}
	for _, row := range table.Rows {
		line, err := marshal(object(table.Columns, row))
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(p.Out, "%s\n", line); err != nil {
			return err
		}
	}
	if table.Truncated {
		fmt.Fprintf(p.Err, "cut at %d rows: --max-rows takes more, up to %d\n", len(table.Rows), store.MaxCypherRows)
	}
	return nil
}

func object(columns []string, row []any) map[string]any {
	o := make(map[string]any, len(columns))
	for i, c := range columns {
		o[c] = row[i]
	}
	return o
}
