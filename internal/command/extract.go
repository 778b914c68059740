package command

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/urfave/cli/v3"

	"entente/loader"
)

func (p *program) extract() *cli.Command {
	return &cli.Command{
		Name:      "extract",
		Usage:     "show what articles state, as JSON, without a store",
		ArgsUsage: "SOURCE…",
		Description: "Writes one JSON object for each article: its entities, relations and agreements, each relation\n" +
			"with its sentence. With several articles, or with --lines, each is one line.\n\n" +
			"Example:  entente extract --explain article.txt",
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "explain", Usage: "add to each relation the path through the sentence's tree that led to it"},
			&cli.BoolFlag{Name: "lines", Usage: "write JSON Lines even for one article"},
		}, p.readingFlags()...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() == 0 {
				return usageError("nothing to read: name files, folders or URLs, or - for standard input; see %s --help", cmd.FullName())
			}
			l, err := p.newLoader(cmd)
			if err != nil {
				return err
			}
			return p.writeExtracted(ctx, cmd, l)
		},
	}
}

// writeExtracted holds the first article back until it is known whether there
// is a second: one is written for people, several as lines.
func (p *program) writeExtracted(ctx context.Context, cmd *cli.Command, l *loader.Loader) error {
	var held []byte
	refused, written := 0, 0
	flush := func(line []byte) error {
		written++
		_, err := p.Out.Write(append(line, '\n'))
		return err
	}
	for x, err := range l.Extracted(ctx, cmd.Args().Slice()) {
		if errors.Is(err, loader.ErrPassedOver) {
			continue
		}
		if err != nil {
			refused++
			fmt.Fprintf(p.Err, "refused: %v\n", err)
			continue
		}
		if x.Warning != nil {
			fmt.Fprintf(p.Err, "%s: %v\n", x.Article.Origin, x.Warning)
		}
		line, err := marshal(x.Result.Document(x.Article, cmd.Bool("explain")))
		if err != nil {
			return err
		}
		if held != nil {
			if err := flush(held); err != nil {
				return err
			}
		}
		held = line
	}
	if held != nil && written == 0 && !cmd.Bool("lines") {
		var b bytes.Buffer
		if err := json.Indent(&b, held, "", "  "); err != nil {
			return err
		}
		held = b.Bytes()
	}
	if held != nil {
		if err := flush(held); err != nil {
			return err
		}
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case refused > 0:
		return errSilent
	}
	return nil
}

// marshal writes JSON without turning <, > and & into escapes.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
