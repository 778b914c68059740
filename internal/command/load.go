package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/urfave/cli/v3"

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

// loadInto loads the sources named on the command line.
func (p *program) loadInto(ctx context.Context, cmd *cli.Command, st store.Store) error {
	l, err := p.newLoader(cmd)
	if err != nil {
		return err
	}
	l.Store = st
	return p.loadBy(ctx, l, cmd.Args().Slice())
}

// loadBy loads the sources and tells how it goes.
func (p *program) loadBy(ctx context.Context, l *loader.Loader, sources []string) error {
	out := newProgress(p.Err)
	l.Options.Progress = out.event
	report, err := l.Load(ctx, sources)
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
	if e.Warning != nil {
		fmt.Fprintf(p.w, "%s: %v\n", e.Origin, e.Warning)
	}
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
