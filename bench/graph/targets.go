package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// target answers questions in one way.
type target interface {
	Name() string
	// Prepare makes a question ready to be put many times; nil where the target
	// cannot answer it. The number says for which of its variables it is put.
	Prepare(q question, variables []map[string]any) asker
	// Lines are the answer as all targets give it.
	Lines(ctx context.Context, q question, variables map[string]any) ([]string, error)
}

// asker puts a question and takes the whole answer.
type asker func(ctx context.Context, i int) error

// graphQL is a server that speaks GraphQL over HTTP.
type graphQL struct {
	name  string
	wire  *wire
	text  func(question) string
	lines func(question) func(object) []string
}

func newGraphQL(name, url string, clients int) (*graphQL, error) {
	w, err := newWire(url, clients)
	return &graphQL{name: name, wire: w,
		text:  func(q question) string { return q.graphql },
		lines: func(q question) func(object) []string { return q.ofGraphQL }}, err
}

func newPeer(url string, clients int) (*graphQL, error) {
	p, err := newGraphQL("@neo4j/graphql", url, clients)
	p.text = func(q question) string { return q.peer }
	p.lines = func(q question) func(object) []string { return q.ofPeer }
	return p, err
}

func (g *graphQL) Name() string { return g.name }

func (g *graphQL) Prepare(q question, variables []map[string]any) asker {
	if g.text(q) == "" {
		return nil
	}
	return g.prepare(g.text(q), variables)
}

func (g *graphQL) prepare(query string, variables []map[string]any) asker {
	requests := make([][]byte, len(variables))
	for i, v := range variables {
		requests[i] = g.wire.request(body(query, v))
	}
	buffers := make(chan *bytes.Buffer, 256)
	return func(_ context.Context, i int) error {
		var b *bytes.Buffer
		select {
		case b = <-buffers:
		default:
			b = new(bytes.Buffer)
		}
		err := g.post(requests[i%len(requests)], b)
		select {
		case buffers <- b:
		default:
		}
		return err
	}
}

func body(query string, variables map[string]any) []byte {
	b, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		panic(err) // texts and texts
	}
	return b
}

// post reads the whole answer into b; one with errors is an error.
func (g *graphQL) post(request []byte, b *bytes.Buffer) error {
	status, err := g.wire.send(request, b)
	if err != nil {
		return fmt.Errorf("%s: %w", g.name, err)
	}
	if !strings.HasPrefix(status, "200") || bytes.Contains(b.Bytes()[:min(20, b.Len())], []byte(`"errors"`)) {
		return fmt.Errorf("%s: %s: %.300s", g.name, status, b.Bytes())
	}
	return nil
}

func (g *graphQL) Lines(_ context.Context, q question, variables map[string]any) ([]string, error) {
	var b bytes.Buffer
	if err := g.post(g.wire.request(body(g.text(q), variables)), &b); err != nil {
		return nil, err
	}
	var answer struct {
		Data   map[string]any
		Errors []any
	}
	d := json.NewDecoder(&b)
	if err := d.Decode(&answer); err != nil {
		return nil, err
	}
	if len(answer.Errors) > 0 {
		return nil, fmt.Errorf("%s: %v", g.name, answer.Errors)
	}
	return g.lines(q)(answer.Data), nil
}

// cypher is Neo4j asked through its driver.
type cypher struct {
	name   string
	driver driver.DriverWithContext
	// managed is the way of the driver's manual, a transaction function; otherwise
	// a statement is a transaction by itself, which saves trips.
	managed bool
}

func (c *cypher) Name() string { return c.name }

func (c *cypher) Prepare(q question, variables []map[string]any) asker {
	if q.cypher == "" {
		return nil
	}
	return func(ctx context.Context, i int) error {
		_, err := c.run(ctx, q.cypher, variables[i%len(variables)])
		return err
	}
}

func (c *cypher) run(ctx context.Context, text string, variables map[string]any) (rows []*driver.Record, err error) {
	session := c.driver.NewSession(ctx, driver.SessionConfig{AccessMode: driver.AccessModeRead, DatabaseName: "neo4j"})
	defer func() { err = errors.Join(err, session.Close(ctx)) }()
	if !c.managed {
		result, err := session.Run(ctx, text, variables)
		if err != nil {
			return nil, err
		}
		return result.Collect(ctx)
	}
	out, err := session.ExecuteRead(ctx, func(tx driver.ManagedTransaction) (any, error) {
		result, err := tx.Run(ctx, text, variables)
		if err != nil {
			return nil, err
		}
		return result.Collect(ctx)
	})
	if err != nil {
		return nil, err
	}
	return out.([]*driver.Record), nil
}

func (c *cypher) Lines(ctx context.Context, q question, variables map[string]any) ([]string, error) {
	records, err := c.run(ctx, q.cypher, variables)
	if err != nil {
		return nil, err
	}
	rows := make([][]any, len(records))
	for i, r := range records {
		rows[i] = r.Values
	}
	return q.ofCypher(rows), nil
}

// agree holds the targets' answers against the first one's.
func agree(ctx context.Context, log io.Writer, q question, variables []map[string]any, targets []target) error {
	for i := 0; i < len(variables); i += max(1, len(variables)/10) {
		want, err := targets[0].Lines(ctx, q, variables[i])
		if err != nil {
			return err
		}
		for _, t := range targets[1:] {
			if t.Prepare(q, variables) == nil {
				continue
			}
			got, err := t.Lines(ctx, q, variables[i])
			if err != nil {
				return err
			}
			if d := difference(got, want); d != "" {
				return fmt.Errorf("%s %v: %s and %s give different answers: %s", q.name, variables[i], t.Name(), targets[0].Name(), d)
			}
		}
	}
	fmt.Fprintf(log, "%s: all give the same answers\n", q.name)
	return nil
}

func difference(got, want []string) string {
	if len(got) != len(want) {
		return fmt.Sprintf("%d rows and %d", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			return fmt.Sprintf("row %d is\n\t%s\nand\n\t%s", i, got[i], want[i])
		}
	}
	return ""
}
