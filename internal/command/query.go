package command

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"

	"github.com/urfave/cli/v3"

	"entente/graph"
	"entente/internal/store"
)

func (p *program) query() *cli.Command {
	return &cli.Command{
		Name:      "query",
		Usage:     "run a GraphQL query against a store, without a server",
		ArgsUsage: "FILE|-",
		Description: "The answer is written as JSON. The exit code is 1 when it holds errors.\n\n" +
			"Example:  echo '{ stats { articles } }' | entente query -",
		Flags: []cli.Flag{p.storeFlag(),
			&cli.StringFlag{Name: "variables", Usage: "the query's variables as a `JSON` object"},
			&cli.StringFlag{Name: "operation", Usage: "which operation to run, where the file has several"},
			&cli.BoolFlag{Name: "show-cypher", Usage: "tell the Cypher that answers it, in extensions.cypher; of a graph kept in Neo4j"},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() != 1 {
				return usageError("name one file with a query, or - for standard input; see %s --help", cmd.FullName())
			}
			body, err := p.request(cmd)
			if err != nil {
				return err
			}
			st, err := openGraph(ctx, cmd.String("store"))
			if err != nil {
				return err
			}
			return errors.Join(p.answer(ctx, st, body), closeStore(st))
		},
	}
}

// request is the body of the GraphQL request that the command line asks for.
func (p *program) request(cmd *cli.Command) ([]byte, error) {
	var source []byte
	var err error
	if name := cmd.Args().First(); name == "-" {
		source, err = io.ReadAll(p.In)
	} else {
		source, err = os.ReadFile(name)
	}
	if err != nil {
		return nil, err
	}
	req := map[string]any{"query": string(source)}
	if v := cmd.String("variables"); v != "" {
		var variables map[string]any
		if err := json.Unmarshal([]byte(v), &variables); err != nil {
			return nil, usageError("--variables: not a JSON object: %w", err)
		}
		req["variables"] = variables
	}
	if o := cmd.String("operation"); o != "" {
		req["operationName"] = o
	}
	if cmd.Bool("show-cypher") {
		req["extensions"] = map[string]any{"cypher": true}
	}
	return json.Marshal(req)
}

// answer asks the same handler that a server would.
func (p *program) answer(ctx context.Context, st store.Store, body []byte) error {
	h := graph.NewHandler(st, graph.Options{AllowCypher: true})
	req := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(body))
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json")
	res := httptest.NewRecorder()
	h.ServeHTTP(res, req)
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, res.Body.Bytes(), "", "  "); err != nil {
		return fmt.Errorf("answer is not JSON: %w", err)
	}
	if _, err := fmt.Fprintln(p.Out, pretty.String()); err != nil {
		return err
	}
	var reply struct {
		Errors []json.RawMessage `json:"errors"`
	}
	if err := json.Unmarshal(res.Body.Bytes(), &reply); err == nil && len(reply.Errors) > 0 {
		return errSilent
	}
	return nil
}
