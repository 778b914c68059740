package command

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v3"

	"entente/internal/export"
	"entente/internal/store"
)

// exporters are the formats by name.
var exporters = map[string]func(context.Context, store.Reader, io.Writer) error{
	"jsonl": export.JSONLines,
}

func (p *program) export() *cli.Command {
	return &cli.Command{
		Name:  "export",
		Usage: "write the whole graph to a file or to standard output",
		Description: "jsonl writes one JSON object a line: entities, relations, articles and their evidence.\n\n" +
			"Example:  entente export --store sqlite:news.db --output graph.jsonl",
		Flags: []cli.Flag{p.storeFlag(),
			&cli.StringFlag{Name: "format", Value: "jsonl", Usage: "jsonl"},
			&cli.StringFlag{Name: "output", Usage: "the `FILE` to write; - is standard output", Value: "-"},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			write, ok := exporters[cmd.String("format")]
			if !ok {
				return usageError("--format %q: write one of %s", cmd.String("format"), strings.Join(sortedKeys(exporters), ", "))
			}
			if cmd.Args().Len() > 0 {
				return usageError("%q: export takes no arguments; see %s --help", cmd.Args().First(), cmd.FullName())
			}
			st, err := openGraph(ctx, cmd.String("store"))
			if err != nil {
				return err
			}
			return errors.Join(p.exportTo(ctx, cmd.String("output"), st, write), closeStore(st))
		},
	}
}

// exportTo writes a file whole or not at all.
func (p *program) exportTo(ctx context.Context, path string, st store.Reader, write func(context.Context, store.Reader, io.Writer) error) error {
	if path == "-" {
		return write(ctx, st, p.Out)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".entente-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := errors.Join(write(ctx, st, f), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
