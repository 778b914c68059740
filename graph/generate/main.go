// Command generate turns schema.graphqls into Go, as gqlgen does by gqlgen.yml,
// and adds the code by which package level answers the same schema.
//
// Run it by go generate ./graph.
package main

import (
	"fmt"
	"os"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen/config"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run() error {
	cfg, err := config.LoadConfigFromDefaultLocations()
	if err != nil {
		return err
	}
	return api.Generate(cfg, api.AddPlugin(levels{"graph/levels_gen.go"}))
}
