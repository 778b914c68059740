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
	exitRefused = 1 // some inputs were refused, the rest is done; or the command was interrupted, or did not get its answer
	exitUsage   = 2 // the command line is wrong
	exitStore   = 3 // the store is out of reach, or is none
)

// errSilent marks an error that has been told to the user already.
var errSilent = errors.New("told already")

type usage struct{ error }

func (u usage) Unwrap() error { return u.error }

// unopened is why a store could not be opened.
type unopened struct{ error }

func (u unopened) Unwrap() error { return u.error }

// usageError says what is wrong with the command line.
func usageError(format string, args ...any) error { return usage{fmt.Errorf(format, args...)} }

// interruption is what an interrupt, or the system's wish that the program ends,
// left behind.
type interruption struct{ left string }

func (i interruption) Error() string { return "interrupted: " + i.left }

// Is makes it an interrupt like any other.
func (i interruption) Is(err error) bool { return err == context.Canceled }

// tell says what is wrong. An interrupt is told as such, and not by what was being
// done then.
func tell(err error) string {
	var i interruption
	if errors.Is(err, context.Canceled) && !errors.As(err, &i) {
		return "interrupted"
	}
	return err.Error()
}

// untilInterrupted is the error of a command that goes on until it is interrupted:
// nil where it was.
func untilInterrupted(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

func exitCode(err error) int {
	var u usage
	var o unopened
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, context.Canceled):
		return exitRefused
	case errors.As(err, &u):
		return exitUsage
	case errors.As(err, &o), errors.Is(err, store.ErrUnavailable), errors.Is(err, store.ErrConflict):
		return exitStore
	}
	return exitRefused
}
