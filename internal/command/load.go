package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/urfave/cli/v3"

	"entente/internal/article"
	"entente/internal/extract"
	"entente/internal/relations"
	"entente/internal/store"
	"entente/loader"
)

func (p *program) load() *cli.Command {
	return &cli.Command{
		Name:      "load",
		Usage:     "read articles and store what they state",
		ArgsUsage: "SOURCE…",
		Description: "A source is a file, a folder, a URL, a feed's URL, or - for standard input. Text, HTML, Markdown\n" +
			"and JSON Lines are read. What is stored already costs nothing, so a load that was cut short is\n" +
			"resumed by running it again.\n\n" +
			"Example:  entente load --store sqlite:news.db articles/ https://example.org/feed.xml",
		Flags: append([]cli.Flag{p.storeFlag()}, p.readingFlags()...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() == 0 {
				return usageError("nothing to load: name files, folders or URLs, or - for standard input; see %s --help", cmd.FullName())
			}
			st, err := openStore(ctx, cmd.String("store"))
			if err != nil {
				return err
			}
			return errors.Join(p.loadInto(ctx, cmd, st), closeStore(st))
		},
	}
}

// closeStore closes even when the user has interrupted.
func closeStore(st store.Store) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	return st.Close(ctx)
}

// readingFlags are those of every command that reads articles.
func (p *program) readingFlags() []cli.Flag {
	return []cli.Flag{
		&cli.IntFlag{Name: "workers", Sources: p.sources("workers"), Usage: "articles read at the same time; 0 means one per core"},
		&cli.IntFlag{Name: "max-article", Value: article.DefaultMaxBytes >> 20, Sources: p.sources("max-article"), Usage: "largest article, in `MiB`; larger ones are refused"},
		&cli.StringFlag{Name: "lexicon", Sources: p.sources("lexicon"), Usage: "add the triggers in this `FILE` to the built-in ones"},
	}
}

func (p *program) newLoader(cmd *cli.Command) (*loader.Loader, error) {
	workers, size := cmd.Int("workers"), cmd.Int("max-article")
	if workers < 0 {
		return nil, usageError("--workers %d: must not be negative", workers)
	}
	if size < 1 || size > 1<<20 {
		return nil, usageError("--max-article %d: must be 1 to %d MiB", size, 1<<20)
	}
	var o extract.Options
	if path := cmd.String("lexicon"); path != "" {
		lexicon, err := relations.Default().With(path)
		if err != nil {
			return nil, fmt.Errorf("--lexicon: %w", err)
		}
		o.Lexicon = lexicon
	}
	x, err := extract.New(o)
	if err != nil {
		return nil, err
	}
	return &loader.Loader{Extractor: x, Stdin: p.In, Options: loader.Options{
		Workers: workers, Reading: article.Options{MaxBytes: int64(size) << 20},
	}}, nil
}

// loadInto loads the sources named on the command line.
func (p *program) loadInto(ctx context.Context, cmd *cli.Command, st store.Store) error {
	l, err := p.newLoader(cmd)
	if err != nil {
		return err
	}
	l.Store = st
	out := newProgress(p.Err)
	l.Options.Progress = out.event
	report, err := l.Load(ctx, cmd.Args().Slice())
	out.finish()
	fmt.Fprintln(p.Err, report)
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(p.Err, "interrupted: what is reported as added is stored; run the same command to go on")
		return errSilent
	case err != nil:
		return err
	case report.Refused > 0:
		return fmt.Errorf("%w: refused: %d", errSilent, report.Refused)
	}
	return nil
}

// progress shows how a load goes on: one line that is written over on a
// terminal, a line an article elsewhere. Refusals always get their own line.
type progress struct {
	w        io.Writer
	terminal bool
	done     int
	stated   int
}

func newProgress(w io.Writer) *progress {
	f, ok := w.(interface{ Fd() uintptr })
	return &progress{w: w, terminal: ok && isatty.IsTerminal(f.Fd())}
}

func (p *progress) event(e loader.Event) {
	const clear = "\r\x1b[K"
	p.done++
	p.stated += e.Statements
	switch {
	case e.Err != nil && p.terminal:
		fmt.Fprintf(p.w, "%srefused: %v\n", clear, e.Err)
	case e.Err != nil:
		fmt.Fprintf(p.w, "refused: %v\n", e.Err)
	case p.terminal:
		fmt.Fprintf(p.w, "%s%d articles, %d statements: %s", clear, p.done, p.stated, e.Origin)
	case e.Outcome == store.Unchanged:
		fmt.Fprintf(p.w, "%s: unchanged\n", e.Origin)
	default:
		fmt.Fprintf(p.w, "%s: %d entities, %d statements\n", e.Origin, e.Entities, e.Statements)
	}
}

// finish ends the line that is written over.
func (p *progress) finish() {
	if p.terminal && p.done > 0 {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
