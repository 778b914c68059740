package command

import (
	"context"
	"errors"
	"fmt"

	"entente/internal/store"
)

// The exit codes.
const (
	exitDone    = 0
	exitRefused = 1 // some inputs were refused, the rest is done; or the command did not get its answer
	exitUsage   = 2 // the command line is wrong
	exitStore   = 3 // the store is out of reach
)

// errSilent marks an error that has been told to the user already.
var errSilent = errors.New("told already")

type usage struct{ error }

func (u usage) Unwrap() error { return u.error }

// usageError says what is wrong with the command line.
func usageError(format string, args ...any) error { return usage{fmt.Errorf(format, args...)} }

func exitCode(err error) int {
	var u usage
	switch {
	case err == nil, errors.Is(err, context.Canceled):
		return exitDone
	case errors.As(err, &u):
		return exitUsage
	case errors.Is(err, store.ErrUnavailable), errors.Is(err, store.ErrConflict):
		return exitStore
	}
	return exitRefused
}
