// Entente reads news articles and keeps what they state as a knowledge graph
// of countries, organisations, people and agreements.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"entente/internal/command"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(command.Run(ctx, os.Args, command.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
}
