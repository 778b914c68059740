package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v3"

	"entente/internal/export"
	"entente/internal/ontology"
	"entente/internal/store"
)

func (p *program) export() *cli.Command {
	return &cli.Command{
		Name:  "export",
		Usage: "write the graph, or a network of it, for other programs",
		Description: exportFormats() + "\nA format of several files needs a folder: --output FOLDER. The whole graph is written unless --seed, --type\n" +
			"or --as-of asks for a network: its entities, its relations, and the evidence of these.\n\n" +
			"Example:  entente export --format gexf --seed Japan --hops 2 --output japan.gexf",
		Flags: []cli.Flag{p.storeFlag(),
			&cli.StringFlag{Name: "format", Value: "jsonl", Usage: "one of " + strings.Join(formatNames(), ", ")},
			&cli.StringFlag{Name: "output", Usage: "the `FILE` or folder to write; - is standard output", Value: "-"},
			&cli.StringSliceFlag{Name: "seed", Usage: "an entity's `NAME` or identifier to start a network from; may be given again"},
			&cli.IntFlag{Name: "hops", Value: 1, Usage: "how many steps to go from the seeds, 0 to 5"},
			&cli.StringSliceFlag{Name: "type", Usage: "a `RELATION` to keep, such as SUPPORTS; may be given again"},
			&cli.StringFlag{Name: "as-of", Usage: "keep what held on this `DAY`, such as 2024-11-01"},
			&cli.IntFlag{Name: "max-nodes", Value: store.MaxNodes, Usage: "the most entities of a network"},
			&cli.IntFlag{Name: "max-links", Value: store.MaxLinks, Usage: "the most relations of a network"},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			format, err := formatNamed(cmd)
			if err != nil {
				return err
			}
			if cmd.Args().Len() > 0 {
				return usageError("%q: export takes no arguments; see %s --help", cmd.Args().First(), cmd.FullName())
			}
			st, err := openGraph(ctx, cmd.String("store"))
			if err != nil {
				return err
			}
			return errors.Join(p.exportFrom(ctx, cmd, st, format), closeStore(st))
		},
	}
}

func exportFormats() string {
	var b strings.Builder
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "%-8s %s\n", f.Name, f.Says)
	}
	return b.String()
}

func formatNames() (names []string) {
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return names
}

func formatNamed(cmd *cli.Command) (export.Format, error) {
	name := cmd.String("format")
	for _, f := range export.Formats() {
		if f.Name != name {
			continue
		}
		if len(f.Files) > 1 && cmd.String("output") == "-" {
			return f, usageError("--format %s makes %s: name a folder by --output", name, strings.Join(f.Files, ", "))
		}
		return f, nil
	}
	return export.Format{}, usageError("--format %q: write one of %s", name, strings.Join(formatNames(), ", "))
}

func (p *program) exportFrom(ctx context.Context, cmd *cli.Command, st store.Reader, f export.Format) error {
	source, err := p.source(ctx, cmd, st)
	if err != nil {
		return err
	}
	output := cmd.String("output")
	left := output + " is as it was"
	if output == "-" {
		left = "what was written is not all"
		err = f.Write(ctx, source, func(string) (io.WriteCloser, error) { return keepOpen{p.Out}, nil })
	} else {
		err = writeWhole(ctx, source, f, output)
	}
	if errors.Is(err, context.Canceled) {
		return interruption{left}
	}
	return err
}

// writeWhole writes the file, or the folder's files, once all that is in them is there.
func writeWhole(ctx context.Context, source *export.Source, f export.Format, output string) error {
	folder := len(f.Files) > 1
	if folder {
		if err := os.MkdirAll(output, 0o777); err != nil {
			return err
		}
	}
	files := &wholeFiles{}
	return files.finish(f.Write(ctx, source, func(name string) (io.WriteCloser, error) {
		if folder {
			return files.create(filepath.Join(output, name))
		}
		return files.create(output)
	}))
}

// source is the whole graph, or the network that the flags ask for.
func (p *program) source(ctx context.Context, cmd *cli.Command, st store.Reader) (*export.Source, error) {
	seeds, types, day := cmd.StringSlice("seed"), cmd.StringSlice("type"), cmd.String("as-of")
	if len(seeds) == 0 && len(types) == 0 && day == "" {
		return export.Whole(st), nil
	}
	q := store.NetworkQuery{Hops: cmd.Int("hops"), MaxNodes: cmd.Int("max-nodes"), MaxLinks: cmd.Int("max-links")}
	for _, name := range seeds {
		id, err := entityNamed(ctx, st, name)
		if err != nil {
			return nil, err
		}
		q.Seeds = append(q.Seeds, id)
	}
	for _, name := range types {
		t, err := ontology.ParseRelationType(name)
		if err != nil {
			return nil, usageError("--type: %w", err)
		}
		q.Filter.Types = append(q.Filter.Types, t)
	}
	if day != "" {
		var err error
		if q.Filter.AsOf, err = ontology.ParseDate(day); err != nil {
			return nil, usageError("--as-of: %w", err)
		}
	}
	n, err := st.Network(ctx, q)
	if err != nil {
		return nil, err
	}
	if n.NodesCut || n.LinksCut {
		fmt.Fprintf(p.Err, "the network was cut to %d entities and %d relations: raise --max-nodes or --max-links, or ask for less\n", len(n.Nodes), len(n.Links))
	}
	return export.Network(st, n), nil
}

// entityNamed finds an entity by its identifier or by its name.
func entityNamed(ctx context.Context, st store.Reader, name string) (ontology.ID, error) {
	if id := ontology.ID(name); id.Kind() != "" {
		return id, nil
	}
	found, err := st.Resolve(ctx, name, nil)
	if err != nil {
		return "", err
	}
	if len(found) == 0 {
		return "", usageError("--seed %q: nothing in the graph is called so", name)
	}
	return found[0].ID, nil
}

// keepOpen is a writer that others close, standard output.
type keepOpen struct{ io.Writer }

// Close does nothing.
func (keepOpen) Close() error { return nil }

// wholeFiles are files that are there whole or not at all.
type wholeFiles struct {
	names map[string]string // of the unfinished files, the names that they get
}

func (w *wholeFiles) create(path string) (io.WriteCloser, error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".entente-*")
	if err != nil {
		return nil, w.named(err, path)
	}
	if w.names == nil {
		w.names = map[string]string{}
	}
	w.names[f.Name()] = path
	return f, f.Chmod(0o644)
}

// finish gives the files their names, or removes them after an error.
func (w *wholeFiles) finish(err error) error {
	for unfinished, path := range w.names {
		if err == nil {
			err = os.Rename(unfinished, path)
		}
		if err != nil {
			_ = os.Remove(unfinished)
			err = w.named(err, "")
		}
	}
	return err
}

// named is an error about an unfinished file with the name that it was to get.
func (w *wholeFiles) named(err error, path string) error {
	var of *fs.PathError
	if !errors.As(err, &of) {
		return err
	}
	if path = cmp.Or(path, w.names[of.Path]); path == "" {
		return err
	}
	return fmt.Errorf("%s cannot be written: %w", path, of.Err)
}
