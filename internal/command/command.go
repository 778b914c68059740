// Package command is Entente's command line, a file per command. It knows
// every package and wires them together; nothing imports it but main.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v3"
)

// Streams are what a command reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// Run runs the command line and gives the exit code; see exit.go. args begin
// with the program's name. ctx ends when the user interrupts.
func Run(ctx context.Context, args []string, s Streams) int {
	config, err := readConfig(args)
	if err != nil {
		fmt.Fprintln(s.Err, "entente: "+err.Error())
		return exitUsage
	}
	root := newRoot(&program{Streams: s, config: config})
	err = root.Run(ctx, args)
	code := exitCode(err)
	if err != nil && !errors.Is(err, errSilent) {
		fmt.Fprintln(s.Err, "entente: "+tell(err))
	}
	return code
}

// program is what every command shares.
type program struct {
	Streams
	config config
}

func newRoot(p *program) *cli.Command {
	root := &cli.Command{
		Name:  "entente",
		Usage: "read news articles, keep what they state as a graph, answer questions about it",
		Description: "Entente reads articles and keeps who stands with whom: countries, organisations, people and\n" +
			"agreements, joined by typed relations, each with the sentences that say so.\n\n" +
			"Try it:  entente serve samples",
		Reader: p.In, Writer: p.Out, ErrWriter: p.Err,
		Suggest:        true,
		ExitErrHandler: func(context.Context, *cli.Command, error) {},
		Flags: []cli.Flag{&cli.StringFlag{Name: "config", Usage: "read flags' values from this YAML `FILE` (default: entente.yaml, if there is one)",
			Sources: cli.EnvVars("ENTENTE_CONFIG")}},
		Commands: []*cli.Command{
			p.serve(), p.load(), p.extract(), p.eval(), p.query(), p.export(), p.copy(), p.neo4j(), p.cypher(), p.version(),
		},
		Action: func(_ context.Context, cmd *cli.Command) error {
			if name := cmd.Args().First(); name != "" {
				return unknownCommand(cmd, name)
			}
			return cli.ShowRootCommandHelp(cmd)
		},
	}
	setUsageErrors(root)
	return root
}

// setUsageErrors makes a wrong flag of any command exit with 2 and say where help is.
func setUsageErrors(cmd *cli.Command) {
	cmd.OnUsageError = func(_ context.Context, cmd *cli.Command, err error, _ bool) error {
		return usageError("%w; see %s --help", plainUsage(err), cmd.FullName())
	}
	for _, c := range cmd.Commands {
		setUsageErrors(c)
	}
}

// plainUsage says in our words what the flag parser says in its own.
func plainUsage(err error) error {
	if name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: "); ok {
		return fmt.Errorf("no such flag: -%s", name)
	}
	return err
}

func unknownCommand(root *cli.Command, name string) error {
	var names []string
	for _, c := range root.Commands {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	slices.Sort(names)
	return usageError("no such command: %q; use one of %s", name, strings.Join(names, ", "))
}
