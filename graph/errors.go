package graph

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"entente/internal/store"
)

// codeKey is where an error's extensions hold its code.
const codeKey = "code"

// coded is an error with a code of the closed list.
func coded(code ErrorCode, format string, args ...any) *gqlerror.Error {
	return withCode(&gqlerror.Error{Message: fmt.Sprintf(format, args...)}, code)
}

func badInput(format string, args ...any) error { return coded(ErrorCodeBadUserInput, format, args...) }

func notFound(format string, args ...any) error { return coded(ErrorCodeNotFound, format, args...) }

func withCode(e *gqlerror.Error, code ErrorCode) *gqlerror.Error {
	if e.Extensions == nil {
		e.Extensions = map[string]any{}
	}
	e.Extensions[codeKey] = code
	if code == ErrorCodeUnavailable || code == ErrorCodeOverloaded {
		e.Extensions["retriable"] = true
	}
	return e
}

// codeOf is the code that an error carries, "" for none of the closed list.
func codeOf(e *gqlerror.Error) ErrorCode {
	switch c := e.Extensions[codeKey].(type) {
	case ErrorCode:
		return c
	case string:
		if ErrorCode(c).IsValid() {
			return ErrorCode(c)
		}
	}
	return ""
}

// present gives every error a code, and hides from the client what is none of its
// business: that is logged, under an id which the client is told.
func present(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		e := graphql.DefaultErrorPresenter(ctx, err)
		if e == nil || codeOf(e) != "" {
			return e
		}
		shown := *e
		shown.Extensions = nil
		code := classify(err)
		switch code {
		case ErrorCodeTimeout:
			shown.Message = "the answer was not ready in time: ask for fewer items or levels"
		case ErrorCodeOverloaded:
			shown.Message = "questions that look at the whole graph took all the time: ask again later"
		case ErrorCodeUnavailable:
			return unavailable(ctx, log, &shown, err)
		case ErrorCodeInternalServerError:
			return hide(ctx, log, &shown, err)
		}
		return withCode(&shown, code)
	}
}

// unavailable is retriable, but for a store that waits for somebody to mend it.
func unavailable(ctx context.Context, log *slog.Logger, shown *gqlerror.Error, err error) *gqlerror.Error {
	log.ErrorContext(ctx, "store out of reach", "path", shown.Path.String(), "error", err)
	withCode(shown, ErrorCodeUnavailable)
	shown.Message = "the store is out of reach: ask again later"
	if errors.Is(err, store.ErrUnusable) {
		shown.Message = "the store does not do this as it is: the server's log tells what to mend"
		delete(shown.Extensions, "retriable")
	}
	return shown
}

// classify maps what stores and contexts wrap to codes; it is the only place that does.
func classify(err error) ErrorCode {
	switch {
	case errors.Is(err, store.ErrInvalid):
		return ErrorCodeBadUserInput
	case errors.Is(err, store.ErrRefused):
		return ErrorCodeCypherRefused
	case errors.Is(err, store.ErrNotFound):
		return ErrorCodeNotFound
	case errors.Is(err, store.ErrBusy):
		return ErrorCodeOverloaded
	case errors.Is(err, store.ErrUnavailable), errors.Is(err, store.ErrConflict):
		return ErrorCodeUnavailable
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return ErrorCodeTimeout
	}
	return ErrorCodeInternalServerError
}

func hide(ctx context.Context, log *slog.Logger, shown *gqlerror.Error, err error) *gqlerror.Error {
	id := rand.Text()[:10]
	log.ErrorContext(ctx, "fault while answering", "id", id, "path", shown.Path.String(), "error", err)
	shown.Message = "a fault of this server; its log tells more under " + id
	shown.Err = nil
	withCode(shown, ErrorCodeInternalServerError).Extensions["id"] = id
	return shown
}

// fault is a panic turned into an error.
type fault struct {
	value any
	stack []byte
}

func (f *fault) Error() string { return fmt.Sprintf("panic: %v\n%s", f.value, f.stack) }

// recovered turns a resolver's panic into an error that the presenter hides.
func recovered(_ context.Context, value any) error { return &fault{value, debug.Stack()} }

// maxRefusals is how many of a document's errors are told.
const maxRefusals = 20

// refused is the errors of a request that was not run, each with a code: what has
// none came from reading the request.
func refused(list gqlerror.List) gqlerror.List {
	list = list[:min(len(list), maxRefusals)]
	for _, e := range list {
		if codeOf(e) == "" {
			withCode(e, ErrorCodeBadRequest)
		}
	}
	return list
}
