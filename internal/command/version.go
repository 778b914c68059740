package command

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v3"
)

// Version is the release that the source belongs to.
const Version = "0.1.0"

func (p *program) version() *cli.Command {
	return &cli.Command{
		Name:        "version",
		Usage:       "say which version this is",
		Description: "Example:  entente version",
		Action: func(context.Context, *cli.Command) error {
			_, err := fmt.Fprintf(p.Out, "entente %s%s %s %s/%s\n", Version, revision(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

// revision is the commit that the binary was built from, where Go recorded it.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return " (" + s.Value[:12] + ")"
		}
	}
	return ""
}
