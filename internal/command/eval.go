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
	"entente/internal/evaluation/dataset"
)

func (p *program) eval() *cli.Command {
	return &cli.Command{
		Name:      "eval",
		Usage:     "measure precision, recall and F1 against annotated articles or sentences",
		ArgsUsage: "DIR…",
		Description: "DIR holds one of two things. Articles and their annotations side by side, NAME.txt and NAME.json:\n" +
			"the figures are those of the gold set's own scorer. Or a data set of others: JSON Lines with a\n" +
			"mapping.json that says how its labels and our relations correspond; each kind is scored by its own rule.\n\n" +
			"Example:  entente eval --details all gold/",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "details", Usage: "list what was missed and what is spurious in one text, or in `all`"},
			&cli.IntFlag{Name: "worst", Value: 8, Usage: "how many of the worst texts to list"},
			&cli.StringFlag{Name: "output", Usage: "write what was extracted into this `DIR`, a file per text"},
		}, p.readingFlags()...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() == 0 {
				return usageError("name a folder of annotated articles or sentences; see %s --help", cmd.FullName())
			}
			return p.evaluateAll(ctx, cmd, cmd.Args().Slice())
		},
	}
}

// evaluateAll scores one folder after the other, with an empty line between them.
func (p *program) evaluateAll(ctx context.Context, cmd *cli.Command, dirs []string) error {
	for i, dir := range dirs {
		if i > 0 {
			fmt.Fprintln(p.Out)
		}
		evaluate := p.evaluateArticles
		if dataset.Is(dir) {
			evaluate = p.evaluateDataset
		}
		if err := evaluate(ctx, cmd, dir); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) evaluateArticles(ctx context.Context, cmd *cli.Command, dir string) error {
	gold, err := annotation.ReadFolder(dir)
	if err != nil {
		return err
	}
	if len(gold) == 0 {
		return fmt.Errorf("%s: neither annotated articles (NAME.txt with NAME.json beside it) nor a data set (.jsonl with mapping.json)", dir)
	}
	system, err := p.extracted(ctx, cmd, dir, gold.Names())
	if err != nil {
		return err
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
	fmt.Fprintf(p.Out, "%s: annotated articles\n", filepath.Base(dir))
	return evaluation.Report(p.Out, gold, system, o)
}

// extracted is what the articles of a folder state. What is refused is told
// and left out, so that it counts as missed.
func (p *program) extracted(ctx context.Context, cmd *cli.Command, dir string, names []string) (annotation.Folder, error) {
	l, err := p.newLoader(cmd)
	if err != nil {
		return nil, err
	}
	system := annotation.Folder{}
	for _, name := range names {
		for x, err := range l.Extracted(ctx, []string{filepath.Join(dir, name+".txt")}) {
			if err != nil {
				fmt.Fprintf(p.Err, "refused: %v\n", err)
				continue
			}
			system[name] = x.Result.Document(x.Article, false)
		}
	}
	return system, ctx.Err()
}

func (p *program) evaluateDataset(ctx context.Context, cmd *cli.Command, dir string) error {
	if cmd.String("output") != "" {
		return usageError("--output: %s is a data set; only annotated articles are written out", dir)
	}
	if d := cmd.String("details"); d != "" && d != "all" {
		return usageError("--details %q: %s is a data set; say --details all", d, dir)
	}
	set, err := dataset.Open(dir)
	if err != nil {
		return err
	}
	lexicon, err := lexiconOf(cmd)
	if err != nil {
		return err
	}
	reader, err := dataset.NewReader(lexicon)
	if err != nil {
		return err
	}
	outcome, err := dataset.Evaluate(ctx, set, reader, cmd.Int("workers"))
	if err != nil {
		return err
	}
	return outcome.Write(p.Out, cmd.String("details") == "all")
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
