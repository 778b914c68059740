package command

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v3"

	"entente/internal/annotation"
	"entente/internal/evaluation"
)

func (p *program) eval() *cli.Command {
	return &cli.Command{
		Name:      "eval",
		Usage:     "measure precision, recall and F1 against annotated articles",
		ArgsUsage: "DIR",
		Description: "DIR holds articles and their annotations side by side: NAME.txt and NAME.json. The figures are\n" +
			"those of the gold set's own scorer.\n\n" +
			"Example:  entente eval --details all gold/",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "details", Usage: "list what was missed and what is spurious in one text, or in `all`"},
			&cli.IntFlag{Name: "worst", Value: 8, Usage: "how many of the worst texts to list"},
			&cli.StringFlag{Name: "output", Usage: "write what was extracted into this `DIR`, a file per text"},
		}, p.readingFlags()...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() != 1 {
				return usageError("name one folder of annotated articles; see %s --help", cmd.FullName())
			}
			return p.evaluate(ctx, cmd, cmd.Args().First())
		},
	}
}

func (p *program) evaluate(ctx context.Context, cmd *cli.Command, dir string) error {
	gold, err := annotation.ReadFolder(dir)
	if err != nil {
		return err
	}
	if len(gold) == 0 {
		return fmt.Errorf("%s: no annotated articles here: NAME.txt with NAME.json beside it", dir)
	}
	l, err := p.newLoader(cmd)
	if err != nil {
		return err
	}
	system := annotation.Folder{}
	for _, name := range gold.Names() {
		text := filepath.Join(dir, name+".txt")
		for x, err := range l.Extracted(ctx, []string{text}) {
			if err != nil {
				fmt.Fprintf(p.Err, "refused: %v\n", err)
				continue
			}
			system[name] = x.Result.Document(x.Article, false)
		}
	}
	if out := cmd.String("output"); out != "" {
		if err := writeFolder(out, system); err != nil {
			return err
		}
	}
	o := evaluation.ReportOptions{Worst: cmd.Int("worst"), Details: cmd.String("details")}
	if o.Details != "" && o.Details != "all" && !slices.Contains(gold.Names(), o.Details) {
		return usageError("--details %q: no such text in %s", o.Details, dir)
	}
	return evaluation.Report(p.Out, gold, system, o)
}

func writeFolder(dir string, f annotation.Folder) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, name := range f.Names() {
		b, err := json.MarshalIndent(f[name], "", "  ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name+".json"), append(b, '\n'), 0o644); err != nil {
			return err
		}
	}
	return nil
}
